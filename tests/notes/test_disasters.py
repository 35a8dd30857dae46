"""What may not cost a note: a killed reader, two readers, a full disk, a damaged or a newer file."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dialogue_reader.documents.model import Article, Pair, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.messages.errors import described, explained
from dialogue_reader.notes.model import ReadingPosition
from dialogue_reader.notes.storage import database
from dialogue_reader.notes.storage.database import AT_ONCE, FILE, PATIENT, choose_journal
from dialogue_reader.notes.storage.recovery.check import verify
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.notes.storage.tables.schema import MIGRATIONS, SCHEMA

WRITER = """
import sys
from pathlib import Path
from dialogue_reader.documents.model import Article, Span
from dialogue_reader.notes.storage.store import NoteStore

name, count = sys.argv[2], int(sys.argv[3])
text = "Hanoï a ouvert le dialogue."
article = Article("-", text, (), "", "fr")
with NoteStore.open(Path(sys.argv[1]), patience=float(sys.argv[4])) as store:
    for k in range(count):
        store.add(article, Span("left", 0, 5), "yellow", f"{name} {k}")
        print(k, flush=True)
"""
ARTICLE = Article("-", "Hanoï a ouvert le dialogue.", (), "", "fr")


def writer(folder: Path, name: str, count: int, patience: float = PATIENT) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(folder), name, str(count), str(patience)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def notes_in(folder: Path) -> list[str]:
    with NoteStore.open(folder) as store:
        return [note.note for note in store.annotations(ARTICLE)]


@pytest.mark.parametrize("after", [1, 12])
def test_every_note_whose_call_returned_survives_kill_9(folder: Path, after: int) -> None:
    with writer(folder, "note", 10**6) as process:
        assert process.stdout
        returned = [process.stdout.readline() for _ in range(after)]
        process.send_signal(signal.SIGKILL)
        returned += process.stdout.read().splitlines()
    assert process.returncode == -signal.SIGKILL
    kept = notes_in(folder)
    assert len(kept) >= len(returned)
    assert kept == [f"note {k}" for k in range(len(kept))]


def test_two_readers_write_at_once_and_both_keep_every_note(folder: Path) -> None:
    with writer(folder, "one", 40) as one, writer(folder, "two", 40) as two:
        for process in (one, two):
            process.communicate(timeout=60)
            assert process.returncode == 0
    kept = notes_in(folder)
    assert sorted(kept) == sorted(f"{name} {k}" for name in ("one", "two") for k in range(40))


def test_a_full_disk_keeps_every_earlier_note_and_takes_new_ones_when_there_is_room(folder: Path) -> None:
    with NoteStore.open(folder) as store:
        added = store.add(ARTICLE, Span("left", 0, 5), "yellow", "first")
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="store_disk_full") as caught:
            store.change(added.id, note="long" * 100_000)
        assert caught.value.subject == str(folder / FILE)
        assert store.annotations(ARTICLE) == (added,)
        store._connection.execute("PRAGMA max_page_count = 1000000")
        assert len(store.change(added.id, note="long" * 100_000).note) == 400_000
        store.undo()
        assert store.annotations(ARTICLE) == (added,)
    assert notes_in(folder) == ["first"]


LIMITED = """
import resource, sys
from pathlib import Path
from dialogue_reader.documents.model import Article, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.storage.store import NoteStore

limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))  # as if the disk were full from there on
article = Article("-", "Hanoï a ouvert le dialogue.", (), "", "fr")
try:
    with NoteStore.open(Path(sys.argv[1])) as store:
        for k in range(400):
            store.add(article, Span("left", 0, 5), "yellow", f"{k:04} " + 2000 * "x")
            print(k, flush=True)
except StoreError as error:
    print(error.code, file=sys.stderr)
