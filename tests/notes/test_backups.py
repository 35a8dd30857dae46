"""Copies of the store: before its schema changes, and one a day."""

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dialogue_reader.documents.model import Article, Pair, Span
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.model import ReadingPosition
from dialogue_reader.notes.storage.database import APPLICATION, FILE
from dialogue_reader.notes.storage.recovery import backups
from dialogue_reader.notes.storage.recovery.backups import FOLDER, KEPT, copies
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.notes.storage.tables.schema import MIGRATIONS, SCHEMA

ARTICLE = Article("-", "Hanoï a ouvert le dialogue.", (), "", "fr")
HANOI = Span("left", 0, 5)
MONDAY = datetime(2022, 8, 15, 12, tzinfo=UTC)


def on(folder: Path, day: int) -> NoteStore:
    """The store as a script opens it on the day of that number."""
    return NoteStore.open(folder, lambda: MONDAY + timedelta(days=day))


def note_on(folder: Path, day: int, note: str = "") -> None:
    with on(folder, day) as store:
        store.add(ARTICLE, HANOI, "yellow", note or f"day {day}")


def notes_in(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    notes = [note for (note,) in connection.execute("SELECT note FROM annotation ORDER BY created, id")]
    connection.close()
    return notes


# -- daily -------------------------------------------------------------------------------------------------------------


def test_a_script_that_writes_leaves_a_copy_that_is_a_whole_store(folder: Path) -> None:
    note_on(folder, 0)
    (copy,) = copies(folder / FILE)
    assert copy == folder / FOLDER / "notes-2022-08-15.db"
    assert notes_in(copy) == ["day 0"]
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    assert copy.stat().st_mode & 0o077 == 0


def test_one_copy_a_day_is_enough(folder: Path) -> None:
    note_on(folder, 0)
    note_on(folder, 0, "later")
    assert [notes_in(copy) for copy in copies(folder / FILE)] == [["day 0"]]


def test_the_last_ten_are_kept(folder: Path) -> None:
    for day in range(KEPT + 3):
        note_on(folder, day)
    assert [copy.name for copy in copies(folder / FILE)] == [
        f"notes-{MONDAY + timedelta(days=day):%Y-%m-%d}.db" for day in range(KEPT + 2, 2, -1)
    ]


def test_an_unchanged_store_is_not_copied_again(folder: Path) -> None:
    note_on(folder, 0)
    with on(folder, 1) as store:
        store.keep_position(Pair(ARTICLE, ARTICLE), ReadingPosition())
        store.copy_daily()
    assert len(copies(folder / FILE)) == 1
    with on(folder, 2) as store:
        store.name_colour("blue", "chiffre")
    assert len(copies(folder / FILE)) == 2


def test_a_store_without_a_word_of_anybody_is_not_copied(folder: Path) -> None:
    with on(folder, 0) as store:
        store.copy_daily()
    assert copies(folder / FILE) == []


def test_a_damaged_store_takes_no_good_copy_s_place(folder: Path) -> None:
    for day in range(KEPT):
        note_on(folder, day)
    before = {copy: copy.read_bytes() for copy in copies(folder / FILE)}
    damage(folder / FILE, "annotation_digest")
    with on(folder, KEPT) as store:
        store.add(ARTICLE, HANOI, "yellow")
    assert {copy: copy.read_bytes() for copy in (folder / FOLDER).iterdir()} == before


def damage(path: Path, name: str) -> None:
    """Set the page on which a table or an index begins to zeros but for what makes it a page."""
    connection = sqlite3.connect(path)
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    connection.close()
    with path.open("r+b") as stream:
        stream.seek((page - 1) * size)
        header = stream.read(8)
        stream.seek((page - 1) * size)
        # An index that is empty although its table is not: reading goes on, and only a check finds it.
        stream.write(header[:1] + b"\0\0\0\0" + size.to_bytes(2, "big") + b"\0" + b"\0" * (size - 8))


def test_a_copy_that_cannot_be_made_costs_nothing(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / FOLDER).write_text("somebody's file")
    note_on(folder, 0)
    assert notes_in(folder / FILE) == ["day 0"]
    assert (folder / FOLDER).read_text() == "somebody's file"


def test_a_damaged_copy_does_not_count_as_the_newest(folder: Path) -> None:
    note_on(folder, 0)
    note_on(folder, 1)
    good, damaged = copies(folder / FILE)[1], copies(folder / FILE)[0]
    damaged.write_bytes(b"\xff" * 9000)
    assert backups.newest(folder / FILE) == good


# -- migrations --------------------------------------------------------------------------------------------------------


def old_store(folder: Path, version: int) -> Path:
    """A store as that version made it, with two notes, a position and, where there were any, the rest."""
    folder.mkdir(parents=True)
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    for statements in MIGRATIONS[:version]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {version}")
    digest = ARTICLE.digest
    connection.execute("INSERT INTO document VALUES (7, '/a.txt', 'Titre', 'fr', 'Journal', '2022-08-15T12:00:00')")
    connection.execute("INSERT INTO sighting VALUES (7, ?, '/a.txt', '2022-08-16T00:00:00+00:00')", (digest,))
    time = "2022-08-16T09:00:00+00:00"
    for note, start, stop in (("first", 0, 5), ("second", 8, 14)):
        values = (note, 7, digest, ARTICLE.text[start:stop], ARTICLE.text[:start][-32:], ARTICLE.text[stop:][:32])
        connection.execute(
            f"INSERT INTO annotation VALUES ({', '.join('?' * 13)})",
            (*values, start, stop, "green", note, time, time, 0),
        )
    connection.execute(
        "INSERT INTO position VALUES (?, '', ?, '', 'right', 3, 4, 'rows', 'both', ?)", (digest, digest, time)
    )
    if version >= 2:
        connection.execute("INSERT INTO correction VALUES ('a', 'b', 0, ?)", (time,))
    if version >= 4:
        shelved = ("/a.txt", "", digest, "Titre", "fr", 27, "", "", "", 0, time)
        connection.execute(f"INSERT INTO library VALUES ({', '.join('?' * 11)})", shelved)
    connection.close()
    return folder / FILE


EARLIER = range(1, SCHEMA)


@pytest.mark.parametrize("version", EARLIER)
def test_a_store_of_every_earlier_version_is_brought_up_to_date_with_all_it_holds(folder: Path, version: int) -> None:
    old_store(folder, version)
    with NoteStore.open(folder) as store:
        notes = store.annotations(ARTICLE)
        assert [(note.id, note.note, note.start, note.end, note.standing) for note in notes] == [
            ("first", "first", 0, 5, "exact"),
            ("second", "second", 8, 14, "exact"),
        ]
        assert {(note.colour, note.tags, note.across) for note in notes} == {("green", (), None)}
        assert {(note.document.source, note.document.outlet) for note in notes} == {("/a.txt", "Journal")}
        assert store.position(Pair(ARTICLE, ARTICLE)) == ReadingPosition("right", 3, 4, "rows")
        assert len(store.corrections()) == (version >= 2)
        assert [(entry.left.title, entry.notes) for entry in store.library()] == [("Titre", 2)] * (version >= 4)
        store.change("first", note="changed", tags=("neu",))
        store.add(ARTICLE, Span("left", 6, 7), "blue")
    with NoteStore.open(folder) as store:
        assert len(store.annotations(ARTICLE)) == 3
    assert user_version(folder / FILE) == SCHEMA


@pytest.mark.parametrize("version", EARLIER)
def test_a_store_has_the_same_schema_whatever_version_made_it(folder: Path, tmp_path: Path, version: int) -> None:
    NoteStore.open(tmp_path / "new").close()
    path = old_store(folder, version)
    NoteStore.open(folder).close()
    assert schema_of(path) == schema_of(tmp_path / "new" / FILE)


@pytest.mark.parametrize("version", EARLIER)
def test_before_a_migration_the_store_is_copied_as_it_is(folder: Path, version: int) -> None:
    old = schema_of(old_store(folder, version))
    NoteStore.open(folder).close()
    (copy,) = folder.glob(f"notes-version-{version}-*.db")
    assert user_version(copy) == version
    assert schema_of(copy) == old
    assert notes_in(copy) == ["first", "second"]
    NoteStore.open(folder).close()
    assert len(list(folder.glob("notes-version-*"))) == 1


def test_without_its_copy_a_store_is_not_migrated(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_store(folder, 3)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(backups, "sync", full)
        with pytest.raises(StoreError, match="store_disk_full"):
            NoteStore.open(folder)
    assert user_version(path) == 3
    assert [item.name for item in folder.iterdir() if not item.name.startswith(FILE)] == []
    NoteStore.open(folder).close()
    assert user_version(path) == SCHEMA


def test_a_new_store_is_not_copied_before_its_first_version(folder: Path) -> None:
    NoteStore.open(folder).close()
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_two_readers_migrate_once(folder: Path) -> None:
    old_store(folder, 1)
    code = "import sys; from pathlib import Path; from dialogue_reader.notes.storage.store import NoteStore\n"
    code += "with NoteStore.open(Path(sys.argv[1])) as store: assert len(store.all()) == 2"
    readers = [subprocess.Popen([sys.executable, "-c", code, str(folder)]) for _ in range(3)]
    assert [reader.wait(60) for reader in readers] == [0, 0, 0]
    assert len(list(folder.glob("notes-version-*"))) == 1


def user_version(path: Path) -> int:
    connection = sqlite3.connect(path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(version)


def schema_of(path: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    connection.close()
    return rows
