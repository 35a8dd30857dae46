"""The state of the reader: everything that is on the screen is in it, or follows from it.

Values only: carets are offsets in the text, sides are the articles themselves. `ReaderScreen.dispatch` alone puts one
state in the place of another.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Article, Pair, Passage, Side, Sides, Span, other
from dialogue_reader.layout.breakpoints import is_narrow, is_stacked
from dialogue_reader.layout.spans import Layer
from dialogue_reader.layout.viewport import Area, Viewport, blank
from dialogue_reader.messages import LANGUAGES, Message
from dialogue_reader.notes.model import (
    COLOURS,
    Annotation,
    Arrangement,
    Bookmark,
    Colour,
    PairNotes,
    ReadingPosition,
    Visible,
)
from dialogue_reader.search.hits import NO_HITS, Hits
from dialogue_reader.search.query import Query
from dialogue_reader.settings.model import Settings, Translation
from dialogue_reader.tui.state.key_names import Keys

if TYPE_CHECKING:
    from dialogue_reader.comparison.facts.model import Discrepancy
    from dialogue_reader.comparison.model import Correction
    from dialogue_reader.insight.model import PairPoint, Term
    from dialogue_reader.notes.filtering import NoteIndex
    from dialogue_reader.search.ranked import RankedHits

Subject = Literal["points", "terms", "discrepancies", "notes", "contents", "hits"]
Active = Literal["text", "panel", "search", "filter"]
Order = Literal["article", "date"]
Scope = Literal["pair", "all"]
SHORT_LIST = 40
"""Notes that are listed at first; to lay out more would be felt at every character of a filter."""


class Place(NamedTuple):
    """Where a reader is: a side and an offset in its text."""

    side: Side
    offset: int


class AccountHits(NamedTuple):
    """How many hits there are in the account of a story of that number, and where the first one begins."""

    number: int
    total: int
    first: int


class Search(NamedTuple):
    """The running search: its hits in both articles, the current one, and where it was begun.

    `awaited` is a query whose hits are still being looked for; `closed` is the search that was closed last, for a
    reader who wants its next hit after all; `is_open` is whether a query is being typed. `elsewhere` is what the
    accounts of the story that are not shown have of a query.
    """

    query: Query = Query()
    hits: "Hits | RankedHits" = NO_HITS
    current: int | None = None
    origin: Place | None = None
    awaited: Query | None = None
    closed: "Search | None" = None
    is_open: bool = False
    elsewhere: tuple[Query, tuple[AccountHits, ...]] = (Query(), ())

    @property
    def hits_elsewhere(self) -> tuple[AccountHits, ...]:
        """What accounts that are not shown have of the query, those with hits alone."""
        query, hits = self.elsewhere
        return hits if hits and query == self.query else ()


class Accounts(NamedTuple):
    """The accounts of the story that a pair is of, the numbers of the two that are read, and the notes on each."""

    articles: tuple[Article, ...]
    numbers: Sides[int]
    notes: tuple[tuple[Annotation, ...], ...] = ()

    @property
    def others(self) -> Mapping[int, Article]:
        """The accounts that are not read, by their numbers."""
        return {number: article for number, article in enumerate(self.articles) if number not in self.numbers}

    @property
    def notes_elsewhere(self) -> Mapping[int, tuple[Annotation, ...]]:
        """The notes on the accounts that are not read, by their numbers."""
        return {number: self.notes[number] for number in self.others}


class Linking(NamedTuple):
    """A link being made by hand: from which passage, and whether the panes were in sync before."""

    place: Place
    synced: bool


class Progress(NamedTuple):
    """How much of both texts is compared (0..1), and the estimate of the seconds that the rest takes.

    `nearby`: the texts are too vast to be compared as a whole, and this is of what is around the screen.
    """

    share: float = 0.0
    seconds_left: float | None = None
    nearby: bool = False


class Theme(NamedTuple):
    """A colour theme by its name, and whether it is a dark one."""

    name: str = "textual-dark"
    is_dark: bool = True


class Themes(NamedTuple):
    """The two themes that are changed between."""

    dark: str = "textual-dark"
    light: str = "textual-light"

    def after(self, theme: Theme) -> Theme:
        """The light one after a dark theme, else the dark one."""
        return Theme(self.light if theme.is_dark else self.dark, not theme.is_dark)


class NotesList(NamedTuple):
    """How the notes are listed: of this pair or of all documents, in which order, and what was typed to filter them.

    `length` is how many of them are listed at most: whoever goes on to the last one sees further ones.
    `cursor` is the key and the number of the entry that the list's cursor was put on last; `merging` is the note that
    another one is to be merged with. `everywhere` are the notes of all documents, None until they have been read;
    `searched` is what a filter looks at of the notes listed, None until that is made.
    """

    order: Order = "article"
    scope: Scope = "pair"
    typed: str = ""
    length: int = SHORT_LIST
    cursor: tuple[str, int] = ("", 0)
    merging: str | None = None
    everywhere: tuple[Annotation, ...] | None = None
    searched: "NoteIndex | None" = None


Translations = Mapping[int, str | None]
"""Translations that are shown, by the ids of their passages; None while one is awaited."""

_NO_TRANSLATIONS: Translations = MappingProxyType({})


class Kept(NamedTuple):
    """What is kept of a pair from one time to the next; names of colours are those of every pair."""

    notes: PairNotes = PairNotes()
    corrections: "tuple[Correction, ...]" = ()
    position: ReadingPosition | None = None
    bookmarks: Sides[tuple[Bookmark, ...]] = Sides((), ())
    colour_names: Mapping[str, str] = MappingProxyType({})


class State(NamedTuple):
    """One moment of the reader.

    `uncorrected` is what the comparison answered, `comparison` the same as corrected by hand; `cannot_compare` is True
    where there will be none. `discrepancies` is None until they have been looked for, `discrepancy` the number of the
    current one; `filters_only_here` shows only what is only here; `why` lights what ties a passage to its counterpart.
    `points` are as many key points as there may be, the most important first; `points_shown` of them are listed.
    `accounts` are those of the story that the pair is of, if it is of one.
    `is_whole` is False while only the first pages of the texts are known. `active` is what the keys go to.
    `share` is how much of the width the first of two panes has.
    `opened_in` is the arrangement that the pair was opened in.
    `crossed_from` is the place from which the current counterpart was gone to, until the reader moves on.
    `translations` are shown below their passages, as `translation` says who makes them; they are no text of an article.
    `guide` is whether the first steps are shown below the articles.
    `letter_for` is what the next letter that is typed is for; `sought_note` is the id of a note to go to once the notes
    are known.
    """

    pair: Pair
    panes: Sides[Viewport]
    accounts: Accounts | None = None
    # where the reader is
    focus: Side = "left"
    carets: Sides[int] = Sides(0, 0)
    selected_from: int | None = None
    back: tuple[Place, ...] = ()
    forward: tuple[Place, ...] = ()
    crossed_from: Place | None = None
    # what is shown
    visible: Visible = "both"
    swapped: bool = False
    arrangement: Arrangement = "facing"
    opened_in: Arrangement = "facing"
    share: float = 0.5
    synced: bool = True
    filters_only_here: bool = False
    why: bool = False
    highlights_keywords: bool = True
    translations: Sides[Translations] = Sides(_NO_TRANSLATIONS, _NO_TRANSLATIONS)
    translation: Translation = Translation()
    # what is known of the texts
    is_whole: bool = True
    uncorrected: Comparison | None = None
    comparison: Comparison | None = None
    corrections: "tuple[Correction, ...]" = ()
    progress: Progress = Progress()
    cannot_compare: bool = False
    linking: Linking | None = None
    discrepancies: "tuple[Discrepancy, ...] | None" = None
    discrepancy: int | None = None
    keywords: Sides[Layer] | None = None
    points: "tuple[PairPoint, ...] | None" = None
    terms: "tuple[Term, ...] | None" = None
    points_shown: int = 8
    # what the reader has marked
    notes: PairNotes = PairNotes()
    colour: Colour = COLOURS[0]
    colour_names: Mapping[str, str] = MappingProxyType({})
    bookmarks: Sides[tuple[Bookmark, ...]] = Sides((), ())
    letter_for: Literal["put", "go"] | None = None
    notes_list: NotesList = NotesList()
    sought_note: str | None = None
    # the rest of the screen
    search: Search = Search()
    panel: Subject | None = None
    active: Active = "text"
    guide: bool = False
    notice: Message | None = None
    theme: Theme = Theme()
    themes: Themes = Themes()
    language: str = LANGUAGES[0]
    keys: Keys = Keys({})
    size: Area = Area()

    @property
    def caret(self) -> int:
        """The offset at which the keys act."""
        return self.carets[self.focus]

    @property
    def place(self) -> Place:
        """Where the keys act."""
        return Place(self.focus, self.caret)

    @property
    def passage(self) -> Passage:
        """The current passage."""
        return self.pair[self.focus].passage_at(self.caret)

    @property
    def pane(self) -> Viewport:
        """The pane in which the keys act."""
        return self.panes[self.focus]

    @property
    def selection(self) -> Span | None:
        """The words selected on the focused side."""
        if self.selected_from is None or self.selected_from == self.caret:
            return None
        start, end = sorted((self.selected_from, self.caret))
        return Span(self.focus, start, end)

    @property
    def marked(self) -> Span:
        """What a mark or a copy is made of: the selection, or the whole passage."""
        return self.selection or Span(self.focus, self.passage.start, self.passage.end)

    @property
    def visible_sides(self) -> tuple[Side, ...]:
        """The sides on the screen, from left to right."""
        if self.visible != "both":
            return (self.visible,)
        return ("right", "left") if self.swapped else ("left", "right")

    @property
    def counterparts(self) -> tuple[int, ...]:
        """Ids of the passages across that report what this passage does, best first."""
        return self.comparison.counterparts(self.focus, self.passage.id) if self.comparison else ()

    @property
    def beside(self) -> int | None:
        """The counterpart that is held level: the one in which the caret across stands, or else the best."""
        counterparts = self.counterparts
        if not counterparts:
            return None
        side = other(self.focus)
        across = self.pair[side].passage_at(self.carets[side]).id
        return across if across in counterparts else counterparts[0]

    @property
    def link(self) -> Link | None:
        """The link of the current passage with the counterpart that is held level; without one its best unsure one."""
        if self.comparison is None:
            return None
        beside, links = self.beside, self.comparison.links_of(self.focus, self.passage.id)
        level = (link for link in links if beside in link.ids(other(self.focus)))
        return next(level, None) or self.comparison.best_of(self.focus, self.passage.id)

    @property
    def is_compared(self) -> bool:
        """Whether all of both texts has been compared."""
        return self.comparison is not None and self.comparison.share >= 1

    @property
    def why_unknown(self) -> str:
        """The text that says why it is not known what a passage is linked with."""
        if self.cannot_compare:
            return "not_compared"
        return "too_vast" if self.progress.nearby else "still_comparing"

    @property
    def why_unmarked(self) -> str:
        """The text that says why nothing can be marked while the texts are not whole."""
        return "not_read" if self.cannot_compare else "still_reading"

    @property
    def is_only_here(self) -> bool:
        """Whether the current passage is known to have no counterpart."""
        return self.comparison is not None and self.comparison.is_only_here(self.focus, self.passage.id)

    @property
    def has_signs_at_margin(self) -> bool:
        """Whether what is known of passages stands beside the text, as there is no gutter that could tell it."""
        return not self.pair.is_single and (len(self.visible_sides) < 2 or is_stacked(self.size))

    @property
    def is_covered(self) -> bool:
        """Whether a list covers the panes."""
        return self.panel is not None and is_narrow(self.size)

    @property
    def own_language(self) -> str:
        """The language that translations are in, by its ISO 639 code."""
        return self.translation.target(self.language)

    @property
    def position(self) -> ReadingPosition:
        """What is kept of the state for the next time."""
        return ReadingPosition(self.focus, *self.carets, self.arrangement, self.visible)

    @property
    def passages_in_sight(self) -> Mapping[Side, tuple[int, ...]]:
        """The passages on the screen, of the sides that are shown."""
        return {side: tuple(self.panes[side].passage_rows) for side in self.visible_sides}


def opened(pair: Pair, settings: Settings = Settings()) -> State:  # noqa: B008 - a frozen value
    """The state in which a pair is opened, before the screen has a size."""
    reading = settings.reading
    state = State(
        pair,
        Sides(blank(pair.left), blank(pair.right)),
        arrangement=reading.arrangement,
        opened_in=reading.arrangement,
        synced=reading.sync,
        highlights_keywords=reading.keywords,
        points_shown=reading.points,
        colour=settings.notes.colour,
        translation=settings.translation,
    )
    return state._replace(visible="left", cannot_compare=True) if pair.is_single else state


def across(state: State) -> Side:
    """The side on which the keys do not act."""
    return other(state.focus)
