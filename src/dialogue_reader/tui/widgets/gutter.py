"""The drawing between the panes."""

from itertools import groupby

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from dialogue_reader.layout.gutter import Alone, Cell, Wire, draw
from dialogue_reader.tui.paints import paint


class Gutter(Widget):
    """Draws the links that touch the screen."""

    ALLOW_SELECT = False

    class Pulled(Message):
        """The gutter has another size and wants its drawing anew."""

    def __init__(self) -> None:
        super().__init__(id="gutter")
        self._grid: tuple[tuple[Cell, ...], ...] = ()

    def show(self, wires: list[Wire], alone: list[Alone], *, mirrored: bool) -> None:
        """Draw these; `mirrored` where the articles have changed places."""
        if mirrored:
            wires = [Wire(wire.right, wire.left, wire.tone) for wire in wires]
            alone = [Alone("right" if lone.side == "left" else "left", lone.row) for lone in alone]
        grid = draw(wires, alone, self.size.width, self.size.height)
        if grid != self._grid:
            self._grid = grid
            self.refresh()

    def on_resize(self) -> None:
        """Ask for a drawing of the new size."""
        self.post_message(self.Pulled())

    def render_line(self, y: int) -> Strip:
        """One row of the drawing."""
        if y >= len(self._grid):
            return Strip.blank(self.size.width, self.rich_style)
        runs = groupby(self._grid[y], key=lambda cell: cell.tone)
        segments = [Segment("".join(cell.glyph for cell in run), paint(self, tone)) for tone, run in runs]
        return Strip(segments, len(self._grid[y])).adjust_cell_length(self.size.width, self.rich_style)
