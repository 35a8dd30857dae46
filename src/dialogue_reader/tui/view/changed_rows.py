"""Which rows of a pane look different from one view to the next: no others need to be drawn again."""

from collections.abc import Sequence

from dialogue_reader.layout.flow import PlacedLine
from dialogue_reader.tui.view.model import PaneView


def changed_rows(before: PaneView, after: PaneView) -> Sequence[int]:
    """The rows, of two views of one layout, that are drawn differently; too many rather than too few."""
    every_row = range(after.viewport.area.height)
    if before.viewport.top != after.viewport.top:
        return every_row
    if before.layers != after.layers or before.note_starts != after.note_starts or before.signs != after.signs:
        return every_row
    others = before.current ^ after.current
    passages = others if before.is_active == after.is_active else before.current | after.current  # the bar's colour
    carets = {caret for caret in (before.caret, after.caret) if caret is not None and before.caret != after.caret}

    def is_changed(row: int) -> bool:
        placed = after.viewport.lines[row]
        return placed != before.viewport.lines[row] or (placed is not None and _concerns(placed, passages, carets))

    return [row for row in every_row if is_changed(row)]


def _concerns(placed: PlacedLine, passages: frozenset[int], carets: set[int]) -> bool:
    return placed.passage.id in passages or any(placed.line.start <= caret <= placed.line.end for caret in carets)
