"""Which notes the list shows, in which order, and which of them its cursor is on."""

from collections.abc import Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from dialogue_reader.documents.model import SIDES, Article, Pair, Side, Sides
from dialogue_reader.messages import text
from dialogue_reader.notes.model import COLOURS, Annotation, Bookmark, Colour, PairNotes
from dialogue_reader.tui.state.model import Accounts, NotesList, Order, State
from dialogue_reader.tui.state.remembered import remembered

if TYPE_CHECKING:
    from dialogue_reader.notes.filtering import NoteIndex, NoteQuery


class Bookmarked(NamedTuple):
    """A bookmark as an entry of the list: on which side, and what stands there."""

    side: Side
    bookmark: Bookmark
    words: str

    @property
    def id(self) -> str:
        """What no other entry has."""
        return f"'{self.side} {self.bookmark.letter}"


class Shown(NamedTuple):
    """What the list shows: the first notes of those that match, and the bookmarks.

    `matching` is how many notes match, of `total`; None while that is being found out.
    """

    notes: tuple[Annotation, ...]
    bookmarks: tuple[Bookmarked, ...]
    matching: int | None
    total: int

    @property
    def items(self) -> "tuple[Annotation | Bookmarked, ...]":
        """Every entry, from top to bottom."""
        return (*self.notes, *self.bookmarks)


class OfPair:
    """The notes on a pair, each once, in the order of the left article and then of the right one."""

    def __init__(self, notes: PairNotes) -> None:
        self._views = Sides(*(_views(notes[side]) for side in SIDES))
        left, right = (views.once for views in self._views)
        both = left.keys() & right.keys()
        further = [note for note_id, note in right.items() if note_id not in both] if both else right.values()
        self.notes = (*left.values(), *further)

    def views(self, note_id: str) -> tuple[tuple[Side, Annotation], ...]:
        """The note of that id as it is seen from each of its places on the pair, with the side; empty without any."""
        return tuple((side, note) for side in SIDES for note in self._views[side].of(note_id))


of_pair = remembered(OfPair)
"""The notes on both articles, each once."""


class _Views(NamedTuple):
    """The notes of one side by their ids: each `once`, and all views of those with both places there, `twice`."""

    once: Mapping[str, Annotation]
    twice: Mapping[str, tuple[Annotation, ...]]

    def of(self, note_id: str) -> tuple[Annotation, ...]:
        """The note of that id, as it is seen from each of its places."""
        note = self.once.get(note_id)
        return self.twice.get(note_id) or ((note,) if note else ())


@remembered
def _views(notes: tuple[Annotation, ...]) -> _Views:
    once = dict(zip(map(attrgetter("id"), notes), notes, strict=True))
    if len(once) == len(notes):  # nearly always
        return _Views(once, {})
    views: dict[str, tuple[Annotation, ...]] = {}
    for note in notes:
        views[note.id] = (*views.get(note.id, ()), note)
    return _Views({note_id: seen[0] for note_id, seen in views.items()}, views)


def listed(state: State) -> tuple[Annotation, ...]:
    """The notes that are listed where nothing filters them."""
    if state.notes_list.scope == "all":
        return state.notes_list.everywhere or ()
    own = of_pair(state.notes)
    return _of_story(own, state.accounts) if state.accounts else own.notes


@remembered
def _of_story(own: OfPair, accounts: Accounts) -> tuple[Annotation, ...]:
    """The notes on a pair, and then those on the other accounts of its story alone."""
    elsewhere = (note for notes in accounts.notes_elsewhere.values() for note in notes)
    others = {note.id: note for note in elsewhere if not own.views(note.id)}
    return (*own.notes, *others.values())


def shown(state: State) -> Shown:
    """What the list shows."""
    notes = state.notes_list
    bookmarks = () if notes.scope == "all" else _bookmarked(state.pair, state.bookmarks)
    return _shown(listed(state), bookmarks, notes.searched, notes.order, notes.typed, notes.length, state.colour_names)


@remembered
def _bookmarked(pair: Pair, bookmarks: Sides[tuple[Bookmark, ...]]) -> tuple[Bookmarked, ...]:
    return tuple(Bookmarked(side, mark, _words_at(pair[side], mark)) for side in SIDES for mark in bookmarks[side])


def _words_at(article: Article, mark: Bookmark) -> str:
    """What stands at a bookmark, to the end of the passage; or what stood there."""
    target = mark.target
    if target.orphan:
        return target.selector.exact
    return article.text[target.start : article.passage_at(target.start).end]


@remembered
def _shown(
    notes: tuple[Annotation, ...],
    bookmarks: tuple[Bookmarked, ...],
    index: "NoteIndex | None",
    order: Order,
    typed: str,
    length: int,
    colour_names: Mapping[str, str],
) -> Shown:
    if not typed.strip() and order == "article":
        return Shown(notes[:length], bookmarks, len(notes), len(notes))
    query = query_of(typed, colour_names)
    bookmarks = tuple(mark for mark in bookmarks if _is_wanted(mark, query))
    if index is None or index.notes is not notes:
        return Shown((), bookmarks, None, len(notes))
    numbers = index.matching(query, by_date=order == "date")
    return Shown(tuple(notes[number] for number in numbers[:length]), bookmarks, len(numbers), len(notes))


def query_of(typed: str, colour_names: Mapping[str, str]) -> "NoteQuery":
    """What is meant by what was typed over a list of notes."""
    from dialogue_reader.notes.filtering import colours_by_name, note_query

    words: dict[str, Colour] = {text(f"reader.colour_{colour}"): colour for colour in COLOURS}
    return note_query(typed, colours_by_name(colour_names, words))


def _is_wanted(mark: Bookmarked, query: "NoteQuery") -> bool:
    from dialogue_reader.notes.filtering import line

    words = line(mark.words)
    return not (query.tags or query.begun or query.colours) and all(word in words for word in query.words)


def cursor(state: State) -> int:
    """The number of the entry that the cursor is on: the one it was put on, or what stands in its place by now."""
    return _cursor(shown(state), state.notes_list)


@remembered
def _cursor(list_shown: Shown, notes: NotesList) -> int:
    key, number = notes.cursor
    items = list_shown.items
    same = (place for place, item in enumerate(items) if item.id == key)
    return next(same, max(0, min(number, len(items) - 1)))


def current(state: State) -> "Annotation | Bookmarked | None":
    """The entry that the cursor is on."""
    items = shown(state).items
    return items[cursor(state)] if items else None


def is_lost(item: Annotation | Bookmarked | None) -> bool:
    """Whether it is a note with a place whose text is gone, as far as is known."""
    return isinstance(item, Annotation) and any(target.orphan for target in item.targets)
