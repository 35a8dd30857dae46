"""Keeping the reading position without ever making the reader wait.

A position changes with every passage that is entered, is worth little, and must not hold up a key while another program
has the file locked. So a thread of its own writes the latest one, over a connection of its own, once the reader has
stood still for a moment. What fails is logged, and tried again with the next change.
"""

import sqlite3
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from dialogue_reader.documents.model import Pair
from dialogue_reader.logs import logger
from dialogue_reader.notes.model import ReadingPosition
from dialogue_reader.notes.storage.database import same_file, transaction

_QUIET = 0.5  # seconds without a change after which the latest is written
_LATEST = 5.0  # seconds after which it is written although it still changes
_BUSY = 0.5  # seconds to wait for another program's transaction
_LAST = 1.0  # seconds that closing may take

_log = logger(__name__)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the database at `path`, which must exist. A position is not worth waiting for the disk."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_BUSY, isolation_level=None)
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


class PositionWriter:
    """Writes the latest position of a pair, in a thread of its own. No method raises or waits, but `close` a little.

    `path` is that of the database, `inode` of the file that was opened there; without a path nothing is kept.
    """

    def __init__(
        self,
        path: Path | None,
        inode: int = 0,
        *,
        delay: float = _QUIET,
        connect: Callable[[Path], sqlite3.Connection] = connect,
    ) -> None:
        self._path = path
        self._inode = inode
        self._delay = delay
        self._connect = connect
        self._changed = threading.Condition()
        self._latest: tuple[Pair, ReadingPosition] | None = None
        self._since = self._until = 0.0  # when the latest is due at the latest, and when unless it changes
        self._closing = False
        self._thread: threading.Thread | None = None

    def keep(self, pair: Pair, position: ReadingPosition) -> None:
        """Have `position` written in a moment, unless another follows. Returns at once."""
        if self._path is None:
            return
        with self._changed:
            if self._closing:
                return
            now = time.monotonic()
            if self._latest is None:
                self._since = now + _LATEST
            self._until = now + self._delay
            self._latest = pair, position
            if self._thread is None:
                self._thread = threading.Thread(target=self._write_on, name="positions", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self, timeout: float = _LAST) -> None:
        """Write the latest now, and wait for it no longer than `timeout` seconds. Closing twice does no harm."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(timeout)

    def _write_on(self) -> None:
        from dialogue_reader.notes.storage.tables import library, positions  # not before the first page

        connection: sqlite3.Connection | None = None
        try:
            while (latest := self._next()) is not None:
                try:
                    connection = connection or self._opened()
                    with transaction(connection, _BUSY):
                        now, (pair, position) = datetime.now(UTC), latest
                        positions.keep_position(connection, pair, position, now)
                        library.record(connection, pair, now)
                except (sqlite3.Error, OSError) as error:
                    _log.warning("the reading position was not kept: %s", error)
        finally:
            if connection is not None:
                connection.close()

    def _next(self) -> tuple[Pair, ReadingPosition] | None:
        """What is due to be written, once it is; None when there is nothing more."""
        with self._changed:
            while not self._closing:
                wait = min(self._since, self._until) - time.monotonic() if self._latest else None
                if wait is not None and wait <= 0:
                    break
                self._changed.wait(wait)
            latest, self._latest = self._latest, None
            return latest

    def _opened(self) -> sqlite3.Connection:
        assert self._path is not None
        if self._inode and not same_file(self._path, self._inode):
            raise OSError("the notes were moved or deleted")
        return self._connect(self._path)
