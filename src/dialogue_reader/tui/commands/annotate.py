"""Marks and notes of one's own."""

from pathlib import Path

from dialogue_reader.documents.model import SIDES, Side, Span
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages import Message
from dialogue_reader.notes.model import COLOURS, Annotation, Change, Colour, PairNotes
from dialogue_reader.tui.commands.citation import cited
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Update, saying
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.state.transitions import settle

_WORDS = 4  # of a mark that tell which one it is


def current_mark(state: State) -> Annotation | None:
    """The mark that a key acts on: that of the selection, or the one at the caret.

    It is the one of exactly that span, else the shortest that holds its start.
    """
    span = state.selection or Span(state.focus, state.caret, state.caret + 1)
    standing = [note for note in state.notes[span.document] if not note.orphan]
    exact = [note for note in standing if (note.start, note.end) == (span.start, span.end)]
    around = [note for note in standing if note.start <= span.start < note.end]
    return min(exact or around, key=lambda note: note.end - note.start, default=None)


def _is_other_span(mark: Annotation, selection: Span | None) -> bool:
    return selection is not None and (mark.start, mark.end) != (selection.start, selection.end)


def next_colour(colour: Colour) -> Colour:
    """The colour after that one, going round."""
    return COLOURS[(COLOURS.index(colour) + 1) % len(COLOURS)]


def colour(state: State) -> Update:
    """Give the selection or the passage a colour; a mark that is there, the next one."""
    if not state.is_whole:
        return saying(state, state.why_unmarked)
    mark = current_mark(state)
    if mark is None or _is_other_span(mark, state.selection):
        return Update(settle(state), (effects.AddMark(state.pair, state.marked, state.colour),))
    colour = next_colour(mark.colour)
    return Update(state, (effects.ChangeMark(mark.id, colour=colour),))


def annotate(state: State) -> Update:
    """Write a note on the mark, or on the selection or passage."""
    if not state.is_whole:
        return saying(state, state.why_unmarked)
    mark = current_mark(state)
    if mark is not None and _is_other_span(mark, state.selection):
        mark = None
    return _asking_for_note(state, mark)


def edit_note(id: str) -> Command:  # noqa: A002 - the field's own name
    """Write the note of the mark with that id."""

    def command(state: State) -> Update:
        mark = next((mark for side in SIDES for mark in state.notes[side] if mark.id == id), None)
        return _asking_for_note(state, mark) if mark else saying(state, "no_mark")

    return command


def _asking_for_note(state: State, mark: Annotation | None) -> Update:
    if mark:
        return Update(state, (effects.AskForNote(mark.selector.exact, mark.note, effects.ChangeMark(mark.id)),))
    span = state.marked
    keep = effects.AddMark(state.pair, span, state.colour)
    return Update(state, (effects.AskForNote(state.pair[span.document].text_of(span), "", keep),))


def write_note(keep: effects.AddMark | effects.ChangeMark, note: str) -> Command:
    """Keep the note that was asked for."""

    def command(state: State) -> Update:
        if isinstance(keep, effects.AddMark):
            state = settle(state)
        return Update(state, (keep._replace(note=note),))

    return command


def delete(state: State) -> Update:
    """Delete the mark at the caret."""
    mark = current_mark(state)
    return delete_mark(mark.id)(state) if mark else saying(state, "no_mark")


def delete_mark(id: str) -> Command:  # noqa: A002 - the field's own name
    """Delete the mark with that id."""
    return lambda state: Update(state, (effects.DeleteMark(id),))


def undo(state: State) -> Update:
    """Take the last change of the marks back."""
    if not state.is_whole:
        return saying(state, state.why_unmarked)
    return Update(state, (effects.UndoMark(state.pair),))


def redo(state: State) -> Update:
    """Make the change again that was undone last."""
    if not state.is_whole:
        return saying(state, state.why_unmarked)
    return Update(state, (effects.RedoMark(state.pair),))


def copy(state: State) -> Update:
    """Copy the selection, or the passage."""
    span = state.marked
    return Update(state, (effects.Copy(state.pair[span.document].text_of(span)),))


def copy_with_source(state: State) -> Update:
    """Copy the selection, or the passage, with where it stands."""
    span = state.marked
    return Update(state, (effects.Copy(cited(state.pair[span.document], span)),))


def export(state: State) -> Update:
    """Write the notes to a file."""
    if not any(state.notes[side] for side in SIDES):
        return saying(state, "nothing_to_export")
    return Update(state, (effects.AskForExport(state.pair, state.notes, state.comparison),))


# -- what came of it -------------------------------------------------------------------------------------------------


def notes_loaded(notes: PairNotes) -> Command:
    """The notes on both articles, as they are kept."""
    return lambda state: Update(state._replace(notes=notes))


def mark_added(mark: Annotation, where: Side | PairNotes) -> Command:
    """A mark has been kept: on a side, or, where both are of one document, among these notes."""

    def command(state: State) -> Update:
        notes = where if isinstance(where, PairNotes) else state.notes.put(where, mark)
        state = state._replace(notes=notes)
        if mark.note:
            return saying(state, "note_kept")
        return saying(state, "marked", colour=Message(f"reader.colour_{mark.colour}"))

    return command


def mark_changed(mark: Annotation, *, recoloured: bool) -> Command:
    """A mark has been given another colour, or another note."""

    def command(state: State) -> Update:
        state = state._replace(notes=state.notes.changed(mark))
        if not recoloured:
            return saying(state, "note_kept")
        return saying(state._replace(colour=mark.colour), "recoloured", colour=Message(f"reader.colour_{mark.colour}"))

    return command


def mark_deleted(id: str) -> Command:  # noqa: A002 - the field's own name
    """A mark has been deleted."""
    return lambda state: saying(state._replace(notes=state.notes.without(id)), "mark_deleted")


def change_undone(notes: PairNotes, change: Change | None, *, redone: bool) -> Command:
    """The last change has been taken back, or made again; None where there was none."""

    def command(state: State) -> Update:
        done = "redone" if redone else "undone"
        if change is None:
            return saying(state._replace(notes=notes), f"nothing_to_be_{done}")
        mark = change.after or change.before
        assert mark is not None
        kind = "note" if mark.note else "mark"
        outcome = "gone" if change.after is None else "back" if change.before is None else "as_before"
        words = " ".join(mark.selector.exact.split()[:_WORDS])
        what = Message(f"reader.{kind}_{outcome}", {"words": words})
        return saying(state._replace(notes=notes), done, what=what)

    return command


def copied(way: str, detail: str) -> Command:
    """A text has been copied: by a tool, through the terminal, or into a file."""
    if way == "terminal":
        return lambda state: saying(state, "copied_by_terminal")
    return lambda state: saying(state, f"copied_by_{way}", detail=harmless(detail))


def not_copied(reason: str) -> Command:
    """A text could not be copied."""
    return lambda state: saying(state, "not_copied", detail=harmless(reason))


def exported(count: int, path: Path) -> Command:
    """The notes have been written to a file."""
    return lambda state: saying(state, "exported", count=count, path=path)
