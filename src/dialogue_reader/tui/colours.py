"""Colours of our own, which no theme of Textual's has: variables of the style sheets, that a theme may set otherwise.

Each has a contrast of at least 4.5 to 1 with what it stands on, for who tells no red from green, too.
"""

_ON_DARK = {
    "bar": "#3d9df0",
    "only-here-part": "#64a8e0",
    "warning-text": "#ffc473",
    "hit": "#0b6b78",
    "hit-text": "#f2feff",
    "term-0": "#ffb86b",
    "term-1": "#7fd88f",
    "term-2": "#6cc4ff",
    "term-3": "#ff8fbf",
    "term-4": "#c9a7ff",
    "term-5": "#e6d96b",
    "mark-yellow": "#6b5900",
    "mark-yellow-text": "#fff6c8",
    "mark-green": "#1d5c2b",
    "mark-green-text": "#d9ffe0",
    "mark-blue": "#174d80",
    "mark-blue-text": "#dceeff",
    "mark-pink": "#7a2450",
    "mark-pink-text": "#ffe0f0",
    "mark-purple": "#4d2f86",
    "mark-purple-text": "#ece2ff",
}
_ON_LIGHT = {
    "bar": "#00508f",
    "only-here-part": "#004578",
    "warning-text": "#7a3d00",
    "hit": "#74dbe8",
    "hit-text": "#00262b",
    "term-0": "#8a3d00",
    "term-1": "#0f6b2a",
    "term-2": "#0a4f94",
    "term-3": "#9c1458",
    "term-4": "#5a2ea6",
    "term-5": "#665800",
    "mark-yellow": "#ffec8a",
    "mark-yellow-text": "#2b2400",
    "mark-green": "#b5ecc0",
    "mark-green-text": "#0a2b12",
    "mark-blue": "#bcdcff",
    "mark-blue-text": "#06233f",
    "mark-pink": "#ffc7e1",
    "mark-pink-text": "#3d0622",
    "mark-purple": "#dccbff",
    "mark-purple-text": "#220a4d",
}
# Of the sixteen that every terminal has; what would become one of them is another one.
_OF_SIXTEEN = {
    "hit": "#00aaaa",
    "hit-text": "#000000",
    "mark-yellow": "#ffff55",
    "mark-yellow-text": "#000000",
    "mark-green": "#00aa00",
    "mark-green-text": "#000000",
    "mark-blue": "#0000aa",
    "mark-blue-text": "#ffffff",
    "mark-pink": "#aa00aa",
    "mark-pink-text": "#ffffff",
    "mark-purple": "#ff55ff",
    "mark-purple-text": "#000000",
}


def own_colours(*, dark: bool, sixteen: bool = False) -> dict[str, str]:
    """Each variable with its colour, for themes that are dark or light, and for terminals of sixteen colours alone."""
    colours = _ON_DARK if dark else _ON_LIGHT
    return {**colours, **_OF_SIXTEEN} if sixteen else colours
