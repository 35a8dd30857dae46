"""The named steps from one state to the next: moving through both articles, their differences, and a search.

Commands are made of them; each is pure, and none asks for an effect.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dialogue_reader.documents.model import SIDES, Side, Sides, Span, other
from dialogue_reader.notes.model import ReadingPosition, Visible
from dialogue_reader.search.hits import Hits, next_hit
from dialogue_reader.search.query import Query
from dialogue_reader.tui.state.model import Kept, Place, Search, State, across

if TYPE_CHECKING:
    from dialogue_reader.search.ranked import RankedHits

_CYCLE: Mapping[Visible, Visible] = {"both": "left", "left": "right", "right": "both"}
_TRAIL = 100  # jumps remembered each way


# -- moving -----------------------------------------------------------------------------------------------------------


def move(state: State, place: Place, *, selecting: bool = False) -> State:
    """Go to `place`; the selection grows along or ends. A side that is not shown becomes the one shown."""
    selected_from = None
    if selecting and place.side == state.focus:
        selected_from = state.caret if state.selected_from is None else state.selected_from
    return state._replace(
        focus=place.side,
        carets=state.carets.put(place.side, place.offset),
        selected_from=selected_from,
        visible=state.visible if state.visible in ("both", place.side) else place.side,
        filters_only_here=state.filters_only_here and has_only_here(state, place),
        crossed_from=None,
    )


def has_only_here(state: State, place: Place) -> bool:
    """Whether the passage at `place` is shown while only what is only here is."""
    passage = state.pair[place.side].passage_at(place.offset)
    return state.comparison is not None and state.comparison.has_only_here(place.side, passage.id)


def jump(state: State, place: Place) -> State:
    """Go to `place` and remember where the jump began."""
    if place == state.place:
        return state
    return remember(move(state, place), state.place)


def remember(state: State, origin: Place) -> State:
    """Let the way back lead to `origin`."""
    return state._replace(back=(*state.back, origin)[-_TRAIL:], forward=())


def go_back(state: State) -> State:
    """Return to where the last jump began."""
    if not state.back:
        return state
    moved = move(state, state.back[-1])
    return moved._replace(back=state.back[:-1], forward=(*state.forward, state.place)[-_TRAIL:])


def go_forward(state: State) -> State:
    """Go once more where the last jump led from which the reader went back."""
    if not state.forward:
        return state
    moved = move(state, state.forward[-1])
    return moved._replace(forward=state.forward[:-1], back=(*state.back, state.place)[-_TRAIL:])


def to_and_fro(state: State) -> State:
    """Return to where the last jump began, such that the same leads here again."""
    if not state.back:
        return state
    return move(state, state.back[-1])._replace(back=(*state.back[:-1], state.place), forward=())


def follow(state: State, *, to_best: bool = False) -> State:
    """Bring the caret of the other side to the counterpart, without going there.

    In another counterpart it stays, unless it is to be brought to the best.
    """
    side, best = across(state), state.counterparts[:1]
    if not best or state.comparison is None:
        return state
    current = state.pair[side].passage_at(state.carets[side])
    will_do = state.comparison.links_of(state.focus, state.passage.id)[0].ids(side) if to_best else state.counterparts
    if current.id in will_do:
        return state
    return state._replace(carets=state.carets.put(side, state.pair[side].passages[best[0]].start))


def cross(state: State) -> State:
    """Go to the other pane, where the reader was there last."""
    return move(state, Place(across(state), state.carets[across(state)]))


def to_counterpart(state: State) -> State:
    """Go to the best counterpart of the current passage, if it has one.

    From a counterpart that was just gone to, go to the next one of the passage that it was gone to from, round and
    round; the way back leads there.
    """
    if state.crossed_from and len(counterparts := counterparts_at(state, state.crossed_from)) > 1:
        current = state.passage.id
        number = counterparts.index(current) + 1 if current in counterparts else 0
        start = state.pair[state.focus].passages[counterparts[number % len(counterparts)]].start
        return move(state, Place(state.focus, start))._replace(crossed_from=state.crossed_from)
    if not state.counterparts:
        return state
    side = across(state)
    crossed = jump(state, Place(side, state.pair[side].passages[state.counterparts[0]].start))
    return crossed._replace(crossed_from=state.place)


def counterparts_at(state: State, place: Place) -> tuple[int, ...]:
    """Ids of the counterparts of the passage at `place`, best first."""
    passage = state.pair[place.side].passage_at(place.offset)
    return state.comparison.counterparts(place.side, passage.id) if state.comparison else ()


def to_passage(state: State, step: int) -> State:
    """Go to the start of the passage `step` further; backwards first to the start of this one."""
    if state.filters_only_here:
        return to_only_here(state, step)
    article, current = state.pair[state.focus], state.passage
    if step < 0 and state.caret > current.start:
        step += 1
    target = min(max(current.id + step, 0), len(article.passages) - 1)
    return move(state, Place(state.focus, article.passages[target].start))


def to_only_here(state: State, step: int) -> State:
    """Go to the next (1) or previous (-1) passage of this side that is only here; of one partly so, to that part."""
    further = _nearest_only_here(state, state.focus, state.passage.id + step, step)
    if further is None:
        return state
    return jump(state, Place(state.focus, _start_of_only_here(state, state.focus, further)))


def _start_of_only_here(state: State, side: Side, passage: int) -> int:
    """The offset at which what is only here of a passage begins."""
    article = state.pair[side]
    sentences = state.comparison.only_here_in(side, passage) if state.comparison else ()
    return article.sentences[sentences[0]].start if sentences else article.passages[passage].start


def _nearest_only_here(state: State, side: Side, first: int, step: int) -> int | None:
    """The first passage of `side` with something only here, from that of the id `first` on, down (1) or up (-1)."""
    comparison = state.comparison
    if comparison is None:
        return None
    ids = range(first, len(state.pair[side].passages)) if step > 0 else range(first, -1, -1)
    return next((i for i in ids if comparison.has_only_here(side, i)), None)


def settle(state: State) -> State:
    """Stay where something has been done: at the start of what was selected, and at a hit for good."""
    start = state.selection.start if state.selection else state.caret
    moved = move(state, Place(state.focus, start))
    return moved._replace(search=moved.search._replace(origin=None))


def cycle_visible(state: State) -> State:
    """Show both articles, the left one, the right one, in turn; the passage is kept through its counterpart."""
    visible = _CYCLE[state.visible]
    if visible in ("both", state.focus):
        return state._replace(visible=visible)
    return cross(follow(state))._replace(visible=visible)


def filter_only_here(state: State) -> State:
    """Show only the passages that are only here, as a whole or in part, or everything again."""
    comparison = state.comparison
    sides = [side for side in SIDES if comparison and (comparison.only_here[side] or comparison.partly_here[side])]
    if state.filters_only_here or comparison is None or not sides:
        return state._replace(filters_only_here=False)
    focus = state.focus if state.focus in sides else other(state.focus)
    current = state.pair[focus].passage_at(state.carets[focus]).id
    nearest = _nearest_only_here(state, focus, current, 1)
    if nearest is None:
        nearest = _nearest_only_here(state, focus, current, -1)
    assert nearest is not None  # there is one
    start = state.carets[focus] if nearest == current else _start_of_only_here(state, focus, nearest)
    return move(state, Place(focus, start))._replace(filters_only_here=True)


def resume(state: State, position: ReadingPosition | None) -> State:
    """Go to where the reader stopped the last time."""
    if position is None:
        return state
    kept = position.within(len(state.pair.left.text), len(state.pair.right.text))
    carets = Sides(kept.left, kept.right)
    return state._replace(focus=kept.side, carets=carets, visible=kept.visible, arrangement=kept.arrangement)


def with_kept(state: State, kept: Kept) -> State:
    """With what was kept of the pair, except for the position."""
    return state._replace(
        notes=kept.notes, corrections=kept.corrections, bookmarks=kept.bookmarks, colour_names=kept.colour_names
    )


def to_sought_note(state: State) -> State:
    """Go to the note for which the pair was opened, if it was for one; an orphan's is about where its words were."""
    notes = ((side, note) for side in SIDES for note in state.notes[side] if note.id == state.sought_note)
    side, note = next(notes, (None, None))
    state = state._replace(sought_note=None)
    return move(state, Place(side, note.start)) if side and note else state


