"""Bookmarks: letters that lead to places of a document, kept by the words that stand there."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from dialogue_reader.documents.model import Article, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.anchoring.anchors import anchor, selector_of
from dialogue_reader.notes.model import Bookmark, Selector, Target
from dialogue_reader.notes.storage import documents
from dialogue_reader.notes.storage.database import Record
from dialogue_reader.notes.storage.documents import MET
from dialogue_reader.notes.storage.placing import Connecting
from dialogue_reader.notes.storage.rows import DESCRIBED, document_of, new_target_row
from dialogue_reader.notes.storage.values import offset_of, place_of, stored, text_of

_WORDS = ("letter", "document", "digest", "exact", "prefix", "suffix", "start", "stop")
_OF_DOCUMENT = f"""SELECT {", ".join(f"b.{column}" for column in _WORDS)}, {", ".join(f"d.{c}" for c in DESCRIBED)}
    FROM bookmark b JOIN document d ON d.id = b.document WHERE b.document IN ({MET}) ORDER BY b.made"""  # noqa: S608
_REMOVE = f"DELETE FROM bookmark WHERE letter = :letter AND document IN ({MET})"  # noqa: S608

DocumentFor = Callable[[sqlite3.Connection, Article, datetime], documents.KnownDocument]


class Bookmarks:
    """The bookmarks of a store, which gives the ways to read and write and its number of a document.

    Every method may raise StoreError.
    """

    def __init__(
        self, reading: Connecting, writing: Connecting, document_for: DocumentFor, now: Callable[[], datetime]
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._document_for = document_for
        self._now = now

    def of(self, article: Article) -> tuple[Bookmark, ...]:
        """The bookmarks of `article`, where their words stand in its text as it is now, by letter."""
        met = _met(article)
        with self._reading() as connection:
            records = connection.execute(_OF_DOCUMENT, met).fetchall()
        made = [(record, _target(record).at(anchor(_selector(record), article.text))) for record in records]
        self._follow(article, [(record[1], not target.orphan) for record, target in made])
        latest = {text_of(record[0]): target for record, target in made}
        return tuple(Bookmark(letter, latest[letter]) for letter in sorted(latest))

    def put(self, article: Article, letter: str, span: Span) -> Bookmark:
        """Let `letter` lead to `span` of `article` (code points), and no longer to where it led there before.

        Raises ValueError for a span that covers no text.
        """
        selector, now, place = selector_of(article.text, span.start, span.end), self._now(), place_of(article.source)
        with self._writing() as connection:
            known = self._document_for(connection, article, now)
            assert known.id is not None
            documents.sight(connection, known.id, article, place, now)
            connection.execute(_REMOVE, {"letter": stored(letter), **_met(article)})
            row = new_target_row(known.id, article.digest, selector, known.described)
            values = (stored(letter), *row[: len(_WORDS) - 1], now.isoformat())
            connection.execute(f"INSERT INTO bookmark VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
        return Bookmark(letter, row.target)

    def remove(self, article: Article, letter: str) -> bool:
        """Let `letter` lead nowhere in `article`; whether it led anywhere."""
        with self._writing() as connection:
            return connection.execute(_REMOVE, {"letter": stored(letter), **_met(article)}).rowcount > 0

    def _follow(self, article: Article, placed: list[tuple[object, bool]]) -> None:
        """Follow a document to its new place or content. Reading goes on where that cannot be written."""
        if not placed:
            return
        place = place_of(article.source)
        known = [(document, stands) for document, stands in placed if isinstance(document, int)]
        with suppress(StoreError):
            with self._reading() as connection:
                unseen = documents.unseen(connection, known, article.digest, place)
            if unseen:
                with self._writing() as connection:
                    for document in unseen:
                        documents.sight(connection, document, article, place, self._now())


def _met(article: Article) -> dict[str, str | bytes]:
    return {"digest": article.digest, "place": stored(place_of(article.source))}


def _selector(record: Record) -> Selector:
    exact = text_of(record[3])
    start = offset_of(record[6]) or 0
    end = offset_of(record[7])
    return Selector(exact, text_of(record[4]), text_of(record[5]), start, start + len(exact) if end is None else end)


def _target(record: Record) -> Target:
    selector = _selector(record)
    return Target(document_of(record[len(_WORDS) :]), selector, selector.start, selector.end)
