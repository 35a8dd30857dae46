"""The list beside the panes: opened, followed, closed, and what it shows."""

from typing import Any

import pytest

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.assembly import assembled
from dialogue_reader.documents.formats import Block, Imported
from dialogue_reader.documents.model import NOTHING, Pair
from dialogue_reader.insight.model import Counterpart, KeyPoint, Keyword, PairPoint, Section, Term
from dialogue_reader.layout.spans import SpanLayer
from dialogue_reader.layout.viewport import Area
from dialogue_reader.messages import Message
from dialogue_reader.notes.model import PairNotes
from dialogue_reader.tui.commands import annotate, appearance, compare, panels
from dialogue_reader.tui.commands.registry import bound_keys
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.model import State, Subject, opened
from dialogue_reader.tui.view import screen
from dialogue_reader.tui.view.model import PanelView
from tests.tui.core.reading import (
    LINKS,
    after,
    at,
    compared,
    difference,
    effects_of,
    mark_on,
    partly_here,
    reading,
    said,
)

SUBJECTS: tuple[Subject, ...] = ("points", "terms", "discrepancies", "notes", "contents", "hits")


def shown(state: State) -> PanelView:
    """The list on the screen."""
    panel = screen.view(state).panel
    assert panel
    return panel


SAYS = "left says 15/8, right says 15 août"


def differing() -> State:
    state = compared()
    discrepancies = (difference(state, "15/8", "15 août"), difference(state, "ghi nhớ", "mémorandum"))
    assert state.comparison
    return after(state, compare.discrepancies_arrived(state.comparison, discrepancies))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_list_is_opened_takes_the_keys_and_is_closed_by_the_same_key(subject: Subject) -> None:
    state = after(compared(), subject)
    assert (state.panel, state.active) == (subject, "panel")
    assert (after(state, subject).panel, after(state, subject).active) == (None, "text")


def test_another_list_takes_the_place_of_the_one_shown() -> None:
    assert after(compared(), "contents", "notes").panel == "notes"


def test_a_click_gives_the_keys_to_the_list_if_there_is_one() -> None:
    state = after(compared(), "contents")._replace(active="text")
    assert after(state, panels.focus_panel).active == "panel"
    assert after(compared(), panels.focus_panel).active == "text"


def test_the_notes_are_loaded_anew_when_they_are_listed() -> None:
    state = compared()
    assert effects_of(state, "notes") == (effects.ReloadNotes(state.pair, state.notes),)
    assert not effects_of(after(state, "notes"), "notes")


def test_key_points_are_looked_for_once() -> None:
    state = compared()
    assert effects_of(state, "points") == (effects.FindPoints(state.pair, state.comparison),)
    state = after(state, panels.points_arrived(state.comparison, ()))
    assert not effects_of(state, "points")


def test_key_points_are_not_looked_for_in_half_a_text() -> None:
    assert not effects_of(reading()._replace(is_whole=False), "points")


def test_while_not_all_is_compared_any_key_points_will_do() -> None:
    early = after(reading(), "points")
    state = after(early, compare.links_arrived(LINKS._replace(share=0.5)), panels.points_arrived(None, ()))
    assert state.points == ()


def test_once_all_is_compared_key_points_that_come_late_change_nothing_and_are_looked_for_anew() -> None:
    partly = after(reading(links=LINKS._replace(share=0.5)), "points")
    wanted = effects_of(partly, compare.links_arrived(LINKS))
    assert [type(effect) for effect in wanted][-1] is effects.FindPoints
    state = after(partly, compare.links_arrived(LINKS))
    assert after(state, panels.points_arrived(partly.comparison, ())) is state
    assert after(state, panels.points_arrived(state.comparison, ())).points == ()


def test_key_points_are_shown_where_there_will_be_no_comparison() -> None:
    state = after(reading(links=LINKS._replace(share=0.5)), "points")
    late = panels.points_arrived(state.comparison, ())
    failed = compare.comparison_failed(Message("comparison.worker_died"))
    assert (
        shown(after(state, failed, late)).empty == "No key points were found. t lists every passage, F3 what differs."
    )


