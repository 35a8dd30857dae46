"""The reader begins as a person has settled, with the keys that they chose."""

import pytest
from textual.widgets import Input

from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.errors import SettingsError
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.settings.model import Look, Notes, Reading, Settings
from dialogue_reader.tui.app import DialogueReader
from dialogue_reader.tui.controllers.editor import _command
from dialogue_reader.tui.screens.reader import ReaderScreen
from tests.tui.opening import SAMPLE_LINKS, HandMadeComparer, settled, typed

SETTINGS = Settings(Look("nord"), Reading("rows", sync=False, keywords=False, points=3), Notes("pink"))


@pytest.fixture(autouse=True)
def _answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HandMadeComparer, "answer", SAMPLE_LINKS)


async def test_a_pair_is_opened_as_it_was_settled() -> None:
    app = DialogueReader(open_pair(*sample()), None, None, configuration=Configuration(SETTINGS))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        state = app.screen.state
        assert (state.arrangement, state.synced, state.highlights_keywords) == ("rows", False, False)
        assert (state.points_shown, state.colour, state.theme.name) == (3, "pink", "nord")


async def test_a_key_of_ones_own_does_what_it_is_bound_to_and_is_shown() -> None:
    configuration = Configuration(keymap={"view": "f9"})
    app = DialogueReader(open_pair(*sample()), None, None, configuration=configuration)
    async with app.run_test(size=(160, 40)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        await typed(pilot, "v")
        assert app.screen.state.arrangement == "facing"
        await typed(pilot, "f9")
        assert app.screen.state.arrangement == "rows"
        assert app.screen.state.keys["view"] == "F9"


async def test_a_mistake_in_the_settings_is_told_and_the_reader_goes_on() -> None:
    mistake = SettingsError("settings_flag", "config.toml:2", name="reading.sync")
    configuration = Configuration(Settings(Look("no such theme")), {}, (mistake,))
    app = DialogueReader(open_pair(*sample()), None, None, configuration=configuration)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        told = [notification.message for notification in app._notifications]
    assert any("config.toml:2" in message and "reading.sync" in message for message in told)
    assert any("no such theme" in message for message in told)


async def test_exports_go_to_the_folder_that_was_settled() -> None:
    settings = Settings(notes=Notes(folder="/somewhere/notes"))
    app = DialogueReader(open_pair(*sample()), None, None, configuration=Configuration(settings))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await typed(pilot, "c", "e")
        assert app.screen.query_one("#export-path", Input).value.startswith("/somewhere/notes/migration-dialogue.vi+")


def test_the_editor_that_was_settled_goes_before_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    monkeypatch.setenv("EDITOR", "ed")
    assert _command("code --wait") == ["code", "--wait"]
    assert _command(" ") == ["vi"]
