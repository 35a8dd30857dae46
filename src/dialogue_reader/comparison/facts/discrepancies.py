"""What two accounts of one event state differently."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from dialogue_reader.comparison.facts.contradictions import Sides, differing_dates, differing_numbers
from dialogue_reader.comparison.facts.extraction import facts_of
from dialogue_reader.comparison.facts.model import Discrepancy, Fact, Place
from dialogue_reader.comparison.facts.regions import regions
from dialogue_reader.comparison.facts.spelling import differing_names
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Pair, Side

_MOST = 1000  # facts that are looked at around linked sentences


def discrepancies(pair: Pair, comparison: Comparison) -> tuple[Discrepancy, ...]:
    """Facts of linked passages that differ, and names that one article spells in two ways; in the order of the text."""
    facts = {"left": _by_sentence(facts_of(pair.left)), "right": _by_sentence(facts_of(pair.right))}
    found: list[Discrepancy] = []
    linked = regions(pair, comparison)
    for region in linked:
        left, right = _within(facts["left"], region.left), _within(facts["right"], region.right)
        around = [_within(facts["left"], region.around_left), _within(facts["right"], region.around_right)]
        sides = Sides(left, right, *around)
        for a, b in (*differing_numbers(sides), *differing_dates(sides)):
            note = f"left says {a.text}, right says {b.text}"
            found.append(Discrepancy(b.kind, (_place("left", a), _place("right", b)), note))
    found += differing_names(pair, linked)
    return tuple(sorted(found, key=lambda d: (d.places[0].side, d.places[0].start, d.places[1])))


def _by_sentence(facts: Iterable[Fact]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.sentence].append(fact)
    return found


def _within(facts: dict[int, list[Fact]], sentences: frozenset[int]) -> list[Fact]:
    found = (fact for sentence in sorted(sentences) for fact in facts.get(sentence, ()))
    return list(islice(found, _MOST))


def _place(side: Side, fact: Fact) -> Place:
    return Place(side, fact.passage, fact.start, fact.end, fact.text)
