"""The journal: a file in which changes wait that could not be written to the database at once.

One belongs to one process, stands beside the database and grows by a line a change, which is on the disk before the
call returns. Whoever gets to write next takes its lines into the database, each exactly once: in one transaction with
them the database remembers how many of that journal it has. So a process that is killed at any moment loses nothing and
nothing is there twice. Its owner holds a lock on the file, so that others know when nothing more will come.
"""

import errno
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from dialogue_reader.notes.storage.batches import Batch, decoded, encoded, write_late
from dialogue_reader.notes.storage.database import sync
from dialogue_reader.notes.storage.waiting.files import NAME, journals

DAMAGED = ".damaged"  # of one that has a line that cannot be read
_ROOM = 1 << 18  # bytes taken in advance: a line in them is on the disk sooner than one that makes the file longer
_SUM = 8  # hexadecimal digits of the CRC-32 before each line, and a space

_sync = getattr(os, "fdatasync", os.fsync)  # macOS has the second alone


class Journal:
    """The journal of this process, made when the first change has to wait. Methods raise OSError."""

    def __init__(self, folder: Path) -> None:
        name = NAME.format(os.urandom(16).hex())
        self.path = folder / name
        unfinished = self.path.with_suffix(".new")
        self._fd = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._end = 0
        try:
            # Nobody else may take it for one that was left behind: it has its name only when it is locked.
            lock(self._fd)
            with suppress(OSError):  # a line may fit all the same
                os.pwrite(self._fd, bytes(_ROOM), 0)
            unfinished.rename(self.path)
            sync(folder)
        except BaseException:
            os.close(self._fd)
            unfinished.unlink(missing_ok=True)
            raise

    def append(self, batch: Batch) -> None:
        """Add a line; it is on the disk when this returns, or not there at all."""
        line = _line(batch)
        try:
            self._write(line)
        except OSError:
            with suppress(OSError):  # else the next line is written over it
                os.ftruncate(self._fd, self._end)
            raise
        self._end += len(line)

    def _write(self, line: bytes) -> None:
        if not self.path.exists():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        if os.pwrite(self._fd, line, self._end) != len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        _sync(self._fd)

    def remove(self) -> None:
        """Remove the file, whose lines have all been taken in."""
        remove(self.path)
        os.close(self._fd)

    def leave(self) -> None:
        """Leave the file for whoever opens the store next."""
        os.close(self._fd)


class Waiting(NamedTuple):
    """A batch that the database does not have yet: the journal and the line that it stands in."""

    journal: Path
    line: int
    batch: Batch


def waiting(connection: sqlite3.Connection, folder: Path) -> tuple[Waiting, ...]:
    """What stands in all journals and is not in the database yet."""
    return tuple(late for path in journals(folder) for late in _not_taken(connection, path, _lines(path)))


def lines_taken(connection: sqlite3.Connection) -> dict[str, int]:
    """How many lines of each journal are in the database, by the journal's name."""
    return dict(connection.execute("SELECT name, lines FROM journal").fetchall())


def take_in(connection: sqlite3.Connection, folder: Path, now: Callable[[], datetime]) -> dict[Path, int]:
    """Write what waits in all journals, within the transaction of the caller; how many lines each of them had."""
    waiting = {path: _lines(path) for path in journals(folder)}
    for path, lines in waiting.items():
        for late in _not_taken(connection, path, lines):
            write_late(connection, late.batch, now)
        connection.execute("INSERT OR REPLACE INTO journal VALUES (?, ?)", (path.name, len(lines)))
    names = [path.name for path in waiting]
    # A name is never used again, and what was removed does not return.
    placeholders = ", ".join("?" * len(names))
    connection.execute(f"DELETE FROM journal WHERE name NOT IN ({placeholders})", names)  # noqa: S608
    return {path: len(lines) for path, lines in waiting.items()}


def discard(counts: dict[Path, int]) -> None:
    """Remove the journals of which the database has that many lines, where these are all and their owner is gone.

    One that has a line that cannot be read is kept under another name, for a person to look at.
    """
    for path, count in counts.items():
        with suppress(OSError), _left_behind(path) as is_left:  # somebody else may have removed it
            lines = _all_lines(path) if is_left else []
            if not is_left or len(lines) != count:
                continue
            if any(_batch(line) is None for line in lines):
                path.rename(path.with_suffix(DAMAGED))
            else:
                remove(path)


@contextmanager
def _left_behind(path: Path) -> Iterator[bool]:
    """Whether the owner of a journal is gone, so that nothing more will come; while the block runs, it is ours.

    Raises OSError where there is no such file.
    """
    fd = os.open(path, os.O_RDWR)
    try:
        try:
            lock(fd)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(fd)


def lock(fd: int) -> None:
    """Lock a journal for its owner. Raises OSError where another process has it, or the system has no such locks."""
    try:
        import fcntl  # Unix's alone: elsewhere a change that does not get its turn is refused, and nothing else
    except ImportError as error:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP)) from error
    fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


def remove(path: Path) -> None:
    """Remove a journal so that it does not return, even when the power fails."""
    path.unlink(missing_ok=True)
    sync(path.parent)


def _lines(path: Path) -> list[bytes]:
    """The lines of a journal that can be taken in.

    A file is read page by page: of a line on two pages, which its owner writes meanwhile, the end alone may be seen.
    So that line and those behind it wait until it can be read, or until its owner is gone and it never will be.
    """
    lines = _all_lines(path)
    if not all(map(_is_whole, lines)):
        with suppress(OSError), _left_behind(path) as is_left:
            return _all_lines(path) if is_left else [*takewhile(_is_whole, lines)]
        return []  # it has just been removed
    return lines


def _all_lines(path: Path) -> list[bytes]:
    """What stands in a journal; nothing where it has just been removed. What has no end was never kept."""
    try:
        return path.read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return []


def _not_taken(connection: sqlite3.Connection, path: Path, lines: list[bytes]) -> Iterator[Waiting]:
    for number in range(lines_taken(connection).get(path.name, 0), len(lines)):
        batch = _batch(lines[number])
        if batch is not None:
            yield Waiting(path, number, batch)


def _line(batch: Batch) -> bytes:
    text = encoded(batch).encode("ascii")
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _is_whole(line: bytes) -> bool:
    try:
        return int(line[:_SUM], 16) == zlib.crc32(line[_SUM + 1 :])
    except ValueError:
        return False


def _batch(line: bytes) -> Batch | None:
    try:
        return decoded(line[_SUM + 1 :].decode("ascii")) if _is_whole(line) else None
    except (ValueError, TypeError, LookupError):
        return None
