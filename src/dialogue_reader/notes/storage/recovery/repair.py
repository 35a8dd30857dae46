"""A fresh store from what a damaged one still holds, and from its newest copy what that cannot give.

The damaged file stays beside it under another name. A note too many can be deleted; one too few is lost: where a table
cannot be read to its end, rows that stand on stray pages and rows of the copy are taken, although some of them may have
been deleted before.
"""

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from dialogue_reader.errors import StoreError
from dialogue_reader.notes.storage.database import (
    FILE,
    PATIENT,
    explained,
    is_busy,
    log_named,
    migrate_from,
    patiently,
    sync,
    transaction,
)
from dialogue_reader.notes.storage.recovery import backups
from dialogue_reader.notes.storage.recovery.check import verify
from dialogue_reader.notes.storage.recovery.pages import image
from dialogue_reader.notes.storage.recovery.rows import RowValues, TableRows, on_pages, readable
from dialogue_reader.notes.storage.recovery.tables import TABLES, as_text, made_sound

_DAMAGED = "notes-damaged-{:%Y%m%dT%H%M%S}.db"
_FRESH = ".unfinished-repair-{}"
_OF_DOCUMENTS = ("annotation", "bookmark")  # rows that need their document


class Repaired(NamedTuple):
    """What a repair has brought: rows by table from the damaged file and from the copy, if one was needed."""

    kept_as: Path
    """The damaged file."""
    rescued: Mapping[str, int]
    from_copy: Mapping[str, int]
    copy: Path | None
    is_whole: bool
    """Whether every table could be read to its end."""


def repair(folder: Path, now: datetime) -> Repaired | None:
    """Put a fresh store in the place of the damaged one in `folder`; None for one that is sound.

    Raises StoreError, also while another program has the store open, and has then changed nothing.
    """
    path = folder / FILE
    if verify(folder).is_sound:
        return None
    with explained(str(path)):
        tables = _tables(path)
        is_whole = all(table.is_whole for table in tables.values())
        copy = None if is_whole else backups.newest(path)
        fresh = path.with_name(_FRESH.format(os.getpid()))
        fresh.unlink(missing_ok=True)
        try:
            rescued, from_copy = _filled(fresh, path, tables, copy)
            if not backups.is_sound(fresh):
                raise StoreError("store_damaged", str(path))
            sync(fresh)
            kept_as = _exchanged(path, fresh, now)
        finally:
            fresh.unlink(missing_ok=True)
    return Repaired(kept_as, rescued, from_copy, copy if from_copy else None, is_whole)


def _tables(path: Path) -> dict[str, TableRows]:
    """What SQLite can read, when nobody else has the file open."""
    unreadable = {table: TableRows((), is_whole=False) for table in TABLES}
    if not path.exists() or not path.stat().st_size:
        return unreadable
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
            # It fails while anybody has the file open, and takes in the log.
            patiently(lambda: connection.execute("PRAGMA journal_mode = DELETE").fetchall(), PATIENT)
            connection.execute("PRAGMA query_only = ON")
            connection.text_factory = as_text
            return {table: readable(connection, table) for table in TABLES}
    except sqlite3.Error as error:
        if is_busy(error):
            raise
        return unreadable


def _filled(
    fresh: Path, path: Path, tables: Mapping[str, TableRows], copy: Path | None
) -> tuple[Counter[str], Counter[str]]:
    """Make the fresh store; how many rows of each table are from the damaged file, and from the copy."""
    rescued: Counter[str] = Counter()
    from_copy: Counter[str] = Counter()
    with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        with transaction(connection, PATIENT):
            migrate_from(connection, 0)
            for table, (rows, _) in tables.items():
                rescued[table] += _put(connection, table, rows)
            torn = [table for table in tables if not tables[table].is_whole]
            if torn:
                stray = on_pages(image(path))
                for table in torn:
                    rescued[table] += _put(connection, table, _latest_first(stray[table]))
            if copy is not None:
                of_copy = _rows_of_copy(copy)
                for table in torn:
                    from_copy[table] += _put(connection, table, of_copy[table])
            _complete(connection)
        fresh.chmod(0o600)
    return +rescued, +from_copy


def _put(connection: sqlite3.Connection, table: str, rows: Iterable[RowValues]) -> int:
    """Put the rows into a table, but for those that are there; how many were put."""
    put = 0
    columns = TABLES[table]
    if table == "position" and connection.execute("SELECT EXISTS(SELECT * FROM position)").fetchone()[0]:
        return 0  # of two of one pair nobody could tell the later
    for row in rows:
        values = made_sound(table, row)
        if table == "annotation" and not values["id"]:
            values["id"] = str(uuid4())
        names = [name for name in columns if name in values]
        statement = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608
        put += connection.execute(statement, [values[name] for name in names]).rowcount
    return put


def _latest_first(rows: Iterable[RowValues]) -> list[RowValues]:
    """Of several versions of one row the latest comes first."""
    return sorted(rows, key=lambda row: str(row.get("modified", "")), reverse=True)


def _rows_of_copy(copy: Path) -> dict[str, tuple[RowValues, ...]]:
    with closing(backups.opened(copy)) as source, closing(sqlite3.connect(":memory:", isolation_level=None)) as target:
        source.backup(target)
        (version,) = target.execute("PRAGMA user_version").fetchone()
        migrate_from(target, version)
        target.text_factory = as_text
        return {table: readable(target, table).rows for table in TABLES}


def _complete(connection: sqlite3.Connection) -> None:
    """Give every note a document: a lost one has no name until it is opened again, and is known by its content."""
    for table in _OF_DOCUMENTS:
        columns = ("document", "across_document") if table == "annotation" else ("document",)
        for column in columns:
            connection.execute(
                f"""INSERT OR IGNORE INTO document (id, source, title, language)
                SELECT DISTINCT {column}, '', '', '' FROM {table} WHERE {column} IS NOT NULL"""  # noqa: S608
            )
    connection.execute("DELETE FROM sighting WHERE document NOT IN (SELECT id FROM document)")


def _exchanged(path: Path, fresh: Path, now: datetime) -> Path:
    """Put the fresh file in the place of the damaged one, which keeps another name; there is always one of them."""
    kept_as = path.with_name(_DAMAGED.format(now))
    if path.exists():
        try:
            os.link(path, kept_as)
        except OSError:
            shutil.copy2(path, kept_as)
    for log in (log_named(path), path.with_name(path.name + "-journal")):
        if log.exists():
            log.rename(kept_as.with_name(log.name.replace(path.name, kept_as.name)))
    with suppress(FileNotFoundError):
        path.with_name(path.name + "-shm").unlink()
    fresh.replace(path)
    sync(path.parent)
    return kept_as
