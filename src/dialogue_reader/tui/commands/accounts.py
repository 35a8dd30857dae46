"""The accounts of a story, two of which are read at a time: another one across, and back to who says what."""

from collections.abc import Sequence

from dialogue_reader.documents.model import Side
from dialogue_reader.notes.model import Annotation, renewed
from dialogue_reader.tui.commands.session import keep_place, to_matrix
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Update, saying
from dialogue_reader.tui.state.model import Accounts, State, across


def by_accounts(step: int) -> Command:
    """Put the next (1) or previous (-1) account of the story into the pane across, going round at the ends."""

    def command(state: State) -> Update:
        if state.accounts is None:
            return saying(state, "no_story")
        articles, numbers, _ = state.accounts
        if len(articles) < 3:
            return saying(state, "story_of_two")
        number = _beyond(numbers[across(state)], numbers[state.focus], len(articles), step)
        return _put_across(state, state.accounts, number, 0, state.focus)

    return command


def to_note(state: State, note: Annotation) -> Update:
    """Go to a note that is on neither article: of another account of the story, which comes into the pane across.

    Else what the note is on is opened in place of all.
    """
    if state.accounts:
        for number, notes in enumerate(state.accounts.notes):
            for own in notes:
                if own.id == note.id:
                    return _put_across(state, state.accounts, number, own.start, across(state))
    return Update(state, (effects.OpenNote(note),))


def to_hit_elsewhere(state: State) -> Update:
    """Go to the first hit in the next account that is not shown and has one; it comes into the pane across."""
    if state.accounts is None:
        return saying(state, "no_story")
    hits = state.search.hits_elsewhere
    if not hits:
        return saying(state, "no_hit_elsewhere" if state.search.query else "nothing_searched")
    shown = state.accounts.numbers[across(state)]
    following = next((own for own in hits if own.number > shown), hits[0])
    return _put_across(state, state.accounts, following.number, following.first, across(state))


def notes_renewed(note_ids: Sequence[str], now: tuple[tuple[Annotation, ...], ...]) -> Command:
    """The notes of these ids on each account of the story, as they are `now`; those that it lacks are gone."""

    def command(state: State) -> Update:
        if state.accounts is None:
            return Update(state)
        known = state.accounts.notes
        notes = tuple(renewed(own, note_ids, own_now) for own, own_now in zip(known, now, strict=True))
        return Update(state._replace(accounts=state.accounts._replace(notes=notes)))

    return command


def _put_across(state: State, accounts: Accounts, number: int, offset: int, focus: Side) -> Update:
    """Put the account of that number into the pane across, with the caret there at `offset`; the search goes on."""
    side = across(state)
    pair = accounts._replace(numbers=accounts.numbers.put(side, number))
    search = state.search.awaited or state.search.query
    opened = effects.OpenAccounts(pair, focus, state.carets.put(side, offset), search)
    return Update(state, (*keep_place(state).effects, opened))


def _beyond(number: int, taken: int, count: int, step: int) -> int:
    """The account after (1) or before (-1) that of a number, past the one that stands in the other pane."""
    number = (number + step) % count
    return (number + step) % count if number == taken else number


def show_matrix(state: State) -> Update:
    """Back to who says what in the story."""
    return to_matrix(state) if state.accounts else saying(state, "no_story")
