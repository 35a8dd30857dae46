"""The notes on both articles with one mark more, changed or fewer."""

from collections.abc import Callable

from dialogue_reader.documents.model import Side
from dialogue_reader.notes.model import Annotation, PairNotes, text_order

Marks = tuple[Annotation, ...]


def with_mark(notes: PairNotes, side: Side, mark: Annotation) -> PairNotes:
    """With a mark on one side, where it belongs in the text."""
    marks = tuple(sorted((*notes[side], mark), key=text_order))
    return PairNotes(marks, notes.right) if side == "left" else PairNotes(notes.left, marks)


def with_changed_mark(notes: PairNotes, changed: Annotation) -> PairNotes:
    """With another note or colour of a mark that is there."""
    return _each_side(notes, lambda marks: tuple(changed if mark.id == changed.id else mark for mark in marks))


def without_mark(notes: PairNotes, id: str) -> PairNotes:  # noqa: A002 - the field's own name
    """Without the mark of that id."""
    return _each_side(notes, lambda marks: tuple(mark for mark in marks if mark.id != id))


def _each_side(notes: PairNotes, change: Callable[[Marks], Marks]) -> PairNotes:
    """Both sides changed; a side in which nothing changes stays the very same."""
    left, right = change(notes.left), change(notes.right)
    return PairNotes(
        notes.left if left == notes.left else left,
        notes.right if right == notes.right else right,
    )
