"""Every command of the registry does what its help says."""

from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Checkbox, Input, Label, OptionList, TextArea

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Span
from dialogue_reader.documents.opening import PairReading, open_article, open_pair
from dialogue_reader.errors import StoreError
from dialogue_reader.messages import text
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.settings.configuration import CONFIG
from dialogue_reader.settings.loading import load
from dialogue_reader.tui.app import DialogueReader, Outcome
from dialogue_reader.tui.commands.registry import REGISTRY
from dialogue_reader.tui.screens.export import ExportScreen
from dialogue_reader.tui.screens.help import HelpScreen
from dialogue_reader.tui.screens.library import LibraryScreen
from dialogue_reader.tui.screens.map import MapDrawing, MapScreen
from dialogue_reader.tui.screens.note import NoteScreen
from dialogue_reader.tui.screens.palette import Palette
from dialogue_reader.tui.screens.reader import ReaderScreen
from dialogue_reader.tui.widgets.guide import Guide
from tests.tui.opening import (
    SAMPLE_LINKS,
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
from tests.tui.pressed import PressedCommands

TESTED = PressedCommands(ReaderScreen)
of = TESTED.of


def test_every_command_has_a_test() -> None:
    assert {command.id for command in REGISTRY} == TESTED.ids


def test_no_key_has_two_commands() -> None:
    keys = [key for command in REGISTRY for key in command.keys.split(",")]
    assert sorted(keys) == sorted(set(keys))


@of("line_down", "line_up")
async def test_lines_are_walked_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        pane = pane_of(screen, "left")
        await typed(pilot, "j")
        assert pane.row_of(screen.state.carets.left) == 1
        await typed(pilot, "j")
        assert screen.state.passage.id == 1  # the blank row between passages is no line of text
        await typed(pilot, "k", "k")
        assert screen.state.carets.left == 0


@of("next_account", "previous_account", "hit_elsewhere", "story")
async def test_without_a_story_the_keys_of_its_accounts_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        for key in ("less_than_sign", "greater_than_sign", "ctrl+n", "W"):
            await typed(pilot, key)
            assert status(screen).startswith("Only these documents are open")


@of("page_down", "page_up", "half_down", "half_up")
async def test_pages_turn_there_and_back(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, size=(100, 24)) as (pilot, screen):
        pane = pane_of(screen, "left")
        await typed(pilot, "space")
        assert pane.top == pane.area.height - 2
        await typed(pilot, "b")
        assert pane.top == 0
        await typed(pilot, "ctrl+d")
        assert pane.top == (pane.area.height - 2) // 2
        await typed(pilot, "ctrl+u")
        assert pane.top == 0


@of("page_down")
async def test_paging_past_the_end_reaches_the_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, size=(100, 24)) as (pilot, screen):
        await typed(pilot, *["space"] * 12)
        assert screen.state.passage.id == 14
        assert lines(screen, "left")[-2].strip("▌ ") == "Khổng Hà"


@of("start", "end")
async def test_the_start_and_the_end_are_a_key_away(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "G")
        assert screen.state.carets.left == screen.state.pair.left.passages[-1].end
        assert "▌ Khổng Hà" in lines(screen, "left")
        await typed(pilot, "g")
        assert (screen.state.carets.left, pane_of(screen, "left").top) == (0, 0)


@of("next_passage", "previous_passage")
async def test_passages_are_walked_and_their_counterparts_come_level(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, *"JJJJJJ")
        left, right = pane_of(screen, "left"), pane_of(screen, "right")
        pair = screen.state.pair
        assert screen.state.passage.id == 6
        assert right.row_of(pair.right.passages[4].start) == left.row_of(pair.left.passages[6].start)
        await typed(pilot, "K", "K", "K", "K")
        assert right.row_of(pair.right.passages[5].start) == left.row_of(pair.left.passages[2].start)


async def test_without_counterpart_the_other_pane_stays_and_the_status_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "J", "J", "J")
        held = pane_of(screen, "right").top
        await typed(pilot, "J")
        assert screen.state.passage.id == 4
        assert pane_of(screen, "right").top == held
        assert "only here" in status(screen)


@of("left", "right", "word_left", "word_right", "line_start", "line_end")
async def test_the_caret_moves_by_characters_words_and_line_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "right", "right", "left")
        assert screen.state.carets.left == 1
        await typed(pilot, "ctrl+right")
        assert screen.state.carets.left == len("Việt ")
        await typed(pilot, "ctrl+left")
        assert screen.state.carets.left == 0
        await typed(pilot, "end")
        assert screen.state.pair.left.text[: screen.state.carets.left].endswith("phòng,")
        await typed(pilot, "home")
        assert screen.state.carets.left == 0


@of("back", "forward", "counterpart")
async def test_enter_goes_to_the_counterpart_and_back_returns(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "J", "J", "enter")
        assert (screen.state.focus, screen.state.passage.id) == ("right", 5)
        await typed(pilot, "alt+left")
        assert (screen.state.focus, screen.state.passage.id) == ("left", 2)
        await typed(pilot, "alt+right")
        assert (screen.state.focus, screen.state.passage.id) == ("right", 5)


async def test_enter_says_where_there_is_no_counterpart(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "J", "J", "J", "J", "enter")
        assert screen.state.focus == "left"
        assert "only here" in status(screen)


