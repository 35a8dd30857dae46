"""Changes that have to wait for another program: kept at once, shown, and written exactly once."""

import errno
import itertools
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_reader.comparison.model import Correction
from dialogue_reader.documents.model import Article, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.model import COLOURS, Annotation
from dialogue_reader.notes.storage.database import AT_ONCE, FILE
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.notes.storage.waiting.files import journals

ARTICLE = Article("-", "Hanoï a ouvert le dialogue.", (), "", "fr")
OTHER = Article("/elsewhere/b.txt", "Londres promet une aide.", (), "", "fr")
HANOI = Span("left", 0, 5)


@contextmanager
def busy(folder: Path) -> Iterator[None]:
    """Another program writes while the block runs."""
    blocker = sqlite3.connect(folder / FILE, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        blocker.execute("ROLLBACK")
        blocker.close()


def reader(folder: Path) -> NoteStore:
    """A store that waits for nobody."""
    return NoteStore.open(folder, patience=0)


def stop(store: NoteStore) -> None:
    """Have the thread of a store end without what waits being written, which nothing can be now."""
    pending = store._file._pending
    assert pending
    assert pending._thread
    pending._closing = True
    pending._thread.join()


def written(folder: Path) -> None:
    """Have everything that waits taken in."""
    NoteStore.open(folder).close()
    assert journals(folder) == []


def notes_in_database(folder: Path) -> list[str]:
    connection = sqlite3.connect(folder / FILE)
    notes = [note for (note,) in connection.execute("SELECT note FROM annotation ORDER BY note")]
    connection.close()
    return notes


# -- at once -----------------------------------------------------------------------------------------------------------


def test_a_note_made_while_another_program_writes_is_shown_and_is_there_after_a_restart(folder: Path) -> None:
    with reader(folder) as store, busy(folder):
        added = store.add(ARTICLE, HANOI, "yellow", "waits", tags=("à voir",))
        assert store.annotations(ARTICLE) == (added,)
        assert store.all() == (added,)
        assert store.annotations(OTHER) == ()
        assert notes_in_database(folder) == []
    assert notes_in_database(folder) == ["waits"]
    assert journals(folder) == []
    with reader(folder) as store:
        assert store.annotations(ARTICLE) == (added,)


def test_a_reader_that_opens_meanwhile_sees_what_waits(folder: Path) -> None:
    with reader(folder) as store, busy(folder):
        added = store.add(ARTICLE, HANOI, "yellow", "waits")
        with reader(folder) as other:
            assert other.annotations(ARTICLE) == (added,)
            assert other.change(added.id, colour="blue").colour == "blue"


def test_what_waits_is_written_while_the_reader_stays_open(folder: Path) -> None:
    with reader(folder) as store:
        with busy(folder):
            store.add(ARTICLE, HANOI, "yellow", "waits")
            thread = next(thread for thread in threading.enumerate() if thread.name == "pending")
        while store._file.is_waiting:
            thread.join(0.01)
        assert notes_in_database(folder) == ["waits"]
        store.add(ARTICLE, HANOI, "yellow", "direct")
        assert notes_in_database(folder) == ["direct", "waits"]


def test_a_key_asks_for_its_turn_for_a_moment_and_those_after_it_not_at_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    statements: list[str] = []
    main = threading.current_thread()

    def sleep(seconds: float) -> None:
        if threading.current_thread() is main:
            slept.append(seconds)
            clock[0] += seconds
        else:
            wait(seconds)

    def monotonic() -> float:
        return clock[0] if threading.current_thread() is main else now()

    wait, now, clock = time.sleep, time.monotonic, [0.0]
    with NoteStore.open(folder, patience=AT_ONCE) as store, busy(folder):
        monkeypatch.setattr(time, "sleep", sleep)
        monkeypatch.setattr(time, "monotonic", monotonic)
        store._connection.set_trace_callback(statements.append)
        store.add(ARTICLE, HANOI, "yellow", "first")
        assert 0 < sum(slept) <= AT_ONCE
        assert statements.count("BEGIN IMMEDIATE") >= 5
        slept.clear()
        statements.clear()
        store.add(ARTICLE, HANOI, "yellow", "second")
        assert slept == []
        assert "BEGIN IMMEDIATE" not in statements
        monkeypatch.undo()


def test_changes_deletions_and_their_undoing_wait_in_their_order(folder: Path) -> None:
    with reader(folder) as store:
        kept = store.add(ARTICLE, HANOI, "yellow", "kept")
        with busy(folder):
            store.change(kept.id, note="changed")
            new = store.add(ARTICLE, Span("left", 6, 7), "green", "new")
            store.change(new.id, colour="pink")
            store.delete(kept.id)
            assert [(note.note, note.colour) for note in store.annotations(ARTICLE)] == [("new", "pink")]
            store.undo()
            store.undo()
            assert [(note.note, note.colour) for note in store.annotations(ARTICLE)] == [
                ("changed", "yellow"),
                ("new", "green"),
            ]
            store.redo()
            shown = store.annotations(ARTICLE)
    with reader(folder) as store:
        assert store.annotations(ARTICLE) == shown


def test_corrections_and_names_of_colours_wait_too(folder: Path) -> None:
    first, second = Correction("a" * 24, "b" * 24, linked=False), Correction("c" * 24, "d" * 24, linked=True)
    with reader(folder) as store:
        store.correct(first)
        store.name_colour("blue", "chiffre")
        with busy(folder):
            store.correct(second)
            store.restore(first)
            store.name_colour("pink", "à vérifier")
            store.name_colour("blue", "")
            assert store.corrections() == (second,)
            assert store.colour_names() == {"pink": "à vérifier"}
    with reader(folder) as store:
        assert store.corrections() == (second,)
        assert store.colour_names() == {"pink": "à vérifier"}


def test_notes_that_waited_belong_to_the_document_that_has_their_content(folder: Path) -> None:
    with reader(folder) as store, busy(folder):
        for start in range(3):
            store.add(OTHER, Span("left", start, start + 5), "yellow")
    written(folder)
    connection = sqlite3.connect(folder / FILE)
    assert connection.execute("SELECT source FROM document").fetchall() == [(OTHER.source,)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_text_that_utf8_cannot_hold_waits_as_it_is(folder: Path) -> None:
    with reader(folder) as store, busy(folder):
        added = store.add(ARTICLE, HANOI, "yellow", "lone \udc80 and \N{WASTEBASKET} and \x00\n")
        assert store.annotations(ARTICLE) == (added,)
    written(folder)
    with reader(folder) as store:
        assert store.annotations(ARTICLE) == (added,)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(["add", "change", "delete", "undo", "redo"]), st.booleans()), max_size=14))
