"""A search by meaning in the state: begun, answered, stepped through from the best hit on, and asked for anew."""

import pytest

from dialogue_reader.documents.model import Side, Span
from dialogue_reader.messages import Message
from dialogue_reader.search.query import Query
from dialogue_reader.search.ranked import RankedHits, Reservation
from dialogue_reader.tui.commands import compare, panels, search, session
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.model import Kept, State
from dialogue_reader.tui.view import screen
from tests.tui.core.reading import LINKS, after, at, compared, effects_of, pair_of, reading, said, searched

QUERY = Query("signed an agreement", by_meaning=True)


def sentence(state: State, side: Side, passage: int) -> Span:
    whole = state.pair[side].passages[passage]
    return Span(side, whole.start, whole.end)


def hits_of(state: State, reservation: Reservation | None = None) -> RankedHits:
    spans = [sentence(state, "right", 3), sentence(state, "left", 4), sentence(state, "left", 2)]
    return RankedHits(spans, (0.6, 0.5, 0.3), reservation)


def asked(state: State, query: Query = QUERY) -> State:
    return after(state, "search_meaning", search.search_for(query))


def sought(state: State, reservation: Reservation | None = None) -> State:
    return after(asked(state), search.hits_arrived(QUERY, hits_of(state, reservation)))


def test_the_line_is_opened_for_a_query_by_its_meaning() -> None:
    state = after(compared(), "search_meaning")
    bar = screen.view(state).search
    assert bar is not None
    assert (bar.by_meaning, state.active) == (True, "search")
    assert bar.how[0] == "(by meaning)"


def test_a_query_asks_for_its_meaning_with_the_links_that_are_known() -> None:
    state = after(compared(), "search_meaning")
    assert effects_of(state, search.search_for(QUERY)) == (effects.FindMeaning(state.pair, QUERY, state.comparison),)
    bar = screen.view(after(state, search.search_for(QUERY))).search
    assert bar is not None
    assert bar.place == "searching…"


def test_the_best_hit_is_gone_to_wherever_one_is() -> None:
    state = sought(at(compared(), "left", 2))
    assert (state.focus, state.passage.id, state.search.current) == ("right", 3, 0)


def test_hits_are_stepped_through_from_the_best_on_and_round() -> None:
    state = after(sought(compared()), search.leave_search(keep=True))
    places = []
    for command in ("next_hit", "next_hit", "next_hit", "previous_hit"):
        state = after(state, command)
        places.append((state.focus, state.passage.id))
    assert places == [("left", 4), ("left", 2), ("right", 3), ("left", 2)]


def test_stepping_goes_on_from_the_last_hit_not_from_the_caret() -> None:
    state = after(sought(compared()), search.leave_search(keep=True), "start", "next_hit")
    assert (state.focus, state.passage.id) == ("left", 4)


def test_a_search_that_was_closed_goes_on_with_its_best_hit() -> None:
    closed = after(sought(compared()), search.leave_search(keep=False))
    assert after(closed, "next_hit").search.current == 0
    assert after(closed, "previous_hit").search.current == 2


def test_the_status_line_says_that_it_is_by_meaning() -> None:
    state = after(sought(compared()), search.leave_search(keep=True))
    assert "1 of 3 by meaning" in screen.view(state).status.settings[0]


def test_the_status_line_goes_on_saying_how_much_was_searched() -> None:
    state = after(sought(compared(), Reservation("share", share=0.25)), search.leave_search(keep=True), "next_hit")
    assert "2 of 3 by meaning in 25% of the texts" in screen.view(state._replace(notice=None)).status.settings[0]


def test_the_sentences_are_lit_on_both_sides() -> None:
    view = screen.view(sought(compared()))
    lit = view.panes.left.layers["hit"].within(0, 10_000)
    assert len(lit) == 2
    assert "hit-current" in view.panes.right.layers


@pytest.mark.parametrize(
    ("reservation", "words"),
    [
        (None, ""),
        (Reservation("no_model"), "Without the language model: found by names, numbers and like words, not by meaning"),
        (
            Reservation("query_language", "zu"),
            "The language model has not learned the language of the query (zu): hits may be wrong",
        ),
        (Reservation("share", share=0.25), "Searched so far: 25% of both texts"),
    ],
)
def test_why_hits_may_be_missing_or_wrong_is_said(reservation: Reservation | None, words: str) -> None:
    state = sought(compared(), reservation)
    assert said(state) == words
    assert said(after(state, search.search_for(QUERY._replace(text="sign")))) == ""