@of("other_pane")
async def test_tab_changes_the_pane(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "tab")
        assert screen.state.focus == "right"
        assert screen.query_one("#right-title").has_class("-active")
        await typed(pilot, "tab")
        assert screen.state.focus == "left"


@of("language")
async def test_languages_are_cycled_and_the_passage_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, *"JJJJJJ", "l")
        assert (screen.state.visible, pane_of(screen, "left").widget.size.width) == ("left", 120)
        await typed(pilot, "l")
        assert (screen.state.visible, screen.state.passage.id) == ("right", 4)
        assert pane_of(screen, "right").widget.size.width == 120
        await typed(pilot, "l")
        assert screen.state.visible == "both"
        assert screen.state.passage.id == 4


@of("swap")
async def test_the_articles_change_places(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "x")
        assert (
            pane_of(screen, "right").widget.region.x
            < screen.query_one("#gutter").region.x
            < pane_of(screen, "left").widget.region.x
        )
        await typed(pilot, "x")
        assert pane_of(screen, "left").widget.region.x < pane_of(screen, "right").widget.region.x


@of("view")
async def test_rows_put_counterparts_beside_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "v")
        pair, left, right = screen.state.pair, pane_of(screen, "left"), pane_of(screen, "right")
        for link in ((0, 0), (3, 3), (6, 4), (12, 6), (9, 7), (10, 8)):
            assert left.row_of(pair.left.passages[link[0]].start) == right.row_of(pair.right.passages[link[1]].start)
        await typed(pilot, *"JJJJJJJJJ")
        assert left.top == right.top
        await typed(pilot, "v")
        assert screen.state.arrangement == "facing"


@of("sync")
async def test_unlocked_panes_move_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "s")
        assert "separately" in status(screen)
        await typed(pilot, *"JJJJJJ")
        assert pane_of(screen, "right").top == 0
        await typed(pilot, "s")
        left, right, pair = pane_of(screen, "left"), pane_of(screen, "right"), screen.state.pair
        assert right.row_of(pair.right.passages[4].start) == left.row_of(pair.left.passages[6].start)


@of("next_only_here", "previous_only_here")
async def test_stepping_through_what_is_only_here(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "full_stop")
        assert screen.state.passage.id == 4
        await typed(pilot, "full_stop", "full_stop")
        assert screen.state.passage.id == 8
        await typed(pilot, "comma")
        assert screen.state.passage.id == 5
        await typed(pilot, *["full_stop"] * 3)
        assert "No further passage" in status(screen)


@of("why")
async def test_what_ties_two_passages_is_lit_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "J", "J", "J", "h")
        plain = {
            segment.style for segment in pane_of(screen, "right").render_line(pane_of(screen, "right").row_of(1100))
        }
        await typed(pilot, "i")
        assert "tied by 1 sentence" in status(screen)
        assert "15/8" in status(screen)
        lit = {segment.style for y in range(40) for segment in pane_of(screen, "right").render_line(y)}
        assert lit - plain
        await typed(pilot, "J", "i")
        assert "tied by" not in status(screen)


@of("only_here")
async def test_a_filter_shows_only_what_is_only_here(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "f4")
        assert screen.state.passage.id == 4
        shown = "".join(lines(screen, "left"))
        assert "Thượng tướng Lương Tam Quang" in shown
        assert "Sáng 15/8" not in shown
        assert "La prévention et la lutte" in "".join(lines(screen, "right"))
        await typed(pilot, "J", "J")
        assert screen.state.passage.id == 8
        await typed(pilot, "v", "slash", *"sang 15", "enter")
        assert not screen.state.filters_only_here  # what is looked for is shown
        assert "Sáng 15/8" in "".join(lines(screen, "left"))
        await typed(pilot, "f4", "f4")
        assert not screen.state.filters_only_here


@of("next_discrepancy", "previous_discrepancy", "discrepancies")
async def test_a_name_spelled_in_two_ways_is_listed_and_stepped_to(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        assert screen.state.discrepancies
        (difference,) = screen.state.discrepancies
        assert {mention.text for mention in difference.mentions} == {"Rycroft", "Cycroft"}
        await typed(pilot, "o")
        assert screen.state.place.offset == difference.mentions[0].start
        assert "Cycroft" in status(screen)
        await typed(pilot, "O", "g", "f3")
        assert "Cycroft" in entries(screen)[0]
        await typed(pilot, "enter")
        assert screen.state.place.offset == difference.mentions[0].start


@of("reject", "restore", "link")
async def test_links_are_set_right_by_hand_and_stay_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        await typed(pilot, "J", "J", "J", "r")
        assert screen.state.counterparts == ()
        await typed(pilot, "J", "M", "tab", "g", "J", "M")
        assert screen.state.counterparts == (4,)
        assert "Linked by hand" in status(screen)
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        assert screen.state.comparison is not None
        assert screen.state.comparison.counterparts("left", 3) == ()
        assert screen.state.comparison.counterparts("left", 4) == (1,)
        assert "by hand" in status(screen)
        await typed(pilot, "R")
        assert screen.state.comparison.counterparts("left", 4) == ()
        await typed(pilot, "tab", "g", "J", "J", "J", "R")
        assert screen.state.comparison.counterparts("left", 3) == (3,)


async def test_linking_by_hand_can_be_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "M", "J", "M")
        assert "other article first" in status(screen)
        await typed(pilot, "escape")
        assert screen.state.linking is None
        assert screen.state.synced


