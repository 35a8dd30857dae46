"""What one call changes in the store, as a value: it can be written, wait in a journal, and be read over the database.

A batch that has waited is laid over what other readers have written meanwhile, so that nobody's words are lost: of an
annotation that both have changed the fields changed here are taken, two different notes are kept one after the other,
and what was changed on one side is not deleted by the other.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from dialogue_reader.comparison.model import Correction
from dialogue_reader.notes.storage.tables import annotations, documents
from dialogue_reader.notes.storage.tables.rows import Row, TargetRow, row_of
from dialogue_reader.notes.storage.tables.values import place_of, text_of

_CHANGEABLE = ("colour", "tags", "modified")


class RowChange(NamedTuple):
    """An annotation before and after: None before it was made, None after it was deleted."""

    before: Row | None
    after: Row | None

    @property
    def id(self) -> str:
        """The annotation's."""
        row = self.before or self.after
        assert row is not None
        return text_of(row.id)

    @property
    def reversed(self) -> "RowChange":
        """What takes it back."""
        return RowChange(self.after, self.before)


class Batch(NamedTuple):
    """What one call changes, all or nothing.

    `corrections` are those made, `restored` those dropped; `colours` are (colour, name). A target whose document has no
    number is on the document that has its content.
    """

    rows: tuple[RowChange, ...] = ()
    corrections: tuple[Correction, ...] = ()
    restored: tuple[Correction, ...] = ()
    colours: tuple[tuple[str, str], ...] = ()

    @property
    def reversed(self) -> "Batch":
        """What takes the changes of annotations back."""
        return Batch(tuple(change.reversed for change in self.rows))


KnownDocuments = dict[tuple[str, str], documents.KnownDocument]
"""Documents by content and place."""


# -- writing -----------------------------------------------------------------------------------------------------------


def write(
    connection: sqlite3.Connection, batch: Batch, now: Callable[[], datetime], known: KnownDocuments | None = None
) -> Batch:
    """Write a batch as it is, and return it as written: every target has the number of its document.

    `known` saves looking documents up, and learns of those that are made.
    """
    known = {} if known is None else known
    rows = []
    for before, after in batch.rows:
        if after is not None:
            placed = _placed(connection, after, now, known)
            annotations.put(connection, placed)
            rows.append(RowChange(before, placed))
        elif before is not None:
            annotations.remove(connection, text_of(before.id))
            rows.append(RowChange(before, None))
    for correction in batch.corrections:
        annotations.correct(connection, correction, now())
    for correction in batch.restored:
        annotations.restore(connection, correction)
    for colour, name in batch.colours:
        annotations.name_colour(connection, colour, name)
    return batch._replace(rows=tuple(rows))


def write_late(connection: sqlite3.Connection, batch: Batch, now: Callable[[], datetime]) -> None:
    """Write a batch that has waited, over what has been written since."""
    rows = []
    for change in batch.rows:
        current = annotations.one(connection, change.id)
        rows.append(RowChange(current or change.before, merged(change, current)))
    write(connection, batch._replace(rows=tuple(rows)), now)


def merged(change: RowChange, current: Row | None) -> Row | None:
    """What a change makes of an annotation that has become `current` since."""
    before, after = change
    if current is None or current.is_alike(before):
        return after
    if before is None or after is None:
        return current  # it is there already, or has been changed since and is not to be deleted
    fields = {name: getattr(after, name) for name in _CHANGEABLE if getattr(after, name) != getattr(before, name)}
    row = current._replace(**fields)
    if after.note != before.note:
        both = current.note not in (before.note, after.note)
        row = row._replace(note=f"{text_of(current.note)}\n\n{text_of(after.note)}" if both else after.note)
    return row if after.has_targets_of(before) else row._replace(targets=after.targets)


def _placed(connection: sqlite3.Connection, row: Row, now: Callable[[], datetime], known: KnownDocuments) -> Row:
    if all(target.document is not None for target in row.targets):
        return row
    return row._replace(targets=tuple(_target_placed(connection, target, now, known) for target in row.targets))


def _target_placed(
    connection: sqlite3.Connection, target: TargetRow, now: Callable[[], datetime], known: KnownDocuments
) -> TargetRow:
    if target.document is not None:
        return target
    met = met_at(target)
    key = met.digest, met.place
    if key not in known:
        known[key] = documents.known_document(connection, met.digest, met.place)
    known[key] = documents.document_for(connection, known[key], met, now)
    return target._replace(document=known[key].id, described=known[key].described)


def met_at(target: TargetRow) -> documents.Meeting:
    """How the document of a target that has no number yet was met."""
    return documents.Meeting(text_of(target.digest), place_of(text_of(target.described[0])), target.described)


# -- reading -----------------------------------------------------------------------------------------------------------


def row_over(batches: Iterable[Batch], note_id: str, current: Row | None) -> Row | None:
    """The annotation of that id as it will be when the batches are written; `current` is what the database has."""
    for batch in batches:
        for change in batch.rows:
            if change.id == note_id:
                current = merged(change, current)
    return current


def changed_ids(batches: Iterable[Batch]) -> tuple[str, ...]:
    """The annotations that the batches change, each once, in their order."""
    return tuple(dict.fromkeys(change.id for batch in batches for change in batch.rows))


def corrections_over(batches: Iterable[Batch], current: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that there will be when the batches are written."""
    kept = {(correction.left, correction.right): correction for correction in current}
    for batch in batches:
        for correction in batch.corrections:
            kept.pop((correction.left, correction.right), None)
            kept[correction.left, correction.right] = correction
        for correction in batch.restored:
            kept.pop((correction.left, correction.right), None)
    return tuple(kept.values())


def colours_over(batches: Iterable[Batch], current: Mapping[str, str]) -> dict[str, str]:
    """The names of colours that there will be when the batches are written."""
    names = dict(current)
    for batch in batches:
        names.update(batch.colours)
    return {colour: name for colour, name in names.items() if name}


# -- in a journal ------------------------------------------------------------------------------------------------------


def encoded(batch: Batch) -> str:
    """A batch as one line of JSON, in ASCII."""
    import json

    rows = [[before and before.record, after and after.record] for before, after in batch.rows]
    return json.dumps([rows, batch.corrections, batch.restored, batch.colours], default=_bytes_encoded)


def decoded(line: str) -> Batch:
    """The batch of a line. Raises ValueError, TypeError or LookupError for one that has none."""
    import json

    rows, corrections, restored, colours = json.loads(line, object_hook=_bytes_decoded)
    return Batch(
        tuple(RowChange(before and row_of(tuple(before)), after and row_of(tuple(after))) for before, after in rows),
        tuple(Correction(*values) for values in corrections),
        tuple(Correction(*values) for values in restored),
        tuple((str(colour), str(name)) for colour, name in colours),
    )


def _bytes_encoded(value: object) -> dict[str, str]:
    assert isinstance(value, bytes)
    return {"bytes": value.hex()}


def _bytes_decoded(value: dict[str, str]) -> bytes:
    return bytes.fromhex(value["bytes"])
