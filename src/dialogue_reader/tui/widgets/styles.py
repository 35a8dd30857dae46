"""The styles of the screen: of the kinds of passages, of the roles laid over them, and of the margin.

The screen holds them all, so that a change of one pane does not make both mix theirs anew; `reader.tcss` and `colours`
give colours.
"""

from typing import get_args

from rich.style import Style
from textual.widget import Widget

from dialogue_reader.documents.model import Kind
from dialogue_reader.layout.link_lines import Tone
from dialogue_reader.tui.view.layers import ROLES

_BESIDE = ("bar", "bar-across", "note", "caret")
STYLES = {f"paint--{name}" for name in (*get_args(Kind), *ROLES, *_BESIDE, *get_args(Tone))}


def paint(widget: Widget, name: str, *, over: bool = False) -> Style:
    """The style called `name` on the screen that `widget` is part of; `over` leaves out what lies below."""
    return widget.screen.get_component_rich_style(f"paint--{name}", partial=over)
