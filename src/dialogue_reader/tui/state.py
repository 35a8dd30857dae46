"""What the reader shows at one moment, and the named transitions that lead from one moment to the next.

Everything a key press can change is here and nothing of the screen: carets are offsets in the text, sides are the
articles themselves. The screen applies a new state; it never edits one.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import SIDES, Pair, Passage, Side, Span, other
from dialogue_reader.notes.model import ReadingPosition, Shown, View
from dialogue_reader.search.hits import NO_HITS, Hits
from dialogue_reader.search.matcher import Query, next_hit

if TYPE_CHECKING:
    from dialogue_reader.comparison.facts.model import Discrepancy

_CYCLE: Mapping[Shown, Shown] = {"both": "left", "left": "right", "right": "both"}
_TRAIL = 100  # jumps remembered each way


class Place(NamedTuple):
    """Where a person is: a side and an offset in its text."""

    side: Side
    offset: int


class Search(NamedTuple):
    """The running search: its hits in both articles, the one stood on, and where it was begun.

    `last` is the search that was put away, for who wants its next hit after all.
    """

    query: Query = Query()
    hits: Hits = NO_HITS
    current: int | None = None
    origin: Place | None = None
    last: "Search | None" = None


class State(NamedTuple):
    """One moment of the reader.

    `difference` is the discrepancy stood on, by its number; `alone` shows only what is only here; `why` lights what
    ties a passage to its counterpart; `linking` is the passage for which a person looks for a counterpart.
    """

    pair: Pair
    focus: Side = "left"
    left: int = 0
    right: int = 0
    anchor: int | None = None
    shown: Shown = "both"
    swapped: bool = False
    view: View = "facing"
    synced: bool = True
    keywords: bool = True
    comparison: Comparison | None = None
    discrepancies: "tuple[Discrepancy, ...]" = ()
    difference: int | None = None
    alone: bool = False
    why: bool = False
    linking: Place | None = None
    search: Search = Search()
    back: tuple[Place, ...] = ()
    forward: tuple[Place, ...] = ()

    def caret(self, side: Side) -> int:
        """The offset at which one is, or was last, on `side`."""
        return self.left if side == "left" else self.right

    @property
    def place(self) -> Place:
        """Where the keys act."""
        return Place(self.focus, self.caret(self.focus))

    @property
    def passage(self) -> Passage:
        """The passage stood in."""
        return self.pair[self.focus].passage_at(self.caret(self.focus))

    @property
    def selection(self) -> Span | None:
        """The words selected on the focused side."""
        if self.anchor is None or self.anchor == self.caret(self.focus):
            return None
        start, end = sorted((self.anchor, self.caret(self.focus)))
        return Span(self.focus, start, end)

    @property
    def marked(self) -> Span:
        """What a mark or a copy is made of: the selection, or the whole passage."""
        return self.selection or Span(self.focus, self.passage.start, self.passage.end)

    @property
    def marked_at(self) -> Span:
        """The character stood on, by which a mark is found."""
        return Span(self.focus, self.caret(self.focus), self.caret(self.focus) + 1)

    @property
    def order(self) -> tuple[Side, ...]:
        """The sides on the screen, from left to right."""
        if self.shown != "both":
            return (self.shown,)
        return ("right", "left") if self.swapped else ("left", "right")

    @property
    def counterparts(self) -> tuple[int, ...]:
        """Ids of the passages across that report what this passage does, best first."""
        return self.comparison.counterparts(self.focus, self.passage.id) if self.comparison else ()

    @property
    def links_here(self) -> tuple[Link, ...]:
        """The links of the passage, best first, then the unsure ones."""
        if self.comparison is None:
            return ()
        here = self.passage.id
        sure = sorted((x for x in self.comparison.links if here in x.ids(self.focus)), key=lambda x: -x.score)
        unsure = sorted((x for x in self.comparison.unsure if here in x.ids(self.focus)), key=lambda x: -x.score)
        return (*sure, *unsure)

    @property
    def layout(self) -> tuple[object, ...]:
        """All of the state that says where text stands on the screen."""
        return id(self.pair), self.order, self.view, self.comparison, self.alone

    @property
    def is_compared(self) -> bool:
        """Whether all of both texts has been held against each other."""
        return self.comparison is not None and self.comparison.share >= 1

    @property
    def is_only_here(self) -> bool:
        """Whether the passage is known to have no counterpart."""
        return self.comparison is not None and self.passage.id in self.comparison.only_here[self.focus]


def move(state: State, place: Place, *, selecting: bool = False) -> State:
    """Go to `place`; the selection grows along or ends. A side that is not shown becomes the one shown."""
    here = state.place
    anchor = None
    if selecting and place.side == here.side:
        anchor = here.offset if state.anchor is None else state.anchor
    shown = state.shown if state.shown in ("both", place.side) else place.side
    alone = state.alone and _is_alone(state, place)
    moved = state._replace(focus=place.side, anchor=anchor, shown=shown, alone=alone)
    return moved._replace(left=place.offset) if place.side == "left" else moved._replace(right=place.offset)


def _is_alone(state: State, place: Place) -> bool:
    """Whether the passage at `place` is shown while only what stands alone is."""
    passage = state.pair[place.side].passage_at(place.offset)
    return state.comparison is not None and passage.id in state.comparison.only_here[place.side]


def jump(state: State, place: Place) -> State:
    """Go to `place` and remember where one came from."""
    if place == state.place:
        return state
    return move(state, place)._replace(back=(*state.back, state.place)[-_TRAIL:], forward=())


def go_back(state: State) -> State:
    """Return to where the last jump began."""
    if not state.back:
        return state
    gone = move(state, state.back[-1])
    return gone._replace(back=state.back[:-1], forward=(*state.forward, state.place)[-_TRAIL:])


def go_forward(state: State) -> State:
    """Take the last jump that was gone back on once more."""
    if not state.forward:
        return state
    gone = move(state, state.forward[-1])
    return gone._replace(forward=state.forward[:-1], back=(*state.back, state.place)[-_TRAIL:])


def follow(state: State) -> State:
    """Bring the caret of the other side to the counterpart, without going there."""
    if not state.counterparts:
        return state
    across = state.pair[other(state.focus)]
    held = across.passage_at(state.caret(other(state.focus)))
    if held.id in state.counterparts:
        return state
    start = across.passages[state.counterparts[0]].start
    return state._replace(right=start) if state.focus == "left" else state._replace(left=start)


def cross(state: State) -> State:
    """Go to the other pane, where one was there last."""
    side = other(state.focus)
    return move(state, Place(side, state.caret(side)))


def to_counterpart(state: State) -> State:
    """Go to the counterpart; to the next one where the passage has several and one stands in one of them."""
    if not state.counterparts:
        return state
    side = other(state.focus)
    return jump(state, Place(side, state.pair[side].passages[state.counterparts[0]].start))


def to_passage(state: State, step: int) -> State:
    """Go to the start of the passage `step` further; backwards first to the start of this one."""
    if state.alone:
        return to_lone(state, step)
    article, here = state.pair[state.focus], state.passage
    if step < 0 and state.caret(state.focus) > here.start:
        step += 1
    wanted = min(max(here.id + step, 0), len(article.passages) - 1)
    return move(state, Place(state.focus, article.passages[wanted].start))


def to_lone(state: State, step: int) -> State:
    """Go to the next (1) or previous (-1) passage of this side that is only here."""
    if state.comparison is None:
        return state
    here = state.passage.id
    ids = sorted(state.comparison.only_here[state.focus])
    found = [i for i in ids if i > here] if step > 0 else [i for i in reversed(ids) if i < here]
    if not found:
        return state
    return jump(state, Place(state.focus, state.pair[state.focus].passages[found[0]].start))


def resumed(pair: Pair, position: ReadingPosition | None) -> State:
    """Where one stopped the last time, or the beginning."""
    if position is None:
        return State(pair)
    held = position.within(len(pair.left.text), len(pair.right.text))
    return State(pair, held.side, held.left, held.right, shown=held.shown, view=held.view)


def completed(state: State, pair: Pair, hits: Hits, position: ReadingPosition | None) -> State:
    """The rest of both texts has been read: all stays as it is, or goes where one stopped the last time if one has not
    yet moved."""
    if position is not None and state == State(state.pair):
        return resumed(pair, position)
    search = state.search
    current = search.hits[search.current] if search.current is not None else None
    number = next_hit(hits, current._replace(start=current.start - 1), 1) if current and hits else None
    return state._replace(pair=pair, search=search._replace(hits=hits, current=number))


def position(state: State) -> ReadingPosition:
    """What is kept of a state for the next time."""
    return ReadingPosition(state.focus, state.left, state.right, state.view, state.shown)


def settle(state: State) -> State:
    """Stay where something has been done: at the start of what was selected, and at a hit for good."""
    start = state.selection.start if state.selection else state.caret(state.focus)
    here = move(state, Place(state.focus, start))
    return here._replace(search=here.search._replace(origin=None))


def select_none(state: State) -> State:
    """End the selection."""
    return state._replace(anchor=None)


def cycle_shown(state: State) -> State:
    """Show both articles, the left one, the right one, in turn; the passage is kept through its counterpart."""
    shown = _CYCLE[state.shown]
    if shown in ("both", state.focus):
        return state._replace(shown=shown)
    return cross(follow(state))._replace(shown=shown)


def swap(state: State) -> State:
    """Let the articles change places on the screen."""
    return state._replace(swapped=not state.swapped)


def toggle_view(state: State) -> State:
    """Facing view or row view."""
    return state._replace(view="rows" if state.view == "facing" else "facing", shown="both")


def toggle_sync(state: State) -> State:
    """Let the other pane follow, or not."""
    return state._replace(synced=not state.synced)


def toggle_keywords(state: State) -> State:
    """Highlight keywords, or not."""
    return state._replace(keywords=not state.keywords)


def toggle_why(state: State) -> State:
    """Light what ties a passage to its counterpart, or not."""
    return state._replace(why=not state.why)


def toggle_alone(state: State) -> State:
    """Show only what is only here, or everything again."""
    if state.alone or state.comparison is None or not any(state.comparison.only_here[side] for side in SIDES):
        return state._replace(alone=False)
    focus = state.focus if state.comparison.only_here[state.focus] else other(state.focus)
    lone = sorted(state.comparison.only_here[focus])
    here = state.pair[focus].passage_at(state.caret(focus)).id
    nearest = next((i for i in lone if i >= here), lone[-1])
    start = state.caret(focus) if nearest == here else state.pair[focus].passages[nearest].start
    return move(state, Place(focus, start))._replace(alone=True)


def compared(state: State, comparison: Comparison) -> State:
    """The links have arrived, or have been corrected; what differs in linked passages is not known any more."""
    return state._replace(comparison=comparison, alone=False, discrepancies=(), difference=None)


def differing(state: State, discrepancies: "tuple[Discrepancy, ...]") -> State:
    """What is stated differently is known."""
    return state._replace(discrepancies=discrepancies, difference=None)


def step_difference(state: State, step: int) -> State:
    """Go to the next (1) or previous (-1) discrepancy, going round at the ends."""
    count = len(state.discrepancies)
    if not count:
        return state
    number = (0 if step > 0 else count - 1) if state.difference is None else (state.difference + step) % count
    return to_difference(state, number)


def to_difference(state: State, number: int) -> State:
    """Go to a discrepancy: to its place on the side stood on, if it has one there; the other side's caret follows."""
    places = state.discrepancies[number].mentions
    here = next((place for place in places if place.side == state.focus), places[0])
    there = next(place for place in places if place is not here)
    gone = jump(state, Place(here.side, here.start))
    if there.side != here.side:
        gone = gone._replace(left=there.start) if there.side == "left" else gone._replace(right=there.start)
    return gone._replace(difference=number)


