"""What the accounts of a story state differently: one difference, however many pairs of accounts show it."""

from collections.abc import Callable, Iterable

from dialogue_reader.comparison.facts.model import Discrepancy
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Pair
from dialogue_reader.stories.statements import Difference, StoryMention

Find = Callable[[Pair, Comparison], tuple[Discrepancy, ...]]
"""What two articles with such links state differently."""


def differences_of(pairs: Iterable[tuple[int, int, Pair, Comparison]], find: Find) -> tuple[Difference, ...]:
    """The differences between accounts, by number of the left and of the right one with their comparison.

    Discrepancies of one sort that have a mention in common are one difference; its score is the best of theirs.
    """
    differences: list[Difference] = []
    for left, right, pair, comparison in pairs:
        for discrepancy in find(pair, comparison):
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
