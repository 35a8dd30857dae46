"""What one key costs: calls of our own code, statements of SQL, and times that the status line is composed."""

import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import FrameType

import pytest
from textual.pilot import Pilot

import dialogue_reader
from dialogue_reader.documents.model import SIDES
from dialogue_reader.notes.storage.database import FILE
from dialogue_reader.tui.app import Outcome
from dialogue_reader.tui.screens.reader import ReaderScreen
from tests.tui.opening import opened, typed

OURS = str(Path(dialogue_reader.__file__).parent)


@contextmanager
def counted_calls() -> Iterator[Counter[str]]:
    """Calls of functions of the package, in this thread, while the block runs."""
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(OURS):
            calls[frame.f_code.co_qualname] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)


Statements = list[str]


@asynccontextmanager
async def reading(
    monkeypatch: pytest.MonkeyPatch, data: Path
) -> AsyncIterator[tuple[Pilot[Outcome], ReaderScreen, Statements]]:
    """The reader on the sample, and the statements that it runs on the screen's own connection from now on."""
    async with opened(monkeypatch, data=data) as (pilot, screen):
        await typed(pilot, "J", "J")
        statements: Statements = []
        screen._notebook._store._connection.set_trace_callback(statements.append)
        yield pilot, screen, statements


async def test_marking_a_passage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with reading(monkeypatch, tmp_path) as (pilot, screen, statements):
        with counted_calls() as calls:
            await typed(pilot, "c")
        assert screen.state.notes.left
        assert sum(calls.values()) <= 1500
        assert calls["status"] == 1  # the status line is composed once
        assert len(statements) <= 4


def reading_all(statements: Statements) -> Statements:
    """Those that read every note on an article."""
    return [statement for statement in statements if "across_document IN met FROM" in statement]


async def test_what_is_undone_or_on_two_places_is_shown_without_reading_the_other_notes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with reading(monkeypatch, tmp_path) as (pilot, screen, statements):
        for key, notes in (("c", 1), ("u", 0), ("U", 1)):
            await typed(pilot, key)
            assert screen.state.notes.total == notes
        await typed(pilot, *"JJJJ", "A", *"same?", "enter")
        assert [len(screen.state.notes[side]) for side in SIDES] == [2, 1]
        assert not reading_all(statements)
        screen._notebook.load(screen.state.pair)
        assert len(reading_all(statements)) == 2  # one for each article


async def test_a_passage_entered_runs_no_statement_on_the_screens_connection(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with reading(monkeypatch, tmp_path) as (pilot, screen, statements):
        await typed(pilot, "J", "J")
        assert screen.state.passage.id == 4
        assert statements == []


async def test_a_passage_is_entered_while_another_program_writes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with reading(monkeypatch, tmp_path) as (pilot, screen, statements):
        other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await typed(pilot, "J")
        assert screen.state.passage.id == 3
        assert screen.state.notice is None
        assert statements == []
        other.execute("ROLLBACK")
        other.close()
