"""The vertical layout of a pane: which line of which passage is at a row, and where an offset is.

Only what is near the screen is wrapped; the height of the rest is estimated from its length and corrected when it is
first seen. In rows, both panes share one flow, so that counterparts stay level whatever their lengths. What is not the
article's own text, as a translation below a passage, takes rows that are blank to whoever asks for text.
"""

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from dialogue_reader.documents.model import Article, Passage
from dialogue_reader.documents.structure import is_hard_wrapped
from dialogue_reader.layout.heights import Heights
from dialogue_reader.layout.slots import Slots
from dialogue_reader.layout.wrap import Line, wrap

GAP = 1  # blank rows after a slot, and between passages of one slot
_KEPT = 1024  # passages whose lines are remembered; many screens of both panes
ASIDE_INDENT = 2  # cells by which what is not of the article is set in, for its bar
INDENT = {"caption": 2, "item": 2, "quotation": 2, "table": 2}  # cells by which a kind is set in, for each level


class PlacedLine(NamedTuple):
    """A screen line of text: which passage it belongs to, which of its lines it is, and how far it is set in."""

    passage: Passage
    line: Line
    number: int
    indent: int


class Aside(NamedTuple):
    """A screen line of what stands below a passage and is not of the article: its words, and which line it is."""

    words: str
    number: int


