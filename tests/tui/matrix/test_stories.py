"""The list of stories on the screen, and the ways in to a story: a folder, documents that take long to come."""

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
from dialogue_reader.tui.view.stories import rows
from tests.tui.matrix.opening import opened_story
from tests.tui.matrix.story import FIRST, listed_story, written_documents
from tests.tui.opening import settled, typed


@pytest.fixture
def documents(tmp_path: Path) -> list[str]:
    return written_documents(tmp_path)


@pytest.fixture
def stories(documents: list[str]) -> list[ListedStory]:
    return [listed_story(documents, "Fire in the harbour", 12), listed_story(documents, "Élections à Lyon", 0)]


def test_an_entry_says_what_differs_and_who_tells_it(stories: list[ListedStory]) -> None:
    fire, elections = rows(stories, "")
    told = "5 statements · 3 accounts · 4 documents · en, fr · 2025-03-03 – 2025-03-04"
    assert (fire.title, fire.about) == ("Fire in the harbour", f"12 differences · {told}")
    assert elections.about == f"nothing differs · {told}"


def test_of_a_story_that_was_not_compared_nothing_is_said_of_differences(stories: list[ListedStory]) -> None:
    (row,) = rows([stories[0]._replace(statements=0, differences=0, origins=(("a",), ("b",)))], "")
    assert row.about == "2 accounts · en, fr · 2025-03-03 – 2025-03-04"


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
