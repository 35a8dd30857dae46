"""The list of notes: which are listed and how, and what is done with the one that its cursor is on."""

from typing import TYPE_CHECKING

from dialogue_reader.documents.model import Span
from dialogue_reader.notes.model import Annotation
from dialogue_reader.tui.commands import accounts, annotate, bookmarks, panels, session
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Update, saying
from dialogue_reader.tui.state.listing import Bookmarked, current, listed, of_pair, shown
from dialogue_reader.tui.state.model import SHORT_LIST, Place, State
from dialogue_reader.tui.state.transitions import jump

if TYPE_CHECKING:
    from dialogue_reader.errors import DialogueError
    from dialogue_reader.notes.filtering import NoteIndex


_AT_TOP = {"cursor": ("", 0), "length": SHORT_LIST}
_FURTHER = 100  # notes that are listed when the last one is gone on to
_MOST = 400  # that are listed; a filter finds the others


def _listed(state: State, **changes: object) -> State:
    return state._replace(notes_list=state.notes_list._replace(**changes))  # type: ignore[arg-type]  # its own fields


def toggle(state: State) -> Update:
    """Show the notes of the pair and its bookmarks, or close the list."""
    return panels.toggle("notes")(state if state.panel == "notes" else _listed(state, scope="pair"))


def _opened(state: State) -> Update:
    """The list, opened if it is not."""
    return Update(state) if state.panel == "notes" else toggle(state)


def everywhere(state: State) -> Update:
    """List the notes of all documents, or those of this pair again."""
    if state.panel == "notes" and state.notes_list.scope == "all":
        return Update(_listed(state, scope="pair", **_AT_TOP))
    opened, wanted, _ = _opened(state)
    return Update(_listed(opened, scope="all", **_AT_TOP), (*wanted, effects.ReadAllNotes()))


def everywhere_from_library(state: State) -> Update:
    """List the notes of all documents, whatever is listed now."""
    return Update(state) if state.panel == "notes" and state.notes_list.scope == "all" else everywhere(state)


def change_order(state: State) -> Update:
    """List the notes by article, or the newest first."""
    opened, wanted, _ = _opened(state)
    if opened is not state:
        return Update(_listed(opened, order="date", **_AT_TOP), wanted)
    order = "article" if state.notes_list.order == "date" else "date"
    return Update(_listed(state, order=order, **_AT_TOP))


def open_filter(state: State) -> Update:
    """Let words be typed that the notes are filtered by."""
    opened, wanted, _ = _opened(state)
    return Update(opened._replace(active="filter"), wanted)


def focus_filter(state: State) -> Update:
    """The line for typing has been clicked on: the keys go to it."""
    return Update(state._replace(active="filter") if state.panel == "notes" else state)


def filter_by(typed: str) -> Command:
    """Another character has been typed."""
    return lambda state: Update(_listed(state, typed=typed, **_AT_TOP))


def leave_filter(*, keep: bool) -> Command:
    """Typing is over: the keys go to the list, which stays filtered or not."""

    def command(state: State) -> Update:
        if not keep:
            state = _listed(state, typed="")
        return Update(state._replace(active="panel") if state.panel == "notes" else state)

    return command


def point_at(key: str, number: int) -> Command:
    """The list's cursor is on this entry; on the last one of a long list, further ones are listed."""

    def command(state: State) -> Update:
        state = _listed(state, cursor=(key, number))
        listing, length = shown(state), state.notes_list.length
        if number + 1 >= len(listing.notes) == length < (listing.matching or 0):
            state = _listed(state, length=min(length + _FURTHER, _MOST))
        return Update(state)

    return command


# -- the entry at the cursor -----------------------------------------------------------------------------------------


def go_to_item(key: str) -> Command:
    """Go to the place of an entry; from there to its other one, if it is on two."""

    def command(state: State) -> Update:
        item = next((item for item in shown(state).items if item.id == key), None)
        if item is None:
            return saying(state, "no_mark")
        if isinstance(item, Bookmarked):
            return bookmarks.go_to(item.side, item.bookmark)(_making_room(state))
        return _to_note(state, item)

    return command


def _to_note(state: State, note: Annotation) -> Update:
    views = of_pair(state.notes).views(note.id)
    if not views:
        return accounts.to_note(state, note)
    places = [Place(side, one.start) for side, one in views if not one.orphan]
    if not places:
        return saying(state, "orphan_leads_nowhere")
    place = places[(places.index(state.place) + 1) % len(places)] if state.place in places else places[0]
    return Update(jump(_making_room(state), place))


def _making_room(state: State) -> State:
    """A list that covers the panes is closed."""
    return panels.close(state).state if state.is_covered else state


def remove_item(key: str) -> Command:
    """Delete the mark, or the bookmark, of an entry."""

    def command(state: State) -> Update:
        item = next((item for item in shown(state).items if item.id == key), None)
        if isinstance(item, Bookmarked):
            return Update(state, (effects.RemoveBookmark(state.pair, item.bookmark.letter, item.side),))
        return annotate.delete_mark(key)(state)

    return command


def merge(state: State) -> Update:
    """Merge two notes: the one at the cursor first, then another one."""
    if state.panel != "notes":
        opened, wanted, _ = _opened(state)
        return saying(opened, "merge_which", *wanted)
    note, first = current(state), state.notes_list.merging
    if not isinstance(note, Annotation):
        return saying(state, "no_mark")
    if first is None:
        return saying(_listed(state, merging=note.id), "merge_with_what")
    if first == note.id:
        return saying(_listed(state, merging=None), "not_merged")
    return Update(state, (effects.MergeNotes(state.pair, first, note.id),))


def place(state: State) -> Update:
    """Let it be chosen where the orphan at the cursor goes: where its words may be, or to the selection or passage."""
    if state.panel != "notes":
        opened, wanted, _ = _opened(state)
        return saying(opened, "place_which", *wanted)
    note = current(state)
    if not isinstance(note, Annotation):
        return saying(state, "no_mark")
    number = _lost_target(state, note)
    if number is None:
        return saying(state, "not_lost")
    keep = effects.PlaceNote(state.pair, note.id, number, state.marked)
    views = of_pair(state.notes).views(note.id)
    side = next((side for side, one in views if one.target_number == number), state.focus)
    known = views[0][1] if views else note
    return Update(state, (effects.AskForPlace(keep, known.targets[number].selector, side),))


def put_on(asked: effects.AskForPlace, span: Span) -> Command:
    """Put the orphan there."""
    return lambda state: Update(state, (asked.keep._replace(span=span),))


def _lost_target(state: State, note: Annotation) -> int | None:
    """The target of a note whose words are gone: the one on the side of the keys rather than the other."""
    views = dict(of_pair(state.notes).views(note.id))
    ahead = views.get(state.focus)
    numbers = [] if ahead is None else [ahead.target_number]
    known = next(iter(views.values()), note)
    return next((n for n in (*numbers, *range(len(known.targets))) if known.targets[n].orphan), None)


# -- what comes from the background ----------------------------------------------------------------------------------


def all_notes_arrived(notes: tuple[Annotation, ...]) -> Command:
    """The notes of all documents."""
    return lambda state: Update(_listed(state, everywhere=notes))


def notes_withheld(error: "DialogueError") -> Command:
    """The notes of other documents are not for whoever reads here: list those of this pair again, and say why."""
    return lambda state: session.failed(error)(_listed(state, scope="pair", **_AT_TOP))


def notes_indexed(index: "NoteIndex") -> Command:
    """The notes listed can be searched, unless others are listed by now."""
    return lambda state: Update(_listed(state, searched=index) if index.notes is listed(state) else state)
