"""Changes that wait because another program writes: kept in the journal at once, moved into the database behind.

No key may wait for another program, and what a call has kept must be on the disk when it returns. So a change that does
not get its turn in time goes into the journal; a thread of its own, over a connection of its own, takes the journals in
as soon as the database is free. Until then reading lays what waits over the database.
"""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from dialogue_reader.errors import StoreError
from dialogue_reader.logs import logger
from dialogue_reader.notes.storage.batches import Batch
from dialogue_reader.notes.storage.database import address_of, explained, is_busy, patiently, same_file, transaction
from dialogue_reader.notes.storage.waiting.files import journals
from dialogue_reader.notes.storage.waiting.journal import (
    Journal,
    Waiting,
    discard,
    lines_taken,
    take_in,
    waiting,
)

_TURN = 0.5  # seconds that are waited for the database before looking whether the store is being closed
_PAUSE = 5.0  # seconds before what has failed is tried again
_LONG = 1000  # lines after which a journal is removed once they are all taken in, and another begun

_log = logger(__name__)


class Pending:
    """What waits to be written into the database at `path`, whose file is `inode`. Methods may raise StoreError."""

    def __init__(self, path: Path, inode: int, now: Callable[[], datetime]) -> None:
        self._path = path
        self._inode = inode
        self._now = now
        self._changed = threading.Condition()  # its lock is reentrant
        self._journal: Journal | None = None
        self._own: deque[Batch] = deque()  # the lines of the journal that are not in the database
        self._taken = 0  # how many lines before them are
        self._left: tuple[Waiting, ...] = ()  # in journals of other readers
        self._closing = False
        self._thread: threading.Thread | None = None

    def __bool__(self) -> bool:
        """Whether anything waits."""
        with self._changed:
            return bool(self._left or self._own)

    def over(self, connection: sqlite3.Connection) -> tuple[Batch, ...]:
        """What waits and is not in the database as `connection` sees it, in the order in which it will be written.

        The caller reads what it lays that over in one transaction: the journals may be taken in at any moment.
        """
        with self._changed:
            left, own, taken = self._left, tuple(self._own), self._taken
            name = self._journal.path.name if self._journal else ""
        lines = lines_taken(connection)
        # Of a journal that has been removed everything is in the database.
        others = (late for late in left if late.line >= lines.get(late.journal.name, 0) and late.journal.exists())
        return (*(late.batch for late in others), *own[max(0, lines.get(name, 0) - taken) :])

    def begin(self, connection: sqlite3.Connection, patience: float) -> None:
        """Take in what other readers have left; where that cannot be written now, read it and see to it later."""
        folder = self._path.parent
        with explained(str(self._path)):
            left = patiently(lambda: waiting(connection, folder), patience)
            if left:
                try:
                    with transaction(connection, patience):
                        take_in(connection, folder, self._now)
                except sqlite3.Error as error:
                    _log.warning("changes still wait: %s", error)
                    with self._changed:
                        self._left = left
                        self._wake()
                    return
            taken = lines_taken(connection)
            discard({path: taken.get(path.name, 0) for path in journals(folder)})

    def keep(self, batch: Batch) -> None:
        """Have a batch wait. It is on the disk when this returns."""
        with self._changed, explained(str(self._path)):
            if self._closing:
                raise StoreError("store_busy", str(self._path))
            if self._journal is None:
                self._journal = Journal(self._path.parent)
            self._journal.append(batch)
            self._own.append(batch)
            self._wake()

    def close(self) -> None:
        """Write what waits if that can be done soon; else the next to open the store does. It raises nothing."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()
        with self._changed:
            journal, self._journal = self._journal, None
        if journal is not None:
            with suppress(OSError):  # whoever opens the store next removes it
                journal.leave() if self._own else journal.remove()

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._move_on, name="pending", daemon=True)
            self._thread.start()
        self._changed.notify()

    def _move_on(self) -> None:
        while self._is_waiting():
            try:
                self._move()
            except (sqlite3.Error, OSError) as error:
                _log.warning("changes still wait: %s", error)
                with self._changed:
                    if self._closing:
                        return
                    if not (isinstance(error, sqlite3.Error) and is_busy(error)):
                        self._changed.wait(_PAUSE)

    def _is_waiting(self) -> bool:
        """Wait until there is something to write; False when there is nothing and the store is being closed."""
        with self._changed:
            while not self and not self._closing:
                self._changed.wait()
            return bool(self)

    def _move(self) -> None:
        """Take all journals into the database."""
        if not same_file(self._path, self._inode):
            raise OSError("the notes were moved or deleted")
        connection = sqlite3.connect(address_of(self._path, "rw"), uri=True, timeout=0, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            with transaction(connection, _TURN):
                counts = take_in(connection, self._path.parent, self._now)
        finally:
            connection.close()
        with self._changed:
            self._left = ()
            taken = counts.get(self._journal.path, 0) if self._journal else 0
            for _ in range(taken - self._taken):
                self._own.popleft()
            self._taken = taken
            spent = self._journal if taken > _LONG and not self._own else None
            if spent:
                self._journal, self._taken = None, 0
        if spent:  # removing takes time, for which no key may wait
            spent.remove()
        discard(counts)