"""


@pytest.mark.parametrize("limit", [0, 1000, 5000, 30_000, 40_000, 100_000, 300_000, 600_000])
def test_wherever_the_disk_is_full_it_is_told_and_every_note_kept_before_is_there(folder: Path, limit: int) -> None:
    command = [sys.executable, "-c", LIMITED, str(folder), str(limit)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stderr in ("store_disk_full\n", "store_disk_error\n")  # a limit is not quite a full disk
    assert (ended.stdout == "") == (limit <= 100_000)
    kept = [note[:4] for note in notes_in(folder)]
    assert kept == [f"{k:04}" for k in range(len(kept))]
    assert len(kept) >= len(ended.stdout.split())
    assert verify(folder).is_sound


@pytest.mark.parametrize("patience", [0.0, PATIENT])
def test_a_writer_killed_at_any_moment_has_lost_nothing_and_leaves_the_store_sound(
    folder: Path, patience: float
) -> None:
    chance = random.Random(3)
    for k in range(4):
        with writer(folder, f"run {k}", 10**6, patience) as process, writer(folder, f"other {k}", 30) as other:
            assert process.stdout
            returned = [process.stdout.readline()]
            time.sleep(chance.uniform(0, 0.1))
            process.send_signal(signal.SIGKILL)
            returned += process.stdout.read().splitlines()
            other.communicate(timeout=60)
        assert {f"run {k} {number}" for number in range(len(returned))} <= set(notes_in(folder))
        assert verify(folder).is_sound
    assert len([note for note in notes_in(folder) if note.startswith("other")]) == 120


def test_readers_and_scripts_write_at_once_and_every_note_is_there_once(folder: Path) -> None:
    names = {"reader 1": AT_ONCE, "reader 2": AT_ONCE, "script 1": PATIENT, "script 2": PATIENT}
    writers = [writer(folder, name, 50, patience) for name, patience in names.items()]
    for process in writers:
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert sorted(notes_in(folder)) == sorted(f"{name} {k}" for name in names for k in range(50))


def test_a_failed_change_cannot_be_undone(folder: Path) -> None:
    with NoteStore.open(folder) as store:
        added = store.add(ARTICLE, Span("left", 0, 5), "yellow", "first")
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="store_read_only"):
            store.delete(added.id)
        store._connection.execute("PRAGMA query_only = OFF")
        (undone,) = store.undo()
        assert undone.before == added


def test_notes_are_read_where_nothing_can_be_written(folder: Path) -> None:
    with NoteStore.open(folder) as store:
        store.add(ARTICLE, Span("left", 0, 5), "yellow", "first")
        store._connection.execute("PRAGMA query_only = ON")
        moved = Article("/elsewhere.txt", ARTICLE.text, (), "", "fr")
        assert [note.note for note in store.annotations(moved)] == ["first"]


@pytest.mark.parametrize(
    "content", [b"not a database, but somebody's text\n" * 200, b"SQLite format 3\0" + b"\xff" * 8192]
)
def test_a_damaged_file_is_refused_and_left_as_it_is(folder: Path, content: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / FILE).write_bytes(content)
    with pytest.raises(StoreError, match="store_damaged") as caught:
        NoteStore.open(folder)
    assert "notes check --repair" in explained(caught.value).remedy
    assert (folder / FILE).read_bytes() == content
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_damage_found_while_reading_is_told(folder: Path) -> None:
    with NoteStore.open(folder) as store:
        for k in range(200):
            store.add(ARTICLE, Span("left", 0, 5), "yellow", f"{k}" * 100)
    size = (folder / FILE).stat().st_size
    with (folder / FILE).open("r+b") as stream:
        stream.seek(size // 2)
        stream.write(b"\xff" * (size - size // 2))
    with NoteStore.open(folder) as store, pytest.raises(StoreError, match="store_damaged"):
        store.all()


def damage(folder: Path, table: str) -> None:
    """Overwrite the pages on which a table and its indexes begin."""
    connection = sqlite3.connect(folder / FILE)
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    pages = connection.execute("SELECT rootpage FROM sqlite_master WHERE tbl_name = ?", (table,)).fetchall()
    connection.close()
    with (folder / FILE).open("r+b") as stream:
        for (page,) in pages:
            stream.seek((page - 1) * size)
            stream.write(b"\xff" * size)


def altered(folder: Path, statement: str, *values: object) -> None:
    """Change rows behind the store's back."""
    connection = sqlite3.connect(folder / FILE)
    with connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement, values)
    connection.close()


def test_damaged_positions_are_told_and_leave_the_notes_alone(folder: Path) -> None:
    with NoteStore.open(folder) as store:
        added = store.add(ARTICLE, Span("left", 0, 5), "yellow")
        store.keep_position(Pair(ARTICLE, ARTICLE), ReadingPosition())
    damage(folder, "position")
    with NoteStore.open(folder) as store:
        with pytest.raises(StoreError, match="store_damaged"):
            store.position(Pair(ARTICLE, ARTICLE))
        assert store.annotations(ARTICLE) == (added,)


ODD = [-1, 2**62, 1.5, "seven", "", b"\xff\x00"]


