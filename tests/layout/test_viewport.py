"""A pane of a flow: what is scrolled to stays where it is once it is looked at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.documents.model import Article, Passage
from dialogue_reader.layout.flow import Column, Flow
from dialogue_reader.layout.slots import Chosen, OneEach, Slots
from dialogue_reader.layout.viewport import Area, Viewport

WORDS = "trans trans trans"
"""Three lines of nine cells, though its letters would fill two."""


def article(*passages: str) -> Article:
    starts = [0]
    for words in passages:
        starts.append(starts[-1] + len(words) + 1)
    made = tuple(
        Passage(k, "body", start, start + len(words))
        for k, (start, words) in enumerate(zip(starts, passages, strict=False))
    )
    return Article("x", "\n".join(passages), made, "", "fr")


def pane(*passages: str, height: int = 7, slots: Slots | None = None) -> Viewport:
    made = article(*passages)
    return Viewport(Flow(Column(made, 9, slots or OneEach(len(passages)))), 0, Area(12, height))


@pytest.mark.parametrize("row", [0, 20, 60, 10_000])
def test_what_is_scrolled_to_has_been_measured(row: int) -> None:
    scrolled = pane(*[WORDS] * 30).scrolled_to(row)
    rows = scrolled.flow.height
    assert len(scrolled.lines) == 7
    assert scrolled.flow.height == rows


@given(st.lists(st.sampled_from([WORDS, "mot", "transnationale" * 3]), min_size=1, max_size=30), st.integers(1, 12))
def test_a_place_is_revealed_though_the_way_there_was_only_estimated(passages: list[str], height: int) -> None:
    found = pane(*passages, height=height)
    for passage in reversed(found.article.passages):
        revealed = found.revealing(passage.start)
        assert 0 <= revealed.row_of(passage.start) < height


def test_what_is_revealed_already_stays() -> None:
    found = pane(*[WORDS] * 30)
    assert found.revealing(found.article.passages[0].start) is found


def test_a_line_in_sight_is_found_for_a_blank_row() -> None:
    found = pane("un", "deux", "trois", slots=Chosen([(0,), (), (), (1,), (2,)]), height=4)
    assert [placed.line.start if placed else None for placed in found.lines] == [0, None, None, None]
    assert found.in_sight_near(3) == 0
    scrolled = found.scrolled_to(3)
    second = found.article.passages[1].start
    assert scrolled.in_sight_near(0) == second
    assert scrolled.nearest_in_sight(0) == second


def test_what_is_not_shown_is_nearest_to_the_next_line_that_is() -> None:
    found = pane("un", "deux", "trois", slots=Chosen([(0,), (2,)]), height=4)
    hidden, third = (found.article.passages[i].start for i in (1, 2))
    assert found.row_of(hidden) == found.row_of(third)
    assert found.nearest_in_sight(hidden) == third
    assert found.nearest_in_sight(third + 2) == third + 2


def test_a_blank_row_is_near_the_last_line_above_it_or_else_the_first_below() -> None:
    found = pane("un", "deux", "trois", slots=Chosen([(), (0,), (), (), (1,), (2,)]), height=9)
    blank_rows = [row for row, placed in enumerate(found.lines) if placed is None]
    starts = [passage.start for passage in found.article.passages]
    near = {row: found.offset_near(row, 1) for row in blank_rows}
    shown = {placed.line.start: row for row, placed in enumerate(found.lines) if placed}
    assert shown.keys() == set(starts)
    for row, offset in near.items():
        above = [start for start in starts if shown[start] < row]
        assert offset == (above[-1] if above else starts[0]) + 1
    assert found.offset_near(100, 0) is None


def test_where_no_line_is_in_sight_none_is_found() -> None:
    found = pane("un", "deux", slots=Chosen([(0,), (), (), (), (1,)]), height=1).scrolled_to(3)
    assert found.in_sight_near(0) is None
    assert found.nearest_in_sight(0) == 0


def test_walking_by_lines_measures_no_height() -> None:
    found = pane(*[WORDS] * 30).scrolled_to(50)
    rows, start = found.flow.height, found.lines[0]
    assert start
    assert found.offset_beside(start.line.start, -100, 0) == 0
    assert found.flow.height == rows


def test_walking_by_lines_skips_what_the_column_does_not_show() -> None:
    found = pane("un", "deux", "trois", slots=Chosen([(0,), (), (2,)]))
    third = found.article.passages[2].start
    assert found.offset_beside(0, 1, 0) == third
    assert found.offset_beside(third, -1, 0) == 0
    assert found.offset_beside(third, 1, 0) == third


def test_walking_by_lines_goes_through_all_of_them_in_either_direction() -> None:
    slots = Chosen([(0, 1, 2), (), (3,), (4, 5)])
    found = pane(WORDS, "un", WORDS, "deux", "trois", WORDS, slots=slots, height=40)
    starts = [placed.line.start for placed in found.lines if placed]
    assert len(starts) == 12
    assert [found.offset_beside(starts[0], rows, 0) for rows in range(len(starts))] == starts
    assert [found.offset_beside(starts[-1], -rows, 0) for rows in range(len(starts))] == starts[::-1]


def test_a_link_ends_at_the_row_of_its_passage_or_just_out_of_sight() -> None:
    found = pane(*["un"] * 9, height=4).scrolled_to(6)
    assert [placed.passage.id if placed else None for placed in found.lines] == [3, None, 4, None]
    assert [found.link_row(passage.id) for passage in found.article.passages] == [-1] * 3 + [0, 2] + [4] * 4
