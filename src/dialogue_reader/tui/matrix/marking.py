"""Marks and notes on what accounts say, made and listed in the matrix: the same as in the reader."""

from collections.abc import Callable, Mapping, Sequence

from dialogue_reader.documents.model import NOTHING, Pair, Span
from dialogue_reader.errors import DialogueError
from dialogue_reader.messages import Message
from dialogue_reader.notes.model import Annotation, Change, Colour
from dialogue_reader.stories.names import name_of
from dialogue_reader.stories.statements import Statement
from dialogue_reader.tui.commands.annotate import next_colour, outcome_of, written
from dialogue_reader.tui.matrix import effects
from dialogue_reader.tui.matrix.commands import across, open_at, to_statement, unknown
from dialogue_reader.tui.matrix.effects import MatrixCommand, MatrixUpdate, noting
from dialogue_reader.tui.matrix.marks import Words, all_notes, main_words, notes_in, place_of, values_at
from dialogue_reader.tui.matrix.model import MatrixState
from dialogue_reader.tui.state.effects import (
    AddMark,
    AskForNote,
    ChangeMark,
    DeleteMark,
    Draft,
    MarkChange,
    RedoMark,
    UndoMark,
)
from dialogue_reader.tui.state.marks import colour_word

_NOWHERE = Pair(NOTHING, NOTHING)  # the history of marks is one, whatever is read


def colour(state: MatrixState) -> MatrixUpdate:
    """Give what the account at the cursor says of the statement a colour; a mark that is there, the next one."""
    if mark := _mark_at(state):
        return _keeping(state, ChangeMark(mark.id, colour=next_colour(mark.colour)))
    return _with_new_mark(state, lambda mark: _keeping(state, mark))


def annotate(state: MatrixState) -> MatrixUpdate:
    """Write a note on what the account at the cursor says of the statement."""
    if mark := _mark_at(state):
        return _asking(state, mark)
    return _with_new_mark(state, lambda mark: _asking_on(state, (mark.pair.left.text_of(mark.span),), mark))


def _with_new_mark(state: MatrixState, update: Callable[[AddMark], MatrixUpdate]) -> MatrixUpdate:
    """What `update` makes of a mark on what the account at the cursor says: one, which one key takes back."""
    statement, story = state.statement, state.story
    if statement is None or story is None:
        return unknown(state)
    words = main_words(story, statement, state.account)
    if words is None:
        return _nothing_to_mark(state)
    return update(AddMark(Pair(story.accounts[state.account], NOTHING), Span("left", *words), state.colour))


def annotate_pair(state: MatrixState) -> MatrixUpdate:
    """Write one note on what two accounts say of the statement, on both values where these differ.

    Where there is but one account the note is on that.
    """
    statement, story = state.statement, state.story
    if statement is None or story is None:
        return unknown(state)
    other = across(state, statement)
    if other is None:
        return annotate(state)
    accounts = sorted((state.account, other))
    places = [_place(state, statement, account) for account in accounts]
    first, second = places
    if first is None or second is None:
        return _nothing_to_mark(state, accounts[first is not None])
    spans = Span("left", *first), Span("right", *second)
    pair = Pair(*(story.accounts[account] for account in accounts))
    keep = AddMark(pair, spans[0], state.colour, across=spans[1])
    return _asking_on(state, tuple(pair[span.document].text_of(span) for span in spans), keep)


def _place(state: MatrixState, statement: Statement, account: int) -> Words | None:
    """The value of an account where it differs, or else its words."""
    assert state.story is not None
    values = values_at(state.story, statement, account)
    return next(iter(values), None) or main_words(state.story, statement, account)


def delete(state: MatrixState) -> MatrixUpdate:
    """Delete the mark in the cell at the cursor."""
    mark = _mark_at(state)
    return _keeping(state, DeleteMark(mark.id)) if mark else noting(state, "no_mark")


def undo(state: MatrixState) -> MatrixUpdate:
    """Take the last change of the marks back."""
    return _keeping(state, UndoMark(_NOWHERE))


def redo(state: MatrixState) -> MatrixUpdate:
    """Make the change again that was undone last."""
    return _keeping(state, RedoMark(_NOWHERE))