def is_at_the_beginning(state: State) -> bool:
    """Whether the reader has done nothing yet that the position of the last time would undo."""
    return (
        state.position == ReadingPosition(arrangement=state.opened_in)
        and state.selected_from is None
        and not (state.back or state.search.query or state.search.is_open)
    )


# -- differences ------------------------------------------------------------------------------------------------------


def step_discrepancy(state: State, step: int) -> State:
    """Go to the next (1) or previous (-1) discrepancy, going round at the ends."""
    if not state.discrepancies:
        return state
    count = len(state.discrepancies)
    first = 0 if step > 0 else count - 1
    return to_discrepancy(state, first if state.discrepancy is None else (state.discrepancy + step) % count)


def to_discrepancy(state: State, number: int) -> State:
    """Go to the discrepancy of that number, if there is one.

    To its place on the focused side, if it has one there; the other side's caret follows.
    """
    if not state.discrepancies or number >= len(state.discrepancies):
        return state
    mentions = state.discrepancies[number].mentions
    near = next((mention for mention in mentions if mention.side == state.focus), mentions[0])
    far = next(mention for mention in mentions if mention is not near)
    moved = jump(state, Place(near.side, near.start))
    if far.side != near.side:
        moved = moved._replace(carets=moved.carets.put(far.side, far.start))
    return moved._replace(discrepancy=number)


