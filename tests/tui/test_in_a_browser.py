"""What is different where the reader is shown in a browser; that it is shown there, `tests/browser` says."""

from pathlib import Path
from typing import Any, BinaryIO

import pytest
from textual.app import App
from textual.widgets import Input

from dialogue_reader.documents.model import Span
from dialogue_reader.documents.opening import PairReading, sample
from dialogue_reader.messages import text
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.tui.controllers.background import NextChosen
from tests.tui.opening import opened, pair_of, settled


async def test_what_is_exported_is_given_to_the_browser_and_left_nowhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: dict[str, str] = {}

    def deliver(_app: App[Any], file: BinaryIO, *, save_filename: str) -> None:
        given[save_filename] = file.read().decode()

    monkeypatch.setattr(App, "is_web", True)
    monkeypatch.setattr(App, "deliver_binary", deliver)
    monkeypatch.chdir(tmp_path)
    async with opened(monkeypatch) as (pilot, screen):
        await pilot.press("c", "e")
        path = pilot.app.screen.query_one("#export-path", Input)
        assert path.value == "migration-dialogue.vi+migration-dialogue.fr.md"
        path.value = str(tmp_path / "elsewhere" / "notes.csv")  # where files of this machine go is no matter there
        await pilot.press("enter")
        await settled(pilot)
        assert screen.state.notice is not None
        assert screen.state.notice.name == "reader.downloaded"
    assert list(given) == ["notes.csv"]
    assert "yellow" in given["notes.csv"]
    assert not list(tmp_path.rglob("*.csv"))


async def test_from_another_machine_only_this_pair_is_to_be_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    private = pair_of("Something private.", "Quelque chose.")
    with NoteStore.open(tmp_path) as store:
        store.add(private.left, Span("left", 0, 9), "yellow", "a secret")
        store.shelve(private)
    async with opened(monkeypatch, data=tmp_path) as (pilot, screen):
        assert text("reader.palette_open_help") in [entry.help for entry in pilot.app.get_system_commands(screen)]
        monkeypatch.setattr(pilot.app._driver, "is_confined", True, raising=False)
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert screen.state.notice is not None
        assert screen.state.notice.name == "reader.not_done"
        await pilot.press("E")
        await settled(pilot)
        assert screen.state.notes_list.scope == "pair"
        assert not screen.state.notes_list.everywhere
        assert text("reader.palette_open_help") not in [entry.help for entry in pilot.app.get_system_commands(screen)]
        pilot.app.post_message(NextChosen(PairReading(*sample())))  # as the palette does
        await settled(pilot)
        assert pilot.app.is_running
        assert pilot.app.return_value is None
        assert pilot.app.screen is screen
