"""Finds the facts of an article: what its sentences state that can be checked against another account."""

from collections.abc import Container, Iterator, Sequence
from typing import TypeVar

from dialogue_reader.comparison.facts.fact import Fact, FactKind, Name
from dialogue_reader.comparison.facts.names.extraction import names_in
from dialogue_reader.comparison.statements import telling_sentences
from dialogue_reader.documents.model import APPARATUS, Article, Sentence, once_per_article
from dialogue_reader.language.dates.calendar import Moment, is_age, is_birth, moments_in
from dialogue_reader.language.numbers import Number, numbers_in

_OLDEST = 120
_ANY_YEAR = 1800, 2100  # of birth, by an age on a day that is not known

V = TypeVar("V", Number, Name)


@once_per_article
def facts_of(article: Article) -> tuple[Fact, ...]:
    """Numbers, dates and names of every sentence that is content; a number within a date counts only as the date."""
    return facts_in(article, {passage.id for passage in article.passages if passage.kind not in APPARATUS})


def facts_in(article: Article, passages: Container[int]) -> tuple[Fact, ...]:
    """The same of some passages only, by their ids."""
    facts: list[Fact] = []
    for sentence in telling_sentences(article):
        if sentence.passage in passages:
            facts += sorted(_of_sentence(article, sentence), key=lambda fact: fact.start)
    return tuple(facts)


def _of_sentence(article: Article, sentence: Sentence) -> Iterator[Fact]:
    text, language = article.text, article.language
    today = article.dated.date() if article.dated else None
    moments = moments_in(text, language, sentence.start, sentence.end, today)
    numbers = numbers_in(text, language, sentence.start, sentence.end)
    names = names_in(text, language, sentence.start, sentence.end)
    kinds: tuple[tuple[FactKind, Sequence[Number | Moment | Name]], ...] = (
        ("date", moments),
        ("number", _outside(numbers, moments)),
        ("name", _outside(names, moments)),
    )
    for kind, values in kinds:
        for value in values:
            printed = text[value.start : value.end]
            born = None if isinstance(value, Name) else _born(article, value)
            yield Fact(kind, sentence.passage, sentence.id, value.start, value.end, printed, value, born)


def _born(article: Article, value: Number | Moment) -> tuple[int, int] | None:
    """The years of birth that an age leaves possible, on the day of publication; or the year of a birth."""
    if isinstance(value, Moment):
        year = None if value.nearest else value.year
        return (year, year) if year and is_birth(article.text, value.start, value.end) else None
    if not (0 < value.value <= _OLDEST) or not is_age(article.text, value.start, value.end):
        return None
    if article.dated is None:
        return _ANY_YEAR
    year = article.dated.year - int(value.value)
    return year - 1, year + 1  # before the birthday of that year; a child is one year old at birth in some countries


def _outside(values: Sequence[V], moments: Sequence[Moment]) -> list[V]:
    """Those that are not part of a date."""
    return [v for v in values if not any(m.start < v.end and v.start < m.end for m in moments)]