@pytest.mark.parametrize("column", ["left_offset", "right_offset"])
@pytest.mark.parametrize("value", ODD)
def test_a_position_of_odd_values_is_no_position(folder: Path, column: str, value: object) -> None:
    pair = Pair(ARTICLE, ARTICLE)
    with NoteStore.open(folder) as store:
        store.keep_position(pair, ReadingPosition("right", 3, 4))
    altered(folder, f"UPDATE position SET {column} = ?", value)
    with NoteStore.open(folder) as store:
        assert store.position(pair) is None
        store.keep_position(pair, ReadingPosition("right", 3, 4))
        assert store.position(pair) == ReadingPosition("right", 3, 4)


@pytest.mark.parametrize("column", ["side", "view", "shown"])
@pytest.mark.parametrize("value", [b"\xff\x00", 7, "sideways"])
def test_a_position_of_odd_words_is_none_or_the_default(folder: Path, column: str, value: object) -> None:
    pair = Pair(ARTICLE, ARTICLE)
    with NoteStore.open(folder) as store:
        store.keep_position(pair, ReadingPosition())
    altered(folder, f"UPDATE position SET {column} = ?", value)
    with NoteStore.open(folder) as store:
        assert store.position(pair) in (None, ReadingPosition())


@pytest.mark.parametrize("column", ["start", "stop", "created", "modified", "colour", "orphan", "prefix"])
@pytest.mark.parametrize("value", ODD)
def test_a_note_with_an_odd_value_is_found_by_its_words(folder: Path, column: str, value: object) -> None:
    with NoteStore.open(folder) as store:
        store.add(ARTICLE, Span("left", 0, 27), "yellow", "odd")
        store.add(ARTICLE, Span("left", 6, 10), "yellow", "sound")
    altered(folder, f"UPDATE annotation SET {column} = ? WHERE note = 'odd'", value)
    with NoteStore.open(folder) as store:
        assert [(note.note, note.start, note.end) for note in store.annotations(ARTICLE)] == [
            ("odd", 0, 27),
            ("sound", 6, 10),
        ]
        assert len(store.all()) == 2
        store.change(store.annotations(ARTICLE)[0].id, colour="blue")
        store.undo()


@pytest.mark.parametrize("value", ["", b"\xff\x00", 5])
def test_a_note_whose_words_are_damaged_is_an_orphan(folder: Path, value: object) -> None:
    with NoteStore.open(folder) as store:
        store.add(ARTICLE, Span("left", 0, 5), "yellow", "odd")
    altered(folder, "UPDATE annotation SET exact = ?", value)
    with NoteStore.open(folder) as store:
        (note,) = store.annotations(ARTICLE)
        assert (note.note, note.orphan) == ("odd", True)


@pytest.mark.parametrize("value", ["yesterday", b"\xff", 3])
def test_a_document_of_an_odd_date_has_none(folder: Path, value: object) -> None:
    with NoteStore.open(folder) as store:
        store.add(ARTICLE, Span("left", 0, 5), "yellow", "odd")
    altered(folder, "UPDATE document SET published = ?", value)
    with NoteStore.open(folder) as store:
        assert store.all()[0].document.published is None


def test_text_that_is_no_utf8_is_told(folder: Path) -> None:
    with NoteStore.open(folder) as store:
        store.add(ARTICLE, Span("left", 0, 5), "yellow", "odd")
    altered(folder, "UPDATE annotation SET note = CAST(x'ff' AS TEXT)")
    with NoteStore.open(folder) as store, pytest.raises(StoreError):
        store.all()


def test_a_log_without_its_database_is_not_thrown_away(folder: Path) -> None:
    folder.mkdir(parents=True)
    log = folder / (FILE + "-wal")
    log.write_bytes(b"committed notes")
    with pytest.raises(StoreError, match="store_log_alone"):
        NoteStore.open(folder)
    assert log.read_bytes() == b"committed notes"


def test_a_newer_file_is_refused_and_left_as_it_is(folder: Path) -> None:
    NoteStore.open(folder).close()
    connection = sqlite3.connect(folder / FILE)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with pytest.raises(StoreError, match="store_newer") as caught:
        NoteStore.open(folder)
    assert "pip install --upgrade" in explained(caught.value).remedy
    connection = sqlite3.connect(folder / FILE)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA + 1,)
    connection.close()