@of("points")
async def test_key_points_lead_to_their_passages(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "f2")
        prompts = entries(screen)
        assert len(prompts) >= 4
        assert prompts[0].startswith("Both say\n")
        assert "↔" in prompts[0]
        assert any(prompt.startswith("Only Nhân Dân en ligne\nfr ") for prompt in prompts)
        assert not any("only here" in prompt for prompt in prompts if "Đồng thời" in prompt)  # unsure is not only here
        await typed(pilot, "down", "enter")
        assert screen.state.back  # one went somewhere
        await typed(pilot, "f2")
        assert not screen.query("#panel")


@of("terms")
async def test_terms_are_listed_in_one_colour_on_both_sides_and_lead_to_their_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "f6")
        prompts = entries(screen)
        assert any("Vương quốc Anh ↔ Royaume-Uni" in prompt for prompt in prompts)
        assert screen.state.terms
        shared = [term for term in screen.state.terms if term.left and term.right]
        assert shared
        await typed(pilot, "down", "enter")
        assert screen.state.back
        await typed(pilot, "f6")
        assert not screen.query("#panel")


@of("more_points", "fewer_points")
async def test_the_list_of_key_points_is_as_long_as_the_reader_wants(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "f2", "minus", "minus")
        count = len(entries(screen))
        await typed(pilot, "down", "plus")
        assert len(entries(screen)) == count + 1
        await typed(pilot, "enter")
        assert screen.state.back


@of("contents")
async def test_contents_list_every_passage_with_its_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "t")
        assert len(entries(screen)) == 15
        assert "unsure" in entries(screen)[13]
        assert "only here" in entries(screen)[4]
        assert "↔ 5" in entries(screen)[6]
        await typed(pilot, "j", "j", "j", "enter")
        assert screen.state.passage.id == 3


@of("keywords")
async def test_keywords_are_lit_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        lit = [segment.style for segment in pane_of(screen, "left").render_line(0)]
        await typed(pilot, "h")
        plain = [segment.style for segment in pane_of(screen, "left").render_line(0)]
        assert len(set(lit)) > len(set(plain))
        await typed(pilot, "h")
        assert [segment.style for segment in pane_of(screen, "left").render_line(0)] == lit


@of("search", "next_hit", "previous_hit", "escape")
async def test_searching_both_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "J", "slash", *"quang")
        assert len(screen.state.search.hits) == 7
        assert "1 of 7" in screen.query_one("#search-count").render_line(0).text
        await typed(pilot, "enter")
        assert not screen.query("#search")
        await typed(pilot, *"nnnnn")
        assert screen.state.focus == "left"
        await typed(pilot, "n")
        assert screen.state.focus == "right"
        assert "7 of 7" in status(screen)
        await typed(pilot, "n", "N")
        assert screen.state.search.current == 6
        begun = screen.state.search.origin
        await typed(pilot, "escape")
        assert (len(screen.state.search.hits), screen.state.place) == (0, begun)
        await typed(pilot, "n")  # who wants the next hit after all has it
        assert len(screen.state.search.hits) == 7
        await typed(pilot, "n")
        assert len(screen.state.search.hits) == 7


async def test_who_has_read_on_from_a_hit_stays_there(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "slash", *"quang", "enter", "J")
        place = screen.state.place
        await typed(pilot, "escape")
        assert (screen.state.search.hits, screen.state.place) == ((), place)
        await typed(pilot, "alt+left")
        assert screen.state.place.offset == 0


async def test_escape_while_typing_returns_to_where_one_was(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "J", "J")
        place, top = screen.state.place, pane_of(screen, "left").top
        await typed(pilot, "slash", *"immigration")
        assert screen.state.focus == "right"
        await typed(pilot, "escape")
        assert (screen.state.place, pane_of(screen, "left").top) == (place, top)
        assert screen.state.search.hits == ()


async def test_a_search_is_taken_up_again_with_its_words_and_hits(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "slash", *"quang", "enter", "slash")
        assert screen.query_one("#search Input", Input).value == "quang"
        assert "of 7" in screen.query_one("#search-count").render_line(0).text
        await typed(pilot, *"luong", "enter", "n")
        assert screen.state.search.query.text == "luong"


async def test_an_exact_search_tells_accents_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "slash", "d", "i", "space", "c", "u")
        assert len(screen.state.search.hits) == 7
        await typed(pilot, "alt+e")
        assert screen.state.search.hits == ()
        await typed(pilot, "alt+e")
        assert len(screen.state.search.hits) == 7


@of("search_meaning", "hits")
async def test_searching_by_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "f", *"legal migration")
        assert screen.state.focus == "right"
        assert "1 of 3" in screen.query_one("#search-count").render_line(0).text
        assert "(by meaning)" in screen.query_one("#search-count").render_line(0).text
        await typed(pilot, "enter")
        assert not screen.query("#search")
        assert "1 of 3 by meaning" in status(screen)
        await typed(pilot, "n")
        assert (screen.state.focus, screen.state.passage.id) == ("left", 12)
        await typed(pilot, "N", "N")
        assert (screen.state.search.current, screen.state.passage.id) == (2, 13)
        await typed(pilot, "f7")
        assert len(entries(screen)) == 3
        await typed(pilot, "up", "up", "enter")
        assert (screen.state.focus, screen.state.passage.id, screen.state.search.current) == ("right", 6, 0)


