"""What comes slowly: a word meanwhile, then the reader as if it had been there at once."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from dialogue_reader.documents.opening import PairReading, sample
from dialogue_reader.errors import DocumentError
from dialogue_reader.tui.app import DialogueReader, Outcome
from dialogue_reader.tui.screens.reader import ReaderScreen
from dialogue_reader.tui.screens.waiting import WaitingScreen
from tests.tui.opening import lines, settled


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    yield path


def write_later(pipe: Path, data: bytes) -> threading.Thread:
    writer = threading.Thread(target=pipe.write_bytes, args=(data,))
    writer.start()
    return writer


def words(pilot: Pilot[Outcome]) -> str:
    return str(pilot.app.screen.query_one("#waiting", Static).render())


async def test_it_says_what_it_waits_for_and_then_shows_it(pipe: Path) -> None:
    app = DialogueReader(None, None, None, PairReading(pipe, sample()[1]))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, WaitingScreen)
        assert str(pipe)[:40] in words(pilot).replace("\n", "")
        assert "q gives up" in words(pilot)
        writer = write_later(pipe, sample()[0].read_bytes())
        await settled(pilot)
        writer.join()
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.state.is_whole
        assert "Đối thoại" in "".join(lines(app.screen, "left"))
        await pilot.press("J")
        assert app.screen.state.passage.id == 1


async def test_a_book_is_read_on(pipe: Path) -> None:
    app = DialogueReader(None, None, None, PairReading(pipe, sample()[1]))
    async with app.run_test(size=(120, 40)) as pilot:
        writer = write_later(pipe, b"A line of the book.\n\n" * 30_000)
        await settled(pilot)
        writer.join()
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        assert len(app.screen.state.pair.left.passages) == 30_000


async def test_what_cannot_be_read_ends_the_reader_with_the_reason(pipe: Path) -> None:
    app = DialogueReader(None, None, None, PairReading(pipe, sample()[1]))
    async with app.run_test(size=(120, 40)) as pilot:
        writer = write_later(pipe, b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
        writer.join()
        await settled(pilot)
    assert isinstance(app.return_value, DocumentError)
    assert (app.return_value.code, app.return_code) == ("not_readable", 2)


@pytest.mark.parametrize("key", ["q", "ctrl+c", "escape"])
async def test_one_may_give_up(pipe: Path, key: str) -> None:
    app = DialogueReader(None, None, None, PairReading(pipe, sample()[1]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
    assert app.return_value is None
    write_later(pipe, b"late").join()
