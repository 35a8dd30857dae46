"""The rows of a damaged database that can still be read, table by table."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dialogue_reader.notes.storage.database import Record, Value
from dialogue_reader.notes.storage.recovery.pages import records
from dialogue_reader.notes.storage.recovery.tables import TABLES, is_sound

RowValues = Mapping[str, Value]

_LOWEST, _HIGHEST = -(1 << 63), (1 << 63) - 1
_FAILURES = 2000  # reading attempts that may fail before a table is given up
_FIRST_COLUMNS = {"annotation": 13}  # that rows from before version 5 have


class TableRows(NamedTuple):
    """The rows of a table that can be read, and whether these are all."""

    rows: tuple[RowValues, ...]
    is_whole: bool


def readable(connection: sqlite3.Connection, table: str) -> TableRows:
    """What SQLite can read of a table, around what it cannot."""
    try:
        names = tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
    except sqlite3.Error:
        return TableRows((), is_whole=False)
    if not names:
        return TableRows((), is_whole=True)  # an earlier version, which does not have it
    reading = _Reading(connection, table)
    rows = tuple(dict(zip(names, record, strict=True)) for record in reading.between(_LOWEST, _HIGHEST))
    return TableRows(rows, reading.failures == 0 and _has_as_many(connection, table, len(rows)))


def on_pages(content: bytes) -> dict[str, list[RowValues]]:
    """The rows on all pages of a file that look like those of our tables."""
    rows: dict[str, list[RowValues]] = {table: [] for table in TABLES}
    for number, record in records(content):
        for table, columns in TABLES.items():
            values = (number, *record[1:]) if table == "document" and record and record[0] is None else record
            names = tuple(columns)[: len(values)]
            if len(values) in (len(columns), _FIRST_COLUMNS.get(table)) and is_sound(table, names, values):
                rows[table].append(dict(zip(names, values, strict=True)))
                break
    return rows


class _Reading:
    """Reads a table in the order of its row numbers, and closes in on what cannot be read from both sides."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._connection = connection
        self._table = table
        self.failures = 0

    def between(self, low: int, high: int) -> Iterator[Record]:
        """The records from one row number to another that can be read."""
        gaps = [(low, high)]
        while gaps and self.failures < _FAILURES:
            low, high = gaps.pop()
            last = low - 1
            for number, record in self._rows(low, high, "ASC"):
                last = number
                yield record
            if not self._has_failed:
                continue
            first = high + 1
            for number, record in self._rows(last + 1, high, "DESC"):
                first = number
                yield record
            if self._has_failed and last + 1 < first - 1:
                middle = (last + first) // 2
                gaps += [(middle + 1, first - 1), (last + 1, middle)]

    def _rows(self, low: int, high: int, order: str) -> Iterator[tuple[int, Record]]:
        self._has_failed = False
        if low > high:
            return
        query = f"SELECT rowid, * FROM {self._table} NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid {order}"  # noqa: S608
        try:
            for number, *record in self._connection.execute(query, (low, high)):
                yield number, tuple(record)
        except sqlite3.Error:
            self._has_failed = True
            self.failures += 1


def _has_as_many(connection: sqlite3.Connection, table: str, count: int) -> bool:
    """Whether the indexes of a table know of no more rows: a page may be lost without a trace in the table."""
    try:
        for _, index, _, _, is_partial in connection.execute(f"PRAGMA index_list({table})").fetchall():
            if is_partial:
                continue
            (known,) = connection.execute(f"SELECT count(*) FROM {table} INDEXED BY {index}").fetchone()  # noqa: S608
            if known != count:
                return False
    except sqlite3.Error:
        return False
    return True
