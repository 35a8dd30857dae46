"""The statements for documents: by which content and at which places one was met, so that its notes follow it."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from dialogue_reader.documents.model import Article
from dialogue_reader.notes.storage.database import Record, Value
from dialogue_reader.notes.storage.tables.rows import DESCRIBED
from dialogue_reader.notes.storage.tables.values import place_of, stored

_DESCRIBED = ", ".join(DESCRIBED)
OF_CONTENT = """SELECT document FROM sighting WHERE digest = :digest
    UNION SELECT document FROM target WHERE digest = :digest"""
MET = f"""{OF_CONTENT}
    UNION SELECT document FROM sighting WHERE place = :place AND :place <> ''
    UNION SELECT id FROM document WHERE source = :place AND :place <> ''"""  # noqa: S608
"""The documents that were met with the content `:digest` or at `:place`."""


class KnownDocument(NamedTuple):
    """The document that new notes on an article belong to; `described` is what its row says, `id` None if it has none.

    It is met under the contents that its notes were made on and at the place that it is said to have; `sighting` has
    what goes beyond that.
    """

    id: int | None
    described: Record


class Meeting(NamedTuple):
    """How a document was met: with which content, at which place, and what its text said of itself."""

    digest: str
    place: str
    described: Record

    @property
    def parameters(self) -> dict[str, str | bytes]:
        """What `MET` asks for."""
        return parameters_of(self.digest, self.place)


def parameters_of(digest: str, place: str) -> dict[str, str | bytes]:
    """What `MET` and `OF_CONTENT` ask for, of a content and a place."""
    return {"digest": digest, "place": stored(place)}


def meeting(article: Article) -> Meeting:
    """How the document of an article is met in it."""
    place = place_of(article.source)
    published = None if article.dated is None else article.dated.isoformat()
    outlet = None if article.known_outlet is None else stored(article.known_outlet)
    described = (stored(place or article.source), stored(article.title), stored(article.language), outlet, published)
    return Meeting(article.digest, place, described)


def ids_met(connection: sqlite3.Connection, digest: str, place: str) -> set[Value]:
    """The numbers of the documents that were met with this content or at this place."""
    return {number for (number,) in connection.execute(MET, parameters_of(digest, place))}


def known_document(connection: sqlite3.Connection, digest: str, place: str) -> KnownDocument:
    """The document in which this content was met, at this place rather than elsewhere, last rather than before."""
    row = connection.execute(
        f"""SELECT id, {_DESCRIBED} FROM document WHERE id IN ({OF_CONTENT})
        ORDER BY source = :place DESC,
            (SELECT max(seen) FROM sighting WHERE document = id AND digest = :digest) DESC, id LIMIT 1""",  # noqa: S608
        parameters_of(digest, place),
    ).fetchone()
    return KnownDocument(row[0], row[1:]) if row else KnownDocument(None, ())


def document_for(
    connection: sqlite3.Connection, known: KnownDocument, met: Meeting, now: Callable[[], datetime]
) -> KnownDocument:
    """The document for a note on what was met so that is about to be made, as it is from then on."""
    if known.id is None:
        statement = f"INSERT INTO document ({_DESCRIBED}) VALUES (?, ?, ?, ?, ?) RETURNING id"  # noqa: S608
        (made,) = connection.execute(statement, met.described).fetchone()
        return KnownDocument(made, met.described)
    if known.described != met.described:
        sight(connection, known.id, met, now())
    return KnownDocument(known.id, met.described)


def sight(connection: sqlite3.Connection, document: int, met: Meeting, now: datetime) -> None:
    """Record that the document was met so, and where it was before."""
    connection.execute(
        """INSERT OR IGNORE INTO sighting (document, digest, place, seen)
        SELECT t.document, t.digest, d.source, t.created FROM target t JOIN document d ON d.id = t.document
        WHERE t.document = ?""",
        (document,),
    )
    connection.execute(
        "INSERT OR REPLACE INTO sighting (document, digest, place, seen) VALUES (?, ?, ?, ?)",
        (document, met.digest, stored(met.place), now.isoformat()),
    )
    connection.execute(
        "UPDATE document SET source = ?, title = ?, language = ?, outlet = ?, published = ? WHERE id = ?",
        (*met.described, document),
    )


def unseen(connection: sqlite3.Connection, placed: Iterable[tuple[Value, bool]], digest: str, place: str) -> set[int]:
    """The documents, of those placed, that were not yet met so and that this text is a version of.

    Each is placed by its number, with whether words that were marked in it stand in this text.

    It is one if it holds their content or the words of any of their notes. Another article that took their place is
    not: their notes are shown there as orphans, and do not follow it when it moves.
    """
    met_versions = """SELECT document, max(place = :place OR :place = '') FROM (
            SELECT document, place FROM sighting WHERE digest = :digest
            UNION ALL SELECT t.document, d.source FROM target t JOIN document d ON d.id = t.document
                WHERE t.digest = :digest)
        GROUP BY document"""
    known: dict[int, int] = dict(connection.execute(met_versions, parameters_of(digest, place)).fetchall())
    versions = {document for document, stands in placed if stands or document in known}
    return {document for document in versions if isinstance(document, int) and not known.get(document)}
