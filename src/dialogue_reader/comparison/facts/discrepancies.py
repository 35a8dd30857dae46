"""Where two accounts of one event state a fact differently, and where one spells a name in two ways."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from dialogue_reader.comparison.facts.extraction import facts_of
from dialogue_reader.comparison.facts.model import Discrepancy, Fact, Mention
from dialogue_reader.comparison.facts.numbers_and_dates import LinkedFacts, date_discrepancies, number_discrepancies
from dialogue_reader.comparison.facts.regions import regions_of
from dialogue_reader.comparison.facts.spelling import name_discrepancies
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Pair, Side, Sides

_MOST = 1000  # facts in and around linked sentences; the rest is ignored

_FactsBySentence = dict[int, list[Fact]]


def discrepancies(pair: Pair, comparison: Comparison) -> tuple[Discrepancy, ...]:
    """The discrepancies of linked passages, and names that one article spells in two ways; in the order of the text."""
    facts = Sides(_by_sentence(facts_of(pair.left)), _by_sentence(facts_of(pair.right)))
    regions = regions_of(pair, comparison)
    differing: list[Discrepancy] = []
    for region in regions:
        linked = LinkedFacts(
            Sides(*(_facts_in(facts[side], region.sentences[side]) for side in SIDES)),
            Sides(*(_facts_in(facts[side], region.around[side]) for side in SIDES)),
        )
        for left, right in number_discrepancies(linked):
            mentions = _mention("left", left), _mention("right", right)
            differing.append(Discrepancy("number", "number-differs", mentions))
        for left, right in date_discrepancies(linked):
            mentions = _mention("left", left), _mention("right", right)
            differing.append(Discrepancy("date", "date-differs", mentions))
    differing += name_discrepancies(pair, regions)
    return tuple(sorted(differing, key=lambda d: (d.mentions[0].side, d.mentions[0].start, d.mentions[1])))


def _by_sentence(facts: Iterable[Fact]) -> _FactsBySentence:
    by_sentence: _FactsBySentence = defaultdict(list)
    for fact in facts:
        by_sentence[fact.sentence].append(fact)
    return by_sentence


def _facts_in(facts: _FactsBySentence, sentences: frozenset[int]) -> list[Fact]:
    return list(islice((fact for sentence in sorted(sentences) for fact in facts.get(sentence, ())), _MOST))


def _mention(side: Side, fact: Fact) -> Mention:
    return Mention(side, fact.passage, fact.start, fact.end, fact.text)
