"""Every setting with its type and its default.

A section of `config.toml` is a class here, a setting a field of it; its description for people is in
`messages.settings`.
"""

from typing import Literal, NamedTuple

WORDS = tuple[str, ...]
"""The type of a setting that is a command with its arguments."""


class Look(NamedTuple):
    """How the reader looks. `theme` is "auto", which follows the terminal, "dark", "light", or the name of a theme.

    `dark` and `light` are the themes that are meant then; an empty `language` is that of the system. `linear` is
    reading line by line, without a screen; `guide` is whether the first start shows the first steps.
    """

    theme: str = "auto"
    dark: str = "textual-dark"
    light: str = "textual-light"
    language: Literal["", "en", "vi", "fr"] = ""
    linear: bool = False
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


class Translation(NamedTuple):
    """Who translates a passage: a `command` that reads it, or else a model at `url`; without either, nobody.

    `key_variable` names the variable of the environment that holds the key; `language` is an ISO 639 code, empty for
    that of the interface.
    """

    command: WORDS = ()
    url: str = ""
    model: str = ""
    key_variable: str = ""
    allow_remote: bool = False
    language: str = ""
    seconds: int = 60

    @property
    def is_settled(self) -> bool:
        """Whether there is a translator to ask."""
        return bool(self.command or self.url)

    def target(self, spoken: str) -> str:
        """The language that translations are in, by its ISO 639 code; `spoken` is that of the interface."""
        return self.language or spoken


class Settings(NamedTuple):
    """All settings, by section."""

    look: Look = Look()
    reading: Reading = Reading()
    notes: Notes = Notes()
    translation: Translation = Translation()


RANGES = {"reading.points": (1, 40), "translation.seconds": (1, 600)}
"""The least and the greatest of numbers that may not be any."""