async def test_alt_f_changes_between_words_and_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "slash", *"migration", "alt+f")
        assert screen.state.search.query.by_meaning
        assert screen.query_one("#search Input", Input).value == "migration"
        by_meaning = screen.state.search.hits
        await typed(pilot, "alt+f")
        assert not screen.state.search.query.by_meaning
        assert screen.state.search.hits != by_meaning
        await typed(pilot, "alt+f", "alt+e")
        query = screen.state.search.query
        assert (query.exact, query.by_meaning) == (True, False)


async def test_letters_typed_in_one_go_are_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, _):
        HandMadeComparer.sought.clear()
        await typed(pilot, "f", *"migration")
        assert [inquiry.query for inquiry in HandMadeComparer.sought][-1] == "migration"
        assert len(HandMadeComparer.sought) < len("migration")


@of("select_left", "select_right", "select_word_right", "select_word_left", "select_line_end", "select_line_start",
    "select_down", "select_up")  # fmt: skip
async def test_selecting_with_shift(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):

        def selected() -> str:
            span = screen.state.selection
            return screen.state.pair.left.text_of(span) if span else ""

        await typed(pilot, "shift+right", "shift+right", "shift+left")
        assert selected() == "V"
        await typed(pilot, "ctrl+shift+right")
        assert selected() == "Việt"
        await typed(pilot, "ctrl+shift+right", "ctrl+shift+left")
        assert selected() == "Việt "
        await typed(pilot, "shift+end")
        assert selected().endswith("phòng,")
        await typed(pilot, "shift+home")
        assert selected() == ""
        await typed(pilot, "shift+down")
        assert selected().endswith("phòng, ")
        await typed(pilot, "shift+up")
        assert selected() == ""
        await typed(pilot, "shift+right", "escape")
        assert screen.state.selected_from is None


@of("colour", "delete", "undo", "redo")
async def test_marking_recolouring_deleting_and_undoing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        await typed(pilot, "J", "J", "c")
        (mark,) = screen.state.notes.left
        assert (mark.colour, mark.start) == ("yellow", screen.state.passage.start)
        await typed(pilot, "c")
        assert screen.state.notes.left[0].colour == "green"
        await typed(pilot, "delete")
        assert screen.state.notes.total == 0
        await typed(pilot, "u")
        assert screen.state.notes.left[0].id == mark.id
        assert "Trên lĩnh vực an" in status(screen)
        await typed(pilot, "U")
        assert screen.state.notes.total == 0
        await typed(pilot, "u")
        await typed(pilot, "J", "delete")
        assert "no mark" in status(screen)


async def test_a_second_colour_and_a_note_are_of_the_mark_just_made(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "ctrl+shift+right", "ctrl+shift+right", "c", "c", "a", *"who", "enter")
        (mark,) = screen.state.notes.left
        assert (mark.selector.exact, mark.colour, mark.note) == ("Việt Nam", "green", "who")


async def test_marking_the_words_selected(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "ctrl+shift+right", "ctrl+shift+right", "c")
        (mark,) = screen.state.notes.left
        assert mark.selector.exact == "Việt Nam"
        assert screen.state.selection is None


@of("annotate", "notes")
async def test_a_note_is_written_listed_changed_and_deleted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        await typed(pilot, "J", "J", "J", "a")
        assert isinstance(pilot.app.screen, NoteScreen)
        await typed(pilot, *"who", "ctrl+j", *"when", "enter")
        assert screen.state.notes.left[0].note == "who\nwhen"
        await typed(pilot, "f5", "a", *"?", "enter")
        assert screen.state.notes.left[0].note == "who\nwhen?"
        await typed(pilot, "g")
        assert len(entries(screen)) == 1
        await typed(pilot, "delete")
        assert screen.state.notes.total == 0
        await typed(pilot, "escape", "u")
        assert screen.state.notes.total == 1


async def test_a_note_is_not_thrown_away_by_one_key(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "a", *"words", "escape")
        assert isinstance(pilot.app.screen, NoteScreen)
        assert "throws away" in str(pilot.app.screen.query_one("#note-warning").render())
        await typed(pilot, *" and", "escape")  # who writes on has not given up
        assert isinstance(pilot.app.screen, NoteScreen)
        await typed(pilot, "escape")
        assert screen.state.notes.total == 0
        await typed(pilot, "a", "escape")
        assert not isinstance(pilot.app.screen, NoteScreen)


@of("annotate_pair")
async def test_a_note_on_a_passage_and_its_counterpart_is_lit_listed_and_gone_to_on_both_sides(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        await typed(pilot, *"JJJJJJ", "A", *"same?", "enter")
        assert (screen.state.notes.left[0].note, screen.state.notes.right[0].note) == ("same?", "same?")
        await typed(pilot, "tab", "c")
        assert [screen.state.notes[side][0].colour for side in ("left", "right")] == ["green", "green"]
        await typed(pilot, "f5")
        (entry,) = entries(screen)
        assert "Những năm qua" in entry
        assert "Ces derniers temps" in entry
        await typed(pilot, "enter")
        assert (screen.state.focus, screen.state.passage.id) == ("left", 6)
        await typed(pilot, "enter")
        assert (screen.state.focus, screen.state.passage.id) == ("right", 4)
        await typed(pilot, "u", "u")
        assert screen.state.notes.total == 0
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, *"JJJJ", "A")
        assert "only here" in status(screen)
        assert not isinstance(pilot.app.screen, NoteScreen)


