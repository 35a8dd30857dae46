"""What a person reads who made a mistake, and what a document can do to their terminal: nothing."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.conftest import check_refusal

from dialogue_reader.documents.model import Span
from dialogue_reader.documents.opening import open_article
from dialogue_reader.folders import data_folder
from dialogue_reader.notes.storage.store import NoteStore

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

NEEDS_TEXT = {
    "show": ["show", "BAD", "--format", "json"],
    "align": ["align", "BAD", "GOOD"],
    "align right": ["align", "GOOD", "BAD"],
    "align lines": ["align", "GOOD", "BAD", "--units", "lines"],
    "keywords": ["keywords", "BAD", "--format", "json"],
    "keypoints": ["keypoints", "BAD"],
    "keypoints of two": ["keypoints", "GOOD", "BAD", "--format", "json"],
    "search": ["search", "mot", "BAD", "GOOD"],
    "export": ["export", "GOOD", "BAD"],
}
BAD = {
    "missing": None,
    "empty": b"",
    "blank": b" \n\t\n",
    "binary": bytes(range(256)) * 9,
    "latin-1": "Le Vietnam a décidé à Hanoï de coopérer".encode("latin-1"),
}


class TestBadDocuments:
    @pytest.mark.parametrize("words", NEEDS_TEXT.values(), ids=NEEDS_TEXT)
    @pytest.mark.parametrize("kind", BAD)
    def test_name_reason_and_remedy(self, run: Run, write: Write, tmp_path: Path, words: list[str], kind: str) -> None:
        good = write("good.txt", "Un texte sans faute.")
        content = BAD[kind]
        bad = tmp_path / "bad.txt" if content is None else write("bad.txt", content)
        check_refusal(run(*({"BAD": bad, "GOOD": good}.get(word, word) for word in words)), str(bad))

    def test_a_folder(self, run: Run, tmp_path: Path) -> None:
        check_refusal(run("keywords", tmp_path), str(tmp_path))

    def test_a_wrong_encoding(self, run: Run, write: Write) -> None:
        path = write("a.txt", "à Hanoï".encode("latin-1"))
        check_refusal(run("keywords", path, "--encoding", "ascii"), str(path))
        check_refusal(run("keywords", path, "--encoding", "klingon"), "klingon")

    def test_a_name_full_of_control_characters_stays_a_name(self, run: Run, tmp_path: Path) -> None:
        result = run("keywords", tmp_path / "\x1b[31m\nrouge\x07.txt")
        check_refusal(result, "␛[31m␊rouge␇.txt")
        assert_harmless(result)

    def test_an_unwritable_data_folder(
        self, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, vietnamese: Path, french: Path
    ) -> None:
        place = write("file", "not a folder")
        monkeypatch.setenv("XDG_DATA_HOME", str(place))
        check_refusal(run("notes", "list"), str(place))
        check_refusal(run("export", vietnamese, french), str(place))

    def test_an_unwritable_cache_folder_is_no_mistake(
        self, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(write("file", "not a folder")))
        assert run("align", write("a.txt", "Dupont 15."), write("b.txt", "Dupont 15.")).exit_code == 0


class TestBadWords:
    @pytest.mark.parametrize(
        "words",
        [
            ["align"],
            ["align", "a"],
            ["search", "x"],
            ["--nonsense"],
            ["align", "a", "b", "--format", "pdf"],
            ["notes", "x"],
        ],
    )
    def test_usage(self, run: Run, words: list[str]) -> None:
        result = run(*words)
        assert result.exit_code == 2
        assert "Usage" in result.stderr
        assert "Traceback" not in result.output


HOSTILE = (
    "Titre \x1b]0;pris\x07 \x1b[31m[bold red]rouge[/]\n\n"
    "Dupont\x9b2J 15 \x00\x08\x7f \u202egnp.exe\u2066 mot\tmot \x85 fin.\n\nDupont 15 \x1b[2J accord accord accord.\n"
)


def assert_harmless(result: Result) -> None:
    for character in result.output:
        assert unicodedata.category(character) != "Cc" or character in "\n\t"
        assert unicodedata.bidirectional(character) not in ("LRE", "RLE", "PDF", "LRO", "RLO")


class TestHostileDocuments:
    @pytest.mark.parametrize("form", ["text", "json"])
    @pytest.mark.parametrize(
        "words",
        [["show", "X"], ["align", "X", "X"], ["align", "X", "X", "--level", "sentence"], ["keywords", "X"],
         ["keypoints", "X"], ["keypoints", "X", "X"], ["search", "dupont", "X", "X"],
         ["search", "zzz\x1b[2J", "X", "X"]],
        ids=" ".join,
    )  # fmt: skip
    def test_nothing_reaches_the_terminal(self, run: Run, write: Write, words: list[str], form: str) -> None:
        path = write("x.txt", HOSTILE)
        result = run(*(path if word == "X" else word for word in words), "--format", form)
        assert result.exit_code in (0, 1)
        assert result.output
        assert_harmless(result)

    def test_json_still_says_it_all(self, run: Run, write: Write) -> None:
        path = write("x.txt", HOSTILE)
        found = json.loads(run("align", path, path, "--format", "json").stdout)
        text = open_article(path).text
        assert all(part["text"] == text[part["start"] : part["end"]] for part in found["left"]["passages"])

    @pytest.mark.parametrize(
        "words", [["export", "X", "X"], ["export", "X", "X", "--format", "json"], ["notes", "list"]]
    )
    def test_nor_by_way_of_notes(self, run: Run, write: Write, words: list[str]) -> None:
        path = write("x.txt", HOSTILE)
        article = open_article(path)
        with NoteStore.open(data_folder()) as store:
            for passage in article.passages:
                store.add(article, Span("left", passage.start, passage.end), "pink", "note \x1b[2J\x9b2J")
        result = run(*(path if word == "X" else word for word in words))
        assert result.exit_code == 0
        assert_harmless(result)

    def test_brackets_are_no_markup(self, run: Run, write: Write) -> None:
        assert "[bold red]rouge[/]" in run("search", "rouge", write("x.txt", HOSTILE), write("y.txt", "y")).stdout
