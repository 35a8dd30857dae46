"""Every format bears whatever notes can hold. `UPDATE_GOLDEN=1 pytest tests/notes` writes the files anew; read them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dialogue_reader.messages.export import words
from dialogue_reader.notes.export import FORMATS, named_by
from dialogue_reader.notes.export.report import Report, report_of_all
from dialogue_reader.notes.model import Annotation, PairNotes

GOLDEN = Path(__file__).parents[1] / "golden"
ENDINGS = {
    "md": ".md",
    "obsidian": ".obsidian.md",
    "html": ".html",
    "csv": ".csv",
    "tsv": ".tsv",
    "readwise": ".readwise.csv",
    "anki": ".anki.txt",
}


def check(name: str, text: str | bytes) -> None:
    assert isinstance(text, str)
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("name", ENDINGS)
def test_whatever_notes_hold_is_exported_as_the_golden_file(name: str, full: Report) -> None:
    check(f"full{ENDINGS[name]}", FORMATS[name].write(full, words))


@pytest.mark.parametrize("name", ("md", "obsidian", "html"))
def test_notes_of_all_documents_are_exported_as_the_golden_file(name: str, notes: PairNotes) -> None:
    everything = {note.id: anywhere(note) for note in (*notes.left, *notes.right)}
    check(f"all{ENDINGS[name]}", FORMATS[name].write(report_of_all(everything.values()), words))


def anywhere(note: Annotation) -> Annotation:
    """The same with places that are the same on every machine."""
    targets = (
        target._replace(document=target.document._replace(source=target.document.source.replace(f"{Path.cwd()}/", "")))
        for target in note.targets
    )
    return note._replace(targets=tuple(targets))


@pytest.mark.parametrize("name", ENDINGS)
def test_no_export_sends_a_control_or_turns_the_direction_of_text(name: str, full: Report) -> None:
    text = FORMATS[name].write(full, words)
    assert isinstance(text, str)
    allowed = "\n\t" if name in ("tsv", "anki") else "\n"
    assert not [c for c in text if (c < " " and c not in allowed) or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e"]


@pytest.mark.parametrize("name", ("md", "obsidian", "html", "csv", "tsv", "anki"))
def test_every_export_has_both_quotations_tags_names_of_colours_and_links(name: str, full: Report) -> None:
    text = FORMATS[name].write(full, words)
    assert isinstance(text, str)
    assert all(part in text for part in ("ba năm về", "un accord de trois ans", "accord", "Verified", "#:~:text="))


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.md", "md"),
        ("a", "md"),
        ("a.txt", "md"),
        ("A.HTML", "html"),
        ("a.csv", "csv"),
        ("a.readwise.csv", "readwise"),
        ("a.obsidian.md", "obsidian"),
        ("a.anki.txt", "anki"),
        ("a.apkg", "apkg"),
    ],
)
def test_a_file_asks_for_a_format_by_its_ending(file: str, name: str) -> None:
    assert named_by(Path(file)) == name


def test_exporting_loads_a_library_only_for_the_format_that_needs_it() -> None:
    code = "import sys, dialogue_reader.notes.export.delivery; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"jinja2", "genanki", "markdown_it", "csv", "json"} & set(loaded)