def test_waiting_makes_no_difference(steps: list[tuple[str, bool]]) -> None:
    numbers = itertools.count()

    def act(store: NoteStore, step: str) -> None:
        notes = store.annotations(ARTICLE)
        number = next(numbers)
        if step == "add" or (step in ("change", "delete") and not notes):
            store.add(ARTICLE, Span("left", number % 20, number % 20 + 3), COLOURS[number % 5], f"note {number}")
        elif step == "change":
            store.change(notes[number % len(notes)].id, note=f"changed {number}", tags=(str(number),))
        elif step == "delete":
            store.delete(notes[0].id)
        else:
            getattr(store, step)()

    def shape(notes: tuple[Annotation, ...]) -> list[tuple[int, str, str, tuple[str, ...]]]:
        return [(note.start, note.colour, note.note, note.tags) for note in notes]

    with tempfile.TemporaryDirectory() as name, NoteStore.in_memory() as free:
        folder = Path(name)
        with reader(folder) as store:
            for step, waits in steps:
                if waits:
                    with busy(folder):
                        act(store, step)
                        shown = shape(store.annotations(ARTICLE))
                else:
                    act(store, step)
                    shown = shape(store.annotations(ARTICLE))
            numbers = itertools.count()
            for step, _ in steps:
                act(free, step)
            if steps:
                assert shown == shape(free.annotations(ARTICLE))
        with reader(folder) as store:
            assert shape(store.annotations(ARTICLE)) == shape(free.annotations(ARTICLE))


# -- exactly once ------------------------------------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from dialogue_reader.documents.model import Article, Span
from dialogue_reader.notes.storage.store import NoteStore

article = Article("-", "Hanoï a ouvert le dialogue.", (), "", "fr")
with NoteStore.open(Path(sys.argv[1]), patience=0) as store:
    for k in range(10**6):
        store.add(article, Span("left", 0, 5), "yellow", f"{k:06}")
        print(k, flush=True)
