"""Where commands of movement lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.model import Link
from dialogue_reader.documents.model import SIDES, Side, Sides
from dialogue_reader.layout.viewport import Area
from dialogue_reader.tui.commands import compare, navigate
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.model import Place, State
from dialogue_reader.tui.state.transitions import go_back, go_forward, jump
from tests.tui.core.reading import (
    LINKS,
    after,
    at,
    caret_row,
    compared,
    consequences_of,
    is_in_sight,
    partly_here,
    reading,
    row,
    said,
)
from tests.tui.core.strategies import few, movements, readers

LONG = tuple(f"Câu {k} nói về hợp tác." for k in range(20))
"""Twenty passages, each one line of a pane of 24 cells."""
GAP = LINKS._replace(
    links=(LINKS.links[0], LINKS.links[1]._replace(left=(1,), right=(21,))), only_here=Sides((3,), ()), unsure=()
)


def words_from(state: State, count: int = 3) -> str:
    """What stands at the caret."""
    return state.pair[state.focus].text[state.caret :][:count]


# -- lines, pages, passages ------------------------------------------------------------------------------------------


def test_a_line_down_skips_the_blank_row_between_passages() -> None:
    state = after(reading(LONG), "line_down")
    assert state.passage.id == 1
    assert caret_row(state) == 2


def test_a_line_down_keeps_the_column() -> None:
    state = after(reading(LONG), *["right"] * 5, "line_down")
    assert state.caret == state.passage.start + 5


def test_a_line_up_from_the_first_line_stays() -> None:
    state = reading(LONG)
    assert after(state, "line_up") == state


@few
@given(readers())
def test_a_line_down_and_up_again_is_the_line_one_came_from(state: State) -> None:
    state = after(state, "line_start")
    down = after(state, "line_down")
    if down.caret != state.caret:
        assert after(down, "line_up").caret == state.caret


@few
@given(readers())
def test_no_line_is_skipped_on_the_way_up(state: State) -> None:
    state = after(state, "line_start")
    up = after(state, "line_up")
    # In a table of rows, links that cross put the passages of one side in another order.
    if up.caret != state.caret and not state.filters_only_here and state.arrangement != "rows":
        column = state.pane.flow.columns[state.pane.column]
        starts = [line.start for passage in column.article.passages for line in column.lines(passage.id)]
        assert starts.index(up.caret) + 1 == starts.index(state.caret)


def test_a_page_down_shows_what_follows_with_two_rows_kept() -> None:
    assert after(reading(LONG), "page_down").pane.top == 6
    assert after(reading(LONG), "page_down", "page_up").pane.top == 0


def test_half_a_page_is_half_of_it() -> None:
    assert after(reading(LONG), "half_down").pane.top == 3


def test_a_page_down_shows_every_row_even_where_it_enters_a_long_passage() -> None:
    long = " ".join(["mot"] * 60)
    state = after(reading([*LONG[:3], long, *LONG[4:]], panes=Area(24, 20)), *["line_down"] * 2)
    paged = after(state, "page_down")
    assert paged.pane.top <= state.pane.top + 20


def test_a_page_down_at_the_end_goes_to_the_last_line() -> None:
    state = after(reading(LONG), *["page_down"] * 9)
    assert state.passage.id == 19


def test_a_page_down_crosses_a_gap_that_is_taller_than_the_pane() -> None:
    state = after(reading(["Một", "Hai"], ["Un", *LONG, "Deux " * 9], links=GAP), "view")
    for _ in range(9):
        state = after(state, "page_down")
        assert state.panes.left.top == state.panes.right.top
        assert is_in_sight(state) or not any(state.pane.lines)
    assert state.passage.id == 1


def test_a_passage_back_goes_first_to_the_start_of_this_one() -> None:
    state = after(at(reading(LONG), "left", 2, within=4), "previous_passage")
    assert state.caret == state.pair.left.passages[2].start
    assert after(state, "previous_passage").passage.id == 1


def test_a_long_passage_is_shown_whole_when_entered() -> None:
    state = after(reading(["Một", "mot " * 14, *LONG]), "next_passage")
    assert state.pane.row_of(state.passage.end - 1) < state.pane.area.height


# -- characters and words --------------------------------------------------------------------------------------------


def test_characters_lead_from_passage_to_passage() -> None:
    state = after(reading(["Một", "Hai"]), *["right"] * 4)
    assert state.passage.id == 1
    assert after(state, "left").caret == 3


def test_the_caret_stops_at_either_end_of_the_text() -> None:
    state = reading(["Một", "Hai"])
    assert after(state, "left").caret == 0
    assert after(state, *["right"] * 20).caret == state.pair.left.passages[-1].end


def test_words_are_walked_by_their_starts() -> None:
    state = after(reading(["Hai bên", "gặp nhau"]), "word_right", "word_right")
    assert words_from(state) == "gặp"
    assert words_from(after(state, "word_left")) == "bên"


def test_a_word_right_crosses_ornaments_without_words() -> None:
    state = after(reading(["Một", "* * *", "—", "Hai"]), "word_right")
    assert words_from(state) == "Hai"
    assert words_from(after(state, "word_left")) == "Một"


def test_selecting_to_the_next_word_ends_behind_it() -> None:
    state = after(reading(["Hai bên gặp"]), "select_word_right", "select_word_right")
    assert state.selection
    assert state.pair.left.text_of(state.selection) == "Hai bên"


def test_line_ends_are_those_of_the_screen_line() -> None:
    state = after(reading(["Hai nước hợp tác về an ninh."], panes=Area(15, 8)), "line_end")
    assert state.pair.left.text[: state.caret] == "Hai nước hợp"
    assert after(state, "line_start").caret == 0


def test_a_selection_grows_and_shrinks_with_its_keys_and_ends_with_another() -> None:
    state = after(reading(), "select_right", "select_right", "select_left")
    assert state.selection
    assert state.pair.left.text_of(state.selection) == "Đ"
    assert after(state, "right").selection is None


def test_a_selection_does_not_cross_to_the_other_side() -> None:
    state = after(reading(), "select_right", "other_pane", "select_right")
    assert state.selection
    assert state.selection.document == "right"


# -- jumps -----------------------------------------------------------------------------------------------------------


def test_enter_leads_to_the_counterpart_and_back() -> None:
    state = after(at(compared(), "left", 1), "counterpart")
    assert (state.focus, state.passage.id) == ("right", 2)
    assert after(state, "back").place == at(compared(), "left", 1).place
    assert after(state, "back", "forward").place == state.place


@pytest.mark.parametrize(
    ("passage", "text"), [(3, "This passage is only here"), (2, "No counterpart was found for this passage")]
)
def test_without_counterpart_enter_stays_and_says_why(passage: int, text: str) -> None:
    state = after(at(compared(), "left", passage), "counterpart")
    assert state.place == at(compared(), "left", passage).place
    assert said(state) == text


def test_before_the_links_are_known_enter_says_so() -> None:
    assert said(after(reading(), "counterpart")) == "The articles are still being compared"


def test_only_here_is_stepped_through_both_ways() -> None:
    state = after(compared(), "next_only_here")
    assert state.passage.id == 3
    assert said(after(state, "next_only_here")).startswith("No further passage")
    assert said(after(state, "previous_only_here")).startswith("No earlier passage")


def test_start_and_end_can_be_gone_back_from() -> None:
    state = at(reading(LONG), "left", 4)
    for command in ("start", "end"):
        assert after(state, command).place != state.place
        assert after(state, command, "back").place == state.place


@few
@given(readers(), st.data())
def test_back_undoes_a_jump_and_forward_makes_it_again(state: State, data: st.DataObject) -> None:
    side: Side = data.draw(st.sampled_from(["left", "right"]))
    place = Place(side, data.draw(st.integers(0, len(state.pair[side].text))))
    jumped = jump(state, place)
    if place != state.place:
        assert go_back(jumped).place == state.place
        assert go_back(jumped).back == state.back
        assert go_forward(go_back(jumped)).place == place


def test_a_new_jump_forgets_the_way_forward() -> None:
    assert not after(at(compared(), "left", 1), "counterpart", "back", "end").forward


def test_of_many_jumps_the_last_hundred_are_remembered() -> None:
    state = reading(LONG)
    for _ in range(60):
        state = after(state, "end", "start")
    assert len(state.back) == 100


def test_tab_returns_to_where_one_was_in_the_other_pane() -> None:
    state = after(at(reading(), "right", 2), "other_pane", "next_passage", "other_pane")
    assert (state.focus, state.passage.id) == ("right", 2)


# -- what holds after any movement -----------------------------------------------------------------------------------


@few
@given(readers(), movements)
def test_the_caret_is_inside_a_passage_and_its_line_in_sight(state: State, commands: list[str]) -> None:
    for command in commands:
        state = after(state, command)
        assert state.passage.start <= state.caret <= state.passage.end
        # In rows a gap beside the other article's passages may fill the pane.
        assert is_in_sight(state) or not any(state.pane.lines)


@few
@given(readers(), movements)
def test_rows_stay_level_in_the_row_view(state: State, commands: list[str]) -> None:
    for command in commands:
        state = after(state, command)
        if state.arrangement == "rows" and len(state.visible_sides) == 2:
            assert state.panes.left.top == state.panes.right.top


# -- the mouse -------------------------------------------------------------------------------------------------------


@few
@given(readers(), st.sampled_from(["left", "right"]), st.integers(0, 60))
def test_the_wheel_keeps_the_caret_in_sight(state: State, side: Side, top: int) -> None:
    heights = {state.panes[one].area.height for one in SIDES}
    if side not in state.visible_sides or (state.arrangement == "rows" and len(heights) > 1):
        return  # the panes of a table of rows are equally high
    state = after(state, navigate.scroll(side, min(top, state.panes[side].flow.height - 1)))
    assert state.focus == side or not state.panes[side].passage_rows
    assert is_in_sight(state) or not any(state.pane.lines)


def test_the_wheel_leaves_the_caret_that_is_still_in_sight() -> None:
    state = at(reading(LONG), "left", 3)
    scrolled = after(state, navigate.scroll("left", 2))
    assert (scrolled.pane.top, scrolled.caret) == (2, state.caret)


def test_the_wheel_takes_the_other_pane_along_before_the_caret_moves() -> None:
    rows = after(at(reading(LONG, LONG), "left", 3), "view")
    scrolled = after(rows, navigate.scroll("left", rows.pane.top + 1))
    assert scrolled.panes.right.top == scrolled.panes.left.top == rows.pane.top + 1
    facing = at(compared(), "left", 1)
    scrolled = after(facing, navigate.scroll("left", facing.pane.top + 1))
    assert scrolled.caret == facing.caret
    assert row(scrolled, "right", 2) == row(scrolled, "left", 1)


def test_the_wheel_stays_at_the_text() -> None:
    state = reading(LONG)
    assert after(state, navigate.scroll("left", 1000)).pane.top == state.pane.flow.height - state.pane.area.height
    assert after(state, navigate.scroll("left", -5)).pane.top == 0


def test_the_wheel_over_a_blank_column_leaves_only_what_is_only_here() -> None:
    alone = LINKS._replace(links=(), unsure=(), only_here=Sides((), tuple(range(20))))
    state = after(reading(["Một"], LONG, links=alone), "view", "only_here")
    assert (state.filters_only_here, state.focus) == (True, "right")
    state = after(state, navigate.scroll("left", 10))
    assert (state.filters_only_here, state.focus, state.pane.top) == (True, "right", 10)
    assert is_in_sight(state)


def test_the_wheel_over_the_other_article_leaves_only_what_is_only_here() -> None:
    alone = LINKS._replace(links=(), unsure=(), only_here=Sides((3,), tuple(range(1, 20))))
    state = after(reading(LONG, LONG, links=alone), "only_here")
    assert (state.filters_only_here, state.carets.right) == (True, 0)
    scrolled = after(state, navigate.scroll("right", 0))
    assert (scrolled.filters_only_here, scrolled.focus, scrolled.passage.id) == (True, "right", 1)


def test_the_wheel_ends_a_selection() -> None:
    assert after(reading(LONG), "select_right", navigate.scroll("left", 9)).selection is None


def test_the_wheel_keeps_the_position_when_it_enters_a_passage() -> None:
    state = reading(LONG, links=LINKS)
    assert consequences_of(state, navigate.scroll("left", 0)) == []
    (kept,) = consequences_of(state, navigate.scroll("left", 6))
    assert isinstance(kept, effects.KeepPosition)
    assert kept.position == after(state, navigate.scroll("left", 6)).position


def test_a_key_keeps_the_position_when_it_enters_a_passage_and_only_then() -> None:
    assert not consequences_of(compared(), "right")
    assert [type(effect) for effect in consequences_of(compared(), "next_passage")] == [effects.KeepPosition]
    assert [type(effect) for effect in consequences_of(compared(), "other_pane")] == [effects.KeepPosition]


def test_the_position_in_first_pages_is_not_kept() -> None:
    assert not consequences_of(compared()._replace(is_whole=False), "next_passage")


def test_what_the_wheel_brings_in_sight_is_told_until_all_is_compared() -> None:
    state = reading(LONG, LONG)
    (told,) = [e for e in consequences_of(state, navigate.scroll("left", 12)) if isinstance(e, effects.LookAt)]
    assert told.in_sight == {"left": (6, 7, 8, 9), "right": (0, 1, 2, 3)}
    done = reading(LONG, LONG, links=LINKS)
    assert not [e for e in consequences_of(done, navigate.scroll("left", 12)) if isinstance(e, effects.LookAt)]
    partly = reading(LONG, LONG, links=LINKS._replace(share=0.5))
    assert [e for e in consequences_of(partly, navigate.scroll("left", 12)) if isinstance(e, effects.LookAt)]


def test_nothing_is_told_of_what_is_in_sight_where_nothing_has_scrolled() -> None:
    assert not [e for e in consequences_of(reading(LONG), "line_down") if isinstance(e, effects.LookAt)]


def test_the_mouse_goes_where_it_points_and_selects_what_it_is_dragged_over() -> None:
    state = after(compared(), navigate.point_at("right", 4, dragged=False))
    assert state.place == Place("right", 4)
    dragged = after(state, navigate.point_at("right", 9, dragged=True))
    assert dragged.selection == ("right", 4, 9)
    assert after(state, navigate.point_at("left", 9, dragged=True)).selection is None


def test_panes_of_other_heights_are_scrolled_alike() -> None:
    state = reading(LONG, LONG, panes=Sides(Area(24, 4), Area(24, 12)))
    assert after(state, "end").panes.right.area.height == 12
    assert is_in_sight(after(state, "end"))


# -- counterparts, one after the other -------------------------------------------------------------------------------

MANY_LINKS = LINKS._replace(
    links=(Link((1,), (1,), 0.6), Link((1,), (2,), 0.9), Link((1,), (3,), 0.7), Link((4,), (3,), 0.8)),
    unsure=(),
    only_here=Sides((0, 2, 3), (0,)),
)


def crossed(times: int) -> State:
    """Enter pressed so often in a passage with three counterparts, the best of which is the second."""
    return after(at(reading(links=MANY_LINKS, panes=Area(24, 40)), "left", 1), *["counterpart"] * times)


def test_enter_leads_from_the_best_counterpart_to_the_next_and_round_again() -> None:
    assert [crossed(times).passage.id for times in range(1, 5)] == [2, 3, 1, 2]
    assert [said(crossed(times)) for times in (1, 2)] == [
        "Counterpart 1 of 3 of passage 2 · 90% sure · Enter next · alt+← back",
        "Counterpart 2 of 3 of passage 2 · 70% sure · Enter next · alt+← back",
    ]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_on_the_way_through_counterparts_their_passage_stays_level_and_the_way_back_leads_there(times: int) -> None:
    state = crossed(times)
    assert state.pair.left.passage_at(state.carets.left).id == 1
    assert row(state, "left", 1) == caret_row(state)
    assert after(state, "back").place == crossed(0).place


def test_whoever_moves_on_from_a_counterpart_sets_out_anew() -> None:
    state = after(crossed(2), "right", "counterpart")
    assert (state.focus, state.passage.id) == ("left", 4)
    assert said(state) == "Counterpart 1 of 2 of passage 4 · 80% sure · Enter next · alt+← back"


def test_between_two_passages_that_have_only_each_other_enter_leads_to_and_fro() -> None:
    state = after(at(compared(), "left", 1), "counterpart")
    assert said(state) == ""
    assert after(state, "counterpart").place == at(compared(), "left", 1).place


def test_while_links_change_enter_begins_with_the_best_again() -> None:
    fewer = MANY_LINKS._replace(links=(Link((1,), (0,), 0.9), Link((1,), (2,), 0.8)))
    state = after(crossed(2), compare.links_arrived(fewer), "counterpart")
    assert (state.focus, state.passage.id) == ("right", 0)


# -- what is partly here ---------------------------------------------------------------------------------------------


def test_the_step_to_what_is_only_here_stops_where_a_part_of_a_passage_is() -> None:
    state = after(partly_here(), "next_only_here")
    assert words_from(state) == "Câu"
    assert state.caret == state.pair.left.text.index("Câu hai")
    assert after(state, "next_only_here").passage.id == 3
    assert after(state, "next_only_here", "previous_only_here").place == state.place
