"""What the list of notes shows: those that match what was typed, and the bookmarks."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dialogue_reader.documents.model import Pair, Side
from dialogue_reader.language.shortening import shortened
from dialogue_reader.notes.model import Annotation
from dialogue_reader.tui.state.listing import Bookmarked, OfPair, Shown, cursor, of_pair, shown
from dialogue_reader.tui.state.model import NotesList, State
from dialogue_reader.tui.state.remembered import remembered
from dialogue_reader.tui.view.labels import name_of_colour, quoted, say, short_name
from dialogue_reader.tui.view.model import PanelEntry, PanelView

_SHORT = 90  # code points of a title, and of what a bookmark is at
_NOTE = 300  # code points of a note; the whole of it opens for writing


class _Manner(NamedTuple):
    """How an entry is put: among those of several documents, by date; `merging` is the note that is to be merged."""

    is_of_several: bool
    is_by_date: bool
    merging: str | None


_manner = remembered(_Manner)


def notes_panel(state: State) -> PanelView:
    """The list of notes."""
    listing, notes = shown(state), state.notes_list
    is_of_several = notes.scope == "all" or bool(state.accounts and any(state.accounts.notes_elsewhere.values()))
    manner = _manner(is_of_several, notes.order == "date", notes.merging)
    entries = _entries(state.pair, listing, of_pair(state.notes), manner, state.colour_names)
    return PanelView(
        "notes",
        _title(listing, notes),
        entries,
        _empty(state, listing),
        cursor(state),
        filter=notes.typed,
        more=_more(listing),
    )


def _title(listing: Shown, notes: NotesList) -> str:
    name = say("panel_all_notes" if notes.scope == "all" else "panel_notes")
    if listing.matching is None or listing.matching == listing.total:
        return say("counted", title=name, count=listing.total)
    return say("some_of", title=name, count=listing.matching, of=listing.total)


def _more(listing: Shown) -> str:
    further = (listing.matching or 0) - len(listing.notes)
    return say("more_notes", count=further) if further > 0 else ""


def _empty(state: State, listing: Shown) -> str:
    notes = state.notes_list
    if not state.is_whole and notes.scope == "pair":
        return say(state.why_unmarked)
    if listing.matching is None or (notes.scope == "all" and notes.everywhere is None):
        return say("seeking")
    if listing.total and notes.typed.strip():
        return say("no_such_note")
    return say("no_notes_anywhere" if notes.scope == "all" else "no_notes", key=state.keys)


@remembered
def _entries(
    pair: Pair, listing: Shown, own: OfPair, manner: _Manner, colour_names: Mapping[str, str]
) -> tuple[PanelEntry, ...]:
    entries = []
    heading = ""
    for note in listing.notes:
        entry = _note(pair, note, own.views(note.id), manner, colour_names)
        if manner.is_of_several and not manner.is_by_date and (title := _name(note)) != heading:
            heading = title
            entry = entry._replace(heading=heading)
        entries.append(entry)
    for number, mark in enumerate(listing.bookmarks):
        entries.append(_bookmark(pair, mark, "" if number else say("bookmarks")))
    return tuple(entries)


def _note(
    pair: Pair,
    note: Annotation,
    places: Sequence[tuple[Side, Annotation]],
    manner: _Manner,
    colour_names: Mapping[str, str],
) -> PanelEntry:
    """The entry of a note that is seen at these places of the pair, or at none."""
    names = [short_name(pair, side) for side, _ in places] or [target.document.language for target in note.targets]
    day = f"{note.created.astimezone():%Y-%m-%d} " if manner.is_by_date else ""
    label = f"{day}{'↔'.join(dict.fromkeys(names))} {name_of_colour(note.colour, colour_names)}"
    standing = [one.standing for _, one in places] or [target.standing for target in note.targets]
    below = [
        say("to_be_merged") if manner.merging == note.id else "",
        shortened(note.note, _NOTE),
        " ".join(f"#{tag}" for tag in note.tags),
        *(say(f"standing_{how}") for how in dict.fromkeys(standing) if how != "exact"),
        _name(note) if manner.is_of_several and manner.is_by_date else "",
    ]
    side, first = next(iter(places), ("left", note))
    offset = first.start if places and not all(one.orphan for _, one in places) else None
    return PanelEntry(note.id, label, quoted(note), " · ".join(part for part in below if part), side, offset)


def _name(note: Annotation) -> str:
    """What the document of a note is called."""
    document = note.targets[0].document
    return shortened(document.title or document.source, _SHORT)


def _bookmark(pair: Pair, mark: Bookmarked, heading: str) -> PanelEntry:
    target = mark.bookmark.target
    label = f"{short_name(pair, mark.side)} {mark.bookmark.letter}"
    below = say("standing_orphan") if target.orphan else ""
    offset = None if target.orphan else target.start
    return PanelEntry(mark.id, label, shortened(mark.words, _SHORT), below, mark.side, offset, heading)
