"""Plain containers and the base of every widget here: what they hold never makes Textual lay the screen out again."""

from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget


class NoRelayout(Widget):
    """Its virtual size moves no other widget; in Textual, every change of it lays the whole screen out once more."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)


class Backdrop(NoRelayout):
    """Shows nothing of its own: what it holds covers it, or its background is seen."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`: all the same strip, so that it is cut up only once for what covers it."""
        blank = Strip.blank(crop.width, self.rich_style)
        for line_filter in self.get_line_filters():
            blank = blank.apply_filter(line_filter, self.background_colors[1])
        return [blank] * crop.height


class HorizontalBox(Horizontal, Backdrop):
    """Holds its parts beside one another."""


class VerticalBox(Vertical, Backdrop):
    """Holds its parts above one another."""