def write_note(asked: AskForNote, draft: Draft) -> MatrixCommand:
    """Keep the note that was asked for; another colour that was chosen with it is that of the next mark, too."""

    def command(state: MatrixState) -> MatrixUpdate:
        if draft.colour != asked.draft.colour:
            state = state._replace(colour=draft.colour)
        change = written(asked, draft)
        if change is None:
            return MatrixUpdate(state)
        return MatrixUpdate(
            state, (effects.KeepMark(state.articles, change, asked._replace(draft=draft, keep=change)),)
        )

    return command


def name_colour(colour: Colour, name: str) -> MatrixCommand:
    """A name for a colour has been typed."""
    return lambda state: MatrixUpdate(state, (effects.NameColour(colour, name, state.articles),))


def _mark_at(state: MatrixState) -> Annotation | None:
    """The mark that a key acts on: the shortest in the cell at the cursor."""
    notes = notes_in(state, state.statement, state.account) if state.statement else ()
    return min(notes, key=lambda note: note.end - note.start, default=None)


def _keeping(state: MatrixState, change: MarkChange) -> MatrixUpdate:
    return MatrixUpdate(state, (effects.KeepMark(state.articles, change),))


def _nothing_to_mark(state: MatrixState, account: int | None = None) -> MatrixUpdate:
    return noting(state, "nothing_to_mark", account=name_of(state.account if account is None else account))


def _asking(state: MatrixState, mark: Annotation) -> MatrixUpdate:
    quotations = tuple(target.selector.exact for target in mark.targets)
    return _asking_on(state, quotations, ChangeMark(mark.id), Draft(mark.note, mark.tags, mark.colour))


def _asking_on(
    state: MatrixState, quotations: tuple[str, ...], keep: AddMark | ChangeMark, draft: Draft | None = None
) -> MatrixUpdate:
    draft = draft or Draft(colour=state.colour)
    return MatrixUpdate(state, (AskForNote(quotations, draft, keep, state.colour_names),))


# -- the list --------------------------------------------------------------------------------------------------------


def list_notes(state: MatrixState) -> MatrixUpdate:
    """Let one of the notes on all accounts be chosen."""
    notes = tuple(all_notes(state))
    if not notes:
        return noting(state, "no_notes")
    return MatrixUpdate(state, (effects.ListNotes(notes, state.colour_names),))


def to_note(note_id: str) -> MatrixCommand:
    """Go to the cell that a note is in, whatever was shown; one that is in none is read in its account.

    By its id: while it was chosen accounts may have got other numbers, for copies of one report are put together.
    """

    def command(state: MatrixState) -> MatrixUpdate:
        account, note = next(((account, note) for account, note in all_notes(state) if note.id == note_id), (0, None))
        if note is None:
            return noting(state, "no_notes")
        statement = place_of(state, account, note)
        if statement is None:
            return open_at(state, account, note.start)
        return MatrixUpdate(to_statement(state, statement)._replace(account=account))

    return command


# -- what came of it -------------------------------------------------------------------------------------------------


def notes_arrived(notes: tuple[tuple[Annotation, ...], ...], colour_names: Mapping[str, str]) -> MatrixCommand:
    """The notes on all articles, and what colours are called by now."""
    return lambda state: MatrixUpdate(state._replace(notes=notes, colour_names=colour_names))


def marks_changed(
    change: MarkChange, done: Sequence[Change], notes: tuple[tuple[Annotation, ...], ...]
) -> MatrixCommand:
    """A mark has been changed so; `notes` are those on all articles by now. Nothing is done where nothing could be."""

    def command(state: MatrixState) -> MatrixUpdate:
        state = state._replace(notes=notes)
        if isinstance(change, UndoMark):
            return noting(state, "undone", what=outcome_of(done)) if done else noting(state, "nothing_to_be_undone")
        if isinstance(change, RedoMark):
            return noting(state, "redone", what=outcome_of(done)) if done else noting(state, "nothing_to_be_redone")
        mark = done[0].after
        if mark is None:
            return noting(state, "mark_deleted")
        if mark.note and not (isinstance(change, ChangeMark) and change.note is None):
            return noting(state, "note_kept")
        return noting(state._replace(colour=mark.colour), "marked", colour=colour_word(state.colour_names, mark.colour))

    return command


def not_kept(asked: AskForNote | None, error: DialogueError) -> MatrixCommand:
    """A change could not be kept: say why, and let a note be written again, with every word there still."""

    def command(state: MatrixState) -> MatrixUpdate:
        title = Message("reader.not_done", {"reason": error})
        notice = effects.Notify(title, error)
        return MatrixUpdate(state._replace(notice=title), (notice, asked) if asked else (notice,))

    return command
