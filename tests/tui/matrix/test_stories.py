"""The list of stories on the screen, and the ways in to a story: a folder, documents that take long to come."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.widgets import Input, Label, OptionList

from dialogue_reader.documents.folders import accounts_in
from dialogue_reader.documents.several import SeveralReading
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.stories.listing import ListedStory
from dialogue_reader.tui.matrix.screen import MatrixScreen
from dialogue_reader.tui.screens.help import HelpScreen
from dialogue_reader.tui.screens.stories import StoriesScreen
from dialogue_reader.tui.screens.waiting import WaitingScreen
from dialogue_reader.tui.story_reader import StoryReader
from dialogue_reader.tui.view.stories import heads, rows
from tests.tui.matrix.opening import opened_story
from tests.tui.matrix.story import FIRST, SECOND, THIRD
from tests.tui.opening import settled, typed


@pytest.fixture
def documents(tmp_path: Path) -> list[str]:
    paths = [tmp_path / name for name in ("daily.txt", "evening.txt", "matin.txt", "reprint.txt")]
    for path, text in zip(paths, (FIRST, SECOND, THIRD, SECOND), strict=True):
        path.write_text(text)
    return [str(path) for path in paths]


def story(documents: Sequence[str], title: str, differences: int = 1) -> ListedStory:
    first, second, third, copy = documents
    origins = ((first,), (second, copy), (third,))
    return ListedStory(title, ("en", "fr"), ("2025-03-03T10:00", "2025-03-04T09:00"), origins, 5, differences, b"")


@pytest.fixture
def stories(documents: list[str]) -> list[ListedStory]:
    return [story(documents, "Fire in the harbour", 12), story(documents, "Élections à Lyon", 0)]


def test_a_row_has_its_numbers_below_their_heads(stories: list[ListedStory]) -> None:
    row, _ = rows(stories, "")
    assert heads() == "differ  documents  reports  statements  story"
    assert row.numbers == "    12          4        3           5"
    assert row.about == "en, fr · 2025-03-03 – 2025-03-04"


def test_words_filter_by_title_language_and_day(stories: list[ListedStory]) -> None:
    assert [row.title for row in rows(stories, "election fr")] == ["Élections à Lyon"]
    assert len(rows(stories, "2025-03")) == 2
    assert rows(stories, "zebra") == ()


async def test_a_story_is_chosen_and_gone_back_from(
    monkeypatch: pytest.MonkeyPatch, stories: list[ListedStory]
) -> None:
    async with opened_story(monkeypatch, stories=stories) as pilot:
        listed = pilot.app.screen
        assert isinstance(listed, StoriesScreen)
        assert listed.query_one(OptionList).option_count == 2
        await typed(pilot, *"lyon")
        assert listed.query_one(OptionList).option_count == 1
        await typed(pilot, "enter")
        assert isinstance(pilot.app.screen, MatrixScreen)
        await typed(pilot, "enter", "escape", "q")
        again = pilot.app.screen
        assert isinstance(again, StoriesScreen)
        assert again.query_one(Input).value == "lyon"
        await typed(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        await typed(pilot, "escape")
        await pilot.press("escape")
        assert pilot.app._exit


async def test_the_cursor_of_the_list_is_where_it_was(
    monkeypatch: pytest.MonkeyPatch, stories: list[ListedStory]
) -> None:
    async with opened_story(monkeypatch, stories=stories) as pilot:
        await typed(pilot, "down", "enter", "q")
        assert pilot.app.screen.query_one(OptionList).highlighted == 1


async def test_a_story_whose_document_is_gone_says_so_on_the_list(
    monkeypatch: pytest.MonkeyPatch, stories: list[ListedStory], documents: list[str]
) -> None:
    Path(documents[2]).unlink()
    async with opened_story(monkeypatch, stories=stories) as pilot:
        await typed(pilot, "enter")
        assert isinstance(pilot.app.screen, StoriesScreen)
        assert "matin.txt" in str(pilot.app.screen.query_one("#stories-word", Label).render())


async def test_a_document_that_cannot_be_read_in_the_end_leads_back_to_the_list(
    monkeypatch: pytest.MonkeyPatch, stories: list[ListedStory], documents: list[str]
) -> None:
    Path(documents[2]).write_bytes(b"%PDF-1.7\nno such thing")
    async with opened_story(monkeypatch, stories=stories) as pilot:
        await typed(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, StoriesScreen)
        assert "matin.txt" in str(pilot.app.screen.query_one("#stories-word", Label).render())


async def test_documents_that_take_long_are_waited_for(monkeypatch: pytest.MonkeyPatch, documents: list[str]) -> None:
    page = Path(documents[0]).with_suffix(".html")
    page.write_text(f"<html><body><article><h1>Fire</h1><p>{FIRST * 4}</p></article></body></html>")
    reading = SeveralReading([str(page), *documents[1:]])
    assert not reading.is_ready
    app = StoryReader(reading, None, None, Configuration())
    monkeypatch.setattr("dialogue_reader.stories.worker.client.Storyteller.tell", lambda *_: 1 / 0)
    async with app.run_test() as pilot:
        assert isinstance(app.screen_stack[0], WaitingScreen)
        await settled(pilot)
        assert isinstance(app.screen, MatrixScreen)


def test_a_folder_of_accounts_is_a_story_and_one_of_pairs_is_not(documents: list[str], tmp_path: Path) -> None:
    assert accounts_in(str(tmp_path), 50) == sorted(documents)
    assert accounts_in(str(tmp_path), 3) == []
    (tmp_path / "talks.vi.txt").write_text("a")
    (tmp_path / "talks.fr.txt").write_text("b")
    assert accounts_in(str(tmp_path), 50) == []
    assert accounts_in(documents[0], 50) == accounts_in(str(tmp_path / "none"), 50) == []
