"""The statements for reading positions: where a pair was left."""

import sqlite3
from datetime import datetime

from dialogue_reader.documents.model import Pair
from dialogue_reader.notes.model import ReadingPosition, position_of
from dialogue_reader.notes.storage.database import Value
from dialogue_reader.notes.storage.tables.values import offset_of, place_of, stored

_SAME_PAIR = """(left_digest = :left AND right_digest = :right)
    OR (left_place = :left_at AND right_place = :right_at AND left_place <> '' AND right_place <> '')
    OR (left_digest = :left AND right_place = :right_at AND right_place <> '')
    OR (left_place = :left_at AND right_digest = :right AND left_place <> '')"""


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
