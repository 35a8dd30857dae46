"""Colour themes of a person's own: `[themes.NAME]` in `config.toml`, or a file `themes/NAME.toml` of the same fields.

A theme stands on one of Textual's, `base`, and replaces some of its colours.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from dialogue_reader.settings.values import Mistake, guess

COLOURS = (
    "primary", "secondary", "accent", "warning", "error", "success", "foreground", "background", "surface", "panel",
)  # fmt: skip
"""The colours that a theme may replace."""

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class ColourTheme(NamedTuple):
    """A theme by its name: colours, by their names, over those of `base`; an empty `base` is the usual dark or light.

    `place` is where it is written, for whoever looks for a mistake in it.
    """

    name: str
    is_dark: bool | None
    colours: Mapping[str, str]
    base: str = ""
    place: str = ""


def theme_of(name: str, table: Mapping[str, Any], place: str = "") -> tuple[ColourTheme, list[Mistake]]:
    """The theme that a table describes, and what is wrong with it; a mistake costs the one colour."""
    mistakes = list(_wrong(name, table))
    wrong = {path[0] for _, path, _ in mistakes}
    sound = {field: value for field, value in table.items() if field not in wrong}
    colours = {field: value for field, value in sound.items() if field in COLOURS}
    return ColourTheme(name, sound.get("dark"), colours, sound.get("base", ""), place), mistakes


def _wrong(name: str, table: Mapping[str, Any]) -> Iterator[Mistake]:
    for field, value in table.items():
        called: dict[str, object] = {"name": f"themes.{name}.{field}"}
        if field == "dark":
            if not isinstance(value, bool):
                yield "settings_flag", (field,), called
        elif field == "base":
            if not isinstance(value, str):
                yield "settings_text", (field,), called
        elif field not in COLOURS:
            yield "settings_unknown", (field,), called | guess(field, (*COLOURS, "dark", "base"), f"themes.{name}.")
        elif not isinstance(value, str) or not _COLOUR.fullmatch(value):
            yield "settings_colour", (field,), called
