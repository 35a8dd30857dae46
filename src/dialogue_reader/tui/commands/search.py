"""Searching both articles."""

from typing import TYPE_CHECKING

from dialogue_reader.messages import Message
from dialogue_reader.search.query import Query
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Effect, Update, saying
from dialogue_reader.tui.state.model import AccountHits, State
from dialogue_reader.tui.state.transitions import (
    await_hits,
    begin_search,
    close_search,
    keep_search,
    renew_hits,
    show_hits,
    step_hit,
)

if TYPE_CHECKING:
    from dialogue_reader.search.hits import Hits
    from dialogue_reader.search.ranked import RankedHits


def open_search(state: State) -> Update:
    """Let a query be typed, to be matched by its words."""
    return _opened(state, by_meaning=False)


def open_search_by_meaning(state: State) -> Update:
    """Let a query be typed, to be matched by what it means."""
    return _opened(state, by_meaning=True)


def _opened(state: State, *, by_meaning: bool) -> Update:
    """The line for typing; a query that was matched otherwise is looked for anew."""
    begun = begin_search(state, by_meaning=by_meaning)
    last = begun.search.awaited or begun.search.query
    if last.by_meaning == by_meaning:
        return Update(begun)
    return search_for(Query(last.text, by_meaning=by_meaning))(begun)


def focus_search(state: State) -> Update:
    """The line has been clicked on: the keys go to it."""
    return Update(state._replace(active="search") if state.search.is_open else state)


def search_for(query: Query) -> Command:
    """Another character of the query has been typed."""

    def command(state: State) -> Update:
        state = await_hits(state._replace(notice=None) if query.by_meaning else state, query)
        return Update(state, tuple(finding(state, query)))

    return command


def finding(state: State, query: Query, *, again: bool = False) -> list[Effect]:
    """What has the hits of `query` looked for; by meaning only once both texts are there."""
    if not query.by_meaning:
        on_pair = effects.FindHits(state.pair, query, again)
        return [on_pair, effects.FindElsewhere(state.accounts, query)] if state.accounts else [on_pair]
    if not state.is_whole:
        return []
    return [effects.FindMeaning(state.pair, query, state.comparison, again)]


def hits_arrived(query: Query, hits: "Hits | RankedHits") -> Command:
    """The hits of a query, unless another one is awaited by now, or none."""

    def command(state: State) -> Update:
        if query != state.search.awaited:
            return Update(state)
        return Update(_with_reservation(show_hits(state, query, hits), hits))

    return command


def hits_elsewhere(query: Query, hits: tuple[AccountHits, ...]) -> Command:
    """The hits of a query in the accounts that are not shown, unless another one is looked for by now."""

    def command(state: State) -> Update:
        if query not in (state.search.query, state.search.awaited):
            return Update(state)
        return Update(state._replace(search=state.search._replace(elsewhere=(query, hits))))

    return command


def hits_renewed(query: Query, hits: "Hits | RankedHits") -> Command:
    """The hits, in the whole of both texts, of a query made when only their first pages, or fewer links, were known."""

    def command(state: State) -> Update:
        renewed = renew_hits(state, query, hits)
        return Update(state if renewed is state else _with_reservation(renewed, hits))

    return command


def _with_reservation(state: State, hits: "Hits | RankedHits") -> State:
    """The same, saying why hits may be wrong or missing."""
    if hits.is_ranked and hits.reservation:
        from dialogue_reader.messages.meaning import message  # reading starts without it

        return state._replace(notice=message(hits.reservation))
    return state


def meaning_failed(query: Query, reason: Message) -> Command:
    """What a query means could not be looked for."""

    def command(state: State) -> Update:
        if query != state.search.awaited:
            return Update(state)
        from dialogue_reader.search.ranked import RankedHits

        search = state.search._replace(query=query, hits=RankedHits(()), current=None, awaited=None)
        return saying(state._replace(search=search), "not_done", reason=reason)

    return command


def by_hits(step: int) -> Command:
    """To the next or previous hit, across both panes."""

    def command(state: State) -> Update:
        if state.search.hits or (state.search.closed and not state.search.is_open):
            return Update(step_hit(state, step))
        if state.search.awaited:
            return saying(state, "seeking")
        return saying(state, "no_hit" if state.search.query else "nothing_searched")

    return command


def leave_search(*, keep: bool) -> Command:
    """Typing is over: stay at the hit, or give the search up; where only other accounts have one, go on to the next."""

    def command(state: State) -> Update:
        searched = state.search
        if keep and searched.awaited is None and not searched.hits and searched.hits_elsewhere:
            from dialogue_reader.tui.commands.accounts import to_hit_elsewhere  # reading starts without it

            return to_hit_elsewhere(state)
        state = keep_search(state) if keep else close_search(state)
        return Update(state._replace(active="text"))

    return command