async def test_tags_and_colour_are_given_with_the_note(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        await typed(pilot, "a", *"who", "tab", *"địa danh, #sure", "ctrl+r", "enter")
        (mark,) = screen.state.notes.left
        assert (mark.note, mark.tags, mark.colour) == ("who", ("địa danh", "sure"), "green")
        await typed(pilot, "J", "a", "tab", *"dia")
        await typed(pilot, "right", "enter")  # what is known is completed, whatever the accents
        assert screen.state.notes.left[1].tags == ("địa danh",)
        await typed(pilot, "a", "tab", "ctrl+u", "enter")
        assert screen.state.notes.left[1].tags == ()


async def test_a_note_stays_as_it_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "a", *"    code", "ctrl+j", "ctrl+j", *"* item ", "enter")
        assert screen.state.notes.left[0].note == "    code\n\n* item "


@of("name_colour")
async def test_a_colour_gets_a_name_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        await typed(pilot, "C", *"to be checked", "enter")
        await typed(pilot, "c")
        assert "Marked to be checked" in status(screen)
        await typed(pilot, "a", "ctrl+r", "ctrl+n", *"numbers", "enter", *"how many", "enter", "f5")
        assert "numbers" in entries(screen)[0]
        await typed(pilot, "e", "enter")
        assert "Left, numbers" in (tmp_path / "migration-dialogue.vi+migration-dialogue.fr.md").read_text()
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        assert screen.state.colour_names == {"yellow": "to be checked", "green": "numbers"}
        assert "numbers: how many" in status(screen)
        await typed(pilot, "C", "ctrl+u", "enter")
        assert screen.state.colour_names == {"yellow": "to be checked"}


