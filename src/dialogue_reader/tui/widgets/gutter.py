"""The drawing between the panes."""

from collections.abc import Callable
from itertools import groupby, zip_longest

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from dialogue_reader.layout.link_lines import Cell, draw, line_at
from dialogue_reader.tui.view.model import GutterView
from dialogue_reader.tui.widgets.base import NoRelayout, regions_of
from dialogue_reader.tui.widgets.styles import paint


class Gutter(NoRelayout):
    """Draws the links that touch the screen."""

    ALLOW_SELECT = False

    class LinkPointed(Message):
        """A link was clicked on: the passages at its ends, and whether the first of them is meant."""

        def __init__(self, passages: tuple[int, int], *, to_first: bool) -> None:
            super().__init__()
            self.passages = passages
            self.to_first = to_first

    class RowPointed(Message):
        """A row without a link was clicked on, near the first pane or the second."""

        def __init__(self, row: int, *, in_first: bool) -> None:
            super().__init__()
            self.row = row
            self.in_first = in_first

    class Dragged(Message):
        """The gutter is being dragged to that column of the screen."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    def __init__(self, resized: Callable[[], None]) -> None:
        """`resized` is called when the gutter is about to be shown at a size that it was not drawn for."""
        super().__init__(id="gutter")
        self._resized = resized
        self._drawn = Size(0, 0)
        self._base = Style()
        self._view = self._drawn_view = GutterView()
        self._grid: tuple[tuple[Cell, ...], ...] = ()
        self._is_dragged = False
        self._pressed = 0

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

    # -- the mouse ---------------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click or a drag begins."""
        if event.button == 1:
            self._is_dragged, self._pressed = False, event.screen_x
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move along with the mouse."""
        if self.app.mouse_captured is self and (self._is_dragged or event.screen_x != self._pressed):
            self._is_dragged = True
            self.post_message(self.Dragged(event.screen_x))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """A click follows a link, or goes to a passage."""
        was_pressed = self.app.mouse_captured is self
        self.release_mouse()
        place = event.get_content_offset(self)
        if self._is_dragged or not was_pressed or place is None:
            return
        height, in_first = self.size.height, place.x < self.size.width / 2
        line = line_at(self._view.lines, self.size.width, height, place.x, place.y)
        if line is None:
            self.post_message(self.RowPointed(place.y, in_first=in_first))
            return
        if not 0 <= line.left < height or not 0 <= line.right < height:
            in_first = not 0 <= line.left < height  # the end that is out of sight is what is wanted
        self.post_message(self.LinkPointed(line.passages, to_first=in_first))