def test_hits_that_no_longer_are_awaited_change_nothing() -> None:
    state = after(asked(compared()), search.search_for(Query("sign", by_meaning=True)))
    assert after(state, search.hits_arrived(QUERY, hits_of(state))) is state
    assert after(state, search.meaning_failed(QUERY, Message("comparison.worker_died"))) is state


def test_a_search_that_fails_says_so_and_has_no_hits() -> None:
    state = after(sought(compared()), search.search_for(QUERY._replace(text="sign")))
    state = after(state, search.meaning_failed(state.search.awaited or QUERY, Message("comparison.worker_died")))
    assert said(state) == "Not done: the worker ended each time it was started"
    assert (len(state.search.hits), state.search.awaited) == (0, None)


def test_a_query_of_words_is_looked_for_by_meaning_when_the_line_is_opened_so() -> None:
    state = after(searched(compared(), "hai"), search.leave_search(keep=True))
    query = Query("hai", by_meaning=True)
    assert effects_of(state, "search_meaning") == (effects.FindMeaning(state.pair, query, state.comparison),)
    assert effects_of(after(state, "search_meaning"), "search") == (effects.FindHits(state.pair, Query("hai")),)


def test_a_query_by_meaning_is_taken_up_again_as_it_is() -> None:
    state = after(sought(compared()), search.leave_search(keep=True))
    assert not effects_of(state, "search_meaning")
    assert after(state, "search_meaning").search.query == QUERY


def test_while_only_the_first_pages_are_known_nothing_is_asked() -> None:
    first_pages = reading()._replace(is_whole=False)
    state = asked(first_pages)
    assert state.search.awaited == QUERY
    assert not effects_of(first_pages, search.search_for(QUERY))
    loaded = session.loaded(pair_of(), None, Kept(state.notes))  # type: ignore[arg-type]  # no index is needed
    wanted = effects_of(state, loaded)
    assert isinstance(wanted[1], effects.FindMeaning)
    assert wanted[1].again


def test_when_all_links_are_known_hits_are_asked_for_anew_and_one_stays_where_one_is() -> None:
    state = after(sought(reading(), Reservation("share", share=0.5)), search.leave_search(keep=True), "next_hit")
    assert not any(
        isinstance(effect, effects.FindMeaning)
        for effect in effects_of(state, compare.links_arrived(LINKS._replace(share=0.5)))
    )
    wanted = effects_of(state, compare.links_arrived(LINKS))
    assert any(isinstance(effect, effects.FindMeaning) and effect.again for effect in wanted)
    state = after(state, compare.links_arrived(LINKS))
    renewed = RankedHits([sentence(state, "left", 4), sentence(state, "right", 1)])
    state = after(state, search.hits_renewed(QUERY, renewed))
    assert (state.search.current, state.place.side, state.passage.id) == (0, "left", 4)
    state = after(state, search.hits_renewed(QUERY, RankedHits(renewed[1:])))
    assert (state.search.current, state.passage.id) == (None, 4)


def test_hits_are_listed_best_first_and_one_is_gone_to() -> None:
    state = after(sought(compared()), search.leave_search(keep=True), "hits")
    panel = screen.view(state).panel
    assert panel is not None
    assert panel.title == "Hits (3)"
    assert [(entry.label, entry.offset) for entry in panel.entries] == [
        ("fr 4", state.pair.right.passages[3].start),
        ("vi 5", state.pair.left.passages[4].start),
        ("vi 3", state.pair.left.passages[2].start),
    ]
    entry = panel.entries[2]
    assert entry.offset is not None
    gone = after(state, panels.go_to("hits", entry.key, entry.side, entry.offset))
    assert (gone.focus, gone.passage.id, gone.search.current) == ("left", 2, 2)
    assert after(gone, "back").place == state.place


def test_stepping_while_hits_are_looked_for_says_so() -> None:
    assert said(after(asked(compared()), search.leave_search(keep=True), "next_hit")) == "searching…"


def test_while_hits_are_looked_for_the_list_says_so() -> None:
    panel = screen.view(after(asked(compared()), search.leave_search(keep=True), "hits")).panel
    assert panel is not None
    assert (panel.entries, panel.empty) == ((), "searching…")


def test_hits_of_words_are_listed_with_what_stands_before_them() -> None:
    state = after(searched(compared(), "hai"), search.leave_search(keep=True), "hits")
    panel = screen.view(state).panel
    assert panel is not None
    assert len(panel.entries) == len(state.search.hits)
    assert panel.entries[0].text.startswith("Sáng 15/8, hai bên")