def links_of(state: State) -> Comparison:
    assert state.comparison
    return state.comparison


def keyword(text: str, *spans: tuple[int, int]) -> Keyword:
    return Keyword(text, 0.5, spans)


TERMS = (
    Term(keyword("Đối thoại", (0, 4), (90, 94)), keyword("Dialogue", (5, 9)), 0.9),
    Term(None, keyword("bac", (40, 43)), 0.4),
)


def test_terms_are_looked_for_once_all_is_compared() -> None:
    state = compared()
    assert effects_of(state, "terms") == (effects.FindTerms(state.pair, links_of(state)),)
    assert not effects_of(after(state, panels.terms_arrived(links_of(state), ())), "terms")
    assert not effects_of(reading(links=LINKS._replace(share=0.5)), "terms")
    assert shown(after(reading(), "terms")).empty == "The articles are still being compared"


def test_terms_that_were_asked_for_too_soon_are_looked_for_when_all_is_compared() -> None:
    partly = after(reading(links=LINKS._replace(share=0.5)), "terms")
    assert [type(effect) for effect in effects_of(partly, compare.links_arrived(LINKS))][-1] is effects.FindTerms


def test_terms_of_other_links_change_nothing() -> None:
    state = compared()
    assert after(state, panels.terms_arrived(LINKS._replace(), TERMS)) is state


def test_terms_are_listed_with_their_places_and_painted_in_one_colour_on_both_sides() -> None:
    state = compared()
    state = after(state, panels.terms_arrived(links_of(state), TERMS), "terms")
    first, second = shown(state).entries
    assert (first.text, first.label, first.side, first.offset) == ("Đối thoại ↔ Dialogue", "3 ×", "left", 0)
    assert (second.text, second.side, second.offset) == ("bac", "right", 40)
    assert second.below.endswith("only here")
    painted = [screen.view(state).panes[side].layers for side in ("left", "right")]
    assert painted[0]["term-0"] == SpanLayer.of([(0, 4), (90, 94)])
    assert painted[1]["term-0"] == SpanLayer.of([(5, 9)])
    assert not any(role.startswith("term") for role in screen.view(after(state, "terms")).panes.left.layers)


def test_without_terms_the_list_says_what_is_needed() -> None:
    state = compared()
    state = after(state, panels.terms_arrived(links_of(state), ()), "terms")
    assert "language model" in shown(state).empty


def test_a_list_that_is_closed_gives_the_keys_back_to_a_line_for_typing() -> None:
    assert after(compared(), "search", "contents", panels.close_list("contents")).active == "search"


def test_an_entry_leads_to_its_place_and_the_list_stays() -> None:
    state = after(compared(), "contents", panels.go_to("contents", "2", "right", 40))
    assert (state.place, state.panel) == (("right", 40), "contents")
    assert after(state, "back").place == ("left", 0)


def test_a_list_that_covers_the_panes_makes_room() -> None:
    narrow = after(compared(), appearance.resize_screen(Area(80, 24)), "contents")
    assert screen.view(narrow).is_covered
    state = after(narrow, panels.go_to("contents", "2", "right", 40))
    assert (state.panel, state.active) == (None, "text")


def test_an_entry_of_differences_is_the_current_difference() -> None:
    state = after(differing(), "discrepancies", panels.go_to("discrepancies", "1", "left", 0))
    assert state.discrepancies
    assert state.discrepancy == 1
    assert state.caret == state.discrepancies[1].mentions[0].start


def test_a_difference_that_is_gone_by_now_leads_to_its_place_all_the_same() -> None:
    state = after(differing(), "discrepancies")._replace(discrepancies=())
    assert after(state, panels.go_to("discrepancies", "1", "left", 40)).place == ("left", 40)


