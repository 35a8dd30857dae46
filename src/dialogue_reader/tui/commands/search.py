"""Searching both articles."""

from dialogue_reader.search.hits import Hits
from dialogue_reader.search.matcher import Query
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Update, saying
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.state.transitions import (
    await_hits,
    begin_search,
    close_search,
    keep_search,
    renew_hits,
    show_hits,
    step_hit,
)


def open_search(state: State) -> Update:
    """Let a query be typed."""
    return Update(begin_search(state))


def focus_search(state: State) -> Update:
    """The line has been clicked on: the keys go to it."""
    return Update(state._replace(active="search") if state.search.is_open else state)


def search_for(query: Query) -> Command:
    """Another character of the query has been typed."""
    return lambda state: Update(await_hits(state, query), (effects.FindHits(state.pair, query),))


def hits_arrived(query: Query, hits: Hits) -> Command:
    """The hits of a query, unless another one is awaited by now, or none."""

    def command(state: State) -> Update:
        return Update(show_hits(state, query, hits) if query == state.search.awaited else state)

    return command


def hits_renewed(query: Query, hits: Hits) -> Command:
    """The hits, in the whole of both texts, of a query made when only their first pages were known."""
    return lambda state: Update(renew_hits(state, query, hits))


def by_hits(step: int) -> Command:
    """To the next or previous hit, across both panes."""

    def command(state: State) -> Update:
        if state.search.hits or (state.search.closed and not state.search.is_open):
            return Update(step_hit(state, step))
        return saying(state, "no_hit" if state.search.query else "nothing_searched")

    return command


def leave_search(*, keep: bool) -> Command:
    """Typing is over: stay at the hit, or give the search up."""

    def command(state: State) -> Update:
        state = keep_search(state) if keep else close_search(state)
        return Update(state._replace(active="text"))

    return command
