"""The first pages of a book are read while the rest is loaded; then everything is as if it had been there at once."""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dialogue_reader.documents import opening
from dialogue_reader.documents.model import Pair
from dialogue_reader.documents.opening import PairReading, open_pair
from dialogue_reader.errors import DialogueError, StoreError
from dialogue_reader.notes.model import PairNotes
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.search import matcher
from dialogue_reader.tui.app import DialogueReader, Outcome
from dialogue_reader.tui.screens.reader import ReaderScreen
from tests.tui.opening import lines, settled, status, typed

Book = tuple[Path, Path]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    monkeypatch.setattr(opening, "_WHOLE", 20_000)
    monkeypatch.setattr(opening, "_HEAD", 10_000)
    for name, words in (
        ("vi", "Đoạn văn số {} nói về di cư và hợp tác."),
        ("fr", "Le paragraphe {} parle de migration."),
    ):
        text = "\n\n".join([f"Un titre {name}", *(words.format(k) for k in range(1000))])
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "vi", tmp_path / "fr"


class Gate:
    """Holds the rest of a book back until a test wants it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._open = threading.Event()
        finish = PairReading.finish

        def held(reading: PairReading, told: Callable[[float], None] = lambda _: None) -> Pair:
            self._open.wait(10)
            return finish(reading, told)

        monkeypatch.setattr(PairReading, "finish", held)

    def open(self) -> None:
        self._open.set()


@asynccontextmanager
async def begun(
    monkeypatch: pytest.MonkeyPatch, book: Book, data: Path | None = None
) -> AsyncIterator[tuple[Pilot[Outcome], ReaderScreen, Gate]]:
    gate = Gate(monkeypatch)
    reading = PairReading(*book)
    app = DialogueReader(reading.pair, data, None, reading)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        yield pilot, app.screen, gate
        gate.open()


async def test_the_first_pages_are_there_before_the_rest(monkeypatch: pytest.MonkeyPatch, book: Book) -> None:
    async with begun(monkeypatch, book) as (pilot, screen, gate):
        before = lines(screen, "left")
        assert "Un titre vi" in before[0]
        assert len(screen.state.pair.left.passages) < 1001
        gate.open()
        await settled(pilot)
        assert screen.state.pair == open_pair(*book)
        assert lines(screen, "left") == before


async def test_one_stays_where_one_has_gone_meanwhile(monkeypatch: pytest.MonkeyPatch, book: Book) -> None:
    async with begun(monkeypatch, book) as (pilot, screen, gate):
        await pilot.press("space", "space", "j", "J")
        await pilot.pause()
        place, shown = screen.state.place, lines(screen, "left")
        assert place.offset
        gate.open()
        await settled(pilot)
        assert screen.state.place == place
        assert lines(screen, "left") == shown


async def test_a_search_goes_on_in_the_whole(monkeypatch: pytest.MonkeyPatch, book: Book) -> None:
    async with begun(monkeypatch, book) as (pilot, screen, gate):
        await pilot.press("slash", *"migration", "enter")
        await pilot.pause()
        place = screen.state.place
        assert 0 < len(screen.state.search.hits) < 1000
        gate.open()
        await settled(pilot)
        assert len(screen.state.search.hits) == 1000
        assert screen.state.search.current == 0
        assert screen.state.place == place


async def test_no_mark_is_made_on_half_a_text(monkeypatch: pytest.MonkeyPatch, book: Book, tmp_path: Path) -> None:
    async with begun(monkeypatch, book, tmp_path / "data") as (pilot, screen, gate):
        await pilot.press("c")
        await pilot.pause()
        assert not screen.state.notes.total
        assert "still being read" in status(screen)
        gate.open()
        await settled(pilot)
        await typed(pilot, "c")
        assert screen.state.notes.total == 1


async def test_marks_and_the_place_far_down_are_there_again(
    monkeypatch: pytest.MonkeyPatch, book: Book, tmp_path: Path
) -> None:
    async with begun(monkeypatch, book, tmp_path / "data") as (pilot, screen, gate):
        gate.open()
        await settled(pilot)
        await typed(pilot, "G", "K", "c")
        place = screen.state.place
        await pilot.press("q")
    async with begun(monkeypatch, book, tmp_path / "data") as (pilot, screen, gate):
        assert screen.state.place.offset == 0
        gate.open()
        await settled(pilot)
        assert screen.state.place == place
        assert screen.state.notes.total == 1


async def test_who_has_moved_is_not_carried_away(monkeypatch: pytest.MonkeyPatch, book: Book, tmp_path: Path) -> None:
    async with begun(monkeypatch, book, tmp_path / "data") as (pilot, screen, gate):
        gate.open()
        await settled(pilot)
        await typed(pilot, "G", "q")
    async with begun(monkeypatch, book, tmp_path / "data") as (pilot, screen, gate):
        await pilot.press("J", "J")
        await pilot.pause()
        gate.open()
        await settled(pilot)
        assert screen.state.passage.id == 2


async def test_a_book_that_turns_out_to_be_none_ends_the_reader_with_a_word(
    monkeypatch: pytest.MonkeyPatch, book: Book
) -> None:
    book[1].write_bytes(book[1].read_bytes() + b"\xff\xff\xff")
    async with begun(monkeypatch, book) as (pilot, _, gate):
        gate.open()
        await settled(pilot)
        app = pilot.app
        assert isinstance(app, DialogueReader)
        assert app.return_code == 2
        assert isinstance(app.return_value, DialogueError)
        assert app.return_value.code == "wrong_encoding"


async def test_a_query_over_very_much_text_is_answered_beside_the_screen(
    monkeypatch: pytest.MonkeyPatch, book: Book
) -> None:
    async with begun(monkeypatch, book) as (pilot, screen, gate):
        gate.open()
        await settled(pilot)
        monkeypatch.setattr(matcher, "_INSTANT", 100)
        await pilot.press("slash", *"migra")
        await settled(pilot)
        await settled(pilot)
        assert len(screen.state.search.hits) == 1000
        begun_at = screen.state.search.origin
        await pilot.press("t", "escape")
        await settled(pilot)
        assert screen.state.search.hits == ()
        assert screen.state.place == begun_at


async def test_a_rest_that_cannot_be_read_for_another_reason_is_said_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, book: Book
) -> None:
    def fails(*_: object) -> Pair:
        raise RuntimeError("a slip")

    monkeypatch.setattr(PairReading, "finish", fails)
    async with begun(monkeypatch, book) as (pilot, screen, gate):
        gate.open()
        await settled(pilot)
        assert "Reading the rest of the text failed" in status(screen)
        await typed(pilot, "c")
        assert "could not be read" in status(screen)
        await typed(pilot, "J")
        assert "not compared" in status(screen)
    assert "a slip" in caplog.text


async def test_that_the_notes_of_a_book_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch, book: Book) -> None:
    def fails(*_: object) -> PairNotes:
        raise StoreError("store_damaged", "notes.db")

    monkeypatch.setattr(NoteStore, "of_pair", fails)
    async with begun(monkeypatch, book) as (pilot, screen, gate):
        assert "can be read" not in status(screen)
        gate.open()
        await settled(pilot)
        assert screen.state.is_whole
        titles = [notice.title for notice in pilot.app._notifications]
        assert any(title.startswith("Not all that was kept can be read: it is damaged") for title in titles)


async def test_lists_opened_on_the_first_pages_are_of_the_whole_in_the_end(
    monkeypatch: pytest.MonkeyPatch, book: Book, tmp_path: Path
) -> None:
    async with begun(monkeypatch, book, tmp_path / "data") as (pilot, screen, gate):
        gate.open()
        await settled(pilot)
        await typed(pilot, "G", "c", "q")
    async with begun(monkeypatch, book, tmp_path / "data") as (pilot, screen, gate):
        await pilot.press("f5", "u", "f2")
        await pilot.pause()
        assert screen.state.points is None
        gate.open()
        await settled(pilot)
        (note,) = screen.state.notes.left
        assert note.standing == "exact"
        assert screen.state.points
