"""A search from its first letter to its last hit."""

from dialogue_reader.documents.model import Span
from dialogue_reader.search.hits import Hits
from dialogue_reader.search.matcher import Query, next_hit
from dialogue_reader.tui.state.model import Place, Search, State
from dialogue_reader.tui.state.moves import move, remember


def begin_search(state: State) -> State:
    """Let a query be typed; remember where the search was begun."""
    return state._replace(search=state.search._replace(origin=state.place, is_open=True), active="search")


def await_hits(state: State, query: Query) -> State:
    """The query has grown or changed: its hits are wanted."""
    return state._replace(search=state.search._replace(awaited=query))


def show_hits(state: State, query: Query, hits: Hits) -> State:
    """The hits of the awaited query, and the first of them from where the search was begun."""
    origin = state.search.origin or state.place
    search = state.search._replace(query=query, hits=hits, current=None, origin=origin, awaited=None)
    if not hits:
        return move(state, origin)._replace(search=search)
    before = Span(origin.side, origin.offset - 1, origin.offset)
    return _to_hit(state._replace(search=search), next_hit(hits, before, 1))


def renew_hits(state: State, hits: Hits) -> State:
    """The same query in the whole of both texts: the current hit stays the current one."""
    search = state.search
    current = search.hits[search.current] if search.current is not None else None
    number = next_hit(hits, current._replace(start=current.start - 1), 1) if current and hits else None
    return state._replace(search=search._replace(hits=hits, current=number))


def step_hit(state: State, step: int) -> State:
    """The next (1) or previous (-1) hit from the caret, across both articles."""
    if not state.search.hits and state.search.closed:
        state = state._replace(search=state.search.closed)
    if not state.search.hits:
        return state
    caret = Span(state.focus, state.caret, state.caret)
    return _to_hit(state, next_hit(state.search.hits, caret, step))


def _to_hit(state: State, number: int) -> State:
    hit = state.search.hits[number]
    return move(state, Place(hit.document, hit.start))._replace(search=state.search._replace(current=number))


def close_search(state: State) -> State:
    """End the search; a reader who is still at a hit returns to where it was begun."""
    search = state.search
    hit = search.hits[search.current] if search.current is not None else None
    on_hit = hit is not None and state.place == Place(hit.document, hit.start)
    moved = move(state, search.origin) if search.origin and on_hit else state
    closed = Search(search.query, search.hits) if search.hits else search.closed
    return moved._replace(search=Search(closed=closed))


def keep_search(state: State) -> State:
    """Stay at the hit; the way back leads to where the search was begun."""
    state = state._replace(search=state.search._replace(is_open=False))
    if state.search.origin is None or state.search.origin == state.place:
        return state
    return remember(state, state.search.origin)