@of("bookmark", "to_bookmark")
async def test_a_letter_leads_back_to_a_place_in_another_session(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        await typed(pilot, *"JJJ", "m", "q", "tab", "m", "r")
        place = screen.state.place
        await typed(pilot, "g", "apostrophe", "r")
        assert screen.state.place == place
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        await typed(pilot, "g", "apostrophe", "q")
        assert (screen.state.focus, screen.state.passage.id) == ("left", 3)
        await typed(pilot, "apostrophe", "apostrophe")
        assert screen.state.passage.id == 0
        await typed(pilot, "f5")
        assert [entry.split()[:3] for entry in entries(screen)] == [["Bookmarks", "vi", "q"], ["fr", "r", "Le"]]
        await typed(pilot, "delete", "escape")
        await typed(pilot, "apostrophe", "q")
        assert "no bookmark q" in status(screen)
        await typed(pilot, "m", "escape", "J")
        assert screen.state.letter_for is None


async def noted(pilot: Pilot[Outcome]) -> None:
    """Notes on the first three passages."""
    await typed(pilot, "a", *"first who", "enter", "J", "a", *"second", "tab", *"tag", "enter")
    await typed(pilot, "J", "a", *"third who", "ctrl+r", "enter")


@of("filter_notes", "note_order")
async def test_the_list_of_notes_is_filtered_as_one_types(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await noted(pilot)
        await typed(pilot, "F", *"who")
        assert [len(entries(screen)), screen.state.active] == [2, "filter"]
        await typed(pilot, *" green", "enter", "enter")
        assert (screen.state.passage.id, screen.state.active) == (2, "panel")
        await typed(pilot, "slash", "escape")
        assert len(entries(screen)) == 3
        await typed(pilot, "slash", *"#ta", "down", "enter")
        assert screen.state.passage.id == 1
        await typed(pilot, "slash", "escape", "d")
        assert "third who" in entries(screen)[0]
        await typed(pilot, "d")
        assert "first who" in entries(screen)[0]
        await typed(pilot, "f2", "slash")  # other lists are not filtered: the articles are searched
        assert screen.state.search.is_open


@of("merge_notes")
async def test_two_notes_become_one_and_two_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await noted(pilot)
        await typed(pilot, "f5", "ampersand", "j", "j", "ampersand")
        both = "first who\n\nthird who"
        assert [mark.note for mark in screen.state.notes.left] == [both, "second", both]
        assert len(entries(screen)) == 2
        await typed(pilot, "u")
        assert [mark.note for mark in screen.state.notes.left] == ["first who", "second", "third who"]


@of("place_note")
async def test_a_note_whose_text_is_gone_is_put_on_another_passage(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = pair_of("A title of it\n\nThe words that will be gone.\n\nMore.", "Un titre\n\nDes mots.")
    after = pair_of("A title of it\n\nMore.\n\nOther words stand here.", "Un titre\n\nDes mots.")
    async with opened(monkeypatch, before, data=tmp_path) as (pilot, screen):
        await typed(pilot, "J", "a", *"keep me", "enter")
    async with opened(monkeypatch, after, data=tmp_path) as (pilot, screen):
        (orphan,) = screen.state.notes.left
        assert orphan.orphan
        await typed(pilot, "g", "J", "J", "f5", "enter")
        assert "p shows where it may be" in status(screen)
        await typed(pilot, "p")
        (mark,) = screen.state.notes.left
        assert (mark.selector.exact, mark.standing, mark.note) == ("Other words stand here.", "exact", "keep me")
        await typed(pilot, "u")
        assert screen.state.notes.left[0].orphan


@of("place_note")
async def test_the_places_where_the_words_of_an_orphan_may_be_are_offered_first_the_likeliest_above(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    marked = "The mayor of the old harbour town opened the new bridge on Monday."
    left, rest = "The old harbour town opened the new bridge, which no", " mayor of it had wanted for twenty years."
    before = pair_of(f"A title of it\n\n{marked}\n\nMore.", "Un titre\n\nDes mots.")
    after = pair_of(f"A title of it\n\nMore.\n\nOn.\n\n{left}{rest}", "Un titre\n\nDes mots.")
    async with opened(monkeypatch, before, data=tmp_path) as (pilot, screen):
        await typed(pilot, "J", "c")
    async with opened(monkeypatch, after, data=tmp_path) as (pilot, screen):
        assert screen.state.notes.left[0].orphan
        await typed(pilot, "f5", "p")
        options = [str(option.prompt) for option in pilot.app.screen.query_one("#place-list", OptionList).options]
        assert options[0] == f"44% of the words · en 4\n{left}"
        assert "where you are" in options[-1]
        await typed(pilot, "escape")
        assert screen.state.notes.left[0].orphan
        await typed(pilot, "p", "enter")
        (mark,) = screen.state.notes.left
        assert (mark.selector.exact, mark.standing) == (left, "exact")


@of("all_notes")
async def test_notes_of_all_documents_are_listed_and_open_their_documents(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("A first text\n\nWith words in it.\n\nAnd more.")
    (tmp_path / "two.txt").write_text("Un second texte.\n\nAvec des mots.")
    data = tmp_path / "data"
    pair = open_pair(tmp_path / "one.txt", tmp_path / "two.txt")
    with NoteStore.open(data) as store:
        note = store.add(pair.right, Span("right", 18, 32), "pink", "elsewhere")
        store.shelve(pair)
    async with opened(monkeypatch, data=data) as (pilot, screen):
        await typed(pilot, "a", *"here", "enter", "E")
        assert ["elsewhere" in entry for entry in entries(screen)] == [True, False]
        await typed(pilot, "E")
        assert len(entries(screen)) == 1
        await typed(pilot, "escape", "ctrl+o", "ctrl+n")
        assert len(entries(screen)) == 2
        await typed(pilot, "slash", *"elsewhere", "enter", "enter")
    outcome = pilot.app.return_value
    assert isinstance(outcome, PairReading)
    assert outcome.pair == pair
    assert isinstance(pilot.app, DialogueReader)
    assert pilot.app.sought_note == note.id
    async with opened(monkeypatch, outcome.pair, data=data, sought_note=note.id) as (_, screen):
        assert (screen.state.focus, screen.state.passage.id) == ("right", 1)


async def test_a_document_that_is_gone_leaves_one_where_one_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("A first text\n\nWith words in it.\n\nAnd more.")
    data = tmp_path / "data"
    with NoteStore.open(data) as store:
        store.add(open_article(tmp_path / "one.txt"), Span("left", 0, 7), "pink", "elsewhere")
        store.add(article_of("From a pipe.", "-"), Span("left", 0, 4), "pink", "piped")
    (tmp_path / "one.txt").unlink()
    async with opened(monkeypatch, data=data) as (pilot, screen):
        await typed(pilot, "E", "slash", *"elsewhere", "enter", "enter")
        assert "no such file" in status(screen)
        await typed(pilot, "slash", "ctrl+u", *"piped", "enter", "enter")
        assert "standard input" in status(screen)
        assert pilot.app.is_running


@of("copy")
async def test_the_passage_or_the_selection_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "y")
        assert pilot.app.clipboard == screen.state.pair.left.title
        await typed(pilot, "ctrl+shift+right", "y")
        assert pilot.app.clipboard == "Việt"


@of("copy_with_source")
async def test_a_passage_is_copied_with_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "Y")
        left = screen.state.pair.left
        words, *about = pilot.app.clipboard.split("\n")
        assert words == f"“{left.title}”"
        assert left.title in about[0]
        assert left.source in about
        assert about[-1] == f"passage 1, characters 0–{len(left.title)}"


@of("export")
async def test_notes_are_exported_and_no_file_is_overwritten_unasked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "e")
        assert "nothing to export" in status(screen)
        await typed(pilot, "J", "J", "J", "c", "e", "enter")
        written = tmp_path / "migration-dialogue.vi+migration-dialogue.fr.md"
        assert "> Sáng 15/8, tại Hà Nội" in written.read_text()
        assert "Le 15 août, à Hanoï" in written.read_text()
        written.write_text("mine")
        await typed(pilot, "e", "enter")
        assert written.read_text() == "mine"
        assert "ctrl+o" in str(pilot.app.screen.query_one("#export-wrong").render())
        await typed(pilot, "ctrl+o")
        assert "> Sáng 15/8" in written.read_text()
        assert "written to" in status(screen)


@of("export")
async def test_notes_are_exported_in_a_format_from_the_list(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "J", "J", "J", "c", "e", "tab", "enter", "escape")
        assert isinstance(pilot.app.screen, ExportScreen)  # the list alone was closed
        await typed(pilot, "enter", "down", "down", "down", "enter", "enter")
        written = tmp_path / "migration-dialogue.vi+migration-dialogue.fr.html"
        assert written.read_text().startswith("<!DOCTYPE html>")
        assert "written to" in status(screen)


@of("export")
async def test_a_file_for_obsidian_is_updated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "J", "J", "J", "c", "e")
        pilot.app.screen.query_one(Input).value = "a.obsidian.md"
        await typed(pilot, "enter")
        (note,) = tmp_path.iterdir()
        note.write_text(note.read_text() + "\nmine\n")
        await typed(pilot, "J", "c", "e")
        pilot.app.screen.query_one(Input).value = "a.obsidian.md"
        await typed(pilot, "enter")
        assert "2 notes" in status(screen)
        assert note.read_text().count("> [!quote]") == 2
        assert "\nmine\n" in note.read_text()


@of("theme")
async def test_dark_and_light(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, _):
        await typed(pilot, "T")
        assert not pilot.app.current_theme.dark
        await typed(pilot, "T")
        assert pilot.app.current_theme.dark


@of("suspend")
async def test_the_reader_is_suspended(monkeypatch: pytest.MonkeyPatch) -> None:
    suspended: list[bool] = []
    monkeypatch.setattr(App, "action_suspend_process", lambda _: suspended.append(True))
    async with opened(monkeypatch) as (pilot, _):
        await typed(pilot, "ctrl+z")
    assert suspended == [True]


async def test_the_links_are_exported_for_translators_with_the_notes_on_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with opened(monkeypatch) as (pilot, _):
        await typed(pilot, "J", "J", "a", *"so", "enter", "e")
        pilot.app.screen.query_one("#export-path", Input).value = str(tmp_path / "memory.tmx")
        await typed(pilot, "enter")
    written = (tmp_path / "memory.tmx").read_text("utf-8")
    assert written.count("<tu ") == len(SAMPLE_LINKS.links)
    assert "<note>so</note>" in written


async def test_notes_are_exported_by_a_template_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    template = tmp_path / "own.j2"
    template.write_text("{% for note in notes %}<{{ note.body }}>{% endfor %}", "utf-8")
    async with opened(monkeypatch) as (pilot, _):
        await typed(pilot, "J", "a", *"so", "enter", "e")
        pilot.app.screen.query_one("#export-path", Input).value = str(tmp_path / "own.txt")
        pilot.app.screen.query_one("#export-template", Input).value = str(tmp_path / "none.j2")
        await typed(pilot, "enter")
        assert "none.j2" in str(pilot.app.screen.query_one("#export-wrong", Label).content)
        pilot.app.screen.query_one("#export-template", Input).value = str(template)
        await typed(pilot, "enter")
    assert (tmp_path / "own.txt").read_text("utf-8") == "<so>"


async def test_a_file_that_is_updated_loses_the_notes_that_are_gone_when_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "own.obsidian.md"
    async with opened(monkeypatch) as (pilot, _):

        async def export(*, prune: bool) -> str:
            await typed(pilot, "e")
            pilot.app.screen.query_one("#export-path", Input).value = str(target)
            pilot.app.screen.query_one("#export-prune", Checkbox).value = prune
            await typed(pilot, "enter")
            return target.read_text("utf-8")

        await typed(pilot, "J", "a", *"stays", "enter", "J", "a", *"goes", "enter")
        await export(prune=False)
        await typed(pilot, "delete")
        assert "goes" in await export(prune=False)
        written = await export(prune=True)
        assert ("stays" in written, "goes" in written) == (True, False)


async def test_a_note_that_cannot_be_kept_is_there_to_be_kept_once_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreError("store_disk_full", "notes.db")

    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        for change in ("add", "change"):
            with monkeypatch.context() as patched:
                patched.setattr(NoteStore, change, full)
                await typed(pilot, "a", *"long", "enter")
            assert isinstance(pilot.app.screen, NoteScreen)
            await typed(pilot, "enter")
            assert pilot.app.screen is screen
        assert [note.note for note in screen.state.notes.left] == ["longlong"]


@of("library")
async def test_the_library_offers_something_else_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, _):
        await typed(pilot, "ctrl+o")
        assert isinstance(pilot.app.screen, LibraryScreen)


