"""Widgets that hold no more than they show."""

from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget


class Still(Widget):
    """Its virtual size moves no other widget; as Textual has it, every change lays the whole screen out once more."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)


class Ground(Still):
    """Shows nothing of its own: what it holds covers it, or its background is seen."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`: all the same one, so that it is cut up for what covers it but once."""
        blank = Strip.blank(crop.width, self.rich_style)
        for each in self.get_line_filters():
            blank = blank.apply_filter(each, self.background_colors[1])
        return [blank] * crop.height


class Beside(Horizontal, Ground):
    """Holds its parts beside one another."""


class Above(Vertical, Ground):
    """Holds its parts above one another."""
