"""The drawing between the panes."""

from collections.abc import Callable
from itertools import groupby, zip_longest

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip

from dialogue_reader.layout.link_lines import Cell, draw
from dialogue_reader.tui.view.model import GutterView
from dialogue_reader.tui.widgets.base import NoRelayout, regions_of
from dialogue_reader.tui.widgets.styles import paint


class Gutter(NoRelayout):
    """Draws the links that touch the screen."""

    ALLOW_SELECT = False

    def __init__(self, resized: Callable[[], None]) -> None:
        """`resized` is called when the gutter is about to be shown at a size that it was not drawn for."""
        super().__init__(id="gutter")
        self._resized = resized
        self._drawn = Size(0, 0)
        self._base = Style()
        self._view = self._drawn_view = GutterView()
        self._grid: tuple[tuple[Cell, ...], ...] = ()

    def show(self, view: GutterView) -> None:
        """Draw these lines and signs; where the gutter is hidden or has another size, when it is shown."""
        self._view = view
        if self._drawn == self.size and (rows := self._draw()):
            self.refresh(*regions_of(rows, self.size.width))

    def _draw(self) -> list[int]:
        """Draw for the size at hand; the rows that this changes."""
        grid, before = draw(self._view.lines, self._view.signs, self.size.width, self.size.height), self._grid
        self._grid, self._drawn, self._drawn_view = grid, self.size, self._view
        return [y for y, (row, old) in enumerate(zip_longest(grid, before)) if row != old]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`, drawn for the size at hand."""
        if self._drawn != self.size:
            self._resized()
        if self._drawn != self.size or self._drawn_view is not self._view:
            self._draw()
        self._base = self.rich_style  # as in a pane: too slow to be asked for by each row
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the drawing."""
        if y >= len(self._grid):
            return Strip.blank(self.size.width, self._base)
        runs = groupby(self._grid[y], key=lambda cell: cell.tone)
        segments = [Segment("".join(cell.glyph for cell in run), paint(self, tone)) for tone, run in runs]
        return Strip(segments, len(self._grid[y])).adjust_cell_length(self.size.width, self._base)
