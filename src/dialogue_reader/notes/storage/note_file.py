"""The open file under the store: who may read and write it when, and what becomes of a change that cannot be written.

Nothing above it knows whether a change is in the database yet or waits in the journal.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dialogue_reader.errors import StoreError
from dialogue_reader.notes.storage.batches import Batch, KnownDocuments, write
from dialogue_reader.notes.storage.database import (
    PATIENT,
    connect,
    explained,
    is_busy,
    patiently,
    same_file,
    transaction,
)
from dialogue_reader.notes.storage.waiting.files import journals

if TYPE_CHECKING:
    from dialogue_reader.notes.storage.waiting.pending import Pending

T = TypeVar("T")

Query = Callable[[sqlite3.Connection, tuple[Batch, ...]], T]
"""A question about the database with batches laid over it."""


class NoteFile:
    """The database at `path`, or one in memory, used by one thread at a time. Methods raise StoreError.

    A call waits `patience` seconds for other programs, if it must.
    """

    def __init__(self, path: Path | None, now: Callable[[], datetime], patience: float) -> None:
        self.path = path
        self.connection = connect(path)
        if patience < PATIENT:
            # Moving the log into the database takes long now and then; whoever keeps positions does it in passing.
            self.connection.execute("PRAGMA wal_autocheckpoint = 0")
        self.inode = os.stat(path).st_ino if path else 0  # noqa: PTH116 -- as in same_file
        self.lock = threading.RLock()
        self.documents: KnownDocuments = {}
        """What is known of documents, so that a note costs no query for its own."""
        self._now = now
        self._patience = patience
        self._has_written = False
        self._pending: Pending | None = None  # made when something has to wait
        if path and journals(path.parent):
            try:
                self._wait_with(path).begin(self.connection, patience)
            except BaseException:
                self.connection.close()
                raise

    def close(self) -> None:
        """Close the file; closing twice does no harm. A script that has written sees to the daily copy."""
        if self._pending is not None:
            self._pending.close()
        with self.lock:
            self.connection.close()
            has_written, self._has_written = self._has_written, False
        if has_written and self._patience >= PATIENT:
            self.copy_daily()

    def copy_daily(self) -> None:
        """Make the daily copy if it is due. It may take a second, and raises nothing."""
        if self.path and same_file(self.path, self.inode):
            from dialogue_reader.notes.storage.recovery import backups

            backups.daily(self.path, self._now())

    @property
    def is_waiting(self) -> bool:
        """Whether something is kept that is not in the database yet."""
        return bool(self._pending)

    def read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        """What the query answers, for what never waits."""
        with self.lock, explained(self._subject):
            return patiently(lambda: query(self.connection), self._patience)

    def read_over(self, query: Query[T]) -> T:
        """What the query answers, of the database and of what waits to be laid over it."""
        with self.lock, explained(self._subject):
            return patiently(lambda: self._over(query), self._patience)

    def _over(self, query: Query[T]) -> T:
        if not self._pending:
            return query(self.connection, ())
        self.connection.execute("BEGIN")
        try:
            return query(self.connection, self._pending.over(self.connection))
        finally:
            self.connection.execute("ROLLBACK")

    def write(self, batch: Query[Batch]) -> Batch:
        """Keep the batch that is made of what there is; on the disk, and returned as it was kept."""
        with self.lock, explained(self._subject):
            self._refuse_another_file()
            self._has_written = True
            if not self._pending:  # whoever has something waiting waits behind it
                try:
                    with transaction(self.connection, self._patience) as connection:
                        return write(connection, batch(connection, ()), self._now, self.documents)
                except sqlite3.Error as error:
                    self.documents.clear()  # one that was made is not there
                    if not is_busy(error) or self.path is None:
                        raise
            late = self.read_over(batch)
            assert self.path is not None  # nothing waits for a database in memory
            self._wait_with(self.path).keep(late)
            return late

    def _wait_with(self, path: Path) -> "Pending":
        if self._pending is None:
            from dialogue_reader.notes.storage.waiting.pending import Pending

            self._pending = Pending(path, self.inode, self._now)
        return self._pending

    @contextmanager
    def transaction(self, patience: float | None = None) -> Iterator[sqlite3.Connection]:
        """For what may fail while another program writes, as it is no loss; `patience` in seconds."""
        with self.lock, explained(self._subject):
            self._refuse_another_file()
            self._has_written = self._has_written or patience is None
            with transaction(self.connection, self._patience if patience is None else patience) as connection:
                yield connection

    @property
    def _subject(self) -> str:
        return str(self.path or "")

    def _refuse_another_file(self) -> None:
        if self.path and not same_file(self.path, self.inode):
            raise StoreError("store_moved", self._subject)
