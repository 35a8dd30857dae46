"""What a pane shows of a flow: a size in cells and rows, and the row of the layout at its top.

The reader's state holds one for each side, so that commands can ask where text is without a screen. A viewport is a
value: to scroll is to make another one. The flow behind it measures passages when they are first seen and
remembers their heights. A passage measured above the top moves the rows below it, so the viewport is scrolled again.
"""

from functools import cached_property
from typing import NamedTuple

from dialogue_reader.documents.model import Article
from dialogue_reader.layout.flow import Aside, Column, Flow, PlacedLine
from dialogue_reader.layout.slots import OneEach
from dialogue_reader.layout.wrap import cell_of, offset_at

_KEEP = 3  # rows of text kept above and below the caret
MARGIN = 2  # cells to the left of the text: the bar of the current passage, and the sign of a note


class Area(NamedTuple):
    """Cells and rows of a pane without its scroll bar."""

    width: int = 0
    height: int = 0

    def text_cells(self, *, has_signs: bool = False) -> int:
        """Cells that a line of text may fill; `has_signs` is whether signs stand beside it, and a blank before them."""
        return max(1, self.width - MARGIN - (2 if has_signs else 1))


class _Window(NamedTuple):
    flow: Flow
    column: int
    area: Area
    top: int = 0


class Viewport(_Window):
    """One column of `flow` seen through `area`; `top` is negative while there are blank rows above the text.

    Rows are counted from the top of the pane unless a name says otherwise. A class of its own for the lines, which are
    looked up once.
    """

    @property
    def article(self) -> Article:
        """The text that is laid out."""
        return self.flow.columns[self.column].article

    @property
    def margin_rows(self) -> int:
        """Rows kept above and below the caret where there is text."""
        return min(_KEEP, max(0, (self.area.height - 1) // 3))

    @cached_property
    def lines(self) -> tuple[PlacedLine | None, ...]:
        """The line at each row; None for a blank row."""
        return tuple(self.line_at(row) for row in range(self.area.height))

    @cached_property
    def passage_rows(self) -> dict[int, int]:
        """For every passage in sight, by its id, the row of its first line in sight."""
        rows: dict[int, int] = {}
        for row, placed in enumerate(self.lines):
            if placed:
                rows.setdefault(placed.passage.id, row)
        return rows

    # -- where things are --------------------------------------------------------------------------------------------

    def line_at(self, row: int) -> PlacedLine | None:
        """The line at a row in sight or out of it; None for a blank row."""
        return self.flow.line_at(self.top + row, self.column)

    def aside_at(self, row: int) -> Aside | None:
        """What stands at a row and is not of the article."""
        return self.flow.aside_at(self.top + row, self.column)

    def rows_of_passage(self, offset: int) -> int:
        """Rows that the passage at `offset` takes with what stands below it."""
        return self.flow.columns[self.column].rows(self.article.passage_at(offset).id)

    def row_of(self, offset: int) -> int:
        """The row of the line that shows `offset`; below 0 or beyond the height where it is out of sight."""
        return self.flow.row_of(self.article.passage_at(offset).id, offset, self.column) - self.top

    def offset_near(self, row: int, cell: int) -> int | None:
        """The offset at a row and cell; the nearest line above serves for a blank row, else one below."""
        placed = self._line_near(row, -1) or self._line_near(row, 1)
        return self._offset_in(placed, cell) if placed else None

    def in_sight_near(self, row: int) -> int | None:
        """The start of the line at a row; for a blank one, of the nearest line in sight above it, or else below."""
        above = [placed for placed in self.lines[: row + 1] if placed]
        below = [placed for placed in self.lines[row + 1 :] if placed]
        return above[-1].line.start if above else below[0].line.start if below else None

    def offset_beside(self, offset: int, rows: int, cell: int) -> int:
        """The offset `rows` lines of text below (above) that of `offset`, at `cell`, or as far as there are lines."""
        line, step = offset, 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            placed = self.flow.line_beside(self.article.passage_at(line).id, line, step, self.column)
            if placed is None:
                break
            line, offset = placed.line.start, self._offset_in(placed, cell)
        return offset

    def cell_of(self, offset: int) -> int:
        """The cell of the text in which the character at `offset` begins."""
        placed = self.line_at(self.row_of(offset))
        return placed.indent + cell_of(self.article.text, placed.line, offset) if placed else 0

    def line_ends(self, offset: int) -> tuple[int, int]:
        """The offsets at which the screen line of `offset` begins and ends."""
        placed = self.line_at(self.row_of(offset))
        return (placed.line.start, placed.line.end) if placed else (offset, offset)

    def nearest_in_sight(self, offset: int) -> int:
        """`offset` itself if its line is in sight, or none is; else the start of the nearest line that is."""
        row, last = self.row_of(offset), self.area.height - 1
        if 0 <= row <= last and self.article.passage_at(offset).id in self.passage_rows:
            return offset
        nearest = self.in_sight_near(min(max(row, 0), last))
        return offset if nearest is None else nearest

    def link_row(self, passage_id: int) -> int:
        """The row of a passage in sight; one above or below the pane for the others, without measuring them."""
        if passage_id in self.passage_rows:
            return self.passage_rows[passage_id]
        slot = self.flow.columns[self.column].slots.near(passage_id)
        return -1 if self.flow.heights.top(slot) < self.top else self.area.height

    def _line_near(self, row: int, step: int) -> PlacedLine | None:
        """The line at `row`, or the first one in the direction of `step`."""
        while 0 <= self.top + row < self.flow.height:
            if placed := self.line_at(row):
                return placed
            row += step
        return None

    def _offset_in(self, placed: PlacedLine, cell: int) -> int:
        return offset_at(self.article.text, placed.line, max(0, cell - placed.indent))

    # -- scrolling ---------------------------------------------------------------------------------------------------

    def scrolled_to(self, row: int, *, beyond: bool = False) -> "Viewport":
        """With `row` of the layout at the top; `beyond` allows blank rows above and below the text."""
        height = self.area.height
        if row > 0:
            row = self.flow.settle(row, height)
        else:
            self.flow.settle(0, height + row)
        if not beyond:
            row = max(0, row)
            if row > (lowest := max(0, self.flow.height - height)):
                return self.scrolled_to(lowest)  # where heights have yet to be measured
        return Viewport(self.flow, self.column, self.area, row)

    def revealing(self, offset: int, rows: int = 1) -> "Viewport":
        """Scrolled as little as needed to show the line at `offset`, and `rows` from it on where they fit."""
        height, margin = self.area.height, self.margin_rows
        row = self.row_of(offset)
        bottom = row + min(rows, height - 2 * margin) - 1
        if row < margin:
            scrolled = self.scrolled_to(self.top + row - margin)
        elif bottom > height - 1 - margin:
            scrolled = self.scrolled_to(self.top + bottom - (height - 1 - margin))
        else:
            return self
        if (scrolled.top, scrolled.row_of(offset)) == (self.top, row):
            return self  # the text begins or ends there
        return scrolled.revealing(offset, rows)  # passages in between may have been measured only now

    def level_with(self, offset: int, row: int) -> "Viewport":
        """With the line at `offset` at `row`, with blank rows above or below where it takes them."""
        row = max(0, min(row, self.area.height - 1))
        return self.scrolled_to(self.top + self.row_of(offset) - row, beyond=True)


def blank(article: Article) -> Viewport:
    """A pane of no size, before the screen has given it one."""
    return Viewport(Flow(Column(article, 1, OneEach(len(article.passages)))), 0, Area())
