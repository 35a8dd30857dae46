"""The looks of texts, margins and drawings: of kinds of passages, of the roles laid over them, of the gutter's lines.

Each is written as Textual writes the style of a piece of text, in the variables of a theme and in those of `colours`.
It is mixed when something is first painted in it, and Textual remembers it for as long as the theme stays.
"""

from rich.style import Style
from textual.widget import Widget

from dialogue_reader.notes.model import COLOURS
from dialogue_reader.tui.view.layers import TERMS

SIXTEEN = "-sixteen"
"""The class of an application whose terminal has sixteen colours."""

_TEXT = "$foreground on $background"

LOOKS = {
    # kinds of passages
    "body": "",
    "item": "",
    "table": "",
    "title": "bold $text-primary",
    "lede": "bold",
    "heading": "bold",
    "quotation": "italic",
    "date": "$foreground 65%",
    "byline": "$foreground 65%",
    "caption": "italic $foreground 65%",
    # roles laid over a text
    "only-here-part": "italic $only-here-part",
    "keyword": "$text-accent",
    **{term: f"bold ${term}" for term in TERMS},
    "tie": "on $primary-muted",
    **{f"mark-{name}": f"$mark-{name}-text on $mark-{name}" for name in COLOURS},
    "difference": "underline $text-error",
    "in-common": "bold underline",
    "hit": "$hit-text on $hit",
    "hit-current": "bold $background on $warning",
    "difference-current": "bold #ffffff on $error",
    "selection": "#ffffff on #0a62ad",
    # beside a text
    "bar": "$bar",
    "bar-across": "$accent",
    "note": "bold $warning",
    "caret": "reverse",
    "aside": "italic $foreground 75%",
    # in the gutter
    "link": "$foreground 75%",
    "unsure": "$foreground 75%",
    "current": "bold $accent",
    "only-here": "$warning",
    "partly-here": "$warning",
    # in the matrix
    "matrix-row": "on $primary-muted",
    # on the map
    "map-shared": "$bar",
    "map-partly-here": "$warning",
    "map-only-here": "$warning",
    "map-unsure": "$foreground 75%",
    "map-aside": "$foreground 75%",
    "map-difference": "bold $text-error",
    "map-ribbon": "$foreground 75%",
    "map-ribbon-current": "bold $accent",
    "map-current": "bold $accent",
}
_DARK_AMBER = "#7a4300"  # what the warning and accent colours of light themes are too pale for
_ON_LIGHT = {
    **dict.fromkeys(
        ("keyword", "bar-across", "only-here", "partly-here", "map-only-here", "map-partly-here"), _DARK_AMBER
    ),
    **dict.fromkeys(("note", "current", "map-ribbon-current", "map-current"), f"bold {_DARK_AMBER}"),
    "hit-current": "bold #ffffff on #8a3d00",
    "matrix-row": "on #ffffff",
}
_IN_SIXTEEN = {
    "hit-current": "bold #000000 on #55ffff",
    "selection": "#000000 on #aaaaaa",
    "difference-current": "bold #ffffff on #aa0000",
    "tie": "underline",
    "matrix-row": "underline",
}
# What colours say otherwise.
_WITHOUT_COLOURS = {
    "keyword": "italic",
    "difference": "bold underline",
    "difference-current": "bold reverse",
    "hit-current": "bold reverse",
    "hit": "reverse",
    "selection": "reverse",
    "tie": "reverse",
    "matrix-row": "underline",
    **{name: "underline" for name in LOOKS if name.startswith("mark-")},
}


MUTED = "auto 75%"
"""The colour of letters that matter less, on any background; dim ones would be too faint on light colours."""


def paint(widget: Widget, name: str, *, over: bool = False) -> Style:
    """The style called `name` in the theme at hand; `over` leaves out what lies below. Raises KeyError."""
    app = widget.app
    look = LOOKS[name]
    if app.no_color:
        look = _WITHOUT_COLOURS.get(name, look)
    else:
        look = look if app.current_theme.dark else _ON_LIGHT.get(name, look)
        look = _IN_SIXTEEN.get(name, look) if app.has_class(SIXTEEN) else look
    style = app.stylesheet.parse_style(look)
    return style.rich_style if over else (app.stylesheet.parse_style(_TEXT) + style).rich_style
