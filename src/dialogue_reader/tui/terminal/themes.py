"""A person's own themes among Textual's, and whether their letters can be read."""

from collections.abc import Mapping
from dataclasses import replace

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from dialogue_reader.errors import SettingsError
from dialogue_reader.settings.themes import ColourTheme

ENOUGH = 4.5
"""The least contrast of a letter and what is behind it, as the WCAG 2.2 ask for."""


def made_of(theme: ColourTheme, known: Mapping[str, Theme]) -> tuple[Theme, SettingsError | None]:
    """The theme as Textual takes it, and what is wrong with it; without its base it stands on a usual one."""
    usual = "textual-light" if theme.is_dark is False else "textual-dark"
    base, mistake = known.get(theme.base or usual), None
    if base is None:
        choices = ", ".join(sorted(known))
        mistake = SettingsError("settings_theme", theme.place, theme=theme.base, choices=choices)
        base = known[usual]
    is_dark = base.dark if theme.is_dark is None else theme.is_dark
    own = replace(base, name=theme.name, dark=is_dark, variables={**base.variables})
    for name, colour in theme.colours.items():
        setattr(own, name, colour)
    return own, mistake


def contrast(style: Style) -> float:
    """The contrast of text and background, 1 to 21, by the formula of the WCAG."""
    assert style.color
    assert style.bgcolor
    return contrast_of(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))


def contrast_of(one: Color, other: Color) -> float:
    """The contrast of two colours, 1 to 21."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = map(linear, color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: int) -> float:
    """A part of a colour, 0 to 255, as light, 0 to 1."""
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
