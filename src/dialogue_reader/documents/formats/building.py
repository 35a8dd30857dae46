"""Blocks put together from the events of a markup: paragraphs in tables, in boxes inside paragraphs, in notes.

Formats nest what a reader sees one after another. A text box stands inside the paragraph that it is tied to, a note
inside a sentence, a whole page inside the cells of a table that is there for its looks.
"""

import re
from typing import NamedTuple

from dialogue_reader.documents.formats import Block
from dialogue_reader.documents.model import BETWEEN_CELLS, Kind
from dialogue_reader.errors import DocumentError

MOST = 200_000  # blocks; a long novel has 20,000
_BREAKS = re.compile(r"[\t\n\v\f\r]+")


def sign_of_note(mark: str) -> str:
    """How the number or letter that refers to a note is shown, in the text and before the note."""
    return f"[{mark}]" if mark.isalnum() else mark


class _Paragraph(NamedTuple):
    kind: Kind | None
    level: int
    label: str
    parts: list[str]


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[list[Block]]] = []

    def blocks(self) -> list[Block]:
        """One block, or the blocks of its cells where it is there to place them on a page."""
        cells = [cell for row in self.rows for cell in row]
        paragraphs = [block for cell in cells for block in cell]
        if all(len(row) < 2 for row in self.rows) or any(b.kind in ("table", "heading", "title") for b in paragraphs):
            return paragraphs
        rows = ([" ".join(" ".join(block.text.split()) for block in cell) for cell in row] for row in self.rows)
        lines = [BETWEEN_CELLS.join(row).rstrip(BETWEEN_CELLS) for row in rows if any(row)]
        return [Block("\n".join(lines), "table")] if lines else []


class Building:
    """Takes what a document opens, says and closes, in its order; anything closed that is not open is let be.

    `source` names the document in errors. Raises DocumentError where there is no end to its paragraphs.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._count = 0
        self._blocks: list[Block] = []
        self._notes: list[Block] = []
        self._sinks = [self._blocks]
        self._open: list[_Paragraph] = []
        self._tables: list[tuple[_Table, int]] = []
        self._sign = ""  # of a note whose first paragraph is still to come

    @property
    def in_paragraph(self) -> bool:
        """Whether what is said now has a paragraph to go to."""
        return bool(self._open)

    @property
    def in_table(self) -> bool:
        """Whether a table is open."""
        return bool(self._tables)

    def begin(self, kind: Kind | None = None, level: int = 0, label: str = "") -> None:
        """Open a paragraph, inside another one if need be; `label` is printed before its text, as "1." is."""
        self._open.append(_Paragraph(kind, level, label or self._sign, []))
        self._sign = ""

    def say(self, text: str) -> None:
        """Add to the innermost paragraph; line breaks are white space."""
        if self._open:
            self._open[-1].parts.append(_BREAKS.sub(" ", text))

    def say_lines(self, text: str) -> None:
        """Add to the innermost paragraph; line breaks are kept."""
        if self._open:
            self._open[-1].parts.append(text)

    def end(self) -> None:
        """Close the innermost paragraph."""
        if not self._open:
            return
        paragraph = self._open.pop()
        if text := "".join(paragraph.parts).strip():
            self._count += 1
            if self._count > MOST:
                raise DocumentError("too_many_parts", self._source, most=MOST)
            label = f"{paragraph.label} " if paragraph.label else ""
            self._sinks[-1].append(Block(label + text, paragraph.kind, paragraph.level))

    def end_as(self, kind: Kind | None, level: int, label: str) -> None:
        """Close the innermost paragraph, of which it is known only now what it is."""
        if self._open:
            self._open[-1] = _Paragraph(kind, level, label or self._open[-1].label, self._open[-1].parts)
            self.end()

    def drop(self) -> None:
        """Close the innermost paragraph and forget what it says."""
        if self._open:
            self._open.pop()

    def begin_table(self) -> None:
        """Open a table, inside a cell of another one if need be."""
        self._tables.append((_Table(), len(self._sinks)))

    def begin_row(self) -> None:
        """Open the next row of the innermost table."""
        if self._tables:
            self._tables[-1][0].rows.append([])

    def begin_cell(self) -> None:
        """Open the next cell of the innermost table; it holds what follows up to the next cell."""
        if self._tables:
            table, depth = self._tables[-1]
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append([])
            self._sinks[depth:] = [table.rows[-1][-1]]

    def end_table(self) -> None:
        """Close the innermost table."""
        if self._tables:
            table, depth = self._tables.pop()
            del self._sinks[depth:]
            self._sinks[-1].extend(table.blocks())

    def begin_note(self, mark: str = "") -> None:
        """Open a note: what it holds stands behind everything else, under the `mark` that refers to it."""
        self._sign = sign_of_note(mark)
        self._sinks.append(self._notes)

    def end_note(self) -> None:
        """Close the note."""
        self._sign = ""
        if self._sinks[-1] is self._notes:
            self._sinks.pop()

    def blocks(self) -> tuple[Block, ...]:
        """Everything so far, the notes at the end; what is still open is closed."""
        while self._open:
            self.end()
        while self._tables:
            self.end_table()
        return (*self._blocks, *self._notes)
