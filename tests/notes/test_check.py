"""Checking the store and getting a damaged one back."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dialogue_reader.documents.model import Article, Pair, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.arrivals import Arrival, Arrivals
from dialogue_reader.notes.model import Document, ReadingPosition, Selector, Target
from dialogue_reader.notes.storage.database import FILE
from dialogue_reader.notes.storage.recovery.backups import FOLDER
from dialogue_reader.notes.storage.recovery.check import Finding, verify
from dialogue_reader.notes.storage.recovery.repair import Repaired, repair
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.notes.storage.tables.schema import SCHEMA

ARTICLE = Article("/a.txt", "Hanoï a ouvert le dialogue.", (), "Titre", "fr")
OTHER = Article("/b.txt", "Hà Nội mở đối thoại.", (), "Nhan đề", "vi")
HANOI = Span("left", 0, 5)
NOW = datetime(2022, 8, 16, 9, tzinfo=UTC)


def filled(folder: Path, count: int = 5, length: int = 1) -> list[str]:
    """Make a store with so many notes, and everything else that it can hold; what the notes say."""
    notes = [f"{k:04} " + "note " * length for k in range(count)]
    with NoteStore.open(folder) as store:
        for k, note in enumerate(notes):
            where = (ARTICLE, OTHER)[k % 2]
            across = (OTHER, Span("right", 0, 6)) if k % 5 == 4 else None
            store.add(where, Span("left", k % 10, k % 10 + 5), "green", note, ("à voir",), across=across)
        store.name_colour("green", "chiffre")
        store.keep_position(Pair(ARTICLE, OTHER), ReadingPosition("right", 3, 4))
        store.shelve(Pair(ARTICLE, OTHER))
    return notes


def without_copies(folder: Path) -> None:
    shutil.rmtree(folder / FOLDER)


def altered(folder: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(folder / FILE)
    with connection:
        connection.execute(statement, values)
    connection.close()


def overwritten(path: Path, start: int, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(start)
        stream.write(content)


def page_of(path: Path, name: str) -> tuple[int, int]:
    """Where the page begins on which a table or an index begins, and its size."""
    connection = sqlite3.connect(path)
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    connection.close()
    return (page - 1) * size, size


def damaged(folder: Path, name: str) -> None:
    start, size = page_of(folder / FILE, name)
    overwritten(folder / FILE, start, b"\xff" * size)


def findings(folder: Path) -> dict[tuple[str, str], int]:
    return {(code, subject): number for code, number, subject in verify(folder).findings}


def notes_in(folder: Path) -> list[str]:
    with NoteStore.open(folder) as store:
        return sorted(note.note for note in store.all())


def repaired(folder: Path) -> Repaired:
    outcome = repair(folder, NOW)
    assert outcome
    assert verify(folder).is_sound
    return outcome


# -- checking ----------------------------------------------------------------------------------------------------------


def test_a_sound_store_is_sound_and_its_notes_are_counted(folder: Path) -> None:
    filled(folder)
    report = verify(folder)
    assert report.is_sound
    assert Finding("notes", 5) in report.findings
    assert repair(folder, NOW) is None


def test_a_check_makes_no_store(folder: Path) -> None:
    assert findings(folder) == {("absent", ""): 1}
    assert verify(folder).is_sound
    assert not folder.exists()


@pytest.mark.parametrize(
    ("statement", "value", "table"),
    [
        ("UPDATE annotation SET start = ? WHERE note LIKE '0001%'", -1, "annotation"),
        ("UPDATE annotation SET stop = ? WHERE note LIKE '0001%'", "seven", "annotation"),
        ("UPDATE annotation SET created = ? WHERE note LIKE '0001%'", "yesterday", "annotation"),
        ("UPDATE annotation SET colour = ? WHERE note LIKE '0001%'", "mauve", "annotation"),
        ("UPDATE annotation SET exact = ? WHERE note LIKE '0001%'", b"\xff\x00", "annotation"),
        ("UPDATE annotation SET suffix = CAST(? AS TEXT) WHERE note LIKE '0001%'", b"\xff", "annotation"),
        ("UPDATE document SET published = ? WHERE id = 1", "someday", "document"),
        ("UPDATE position SET left_offset = ?", 1.5, "position"),
        ("UPDATE library SET opened = ?", "", "library"),
    ],
)
def test_odd_values_are_counted_and_a_repair_replaces_them(
    folder: Path, statement: str, value: object, table: str
) -> None:
    notes = filled(folder)
    altered(folder, statement, value)
    assert findings(folder)["odd_values", table] == 1
    outcome = repaired(folder)
    assert outcome.copy is None
    assert notes_in(folder) == notes


def test_rows_without_what_they_refer_to_are_damage_and_documents_without_notes_are_not(folder: Path) -> None:
    filled(folder)
    with NoteStore.open(folder) as store:
        for note in store.annotations(ARTICLE):
            store.delete(note.id)
    assert findings(folder)["orphan_documents", ""] == 1
    assert verify(folder).is_sound
    altered(folder, "DELETE FROM document WHERE source = '/b.txt'")
    assert ("references", "") in findings(folder)
    repaired(folder)
    with NoteStore.open(folder) as store:
        assert len(store.annotations(OTHER)) == 2


def test_a_file_that_is_no_database_is_damage(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / FILE).write_bytes(b"somebody's text\n" * 1000)
    assert findings(folder) == {("unreadable", ""): 1}


def test_changes_that_wait_are_counted(folder: Path) -> None:
    filled(folder)
    store = NoteStore.open(folder, patience=0)
    blocker = sqlite3.connect(folder / FILE, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    store.add(ARTICLE, HANOI, "yellow", "waits")
    store.close()
    assert findings(folder)["waiting", ""] == 1
    blocker.close()


def test_what_cannot_be_checked_is_refused_and_left_as_it_is(folder: Path) -> None:
    filled(folder)
    connection = sqlite3.connect(folder / FILE)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    before = (folder / FILE).read_bytes()
    for act in (verify, lambda folder: repair(folder, NOW)):
        with pytest.raises(StoreError, match="store_newer"):
            act(folder)
    assert (folder / FILE).read_bytes() == before


# -- repairing ---------------------------------------------------------------------------------------------------------


def test_a_damaged_index_costs_nothing(folder: Path) -> None:
    notes = filled(folder, 50)
    without_copies(folder)
    damaged(folder, "annotation_digest")
    assert ("pages", "") in findings(folder)
    repaired(folder)
    assert notes_in(folder) == notes


@pytest.mark.parametrize("has_copy", [True, False])
def test_where_the_pages_lead_nowhere_notes_are_read_from_the_pages_themselves(folder: Path, has_copy: bool) -> None:
    notes = filled(folder, 200, 20)
    if not has_copy:
        without_copies(folder)
    damaged(folder, "annotation")  # the page that leads to all others of the table
    with NoteStore.open(folder) as store, pytest.raises(StoreError, match="store_damaged"):
        store.all()
    outcome = repaired(folder)
    assert notes_in(folder) == notes
    assert outcome.rescued["annotation"] == 200
    assert not outcome.is_whole


def test_notes_from_elsewhere_which_know_no_content_are_sound_and_come_back_too(folder: Path) -> None:
    target = Target(Document("https://a.example/b", "Titre", "fr"), Selector("Hanoï", "", "", 0, 5), 0, 5)
    arrivals = [Arrival(str(k), (target,), "pink", f"{k:04} " + "note " * 20, created=NOW) for k in range(200)]
    with NoteStore.open(folder) as store:
        store.take(Arrivals(tuple(arrivals)))
    assert verify(folder).is_sound
    without_copies(folder)
    damaged(folder, "annotation")
    repaired(folder)
    assert notes_in(folder) == [arrival.note for arrival in arrivals]


def test_the_newest_copy_fills_what_cannot_be_read(folder: Path) -> None:
    notes = filled(folder, 5)
    damaged(folder, "annotation")  # the only page
    outcome = repaired(folder)
    assert (outcome.rescued.get("annotation", 0), outcome.from_copy["annotation"]) == (0, 5)
    assert outcome.copy
    assert outcome.copy.parent.name == FOLDER
    assert notes_in(folder) == notes


def test_long_notes_are_read_across_pages(folder: Path) -> None:
    notes = filled(folder, 60, 3000)
    without_copies(folder)
    damaged(folder, "annotation")
    repaired(folder)
    assert notes_in(folder) == notes


def test_damaged_positions_cost_no_note(folder: Path) -> None:
    notes = filled(folder)
    damaged(folder, "position")
    repaired(folder)
    assert notes_in(folder) == notes


def test_a_file_that_is_nothing_but_noise_is_replaced_by_the_copy_and_kept(folder: Path) -> None:
    notes = filled(folder)
    noise = random.Random(1).randbytes(40_000)
    (folder / FILE).write_bytes(noise)
    outcome = repaired(folder)
    assert notes_in(folder) == notes
    assert outcome.kept_as.read_bytes() == noise
    assert outcome.kept_as.name == "notes-damaged-20220816T090000.db"


def test_notes_are_got_back_from_a_log_left_alone(folder: Path) -> None:
    store = NoteStore.open(folder)
    notes = [store.add(ARTICLE, HANOI, "yellow", f"note {k}").note for k in range(20)]
    log = (folder / (FILE + "-wal")).read_bytes()
    store.close()
    for path in folder.glob("*.db*"):
        path.unlink()
    without_copies(folder)
    (folder / (FILE + "-wal")).write_bytes(log)
    assert findings(folder) == {("log_alone", ""): 1}
    outcome = repaired(folder)
    assert sorted(notes_in(folder)) == sorted(notes)
    assert outcome.kept_as.with_name(outcome.kept_as.name + "-wal").read_bytes() == log


def test_a_store_that_is_open_elsewhere_is_not_repaired(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogue_reader.notes.storage.recovery.repair.PATIENT", 0.0)
    notes = filled(folder)
    altered(folder, "UPDATE annotation SET colour = 'mauve' WHERE note LIKE '0001%'")
    with NoteStore.open(folder) as store:
        with pytest.raises(StoreError, match="store_busy"):
            repair(folder, NOW)
        assert len(store.all()) == len(notes)
    repaired(folder)


def test_everything_else_comes_back_too(folder: Path) -> None:
    filled(folder)
    with NoteStore.open(folder) as store:
        before = store.all(), store.colour_names(), store.position(Pair(ARTICLE, OTHER)), store.library()
    damaged(folder, "annotation_digest")
    repaired(folder)
    with NoteStore.open(folder) as store:
        assert (store.all(), store.colour_names(), store.position(Pair(ARTICLE, OTHER)), store.library()) == before


def page(size: int, chance: random.Random) -> tuple[int, bytes]:
    """A page of noise."""
    return chance.randrange(size // 4096) * 4096, chance.choice([b"\xff" * 4096, bytes(4096), chance.randbytes(4096)])


def some_bytes(size: int, chance: random.Random) -> tuple[int, bytes]:
    """A few bytes anywhere."""
    return chance.randrange(size - 64), chance.randbytes(chance.randrange(1, 64))


@pytest.mark.parametrize("harm", [page, some_bytes])
def test_damage_anywhere_is_told_and_nothing_is_lost(
    tmp_path: Path, harm: Callable[[int, random.Random], tuple[int, bytes]]
) -> None:
    notes = filled(tmp_path / "sound", 120, 10)
    chance = random.Random(7)
    for k in range(25):
        folder = tmp_path / str(k)
        shutil.copytree(tmp_path / "sound", folder)
        overwritten(folder / FILE, *harm((folder / FILE).stat().st_size, chance))
        try:
            with NoteStore.open(folder) as store:
                for read in (store.all, store.library, lambda: store.annotations(ARTICLE)):
                    read()
                store.position(Pair(ARTICLE, OTHER))
                store.add(ARTICLE, HANOI, "yellow", "after")
        except StoreError as error:
            assert error.code in ("store_damaged", "store_fails", "store_foreign", "store_newer")
        try:
            repair(folder, NOW)
        except StoreError as error:
            assert error.code in ("store_foreign", "store_newer")  # what says so is damaged; the file is as it was
            continue
        assert verify(folder).is_sound
        kept = set(notes_in(folder))
        lost = [note for note in notes if note not in kept]
        # What is written over within a text leaves no trace; such a note is there with these words changed.
        assert len(kept) >= len(notes)
        assert len(lost) <= (1 if harm is some_bytes else 0)