def test_another_program_s_database_is_refused(folder: Path) -> None:
    folder.mkdir(parents=True)
    connection = sqlite3.connect(folder / FILE)
    connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    with pytest.raises(StoreError, match="store_foreign"):
        NoteStore.open(folder)


def test_an_older_file_is_brought_up_to_date_with_its_notes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with NoteStore.open(folder) as store:
        added = store.add(ARTICLE, Span("left", 0, 5), "yellow", "first")
    newer = (*MIGRATIONS, ("ALTER TABLE annotation ADD COLUMN tag TEXT NOT NULL DEFAULT 'none'",))
    monkeypatch.setattr(database, "MIGRATIONS", newer)
    monkeypatch.setattr(database, "SCHEMA", len(newer))
    with NoteStore.open(folder) as store:
        assert store.annotations(ARTICLE) == (added,)
        assert store._connection.execute("SELECT tag FROM annotation").fetchone() == ("none",)


def test_a_migration_that_fails_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with NoteStore.open(folder) as store:
        added = store.add(ARTICLE, Span("left", 0, 5), "yellow", "first")
    broken = (*MIGRATIONS, ("DROP TABLE position", "ALTER TABLE nothing ADD COLUMN tag"))
    with monkeypatch.context() as patched:
        patched.setattr(database, "MIGRATIONS", broken)
        patched.setattr(database, "SCHEMA", len(broken))
        with pytest.raises(StoreError):
            NoteStore.open(folder)
    with NoteStore.open(folder) as store:
        assert store.annotations(ARTICLE) == (added,)
        store.keep_position(Pair(ARTICLE, ARTICLE), ReadingPosition())


def test_a_file_that_is_taken_away_under_the_reader_is_told_before_a_note_is_lost(folder: Path) -> None:
    with NoteStore.open(folder) as store:
        store.add(ARTICLE, Span("left", 0, 5), "yellow")
        for path in list(folder.iterdir()):
            path.unlink()
        with pytest.raises(StoreError, match="store_moved"):
            store.add(ARTICLE, Span("left", 0, 5), "yellow")


def test_a_missing_folder_is_made_for_its_owner_alone(folder: Path) -> None:
    NoteStore.open(folder).close()
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("folder", ["/proc/nowhere/notes", "/dev/null/notes", "/dev/null"])
def test_a_folder_that_cannot_be_made_is_told_in_two_lines(folder: str) -> None:
    with pytest.raises(StoreError) as caught:
        NoteStore.open(Path(folder))
    assert caught.value.subject == folder
    assert len(described(caught.value).splitlines()) == 2


def test_a_folder_in_the_place_of_the_file_is_told(folder: Path) -> None:
    (folder / FILE).mkdir(parents=True)
    with pytest.raises(StoreError, match="store_read_only"):
        NoteStore.open(folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_told(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o500)
    with pytest.raises(StoreError, match="store_read_only"):
        NoteStore.open(folder)


def test_on_a_disk_that_cannot_be_written_notes_are_read_and_changes_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with NoteStore.open(folder) as store:
        added = store.add(ARTICLE, Span("left", 0, 5), "yellow", "first")
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    whole = os.statvfs(folder)

    class ReadOnly:
        f_flag = whole.f_flag | os.ST_RDONLY

    monkeypatch.setattr(os, "statvfs", lambda _: ReadOnly)
    with NoteStore.open(folder) as store:
        assert store.is_read_only
        assert store.annotations(ARTICLE) == (added,)
        assert store.library() == ()
        with pytest.raises(StoreError, match="store_read_only"):
            store.delete(added.id)
        with pytest.raises(StoreError, match="store_read_only"):
            store.name_colour("blue", "x")
    assert verify(folder).is_sound
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_closed_store_refuses_in_words(folder: Path) -> None:
    store = NoteStore.open(folder)
    store.close()
    store.close()
    with pytest.raises(StoreError):
        store.all()


def test_where_readers_and_a_writer_cannot_share_memory_the_older_journal_is_used(tmp_path: Path) -> None:
    # This way of locking has no shared memory, as on many network file systems.
    connection = sqlite3.connect(f"file:{tmp_path / FILE}?vfs=unix-dotfile", uri=True, isolation_level=None)
    try:
        assert choose_journal(connection) == "delete"
    finally:
        connection.close()


def test_an_ordinary_disk_lets_readers_and_a_writer_work_at_once(folder: Path) -> None:
    with NoteStore.open(folder) as store:
        assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store._connection.execute("PRAGMA synchronous").fetchone() == (2,)
