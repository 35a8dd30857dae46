"""The marks on the pair being read: the store behind them, and commands that show what has been kept.

Every change is in the store before the call returns. What fails becomes a command that says why.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dialogue_reader.documents.model import SIDES, Article, Pair, Sides
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.model import Annotation, Bookmark, Change, Colour, PairNotes
from dialogue_reader.notes.storage.database import AT_ONCE
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.tui.commands import accounts, annotate, bookmarks, compare, notes_list, session
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command
from dialogue_reader.tui.state.model import Kept

if TYPE_CHECKING:
    from dialogue_reader.notes.storage.tables.library import LibraryEntry

T = TypeVar("T")

FEW = 1_000  # notes that are read and folded within a frame
_SETTLED = 10.0  # seconds after the start at which the notes are copied, if they were not today


class Notebook:
    """The notes kept in a folder, or in memory.

    `warning` says why they are not kept where they should be, or, as one with `reading`, why some cannot be read.

    `is_private` is whether nothing of what is read shall be kept. What was done once and for all, such as showing the
    guide, is an empty file in `folder`.
    """

    def __init__(
        self,
        store: NoteStore,
        warning: StoreError | None = None,
        *,
        folder: Path | None = None,
        is_private: bool = False,
    ) -> None:
        self.is_private = is_private
        self._folder = folder
        self._store = store
        self._positions = store.position_writer()
        self._copying = threading.Timer(_SETTLED, store.copy_daily)
        self._copying.daemon = True
        self._copying.start()
        self.warning = warning

    @classmethod
    def open(cls, folder: Path | None) -> "Notebook":
        """The notebook kept in `folder`; one for this session alone where that cannot be."""
        if folder is None:
            return cls(NoteStore.in_memory(), is_private=True)
        try:
            store = NoteStore.open(folder, patience=AT_ONCE)
            warning = StoreError("store_read_only", str(folder)) if store.is_read_only else None
            return cls(store, warning, folder=folder)
        except StoreError as error:
            return cls(NoteStore.in_memory(), error)

    def does_once(self, name: str) -> bool:
        """Whether what is called so was never done on this machine; from now on it was.

        Where that cannot be kept it counts as done, lest it be done at every start.
        """
        if self._folder is None:
            return False
        try:
            (self._folder / name).touch(exist_ok=False)
        except OSError:
            return False
        return True

    def has_many(self, pair: Pair) -> bool:
        """Whether so many notes are on a pair that they are read in the background."""
        return (self._read(lambda: self._store.count_on(pair)) or 0) > FEW

    def load(self, pair: Pair, *, with_notes: bool = True) -> Kept:
        """What is kept of a pair, or all but its notes. What cannot be read counts as nothing; `warning` says why."""
        store = self._store
        return Kept(
            (self._read(lambda: store.of_pair(pair)) if with_notes else None) or PairNotes(),
            self._read(store.corrections) or (),
            self._read(lambda: store.position(pair)),
            self._read(lambda: self._bookmarks(pair)) or Sides((), ()),
            self.colour_names(),
        )

    def of_accounts(self, articles: Sequence[Article]) -> tuple[tuple[Annotation, ...], ...]:
        """The notes on each of several articles, in the order of its text; what cannot be read counts as none."""
        return self._read(lambda: self._store.of_each(articles)) or ((),) * len(articles)

    def colour_names(self) -> dict[str, str]:
        """What the colours are called; what cannot be read counts as nothing."""
        return self._read(self._store.colour_names) or {}

    def name_colour(self, colour: Colour, name: str) -> None:
        """Call a colour so; an empty name takes its name away. Raises StoreError."""
        self._store.name_colour(colour, name)

    def _bookmarks(self, pair: Pair) -> Sides[tuple[Bookmark, ...]]:
        of = self._store.bookmarks.of
        return Sides(of(pair.left), () if pair.is_single else of(pair.right))

    def _read(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except StoreError as error:
            self.warning = self.warning or StoreError(error.code, error.subject, **error.arguments, reading=True)
            return None

    def close(self) -> None:
        """Write the last position, and let the store go."""
        self._copying.cancel()
        self._positions.close()
        self._store.close()

    def keep_position(self, effect: effects.KeepPosition) -> None:
        """Remember where the reader is, some time soon."""
        self._positions.keep(effect.pair, effect.position)

    def library(self) -> "tuple[LibraryEntry, ...]":
        """What was opened, the latest first; what cannot be read counts as nothing."""
        return self._read(self._store.library) or ()

    def forget(self, entry: "LibraryEntry") -> "tuple[LibraryEntry, ...]":
        """Take an entry out of the library; what remains. Raises StoreError."""
        self._store.unshelve(entry.places)
        return self.library()

    def tags(self) -> tuple[str, ...]:
        """Every tag that a note has; what cannot be read counts as none."""
        return self._read(self._store.tags) or ()

    def all_notes(self) -> Command:
        """The notes of all documents, or why they cannot be read. For a thread."""
        try:
            return notes_list.all_notes_arrived(self._store.all())
        except StoreError as error:
            return session.failed(error)

    # -- changes -----------------------------------------------------------------------------------------------------

    def run(self, effect: effects.Keep) -> Command:
        """Keep a change; the command shows it, or says why it could not be kept."""
        try:
            return self._kept(effect)
        except StoreError as error:
            if isinstance(effect, effects.AddMark | effects.ChangeMark):
                return annotate.not_kept(effect, error)
            return session.failed(error)

    def change(self, change: effects.MarkChange) -> tuple[Change, ...]:
        """Make a change of a mark; what it has done, nothing where there was nothing to undo. Raises StoreError.

        How a mark was before it got another colour or note is not looked up: `before` is None.
        """
        store = self._store
        match change:
            case effects.AddMark():
                return (Change(None, self._add(change)),)
            case effects.ChangeMark(id, colour, note, tags):
                return (Change(None, store.change(id, colour, note, tags)),)
            case effects.DeleteMark(id):
                return (Change(store.delete(id), None),)
            case effects.UndoMark():
                return store.undo()
            case effects.RedoMark():
                return store.redo()

    def _changed(self, effect: effects.MarkChange, done: tuple[Change, ...]) -> Command:
        """What shows the change of a mark that was made."""
        match effect:
            case effects.AddMark():
                mark = done[0].annotation
                return annotate.mark_added(mark, self._views_of_new(mark, effect))
            case effects.ChangeMark(_, colour, note):
                return annotate.mark_changed(done[0].annotation, recoloured=note is None and colour is not None)
            case effects.DeleteMark(id):
                return annotate.mark_deleted(id)
            case effects.UndoMark(pair) | effects.RedoMark(pair):
                views = self._store.some_of_pair(pair, *(change.annotation.id for change in done))
                return annotate.changes_undone(done, views, redone=isinstance(effect, effects.RedoMark))

    def _views_of_new(self, mark: Annotation, effect: effects.AddMark) -> PairNotes:
        """The places from which a new mark is seen; they are read only where there may be two."""
        pair = effect.pair
        if effect.across or pair.left.digest == pair.right.digest:  # one document on both sides
            return self._store.some_of_pair(pair, mark.id)
        return PairNotes((mark,)) if effect.span.document == "left" else PairNotes((), (mark,))

    def _kept(self, effect: effects.Keep) -> Command:
        store = self._store
        match effect:
            case (
                effects.AddMark()
                | effects.ChangeMark()
                | effects.DeleteMark()
                | effects.UndoMark()
                | effects.RedoMark()
            ):
                return self._changed(effect, self.change(effect))
            case effects.MergeNotes(pair, id, other):
                merged = store.merge(id, other)
                gone = other if merged.id == id else id
                return annotate.notes_merged(merged, gone, store.some_of_pair(pair, merged.id))
            case effects.PlaceNote(pair, id, number, span):
                placed = store.reanchor(id, number, pair[span.document], span)
                return annotate.note_placed(placed.seen_from(number), store.some_of_pair(pair, id))
            case effects.PutBookmark(pair, letter, span):
                store.bookmarks.put(pair[span.document], letter, span)
                return bookmarks.bookmarks_kept(self._bookmarks(pair), letter, removed=False)
            case effects.RemoveBookmark(pair, letter, side):
                store.bookmarks.remove(pair[side], letter)
                return bookmarks.bookmarks_kept(self._bookmarks(pair), letter, removed=True)
            case effects.NameColour(colour, name):
                self.name_colour(colour, name)
                return annotate.colours_named(store.colour_names(), colour)
            case effects.ReloadNotes(pair, known):
                return annotate.notes_reloaded(known, _same_where_equal(known, store.of_pair(pair)))
            case effects.ReadAccountNotes(story, note_ids):
                return accounts.notes_renewed(note_ids, store.some_of_each(story.articles, note_ids))
            case effects.KeepCorrections(corrections, forget, notice):
                (store.restore if forget else store.correct)(*corrections)
                return compare.corrections_kept(store.corrections(), notice)

    def _add(self, effect: effects.AddMark) -> Annotation:
        pair, span, across = effect.pair, effect.span, effect.across
        other = (pair[across.document], across) if across else None
        return self._store.add(pair[span.document], span, effect.colour, effect.note, effect.tags, across=other)


def _same_where_equal(known: PairNotes, notes: PairNotes) -> PairNotes:
    """The notes, the very same objects as before where nothing has changed."""
    return (
        known
        if known == notes
        else PairNotes(*(known[side] if known[side] == notes[side] else notes[side] for side in SIDES))
    )
