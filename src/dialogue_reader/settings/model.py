"""Every setting with its type and its default.

A section of `config.toml` is a class here, a setting a field of it; its description for people is in
`messages.settings`.
"""

from typing import Literal, NamedTuple


class Look(NamedTuple):
    """How the reader looks. An empty `theme` is Textual's own, an empty `language` that of the system.

    `guide` is whether the first start shows the first steps.
    """

    theme: str = ""
    language: Literal["", "en", "vi", "fr"] = ""
    guide: bool = True


class Reading(NamedTuple):
    """How a pair is opened that was never read before; `points` is how many key points are listed (1..40)."""

    arrangement: Literal["facing", "rows"] = "facing"
    sync: bool = True
    keywords: bool = True
    points: int = 8


class Notes(NamedTuple):
    """How marks and notes are made. Without an `editor`, VISUAL and EDITOR name it; `folder` is where exports go."""

    colour: Literal["yellow", "green", "blue", "pink", "purple"] = "yellow"
    editor: str = ""
    folder: str = ""


class Settings(NamedTuple):
    """All settings, by section."""

    look: Look = Look()
    reading: Reading = Reading()
    notes: Notes = Notes()


RANGES = {"reading.points": (1, 40)}
"""The least and the greatest of numbers that may not be any."""
