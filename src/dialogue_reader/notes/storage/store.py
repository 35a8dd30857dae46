"""Keeping notes and reading positions: nothing that a person wrote may be lost.

A change is on the disk before its call returns. A document is recognised by its content and by its place, so that notes
survive a file that is moved or edited; the words they mark are then searched for in the new text.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from dialogue_reader.comparison.model import Correction
from dialogue_reader.documents.model import Article, Pair, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.anchoring.anchors import selector_of
from dialogue_reader.notes.model import Annotation, Change, Colour, PairNotes, ReadingPosition
from dialogue_reader.notes.storage.batches import Batch, RowChange, colours_over, corrections_over
from dialogue_reader.notes.storage.bookmarks import Bookmarks
from dialogue_reader.notes.storage.database import FILE, PATIENT, explained, is_read_only
from dialogue_reader.notes.storage.history import History
from dialogue_reader.notes.storage.note_file import NoteFile, Query
from dialogue_reader.notes.storage.placing import Placing
from dialogue_reader.notes.storage.position_writer import PositionWriter
from dialogue_reader.notes.storage.tables import annotations, positions
from dialogue_reader.notes.storage.tables.rows import Row, new_row, tags_of
from dialogue_reader.notes.storage.waiting import overlay

if TYPE_CHECKING:
    from dialogue_reader.notes.arrivals import Arrivals, Intake
    from dialogue_reader.notes.storage.tables.library import LibraryEntry


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
        self._placing = Placing(self._file, now)
        self.bookmarks = Bookmarks(self._file, self._placing, now)

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
        return self._placing.seen(self._placing.rows_on(article))

    def of_pair(self, pair: Pair) -> PairNotes:
        """The notes on both articles."""
        return PairNotes(*self.of_each(pair))

    def of_each(self, articles: Iterable[Article]) -> tuple[tuple[Annotation, ...], ...]:
        """The notes on each of these articles; one that is on two of them is on either, seen from there."""
        # All places are looked for before any note is seen: it tells of both of its own.
        rows = [self._placing.rows_on(article) for article in articles]
        return tuple(map(self._placing.seen, rows))

    def some_of_each(self, articles: Iterable[Article], note_ids: Sequence[str]) -> tuple[tuple[Annotation, ...], ...]:
        """The same of the notes of these ids alone, on articles whose notes have all been read before."""
        rows = [self._placing.some_rows_on(article, note_ids) for article in articles]
        return tuple(map(self._placing.seen, rows))

    def some_of_pair(self, pair: Pair, *note_ids: str) -> PairNotes:
        """The notes of these ids, as far as they are on both articles, whose notes have all been read before."""
        return PairNotes(*self.some_of_each(pair, note_ids))

    def count_on(self, pair: Pair) -> int:
        """How many notes are kept on both articles, those that wait to be written aside."""
        return sum(map(self._placing.count_on, pair))

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
        targets = [
            self._placing.new_target(where, selector) for (where, _), selector in zip(marked, selectors, strict=True)
        ]
        row = new_row(str(uuid4()), colour, note, tags, self._now(), targets)
        self._do(lambda *_: Batch((RowChange(None, row),)))
        return row.annotation

    def change(
        self, note_id: str, colour: Colour | None = None, note: str | None = None, tags: tuple[str, ...] | None = None
    ) -> Annotation:
        """Give the annotation another colour, note or tags; what is None stays."""
        return self._rewrite([note_id], lambda row: row.changed(colour, note, tags, self._now()))

    def merge(self, note_id: str, other_id: str) -> Annotation:
        """Make one annotation of two: the older, with the notes, tags and words of both."""
        from dialogue_reader.notes.storage.merging import merged

        return self._rewrite([note_id, other_id], lambda one, two: merged(one, two, now=self._now()))

    def reanchor(self, note_id: str, number: int, article: Article, span: Span) -> Annotation:
        """Put the target of that number on `span` of `article` (code points): those are its words from now on.

        Raises ValueError for a span that covers no text.
        """
        target = self._placing.new_target(article, selector_of(article.text, span.start, span.end))
        return self._rewrite([note_id], lambda row: row.moved(number, target, self._now()))

    def delete(self, note_id: str) -> Annotation:
        """Delete the annotation and return it; `undo` brings it back."""
        deleted = self._do(lambda db, waiting: Batch((RowChange(_existing(db, waiting, note_id), None),)))
        (before, _) = deleted.rows[0]
        assert before is not None
        return self._placing.current(before)

    def tags(self) -> tuple[str, ...]:
        """Every tag that an annotation has, in the order of the alphabet."""
        values = self._file.read(annotations.tags)
        return tuple(sorted({tag for tags in values for tag in tags_of(tags)}))

    def take(self, notes: "Arrivals") -> "Intake":
        """Take over notes from elsewhere, all or none, in one step of undo; how many were new, changed and known."""
        from dialogue_reader.notes.storage import arrivals

        with self._file.lock:
            with self._file.transaction() as connection:
                changes, intake = arrivals.take(connection, notes, self._now())
            self._placing.forget()
            if changes:
                self._history.did(Batch(tuple(RowChange(before, after) for before, after in changes)))
        return intake

    def undo(self) -> tuple[Change, ...]:
        """Take back the last step that this store made, to the letter; none if there is none.

        The changes returned are the undoing: `before` is how an annotation was, `after` how it is now. The first is
        that of the annotation which the step was about.
        """
        return self._turn_back(undone=False)

    def redo(self) -> tuple[Change, ...]:
        """Make the step again that `undo` took back last, unless another came between; none if there is none."""
        return self._turn_back(undone=True)

    def _turn_back(self, *, undone: bool) -> tuple[Change, ...]:
        """Take back the last step that was done or undone; that is a step itself."""
        with self._file.lock:
            step = self._history.last(undone=undone)
            if step is None:
                return ()
            turned = self._file.write(lambda db, waiting: self._reversed(db, waiting, step, undone=undone))
            self._history.turn(undone=undone)
        current = self._placing.current
        return tuple(Change(before and current(before), after and current(after)) for before, after in turned.rows)

    def _reversed(
        self, connection: sqlite3.Connection, waiting: tuple[Batch, ...], step: Batch, *, undone: bool
    ) -> Batch:
        for change in step.rows:
            current = overlay.one(connection, waiting, change.id)
            if not (current.is_alike(change.after) if current else change.after is None):
                self._history.drop(undone=undone)
                raise StoreError("note_changed_elsewhere")
        return step.reversed

    def _rewrite(self, note_ids: Sequence[str], rewrite: Callable[..., Row]) -> Annotation:
        """Put one annotation in the place of these, in one step; `rewrite` makes its row, which has an id of theirs."""

        def rewritten(connection: sqlite3.Connection, waiting: tuple[Batch, ...]) -> Batch:
            rows = [_existing(connection, waiting, note_id) for note_id in note_ids]
            after = rewrite(*rows)
            rows.sort(key=lambda row: row.id != after.id)  # the one that stays comes first
            return Batch(tuple(RowChange(row, after if row.id == after.id else None) for row in rows))

        (_, after) = self._do(rewritten).rows[0]
        assert after is not None
        return self._placing.current(after)

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

    def library(self) -> "tuple[LibraryEntry, ...]":
        """Everything that was opened, the latest first."""
        from dialogue_reader.notes.storage.tables import library

        return self._file.read(library.entries)

    def shelve(self, pair: Pair) -> None:
        """Put a pair, or one document alone, into the library."""
        from dialogue_reader.notes.storage.tables import library

        with self._file.transaction() as connection:
            library.record(connection, pair, self._now())

    def unshelve(self, places: tuple[str, ...]) -> bool:
        """Take what is at these places out of the library; whether it was there. Its notes stay."""
        from dialogue_reader.notes.storage.tables import library

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


def _existing(connection: sqlite3.Connection, waiting: tuple[Batch, ...], note_id: str) -> Row:
    row = overlay.one(connection, waiting, note_id)
    if row is None:
        raise StoreError("note_gone")
    return row
