"""Widgets that hold no more than they show."""

from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


class Still(Widget):
    """Its virtual size moves no other widget; as Textual has it, every change lays the whole screen out once more."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)


class Beside(Horizontal, Still):
    """Holds its parts beside one another."""


class Above(Vertical, Still):
    """Holds its parts above one another."""
