import csv
import io
import json
from pathlib import Path

import pytest
from lxml import etree
from tests.cli.conftest import Run, check_refusal

from dialogue_reader.comparison.corrections import correction
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.worker.client import Comparer, ComparisonFailedError
from dialogue_reader.documents.model import Sides
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.folders import data_folder
from dialogue_reader.notes.storage.store import NoteStore


def test_links_alone_are_the_sure_ones_of_the_answer(run: Run, vietnamese: Path, french: Path) -> None:
    answer = json.loads(run("align", vietnamese, french, "--format", "json").stdout)
    assert answer["links"]
    rows = list(csv.reader(io.StringIO(run("align", vietnamese, french, "--format", "csv").stdout)))[1:]
    sure = {(tuple(link["left"]), tuple(link["right"])) for link in answer["links"]}
    assert {(tuple(map(int, row[0].split())), tuple(map(int, row[1].split()))) for row in rows} == sure


def test_links_made_and_rejected_by_hand_hold_in_every_answer(run: Run, vietnamese: Path, french: Path) -> None:
    def links() -> set[tuple[int, int]]:
        answers = (run(command, vietnamese, french, "--format", "json").stdout for command in ("align", "compare"))
        (one, other) = ({(*link["left"], *link["right"]) for link in json.loads(answer)["links"]} for answer in answers)
        assert one == other
        return one

    before = links()
    rejected, made = min(before), (0, 5)
    assert made not in before
    pair = open_pair(vietnamese, french)
    with NoteStore.open(data_folder()) as store:
        store.correct(correction(pair, *rejected, linked=False), correction(pair, *made, linked=True))
    assert links() == before - {rejected} | {made}


def test_notes_that_cannot_be_read_are_told_of_and_stop_no_comparison(run: Run, vietnamese: Path, french: Path) -> None:
    data_folder().mkdir(parents=True)
    (data_folder() / "notes.db").write_bytes(b"no database" * 1000)
    result = run("align", vietnamese, french, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["links"]
    assert "notes.db" in result.stderr


def test_links_are_written_to_a_file_and_never_over_one_unasked(
    run: Run, vietnamese: Path, french: Path, tmp_path: Path
) -> None:
    target = tmp_path / "memory.tmx"
    asked = ("align", vietnamese, french, "--level", "sentence", "--format", "tmx", "-o", target)
    assert run(*asked).exit_code == 0
    root = etree.fromstring(target.read_bytes())
    assert root.find("header").get("segtype") == "sentence"
    assert root.find("header").get("srclang") == "vi"
    assert run(*asked).exit_code == 2
    assert run(*asked, "--overwrite").exit_code == 0


def test_the_whole_answer_is_written_as_json(run: Run, vietnamese: Path, french: Path, tmp_path: Path) -> None:
    target = tmp_path / "links.json"
    assert run("align", vietnamese, french, "-o", target).exit_code == 0
    answer = json.loads(run("align", vietnamese, french, "--format", "json").stdout)
    assert json.loads(target.read_text("utf-8")) == answer
    assert run("align", vietnamese, french, "--format", "json", "-o", target).exit_code == 2
    assert run("align", vietnamese, french, "-o", french, "--overwrite", "--format", "json").exit_code == 2


def test_a_file_is_written_in_the_format_that_its_name_asks_for(
    run: Run, vietnamese: Path, french: Path, tmp_path: Path
) -> None:
    for name, beginning in (("m.tmx", "<?xml"), ("m.xml", "<?xml"), ("m.csv", "left ids"), ("m.json", "{")):
        assert run("align", vietnamese, french, "-o", tmp_path / name).exit_code == 0
        assert (tmp_path / name).read_text("utf-8").startswith(beginning)


def test_an_output_file_is_for_formats_of_links(run: Run, vietnamese: Path, french: Path, tmp_path: Path) -> None:
    result = run("align", vietnamese, french, "-o", tmp_path / "x.txt")
    assert result.exit_code == 2
    assert "tmx" in result.stderr


def test_an_export_in_a_format_of_links_has_both_texts(run: Run, vietnamese: Path, french: Path) -> None:
    written = run("export", vietnamese, french, "--format", "tei").stdout
    root = etree.fromstring(written.encode())
    ids = set(root.xpath("//@xml:id"))
    targets = {target.removeprefix("#") for link in root.xpath("//@target") for target in link.split()}
    assert targets
    assert targets <= ids


def test_one_document_has_no_links_to_export(run: Run, french: Path) -> None:
    assert run("export", french, "--format", "tmx").exit_code == 2


def test_vast_texts_are_refused_with_the_way_to_link_them(
    run: Run, vietnamese: Path, french: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Comparison:
        raise ComparisonFailedError("too_vast")

    monkeypatch.setattr(Comparer, "compare", refuse)
    for command in ("align", "compare"):
        result = run(command, vietnamese, french)
        check_refusal(result, "150,000")
        assert "align --piecewise" in result.stderr


def test_what_was_linked_piece_by_piece_says_so(
    run: Run, vietnamese: Path, french: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compare(*_: object, piecewise: bool, **__: object) -> Comparison:
        return Comparison((), (), Sides((), ()), "lexical", share=0.0625 if piecewise else 1.0)

    monkeypatch.setattr(Comparer, "compare", compare)
    whole, pieces = (run("align", vietnamese, french, "--format", "json", *way) for way in ((), ("--piecewise",)))
    assert (json.loads(whole.stdout)["compared"], json.loads(pieces.stdout)["compared"]) == (1.0, 0.0625)
    assert whole.stderr == ""
    assert "what is in one alone is not known" in pieces.stderr
