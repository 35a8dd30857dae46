"""The statements by which notes from elsewhere come into the store.

A document is recognised by its content; where that is not known, by its place; and where neither is, by what is said of
it. What is recognised nowhere becomes a document of its own, which an article that is opened later is recognised as.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from dialogue_reader.notes.arrivals import Arrival, Arrivals, Intake
from dialogue_reader.notes.model import Document, Target
from dialogue_reader.notes.storage.database import Record, Value
from dialogue_reader.notes.storage.tables.annotations import colour_names, name_colour, one, put
from dialogue_reader.notes.storage.tables.documents import OF_CONTENT
from dialogue_reader.notes.storage.tables.rows import DESCRIBED, Row, TargetRow, new_row, new_target_row
from dialogue_reader.notes.storage.tables.values import LONG_AGO, stored, time_of

# No word of these statements comes from outside.
_COLUMNS = ", ".join(DESCRIBED)
_SAME = " AND ".join(f"{column} IS :{column}" for column in DESCRIBED)
_ALIKE_FIRST = f"ORDER BY {_SAME} DESC, source = :source DESC, id LIMIT 1"
_SELECT = f"SELECT id, {_COLUMNS} FROM document"  # noqa: S608
_BY_CONTENT = f"{_SELECT} WHERE id IN ({OF_CONTENT}) {_ALIKE_FIRST}"
_BY_PLACE = f"""{_SELECT} WHERE source = :source
    OR id IN (SELECT document FROM sighting WHERE place = :source) {_ALIKE_FIRST}"""  # noqa: S608
_BY_DESCRIPTION = f"{_SELECT} WHERE {_SAME} ORDER BY id LIMIT 1"
_MAKE = f"""INSERT INTO document ({_COLUMNS}) VALUES ({", ".join(f":{column}" for column in DESCRIBED)})
    RETURNING id, {_COLUMNS}"""  # noqa: S608

_Known = dict[tuple[Document, str], tuple[Value, Record]]  # by document and digest: its number, and what its row says


def take(
    connection: sqlite3.Connection, arrivals: Arrivals, now: datetime
) -> tuple[tuple[tuple[Row | None, Row], ...], Intake]:
    """Write what is new or newer; the rows before and after, and how many were what.

    Of two notes of one id the one that was changed last stays. A colour that has no name here takes the one that comes.
    """
    known: _Known = {}
    changes: dict[str, tuple[Row | None, Row]] = {}
    for arrival in arrivals.notes:
        note_id = arrival.known_id
        before = one(connection, note_id)
        if before is not None and not _is_newer(arrival, before):
            continue
        after = _row(note_id, arrival, (_target_row(connection, target, known) for target in arrival.targets), now)
        put(connection, after)
        changes[note_id] = changes[note_id][0] if note_id in changes else before, after
    named = colour_names(connection)
    for colour, name in arrivals.colours.items():
        if colour not in named:
            name_colour(connection, colour, name)
    new = sum(before is None for before, _ in changes.values())
    return tuple(changes.values()), Intake(new, len(changes) - new, len(arrivals.notes) - len(changes))


def _is_newer(arrival: Arrival, row: Row) -> bool:
    return arrival.modified is not None and arrival.modified > (time_of(row.modified) or LONG_AGO)


def _row(note_id: str, arrival: Arrival, targets: Iterable[TargetRow], now: datetime) -> Row:
    created = arrival.created or arrival.modified or now
    made = new_row(note_id, arrival.colour, arrival.note, arrival.tags, created, targets)
    return made._replace(modified=(arrival.modified or created).isoformat())


def _target_row(connection: sqlite3.Connection, target: Target, known: _Known) -> TargetRow:
    key = target.document, target.digest
    if key not in known:
        known[key] = _document(connection, *key)
    number, described = known[key]
    row = new_target_row(number, target.digest, target.selector, described)
    return row._replace(orphan=int(target.orphan))


def _document(connection: sqlite3.Connection, document: Document, digest: str) -> tuple[Value, Record]:
    """The document that this is, made if there is none."""
    described = _described(document)
    values = {**dict(zip(DESCRIBED, described, strict=True)), "digest": digest}
    # With a digest it is that very text, or a version of a document that is described alike at the same place; another
    # text that took the place of one is not it.
    places = _BY_DESCRIPTION if digest else _BY_PLACE
    queries = [(_BY_CONTENT, bool(digest)), (places, bool(document.source)), (_BY_DESCRIPTION, not digest)]
    for query, applies in queries:
        row = connection.execute(query, values).fetchone() if applies else None
        if row:
            return row[0], row[1:]
    row = connection.execute(_MAKE, values).fetchone()
    return row[0], row[1:]


def _described(document: Document) -> Record:
    outlet = None if document.outlet is None else stored(document.outlet)
    published = None if document.published is None else document.published.isoformat()
    return stored(document.source), stored(document.title), stored(document.language), outlet, published
