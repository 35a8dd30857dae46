"""Plain containers and the base of every widget here: what they hold never makes Textual lay the screen out again."""

from collections.abc import Sequence
from itertools import groupby

from textual._styles_cache import RenderLineCallback, StylesCache
from textual.color import Color
from textual.containers import Horizontal, Vertical
from textual.css.styles import StylesBase
from textual.geometry import Region, Size, Spacing
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget


def regions_of(rows: Sequence[int], width: int) -> list[Region]:
    """The regions that `rows`, in order, make up, each as high as it can be."""
    stretches = [[row for _, row in stretch] for _, stretch in groupby(enumerate(rows), lambda at: at[1] - at[0])]
    return [Region(0, stretch[0], width, len(stretch)) for stretch in stretches]


class NoRelayout(Widget):
    """Its virtual size moves no other widget; in Textual, every change of it lays the whole screen out once more."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)


class PlainLines(StylesCache):
    """The lines of a widget without border, padding or tint, as it makes them.

    Textual looks for all of these anew at every line, and makes another strip of each, which forgets what was worked
    out for the one before; half the time of a frame went there.
    """

    def render_line(
        self,
        styles: StylesBase,
        y: int,
        size: Size,
        content_size: Size,
        padding: Spacing,
        base_background: Color,
        background: Color,
        render_content_line: RenderLineCallback,
        *others: object,
    ) -> Strip:
        """The line as it is."""
        del styles, size, content_size, padding, base_background, background, others
        return render_content_line(y)


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
