"""Keeping notes and reading positions: nothing that a person wrote may be lost.

A change is on the disk before its call returns. A document is recognised by its content and by its place, so that notes
survive a file that is moved or edited; the words they mark are then searched for in the new text.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from dialogue_reader.comparison.corrections import Correction
from dialogue_reader.documents.model import Article, Pair, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.anchoring.anchors import selector_of
from dialogue_reader.notes.model import (
    Annotation,
    Change,
    Colour,
    PairNotes,
    ReadingPosition,
)
from dialogue_reader.notes.storage import annotations, library, positions
from dialogue_reader.notes.storage.bookmarks import Bookmarks
from dialogue_reader.notes.storage.database import FILE, connect, explained, same_file, transaction
from dialogue_reader.notes.storage.history import History
from dialogue_reader.notes.storage.library import LibraryEntry
from dialogue_reader.notes.storage.merging import merged
from dialogue_reader.notes.storage.placing import Placing
from dialogue_reader.notes.storage.position_writer import PositionWriter
from dialogue_reader.notes.storage.rows import Row, new_row, tags_of


def _now() -> datetime:
    return datetime.now(UTC)


class NoteStore:
    """Annotations and reading positions in one SQLite file. Every method may raise StoreError.

    It may be used from several threads, and several readers may have the same file open.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None, now: Callable[[], datetime] = _now) -> None:
        self._connection = connection
        self._path = path
        self._inode = os.stat(path).st_ino if path else 0  # noqa: PTH116 -- as in same_file
        self._now = now
        self._lock = threading.RLock()
        self._history = History()
        self._placing = Placing(self._reading, self._writing, now)
        self.bookmarks = Bookmarks(self._reading, self._writing, self._placing.document_for, now)

    @classmethod
    def open(cls, folder: Path, now: Callable[[], datetime] = _now) -> Self:
        """The store in `folder`, which is made when it is missing."""
        with explained(str(folder)):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / FILE
        return cls(connect(path), path, now)

    @classmethod
    def in_memory(cls, now: Callable[[], datetime] = _now) -> Self:
        """A store that forgets when it is closed, for when there is no other."""
        return cls(connect(None), None, now)

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- annotations ---------------------------------------------------------------------------------------------------

    def annotations(self, article: Article) -> tuple[Annotation, ...]:
        """The notes on `article`, found in its text as it is now: in the order of the text, orphans last.

        One that is on two places of it is there twice, seen from either.
        """
        return self._placing.seen(self._placing.rows_on(article))

    def of_pair(self, pair: Pair) -> PairNotes:
        """The notes on both articles."""
        rows = [self._placing.rows_on(article) for article in pair]
        return PairNotes(*map(self._placing.seen, rows))

    def all(self) -> tuple[Annotation, ...]:
        """Every note on every document, where it stood when it was made; orphans as they were last found."""
        with self._reading() as connection:
            return tuple(row.annotation for row in annotations.every(connection))

    def add(
        self,
        article: Article,
        span: Span,
        colour: Colour,
        note: str = "",
        tags: tuple[str, ...] = (),
        *,
        across: tuple[Article, Span] | None = None,
    ) -> Annotation:
        """Mark `span` of `article` (code points), and what is `across` with it.

        Raises ValueError for a span that covers no text.
        """
        from uuid import uuid4

        marked = ((article, span), across) if across else ((article, span),)
        selectors = [selector_of(where.text, words.start, words.end) for where, words in marked]
        for where, _ in marked:
            self._placing.meet(where)
        now = self._now()
        with self._writing() as connection:
            targets = [
                self._placing.new_target(connection, where, selector, now)
                for (where, _), selector in zip(marked, selectors, strict=True)
            ]
            row = new_row(str(uuid4()), colour, note, tags, now, targets)
            annotations.put(connection, row)
        self._history.did((None, row))
        return row.annotation

    def change(
        self, note_id: str, colour: Colour | None = None, note: str | None = None, tags: tuple[str, ...] | None = None
    ) -> Annotation:
        """Give the annotation another colour, note or tags; what is None stays."""
        return self._rewritten([note_id], lambda _, now, row: row.changed(colour, note, tags, now))

    def merge(self, note_id: str, other_id: str) -> Annotation:
        """Make one annotation of two: the older, with the notes, tags and words of both."""
        return self._rewritten([note_id, other_id], lambda _, now, *rows: merged(*rows, now=now))

    def reanchor(self, note_id: str, number: int, article: Article, span: Span) -> Annotation:
        """Put the target of that number on `span` of `article` (code points): those are its words from now on.

        Raises ValueError for a span that covers no text.
        """
        selector = selector_of(article.text, span.start, span.end)
        self._placing.meet(article)

        def moved(connection: sqlite3.Connection, now: datetime, row: Row) -> Row:
            return row.moved(number, self._placing.new_target(connection, article, selector, now), now)

        return self._rewritten([note_id], moved)

    def delete(self, note_id: str) -> Annotation:
        """Delete the annotation and return it; `undo` brings it back."""
        with self._writing() as connection:
            before = self._existing(connection, note_id)
            annotations.remove(connection, note_id)
        self._history.did((before, None))
        return self._placing.current(before)

    def tags(self) -> tuple[str, ...]:
        """Every tag that an annotation has, in the order of the alphabet."""
        with self._reading() as connection:
            return tuple(sorted({tag for tags in annotations.tags(connection) for tag in tags_of(tags)}))

    def undo(self) -> Change | None:
        """Take back the last change that this store made, to the letter; None when there is none.

        The change returned is the undoing: `before` is how the annotation was, `after` how it is now.
        """
        return self._turn_back(undone=False)

    def redo(self) -> Change | None:
        """Make the change again that `undo` took back last, unless another came between; None when there is none."""
        return self._turn_back(undone=True)

    def _rewritten(self, note_ids: Sequence[str], rewrite: Callable[..., Row]) -> Annotation:
        """Put one annotation in the place of these, in one step; `rewrite` makes its row, which has an id of theirs."""
        now = self._now()
        with self._writing() as connection:
            rows = [self._existing(connection, note_id) for note_id in note_ids]
            after = rewrite(connection, now, *rows)
            gone = [row for row in rows if row.id != after.id]
            for row in gone:
                annotations.remove(connection, str(row.id))
            annotations.put(connection, after)
        before = next(row for row in rows if row.id == after.id)
        self._history.did((before, after), *((row, None) for row in gone))
        return self._placing.current(after)

    def _turn_back(self, *, undone: bool) -> Change | None:
        with self._writing() as connection:
            step = self._history.turn_back(connection, undone=undone)
        if step is None:
            return None
        self._history.turned_back(undone=undone)
        before, after = step[0]
        return Change(
            self._placing.current(after) if after else None, self._placing.current(before) if before else None
        )

    # -- names of colours ----------------------------------------------------------------------------------------------

    def colour_names(self) -> dict[str, str]:
        """What the colours are called, by colour; those that were never named are not there."""
        with self._reading() as connection:
            return annotations.colour_names(connection)

    def name_colour(self, colour: Colour, name: str) -> None:
        """Call a colour so; an empty name takes its name away."""
        with self._writing() as connection:
            annotations.name_colour(connection, colour, name.strip())

    # -- reading positions ---------------------------------------------------------------------------------------------

    def position(self, pair: Pair) -> ReadingPosition | None:
        """Where the pair was left, within its texts as they are now; None when it was never read."""
        with self._reading() as connection:
            position = positions.position(connection, pair)
        return position and position.within(len(pair.left.text), len(pair.right.text))

    def keep_position(self, pair: Pair, position: ReadingPosition) -> None:
        """Remember where the pair is left."""
        with self._writing() as connection:
            positions.keep_position(connection, pair, position, self._now())

    def position_writer(self) -> PositionWriter:
        """A keeper of positions in this store's file, in the background; that of a store in memory keeps nothing."""
        return PositionWriter(self._path, self._inode)

    # -- the library ---------------------------------------------------------------------------------------------------

    def library(self) -> tuple[LibraryEntry, ...]:
        """Everything that was opened, the latest first."""
        with self._reading() as connection:
            return library.entries(connection)

    def shelve(self, pair: Pair) -> None:
        """Put a pair, or one document alone, into the library."""
        with self._writing() as connection:
            library.record(connection, pair, self._now())

    def unshelve(self, places: tuple[str, ...]) -> bool:
        """Take what is at these places out of the library; whether it was there. Its notes stay."""
        with self._writing() as connection:
            return library.forget(connection, places)

    # -- corrections of links ------------------------------------------------------------------------------------------

    def corrections(self) -> tuple[Correction, ...]:
        """Every link made or rejected by hand, whatever the pair."""
        with self._reading() as connection:
            return annotations.corrections(connection)

    def correct(self, *corrections: Correction) -> None:
        """Keep corrections, all or none, each in the place of an earlier one of the same passages."""
        with self._writing() as connection:
            for correction in corrections:
                annotations.correct(connection, correction, self._now())

    def restore(self, *corrections: Correction) -> None:
        """Drop corrections, all or none, so that the comparison decides again."""
        with self._writing() as connection:
            for correction in corrections:
                annotations.restore(connection, correction)

    # -- inside --------------------------------------------------------------------------------------------------------

    @property
    def _subject(self) -> str:
        return str(self._path or "")

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, explained(self._subject):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, explained(self._subject):
            if self._path and not same_file(self._path, self._inode):
                raise StoreError("store_moved", self._subject)
            with transaction(self._connection) as connection:
                yield connection

    def _existing(self, connection: sqlite3.Connection, note_id: str) -> Row:
        row = annotations.one(connection, note_id)
        if row is None:
            raise StoreError("note_gone")
        return row
