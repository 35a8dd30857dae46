"""What a store has done and can take back: step by step, each all that one call did to the annotations."""

import sqlite3

from dialogue_reader.errors import StoreError
from dialogue_reader.notes.storage import annotations
from dialogue_reader.notes.storage.rows import Row

RowChange = tuple[Row | None, Row | None]
"""An annotation before and after; None where it was not there."""

Step = tuple[RowChange, ...]


class History:
    """The steps that were done, and those that were undone since."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def did(self, *step: RowChange) -> None:
        """Remember a step; what was undone before it cannot be done again."""
        self._done.append(step)
        self._undone.clear()

    def turn_back(self, connection: sqlite3.Connection, *, undone: bool) -> Step | None:
        """Take back the last step that was done, or undone, to the letter, and return it; None when there is none.

        Once that is on the disk, `turned_back` is to be called. Raises StoreError where an annotation is another one by
        now.
        """
        steps = self._undone if undone else self._done
        if not steps:
            return None
        step = steps[-1]
        for before, after in step:
            now = annotations.one(connection, _id_of(before, after))
            if not (now.is_alike(after) if now else after is None):
                steps.pop()
                raise StoreError("note_changed_elsewhere")
        for before, after in step:
            if before is not None:
                annotations.put(connection, before)
            elif after is not None:
                annotations.remove(connection, str(after.id))
        return step

    def turned_back(self, *, undone: bool) -> None:
        """The last step is taken back for good: that is a step itself, the other way round."""
        source, other = (self._undone, self._done) if undone else (self._done, self._undone)
        other.append(tuple((after, before) for before, after in source.pop()))


def _id_of(before: Row | None, after: Row | None) -> str:
    row = before or after
    return str(row.id) if row else ""
