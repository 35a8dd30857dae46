"""The program itself, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dialogue_reader import __version__


def program(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dialogue_reader", *words],
        capture_output=True,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_help_and_version() -> None:
    assert b"Usage: dialogue-reader" in program("--help").stdout
    assert __version__.encode() in program("--version").stdout


def test_align_with_the_encoder_of_this_machine_and_again_from_the_cache(vietnamese: Path, french: Path) -> None:
    first = program("align", vietnamese, french, "--format", "json")
    assert first.returncode == 0, first.stderr
    assert json.loads(first.stdout)["links"]
    assert program("align", vietnamese, french, "--format", "json").stdout == first.stdout


@pytest.mark.parametrize(
    "words", [["keywords", "none.txt"], ["none.txt", "nor this.txt"], ["--private", "none.txt", "x"]]
)
def test_a_mistake_is_told_in_two_lines_and_status_2(words: list[str]) -> None:
    done = program(*words)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"none.txt: there is no such file." in done.stderr
    assert len(done.stderr.splitlines()) <= 2


def test_the_reader_takes_fifty_documents_at_most() -> None:
    done = program(*map(str, range(51)))
    assert done.returncode == 2
    assert b"51" in done.stderr
    assert len(done.stderr.splitlines()) <= 2


def test_one_of_several_documents_that_is_missing_is_named(vietnamese: Path, french: Path) -> None:
    done = program(vietnamese, french, "missing.txt")
    assert done.returncode == 2
    assert done.stderr.startswith(b"missing.txt: ")
    assert len(done.stderr.splitlines()) <= 2


def test_a_list_of_stories_is_not_read_line_by_line(tmp_path: Path) -> None:
    stories = tmp_path / "stories.jsonl"
    story = {"story": 1, "title": "Fire", "languages": ["en"], "published": None, "origins": [["a.txt"], ["b.txt"]]}
    stories.write_text(json.dumps(story))
    done = program(stories, "--linear")
    assert done.returncode == 2
    assert b"dialogue-reader --linear A B C" in done.stderr


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_stream_of_few_letters_gets_what_it_can_carry(vietnamese: Path, french: Path, form: str) -> None:
    done = program("search", "đối thoại", vietnamese, french, "--format", form, PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr
    said = done.stdout.decode("latin-1")
    assert json.loads(said)["query"] == "đối thoại" if form == "json" else "\\u1ed1i tho\\u1ea1i" in said


def test_a_reader_that_stops_listening_is_no_mistake(vietnamese: Path, french: Path) -> None:
    command = f"{sys.executable} -m dialogue_reader search a {vietnamese} {french} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == 1


def test_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text("Un texte du café à Hanoï, un texte.")
    for form in ("text", "json"):
        done = program("align", os.fsdecode(path), os.fsdecode(path), "--format", form)
        assert done.returncode == 0, done.stderr
        assert done.stdout.decode()
