"""The SQLite file under the notes: opening it, and what its errors mean.

Nothing here ever replaces a file that it cannot read. Every failure leaves as a StoreError.
"""

import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from dialogue_reader.errors import StoreError, detail_of
from dialogue_reader.notes.storage.tables.schema import MIGRATIONS, SCHEMA

FILE = "notes.db"
PATIENT = 5.0  # seconds that may be waited for another program's transaction; ours last milliseconds
AT_ONCE = 0.02  # the same while a person waits for what a key does; the disk needs its own time
_SHORTEST, _LONGEST = 0.001, 0.005  # seconds between two tries
APPLICATION = 0x44695265  # "DiRe", so that no other program's file is taken for ours

# What SQLite's names for errors come down to for a person.
_MEANINGS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("FULL",), "store_disk_full"),
    (("BUSY", "LOCKED", "PROTOCOL"), "store_busy"),
    (("CORRUPT", "NOTADB"), "store_damaged"),
    (("READONLY", "CANTOPEN", "PERM", "AUTH"), "store_read_only"),
    (("IOERR",), "store_disk_error"),
)

_ROOM = 1 << 16  # bytes: the memory that programs share, and a change
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says where nothing more fits on the disk, or in what a person may use of it."""

Value = str | bytes | int | None
Record = tuple[Value, ...]

T = TypeVar("T")


def connect(path: Path | None) -> sqlite3.Connection:
    """Open the database at `path`, or one in memory, and bring its schema up to date. Raises StoreError."""
    subject = str(path or "")
    with explained(subject, opening=True):
        if path is not None:
            _refuse_remains(path)
        read_only = path is not None and is_read_only(path)
        address = address_of(path) if path else ":memory:"
        connection = sqlite3.connect(address, timeout=0, isolation_level=None, check_same_thread=False, uri=True)
        try:
            if not read_only:
                _prepare(connection)
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def is_read_only(path: Path) -> bool:
    """Whether the database is on a disk that nobody can write to, so that it can be read without a lock or a log."""
    log = log_named(path)
    has_log = log.exists() and log.stat().st_size > 0
    return path.exists() and not has_log and bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def address_of(path: Path, mode: str = "rwc") -> str:
    """The address under which SQLite opens the database: to make it where it is missing, or only to write (rw)."""
    return f"{path.absolute().as_uri()}?{'immutable=1' if is_read_only(path) else f'mode={mode}'}"


def log_named(path: Path) -> Path:
    """Where SQLite keeps the log of the database at `path`."""
    return path.with_name(path.name + "-wal")


def log_left_alone(path: Path) -> Path | None:
    """The log with changes whose database is gone or empty; None where all is as it should be."""
    log = log_named(path)
    has_changes = log.is_file() and log.stat().st_size > 0
    return log if has_changes and (not path.exists() or path.stat().st_size == 0) else None


def _refuse_remains(path: Path) -> None:
    """SQLite throws a log away whose database is gone or empty; there may be notes in it."""
    if log_left_alone(path):
        raise StoreError("store_log_alone", str(path))


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    choose_journal(connection)
    # On the disk, not only with the system, before a call returns: a note is worth the milliseconds.
    connection.execute("PRAGMA synchronous = FULL")


def choose_journal(connection: sqlite3.Connection) -> str:
    """Let readers and a writer work at once where the file system can; return the mode that it allowed."""

    def chosen() -> str:
        try:
            return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            if not _name(error).startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PROTOCOL")):
                raise
            return str(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0])

    return patiently(chosen, PATIENT)


def _migrate(connection: sqlite3.Connection, path: Path | None) -> None:
    subject = str(path or "")
    if patiently(lambda: version_of(connection, subject), PATIENT) == SCHEMA:
        return
    with transaction(connection, PATIENT):
        # Another reader may have come first; ask again now that no one else can write.
        version = version_of(connection, subject)
        if path is not None and 0 < version < SCHEMA:
            from dialogue_reader.notes.storage.recovery import backups

            backups.before_migration(path, version, datetime.now(UTC))
        migrate_from(connection, version)


def migrate_from(connection: sqlite3.Connection, version: int) -> None:
    """Bring the schema from `version` up to date, within the transaction of the caller."""
    for statements in MIGRATIONS[version:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


def version_of(connection: sqlite3.Connection, subject: str) -> int:
    """The version of the schema; 0 of a new file. Raises StoreError for a newer one and for that of another program."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if application != APPLICATION and (version or application or tables):
        raise StoreError("store_foreign", subject)
    if version > SCHEMA:
        raise StoreError("store_newer", subject)
    return version


def patiently(action: Callable[[], T], patience: float) -> T:
    """What `action` returns, which is tried again for `patience` seconds while other programs are in its way.

    SQLite's own way of waiting sleeps longer and longer, and by then someone else has come first.
    """
    begun = time.monotonic()
    while True:
        try:
            return action()
        except sqlite3.OperationalError as error:
            waited = time.monotonic() - begun
            if not is_busy(error) or waited >= patience:
                raise
            import random

            pause = min(_LONGEST, _SHORTEST + waited / 20) * random.uniform(0.5, 1.5)  # noqa: S311 -- no secret
            time.sleep(min(pause, patience - waited))


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program was in the way."""
    return _name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


@contextmanager
def transaction(connection: sqlite3.Connection, patience: float) -> Iterator[sqlite3.Connection]:
    """All of it or nothing, on the disk when the block is left. Its turn is waited for, `patience` seconds at most."""
    patiently(lambda: connection.execute("BEGIN IMMEDIATE"), patience)
    try:
        yield connection
        patiently(lambda: connection.execute("COMMIT"), patience)
    except BaseException:
        # SQLite itself has taken back what did not fit on the disk.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def explained(subject: str, *, opening: bool = False) -> Iterator[None]:
    """Turn what SQLite and the file system report into a StoreError about `subject`, a file or a folder."""
    arguments = {"opening": True} if opening else {}
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_code(error, subject), subject, detail=str(error).lower(), **arguments) from error
    except OSError as error:
        code = "store_disk_full" if error.errno in NO_ROOM else "store_folder"
        raise StoreError(code, subject, detail=detail_of(error), **arguments) from error


def _code(error: sqlite3.Error, subject: str) -> str:
    name = _name(error).removeprefix("SQLITE_")
    code = next((code for beginnings, code in _MEANINGS if name.startswith(beginnings)), "store_fails")
    # Where there is no room for the memory that programs share, SQLite speaks of an error of the disk.
    return "store_disk_full" if code == "store_disk_error" and not _has_room(Path(subject).parent) else code


def _has_room(folder: Path) -> bool:
    """Whether as much as an open store needs can be written to a folder."""
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(bytes(_ROOM))
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        return error.errno not in NO_ROOM
    return True


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "") or ""


def same_file(path: Path, inode: int) -> bool:
    """Whether `path` still is the file that was opened."""
    try:
        return os.stat(path).st_ino == inode  # noqa: PTH116 -- one call before every write
    except OSError:
        return False


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk before going on. Raises OSError."""
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
