"""The library: what was opened on this machine, by where it is, with how far it was read and how many notes it has."""

import sqlite3
from datetime import datetime
from typing import NamedTuple

from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.notes.storage.database import Record, Value
from dialogue_reader.notes.storage.tables.documents import MET
from dialogue_reader.notes.storage.tables.values import LONG_AGO, offset_of, place_of, stored, text_of, time_of

_LAST = """SELECT side, left_offset, right_offset FROM position
    WHERE (left_place = :left AND right_place = :right) OR (left_digest = :left_digest AND right_digest = :right_digest)
    ORDER BY seen DESC LIMIT 1"""
# Those that the reader would show: on whatever was met with this content or at this place. Asked entry by entry, as
# SQLite would otherwise look through all notes for each.
_NOTES = f"""WITH met(id) AS ({MET} UNION {MET.replace(":digest", ":right_digest").replace(":place", ":right")})
    SELECT count(*) FROM (SELECT id FROM annotation WHERE document IN met
        UNION SELECT id FROM annotation WHERE across_document IN met)"""  # noqa: S608


class Shelved(NamedTuple):
    """A document of the library: its place (a path or an address), title and language."""

    place: str
    title: str
    language: str


class LibraryEntry(NamedTuple):
    """A pair that was opened, or one document alone: when for the last time, how far it was read (0..1), its notes."""

    left: Shelved
    right: Shelved | None
    opened: datetime
    share: float
    notes: int

    @property
    def places(self) -> tuple[str, ...]:
        """Where its documents are."""
        return (self.left.place, self.right.place) if self.right else (self.left.place,)


def entries(connection: sqlite3.Connection) -> tuple[LibraryEntry, ...]:
    """Everything that was opened, the latest first."""
    rows = connection.execute("SELECT * FROM library ORDER BY opened DESC").fetchall()
    return tuple(_entry(connection, row) for row in rows)


def record(connection: sqlite3.Connection, pair: Pair, now: datetime) -> None:
    """Put a pair on the shelf, or bring it forward. What has no place, as standard input, cannot be opened again."""
    left, right = (stored(place_of(article.source)) for article in pair)
    if not left or (not right and not pair.is_single):
        return
    values = (left, right, *_described(pair.left), *_described(pair.right), now.isoformat())
    connection.execute(f"INSERT OR REPLACE INTO library VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608


def forget(connection: sqlite3.Connection, places: tuple[str, ...]) -> bool:
    """Take a pair, or one document that was opened alone, off the shelf; whether it was there. Its notes stay."""
    left, right = (*(stored(place_of(place)) for place in places), "")[:2]
    return (
        connection.execute("DELETE FROM library WHERE left_place = ? AND right_place = ?", (left, right)).rowcount > 0
    )


def _described(article: Article) -> tuple[Value, ...]:
    return article.digest, stored(article.title), stored(article.language), len(article.text)


def _entry(connection: sqlite3.Connection, row: Record) -> LibraryEntry:
    left, right, opened = row[0], row[1], row[10]
    (left_digest, *on_left, left_length), (right_digest, *on_right, right_length) = row[2:6], row[6:10]
    same = {"left": left, "right": right, "left_digest": left_digest, "right_digest": right_digest}
    (notes,) = connection.execute(_NOTES, {**same, "digest": left_digest, "place": left}).fetchone()
    side, *offsets = connection.execute(_LAST, same).fetchone() or (None, None, None)
    at, length = (offsets[1], right_length) if side == "right" else (offsets[0], left_length)
    return LibraryEntry(
        Shelved(text_of(left), *map(text_of, on_left)),
        Shelved(text_of(right), *map(text_of, on_right)) if right else None,
        time_of(opened) or LONG_AGO,
        min(1.0, (offset_of(at) or 0) / max(1, offset_of(length) or 0)),
        offset_of(notes) or 0,
    )
