"""What the list of notes shows: those that match what was typed, and the bookmarks."""

from collections.abc import Mapping

from dialogue_reader.documents.model import Pair
from dialogue_reader.notes.model import Annotation
from dialogue_reader.tui.state.listing import Bookmarked, OfPair, Shown, current, cursor, of_pair, shown
from dialogue_reader.tui.state.model import NotesList, State
from dialogue_reader.tui.state.remembered import remembered
from dialogue_reader.tui.view.entries import cut
from dialogue_reader.tui.view.labels import name_of_colour, say
from dialogue_reader.tui.view.model import PanelEntry, PanelView

_SHORT = 90  # code points of each of two quotations
_NOTE = 300  # code points of a note; the whole of it opens for writing


def notes_panel(state: State) -> PanelView:
    """The list of notes."""
    listing, notes = shown(state), state.notes_list
    entries = _entries(state.pair, listing, of_pair(state.notes), notes, state.colour_names)
    return PanelView(
        "notes",
        _title(listing, notes),
        say("notes_hint_lost" if _is_lost(current(state)) else "notes_hint", key=state.keys),
        entries,
        _empty(state, listing),
        cursor(state),
        filter=notes.typed,
        more=_more(listing),
    )


def _is_lost(item: Annotation | Bookmarked | None) -> bool:
    """Whether it is a note with a place whose text is gone, as far as is known."""
    return isinstance(item, Annotation) and any(target.orphan for target in item.targets)


def _title(listing: Shown, notes: NotesList) -> str:
    name = say("panel_all_notes" if notes.scope == "all" else "panel_notes")
    if listing.matching is None or listing.matching == listing.total:
        return f"{name} ({listing.total:,})"
    return say("some_of", title=name, count=f"{listing.matching:,}", of=f"{listing.total:,}")


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
    pair: Pair, listing: Shown, seen: OfPair, notes: NotesList, colour_names: Mapping[str, str]
) -> tuple[PanelEntry, ...]:
    entries = []
    heading = ""
    for note in listing.notes:
        entry = _note(pair, note, seen, notes, colour_names)
        if notes.scope == "all" and notes.order == "article" and (title := _name(note)) != heading:
            heading = title
            entry = entry._replace(heading=heading)
        entries.append(entry)
    for number, mark in enumerate(listing.bookmarks):
        entries.append(_bookmark(pair, mark, "" if number else say("bookmarks")))
    return tuple(entries)


def _note(pair: Pair, note: Annotation, seen: OfPair, notes: NotesList, colour_names: Mapping[str, str]) -> PanelEntry:
    places = seen.seen.get(note.id, ())
    languages = dict.fromkeys(pair[side].language for side, _ in places) or dict.fromkeys(
        target.document.language for target in note.targets
    )
    label = [*([f"{note.created.astimezone():%Y-%m-%d}"] if notes.order == "date" else []), "↔".join(languages)]
    label.append(name_of_colour(note.colour, colour_names))
    quoted = _quoted(note)
    standing = {one.standing: None for _, one in places} or {target.standing: None for target in note.targets}
    below = [cut(note.note, _NOTE), " ".join(f"#{tag}" for tag in note.tags)]
    below += [say(f"standing_{how}") for how in standing if how != "exact"]
    if notes.merging == note.id:
        below.insert(0, say("to_be_merged"))
    if notes.scope == "all" and notes.order == "date":
        below.append(_name(note))
    side, first = next(iter(places), ("left", note))
    offset = first.start if places and not all(one.orphan for _, one in places) else None
    return PanelEntry(note.id, " ".join(label), quoted, " · ".join(part for part in below if part), side, offset)


def _quoted(note: Annotation) -> str:
    """The words that it is on; of two places, the first one's first, wherever it is seen from."""
    if note.across is None:
        return f"“{cut(note.selector.exact)}”"
    return " ↔ ".join(f"“{cut(target.selector.exact, _SHORT)}”" for target in note.targets)


def _name(note: Annotation) -> str:
    """What the document of a note is called."""
    document = note.targets[0].document
    return cut(document.title or document.source, _SHORT)


def _bookmark(pair: Pair, mark: Bookmarked, heading: str) -> PanelEntry:
    target = mark.bookmark.target
    label = f"{pair[mark.side].language} {mark.bookmark.letter}"
    below = say("standing_orphan") if target.orphan else ""
    offset = None if target.orphan else target.start
    return PanelEntry(mark.id, label, cut(mark.words, _SHORT), below, mark.side, offset, heading)
