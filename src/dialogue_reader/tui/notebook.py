"""The person's marks on the pair being read: the store behind it, and what the screen needs of it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from dialogue_reader.comparison.corrections import Correction
from dialogue_reader.documents.model import Pair, Side, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.layout.spans import Marks
from dialogue_reader.notes.model import COLOURS, Annotation, Change, Colour, PairNotes, ReadingPosition
from dialogue_reader.notes.store import NoteStore


class Notebook:
    """Marks of one pair. Every change is in the store before the call returns; those that fail raise StoreError.

    Marks are kept under the content of the whole text: while only its head is known, there are none, and none can be
    made.
    """

    def __init__(self, pair: Pair, store: NoteStore, *, whole: bool = True) -> None:
        self._pair = pair
        self._store = store
        self._whole = whole
        self.colour: Colour = COLOURS[0]
        self.notes: PairNotes = store.of_pair(pair) if whole else PairNotes()

    @classmethod
    def open(cls, pair: Pair, folder: Path | None, *, whole: bool = True) -> tuple["Notebook", str]:
        """The notebook kept in `folder`; one for this session alone, and why, where that cannot be."""
        if folder is None:
            return cls(pair, NoteStore.in_memory(), whole=whole), ""
        try:
            return cls(pair, NoteStore.open(folder), whole=whole), ""
        except StoreError as error:
            from dialogue_reader.messages.errors import described

            return cls(pair, NoteStore.in_memory(), whole=whole), described(error)

    def take(self, pair: Pair) -> None:
        """The whole of both texts is known. Marks that cannot be read are not shown."""
        self._pair, self._whole = pair, True
        with suppress(StoreError):
            self.reload()

    def close(self) -> None:
        """Let the store go."""
        self._store.close()

    def position(self) -> ReadingPosition | None:
        """Where one stopped; None where that is not known or cannot be read."""
        try:
            return self._store.position(self._pair) if self._whole else None
        except StoreError:
            return None

    def keep_position(self, position: ReadingPosition) -> None:
        """Remember where one is."""
        if self._whole:
            self._store.keep_position(self._pair, position)

    def at(self, place: Span) -> Annotation | None:
        """The mark of exactly this span, else the shortest one that holds its start."""
        standing = [note for note in self.notes[place.document] if not note.orphan]
        exact = [note for note in standing if (note.start, note.end) == (place.start, place.end)]
        around = [note for note in standing if note.start <= place.start < note.end]
        return min(exact or around, key=lambda note: note.end - note.start, default=None)

    def named(self, annotation: str) -> Annotation | None:
        """The mark with this id."""
        return next(
            (note for side in (self.notes.left, self.notes.right) for note in side if note.id == annotation), None
        )

    def add(self, span: Span, note: str = "") -> None:
        """Mark `span` in the colour used last."""
        if not self._whole:
            raise StoreError("still_reading", self._pair[span.document].source)
        self._store.add(self._pair[span.document], span, self.colour, note)
        self.reload()

    @staticmethod
    def following(annotation: Annotation) -> Colour:
        """The colour after that of a mark."""
        return COLOURS[(COLOURS.index(annotation.colour) + 1) % len(COLOURS)]

    def next_colour(self, annotation: Annotation) -> None:
        """Give a mark the colour after its own."""
        self.colour = self.following(annotation)
        self._store.change(annotation.id, colour=self.colour)
        self.reload()

    def write(self, annotation: str, note: str) -> None:
        """Set the note of a mark."""
        self._store.change(annotation, note=note)
        self.reload()

    def delete(self, annotation: str) -> None:
        """Remove a mark; `undo` brings it back."""
        self._store.delete(annotation)
        self.reload()

    def undo(self) -> Change | None:
        """Take the last change of this session back; None where there is none."""
        change = self._store.undo()
        self.reload()
        return change

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Every link made or rejected by hand; none where they cannot be read."""
        try:
            return self._store.corrections()
        except StoreError:
            return ()

    def correct(self, *corrections: Correction) -> None:
        """Keep links, or their rejection, made by hand."""
        for correction in corrections:
            self._store.correct(correction)

    def restore(self, *corrections: Correction) -> None:
        """Forget what was said of passages."""
        for correction in corrections:
            self._store.restore(correction)

    def corrected_among(self, passages: Sequence[Correction]) -> tuple[Correction, ...]:
        """Those corrections that are of the same two passages as one of these."""
        ends = {(one.left, one.right) for one in passages}
        return tuple(one for one in self.corrections if (one.left, one.right) in ends)

    def redo(self) -> Change | None:
        """Do again what `undo` took back last; None where there is nothing."""
        change = self._store.redo()
        self.reload()
        return change

    def layers(self, side: Side) -> Mapping[str, Marks]:
        """The marks of one side by colour, as roles of its text."""
        standing = [note for note in self.notes[side] if not note.orphan]
        return {
            f"mark-{colour}": Marks.of([(note.start, note.end) for note in standing if note.colour == colour])
            for colour in COLOURS
        }

    def noted(self, side: Side) -> frozenset[int]:
        """The offsets at which marks with a note begin."""
        return frozenset(note.start for note in self.notes[side] if note.note and not note.orphan)

    def reload(self) -> None:
        """See what another reader of the same pair has done."""
        self.notes = self._store.of_pair(self._pair)
