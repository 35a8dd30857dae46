"""Annotations as they will be when everything that waits is written: the database, and batches over it.

A reader whose changes wait for another program shows them all the same.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from dialogue_reader.notes.storage.batches import Batch, changed_ids, met_at, row_over
from dialogue_reader.notes.storage.database import Value
from dialogue_reader.notes.storage.tables import annotations, documents
from dialogue_reader.notes.storage.tables.rows import Row, TargetRow
from dialogue_reader.notes.storage.tables.values import LONG_AGO, text_of, time_of

RowsOnArticle = list[tuple[Row, tuple[int, ...]]]
"""Rows with the numbers of their targets in an article."""


def one(connection: sqlite3.Connection, batches: Sequence[Batch], note_id: str) -> Row | None:
    """The annotation of that id."""
    return row_over(batches, note_id, annotations.one(connection, note_id))


def of_document(connection: sqlite3.Connection, batches: Sequence[Batch], digest: str, place: str) -> RowsOnArticle:
    """The annotations of every document that was met with this content or at this place, as of the database alone."""
    rows = annotations.of_document(connection, digest, place)
    if not batches:
        return rows
    by_id = {text_of(row.id): (row, numbers) for row, numbers in rows}
    changed = changed_ids(batches)
    for note_id in changed:
        by_id.pop(note_id, None)
    return [*by_id.values(), *some_of_document(connection, batches, changed, digest, place)]


def some_of_document(
    connection: sqlite3.Connection, batches: Sequence[Batch], note_ids: Iterable[str], digest: str, place: str
) -> RowsOnArticle:
    """The same of the annotations of these ids alone; what is none, or on another document, is left out."""
    met = documents.ids_met(connection, digest, place)
    rows = filter(None, (one(connection, batches, note_id) for note_id in note_ids))
    placed = ((row, _numbers_on(row, met, digest, place)) for row in rows)
    return [(row, numbers) for row, numbers in placed if numbers]


def every(connection: sqlite3.Connection, batches: Sequence[Batch]) -> list[Row]:
    """All annotations, document by document, in the order of the texts."""
    rows = annotations.every(connection)
    if not batches:
        return rows
    by_id = {text_of(row.id): row for row in rows}
    for note_id in changed_ids(batches):
        row = row_over(batches, note_id, by_id.pop(note_id, None))
        if row:
            by_id[note_id] = row
    return sorted(by_id.values(), key=_order)


def _numbers_on(row: Row, met: set[Value], digest: str, place: str) -> tuple[int, ...]:
    return tuple(number for number, target in enumerate(row.targets) if _is_on(target, met, digest, place))


def _is_on(target: TargetRow, met: set[Value], digest: str, place: str) -> bool:
    if target.document is not None:
        return target.document in met
    return target.digest == digest or bool(place and met_at(target).place == place)


def _order(row: Row) -> tuple[int, str, int, datetime, str]:
    """Documents that have no number yet come last."""
    first = row.targets[0]
    number = first.document if isinstance(first.document, int) else 1 << 62
    digest = "" if first.document is not None else text_of(first.digest)
    return number, digest, first.selector.start, time_of(row.created) or LONG_AGO, text_of(row.id)