# -- what it shows ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "title", "empty"),
    [
        ("points", "Key points", "Looking for the sentences that say the most…"),
        ("discrepancies", "What differs", "The articles are still being compared"),
        ("notes", "Notes (0)", "No notes yet. c marks the passage or the selection, a writes a note on it."),
    ],
)
def test_an_empty_list_says_what_to_do(subject: Subject, title: str, empty: str) -> None:
    panel = shown(after(compared(), subject))
    assert (panel.title, panel.empty, panel.entries) == (title, empty, ())


def test_articles_in_one_language_are_told_apart_by_their_sides() -> None:
    state = differing()
    english = Pair(*(article._replace(language="en") for article in state.pair))
    first, _ = shown(after(state._replace(pair=english), "discrepancies")).entries
    assert first.below.startswith("left 2 · right 3 · ")


def test_before_the_comparison_no_list_says_that_nothing_differs() -> None:
    assert shown(after(reading(), "discrepancies")).empty == "The articles are still being compared"
    partly = reading(links=LINKS._replace(share=0.5))
    assert shown(after(partly, "discrepancies")).empty == "The articles are still being compared"


@pytest.mark.parametrize("subject", ["points", "notes"])
def test_lists_of_half_a_text_claim_nothing(subject: Subject) -> None:
    state = after(reading()._replace(is_whole=False), subject)
    assert shown(state).empty in {
        "The text is still being read: mark it in a moment",
        "Looking for the sentences that say the most…",
    }
    broken = shown(state._replace(cannot_compare=True))
    assert broken.empty == "The rest of the text could not be read, so nothing can be marked"


def test_key_points_that_were_looked_for_in_vain_are_not_looked_for_any_longer() -> None:
    state = after(compared(), "points", panels.points_arrived(compared().comparison, ()))
    assert shown(state._replace(points=())).empty == "No key points were found. t lists every passage, F3 what differs."


def test_contents_list_every_passage_with_its_verdict_and_begin_at_the_current_one() -> None:
    panel = shown(after(at(compared(), "left", 2), "contents"))
    assert [entry.label for entry in panel.entries] == ["1 title", "2 passage", "3 passage", "4 passage", "5 passage"]
    assert [entry.below for entry in panel.entries] == ["↔ 1", "↔ 3", "unsure", "only here", "↔ 4"]
    assert panel.at == 2


@pytest.mark.parametrize(
    ("facts", "about"),
    [
        ({"byline": "A. Dupont", "url": "https://example.org/a"}, "by A. Dupont\nhttps://example.org/a"),
        ({"byline": "A. Dupont", "guessed": frozenset({"byline"})}, "perhaps by A. Dupont"),
        ({}, ""),
    ],
)
def test_contents_say_by_whom_the_article_is_and_where_it_can_be_found(facts: dict[str, Any], about: str) -> None:
    state = compared()
    state = state._replace(pair=state.pair._replace(left=state.pair.left._replace(**{"byline": None, **facts})))
    assert shown(after(state, "contents")).about == about
    assert shown(after(state, "notes")).about == ""


def test_contents_claim_nothing_before_the_comparison() -> None:
    assert {entry.below for entry in shown(after(reading(), "contents")).entries} == {""}


def test_contents_are_of_the_focused_side_and_cut_long_passages_at_a_word() -> None:
    state = reading(["Một"], ["Un", "mot " * 40])
    (_, entry) = shown(after(state, "other_pane", "contents")).entries
    assert entry.text.endswith("mot…")
    assert len(entry.text) <= 91


def test_differences_quote_both_places() -> None:
    (entry, _) = shown(after(differing(), "discrepancies")).entries
    assert (entry.label, entry.text, entry.below) == (
        "number",
        "“15/8” – “15 août”",
        f"vi 2 · fr 3 · {SAYS}",
    )


def test_key_points_name_their_counterpart_or_their_verdict() -> None:
    points = (
        PairPoint("left", KeyPoint(1, 1, 32, 71, 0.5), Counterpart(2, 2, 73, 130, 0.9)),
        PairPoint("right", KeyPoint(1, 1, 32, 71, 0.4), None),
    )
    state = compared()
    state = after(state, "points", panels.points_arrived(state.comparison, points))
    first, second = shown(state).entries
    assert first.text == "Sáng 15/8, hai bên gặp nhau tại Hà Nội."
    assert first.below == "↔ fr 3: Le 15 août, les deux parties se sont rencontrées à Hanoï."
    assert (second.label, second.below, second.heading) == ("fr 2", "only here", "")


