"""Where two accounts of one event state a fact differently, and where one spells a name in two ways."""

from collections.abc import Iterable, Iterator

from dialogue_reader.comparison.facts.extraction import facts_of
from dialogue_reader.comparison.facts.fact import Fact, mention_of
from dialogue_reader.comparison.facts.model import Contrast, Discrepancy, DiscrepancyCode, DiscrepancyKind, mention_at
from dialogue_reader.comparison.facts.names.other import renamed
from dialogue_reader.comparison.facts.names.spelling import name_discrepancies
from dialogue_reader.comparison.facts.overlap import Wordings
from dialogue_reader.comparison.facts.quotations import quotation_changes
from dialogue_reader.comparison.facts.regions import regions_of
from dialogue_reader.comparison.facts.reversals import denied, opposed
from dialogue_reader.comparison.facts.same_language import SameLanguage
from dialogue_reader.comparison.facts.translations import Translated, translated_pairs
from dialogue_reader.comparison.facts.two_languages import in_two_languages
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Pair, Sides

_TOLD = 0.5  # score from which a discrepancy is told: a false alarm costs more than a miss
_ALIKE = 0.5  # likeness of the words of two sentences in one language that are nearly one


def discrepancies(pair: Pair, comparison: Comparison, *, soft: bool = False) -> tuple[Discrepancy, ...]:
    """The discrepancies of both articles, and names that one of them spells in two ways; in the order of the text.

    `soft` adds numbers and dates that one of them states more exactly.
    """
    regions = regions_of(pair, comparison)
    by_language = (
        _in_one_language(pair, comparison, soft)
        if pair.left.language == pair.right.language
        else in_two_languages(pair, comparison, regions, soft=soft)
    )
    differing = [*by_language, *_in_translations(pair, comparison), *name_discrepancies(pair, regions)]
    differing = [discrepancy for discrepancy in differing if discrepancy.score >= _TOLD]
    return tuple(sorted(differing, key=lambda d: (d.mentions[0].side, d.mentions[0].start, d.mentions[1])))


def _in_one_language(pair: Pair, comparison: Comparison, soft: bool) -> Iterator[Discrepancy]:
    """Numbers, dates and quotations, held against each other by the words around them."""
    facts = Sides(facts_of(pair.left), facts_of(pair.right))
    matches = {(i, j): score for link in comparison.links for i, j, score in link.sentences}
    same = SameLanguage(pair.left.language, Wordings(pair), facts, matches)
    numbers, dates = same.numbers(), same.dates()
    yield from _of_facts("number", "number_differs", numbers)
    yield from _of_facts("date", "date_differs", dates)
    if soft:
        used = {id(fact) for left, right, _ in (*numbers, *dates) for fact in (left, right)}
        rounded, less_exact = (
            [likely for likely in likelies if not used & {id(likely[0]), id(likely[1])}]
            for likelies in (same.rounded_numbers(), same.less_exact_dates())
        )
        yield from _of_facts("number", "rounded", rounded)
        yield from _of_facts("date", "less_exact", less_exact)
    yield from _told(pair, "quotation", "quoted_differently", quotation_changes(pair))


def _of_facts(
    kind: DiscrepancyKind, code: DiscrepancyCode, likely: Iterable[tuple[Fact, Fact, float]]
) -> Iterator[Discrepancy]:
    for left, right, score in likely:
        yield Discrepancy(kind, code, (mention_of("left", left), mention_of("right", right)), score)


def _in_translations(pair: Pair, comparison: Comparison) -> Iterator[Discrepancy]:
    """What is denied, reversed or said of another in sentences that are translations, or nearly."""
    translated = translated_pairs(pair, comparison)
    if translated and pair.left.language == pair.right.language:
        wordings = Wordings(pair)
        translated = [close for close in translated if _likeness(wordings, close) >= _ALIKE]
    yield from _told(pair, "negation", "denied", denied(pair, translated))
    yield from _told(pair, "status", "opposite", opposed(pair, translated))
    if pair.left.language != pair.right.language:
        yield from _told(pair, "name", "other_name", renamed(pair, translated))


def _told(
    pair: Pair, kind: DiscrepancyKind, code: DiscrepancyCode, contrasts: Iterable[Contrast]
) -> Iterator[Discrepancy]:
    for left, right, score in contrasts:
        yield Discrepancy(kind, code, (mention_at(pair, "left", *left), mention_at(pair, "right", *right)), score)


def _likeness(wordings: Wordings, close: Translated) -> float:
    return wordings.likeness(wordings.of("left", close.left.id), wordings.of("right", close.right.id))
