"""Positions are written beside the reader: counted, not timed."""

import logging
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dialogue_reader.documents.model import Pair
from dialogue_reader.notes.model import ReadingPosition
from dialogue_reader.notes.storage import position_writer
from dialogue_reader.notes.storage.database import FILE
from dialogue_reader.notes.storage.position_writer import PositionWriter, connect
from dialogue_reader.notes.storage.store import NoteStore

NEVER = 3600.0  # seconds: nothing is written before the keeper is closed
A, B, C = (ReadingPosition("right", 3, offset) for offset in (4, 5, 6))


class Traced:
    """Makes connections whose statements are remembered, each with the thread that ran it."""

    def __init__(self) -> None:
        self.statements: list[tuple[int, str]] = []
        self.made = 0

    def __call__(self, path: Path) -> sqlite3.Connection:
        self.made += 1
        connection = connect(path)
        connection.set_trace_callback(lambda sql: self.statements.append((threading.get_ident(), sql)))
        return connection

    @property
    def writes(self) -> int:
        return sum("INSERT INTO position" in sql for _, sql in self.statements)


@pytest.fixture
def traced() -> Traced:
    return Traced()


@pytest.fixture
def path(folder: Path) -> Path:
    NoteStore.open(folder).close()
    return folder / FILE


def kept(path: Path, pair: Pair) -> ReadingPosition | None:
    with NoteStore.open(path.parent) as store:
        return store.position(pair)


def test_while_another_program_writes_the_caller_runs_no_statement(path: Path, pair: Pair, traced: Traced) -> None:
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    keeper = PositionWriter(path, delay=0, connect=traced)
    keeper.keep(pair, A)
    keeper.keep(pair, B)
    blocker.execute("COMMIT")
    blocker.close()
    keeper.keep(pair, C)
    keeper.close(60)
    assert {thread for thread, _ in traced.statements} - {threading.get_ident()}
    assert threading.get_ident() not in {thread for thread, _ in traced.statements}
    assert kept(path, pair) == C


def test_closing_writes_the_latest_alone(path: Path, pair: Pair, traced: Traced) -> None:
    keeper = PositionWriter(path, delay=NEVER, connect=traced)
    for position in (A, B, C):
        keeper.keep(pair, position)
    assert traced.writes == 0
    keeper.close(60)
    keeper.close(60)
    assert traced.writes == 1
    assert kept(path, pair) == C


def test_what_is_kept_after_closing_is_not(path: Path, pair: Pair, traced: Traced) -> None:
    keeper = PositionWriter(path, delay=0, connect=traced)
    keeper.close()
    keeper.keep(pair, A)
    assert traced.made == 0


def test_a_position_is_written_without_closing_even_while_it_changes(
    path: Path, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(position_writer, "_LATEST", 0.0)
    written = threading.Event()

    def observed(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.set_trace_callback(lambda sql: written.set() if sql == "COMMIT" else None)
        return connection

    keeper = PositionWriter(path, delay=NEVER, connect=observed)
    keeper.keep(pair, A)
    assert written.wait(60)
    keeper.close(60)
    assert kept(path, pair) == A


def test_a_failure_is_logged_and_the_next_change_tries_again(
    path: Path, pair: Pair, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [sqlite3.OperationalError("database is locked")]
    failed = threading.Event()

    def failing(path: Path) -> sqlite3.Connection:
        if failures:
            failed.set()
            raise failures.pop()
        return connect(path)

    caplog.set_level(logging.WARNING)
    keeper = PositionWriter(path, delay=0, connect=failing)
    keeper.keep(pair, A)
    assert failed.wait(60)
    keeper.keep(pair, B)
    keeper.close(60)
    assert kept(path, pair) == B
    assert "not kept: database is locked" in caplog.text


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"\xff" * 9000)])
def test_a_file_that_is_gone_or_damaged_is_left_alone(
    path: Path, pair: Pair, harm: Callable[[Path], object], caplog: pytest.LogCaptureFixture
) -> None:
    harm(path)
    before = path.exists() and path.read_bytes()
    keeper = PositionWriter(path, delay=0)
    keeper.keep(pair, A)
    keeper.close(60)
    assert "not kept" in caplog.text
    assert (path.exists() and path.read_bytes()) == before


def test_another_file_in_its_place_is_left_alone(folder: Path, pair: Pair, traced: Traced) -> None:
    with NoteStore.open(folder) as store:
        keeper = store.position_writer()
        (folder / FILE).rename(folder / "elsewhere.db")
        (folder / FILE).touch()
        keeper.keep(pair, A)
        keeper.close(60)
    assert (folder / FILE).stat().st_size == 0


def test_two_keepers_at_once_keep_both_pairs(path: Path, pair: Pair) -> None:
    swapped = Pair(pair.right, pair.left)
    one, two = PositionWriter(path, delay=0), PositionWriter(path, delay=0)
    for k in range(20):
        one.keep(pair, ReadingPosition("left", k, 0))
        two.keep(swapped, ReadingPosition("right", 0, k))
    one.close(60)
    two.close(60)
    assert kept(path, pair) == ReadingPosition("left", 19, 0)
    assert kept(path, swapped) == ReadingPosition("right", 0, 19)


def test_the_store_makes_its_own_keeper(folder: Path, pair: Pair) -> None:
    with NoteStore.open(folder) as store:
        keeper = store.position_writer()
        keeper.keep(pair, A)
        keeper.close(60)
        assert store.position(pair) == A


def test_without_a_file_nothing_is_kept_and_no_thread_is_started(pair: Pair) -> None:
    with NoteStore.in_memory() as store:
        threads = threading.active_count()
        keeper = store.position_writer()
        keeper.keep(pair, A)
        keeper.close()
        assert threading.active_count() == threads
        assert store.position(pair) is None