def listed(count: int) -> State:
    """A list of so many key points: by turns what both say, and what only the left and only the right one says."""
    sections: tuple[Section, ...] = ("both", "left", "both", "right")
    points = tuple(
        PairPoint("left", KeyPoint(n, 1, 32, 71, 0.9 - n / 100), None, sections[n % 4]) for n in range(count)
    )
    state = compared()
    return after(state, "points", panels.points_arrived(state.comparison, points))


def test_key_points_stand_in_sections_each_with_one_heading() -> None:
    panel = shown(listed(4))
    assert [(entry.key, entry.heading) for entry in panel.entries] == [
        ("0", "Both say"),
        ("2", ""),
        ("1", "Only left"),
        ("3", "Only right"),
    ]


def test_there_are_as_many_key_points_as_the_reader_wants_and_none_is_looked_for_again() -> None:
    state = listed(20)
    assert shown(state).title == "Key points (8 of 20)"
    more = after(state, "more_points", "more_points")
    assert {entry.key for entry in shown(more).entries} == {str(n) for n in range(10)}
    assert not effects_of(state, "more_points")
    assert shown(after(more, "fewer_points", "fewer_points")) == shown(state)


def test_the_length_of_the_list_ends_at_one_and_at_all() -> None:
    few = listed(3)
    assert shown(few).title == "Key points (3)"
    assert said(after(few, "more_points")) == "These 3 are all the key points"
    assert len(shown(after(few, "fewer_points")).entries) == 2
    assert len(shown(after(few, *["fewer_points"] * 5)).entries) == 1


def test_the_length_of_a_list_that_is_not_shown_opens_it() -> None:
    assert after(compared(), "more_points").panel == "points"
    empty = after(compared(), "points")
    assert after(empty, "more_points") == empty


def test_notes_are_listed_with_how_they_stand_and_an_orphan_leads_nowhere() -> None:
    state = reading()
    left = mark_on(state, "left", "nước", note="ai?", standing="changed")
    right = mark_on(state, "right", "Vietnam", id="m2", colour="pink", standing="orphan")
    panel = shown(after(state, annotate.notes_loaded(PairNotes((left,), (right,))), "notes"))
    first, second = panel.entries
    assert (first.label, first.text, first.below) == ("vi yellow", "“nước”", "ai? · the text here has been edited")
    assert (second.label, second.below, second.offset) == ("fr pink", "its text is gone", None)
    assert first.offset == left.start


def test_contents_say_what_is_partly_here_beside_its_counterparts() -> None:
    entries = shown(after(partly_here(), "contents")).entries
    assert [entry.below for entry in entries] == ["↔ 1", "↔ 2 · partly here", "↔ 3", "only here"]


class TestContentsOfADocumentWithHeadings:
    HEADINGS = Imported(
        (
            Block("Before"),
            *(Block(f"Part {k}", "heading", 2 + (k == 2)) for k in range(1, 4)),
            Block("The end of it is told at some length."),
        ),
        "A book",
    )

    def opened(self) -> State:
        book = assembled(self.HEADINGS, "book")
        assert book
        return after(opened(Pair(book, NOTHING))._replace(keys=bound_keys({})), "contents")

    def test_the_headings_are_listed_as_deep_as_they_stand(self) -> None:
        entries = shown(self.opened()).entries
        assert [(entry.label, entry.text) for entry in entries] == [("3", "Part 1"), ("  4", "Part 2"), ("5", "Part 3")]

    def test_the_list_begins_at_the_heading_that_one_stands_under(self) -> None:
        state = self.opened()
        last = state.pair.left.passages[-1]
        assert shown(at(state, "left", last.id)).at == 2
        assert shown(at(state, "left", 0)).at == 0
