"""The SQLite file under the notes: opening it, and what its errors mean.

Nothing here ever replaces a file that it cannot read. Every failure leaves as a StoreError.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dialogue_reader.errors import StoreError
from dialogue_reader.notes.storage.schema import MIGRATIONS, SCHEMA

FILE = "notes.db"
BUSY = 5.0  # seconds to wait for another reader's transaction; ours last milliseconds
_APPLICATION = 0x44695265  # "DiRe", so that no other program's file is taken for ours

# What SQLite's names for errors come down to for a person.
_MEANINGS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("FULL",), "store_disk_full"),
    (("BUSY", "LOCKED", "PROTOCOL"), "store_busy"),
    (("CORRUPT", "NOTADB"), "store_damaged"),
    (("READONLY", "CANTOPEN", "PERM", "AUTH"), "store_read_only"),
    (("IOERR",), "store_disk_error"),
)

Value = str | bytes | int | None
Record = tuple[Value, ...]


def connect(path: Path | None) -> sqlite3.Connection:
    """Open the database at `path`, or one in memory, and bring its schema up to date. Raises StoreError."""
    subject = str(path or "")
    with explained(subject):
        if path is not None:
            _refuse_remains(path)
        connection = sqlite3.connect(path or ":memory:", timeout=BUSY, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection)
            _migrate(connection, subject)
        except BaseException:
            connection.close()
            raise
        return connection


def _refuse_remains(path: Path) -> None:
    """SQLite throws a log away whose database is gone or empty; there may be notes in it."""
    log = path.with_name(path.name + "-wal")
    with_notes = log.is_file() and log.stat().st_size > 0
    if with_notes and (not path.exists() or path.stat().st_size == 0):
        raise StoreError("store_log_alone", str(path))


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    choose_journal(connection)
    # On the disk, not only with the system, before a call returns: a note is worth the milliseconds.
    connection.execute("PRAGMA synchronous = FULL")


def choose_journal(connection: sqlite3.Connection) -> str:
    """Let readers and a writer work at once where the file system can; return the mode that it allowed.

    SQLite does not wait when two programs change the mode at the same time, so this does.
    """
    until = time.monotonic() + BUSY
    while True:
        try:
            return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            if _name(error).startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PROTOCOL")):
                return str(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0])
            if not _name(error).startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _migrate(connection: sqlite3.Connection, subject: str) -> None:
    if _version(connection, subject) == SCHEMA:
        return
    with transaction(connection):
        # Another reader may have come first; ask again now that no one else can write.
        for statements in MIGRATIONS[_version(connection, subject) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _version(connection: sqlite3.Connection, subject: str) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if application != _APPLICATION and (version or application or tables):
        raise StoreError("store_foreign", subject)
    if version > SCHEMA:
        raise StoreError("store_newer", subject)
    return version


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of it or nothing, on the disk when the block is left."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # SQLite itself has taken back what did not fit on the disk.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def explained(subject: str) -> Iterator[None]:
    """Turn what SQLite and the file system report into a StoreError about `subject`."""
    try:
        yield
    except sqlite3.Error as error:
        name = _name(error).removeprefix("SQLITE_")
        code = next((code for beginnings, code in _MEANINGS if name.startswith(beginnings)), "store_fails")
        raise StoreError(code, subject, detail=str(error).lower()) from error
    except OSError as error:
        raise StoreError("store_folder", subject, detail=(error.strerror or str(error)).lower()) from error


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "") or ""


def same_file(path: Path, inode: int) -> bool:
    """Whether `path` still is the file that was opened."""
    try:
        return os.stat(path).st_ino == inode  # noqa: PTH116 -- one call before every write
    except OSError:
        return False