@of("ui_language")
async def test_the_interface_speaks_the_next_language(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        shown = []
        for language in ("vi", "fr", "en"):
            await typed(pilot, "I")
            assert screen.state.language == language
            shown.append(status(screen))
        assert len(set(shown)) == 3
        assert "in English" in shown[-1]


@of("narrower", "wider")
async def test_the_panes_share_the_width_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        before = pane_of(screen, "left").area.width
        await typed(pilot, "z", "z")
        assert pane_of(screen, "left").area.width < before < pane_of(screen, "right").area.width
        await typed(pilot, "Z", "Z")
        assert pane_of(screen, "left").area.width == before
        await typed(pilot, "l", "z")
        assert "Only one article is shown" in status(screen)


@of("translate")
async def test_a_translation_stands_below_its_passage_until_the_key_is_pressed_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / CONFIG).write_text('[translation]\ncommand = ["tr", "a-z", "A-Z"]\nlanguage = "en"\n')
    async with opened(monkeypatch, configuration=load(tmp_path)) as (pilot, screen):
        await typed(pilot, "L")
        assert any(line.endswith("≈ Machine translation vi → en") for line in lines(screen, "left"))
        words = next(line for line in lines(screen, "left") if line.startswith("  ┊ ") and "≈" not in line)
        assert words != words.lower()
        assert not set(words) & set("abcdefghijklmnopqrstuvwxyz")
        await typed(pilot, "L")
        assert not any("┊" in line for line in lines(screen, "left"))


