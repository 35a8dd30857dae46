"""The reader where its notes are in trouble: it reads on, says so, and loses nothing."""

import os
import random
import resource
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dialogue_reader.documents.model import Span
from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.notes.storage.database import FILE
from dialogue_reader.notes.storage.recovery.check import verify
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.notes.storage.tables.schema import SCHEMA
from tests.terminal.terminal import Terminal
from tests.terminal.test_whole_walk import positions_kept

Open = Callable[..., Terminal]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Open]:
    """Opens readers in pseudo-terminals that end with the test."""
    opened: list[Terminal] = []

    def open_terminal() -> Terminal:
        opened.append(Terminal(tmp_path))
        return opened[-1]

    yield open_terminal
    for one in opened:
        one.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of notes."""
    return tmp_path / "data" / "dialogue_reader"


def notes_in(data: Path) -> int:
    with NoteStore.open(data) as store:
        return len(store.all())


def noted(data: Path, count: int = 1) -> None:
    left = open_pair(*sample()).left
    with NoteStore.open(data) as store:
        for k in range(count):
            store.add(left, Span("left", 10 + k, 20 + k), "green", f"note {k}")


def test_a_reader_killed_while_it_marks_has_kept_what_it_has_shown(terminal: Open, data: Path) -> None:
    chance = random.Random(5)
    shown = 0
    for run in range(3):
        reader = terminal()
        reader.wait_for(f"{shown + 1}/15" if shown else "1/15")
        for _ in range(run + 1):
            reader.press("J")
            reader.wait_for(lambda text: "Marked" not in text)
            reader.press("c")
            reader.wait_for("Marked yellow")
            shown += 1
            while positions_kept(data.parent) < 1:
                reader.read(0.05)
        time.sleep(chance.uniform(0.6, 0.9))  # for the position, so that the next one goes on from there
        reader.press("cccc")
        time.sleep(chance.uniform(0, 0.1))
        os.killpg(reader.process.pid, signal.SIGKILL)
        assert notes_in(data) == shown
        assert verify(data).is_sound


def test_a_key_is_answered_while_another_program_writes_and_the_mark_is_kept(terminal: Open, data: Path) -> None:
    reader = terminal()
    reader.wait_for("Thứ Hai")
    with closing(sqlite3.connect(data / FILE, isolation_level=None)) as blocker:
        blocker.execute("BEGIN IMMEDIATE")
        reader.press("JJc")
        reader.wait_for("Marked yellow")
        reader.press("u")
        reader.wait_for("Undone")
        reader.press("c")
        reader.wait_for("Marked yellow")
        os.killpg(reader.process.pid, signal.SIGKILL)
        blocker.execute("ROLLBACK")
    assert notes_in(data) == 1


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")


def noise(path: Path) -> None:
    path.write_bytes(b"\xff" * path.stat().st_size)


@pytest.mark.parametrize(("harm", "reason"), [(newer, "a newer"), (noise, "it is damaged")])
def test_notes_that_cannot_be_opened_are_told_of_and_left_as_they_are(
    terminal: Open, data: Path, harm: Callable[[Path], None], reason: str
) -> None:
    noted(data)
    harm(data / FILE)
    before = (data / FILE).read_bytes()
    reader = terminal()
    reader.wait_for(f"not be kept: {reason}")
    reader.press("c")
    reader.wait_for("Marked yellow")
    reader.press("q")
    assert reader.ended() == 0
    assert b"Traceback" not in reader.sent
    assert (data / FILE).read_bytes() == before


@pytest.mark.parametrize("table", ["position", "annotation", "library", "correction", "sighting", "document"])
def test_a_damaged_page_ends_no_reader(terminal: Open, data: Path, table: str) -> None:
    noted(data)
    with closing(sqlite3.connect(data / FILE)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        pages = connection.execute("SELECT rootpage FROM sqlite_master WHERE tbl_name = ?", (table,)).fetchall()
    with (data / FILE).open("r+b") as stream:
        for (page,) in pages:
            stream.seek((page - 1) * size)
            stream.write(b"\xff" * size)
    reader = terminal()
    reader.wait_for("Thứ Hai")
    if table != "library":
        reader.wait_for("can be read: it is damaged")
    reader.press("J")
    reader.wait_for("2/15")
    reader.press("q")
    assert reader.ended() == 0
    assert b"Traceback" not in reader.sent


def test_on_a_full_disk_the_reader_reads_and_says_that_nothing_is_kept(
    terminal: Open,
) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))  # inherited; nothing that is a file can grow
    try:
        reader = terminal()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    reader.wait_for("not be kept: the disk is full")
    reader.press("q")
    assert reader.ended() == 0
    assert b"Traceback" not in reader.sent
