"""Marks and notes of one's own."""

from collections.abc import Callable

from dialogue_reader.errors import StoreError
from dialogue_reader.notes.model import Annotation, Change
from dialogue_reader.tui.desk import Desk, Opened
from dialogue_reader.tui.doing.keeping import keep
from dialogue_reader.tui.state import settle


def _kept(desk: Desk, change: Callable[[], object], told: str) -> None:
    keep(desk, change, desk.repaint_marks, told)


def mark_here(desk: Desk) -> Annotation | None:
    """The mark that a key acts on: that of the selection, or the one stood in."""
    return desk.notebook.at(desk.state.selection or desk.state.marked_at)


def colour(desk: Desk) -> None:
    """Give the selection or the passage a colour; a mark that is there, the next one."""
    marked, notebook = mark_here(desk), desk.notebook
    span = desk.state.selection
    if marked and (span is None or (marked.start, marked.end) == (span.start, span.end)):
        _kept(desk, lambda: notebook.next_colour(marked), f"Marked {notebook.following(marked)}")
    else:
        marked_span = desk.state.marked
        desk.apply(settle(desk.state))
        _kept(desk, lambda: notebook.add(marked_span), f"Marked {notebook.colour} · c next colour · a note")


def annotate(desk: Desk) -> Opened:
    """Write a note on the mark, or on the selection or passage."""
    marked = mark_here(desk)
    span = desk.state.selection
    if marked and span and (marked.start, marked.end) != (span.start, span.end):
        marked = None
    return desk.dialogs.note(marked.id if marked else None)


def write(desk: Desk, annotation: str | None, note: str) -> None:
    """Keep a note."""
    if annotation is None:
        span = desk.state.marked
        desk.apply(settle(desk.state))
        _kept(desk, lambda: desk.notebook.add(span, note), "The note is kept")
    else:
        _kept(desk, lambda: desk.notebook.write(annotation, note), "The note is kept")


def delete(desk: Desk) -> None:
    """Delete the mark."""
    marked = mark_here(desk)
    if marked is None:
        desk.say("There is no mark here")
    else:
        delete_named(desk, marked.id)


def delete_named(desk: Desk, annotation: str) -> None:
    """Delete the mark with this id."""
    _kept(desk, lambda: desk.notebook.delete(annotation), "The mark is deleted · u brings it back")


def undo(desk: Desk) -> None:
    """Take the last change of the marks back."""
    _step(desk, desk.notebook.undo, "Undone", "U does it again", "There is nothing to undo")


def redo(desk: Desk) -> None:
    """Do again what was last undone."""
    _step(desk, desk.notebook.redo, "Done again", "u undoes it", "There is nothing to do again")


def _step(desk: Desk, step: Callable[[], Change | None], done: str, back: str, nothing: str) -> None:
    try:
        change = step()
    except StoreError as error:
        desk.fail(error)
        return
    desk.repaint_marks()
    desk.say(f"{done}: {told(change)} · {back}" if change else nothing)


def told(change: Change) -> str:
    """What a change did, in words."""
    mark = change.after or change.before
    assert mark is not None
    words = " ".join(mark.selector.exact.split()[:4])
    what = f"the {'note' if mark.note else 'mark'} on “{words}…”"
    return f"{what} is {'gone' if change.after is None else 'back' if change.before is None else 'as it was'}"


def copy(desk: Desk) -> None:
    """Copy the selection, or the passage."""
    span = desk.state.marked
    desk.copy(desk.state.pair[span.document].text_of(span))
    desk.say("Copied")
