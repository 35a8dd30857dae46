"""`--lang`: what a person knows better than whoever reads the first page."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def texts(write: Write) -> tuple[Path, Path]:
    return write("a.txt", "Một câu. Hai câu."), write("b.txt", "Une phrase. Deux phrases.")


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("vi", ["vi", "vi"]),
        ("vi,fr", ["vi", "fr"]),
        ("VI, fr", ["vi", "fr"]),
        ("id,", ["id", None]),
        (",pt", [None, "pt"]),
    ],
)
def test_names_the_languages_of_both_or_of_one(
    run: Run, texts: tuple[Path, Path], option: str, told: list[str | None]
) -> None:
    answer = json.loads(run("terms", *texts, "--lang", option, "--format", "json").stdout)
    found = [answer["languages"]["left"], answer["languages"]["right"]]
    assert [code for code, said in zip(found, told, strict=True) if said] == [said for said in told if said]


@pytest.mark.parametrize("option", ["klingon", "vi,xx", "vi,fr,en", "\x1b[31m"])
def test_a_code_that_is_none_is_refused(run: Run, texts: tuple[Path, Path], option: str) -> None:
    result = run("terms", *texts, "--lang", option)
    assert result.exit_code == 2
    assert "ISO 639-1" in result.stderr
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["align", "A", "B"],
        ["align", "A", "B", "--units", "lines"],
        ["compare", "A", "B"],
        ["export", "A", "B"],
        ["keypoints", "A"],
        ["keypoints", "A", "B"],
        ["keywords", "A"],
        ["search", "câu", "A", "B"],
        ["show", "A"],
        ["library", "add", "A", "B"],
    ],
)
def test_every_command_that_opens_documents_takes_it(run: Run, texts: tuple[Path, Path], words: list[str]) -> None:
    named = {"A": texts[0], "B": texts[1]}
    result = run(*(named.get(word, word) for word in words), "--lang", "vi,fr")
    assert result.exit_code in (0, 1), result.stderr


def test_the_reader_takes_it(run: Run) -> None:
    assert "(('a', 'b'), None, True, ('vi', 'fr'), ())" in run("--lang", "vi,fr", "a", "b").stdout
