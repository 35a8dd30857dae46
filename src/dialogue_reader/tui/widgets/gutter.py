"""The drawing between the panes."""

from collections.abc import Callable
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip

from dialogue_reader.layout.link_lines import Alone, Cell, Wire, draw
from dialogue_reader.tui.paints import paint
from dialogue_reader.tui.widgets.still import Still


class Gutter(Still):
    """Draws the links that touch the screen."""

    ALLOW_SELECT = False

    def __init__(self, drawing_due: Callable[[], None]) -> None:
        """`drawing_due` is called when the gutter is about to be shown at a size that it was not drawn for."""
        super().__init__(id="gutter")
        self._drawing_due = drawing_due
        self._drawn = Size(0, 0)
        self._base = Style()
        self._grid: tuple[tuple[Cell, ...], ...] = ()

    def show(self, wires: list[Wire], alone: list[Alone], *, mirrored: bool) -> None:
        """Draw these; `mirrored` where the articles have changed places."""
        if mirrored:
            wires = [Wire(wire.right, wire.left, wire.tone) for wire in wires]
            alone = [Alone("right" if lone.side == "left" else "left", lone.row) for lone in alone]
        grid = draw(wires, alone, self.size.width, self.size.height)
        if grid != self._grid:
            self._grid = grid
            if self._drawn == self.size:
                self.refresh()  # of another size, it is about to be shown anyway

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`, drawn for the size at hand."""
        if self._drawn != self.size:
            self._drawing_due()
            self._drawn = self.size
        self._base = self.rich_style  # as in a pane: too dear to be asked for by each row
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the drawing."""
        if y >= len(self._grid):
            return Strip.blank(self.size.width, self._base)
        runs = groupby(self._grid[y], key=lambda cell: cell.tone)
        segments = [Segment("".join(cell.glyph for cell in run), paint(self, tone)) for tone, run in runs]
        return Strip(segments, len(self._grid[y])).adjust_cell_length(self.size.width, self._base)
