"""Bookmarks: a letter that leads to a place."""

from dialogue_reader.documents.model import Side, Sides, Span, other
from dialogue_reader.notes.model import Bookmark
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Update, saying
from dialogue_reader.tui.state.model import Place, State
from dialogue_reader.tui.state.transitions import jump, to_and_fro

_WORDS = 64  # code points by which the place is found again


def put(state: State) -> Update:
    """Let the next letter that is typed lead here."""
    if not state.is_whole:
        return saying(state, state.why_unmarked)
    return saying(state._replace(letter_for="put"), "bookmark_which")


def go(state: State) -> Update:
    """Go where the next letter that is typed leads."""
    letters = " ".join(dict.fromkeys(mark.letter for side in state.bookmarks for mark in side))
    state = state._replace(letter_for="go")
    return saying(state, "bookmark_where", letters=letters) if letters else saying(state, "bookmark_where_none")


def type_letter(key: str, character: str | None) -> Command:
    """The key that was waited for: a letter, or once more the one that goes to bookmarks."""

    def command(state: State) -> Update:
        purpose, state = state.letter_for, state._replace(letter_for=None, notice=None)
        if purpose == "go" and key in state.keys.bound["to_bookmark"].split(","):
            return Update(to_and_fro(state)) if state.back else saying(state, "nowhere_to_go_back")
        if key == "escape":
            return Update(state)
        if not character or not character.isalpha():
            return saying(state, "no_letter")
        if purpose == "put":
            return Update(state, (effects.PutBookmark(state.pair, character, _words_at(state)),))
        return _to(state, character)

    return command


def _words_at(state: State) -> Span:
    """The words at the caret, to the end of the passage at most."""
    passage = state.passage
    start = max(passage.start, min(state.caret, passage.end - 1))
    return Span(state.focus, start, min(start + _WORDS, passage.end))


def _to(state: State, letter: str) -> Update:
    """To the place of a letter: in this article, if it leads anywhere in it, else in the other one."""
    for side in (state.focus, other(state.focus)):
        if mark := next((mark for mark in state.bookmarks[side] if mark.letter == letter), None):
            return go_to(side, mark)(state)
    return saying(state, "no_bookmark", letter=letter)


def go_to(side: Side, mark: Bookmark) -> Command:
    """Go to a bookmark."""

    def command(state: State) -> Update:
        if mark.target.orphan:
            return saying(state, "bookmark_lost", letter=mark.letter)
        return Update(jump(state, Place(side, mark.target.start)))

    return command


def bookmarks_kept(bookmarks: Sides[tuple[Bookmark, ...]], letter: str, *, removed: bool) -> Command:
    """A bookmark has been put or taken away; these are all of them."""

    def command(state: State) -> Update:
        state = state._replace(bookmarks=bookmarks)
        return saying(state, "bookmark_removed" if removed else "bookmark_put", letter=letter)

    return command