def begin_linking(state: State) -> State:
    """Look for a counterpart by hand for the passage stood in; the panes move apart meanwhile."""
    return state._replace(linking=state.place, synced=False)


def end_linking(state: State) -> State:
    """A counterpart has been found by hand, or given up."""
    return state._replace(linking=None, synced=True)


def begin_search(state: State) -> State:
    """Remember where the search is begun."""
    return state._replace(search=state.search._replace(origin=state.place))


def found(state: State, query: Query, hits: Hits) -> State:
    """The query has grown or changed: its hits, and the first of them from where the search was begun."""
    origin = state.search.origin or state.place
    here = Search(query, hits, None, origin)
    if not hits:
        return move(state, origin)._replace(search=here)
    before = Span(origin.side, origin.offset - 1, origin.offset)
    return _to_hit(state._replace(search=here), next_hit(hits, before, 1))


def step_hit(state: State, step: int) -> State:
    """The next (1) or previous (-1) hit from where one is, across both articles."""
    if not state.search.hits and state.search.last:
        state = state._replace(search=state.search.last)
    if not state.search.hits:
        return state
    here = Span(state.focus, state.caret(state.focus), state.caret(state.focus))
    return _to_hit(state, next_hit(state.search.hits, here, step))


def _to_hit(state: State, number: int) -> State:
    hit = state.search.hits[number]
    gone = move(state, Place(hit.document, hit.start))
    return gone._replace(search=state.search._replace(current=number))


def end_search(state: State) -> State:
    """Put the search away; who still stands on a hit returns to where it was begun."""
    search = state.search
    hit = search.hits[search.current] if search.current is not None else None
    on_hit = hit is not None and state.place == Place(hit.document, hit.start)
    back = move(state, search.origin) if search.origin and on_hit else state
    return back._replace(search=Search(last=Search(search.query, search.hits) if search.hits else search.last))


def keep_search(state: State) -> State:
    """Stay at the hit; the way back leads to where the search was begun."""
    if state.search.origin is None or state.search.origin == state.place:
        return state
    return state._replace(back=(*state.back, state.search.origin)[-_TRAIL:], forward=())
