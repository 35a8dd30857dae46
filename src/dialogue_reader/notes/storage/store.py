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
from dialogue_reader.notes.anchoring.anchors import anchors, selector_of
from dialogue_reader.notes.model import (
    Anchor,
    Annotation,
    Change,
    Colour,
    PairNotes,
    ReadingPosition,
    text_position,
)
from dialogue_reader.notes.storage import annotations, documents, library, positions
from dialogue_reader.notes.storage.database import FILE, connect, explained, same_file, transaction
from dialogue_reader.notes.storage.library import LibraryEntry
from dialogue_reader.notes.storage.position_writer import PositionWriter
from dialogue_reader.notes.storage.rows import Row, new_row, new_target_row
from dialogue_reader.notes.storage.values import place_of

_Change = tuple[Row | None, Row | None]  # an annotation before and after
_Found = list[tuple[Row, tuple[int, ...]]]  # with the numbers of the targets in an article
_Step = tuple[_Change, ...]  # what one call did


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
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._anchors: dict[tuple[str, int], tuple[str, Anchor]] = {}  # by id and number of the target
        self._documents: dict[tuple[str, str], documents.KnownDocument] = {}  # by content and place

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
        return self._seen(self._found(article))

    def of_pair(self, pair: Pair) -> PairNotes:
        """The notes on both articles."""
        found = [self._found(article) for article in pair]
        return PairNotes(*map(self._seen, found))

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
            if (where.digest, place_of(where.source)) not in self._documents:
                self._found(where)  # an edited article takes its document over before it gets another note
        now = self._now()
        with self._writing() as connection:
            targets = []
            for (where, _), selector in zip(marked, selectors, strict=True):
                place = place_of(where.source)
                known = self._documents[where.digest, place]
                known = documents.document_for(connection, known, where, place, now)
                self._documents[where.digest, place] = known
                targets.append(new_target_row(known.id, where.digest, selector, known.described))
            row = new_row(str(uuid4()), colour, note, tags, now, targets)
            annotations.put(connection, row)
        self._did((None, row))
        return row.annotation

    def change(
        self, note_id: str, colour: Colour | None = None, note: str | None = None, tags: tuple[str, ...] | None = None
    ) -> Annotation:
        """Give the annotation another colour, note or tags; what is None stays."""
        with self._writing() as connection:
            before = self._existing(connection, note_id)
            after = before.changed(colour, note, tags, self._now())
            annotations.put(connection, after)
        self._did((before, after))
        return self._current(after)

    def delete(self, note_id: str) -> Annotation:
        """Delete the annotation and return it; `undo` brings it back."""
        with self._writing() as connection:
            before = self._existing(connection, note_id)
            annotations.remove(connection, note_id)
        self._did((before, None))
        return self._current(before)

    def undo(self) -> Change | None:
        """Take back the last change that this store made, to the letter; None when there is none.

        The change returned is the undoing: `before` is how the annotation was, `after` how it is now.
        """
        return self._turn_back(self._done, self._undone)

    def redo(self) -> Change | None:
        """Make the change again that `undo` took back last, unless another came between; None when there is none."""
        return self._turn_back(self._undone, self._done)

    def _turn_back(self, steps: list[_Step], turned: list[_Step]) -> Change | None:
        """Take back the last of `steps`; that is a step itself, which `turned` remembers."""
        with self._writing() as connection:
            if not steps:
                return None
            step = steps[-1]
            for before, after in step:
                note_id = str((before or after or ("",))[0])
                now = annotations.one(connection, note_id)
                if not (now.is_alike(after) if now else after is None):
                    steps.pop()
                    raise StoreError("note_changed_elsewhere")
            for before, after in step:
                if before is not None:
                    annotations.put(connection, before)
                elif after is not None:
                    annotations.remove(connection, str(after.id))
            before, after = step[0]
            made = Change(self._current(after) if after else None, self._current(before) if before else None)
        steps.pop()
        turned.append(tuple((after, before) for before, after in step))
        return made

    def _did(self, *step: _Change) -> None:
        self._done.append(step)
        self._undone.clear()

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

    def _found(self, article: Article) -> _Found:
        """The rows of the notes on `article`, with the numbers of their targets there, looked for once a text."""
        place = place_of(article.source)
        with self._reading() as connection:
            found = annotations.of_document(connection, article.digest, place)
        unknown = {
            (str(row.id), number): row.targets[number].selector
            for row, numbers in found
            for number in numbers
            if self._anchors.get((str(row.id), number), ("",))[0] != article.digest
        }
        for key, where in zip(unknown, anchors(list(unknown.values()), article.text), strict=True):
            self._anchors[key] = article.digest, where
        self._remember(article, place, found)
        with self._reading() as connection:
            self._documents[article.digest, place] = documents.known_document(connection, article, place)
        return found

    def _seen(self, found: _Found) -> tuple[Annotation, ...]:
        """The notes of these rows, each seen from the targets of these numbers."""
        notes = [self._current(row).seen_from(number) for row, numbers in found for number in numbers]
        return tuple(sorted(notes, key=text_position))

    def _current(self, row: Row) -> Annotation:
        """The annotation of `row`, its targets where they were last found."""
        note = row.annotation
        targets = [
            target.at(self._anchors[note.id, number][1]) if (note.id, number) in self._anchors else target
            for number, target in enumerate(note.targets)
        ]
        return note._replace(targets=tuple(targets))

    def _remember(self, article: Article, place: str, found: _Found) -> None:
        """Follow a document to its new place or content. Reading goes on where that cannot be written."""
        placed = [
            (row.targets[number], row.id, number, self._anchors[str(row.id), number][1])
            for row, numbers in found
            for number in numbers
        ]
        if not placed:
            return
        with suppress(StoreError):
            with self._reading() as connection:
                here = [(target.document, at.standing != "orphan") for target, _, _, at in placed]
                unseen = documents.unseen(connection, here, article.digest, place)
            turned = [
                (note_id, number, at.standing == "orphan")
                for target, note_id, number, at in placed
                if bool(target.orphan) != (at.standing == "orphan")
            ]
            if unseen or turned:
                with self._writing() as connection:
                    for document in unseen:
                        documents.sight(connection, document, article, place, self._now())
                    for note_id, number, orphan in turned:
                        annotations.flag(connection, str(note_id), number, orphan)
