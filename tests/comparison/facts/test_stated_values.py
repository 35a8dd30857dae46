"""What equals a number or a date is looked up: the answers are those of a search through all, at a lower cost."""

import random
from datetime import UTC, datetime

import pytest

from dialogue_reader.comparison.facts.extraction import facts_of
from dialogue_reader.comparison.facts.fact import Fact
from dialogue_reader.comparison.facts.numbers_and_dates import StatedValues, has_equal, is_confirmed
from dialogue_reader.comparison.facts.rounding import is_repeated
from dialogue_reader.language.numbers import Number, same_value
from tests.comparison.facts.building import article, differing_in_reports

PUBLISHED = datetime(2013, 8, 5, tzinfo=UTC)


def facts(seed: int) -> list[Fact]:
    """Numbers of many sizes, rounded and not, times of day, ages, dates and births."""
    pick = random.Random(seed)
    shapes = (
        lambda: f"{pick.choice(('about ', 'nearly ', ''))}{int(10 ** pick.uniform(0, 4)):,} ships",
        lambda: f"{pick.choice(('about ', ''))}{pick.uniform(0, 30):.1f} million ships",
        lambda: f"at {pick.randrange(1, 12)}:{pick.choice((0, 30)):02} p.m., for {pick.randrange(1, 30)} hours",
        lambda: f"{pick.randrange(1, 31)} {pick.choice(('March', 'April'))} {pick.choice((1992, 2012, ''))}",
        lambda: f"in {pick.choice(('May', 'April'))}, on {pick.choice(('Monday', 'Friday'))} in 201{pick.randrange(4)}",
        lambda: f"by Brigid Farrow, {pick.randrange(15, 30)}, and by one born in {pick.randrange(1983, 1998)}",
    )
    sentences = [f"They were seen {pick.choice(shapes)()} there." for _ in range(150)]
    return [f for f in facts_of(article("en", *sentences, published=PUBLISHED)) if f.kind != "name"]


@pytest.mark.parametrize("seed", range(6))
def test_the_answers_are_those_of_a_search_through_all(seed: int) -> None:
    own, others = facts(2 * seed), facts(2 * seed + 1)
    stated = StatedValues(others)
    for fact in own:
        holds = has_equal if isinstance(fact.value, Number) else is_confirmed
        assert stated.satisfy(holds, fact) == holds(fact, others), fact
        assert stated.satisfy(is_repeated, fact) == is_repeated(fact, others), fact


def test_twice_the_text_costs_no_more_than_twice_the_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def counted(left: Number, right: Number) -> bool:
        compared[-1] += 1
        return same_value(left, right)

    monkeypatch.setattr("dialogue_reader.comparison.facts.numbers_and_dates.same_value", counted)
    for size in (200, 400):
        compared.append(0)
        left, right = (
            article("en", *(f"The town of Ab{k}ton counts {1000 + 7 * k + more} mills." for k in range(size)))
            for more in (0, 3)
        )
        assert len(differing_in_reports(left, right)) > size / 2
    assert 0 < compared[1] <= 2.2 * compared[0]
