"""The statements that the store runs, and how rows become annotations and back.

A value of the wrong type, as a damaged file may hold, costs no more than itself: a note without its offsets is still
found by its words, and a reading position without them counts as none.
"""

import sqlite3
from datetime import datetime
from typing import NamedTuple

from dialogue_reader.comparison.corrections import Correction
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.notes.database import Record, Value
from dialogue_reader.notes.model import (
    Anchor,
    Annotation,
    Colour,
    Document,
    ReadingPosition,
    Selector,
    colour_named,
    position_of,
)
from dialogue_reader.notes.values import LONG_AGO, local_time_of, offset_of, place_of, stored, text_of, time_of

_WORDS = ("exact", "prefix", "suffix")
_COLUMNS = ("id", "document", "digest", *_WORDS, "start", "stop", "colour", "note", "created", "modified", "orphan")
_ORPHAN = _COLUMNS.index("orphan")
# No word of these statements comes from outside.
_SELECT = f"""SELECT {", ".join("a." + column for column in _COLUMNS)},
        d.source, d.title, d.language, d.outlet, d.published
    FROM annotation a JOIN document d ON d.id = a.document"""  # noqa: S608
_DOCUMENT = "source, title, language, outlet, published"
_OF_CONTENT = """SELECT document FROM sighting WHERE digest = :digest
    UNION SELECT document FROM annotation WHERE digest = :digest"""
_MET = f"""{_OF_CONTENT}
    UNION SELECT document FROM sighting WHERE place = :place AND :place <> ''
    UNION SELECT id FROM document WHERE source = :place AND :place <> ''"""  # noqa: S608
_SAME_PAIR = """(left_digest = :left AND right_digest = :right)
    OR (left_place = :left_at AND right_place = :right_at AND left_place <> '' AND right_place <> '')
    OR (left_digest = :left AND right_place = :right_at AND right_place <> '')
    OR (left_place = :left_at AND right_digest = :right AND left_place <> '')"""


# -- annotations -------------------------------------------------------------------------------------------------------


def of_document(connection: sqlite3.Connection, digest: str, place: str) -> list[Record]:
    """The annotations of every document that was met with this content or at this place."""
    return connection.execute(
        f"{_SELECT} WHERE a.document IN ({_MET})", {"digest": digest, "place": stored(place)}
    ).fetchall()


def every(connection: sqlite3.Connection) -> list[Record]:
    """All annotations, document by document, in the order of the texts."""
    return connection.execute(f"{_SELECT} ORDER BY a.document, a.start, a.stop, a.created, a.id").fetchall()


def one(connection: sqlite3.Connection, note_id: str) -> Record | None:
    """The annotation of that id."""
    row: Record | None = connection.execute(f"{_SELECT} WHERE a.id = ?", (note_id,)).fetchone()
    return row


def put(connection: sqlite3.Connection, row: Record) -> None:
    """Write an annotation, over the one of the same id if there is one."""
    placeholders = ", ".join("?" * len(_COLUMNS))
    connection.execute(
        f"INSERT OR REPLACE INTO annotation ({', '.join(_COLUMNS)}) VALUES ({placeholders})",  # noqa: S608
        row[: len(_COLUMNS)],
    )


def remove(connection: sqlite3.Connection, note_id: str) -> None:
    """Delete the annotation of that id."""
    connection.execute("DELETE FROM annotation WHERE id = ?", (note_id,))


def new(
    note_id: str,
    document: int,
    digest: str,
    selector: Selector,
    colour: Colour,
    note: str,
    now: datetime,
) -> Record:
    """The row of an annotation that is made now."""
    words = (stored(selector.exact), stored(selector.prefix), stored(selector.suffix))
    time = now.isoformat()
    return (note_id, document, digest, *words, selector.start, selector.end, colour, stored(note), time, time, 0)


