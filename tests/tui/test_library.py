"""Choosing what to read next."""

from pathlib import Path

import pytest
from textual.widgets import Input, Label, OptionList

from dialogue_reader.documents.model import NOTHING, Pair
from dialogue_reader.documents.opening import PairReading, open_article, sample
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.tui.app import DialogueReader
from dialogue_reader.tui.screens.library import LibraryScreen
from dialogue_reader.tui.screens.reader import ReaderScreen
from tests.tui.opening import opened, settled, status, typed


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "one.txt").write_text("A first text\n\nWith words in it.\n\nAnd more.")
    (folder / "two.txt").write_text("Un second texte.\n\nAvec des mots.")
    (folder / "page.html").write_text("<html><body></body></html>")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 90)
    return folder


def listed(screen: LibraryScreen) -> list[str]:
    listing = screen.query_one(OptionList)
    return [str(listing.get_option_at_index(number).prompt) for number in range(listing.option_count)]


async def test_what_was_read_before_is_listed_and_opens(monkeypatch: pytest.MonkeyPatch, files: Path) -> None:
    data = files.parent / "data"
    with NoteStore.open(data) as store:
        store.shelve(Pair(open_article(files / "one.txt"), open_article(files / "two.txt")))
    async with opened(monkeypatch, data=data) as (pilot, _):
        await typed(pilot, "ctrl+o")
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        assert "A first text" in listed(screen)[0]
        await typed(pilot, "enter")
    outcome = pilot.app.return_value
    assert isinstance(outcome, PairReading)
    assert [Path(reading.source).name for reading in outcome.readings] == ["one.txt", "two.txt"]


async def test_a_document_is_found_by_its_path(monkeypatch: pytest.MonkeyPatch, files: Path) -> None:
    async with opened(monkeypatch) as (pilot, _):
        await typed(pilot, "ctrl+o")
        pilot.app.screen.query_one(Input).value = f"{files}/one"
        await typed(pilot, "enter")
    assert isinstance(pilot.app.return_value, PairReading)
    assert pilot.app.return_value.pair.is_single


async def test_two_are_put_beside_each_other(monkeypatch: pytest.MonkeyPatch, files: Path) -> None:
    async with opened(monkeypatch) as (pilot, _):
        await typed(pilot, "ctrl+o")
        line = pilot.app.screen.query_one(Input)
        line.value = f"{files}/two"
        await typed(pilot, "tab")
        assert "two.txt" in str(pilot.app.screen.query_one("#library-word", Label).render())
        line.value = f"{files}/one"
        await typed(pilot, "enter")
    assert isinstance(pilot.app.return_value, PairReading)
    assert [Path(reading.source).name for reading in pilot.app.return_value.readings] == ["two.txt", "one.txt"]


async def test_a_folder_is_gone_into(monkeypatch: pytest.MonkeyPatch, files: Path) -> None:
    async with opened(monkeypatch) as (pilot, _):
        await typed(pilot, "ctrl+o")
        line = pilot.app.screen.query_one(Input)
        line.value = f"{files.parent}/fil"
        await typed(pilot, "enter")
        assert line.value == f"{files}/"
        assert isinstance(pilot.app.screen, LibraryScreen)
        await typed(pilot, "down", "down", "up", "escape")
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_what_cannot_be_opened_is_said_there(monkeypatch: pytest.MonkeyPatch, files: Path) -> None:
    async with opened(monkeypatch) as (pilot, _):
        await typed(pilot, "ctrl+o")
        pilot.app.screen.query_one(Input).value = f"{files}/picture"
        await typed(pilot, "enter")
        assert "PNG picture" in str(pilot.app.screen.query_one("#library-word", Label).render())


async def test_what_turns_out_to_hold_nothing_leaves_one_where_one_was(
    monkeypatch: pytest.MonkeyPatch, files: Path
) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "J", "ctrl+o")
        pilot.app.screen.query_one(Input).value = f"{files}/page"
        await typed(pilot, "enter")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert "no article" in status(screen)
        assert screen.state.passage.id == 1


async def test_an_entry_is_forgotten(monkeypatch: pytest.MonkeyPatch, files: Path) -> None:
    data = files.parent / "data"
    with NoteStore.open(data) as store:
        store.shelve(Pair(open_article(files / "one.txt"), NOTHING))
    async with opened(monkeypatch, data=data) as (pilot, _):
        await typed(pilot, "ctrl+o", "ctrl+x")
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        assert "Nothing has been opened" in listed(screen)[0]


async def test_the_place_is_kept_when_one_goes_on(monkeypatch: pytest.MonkeyPatch, files: Path) -> None:
    data = files.parent / "data"
    async with opened(monkeypatch, data=data) as (pilot, _):
        await typed(pilot, "J", "J", "ctrl+o")
        pilot.app.screen.query_one(Input).value = f"{files}/one"
        await typed(pilot, "enter")
    with NoteStore.open(data) as store:
        assert store.library()[0].places == tuple(map(str, sample()))


async def test_a_folder_of_several_pairs_is_opened_by_choosing_one(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.vi.txt").write_text(f"Một văn bản {name}.")
        (tmp_path / f"{name}.fr.txt").write_text(f"Un texte {name}.")
    app = DialogueReader(None, None, None, folder=str(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        assert [line.partition("\n")[0] for line in listed(screen)[:2]] == [
            "a.fr.txt ↔ a.vi.txt", "b.fr.txt ↔ b.vi.txt",
        ]  # fmt: skip
        await typed(pilot, "down", "enter")
    assert isinstance(app.return_value, PairReading)
    assert [Path(reading.source).name for reading in app.return_value.readings] == ["b.fr.txt", "b.vi.txt"]


async def test_one_who_chooses_nothing_in_a_folder_leaves(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text.")
    app = DialogueReader(None, None, None, folder=str(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("escape")
    assert app.return_value is None


async def test_what_is_opened_in_private_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, _):
        await typed(pilot, "ctrl+o")
        pilot.app.screen.query_one(Input).value = "https://example.org/"
        with monkeypatch.context() as patched:
            keeps: list[bool] = []

            def watched(*_: object, keeps: bool = True, calls: list[bool] = keeps) -> PairReading:
                calls.append(keeps)
                return PairReading(sample()[0])

            patched.setattr("dialogue_reader.tui.screens.library.PairReading", watched)
            await typed(pilot, "enter")
    assert keeps == [False]