class Column:
    """One article wrapped to one width, passage by passage, when asked for; passages in no slot are not shown.

    `below` is what stands below passages, by their ids, and is not of the article.
    """

    def __init__(self, article: Article, cells: int, slots: Slots, below: Mapping[int, str] = {}) -> None:
        self.article = article
        self.cells = max(1, cells)
        self.slots = slots
        self._below = below
        self._wrapped: dict[int, tuple[Line, ...]] = {}
        self._asides: dict[int, tuple[Aside, ...]] = {}

    def indent(self, passage: Passage) -> int:
        """Cells by which the lines of `passage` are set in."""
        return min(INDENT.get(passage.kind, 0) * max(1, passage.level), self.cells // 4)

    def lines(self, passage_id: int) -> tuple[Line, ...]:
        """The lines of a passage."""
        lines = self._wrapped.get(passage_id)
        if lines is None:
            passage = self.article.passages[passage_id]
            text, start, end = self.article.text, passage.start, passage.end
            cells = self.cells - self.indent(passage)
            lines = wrap(text, start, end, cells, keep_breaks=not is_hard_wrapped(text, start, end))
            while len(self._wrapped) >= _KEPT:
                del self._wrapped[next(iter(self._wrapped))]
            self._wrapped[passage_id] = lines
        return lines

    def asides(self, passage_id: int) -> tuple[Aside, ...]:
        """The lines below a passage that are not of the article."""
        words = self._below.get(passage_id)
        if not words:
            return ()
        if passage_id not in self._asides:
            lines = wrap(words, 0, len(words), max(1, self.cells - ASIDE_INDENT))
            self._asides[passage_id] = tuple(Aside(words[line.start : line.end], k) for k, line in enumerate(lines))
        return self._asides[passage_id]

    def rows(self, passage_id: int) -> int:
        """Rows that a passage takes with what stands below it."""
        return len(self.lines(passage_id)) + len(self.asides(passage_id))

    def estimate(self, slot: int) -> int:
        """Rows that a slot will take, from the length of its text."""
        ids = self.slots[slot]
        rows = 0
        for i in ids:
            passage = self.article.passages[i]
            rows += -(-(passage.end - passage.start) * 21 // (20 * self.cells))  # words leave about a twentieth blank
        return max(1, rows) + GAP * max(0, len(ids) - 1)

    def estimates(self, first: int, end: int) -> int:
        """Rows that the slots `first` to `end` - 1 will take together, estimated from where they begin and end."""
        passages = self.article.passages
        ids = [i for slot in (first, end - 1) for i in self.slots[slot]]
        if not ids:
            return end - first
        letters = passages[max(ids)].end - passages[min(ids)].start
        return letters * 21 // (20 * self.cells) + (end - first) // 2

    def height(self, slot: int) -> int:
        """Rows that a slot takes, measured."""
        ids = self.slots[slot]
        return sum(map(self.rows, ids)) + GAP * max(0, len(ids) - 1)

    def at(self, slot: int, row: int) -> PlacedLine | Aside | None:
        """What stands at `row` of a slot, of the article or not; None for a blank row."""
        for i in self.slots[slot]:
            count = len(self.lines(i))
            if row < count:
                return self.placed(i, row)
            row -= count
            asides = self.asides(i)
            if row < len(asides):
                return asides[row]
            row -= len(asides) + GAP
            if row < 0:
                return None
        return None

    def placed(self, passage_id: int, number: int) -> PlacedLine:
        """The line of that number of a passage; -1 is the last."""
        passage, lines = self.article.passages[passage_id], self.lines(passage_id)
        number %= len(lines)
        return PlacedLine(passage, lines[number], number, self.indent(passage))

    def row_in_slot(self, passage_id: int, offset: int) -> int:
        """The row, within its slot, of the line of `passage_id` that shows `offset`; 0 for one that is not shown."""
        row = 0
        for i in self.slots[self.slots.near(passage_id)]:
            lines = self.lines(i)
            if i == passage_id:
                return row + _line_of(lines, offset)
            row += self.rows(i) + GAP
        return 0


def _line_of(lines: tuple[Line, ...], offset: int) -> int:
    """The number of the line that shows `offset`; of the first one for an offset before it."""
    return max(0, bisect_right(lines, offset, key=lambda line: line.start) - 1)


class Flow:
    """One column, or two whose slots are kept level."""

    def __init__(self, *columns: Column) -> None:
        if len({len(column.slots) for column in columns}) != 1:
            raise ValueError("columns of one flow have the same number of slots")
        self.columns = columns
        self._measured: set[int] = set()
        count = len(columns[0].slots)
        self.heights = Heights(
            count,
            lambda slot: max(column.estimate(slot) for column in columns) + GAP,
            lambda first, end: max(column.estimates(first, end) for column in columns) + GAP * (end - first),
        )

    @property
    def height(self) -> int:
        """Rows of the whole, as far as known."""
        return self.heights.total

    def measure(self, slot: int) -> int:
        """Make the height of `slot` exact; returns by how many rows it grew."""
        if slot in self._measured:
            return 0
        self._measured.add(slot)
        return self.heights.correct(slot, max(column.height(slot) for column in self.columns) + GAP)

    def settle(self, top: int, rows: int) -> int:
        """Make all heights from row `top` on, for `rows` rows, exact; returns where the line at `top` is now.

        Measuring a slot that begins above `top` and ends below it moves what is shown; the answer keeps the same text
        at the top of the screen.
        """
        if not len(self.heights):
            return top
        slot = self.heights.slot_at(top)
        within = top - self.heights.top(slot)
        self.measure(slot)
        top = self.heights.top(slot) + min(within, self.heights[slot] - 1)
        reach = self.heights.top(slot)
        while slot < len(self.heights) and reach < top + rows:
            self.measure(slot)
            reach += self.heights[slot]
            slot += 1
        return top

    def line_at(self, row: int, column: int = 0) -> PlacedLine | None:
        """The line of one column at `row`; None for a row without text of the article."""
        shown = self._at(row, column)
        return shown if isinstance(shown, PlacedLine) else None

    def aside_at(self, row: int, column: int = 0) -> Aside | None:
        """What is not of the article in one column at `row`."""
        shown = self._at(row, column)
        return shown if isinstance(shown, Aside) else None

    def _at(self, row: int, column: int) -> PlacedLine | Aside | None:
        if not 0 <= row < self.heights.total:
            return None
        slot = self.heights.slot_at(row)
        self.measure(slot)
        return self.columns[column].at(slot, row - self.heights.top(slot))

    def line_beside(self, passage_id: int, offset: int, step: int, column: int = 0) -> PlacedLine | None:
        """The line of the column after (`step` 1) or before (-1) the one that shows `offset`; None beyond its ends.

        No height is measured for it, so that nothing on the screen moves.
        """
        own = self.columns[column]
        slot = own.slots.near(passage_id)
        ids = own.slots[slot]
        at = ids.index(passage_id) if passage_id in ids else 0
        if passage_id in ids:
            number = _line_of(own.lines(passage_id), offset) + step
            if 0 <= number < len(own.lines(passage_id)):
                return own.placed(passage_id, number)
            at += step
        while not 0 <= at < len(ids):
            slot += step
            if not 0 <= slot < len(own.slots):
                return None
            ids = own.slots[slot]
            at = 0 if step > 0 else len(ids) - 1
        return own.placed(ids[at], 0 if step > 0 else -1)

    def row_of(self, passage_id: int, offset: int, column: int = 0) -> int:
        """The row of the line that shows `offset` of a passage."""
        slot = self.columns[column].slots.near(passage_id)
        self.measure(slot)
        return self.heights.top(slot) + self.columns[column].row_in_slot(passage_id, offset)
