"""A search from its first letter to its last hit, and answers that come too late."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.documents.model import Sides
from dialogue_reader.search.hits import Hits
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.search.query import Query
from dialogue_reader.tui.commands import search, session
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.model import AccountHits, Accounts, State
from tests.tui.core.reading import after, at, compared, effects_of, is_in_sight, reading, said, searched
from tests.tui.core.strategies import few, movements, readers

TWICE = ("Việt Nam và Anh", "Một câu khác.", "Việt Nam nói.")
ONCE = ("Le texte", "Le Vietnam, ou Viêt Nam, parle.")


def typed(state: State, words: str) -> State:
    """A query has been typed, its hits are still looked for."""
    return after(state, search.open_search, search.search_for(Query(words)))


def hits_of(state: State, words: str) -> Hits:
    return PairIndex(state.pair).find(Query(words))


def twice() -> State:
    return reading(TWICE, ONCE)


def test_enter_leads_to_no_other_account_while_the_words_typed_are_still_looked_for_here() -> None:
    state = twice()
    third = state.pair.left._replace(source="third.txt")
    state = state._replace(accounts=Accounts((*state.pair, third), Sides(0, 1), ((), (), ())))
    elsewhere = search.hits_elsewhere(Query("xyz"), (AccountHits(2, 1, 0),))
    state = after(searched(state, "xyz"), elsewhere)
    (opened,) = [e for e in effects_of(state, search.leave_search(keep=True)) if isinstance(e, effects.OpenAccounts)]
    assert opened.accounts.numbers == Sides(0, 2)
    kept = search.leave_search(keep=True)(after(state, search.search_for(Query("nam"))))
    assert kept.effects == ()
    assert not kept.state.search.is_open


def test_a_letter_asks_for_hits_and_awaits_them() -> None:
    state = after(twice(), "search")
    assert (state.search.is_open, state.active) == (True, "search")
    query = Query("v")
    assert effects_of(state, search.search_for(query)) == (effects.FindHits(state.pair, query),)
    assert after(state, search.search_for(query)).search.awaited == query


def test_the_first_hit_from_where_one_is_becomes_the_current_one() -> None:
    state = searched(at(twice(), "left", 1), "viet nam")
    assert (state.search.current, state.passage.id) == (1, 2)
    assert len(state.search.hits) == 3


def test_a_hit_at_the_caret_itself_is_the_first_one() -> None:
    assert searched(twice(), "viet nam").caret == 0


def test_growing_a_query_begins_where_the_search_was_begun() -> None:
    state = searched(searched(at(twice(), "left", 1), "vi"), "le")
    assert state.focus == "right"
    assert state.search.origin == at(twice(), "left", 1).place


def test_without_hits_one_is_back_where_one_began() -> None:
    state = searched(searched(at(twice(), "left", 1), "viet"), "vietz")
    assert state.place == at(twice(), "left", 1).place
    assert state.search.current is None


@pytest.mark.parametrize("then", [search.search_for(Query("vie")), search.leave_search(keep=False)])
def test_hits_that_no_longer_are_awaited_change_nothing(then: effects.Command) -> None:
    state = after(typed(twice(), "le"), then)
    assert after(state, search.hits_arrived(Query("le"), hits_of(state, "le"))) is state


def test_hits_of_the_same_words_matched_otherwise_change_nothing() -> None:
    state = typed(twice(), "le")
    late = search.hits_arrived(Query("le", exact=True), hits_of(state, "le"))
    assert after(state, late) is state


def test_escape_in_the_reader_gives_up_a_query_that_is_still_looked_for() -> None:
    state = after(typed(twice(), "le"), search.leave_search(keep=True), session.close)
    assert after(state, search.hits_arrived(Query("le"), hits_of(state, "le"))) is state


def test_hits_that_come_after_one_has_gone_on_do_not_carry_one_away() -> None:
    state = after(typed(twice(), "parle"), search.leave_search(keep=True))
    late = search.hits_arrived(Query("parle"), hits_of(state, "parle"))
    assert after(state, late).focus == "right"
    gone = after(state, "next_passage")
    assert after(gone, late).place == gone.place
    assert after(gone, late, "next_hit").focus == "right"
    none = search.hits_arrived(Query("parle"), hits_of(state, "xyz"))
    assert after(gone, none).place == gone.place


def test_hits_that_come_after_one_has_marked_a_place_do_not_carry_one_away() -> None:
    state = after(typed(at(twice(), "left", 1), "parle"), search.leave_search(keep=True), "colour")
    late = search.hits_arrived(Query("parle"), hits_of(state, "parle"))
    assert after(state, late).place == state.place


def test_late_hits_of_a_grown_query_move_who_has_stayed_at_the_hit() -> None:
    state = after(searched(at(twice(), "left", 1), "viet"), search.search_for(Query("parle")))
    state = after(state, search.leave_search(keep=True))
    late = search.hits_arrived(Query("parle"), hits_of(state, "parle"))
    assert after(state, late).focus == "right"


def test_a_search_closed_before_the_last_knows_only_the_first_pages_and_is_forgotten() -> None:
    state = after(searched(twice(), "viet"), search.leave_search(keep=False))
    state = after(searched(state, "parle"), search.hits_renewed(Query("parle"), hits_of(state, "parle")))
    assert state.search.closed is None
    assert state.search.hits


def test_hits_are_stepped_through_across_both_sides_and_round() -> None:
    state = after(searched(twice(), "viet nam"), search.leave_search(keep=True))
    places = []
    for _ in range(3):
        state = after(state, "next_hit")
        places.append((state.focus, state.search.current))
    assert places == [("left", 1), ("right", 2), ("left", 0)]
    assert after(state, "previous_hit").search.current == 2


def test_stepping_goes_on_from_the_caret() -> None:
    state = after(searched(twice(), "viet nam"), search.leave_search(keep=True), "end", "previous_hit")
    assert state.search.current == 1


def test_a_current_hit_is_in_sight() -> None:
    long = [f"Câu {k} dài." for k in range(40)]
    assert is_in_sight(searched(reading([*long, "đây"]), "đây"))


def test_enter_stays_at_the_hit_and_the_way_back_leads_to_where_one_began() -> None:
    begun = at(twice(), "left", 1)
    state = after(searched(begun, "viet"), search.leave_search(keep=True))
    assert (state.search.is_open, state.active, state.passage.id) == (False, "text", 2)
    assert after(state, "back").place == begun.place


def test_enter_where_one_began_leaves_no_way_back() -> None:
    assert not after(searched(twice(), "viet"), search.leave_search(keep=True)).back


@few
@given(readers(), movements, st.sampled_from(["a", "hai", "transnationale"]))
def test_escape_returns_to_where_the_search_was_begun(state: State, commands: list[str], words: str) -> None:
    begun = after(state, "escape", *commands)
    closed = after(searched(begun, words), search.leave_search(keep=False))
    assert closed.place == begun.place
    assert not closed.search.hits
    assert closed.active == "text"


def test_who_has_read_on_from_a_hit_stays_there() -> None:
    state = after(searched(twice(), "viet"), search.leave_search(keep=True), "next_passage")
    assert after(state, "escape").place == state.place
    assert not after(state, "escape").search.hits


def test_who_has_marked_a_hit_stays_there() -> None:
    state = after(searched(at(twice(), "left", 1), "viet"), search.leave_search(keep=True), "colour")
    assert after(state, "escape").place == state.place


def test_a_search_that_was_closed_goes_on_with_its_next_hit() -> None:
    state = after(searched(twice(), "viet nam"), search.leave_search(keep=False), "next_hit")
    assert (len(state.search.hits), state.search.current) == (3, 1)


def test_stepping_while_a_query_without_hits_is_typed_leaves_the_line_open() -> None:
    state = after(searched(twice(), "viet"), search.leave_search(keep=False))
    state = searched(state, "vietz")
    stepped = after(state, search.by_hits(1))
    assert stepped.search == state.search
    assert said(stepped) == "No hit"


def test_stepping_before_any_search_says_which_key_searches() -> None:
    assert said(after(twice(), "next_hit")) == "Nothing to step through yet: press / to search"


def test_a_query_of_the_first_pages_keeps_its_current_hit_in_the_whole_text() -> None:
    state = after(searched(at(twice(), "left", 1), "viet"), search.leave_search(keep=True))
    whole = reading(["Việt Nam và Anh", "Một câu khác.", "Việt Nam nói.", "Việt Nam nữa."], ONCE)
    state = after(state._replace(pair=whole.pair), search.hits_renewed(Query("viet"), hits_of(whole, "viet")))
    assert (len(state.search.hits), state.search.current) == (5, 1)
    assert state.passage.id == 2


def test_renewed_hits_of_another_query_change_nothing() -> None:
    state = searched(twice(), "viet")
    assert after(state, search.hits_renewed(Query("le"), hits_of(state, "le"))) is state


def test_renewed_hits_do_not_make_one_miss_those_that_are_awaited() -> None:
    state = after(searched(twice(), "vie"), search.search_for(Query("viet")))
    state = after(state, search.hits_renewed(Query("vie"), hits_of(state, "vie")))
    state = after(state, search.hits_arrived(Query("viet"), hits_of(state, "viet")))
    assert state.search.query == Query("viet")


def test_a_hit_on_the_side_that_is_not_shown_shows_it() -> None:
    state = searched(after(twice(), "language"), "parle")
    assert (state.visible, state.focus) == ("right", "right")


def test_a_hit_that_the_filter_hides_ends_the_filter() -> None:
    state = after(compared(), "only_here")
    assert state.filters_only_here
    assert not searched(state, "ha noi").filters_only_here
    assert searched(state, "chi bao").filters_only_here
