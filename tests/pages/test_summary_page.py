"""The page of many stories: everything that was read, or could not be, is on it, and it stands alone."""

from typing import Any

import pytest
from lxml import html

from dialogue_reader.messages import pages
from dialogue_reader.pages.summary import summary_page
from dialogue_reader.stories.many.model import Card, ComparedGroup, Group, Outcome, Unreadable

SIXTY, SEVENTY = "Sixty firefighters came to Lyon.", "Seventy firefighters came <b>at once</b>."


def card(name: str, language: str = "en", day: float | None = 19_000.0) -> Card:
    return Card(f"/news/{name}.txt", name, f"Title of {name}", language, day, 2)


def cell(*sentences: tuple[int, str]) -> dict[str, Any]:
    spans = [[start, start + len(text)] for start, text in sentences]
    return {"presence": "tells", "passages": [1], "spans": spans, "text": " ".join(text for _, text in sentences)}


def statement(*cells: dict[str, Any], differences: tuple[int, ...] = ()) -> dict[str, Any]:
    told_by = [k for k, own in enumerate(cells) if own["text"]]
    return {
        "text": cells[told_by[0]]["text"],
        "account": told_by[0],
        "told_by": told_by,
        "doubt": 0.0,
        "differences": list(differences),
        "cells": list(cells),
    }


FIRE = ComparedGroup(
    Group(((card("a"), card("copy")), (card("b", "fr", 19_001.0),))),
    {
        "statements": [
            statement(cell((10, "It burned."), (40, SIXTY)), cell((30, SEVENTY)), differences=(0,)),
            statement(cell((90, "Nobody was hurt.")), cell()),
        ],
        "differences": [
            {
                "kind": "number",
                "code": "number_differs",
                "score": 0.9,
                "mentions": [
                    {"account": 0, "passage": 1, "start": 40, "end": 45, "text": "Sixty"},
                    {"account": 1, "passage": 1, "start": 30, "end": 37, "text": "Seventy"},
                ],
            }
        ],
    },
)
OUTCOME = Outcome(
    (FIRE, ComparedGroup(Group(((card("lone", day=None),),)), None)),
    (Unreadable("/news/<broken>.pdf", "damaged"),),
    was_interrupted=False,
)


def page_of(outcome: Outcome) -> html.HtmlElement:
    return html.fromstring(summary_page(outcome, pages.words, lambda one: f"{one.path}: {one.code}"))


def words_in(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return page_of(OUTCOME)


def test_a_story_tells_its_documents_origins_statements_and_differences(page: html.HtmlElement) -> None:
    (story,) = page.xpath("//article")
    assert "3 documents · 2 origins · 2 statements · 1 difference" in words_in(story)
    assert "2022-01-08 – 2022-01-09 · en, fr" in words_in(story)
    accounts = [words_in(account) for account in story.xpath(".//ul[@class='accounts']/li")]
    assert accounts[0].startswith("A Title of a")
    assert "2 copies of one report: /news/copy.txt" in accounts[0]
    assert accounts[1].startswith("B Title of b")


def test_a_difference_is_quoted_in_its_sentences_as_they_were_printed(page: html.HtmlElement) -> None:
    quotations = page.xpath("//q")
    assert [words_in(own) for own in quotations] == [SIXTY, SEVENTY]
    assert [own.get("lang") for own in quotations] == ["en", "fr"]
    assert page.xpath("//q/mark/text()") == ["Sixty", "Seventy"]


def test_what_stands_alone_and_what_could_not_be_read_is_listed(page: html.HtmlElement) -> None:
    assert "/news/lone.txt" in words_in(page.xpath("//*[@id='alone']/following-sibling::ul")[0])
    assert words_in(page.xpath("//*[@id='unreadable']/following-sibling::ul")[0]) == "/news/<broken>.pdf: damaged"


def test_the_page_of_stories_asks_nothing_of_anyone_and_runs_nothing(page: html.HtmlElement) -> None:
    assert not page.xpath("//script | //link[not(starts-with(@href, 'data:'))] | //img | //b")
    assert all(target.startswith(("#", "data:")) for target in page.xpath("//@href"))
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_the_page_of_an_interrupted_run_says_so() -> None:
    assert "interrupted" in words_in(page_of(OUTCOME._replace(was_interrupted=True)))
    assert "interrupted" not in words_in(page_of(OUTCOME))


def test_stories_that_were_not_compared_are_listed_without_differences() -> None:
    (story,) = page_of(Outcome((FIRE._replace(matrix=None),), (), was_interrupted=False)).xpath("//article")
    assert "2 origins" in words_in(story)
    assert "difference" not in words_in(story)
