"""Numbers and dates that linked sentences in two languages state differently."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from dialogue_reader.comparison.facts.extraction import facts_of
from dialogue_reader.comparison.facts.fact import Fact, mention_of
from dialogue_reader.comparison.facts.model import Discrepancy, DiscrepancyCode, DiscrepancyKind
from dialogue_reader.comparison.facts.numbers_and_dates import (
    LinkedFacts,
    date_discrepancies,
    measure_the_same,
    number_discrepancies,
)
from dialogue_reader.comparison.facts.regions import Region
from dialogue_reader.comparison.facts.rounding import rounded_in, without_known
from dialogue_reader.comparison.facts.translations import are_translations
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Pair, Sides

_SURE = 0.9  # score of a match of two sentences of reports that are no translations
_MOST = 1000  # facts in and around linked sentences; the rest is ignored

_FactsBySentence = dict[int, list[Fact]]


def in_two_languages(
    pair: Pair, comparison: Comparison, regions: list[Region], *, soft: bool = False
) -> Iterator[Discrepancy]:
    """Numbers and dates of linked sentences in two languages; `soft` adds those that one text states more exactly.

    Between translations a number without an equal on either side is enough; between reports it must measure the same,
    and its sentence must surely match, and dates, which are of any act, are left alone.
    """
    facts = Sides(_by_sentence(facts_of(pair.left)), _by_sentence(facts_of(pair.right)))
    translated = comparison.level == "sentence" or are_translations(pair, comparison)
    sure = {(i, j) for link in comparison.links for i, j, score in link.sentences if score >= _SURE}

    def is_of_one(left: Fact, right: Fact) -> bool:
        return translated or ((left.sentence, right.sentence) in sure and measure_the_same(left, right))

    for region in regions:
        linked = LinkedFacts(
            Sides(*(_facts_in(facts[side], region.sentences[side]) for side in SIDES)),
            Sides(*(_facts_in(facts[side], region.around[side]) for side in SIDES)),
        )
        numbers = [both for both in number_discrepancies(linked) if is_of_one(*both)]
        dates = date_discrepancies(linked) if translated else []
        for left, right in numbers:
            yield _of(left, right, "number_differs", 0.9 if translated else 0.6)
        for left, right in dates:
            yield _of(left, right, "date_differs", 0.8)
        if soft:
            for left, right in without_known(rounded_in(linked), [*numbers, *dates]):
                if is_of_one(left, right):
                    code: DiscrepancyCode = "rounded" if left.kind == "number" else "less_exact"
                    yield _of(left, right, code, 0.8 if translated else 0.6)


def _of(left: Fact, right: Fact, code: DiscrepancyCode, score: float) -> Discrepancy:
    kind: DiscrepancyKind = "number" if left.kind == "number" else "date"
    return Discrepancy(kind, code, (mention_of("left", left), mention_of("right", right)), score)


def _by_sentence(facts: Iterable[Fact]) -> _FactsBySentence:
    by_sentence: _FactsBySentence = defaultdict(list)
    for fact in facts:
        by_sentence[fact.sentence].append(fact)
    return by_sentence


def _facts_in(facts: _FactsBySentence, sentences: frozenset[int]) -> list[Fact]:
    return list(islice((fact for sentence in sorted(sentences) for fact in facts.get(sentence, ())), _MOST))
