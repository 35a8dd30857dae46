"""Keeping notes and reading positions: nothing that a person wrote may be lost.

A change is on the disk before its call returns. A document is recognised by its content and by its place, so that notes
survive a file that is moved or edited; the words they mark are then searched for in the new text.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from dialogue_reader.comparison.corrections import Correction
from dialogue_reader.documents.model import Article, Pair, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.notes import library, statements
from dialogue_reader.notes.anchors import anchor, selector_of
from dialogue_reader.notes.database import FILE, Record, connect, explained, same_file, transaction
from dialogue_reader.notes.library import LibraryEntry
from dialogue_reader.notes.model import Anchor, Annotation, Change, Colour, PairNotes, ReadingPosition, text_position
from dialogue_reader.notes.position_writer import PositionWriter
from dialogue_reader.notes.values import place_of

_Change = tuple[Record | None, Record | None]  # a row of the table before and after


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
        self._done: list[_Change] = []
        self._undone: list[_Change] = []
        self._anchors: dict[str, tuple[str, Anchor]] = {}
        self._documents: dict[tuple[str, str], statements.KnownDocument] = {}  # by content and place

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
        """The notes on `article`, found in its text as it is now: in the order of the text, orphans last."""
        place = place_of(article.source)
        with self._reading() as connection:
            rows = statements.of_document(connection, article.digest, place)
        placed = [(row, self._placed(row, article)) for row in rows]
        self._remember(article, place, placed)
        with self._reading() as connection:
            self._documents[article.digest, place] = statements.known_document(connection, article, place)
        return tuple(sorted((note for _, note in placed), key=text_position))

    def of_pair(self, pair: Pair) -> PairNotes:
        """The notes on both articles."""
        return PairNotes(self.annotations(pair.left), self.annotations(pair.right))

    def all(self) -> tuple[Annotation, ...]:
        """Every note on every document, where it stood when it was made; orphans as they were last found."""
        with self._reading() as connection:
            return tuple(statements.annotation(row) for row in statements.every(connection))

    def add(self, article: Article, span: Span, colour: Colour, note: str = "") -> Annotation:
        """Mark `span` of `article` (code points). Raises ValueError for a span that covers no text."""
        from uuid import uuid4

        selector = selector_of(article.text, span.start, span.end)
        place = place_of(article.source)
        if (article.digest, place) not in self._documents:
            self.annotations(article)  # an edited article takes its document over before it gets another note
        now = self._now()
        with self._writing() as connection:
            known = self._documents[article.digest, place]
            known = statements.document_for(connection, known, article, place, now)
            assert known.id is not None
            row = statements.new(str(uuid4()), known.id, article.digest, selector, colour, note, now)
            statements.put(connection, row)
        self._documents[article.digest, place] = known
        row += known.described
        self._did(None, row)
        return statements.annotation(row)

    def change(self, note_id: str, colour: Colour | None = None, note: str | None = None) -> Annotation:
        """Give the annotation another colour or note; what is None stays."""
        with self._writing() as connection:
            before = self._existing(connection, note_id)
            after = statements.changed(before, colour, note, self._now())
            statements.put(connection, after)
        self._did(before, after)
        return self._current(after)

    def delete(self, note_id: str) -> Annotation:
        """Delete the annotation and return it; `undo` brings it back."""
        with self._writing() as connection:
            before = self._existing(connection, note_id)
            statements.remove(connection, note_id)
        self._did(before, None)
        return self._current(before)

    def undo(self) -> Change | None:
        """Take back the last change that this store made, to the letter; None when there is none.

        The change returned is the undoing: `before` is how the annotation was, `after` how it is now.
        """
        return self._turn_back(self._done, self._undone)

    def redo(self) -> Change | None:
        """Make the change again that `undo` took back last, unless another came between; None when there is none."""
        return self._turn_back(self._undone, self._done)

    def _turn_back(self, changes: list[_Change], turned: list[_Change]) -> Change | None:
        """Take back the last of `changes`; that is a change itself, which `turned` remembers."""
        with self._writing() as connection:
            if not changes:
                return None
            before, after = changes[-1]
            note_id = str((before or after or ())[0])
            if not statements.alike(statements.one(connection, note_id), after):
                changes.pop()
                raise StoreError("note_changed_elsewhere")
            if before is None:
                statements.remove(connection, note_id)
            else:
                statements.put(connection, before)
            made = Change(self._current(after) if after else None, self._current(before) if before else None)
        changes.pop()
        turned.append((after, before))
        return made

    def _did(self, before: Record | None, after: Record | None) -> None:
        self._done.append((before, after))
        self._undone.clear()

    # -- reading positions ---------------------------------------------------------------------------------------------

    def position(self, pair: Pair) -> ReadingPosition | None:
        """Where the pair was left, within its texts as they are now; None when it was never read."""
        with self._reading() as connection:
            position = statements.position(connection, pair)
        return position and position.within(len(pair.left.text), len(pair.right.text))

    def keep_position(self, pair: Pair, position: ReadingPosition) -> None:
        """Remember where the pair is left."""
        with self._writing() as connection:
            statements.keep_position(connection, pair, position, self._now())

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
            return statements.corrections(connection)

    def correct(self, *corrections: Correction) -> None:
        """Keep corrections, all or none, each in the place of an earlier one of the same passages."""
        with self._writing() as connection:
            for correction in corrections:
                statements.correct(connection, correction, self._now())

    def restore(self, *corrections: Correction) -> None:
        """Drop corrections, all or none, so that the comparison decides again."""
        with self._writing() as connection:
            for correction in corrections:
                statements.restore(connection, correction)

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

    def _existing(self, connection: sqlite3.Connection, note_id: str) -> Record:
        row = statements.one(connection, note_id)
        if row is None:
            raise StoreError("note_gone")
        return row

    def _placed(self, row: Record, article: Article) -> Annotation:
        """The annotation of `row` in the text of `article`; looked for once a text."""
        note = statements.annotation(row)
        digest, place = self._anchors.get(note.id, ("", None))
        if place is None or digest != article.digest:
            place = anchor(note.selector, article.text)
            self._anchors[note.id] = (article.digest, place)
        return note.at(place)

    def _current(self, row: Record) -> Annotation:
        """The annotation of `row` where it was last found."""
        note = statements.annotation(row)
        return note.at(self._anchors[note.id][1]) if note.id in self._anchors else note

    def _remember(self, article: Article, place: str, placed: list[tuple[Record, Annotation]]) -> None:
        """Follow a document to its new place or content. Reading goes on where that cannot be written."""
        if not placed:
            return
        with suppress(StoreError):
            with self._reading() as connection:
                unseen = statements.unseen(connection, placed, article.digest, place)
            turned = [note for row, note in placed if statements.was_orphan(row) != note.orphan]
            if unseen or turned:
                with self._writing() as connection:
                    for document in unseen:
                        statements.sight(connection, document, article, place, self._now())
                    for note in turned:
                        statements.flag(connection, note.id, note.orphan)
