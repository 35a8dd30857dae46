"""Keeping notes and reading positions: nothing that a person wrote may be lost.

A change is on the disk before its call returns. A document is recognised by its content and by its place, so that notes
survive a file that is moved or edited; the words they mark are then searched for in the new text.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from dialogue_reader.comparison.corrections import Correction
from dialogue_reader.documents.model import Article, Pair, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.anchoring.anchors import anchor, selector_of
from dialogue_reader.notes.arrivals import Arrivals, Intake
from dialogue_reader.notes.model import Anchor, Annotation, Change, Colour, PairNotes, ReadingPosition, text_position
from dialogue_reader.notes.storage import annotations, arrivals, documents, library, positions
from dialogue_reader.notes.storage.batches import Batch, RowChange, colours_over, corrections_over
from dialogue_reader.notes.storage.database import FILE, PATIENT, explained, is_read_only
from dialogue_reader.notes.storage.history import History
from dialogue_reader.notes.storage.library import LibraryEntry
from dialogue_reader.notes.storage.note_file import NoteFile, Query
from dialogue_reader.notes.storage.position_writer import PositionWriter
from dialogue_reader.notes.storage.rows import Row, new_row, new_target_row
from dialogue_reader.notes.storage.values import place_of
from dialogue_reader.notes.storage.waiting import overlay
from dialogue_reader.notes.storage.waiting.overlay import RowsOnArticle


def _now() -> datetime:
    return datetime.now(UTC)


class NoteStore:
    """Annotations and reading positions in one SQLite file. Every method may raise StoreError.

    It may be used from several threads, and several readers may have the same file open.
    """

    def __init__(self, path: Path | None, now: Callable[[], datetime] = _now, patience: float = PATIENT) -> None:
        self._file = NoteFile(path, now, patience)
        self._now = now
        self._history = History()
        self._anchors: dict[tuple[str, int], tuple[str, Anchor]] = {}  # by id and number of the target

    @classmethod
    def open(cls, folder: Path, now: Callable[[], datetime] = _now, *, patience: float = PATIENT) -> Self:
        """The store in `folder`, which is made when it is missing.

        A call waits `patience` seconds for other programs, if it must; what a person wrote is kept even then.
        """
        with explained(str(folder), opening=True):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(folder / FILE, now, patience)

    @classmethod
    def in_memory(cls, now: Callable[[], datetime] = _now) -> Self:
        """A store that forgets when it is closed, for when there is no other."""
        return cls(None, now)

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._file.close()

    @property
    def is_read_only(self) -> bool:
        """Whether it is on a disk that nobody can write to: it is read, and every change is refused."""
        return bool(self._file.path and is_read_only(self._file.path))

    def copy_daily(self) -> None:
        """Make the daily copy of the file if it is due. It may take a second, and raises nothing."""
        self._file.copy_daily()

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
        rows = self._file.read_over(overlay.every)
        return tuple(row.annotation for row in rows)

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
            if (where.digest, place_of(where.source)) not in self._file.documents:
                self._found(where)  # an edited article takes its document over before it gets another note
        met = [documents.meeting(where) for where, _ in marked]
        targets = [
            new_target_row(None, where.digest, selector, document.described)
            for (where, _), selector, document in zip(marked, selectors, met, strict=True)
        ]
        row = new_row(str(uuid4()), colour, note, tags, self._now(), targets)
        self._do(lambda *_: Batch((RowChange(None, row),)))
        return row.annotation

    def change(
        self, note_id: str, colour: Colour | None = None, note: str | None = None, tags: tuple[str, ...] | None = None
    ) -> Annotation:
        """Give the annotation another colour, note or tags; what is None stays."""

        def changed(row: Row) -> Row:
            return row.changed(colour, note, tags, self._now())

        (change,) = self._do(lambda db, waiting: _changing(db, waiting, note_id, changed)).rows
        assert change.after is not None
        return self._current(change.after)

    def delete(self, note_id: str) -> Annotation:
        """Delete the annotation and return it; `undo` brings it back."""
        (change,) = self._do(lambda db, waiting: _changing(db, waiting, note_id, lambda _: None)).rows
        assert change.before is not None
        return self._current(change.before)

    def take(self, notes: Arrivals) -> Intake:
        """Take over notes from elsewhere, all or none, in one step of undo; how many were new, changed and known."""
        with self._file.lock:
            with self._file.transaction() as connection:
                changes, intake = arrivals.take(connection, notes, self._now())
            self._anchors.clear()
            self._file.documents.clear()
            if changes:
                self._history.did(Batch(tuple(RowChange(before, after) for before, after in changes)))
        return intake

    def undo(self) -> Change | None:
        """Take back the last change that this store made, to the letter; None when there is none.

        The change returned is the undoing: `before` is how the annotation was, `after` how it is now.
        """
        return self._turn_back(undone=False)

    def redo(self) -> Change | None:
        """Make the change again that `undo` took back last, unless another came between; None when there is none."""
        return self._turn_back(undone=True)

    def _turn_back(self, *, undone: bool) -> Change | None:
        """Take back the last step that was done or undone; that is a step itself."""
        with self._file.lock:
            step = self._history.last(undone=undone)
            if step is None:
                return None
            turned = self._file.write(lambda db, waiting: self._reversed(db, waiting, step, undone=undone))
            before, after = turned.rows[0]
            self._history.turn(undone=undone)
        return Change(before and self._current(before), after and self._current(after))

    def _reversed(
        self, connection: sqlite3.Connection, waiting: tuple[Batch, ...], step: Batch, *, undone: bool
    ) -> Batch:
        for change in step.rows:
            current = overlay.one(connection, waiting, change.id)
            if not (current.is_alike(change.after) if current else change.after is None):
                self._history.drop(undone=undone)
                raise StoreError("note_changed_elsewhere")
        return step.reversed

    def _do(self, step: Query[Batch]) -> Batch:
        """Write a step that can be undone."""
        with self._file.lock:
            done = self._file.write(step)
            self._history.did(done)
            return done

    # -- names of colours ----------------------------------------------------------------------------------------------

    def colour_names(self) -> dict[str, str]:
        """What the colours are called, by colour; those that were never named are not there."""
        return self._file.read_over(lambda db, waiting: colours_over(waiting, annotations.colour_names(db)))

    def name_colour(self, colour: Colour, name: str) -> None:
        """Call a colour so; an empty name takes its name away."""
        self._file.write(lambda *_: Batch(colours=((colour, name.strip()),)))

    # -- reading positions ---------------------------------------------------------------------------------------------

    def position(self, pair: Pair) -> ReadingPosition | None:
        """Where the pair was left, within its texts as they are now; None when it was never read."""
        position = self._file.read(lambda connection: positions.position(connection, pair))
        return position and position.within(len(pair.left.text), len(pair.right.text))

    def keep_position(self, pair: Pair, position: ReadingPosition) -> None:
        """Remember where the pair is left."""
        with self._file.transaction() as connection:
            positions.keep_position(connection, pair, position, self._now())

    def position_writer(self) -> PositionWriter:
        """A keeper of positions in this store's file, in the background; that of a store in memory keeps nothing."""
        return PositionWriter(self._file.path, self._file.inode)

    # -- the library ---------------------------------------------------------------------------------------------------

    def library(self) -> tuple[LibraryEntry, ...]:
        """Everything that was opened, the latest first."""
        return self._file.read(library.entries)

    def shelve(self, pair: Pair) -> None:
        """Put a pair, or one document alone, into the library."""
        with self._file.transaction() as connection:
            library.record(connection, pair, self._now())

    def unshelve(self, places: tuple[str, ...]) -> bool:
        """Take what is at these places out of the library; whether it was there. Its notes stay."""
        with self._file.transaction() as connection:
            return library.forget(connection, places)

    # -- corrections of links ------------------------------------------------------------------------------------------

    def corrections(self) -> tuple[Correction, ...]:
        """Every link made or rejected by hand, whatever the pair."""
        return self._file.read_over(lambda db, waiting: corrections_over(waiting, annotations.corrections(db)))

    def correct(self, *corrections: Correction) -> None:
        """Keep corrections, all or none, each in the place of an earlier one of the same passages."""
        self._file.write(lambda *_: Batch(corrections=corrections))

    def restore(self, *corrections: Correction) -> None:
        """Drop corrections, all or none, so that the comparison decides again."""
        self._file.write(lambda *_: Batch(restored=corrections))

    # -- inside --------------------------------------------------------------------------------------------------------

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._file.connection

    def _found(self, article: Article) -> RowsOnArticle:
        """The rows of the notes on `article`, with the numbers of their targets there, looked for once a text."""
        met = documents.meeting(article)
        found = self._file.read_over(lambda db, waiting: overlay.of_document(db, waiting, met.digest, met.place))
        for row, numbers in found:
            for number in numbers:
                key = str(row.id), number
                if self._anchors.get(key, ("",))[0] != article.digest:
                    self._anchors[key] = article.digest, anchor(row.targets[number].selector, article.text)
        self._remember(met, found)
        known = self._file.read(lambda connection: documents.known_document(connection, met.digest, met.place))
        self._file.documents[met.digest, met.place] = known
        return found

    def _seen(self, found: RowsOnArticle) -> tuple[Annotation, ...]:
        """The notes of these rows, each seen from the targets of these numbers."""
        notes = [self._current(row, number) for row, numbers in found for number in numbers]
        return tuple(sorted(notes, key=text_position))

    def _current(self, row: Row, here: int = 0) -> Annotation:
        """The annotation of `row`, its targets where they were last found, seen from the one `here`."""
        note_id = str(row.id)
        anchors = [self._anchors.get((note_id, number), (None, None))[1] for number in range(len(row.targets))]
        return row.annotation_at(anchors, here)

    def _remember(self, met: documents.Meeting, found: RowsOnArticle) -> None:
        """Follow a document to its new place or content. Reading goes on where that cannot be written."""
        placed = [
            (row.targets[number], row.id, number, self._anchors[str(row.id), number][1].standing == "orphan")
            for row, numbers in found
            for number in numbers
            if row.targets[number].document is not None
        ]
        if not placed:
            return
        with suppress(StoreError):
            here = [(target.document, not orphan) for target, _, _, orphan in placed]
            unseen = self._file.read(lambda connection: documents.unseen(connection, here, met.digest, met.place))
            turned = [
                (note_id, number, orphan) for target, note_id, number, orphan in placed if bool(target.orphan) != orphan
            ]
            if unseen or turned:
                with self._file.transaction(0) as connection:
                    for document in unseen:
                        documents.sight(connection, document, met, self._now())
                    for note_id, number, orphan in turned:
                        annotations.flag(connection, str(note_id), number, orphan)


def _changing(
    connection: sqlite3.Connection, waiting: tuple[Batch, ...], note_id: str, changed: Callable[[Row], Row | None]
) -> Batch:
    row = overlay.one(connection, waiting, note_id)
    if row is None:
        raise StoreError("note_gone")
    return Batch((RowChange(row, changed(row)),))
