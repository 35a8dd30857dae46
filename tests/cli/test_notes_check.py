"""`notes check`: what it says of the file of notes, and how it gets a damaged one back."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from dialogue_reader.documents.model import Article, Span
from dialogue_reader.folders import data_folder
from dialogue_reader.notes.storage.database import FILE
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.notes.storage.tables.schema import SCHEMA

Run = Callable[..., Result]


@pytest.fixture
def path() -> Path:
    """A file with three notes, and its copy of the day."""
    with NoteStore.open(data_folder()) as store:
        for k in range(3):
            store.add(Article("/a.txt", "Hanoï a ouvert le dialogue.", (), "", "fr"), Span("left", k, 5), "blue", "x")
    return data_folder() / FILE


def test_without_notes_there_is_nothing_to_check(run: Run) -> None:
    result = run("notes", "check")
    assert (result.exit_code, result.stdout) == (0, f"There are no notes yet: {data_folder() / FILE} is not there.\n")
    assert not data_folder().exists()


def test_a_sound_file_is_sound(run: Run, path: Path) -> None:
    result = run("notes", "check", "--repair")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == [f"{path} is sound.", "3 notes"]
    answer = json.loads(run("notes", "check", "--format", "json").stdout)
    assert (answer["sound"], answer["repaired"]) == (True, None)
    assert {"code": "notes", "number": 3, "subject": ""} in answer["findings"]


def test_a_damaged_file_is_told_with_what_to_do_and_repaired_when_asked(run: Run, path: Path) -> None:
    path.write_bytes(b"\xff" * 40_000)
    result = run("notes", "check")
    assert result.exit_code == 1
    assert "--repair" in result.stdout
    assert run("notes", "list").exit_code == 2
    assert "notes check --repair" in run("notes", "list").stderr
    result = run("notes", "check", "--repair")
    assert result.exit_code == 0
    assert "3 notes are from the copy of " in result.stdout
    assert "notes-damaged-" in result.stdout
    assert len(run("notes", "list").stdout.splitlines()) == 3


def test_without_a_copy_a_repair_says_what_is_missing(run: Run, path: Path) -> None:
    for copy in path.parent.glob("backups/*"):
        copy.unlink()
    path.write_bytes(b"\xff" * 40_000)
    result = run("notes", "check", "--repair")
    assert result.exit_code == 0
    assert "0 notes were read from it." in result.stdout
    assert "there is no copy" in result.stdout


def test_odd_values_are_counted_by_table(run: Run, path: Path) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE annotation SET colour = 'mauve'")
    connection.close()
    result = run("notes", "check")
    assert result.exit_code == 1
    assert "3 rows of “annotation” with odd values" in result.stdout


def test_a_file_of_a_newer_version_is_refused(run: Run, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    for words in (["notes", "check"], ["notes", "check", "--repair"], ["notes", "list"]):
        result = run(*words)
        assert result.exit_code == 2
        assert "a newer dialogue-reader wrote it" in result.stderr
        assert len(result.stderr.splitlines()) == 2
