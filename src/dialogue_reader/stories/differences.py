"""What the accounts of a story state differently: one difference, however many pairs of accounts show it."""

from collections.abc import Iterable
from typing import NamedTuple

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.facts.model import Discrepancy, DiscrepancyCode, DiscrepancyKind
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Pair


class StoryMention(NamedTuple):
    """Where an account of a story states a fact: `start:end` in code points of its text, which read `text`."""

    account: int
    passage: int
    start: int
    end: int
    text: str


class Difference(NamedTuple):
    """Mentions of one fact that differ, in order of the accounts, and how sure (0..1) that is."""

    kind: DiscrepancyKind
    code: DiscrepancyCode
    mentions: tuple[StoryMention, ...]
    score: float


def differences_of(pairs: Iterable[tuple[int, int, Pair, Comparison]]) -> tuple[Difference, ...]:
    """The differences between accounts, by number of the left and of the right one with their comparison.

    Discrepancies of one sort that have a mention in common are one difference; its score is the best of theirs.
    """
    differences: list[Difference] = []
    for left, right, pair, comparison in pairs:
        for discrepancy in discrepancies(pair, comparison):
            own = _difference(left, right, discrepancy)
            same = [
                known for known in differences if known.code == own.code and set(known.mentions) & set(own.mentions)
            ]
            differences = [known for known in differences if known not in same]
            differences.append(_merged([*same, own]))
    return tuple(sorted(differences, key=lambda own: own.mentions))


def _difference(left: int, right: int, discrepancy: Discrepancy) -> Difference:
    mentions = tuple(
        StoryMention(left if m.side == "left" else right, m.passage, m.start, m.end, m.text)
        for m in discrepancy.mentions
    )
    return Difference(discrepancy.kind, discrepancy.code, tuple(sorted(mentions)), discrepancy.score)


def _merged(differences: list[Difference]) -> Difference:
    mentions = {mention for difference in differences for mention in difference.mentions}
    best = max(difference.score for difference in differences)
    return differences[0]._replace(mentions=tuple(sorted(mentions)), score=best)
