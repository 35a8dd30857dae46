"""The statements for annotations, names of colours, and corrections of links."""

import sqlite3
from datetime import datetime

from dialogue_reader.comparison.model import Correction
from dialogue_reader.notes.storage.database import Value
from dialogue_reader.notes.storage.tables.documents import MET, parameters_of
from dialogue_reader.notes.storage.tables.rows import ALL_COLUMNS, DESCRIBED, Row, row_of
from dialogue_reader.notes.storage.tables.values import stored, text_of

# No word of these statements comes from outside.
_VALUES = f"""{", ".join(f"a.{column}" for column in ALL_COLUMNS)},
    {", ".join(f"{table}.{column}" for table in "de" for column in DESCRIBED)}"""
_TABLES = "annotation a JOIN document d ON d.id = a.document LEFT JOIN document e ON e.id = a.across_document"
_SELECT = f"SELECT {_VALUES} FROM {_TABLES}"  # noqa: S608
_OF_DOCUMENT = f"""WITH met(id) AS ({MET})
    SELECT {_VALUES}, a.document IN met, a.across_document IN met FROM {_TABLES}
    WHERE a.document IN met OR a.across_document IN met"""  # noqa: S608

_COUNT_OF_DOCUMENT = f"""WITH met(id) AS ({MET})
    SELECT count(*) FROM annotation WHERE document IN met OR across_document IN met"""  # noqa: S608


def of_document(connection: sqlite3.Connection, digest: str, place: str) -> list[tuple[Row, tuple[int, ...]]]:
    """The annotations of every document that was met with this content or at this place.

    Each with the numbers of its targets that are on such a document.
    """
    records = connection.execute(_OF_DOCUMENT, parameters_of(digest, place)).fetchall()
    return [(row_of(record[:-2]), tuple(number for number in (0, 1) if record[number - 2])) for record in records]


def count_of_document(connection: sqlite3.Connection, digest: str, place: str) -> int:
    """How many annotations there are on such a document."""
    (count,) = connection.execute(_COUNT_OF_DOCUMENT, parameters_of(digest, place)).fetchone()
    return int(count)


def every(connection: sqlite3.Connection) -> list[Row]:
    """All annotations, document by document, in the order of the texts."""
    records = connection.execute(f"{_SELECT} ORDER BY a.document, a.start, a.stop, a.created, a.id").fetchall()
    return [row_of(record) for record in records]


def one(connection: sqlite3.Connection, note_id: str) -> Row | None:
    """The annotation of that id."""
    record = connection.execute(f"{_SELECT} WHERE a.id = ?", (note_id,)).fetchone()
    return record and row_of(record)


def put(connection: sqlite3.Connection, row: Row) -> None:
    """Write an annotation, over the one of the same id if there is one."""
    placeholders = ", ".join("?" * len(ALL_COLUMNS))
    connection.execute(
        f"INSERT OR REPLACE INTO annotation ({', '.join(ALL_COLUMNS)}) VALUES ({placeholders})",  # noqa: S608
        row.values,
    )


def remove(connection: sqlite3.Connection, note_id: str) -> None:
    """Delete the annotation of that id."""
    connection.execute("DELETE FROM annotation WHERE id = ?", (note_id,))


def tags(connection: sqlite3.Connection) -> list[Value]:
    """The tags of every annotation that has any, as stored, each combination once."""
    return [row[0] for row in connection.execute("SELECT DISTINCT tags FROM annotation WHERE tags <> ''").fetchall()]


def flag(connection: sqlite3.Connection, note_id: str, number: int, orphan: bool) -> None:
    """Remember whether the words of that target were there when they were last looked for."""
    column = "across_orphan" if number else "orphan"
    connection.execute(f"UPDATE annotation SET {column} = ? WHERE id = ?", (int(orphan), note_id))  # noqa: S608


def colour_names(connection: sqlite3.Connection) -> dict[str, str]:
    """What colours are called, by colour; those that were never named are not there."""
    rows = connection.execute("SELECT colour, name FROM colour_name").fetchall()
    return {text_of(colour): text_of(name) for colour, name in rows}


def name_colour(connection: sqlite3.Connection, colour: str, name: str) -> None:
    """Call a colour so; an empty name takes its name away."""
    if name:
        connection.execute("INSERT OR REPLACE INTO colour_name VALUES (?, ?)", (colour, stored(name)))
    else:
        connection.execute("DELETE FROM colour_name WHERE colour = ?", (colour,))


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
