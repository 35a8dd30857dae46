"""Bookmarks: letters that lead to places of a document, kept by the words that stand there."""

from collections.abc import Callable
from datetime import datetime

from dialogue_reader.documents.model import Article, Span
from dialogue_reader.notes.anchoring.anchors import anchors, selector_of
from dialogue_reader.notes.model import Bookmark
from dialogue_reader.notes.storage.database import Record, Value
from dialogue_reader.notes.storage.note_file import NoteFile
from dialogue_reader.notes.storage.placing import Placing, follow
from dialogue_reader.notes.storage.tables import documents
from dialogue_reader.notes.storage.tables.documents import MET
from dialogue_reader.notes.storage.tables.rows import DESCRIBED, TargetRow, new_target_row
from dialogue_reader.notes.storage.tables.values import stored, text_of

_WORDS = ("letter", "document", "digest", "exact", "prefix", "suffix", "start", "stop")
_OF_DOCUMENT = f"""SELECT {", ".join(f"b.{column}" for column in _WORDS)}, {", ".join(f"d.{c}" for c in DESCRIBED)}
    FROM bookmark b JOIN document d ON d.id = b.document WHERE b.document IN ({MET}) ORDER BY b.made"""  # noqa: S608
_REMOVE = f"DELETE FROM bookmark WHERE letter = :letter AND document IN ({MET})"  # noqa: S608


class Bookmarks:
    """The bookmarks of a store's file. Every method may raise StoreError."""

    def __init__(self, file: NoteFile, placing: Placing, now: Callable[[], datetime]) -> None:
        self._file = file
        self._placing = placing
        self._now = now

    def of(self, article: Article) -> tuple[Bookmark, ...]:
        """The bookmarks of `article`, where their words stand in its text as it is now, by letter."""
        records = self._file.read(lambda connection: connection.execute(_OF_DOCUMENT, _met(article)).fetchall())
        rows = [_row(record) for record in records]
        targets = [
            row.target(at) for row, at in zip(rows, anchors([row.selector for row in rows], article.text), strict=True)
        ]
        placed: list[tuple[Value, bool]] = [
            (row.document, not target.orphan)
            for row, target in zip(rows, targets, strict=True)
            if isinstance(row.document, int)
        ]
        follow(self._file, documents.meeting(article), placed, self._now)
        latest = {text_of(record[0]): target for record, target in zip(records, targets, strict=True)}
        return tuple(Bookmark(letter, latest[letter]) for letter in sorted(latest))

    def put(self, article: Article, letter: str, span: Span) -> Bookmark:
        """Let `letter` lead to `span` of `article` (code points), and no longer to where it led there before.

        Raises ValueError for a span that covers no text.
        """
        selector, now, met = selector_of(article.text, span.start, span.end), self._now(), self._placing.meet(article)
        with self._file.transaction() as connection:
            known = documents.known_document(connection, met.digest, met.place)
            known = documents.document_for(connection, known, met, self._now)
            assert known.id is not None
            documents.sight(connection, known.id, met, now)
            connection.execute(_REMOVE, {"letter": stored(letter), **_met(article)})
            row = new_target_row(known.id, article.digest, selector, known.described)
            values = (stored(letter), *row[: len(_WORDS) - 1], now.isoformat())
            connection.execute(f"INSERT INTO bookmark VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
        self._file.documents[met.digest, met.place] = known
        return Bookmark(letter, row.target())

    def remove(self, article: Article, letter: str) -> bool:
        """Let `letter` lead nowhere in `article`; whether it led anywhere."""
        with self._file.transaction() as connection:
            return connection.execute(_REMOVE, {"letter": stored(letter), **_met(article)}).rowcount > 0


def _met(article: Article) -> dict[str, str | bytes]:
    return documents.meeting(article).parameters


def _row(record: Record) -> TargetRow:
    """The words that a bookmark leads to, with what is known of their document."""
    return TargetRow._make((*record[1 : len(_WORDS)], 0, record[len(_WORDS) :]))
