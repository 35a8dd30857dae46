"""Tables as text, for spreadsheets and scripts.

A spreadsheet takes a cell that begins with one of a few signs for a formula, and runs it. Texts of documents are
anybody's, so such a cell gets an apostrophe in front, by which spreadsheets know a text.
"""

import io
from collections.abc import Iterable, Sequence

from dialogue_reader.writing.plain_text import visible

# With the wide signs of Chinese and Japanese; a spreadsheet may skip white space before any of them.
_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")

Cell = str | int | float | None


def table(rows: Iterable[Sequence[Cell]], between: str, *, is_guarded: bool) -> str:
    """Lines of cells; one that `is_guarded` is no formula, whatever a document says."""
    import csv

    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=between, lineterminator="\n")
    for row in rows:
        cells = [visible(cell) if isinstance(cell, str) else cell for cell in row]
        writer.writerow([_guarded(cell) if is_guarded else cell for cell in cells])
    return lines.getvalue()


def _guarded(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip().startswith(_FORMULAS) else cell