# -- searching --------------------------------------------------------------------------------------------------------


def begin_search(state: State, *, by_meaning: bool = False) -> State:
    """Let a query be typed, or the last one be changed; remember where the search was begun."""
    search = state.search._replace(origin=state.place, is_open=True)
    if not search.query and not search.awaited:
        search = search._replace(query=Query(by_meaning=by_meaning))
    return state._replace(search=search, active="search")


def await_hits(state: State, query: Query) -> State:
    """The query has grown or changed: its hits are wanted."""
    return state._replace(search=state.search._replace(awaited=query))


def show_hits(state: State, query: Query, hits: "Hits | RankedHits") -> State:
    """The hits of the awaited query, and the first of them from where the search was begun; the best of ranked ones.

    Who has left the line for typing and gone on meanwhile is not moved.
    """
    origin = state.search.origin or state.place
    search = state.search._replace(query=query, hits=hits, current=None, awaited=None)
    if state.active != "search" and state.place != state.search.origin and not _is_at_hit(state):
        return state._replace(search=search)
    search = search._replace(origin=origin)
    if not hits:
        return move(state, origin)._replace(search=search)
    before = Span(origin.side, origin.offset - 1, origin.offset)
    first = 0 if hits.is_ranked else next_hit(hits, before, 1)
    return _to_hit(state._replace(search=search), first)


def query_to_renew(state: State) -> Query | None:
    """What is to be looked for again when the whole of both texts is known: the last query, or the one closed last."""
    search = state.search
    return search.awaited or search.query or (search.closed.query if search.closed else None)


def renew_hits(state: State, query: Query, hits: "Hits | RankedHits") -> State:
    """The same query in the whole of both texts: the current hit stays the current one.

    An earlier search that was closed is forgotten: it knows only the first pages.
    """
    search = state.search
    if query == search.awaited:
        return show_hits(state._replace(search=search._replace(closed=None)), query, hits)
    if query == search.query:
        current = search.hits[search.current] if search.current is not None else None
        if hits.is_ranked:
            number = hits.index(current) if current in hits else None
        else:
            number = next_hit(hits, current._replace(start=current.start - 1), 1) if current and hits else None
        return state._replace(search=search._replace(hits=hits, current=number, closed=None))
    if search.closed and query == search.closed.query:
        return state._replace(search=search._replace(closed=Search(query, hits)))
    return state


def step_hit(state: State, step: int) -> State:
    """The next (1) or previous (-1) hit from the caret, across both articles; of ranked ones the next best."""
    if not state.search.hits and state.search.closed:
        state = state._replace(search=state.search.closed)
    if not state.search.hits:
        return state
    if state.search.hits.is_ranked:
        return _to_hit(state, _next_best(state.search, step))
    caret = Span(state.focus, state.caret, state.caret)
    return _to_hit(state, next_hit(state.search.hits, caret, step))


def to_hit(state: State, number: int) -> State:
    """Go to the hit of that number, from wherever the reader is."""
    return remember(_to_hit(state, number), state.place)


def _next_best(search: Search, step: int) -> int:
    """The number of the hit that is ranked next (1) or before (-1), going round at the ends."""
    if search.current is None:
        return 0 if step > 0 else len(search.hits) - 1
    return (search.current + step) % len(search.hits)


def _to_hit(state: State, number: int) -> State:
    hit = state.search.hits[number]
    return move(state, Place(hit.document, hit.start))._replace(search=state.search._replace(current=number))


def _is_at_hit(state: State) -> bool:
    """Whether the reader is still at the current hit."""
    search = state.search
    hit = search.hits[search.current] if search.current is not None else None
    return hit is not None and state.place == Place(hit.document, hit.start)


def close_search(state: State) -> State:
    """End the search; a reader who is still at a hit returns to where it was begun."""
    search = state.search
    moved = move(state, search.origin) if search.origin and _is_at_hit(state) else state
    closed = Search(search.query, search.hits) if search.hits else search.closed
    return moved._replace(search=Search(closed=closed))


def keep_search(state: State) -> State:
    """Stay at the hit; the way back leads to where the search was begun."""
    state = state._replace(search=state.search._replace(is_open=False))
    if state.search.origin is None or state.search.origin == state.place:
        return state
    return remember(state, state.search.origin)
