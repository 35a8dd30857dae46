"""`export` by format, by template, and into files that are there."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from dialogue_reader.documents.model import Span
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.folders import cache_folder, config_folder, data_folder
from dialogue_reader.notes.export import FORMATS
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.outside.programs import Programs
from dialogue_reader.outside.translation import Question, Translator
from dialogue_reader.settings.configuration import CONFIG
from dialogue_reader.settings.loading import load

Run = Callable[..., Result]


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    """Two documents with a note on each, in a colour with a name."""
    texts = {"a.vi.txt": "Hà Nội\n\nHai bộ trưởng ký.\n", "a.fr.txt": "Hanoï\n\nLes deux ministres signent.\n"}
    paths = [tmp_path / name for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, "utf-8")
    pair = open_pair(str(paths[0]), str(paths[1]))
    with NoteStore.open(data_folder()) as store:
        store.name_colour("green", "Verified")
        store.add(pair.left, Span("left", 0, 6), "green", "*Ở đâu?*", ("nguồn",))
        store.add(pair.right, Span("right", 0, 5), "pink")
    return paths


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_by_its_name(name: str, run: Run, documents: list[Path], tmp_path: Path) -> None:
    printed = run("export", *documents, "--format", name)
    assert printed.exit_code == 0
    written = tmp_path / "notes"
    assert run("export", *documents, "--format", name, "-o", written).exit_code == 0
    if name != "apkg":  # it says when it was made
        assert written.read_bytes() == printed.stdout_bytes


@pytest.mark.parametrize(
    ("file", "start"),
    [("n.html", b"<!DOCTYPE html>"), ("n.csv", b"id,"), ("n.readwise.csv", b"Highlight,"), ("n.apkg", b"PK")],
)
def test_the_ending_of_the_file_names_the_format(
    file: str, start: bytes, run: Run, documents: list[Path], tmp_path: Path
) -> None:
    assert run("export", *documents, "-o", tmp_path / file).exit_code == 0
    assert (tmp_path / file).read_bytes().startswith(start)


def test_names_of_colours_are_exported(run: Run, documents: list[Path]) -> None:
    assert "Verified (green)" in run("export", *documents).stdout


def test_a_file_for_obsidian_is_updated(run: Run, documents: list[Path], tmp_path: Path) -> None:
    vault = tmp_path / "vault.md"
    assert run("export", *documents, "--format", "obsidian", "-o", vault).exit_code == 0
    mine = vault.read_text("utf-8").replace("> *Ở đâu?*\n", "> *Ở đâu?*\n> mine\n")
    vault.write_text(mine, "utf-8")
    pair = open_pair(str(documents[0]), str(documents[1]))
    with NoteStore.open(data_folder()) as store:
        store.delete(store.annotations(pair.right)[0].id)
    result = run("export", *documents, "-o", vault)
    assert result.exit_code == 0
    assert "is up to date with 1 note" in result.stderr
    assert vault.read_text("utf-8") == mine
    assert run("export", *documents, "-o", vault, "--prune").exit_code == 0
    assert vault.read_text("utf-8").count("> [!quote]") == 1


def test_a_template_of_ones_own(run: Run, documents: list[Path], tmp_path: Path) -> None:
    template = tmp_path / "list.txt"
    template.write_text("{% for note in notes %}{{ note.quote.text }}: {{ note.body }}\n{% endfor %}")
    assert run("export", *documents, "--template", template).stdout == "Hà Nội: *Ở đâu?*\nHanoï: \n"
    template.write_text("\n{{ wrong }}")
    result = run("export", *documents, "--template", template)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"{template}:2: ")
    assert len(result.stderr.splitlines()) == 2
    assert run("export", *documents, "--template", template, "--format", "md").exit_code == 2


def test_a_missing_extra_is_named(
    run: Run, documents: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    result = run("export", *documents, "-o", tmp_path / "n.apkg")
    assert result.exit_code == 2
    assert "pip install 'dialogue-reader[anki]'" in result.stderr
    assert not (tmp_path / "n.apkg").exists()


def test_translations_that_were_made_are_exported_where_they_are_asked_for(run: Run, documents: list[Path]) -> None:
    config_folder().mkdir(parents=True, exist_ok=True)
    (config_folder() / CONFIG).write_text('[translation]\ncommand = "tr a-z A-Z"\nlanguage = "en"\n')
    article = open_pair(str(documents[0]), str(documents[1])).left
    translator = Translator(load(config_folder()).settings.translation, cache_folder(), Programs())
    translator.translate(Question(article.text_of(article.passages[0]), article.language, "en"))
    assert "Machine translation" not in run("export", *documents).stdout
    exported = run("export", *documents, "--with-translations").stdout
    assert "**Machine translation of the passage:**\n\n> Hà NộI" in exported
    assert exported.count("Machine translation") == 1
    page = run("export", *documents, "--with-translations", "--format", "html").stdout
    assert "<p>Hà NộI</p>" in page