def changed(row: Record, colour: Colour | None, note: str | None, now: datetime) -> Record:
    """The row with another colour or note, changed now; what is None stays, and what it says of its document."""
    values = dict(zip(_COLUMNS, row, strict=False))
    values["modified"] = now.isoformat()
    if colour is not None:
        values["colour"] = colour
    if note is not None:
        values["note"] = stored(note)
    return (*(values[column] for column in _COLUMNS), *row[len(_COLUMNS) :])


def alike(one: Record | None, other: Record | None) -> bool:
    """Whether two rows hold the same annotation, wherever it was last found."""
    return (one and one[:_ORPHAN]) == (other and other[:_ORPHAN])


def selector(row: Record) -> Selector:
    """The selector of a row."""
    exact, prefix, suffix = (text_of(word) for word in row[3:6])
    start = offset_of(row[6]) or 0
    end = offset_of(row[7])
    return Selector(exact, prefix, suffix, start, start + len(exact) if end is None or end < start else end)


def annotation(row: Record) -> Annotation:
    """The annotation of a row, where it was made; an orphan if it was one when last read."""
    marked = selector(row)
    made = Annotation(
        text_of(row[0]),
        _document(row[_ORPHAN + 1 :]),
        marked,
        colour_named(text_of(row[8])),
        text_of(row[9]),
        time_of(row[10]) or LONG_AGO,
        time_of(row[11]) or LONG_AGO,
        marked.start,
        marked.end,
    )
    return made.at(Anchor(marked.start, marked.start, "orphan")) if row[_ORPHAN] else made


def _document(row: Record) -> Document:
    source, title, language, outlet, published = row
    return Document(
        text_of(source),
        text_of(title),
        text_of(language),
        None if outlet is None else text_of(outlet),
        local_time_of(published),
    )


def was_orphan(row: Record) -> bool:
    """Whether the annotation was an orphan when it was last looked for."""
    return bool(row[_ORPHAN])


# -- documents ---------------------------------------------------------------------------------------------------------


class KnownDocument(NamedTuple):
    """The document that new notes on an article belong to; `described` is what its row says, `id` None if it has none.

    It is met under the contents that its notes were made on and at the place that it is said to have; `sighting` has
    what goes beyond that.
    """

    id: int | None
    described: Record


def known_document(connection: sqlite3.Connection, article: Article, place: str) -> KnownDocument:
    """The document in which this content was met, at this place rather than elsewhere, last rather than before."""
    row = connection.execute(
        f"""SELECT id, {_DOCUMENT} FROM document WHERE id IN ({_OF_CONTENT})
        ORDER BY source = :place DESC,
            (SELECT max(seen) FROM sighting WHERE document = id AND digest = :digest) DESC, id LIMIT 1""",  # noqa: S608
        {"digest": article.digest, "place": stored(place)},
    ).fetchone()
    return KnownDocument(row[0], row[1:]) if row else KnownDocument(None, ())


def document_for(
    connection: sqlite3.Connection, known: KnownDocument, article: Article, place: str, now: datetime
) -> KnownDocument:
    """The document for a note on `article` that is about to be made, as it is from then on."""
    described = _described(article, place)
    if known.id is None:
        statement = f"INSERT INTO document ({_DOCUMENT}) VALUES (?, ?, ?, ?, ?) RETURNING id"  # noqa: S608
        (made,) = connection.execute(statement, described).fetchone()
        return KnownDocument(made, described)
    if known.described != described:
        sight(connection, known.id, article, place, now)
    return KnownDocument(known.id, described)


def _described(article: Article, place: str) -> Record:
    published = None if article.dated is None else article.dated.isoformat()
    outlet = None if article.outlet is None else stored(article.outlet)
    return (stored(place or article.source), stored(article.title), stored(article.language), outlet, published)


def sight(connection: sqlite3.Connection, document: int, article: Article, place: str, now: datetime) -> None:
    """Record that the document has this content and is at this place, and where it was before."""
    connection.execute(
        """INSERT OR IGNORE INTO sighting (document, digest, place, seen)
        SELECT a.document, a.digest, d.source, a.created FROM annotation a JOIN document d ON d.id = a.document
        WHERE a.document = ?""",
        (document,),
    )
    connection.execute(
        "INSERT OR REPLACE INTO sighting (document, digest, place, seen) VALUES (?, ?, ?, ?)",
        (document, article.digest, stored(place), now.isoformat()),
    )
    connection.execute(
        "UPDATE document SET source = ?, title = ?, language = ?, outlet = ?, published = ? WHERE id = ?",
        (*_described(article, place), document),
    )