async def test_a_translation_that_is_shown_is_exported_on_request(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / CONFIG).write_text('[translation]\ncommand = "tr a-z A-Z"\nlanguage = "en"\n')
    monkeypatch.chdir(tmp_path)
    async with opened(monkeypatch, configuration=load(tmp_path)) as (pilot, _):
        await typed(pilot, "L", "c", "e")
        pilot.app.screen.query_one("#export-path", Input).value = "without.md"
        await typed(pilot, "enter", "e")
        pilot.app.screen.query_one("#export-path", Input).value = "with.md"
        await typed(pilot, "tab", "tab", "space", "shift+tab", "shift+tab", "enter")
    assert "Machine translation" not in Path("without.md").read_text("utf-8")
    assert "Machine translation" in Path("with.md").read_text("utf-8")


async def test_a_translator_that_fails_is_a_notice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / CONFIG).write_text('[translation]\ncommand = ["no-such-translator"]\nlanguage = "en"\n')
    async with opened(monkeypatch, configuration=load(tmp_path)) as (pilot, screen):
        await typed(pilot, "L")
        assert "cannot be started" in status(screen)
        assert not any("┊" in line for line in lines(screen, "left"))


async def test_without_a_translator_the_palette_says_how_to_name_one(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        described = {shown.title: shown.help for shown in pilot.app.get_system_commands(screen)}
        assert "config.toml" in described["Translation"]
        await typed(pilot, "L")
        assert "No translator" in status(screen)


def output(pilot: Pilot[Outcome]) -> str:
    """What the program that was asked has printed."""
    return pilot.app.screen.query_one("#hook-output", TextArea).text


@of("hook")
async def test_without_a_program_it_says_how_to_name_one(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        described = {shown.title: shown.help for shown in pilot.app.get_system_commands(screen)}
        assert "[hooks]" in described["Ask a program"]
        await typed(pilot, "exclamation_mark")
        assert "[hooks]" in str(pilot.app.screen.query_one("#hook-none", Label).render())
        await typed(pilot, "escape")
        assert pilot.app.screen is screen


async def test_the_only_program_is_asked_at_once_and_nothing_it_prints_reaches_the_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / CONFIG).write_text("""[hooks]\nupper = ["sh", "-c", "tr a-z A-Z; printf '\\\\033[2J'"]\n""")
    async with opened(monkeypatch, configuration=load(tmp_path)) as (pilot, screen):
        await typed(pilot, "shift+right", "shift+right", "shift+right", "exclamation_mark")
        assert output(pilot) == f"{screen.state.pair.left.text[:3].upper()}␛[2J".replace("Ệ", "ệ")
        await typed(pilot, "q")
        assert pilot.app.screen is screen


async def test_of_several_programs_one_is_chosen_and_what_goes_wrong_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / CONFIG).write_text('[hooks]\nall = { command = "cat", of = "passage" }\nnone = "no-such-program"\n')
    async with opened(monkeypatch, configuration=load(tmp_path)) as (pilot, screen):
        await typed(pilot, "exclamation_mark", "enter")
        assert output(pilot) == screen.state.pair.left.text_of(screen.state.passage)
        await typed(pilot, "escape", "exclamation_mark", "down", "enter")
        assert "cannot be started" in output(pilot)
        await typed(pilot, "escape", "exclamation_mark", "2")
        assert "cannot be started" in output(pilot)


@of("map")
async def test_the_map_leads_to_a_passage_and_its_counterpart(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "D")
        assert isinstance(pilot.app.screen, MapScreen)
        await typed(pilot, "j", "j", "j")
        assert "passage 4 of 15" in str(pilot.app.screen.query_one("#map-verdict", Label).render())
        await typed(pilot, "tab", "enter")
        assert (screen.state.focus, screen.state.passage.id) == ("right", 3)
        await typed(pilot, "alt+left")
        assert (screen.state.focus, screen.state.passage.id) == ("left", 0)
        await typed(pilot, "D", "escape")
        assert pilot.app.screen is screen


async def test_a_click_on_the_map_points_and_a_second_one_goes_there(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "D")
        drawing = pilot.app.screen.query_one(MapDrawing)
        row = drawing.size.height - 1
        await pilot.click(MapDrawing, offset=(1, row))
        await pilot.click(MapDrawing, offset=(1, row))
        await settled(pilot)
        assert (screen.state.focus, screen.state.passage.id) == ("left", 13)


@of("palette")
async def test_the_palette_has_every_action(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        names = {shown.title for shown in pilot.app.get_system_commands(screen)}
        assert {text(f"commands.{action.id}") for action in REGISTRY} <= names
        await typed(pilot, "colon")
        assert isinstance(pilot.app.screen, Palette)
        await typed(pilot, *"Swap sides", "enter", "enter")
        await settled(pilot)
        assert screen.state.swapped


@of("help")
async def test_help_shows_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, _):
        await typed(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        await typed(pilot, "j", "k", "space", "b", "escape")
        assert not isinstance(pilot.app.screen, HelpScreen)


@of("guide")
async def test_the_guide_is_shown_below_the_articles_and_hidden_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        height = pane_of(screen, "left").area.height
        await typed(pilot, "f8")
        assert screen.query_one(Guide).region.height == height - pane_of(screen, "left").area.height > 0
        await typed(pilot, "f8")
        assert not screen.query(Guide)
        assert pane_of(screen, "left").area.height == height


@of("quit")
async def test_q_leaves_and_the_place_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        await typed(pilot, *"JJJJ", "j")
        place = screen.state.place
        await pilot.press("q")
    async with opened(monkeypatch, data=tmp_path) as (_, screen):
        assert screen.state.place == place
