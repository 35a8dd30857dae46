"""The list of the stories that were found, and each of them as it was told."""

import json
from pathlib import Path
from typing import Any

import pytest

from dialogue_reader.documents.opening import open_article
from dialogue_reader.errors import DialogueError
from dialogue_reader.stories.as_json import matrix_from, matrix_json
from dialogue_reader.stories.listing import line_of, stories_in, story_as_listed
from dialogue_reader.stories.many.model import Card, ComparedGroup, Group
from dialogue_reader.stories.statements import Cell, Difference, Matrix, Statement, StoryMention

FIRE = ("Fire in the harbour\n\nSixty men came.", "Warehouse burns\n\nSeventy men came.")
MENTIONS = (StoryMention(0, 1, 21, 26, "Sixty"), StoryMention(1, 1, 17, 24, "Seventy"))
MATRIX = Matrix(
    (Statement(0, (Cell("tells", (1,)), Cell("in_part", (1,))), 0.25, (0,)),),
    (Difference("number", "number_differs", MENTIONS, 0.75),),
)

SILENT = {"presence": "silent", "spans": []}


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.txt" for number in range(2)]
    for path, text in zip(paths, FIRE, strict=True):
        path.write_text(text)
    return paths


def line(documents: list[Path], **changes: Any) -> str:  # noqa: ANN401 - any JSON value
    articles = [open_article(path) for path in documents]
    content = {
        "story": 1,
        "title": "Fire in the harbour",
        "languages": ["en"],
        "published": ["2025-03-03T10:00", "2025-03-04T09:30"],
        "documents": [str(path) for path in documents],
        "origins": [[str(path)] for path in documents],
        **matrix_json(articles, MATRIX),
        **changes,
    }
    return json.dumps(content) + "\n"


def test_a_line_holds_nothing_that_a_terminal_obeys() -> None:
    card = Card("a.txt", "1" * 64, "\x9b31mFire\u2028", "en", None, 1)
    written = line_of(1, ComparedGroup(Group(((card,),)), None))
    assert json.loads(written)["title"] == card.title
    assert written.isascii()


def test_stories_with_most_differences_come_first(documents: list[Path], tmp_path: Path) -> None:
    listed = tmp_path / "stories.jsonl"
    listed.write_text(line(documents, title="Calm", differences=[]) + "\n" + line(documents))
    first, second = stories_in(listed)
    assert (first.title, first.differences, first.statements, first.documents) == ("Fire in the harbour", 1, 1, 2)
    assert (second.title, second.differences) == ("Calm", 0)
    assert first.published == ("2025-03-03T10:00", "2025-03-04T09:30")


def test_what_is_written_of_a_story_is_read_back(documents: list[Path], tmp_path: Path) -> None:
    articles = [open_article(path) for path in documents]
    cards = [
        Card(str(path), "0", f"Title {day}", "en", day, 2) for path, day in zip(documents, (0.5, 2.0), strict=True)
    ]
    listed = tmp_path / "stories.jsonl"
    listed.write_text(line_of(1, ComparedGroup(Group(tuple((card,) for card in cards)), matrix_json(articles, MATRIX))))
    (story,) = stories_in(listed)
    assert (story.title, story.languages) == ("Title 0.5", ("en",))
    assert story.published == ("1970-01-01T12:00", "1970-01-03T00:00")
    assert story.origins == tuple((str(path),) for path in documents)
    told = story_as_listed(story, [[article] for article in articles])
    assert told is not None
    assert told.matrix == MATRIX


def test_a_story_that_was_not_compared_is_listed_too(documents: list[Path], tmp_path: Path) -> None:
    told = json.loads(line(documents, published=None))
    del told["statements"], told["differences"]
    listed = tmp_path / "stories.jsonl"
    listed.write_text(json.dumps(told))
    (story,) = stories_in(listed)
    assert (story.statements, story.differences, story.published) == (0, 0, ("", ""))
    assert story_as_listed(story, [[open_article(path)] for path in documents]) is None


def test_documents_that_were_named_from_elsewhere_are_found_beside_the_list(
    documents: list[Path], tmp_path: Path
) -> None:
    listed = tmp_path / "stories.jsonl"
    listed.write_text(line(documents, origins=[["0.txt"], ["1.txt"]]))
    assert stories_in(listed)[0].origins == ((str(documents[0]),), (str(documents[1]),))


def test_a_story_is_told_as_its_line_tells_it_while_its_documents_are_the_same(
    documents: list[Path], tmp_path: Path
) -> None:
    listed = tmp_path / "stories.jsonl"
    listed.write_text(line(documents))
    (story,) = stories_in(listed)
    origins = [[open_article(path)] for path in documents]
    told = story_as_listed(story, origins)
    assert told is not None
    assert told.matrix == MATRIX
    assert told.accounts == tuple(origin[0] for origin in origins)
    documents[0].write_text("Fire in the port\n\nSixty men came. Nobody was hurt.")
    changed = [[open_article(path)] for path in documents]
    assert story_as_listed(story, changed) is None


@pytest.mark.parametrize("change", [{"account": 2}, {"account": -1}, {"differences": [1]}, {"cells": [SILENT, SILENT]}])
def test_a_line_whose_numbers_lead_nowhere_tells_no_story(
    documents: list[Path], tmp_path: Path, change: dict[str, Any]
) -> None:
    statement = {**json.loads(line(documents))["statements"][0], **change}
    listed = tmp_path / "stories.jsonl"
    listed.write_text(line(documents, statements=[statement]))
    (story,) = stories_in(listed)
    assert story_as_listed(story, [[open_article(path)] for path in documents]) is None


def test_a_matrix_comes_back_from_json_as_it_was(documents: list[Path]) -> None:
    articles = [open_article(path) for path in documents]
    assert matrix_from(json.loads(json.dumps(matrix_json(articles, MATRIX))), articles) == MATRIX


@pytest.mark.parametrize("content", ["", "\n", "[1]\n", '{"title": "x"}\n', "a text", None])
def test_a_file_of_another_kind_lists_no_stories(tmp_path: Path, content: str | None) -> None:
    listed = tmp_path / "stories.jsonl"
    if content is not None:
        listed.write_text(content)
    assert stories_in(listed) == ()


def test_a_damaged_line_is_told_by_its_number(documents: list[Path], tmp_path: Path) -> None:
    listed = tmp_path / "stories.jsonl"
    listed.write_text(line(documents) + "\n" + line(documents)[:100] + "\n")
    with pytest.raises(DialogueError) as refusal:
        stories_in(listed)
    assert (refusal.value.code, refusal.value.arguments) == ("stories_damaged", {"line": 3})