"""


@pytest.mark.parametrize("after", [1, 7])
def test_what_a_killed_reader_left_waiting_is_written_by_the_next(folder: Path, after: int) -> None:
    NoteStore.open(folder).close()
    command = [sys.executable, "-c", WRITER, str(folder)]
    with busy(folder), subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        returned = [process.stdout.readline() for _ in range(after)]
        process.send_signal(signal.SIGKILL)
        returned += process.stdout.read().splitlines()
    assert notes_in_database(folder) == []
    written(folder)
    kept = notes_in_database(folder)
    assert len(kept) >= len(returned)
    assert kept == [f"{k:06}" for k in range(len(kept))]


def test_a_journal_whose_lines_are_in_the_database_is_not_written_again(folder: Path) -> None:
    with reader(folder) as store, busy(folder):
        added = store.add(ARTICLE, HANOI, "yellow", "once")
        (journal,) = journals(folder)
        copy = shutil.copy(journal, folder / "copy")
    # As if the reader had been killed between writing its lines and removing the journal.
    shutil.move(copy, journal)
    with reader(folder) as store:
        assert [note.id for note in store.annotations(ARTICLE)] == [added.id]
    assert journals(folder) == []


def test_a_note_deleted_since_does_not_return_with_a_journal_left_behind(folder: Path) -> None:
    with reader(folder) as store:
        with busy(folder):
            added = store.add(ARTICLE, HANOI, "yellow", "once")
            (journal,) = journals(folder)
            copy = shutil.copy(journal, folder / "copy")
        while store._file.is_waiting:
            pass
        store.delete(added.id)
        shutil.move(copy, journal)
    written(folder)
    assert notes_in_database(folder) == []


def test_the_journal_of_a_living_reader_is_taken_in_and_left_to_it(folder: Path) -> None:
    store = reader(folder)
    with busy(folder):
        store.add(ARTICLE, HANOI, "yellow", "first")
        stop(store)
    NoteStore.open(folder).close()
    assert notes_in_database(folder) == ["first"]
    assert len(journals(folder)) == 1
    store.close()
    written(folder)
    assert notes_in_database(folder) == ["first"]


def test_of_a_line_that_is_being_written_no_half_is_taken_in(folder: Path) -> None:
    store = reader(folder)
    with busy(folder):
        store.add(ARTICLE, HANOI, "yellow", "first")
        store.add(ARTICLE, HANOI, "yellow", "second")
        stop(store)
    (journal,) = journals(folder)
    content = journal.read_bytes()
    second = content.index(b"\n") + 1
    with journal.open("r+b") as stream:  # as it is seen where the first of two pages was read too early
        stream.seek(second)
        stream.write(bytes(100))
    NoteStore.open(folder).close()
    assert notes_in_database(folder) == ["first"]
    with journal.open("r+b") as stream:
        stream.write(content)
    NoteStore.open(folder).close()
    assert notes_in_database(folder) == ["first", "second"]
    store.close()
    written(folder)
    assert notes_in_database(folder) == ["first", "second"]


def test_what_another_reader_has_taken_in_is_not_laid_over_it_again(folder: Path) -> None:
    store = reader(folder)
    note = store.add(ARTICLE, HANOI, "yellow", "first").id
    with busy(folder):
        store.change(note, note="second")
        store.change(note, note="third")
        pending = store._file._pending
        assert pending is not None
        pending._changed.acquire()  # its own thread gets no further
    try:
        NoteStore.open(folder).close()
        assert [row.note for row in store.all()] == ["third"]
        store.change(note, colour="blue")
        assert [(row.note, row.colour) for row in store.annotations(ARTICLE)] == [("third", "blue")]
        with NoteStore.open(folder) as other:
            other.change(note, note="fourth")
        assert [(row.note, row.colour) for row in store.all()] == [("fourth", "blue")]
    finally:
        pending._changed.release()
    store.close()
    written(folder)
    assert notes_in_database(folder) == ["fourth"]


def test_a_line_cut_short_was_never_told_to_be_kept(folder: Path) -> None:
    left = left_behind(folder, "whole")
    with left.open("ab") as stream:
        stream.write(left.read_bytes()[:-30])
    written(folder)
    assert notes_in_database(folder) == ["whole"]


def test_a_damaged_line_costs_itself_alone_and_is_kept_aside(folder: Path) -> None:
    left = left_behind(folder, "first", "second", "third")
    content = left.read_bytes()
    left.write_bytes(content.replace(b"second", b"sec\x00nd"))
    written(folder)
    assert notes_in_database(folder) == ["first", "third"]
    assert b"sec\x00nd" in left.with_suffix(".damaged").read_bytes()


def left_behind(folder: Path, *notes: str) -> Path:
    """A journal with these notes whose owner has gone."""
    store = reader(folder)
    with busy(folder):
        for note in notes:
            store.add(ARTICLE, HANOI, "yellow", note)
        (journal,) = journals(folder)
        store.close()
    assert journal.exists()
    return journal


# -- with what others wrote --------------------------------------------------------------------------------------------


@pytest.fixture
def both(folder: Path) -> Callable[[Callable[[NoteStore, str], object], Callable[[NoteStore, str], object]], None]:
    """Do one thing to a note that waits, and another before that is written."""

    def do(late: Callable[[NoteStore, str], object], first: Callable[[NoteStore, str], object]) -> None:
        store = reader(folder)
        note = store.add(ARTICLE, HANOI, "yellow", "as it was").id
        with busy(folder):
            late(store, note)
            store.close()
            (journal,) = journals(folder)
            aside = journal.rename(folder / "aside")
        with reader(folder) as other:
            first(other, note)
        aside.rename(journal)
        written(folder)

    return do


Both = Callable[[Callable[[NoteStore, str], object], Callable[[NoteStore, str], object]], None]


def test_of_a_note_changed_on_both_sides_each_keeps_what_it_changed(folder: Path, both: Both) -> None:
    both(lambda store, note: store.change(note, colour="blue"), lambda store, note: store.change(note, note="theirs"))
    with reader(folder) as store:
        assert [(note.colour, note.note) for note in store.all()] == [("blue", "theirs")]


def test_two_texts_for_one_note_are_both_kept(folder: Path, both: Both) -> None:
    both(lambda store, note: store.change(note, note="mine"), lambda store, note: store.change(note, note="theirs"))
    assert notes_in_database(folder) == ["theirs\n\nmine"]


def test_a_note_changed_elsewhere_is_not_deleted(folder: Path, both: Both) -> None:
    both(lambda store, note: store.delete(note), lambda store, note: store.change(note, note="theirs"))
    assert notes_in_database(folder) == ["theirs"]


def test_a_note_changed_here_outlives_its_deletion_elsewhere(folder: Path, both: Both) -> None:
    both(lambda store, note: store.change(note, note="mine"), lambda store, note: store.delete(note))
    assert notes_in_database(folder) == ["mine"]


# -- what fails --------------------------------------------------------------------------------------------------------


def test_a_disk_that_is_full_for_the_journal_too_is_told_and_nothing_earlier_is_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(fd: int, line: bytes, offset: int) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with reader(folder) as store, busy(folder):
        store.add(ARTICLE, HANOI, "yellow", "first")
        with monkeypatch.context() as patched:
            patched.setattr(os, "pwrite", full)
            with pytest.raises(StoreError, match="store_disk_full"):
                store.add(ARTICLE, HANOI, "yellow", "second")
        assert [note.note for note in store.annotations(ARTICLE)] == ["first"]
        store.add(ARTICLE, HANOI, "yellow", "third")
    assert notes_in_database(folder) == ["first", "third"]


def test_a_line_that_did_not_fit_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.pwrite

    def in_part(fd: int, line: bytes, offset: int) -> int:
        return whole(fd, line[:40], offset)

    def fail(_fd: int, _length: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with reader(folder) as store, busy(folder):
        store.add(ARTICLE, HANOI, "yellow", "first")
        with monkeypatch.context() as patched:
            patched.setattr(os, "pwrite", in_part)
            patched.setattr(os, "ftruncate", fail)
            with pytest.raises(StoreError, match="store_disk_full"):
                store.add(ARTICLE, HANOI, "yellow", "second")
        store.add(ARTICLE, HANOI, "yellow", "third")
    assert notes_in_database(folder) == ["first", "third"]


def test_what_was_left_waiting_is_shown_where_it_cannot_be_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_behind(folder, "first")

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("dialogue_reader.notes.storage.waiting.pending.take_in", full)
        with NoteStore.open(folder) as store:
            assert [note.note for note in store.all()] == ["first"]
    written(folder)
    assert notes_in_database(folder) == ["first"]


def test_opening_beside_a_reader_whose_journal_is_empty_writes_nothing(folder: Path) -> None:
    with reader(folder) as store:
        with busy(folder):
            store.add(ARTICLE, HANOI, "yellow", "first")
        while store._file.is_waiting:
            time.sleep(0.01)
        with busy(folder), reader(folder) as other:
            assert not other._file.is_waiting
            assert len(journals(folder)) == 1
    assert journals(folder) == []


def test_a_file_that_is_taken_away_is_told_while_something_waits(folder: Path) -> None:
    with reader(folder) as store, busy(folder):
        store.add(ARTICLE, HANOI, "yellow", "first")
        (folder / FILE).rename(folder / "elsewhere.db")
        with pytest.raises(StoreError, match="store_moved"):
            store.add(ARTICLE, HANOI, "yellow", "second")
