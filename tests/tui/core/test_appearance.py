"""What is shown and how: articles, arrangements, highlights, colours and sizes."""

from dialogue_reader.documents.model import Sides
from dialogue_reader.layout.viewport import Area
from dialogue_reader.tui.commands import appearance, compare
from dialogue_reader.tui.state.model import Theme
from tests.tui.core.reading import LINKS, PARTLY_HERE, after, at, compared, is_in_sight, partly_here, reading, row, said


def test_articles_are_shown_both_left_right_in_turn() -> None:
    states = [after(reading(), *["language"] * count) for count in range(4)]
    assert [state.visible_sides for state in states] == [("left", "right"), ("left",), ("right",), ("left", "right")]


def test_the_passage_is_kept_through_its_counterpart_when_the_language_changes() -> None:
    state = after(at(compared(), "left", 1), "language", "language")
    assert (state.focus, state.passage.id) == ("right", 2)


def test_who_reads_the_right_article_goes_on_in_the_left_when_that_is_shown_alone() -> None:
    state = after(at(compared(), "right", 2), "language")
    assert (state.visible, state.focus, state.passage.id) == ("left", "left", 1)


def test_going_to_the_side_that_is_not_shown_shows_it() -> None:
    assert after(compared(), "language", "other_pane").visible == "right"


def test_the_articles_change_places_and_back() -> None:
    assert after(reading(), "swap").visible_sides == ("right", "left")
    assert after(reading(), "swap", "swap").visible_sides == ("left", "right")


def test_with_one_article_shown_swapping_says_what_it_did() -> None:
    state = after(reading(), "language", "swap")
    assert said(state) == "The articles have changed places; l shows both"


def test_the_row_view_puts_counterparts_beside_each_other() -> None:
    state = after(compared(panes=Area(24, 40)), "view")
    assert [row(state, "left", link.left[0]) for link in LINKS.links] == [
        row(state, "right", link.right[0]) for link in LINKS.links
    ]
    assert after(state, "view").arrangement == "facing"


def test_the_row_view_shows_both_articles() -> None:
    assert after(reading(), "language", "view").visible == "both"


def test_the_row_view_before_the_links_says_what_to_expect() -> None:
    assert said(after(reading(), "view")).startswith("Counterparts will move together")
    assert said(after(compared(), "view")) == ""


def test_unlocked_panes_move_apart_and_are_level_again_when_locked() -> None:
    state = after(compared(), "sync")
    assert said(state) == "The panes scroll separately"
    state = after(state, *["next_passage"] * 4)
    assert state.panes.right.top == 0
    state = after(state, "sync")
    assert said(state) == "The other pane follows"
    assert row(state, "right", 3) == row(state, "left", 4)


def test_only_what_is_only_here_is_shown_and_everything_again() -> None:
    state = after(compared(panes=Area(40, 20)), "only_here")
    assert said(state) == "Only what is only here, or partly, is shown · F4 shows everything again"
    assert list(state.panes.left.passage_rows) == [3]
    assert list(state.panes.right.passage_rows) == [1]
    assert state.passage.id == 3
    everything = after(state, "only_here")
    assert (everything.filters_only_here, everything.passage.id) == (False, 3)


def test_the_filter_goes_to_the_side_that_has_something_only_here() -> None:
    state = after(reading(links=LINKS._replace(only_here=Sides((), (1,)))), "only_here")
    assert (state.focus, state.passage.id) == ("right", 1)
    assert not any(state.panes.left.lines)


def test_the_filter_keeps_the_caret_that_is_in_a_passage_shown() -> None:
    state = at(compared(), "left", 3, within=5)
    assert after(state, "only_here").caret == state.caret


def test_the_filter_says_where_there_is_nothing_to_show() -> None:
    assert said(after(reading(), "only_here")) == "The articles are still being compared"
    state = after(reading(links=LINKS._replace(only_here=Sides((), ()))), "only_here")
    assert (said(state), state.filters_only_here) == ("Every passage has a counterpart", False)


def test_the_filter_ends_where_one_goes_to_what_it_hides() -> None:
    state = after(reading(links=LINKS._replace(only_here=Sides((3,), ()))), "only_here", "other_pane")
    assert not state.filters_only_here


def test_rows_of_the_filter_hold_only_what_is_only_here() -> None:
    state = after(compared(panes=Area(40, 20)), "view", "only_here")
    assert (list(state.panes.left.passage_rows), list(state.panes.right.passage_rows)) == ([3], [1])


def test_keywords_are_lit_or_not() -> None:
    assert not after(reading(), "keywords").highlights_keywords
    assert after(reading(), "keywords", "keywords").highlights_keywords


def test_the_theme_goes_from_dark_to_light_and_back() -> None:
    light = after(reading(), "theme")
    assert light.theme == Theme("textual-light", is_dark=False)
    assert after(light, "theme").theme.is_dark


def test_from_a_light_theme_that_was_chosen_the_key_leads_to_the_dark_one() -> None:
    state = after(reading(), appearance.theme_chosen(Theme("solarized-light", is_dark=False)))
    assert state.theme.name == "solarized-light"
    assert after(state, "theme").theme == Theme()


def test_a_pane_that_is_not_shown_keeps_its_size() -> None:
    state = after(reading(), "language", appearance.resize_panes(Sides(Area(50, 8), Area(0, 0))))
    assert (state.panes.left.area.width, state.panes.right.area.width) == (50, 24)


def test_the_same_sizes_lay_nothing_out_anew() -> None:
    state = reading()
    resized = after(state, appearance.resize_panes(Sides(state.panes.left.area, state.panes.right.area)))
    assert resized.panes.left is state.panes.left


def test_another_size_keeps_the_caret_in_its_row_and_in_sight() -> None:
    state = after(compared(panes=Area(24, 12)), *["next_passage"] * 3)
    for width, height in ((12, 12), (60, 5), (24, 3), (24, 12)):
        state = after(state, appearance.resize_panes(Sides(Area(width, height), Area(width, height))))
        assert state.passage.id == 3
        assert is_in_sight(state)


def test_the_filter_shows_what_is_partly_here_as_well() -> None:
    state = after(partly_here(panes=Area(40, 20)), "only_here")
    assert list(state.panes.left.passage_rows) == [1, 3]
    assert state.caret == state.pair.left.text.index("Câu hai")
    assert after(state, "next_passage").passage.id == 3
    assert after(state, "next_passage", "next_passage").filters_only_here


def test_where_nothing_but_a_part_is_only_here_the_filter_shows_that() -> None:
    links = PARTLY_HERE._replace(only_here=Sides((), ()))
    state = after(reading(partly_here().pair.left.text.split("\n\n"), links=links), "only_here")
    assert (state.filters_only_here, state.passage.id) == (True, 1)


def test_links_that_arrive_leave_the_filter_on_where_the_passage_is_still_shown() -> None:
    state = after(partly_here()._replace(comparison=PARTLY_HERE._replace(share=0.99)), "only_here")
    assert after(state, compare.links_arrived(PARTLY_HERE)).filters_only_here
