"""What equal facts share, in whatever language, and where a discrepancy is."""

from datetime import datetime

import pytest

from dialogue_reader.cli.commands.compare import _discrepancy_json
from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.facts.extraction import facts_in, facts_of
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Article, Kind, Pair, Sides
from tests.comparison.facts.building import article, compared


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("It was on 15 August 2022.", ["2022-08-15"]),
        ("It was in August 2022.", ["2022-08"]),
        ("It was in August.", ["--08"]),
        ("It was on 15 August.", ["--08-15"]),
        ("It was on Monday.", ["weekday 0"]),
        ("It cost $40.", ["40 dollar"]),
        ("There were 40 people.", ["40"]),
        ("It took 1234567890123 steps.", ["1.23456789012e+12"]),
        ("It was 12.5 kilometers.", ["12.5 kilometer"]),
        ("He saw Vietnam.", ["VN"]),
        ("He saw Marten Halbrook.", ["halbrook marten"]),
        ("He saw Élodie Marten.", ["elodie marten"]),
        ("There were 40 people on 15 August with Halbrook.", ["40", "--08-15", "halbrook"]),
    ],
)
def test_a_fact_is_known_by_its_value(text: str, keys: list[str]) -> None:
    assert [fact.key for fact in facts_of(article("en", text))] == keys


def test_a_day_without_its_year_takes_that_of_the_article() -> None:
    assert [f.key for f in facts_of(article("en", "It was on 15 August.", published=datetime(2022, 8, 20)))] == [
        "2022-08-15"
    ]


def test_a_fact_knows_its_sentence_and_passage() -> None:
    made = article("en", "It rained. There were 40 people.", "Then 50 came.")
    assert [(f.kind, f.passage, f.sentence, f.text) for f in facts_of(made)] == [
        ("number", 0, 1, "40"),
        ("number", 1, 2, "50"),
    ]
    assert [f.text for f in facts_in(made, [1])] == ["50"]


def test_what_is_no_content_states_no_facts() -> None:
    made = article("en", "There were 40 people.", "Monday 15 August 2022", "By Marten Halbrook", "50 people")
    kinds: tuple[Kind, ...] = ("body", "date", "byline", "caption")
    passages = tuple(p._replace(kind=kind) for p, kind in zip(made.passages, kinds, strict=True))
    printed = Article("test", made.text, passages, "", "en")
    assert [fact.text for fact in facts_of(printed)] == ["40", "50"]


def test_a_discrepancy_is_asked_by_side() -> None:
    (discrepancy,) = compared(article("en", "There were 14 people."), article("en", "Today 17 people came."))
    assert (
        (discrepancy.left, discrepancy.right)
        == discrepancy.mentions
        == (discrepancy.on("left"), discrepancy.on("right"))
    )
    assert [(m.side, m.passage, m.start, m.end, m.text) for m in discrepancy.mentions] == [
        ("left", 0, 11, 13, "14"),
        ("right", 0, 6, 8, "17"),
    ]
    right = article("en", "So Marten Halbrock left.", "Then Marten Halbrook came.")
    pair = Pair(article("fr", "Il a plu."), right)
    (within,) = discrepancies(pair, Comparison((Link((0,), (0,), 0.4),), (), Sides((), ()), "test"))
    assert within.left is None
    assert within.right == within.mentions[0]
    as_json = _discrepancy_json(within)
    assert as_json["left"] is None
    assert as_json["right"] == {"passage": 0, "start": 10, "end": 18, "text": "Halbrock"}
    assert as_json["kind"] == "name"


def test_what_an_article_says_endlessly_states_nothing() -> None:
    rule = "Buy 2 for 5 at Halbrook. " * 101
    own = article_of(f"{rule}\n\nThe mayor sold 300 boats to Halbrook.", "a.txt")
    assert {fact.text for fact in facts_of(own)} == {"300", "Halbrook"}
    assert {fact.start >= len(rule) for fact in facts_of(own)} == {True}