def unseen(
    connection: sqlite3.Connection, placed: list[tuple[Record, Annotation]], digest: str, place: str
) -> set[int]:
    """The documents of these annotations that were not yet met so, and that this text is a version of.

    It is one if it holds their content or the words of any of their notes. Another article that took their place is
    not: their notes are shown there as orphans, and do not follow it when it moves.
    """
    met_versions = """SELECT document, max(place = :place OR :place = '') FROM (
            SELECT document, place FROM sighting WHERE digest = :digest
            UNION ALL SELECT a.document, d.source FROM annotation a JOIN document d ON d.id = a.document
                WHERE a.digest = :digest)
        GROUP BY document"""
    known: dict[int, int] = dict(
        connection.execute(met_versions, {"digest": digest, "place": stored(place)}).fetchall()
    )
    versions = {row[1] for row, note in placed if not note.orphan or row[1] in known}
    return {document for document in versions if isinstance(document, int) and not known.get(document)}


def flag(connection: sqlite3.Connection, note_id: str, orphan: bool) -> None:
    """Remember whether the annotation was found when it was last looked for."""
    connection.execute("UPDATE annotation SET orphan = ? WHERE id = ?", (int(orphan), note_id))


# -- reading positions -------------------------------------------------------------------------------------------------


def _pair_key(pair: Pair) -> dict[str, Value]:
    return {
        "left": pair.left.digest,
        "left_at": stored(place_of(pair.left.source)),
        "right": pair.right.digest,
        "right_at": stored(place_of(pair.right.source)),
    }


def position(connection: sqlite3.Connection, pair: Pair) -> ReadingPosition | None:
    """Where a pair was left that has, on either side, this content or this place; the latest.

    None where there is none, or none that can be read.
    """
    row = connection.execute(
        f"""SELECT side, left_offset, right_offset, view, shown FROM position WHERE {_SAME_PAIR}
        ORDER BY seen DESC LIMIT 1""",  # noqa: S608
        _pair_key(pair),
    ).fetchone()
    if row is None:
        return None
    side, left, right, arrangement, visible = row
    left, right = offset_of(left), offset_of(right)
    if left is None or right is None or not all(isinstance(word, str) for word in (side, arrangement, visible)):
        return None
    return position_of(side, left, right, arrangement, visible)


def keep_position(connection: sqlite3.Connection, pair: Pair, kept: ReadingPosition, now: datetime) -> None:
    """Put the position of a pair in the place of its earlier ones."""
    connection.execute(f"DELETE FROM position WHERE {_SAME_PAIR}", _pair_key(pair))  # noqa: S608
    connection.execute(
        f"INSERT INTO position VALUES ({', '.join('?' * 10)})",  # noqa: S608
        (*_pair_key(pair).values(), kept.side, kept.left, kept.right, kept.arrangement, kept.visible, now.isoformat()),
    )


def corrections(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """Every correction, in the order made."""
    rows = connection.execute("SELECT left_key, right_key, linked FROM correction ORDER BY made, left_key, right_key")
    return tuple(Correction(text_of(left), text_of(right), bool(linked)) for left, right, linked in rows)


def correct(connection: sqlite3.Connection, correction: Correction, now: datetime) -> None:
    """Put a correction in the place of an earlier one of the same passages."""
    connection.execute(
        "INSERT OR REPLACE INTO correction VALUES (?, ?, ?, ?)",
        (correction.left, correction.right, int(correction.linked), now.isoformat()),
    )


def restore(connection: sqlite3.Connection, correction: Correction) -> None:
    """Remove the correction of two passages."""
    connection.execute(
        "DELETE FROM correction WHERE left_key = ? AND right_key = ?", (correction.left, correction.right)
    )
