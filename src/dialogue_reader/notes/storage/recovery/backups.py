"""Copies of the store: one before its schema changes, and one a day of which the last ten are kept.

A copy has its name only when it is whole, is on the disk and has passed SQLite's check, so that a damaged store never
takes the place of a good copy. What a person wrote decides whether a copy is needed: a store in which only the
reading position has changed is not copied again.
"""

import os
import sqlite3
import time
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from dialogue_reader.logs import logger
from dialogue_reader.notes.storage.database import address_of, sync

FOLDER = "backups"
KEPT = 10
_DAILY = "notes-{}.db"
_BEFORE_MIGRATION = "notes-version-{}-{:%Y%m%dT%H%M%S}.db"
_UNFINISHED = ".unfinished-copy-"
_ABANDONED = 3600  # seconds after which nobody is still at a copy
_WRITTEN = ("annotation", "correction", "colour_name", "bookmark")  # tables of what a person wrote

_log = logger(__name__)


def before_migration(path: Path, version: int, now: datetime) -> Path:
    """Copy the database at `path` to a file beside it before it leaves `version`. Raises sqlite3.Error and OSError."""
    copy = path.with_name(_BEFORE_MIGRATION.format(version, now))
    unfinished = _copied(path, copy)
    unfinished.replace(copy)
    sync(copy.parent)
    return copy


def daily(path: Path, now: datetime) -> bool:
    """Copy the database at `path` unless that was done today or nothing was written since; whether it was copied.

    It may be called by several programs at a time, and only logs what fails.
    """
    folder = path.parent / FOLDER
    copy = folder / _DAILY.format(f"{now.astimezone():%Y-%m-%d}")
    if copy.exists():
        return False
    try:
        with closing(opened(path)) as connection:
            if not _is_worth_a_copy(connection, newest(path)):
                return False
        folder.mkdir(mode=0o700, exist_ok=True)
        unfinished = _copied(path, copy)
        if not is_sound(unfinished):
            unfinished.unlink()
            _log.error("the notes are damaged and were not copied over good copies")
            return False
        unfinished.replace(copy)
        sync(folder)
        for old in copies(path)[KEPT:]:
            old.unlink(missing_ok=True)
    except (sqlite3.Error, OSError) as error:
        _log.warning("no daily copy was made: %s", error)
        return False
    return True


def copies(path: Path) -> list[Path]:
    """The daily copies of the database at `path`, the newest first."""
    return sorted((path.parent / FOLDER).glob(_DAILY.format("????-??-??")), reverse=True)


def newest(path: Path) -> Path | None:
    """The newest of them that can be read whole; None when there is none."""
    return next((copy for copy in copies(path) if is_sound(copy)), None)


def is_sound(path: Path) -> bool:
    """Whether SQLite finds no damage in the file."""
    try:
        with closing(opened(path)) as connection:
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _is_worth_a_copy(connection: sqlite3.Connection, last: Path | None) -> bool:
    if last is None:
        counts = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _WRITTEN]  # noqa: S608
        return any(counts)
    connection.execute("ATTACH ? AS last", (str(last),))
    try:
        return any(_differs(connection, table) for table in _WRITTEN)
    except sqlite3.OperationalError:
        return True  # that one is of an older version
    finally:
        connection.execute("DETACH last")


def _differs(connection: sqlite3.Connection, table: str) -> bool:
    """Asked of SQLite, which lets the other threads go on meanwhile."""
    query = "SELECT EXISTS(SELECT * FROM {0}.{2} EXCEPT SELECT * FROM {1}.{2})"
    pairs = (("main", "last"), ("last", "main"))
    return any(connection.execute(query.format(*pair, table)).fetchone()[0] for pair in pairs)


def _copied(path: Path, copy: Path) -> Path:
    """A copy of the database under a name of its own, on the disk."""
    _remove_remains(copy.parent)
    unfinished = copy.with_name(f"{_UNFINISHED}{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(opened(path)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
            # A copy is one file, which can be moved without another beside it.
            target.execute("PRAGMA journal_mode = DELETE")
        unfinished.chmod(0o600)
        sync(unfinished)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return unfinished


def _remove_remains(folder: Path) -> None:
    """Remove what programs that were killed while they copied have left."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _ABANDONED:
                path.unlink()


def opened(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; a file that is not there is an error."""
    connection = sqlite3.connect(address_of(path, "rw"), uri=True, timeout=5, isolation_level=None)
    connection.execute("PRAGMA query_only = ON")
    return connection
