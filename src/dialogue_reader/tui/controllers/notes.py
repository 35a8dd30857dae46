"""The marks on the pair being read: the store behind them, and commands that show what has been kept.

Every change is in the store before the call returns. What fails becomes a command that says why.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dialogue_reader.comparison.corrections import Correction
from dialogue_reader.documents.model import Pair
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.model import PairNotes, ReadingPosition
from dialogue_reader.notes.storage.library import LibraryEntry
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.tui.commands import annotate, compare, session
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command

Kept = tuple[PairNotes, tuple[Correction, ...], ReadingPosition | None]

T = TypeVar("T")


class Notebook:
    """The notes kept in a folder, or in memory; `warning` says why they are not kept where they should be.

    `is_private` is whether nothing of what is read shall be kept.
    """

    def __init__(self, store: NoteStore, warning: StoreError | None = None, *, is_private: bool = False) -> None:
        self.is_private = is_private
        self._store = store
        self._positions = store.position_writer()
        self.warning = warning

    @classmethod
    def open(cls, folder: Path | None) -> "Notebook":
        """The notebook kept in `folder`; one for this session alone where that cannot be."""
        if folder is None:
            return cls(NoteStore.in_memory(), is_private=True)
        try:
            return cls(NoteStore.open(folder))
        except StoreError as error:
            return cls(NoteStore.in_memory(), error)

    def load(self, pair: Pair) -> Kept:
        """What is kept of a pair: notes, corrections of links, and the position.

        What cannot be read counts as nothing, and `warning` says why.
        """
        notes = self._read(lambda: self._store.of_pair(pair))
        corrections = self._read(self._store.corrections)
        return notes or PairNotes(), corrections or (), self._read(lambda: self._store.position(pair))

    def _read(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except StoreError as error:
            self.warning = self.warning or error
            return None

    def close(self) -> None:
        """Write the last position, and let the store go."""
        self._positions.close()
        self._store.close()

    def keep_position(self, effect: effects.KeepPosition) -> None:
        """Remember where the reader is, some time soon."""
        self._positions.keep(effect.pair, effect.position)

    def library(self) -> tuple[LibraryEntry, ...]:
        """What was opened, the latest first; what cannot be read counts as nothing."""
        return self._read(self._store.library) or ()

    def forget(self, entry: LibraryEntry) -> tuple[LibraryEntry, ...]:
        """Take an entry out of the library; what remains. Raises StoreError."""
        self._store.unshelve(entry.places)
        return self.library()

    # -- changes -----------------------------------------------------------------------------------------------------

    def run(self, effect: effects.Keep) -> Command:
        """Keep a change; the command shows it, or says why it could not be kept."""
        try:
            return self._kept(effect)
        except StoreError as error:
            return session.failed(error)

    def _kept(self, effect: effects.Keep) -> Command:
        store = self._store
        match effect:
            case effects.AddMark(pair, span, colour, note):
                mark = store.add(pair[span.document], span, colour, note)
                if pair.left.digest == pair.right.digest:  # one document on both sides
                    return annotate.mark_added(mark, store.of_pair(pair))
                return annotate.mark_added(mark, span.document)
            case effects.ChangeMark(id, colour, note):
                return annotate.mark_changed(store.change(id, colour, note), recoloured=colour is not None)
            case effects.DeleteMark(id):
                store.delete(id)
                return annotate.mark_deleted(id)
            case effects.UndoMark(pair):
                change = store.undo()
                return annotate.change_undone(store.of_pair(pair), change, redone=False)
            case effects.RedoMark(pair):
                change = store.redo()
                return annotate.change_undone(store.of_pair(pair), change, redone=True)
            case effects.ReloadNotes(pair):
                return annotate.notes_loaded(store.of_pair(pair))
            case effects.KeepCorrections(corrections, forget, notice):
                (store.restore if forget else store.correct)(*corrections)
                return compare.corrections_kept(store.corrections(), notice)
