"""What both front ends do with a file: a new one, one that is updated, one that is left alone."""

from pathlib import Path

import pytest

from dialogue_reader.errors import OutputError
from dialogue_reader.messages.export import words
from dialogue_reader.notes.export import obsidian
from dialogue_reader.notes.export.delivery import deliver
from dialogue_reader.notes.export.report import Report


def without_the_first(report: Report) -> Report:
    return report._replace(notes=report.notes[1:])


def test_a_file_for_obsidian_is_updated_whatever_it_is_called(full: Report, tmp_path: Path) -> None:
    path = tmp_path / "Hà Nội.md"
    assert deliver(without_the_first(full), words, path, "obsidian") == (path, False)
    path.write_bytes(path.read_bytes() + "\nmine: \xe9".encode("latin-1"))
    assert deliver(full, words, path) == (path, True)
    after = path.read_bytes()
    assert after.count(b"^note-a0900\n") == 1
    assert after.endswith(b"\nmine: \xe9")


def test_a_file_that_is_up_to_date_is_not_written(full: Report, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    deliver(full, words, path, "obsidian")
    before = path.stat().st_ino, path.stat().st_mtime_ns
    deliver(full, words, path)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == before


def test_another_file_is_left_alone_unless_it_is_asked_for(full: Report, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("mine")
    with pytest.raises(OutputError, match="output_exists"):
        deliver(full, words, path)
    assert path.read_text() == "mine"
    deliver(full, words, path, "obsidian")
    assert path.read_text().startswith("mine\n\n## Left article")
    deliver(full, words, path, overwrite=True)
    assert path.read_text().startswith("# Notes")


def test_no_other_format_is_written_over_a_file_for_obsidian(full: Report, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    deliver(full, words, path, "obsidian")
    with pytest.raises(OutputError, match="output_exists"):
        deliver(full, words, path, "md")


def test_what_is_no_text_is_not_updated(full: Report, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes("mine".encode("utf-16"))
    with pytest.raises(OutputError, match="output_not_text"):
        deliver(full, words, path, "obsidian")
    assert path.read_bytes() == "mine".encode("utf-16")


def test_an_article_is_not_updated_either(full: Report, tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text("an article")
    with pytest.raises(OutputError, match="output_is_article"):
        deliver(full, words, path, "obsidian", sources=[str(path)])
    assert path.read_text() == "an article"


def test_pruning_is_asked_for(full: Report, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    deliver(full, words, path, "obsidian")
    deliver(without_the_first(full), words, path)
    assert path.read_text("utf-8") == obsidian.write(full, words)
    deliver(without_the_first(full), words, path, prune=True)
    assert "note-a0900" not in path.read_text("utf-8")


def test_bytes_are_written_as_they_are(full: Report, tmp_path: Path) -> None:
    path = tmp_path / "notes.apkg"
    deliver(full, words, path)
    assert path.read_bytes().startswith(b"PK")
