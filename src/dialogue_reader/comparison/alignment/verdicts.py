"""From matching sentences to a verdict on every passage: linked, unsure, or only here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dialogue_reader.comparison.alignment.free_order import SentenceMatch
from dialogue_reader.comparison.alignment.in_order import Bead
from dialogue_reader.comparison.alignment.weights import profile_of
from dialogue_reader.comparison.model import Comparison, Link, Order
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import Sides

# Of two reports of one event a third and more is in the other; of the unrelated articles of the development set that
# have a link at all, nine in ten have less than a fifth, and their links are chance.
_RELATED = 0.2
_ENOUGH = 5  # sentences a side; with fewer, low coverage proves nothing
_STRAY = 0.8  # of the score from which links are shown, for the few chance links of two whole articles
_PLAUSIBLE = 0.25  # weaker beads are artefacts of the dynamic programme


def verdicts(task: Task, matches: Iterable[SentenceMatch], encoder: str, order: Order = "free") -> Comparison:
    """Lift matches of sentences to links of the units asked for: one to one each, as many as it takes."""
    left, right = (account.units(task.level) for account in task.accounts)
    by_units: dict[tuple[int, int], list[SentenceMatch]] = defaultdict(list)
    for match in matches:
        by_units[left[match.left], right[match.right]].append(match)
    links = [_link(task, (a,), (b,), own) for (a, b), own in sorted(by_units.items())]
    return _comparison(task, links, encoder, order)


def bead_verdicts(task: Task, beads: Iterable[Bead], encoder: str) -> Comparison:
    """Links from beads in order. Beads are links of n to m sentences; passages are linked by the beads they share."""
    matches_of_beads = [
        [SentenceMatch(i, j, bead.score) for i in range(*bead.left) for j in range(*bead.right)]
        for bead in beads
        if bead.left[0] < bead.left[1] and bead.right[0] < bead.right[1] and bead.score >= _PLAUSIBLE
    ]
    if task.level == "passage":
        return verdicts(task, [match for bead in matches_of_beads for match in bead], encoder, "monotone")
    left_ids, right_ids = (account.ids for account in task.accounts)
    links = []
    for bead in _whole_sentences(task, matches_of_beads):
        left = sorted({left_ids[match.left] for match in bead})
        right = sorted({right_ids[match.right] for match in bead})
        links.append(_link(task, tuple(left), tuple(right), bead))
    return _comparison(task, links, encoder, "monotone")


def _whole_sentences(task: Task, beads: Iterable[list[SentenceMatch]]) -> list[list[SentenceMatch]]:
    """Beads joined where they hold statements of one sentence, so that every sentence is in one bead."""
    left_ids, right_ids = (account.ids for account in task.accounts)
    joined: list[list[SentenceMatch]] = []
    for bead in beads:
        if joined and (
            left_ids[joined[-1][-1].left] == left_ids[bead[0].left]
            or right_ids[joined[-1][-1].right] == right_ids[bead[0].right]
        ):
            joined[-1] = joined[-1] + bead
        else:
            joined.append(bead)
    return joined


def _link(task: Task, left: tuple[int, ...], right: tuple[int, ...], matches: list[SentenceMatch]) -> Link:
    left_ids, right_ids = (account.ids for account in task.accounts)
    scores: dict[tuple[int, int], float] = {}
    for match in sorted(matches, key=lambda match: (-match.score, match.left, match.right)):
        scores.setdefault((left_ids[match.left], right_ids[match.right]), round(match.score, 3))
    best = max(match.score for match in matches)
    return Link(left, right, round(best, 3), tuple((a, b, score) for (a, b), score in scores.items()))


def _comparison(task: Task, candidates: list[Link], encoder: str, order: Order) -> Comparison:
    sure = profile_of(encoder).sure
    if _are_stray(task, [link for link in candidates if link.score >= sure]):
        candidates = [link._replace(score=round(min(link.score, sure) * _STRAY, 3)) for link in candidates]
    links = tuple(link for link in candidates if link.score >= sure)
    left, right = (account.units(task.level) for account in task.accounts)
    return Comparison(
        links,
        tuple(link for link in candidates if link.score < sure),
        Sides(
            _without(left, {i for link in candidates for i in link.left}),
            _without(right, {i for link in candidates for i in link.right}),
        ),
        encoder,
        _coverage(task, links),
        order,
        task.level,
    )


def _are_stray(task: Task, links: Sequence[Link]) -> bool:
    """Whether links are so few that texts of different events would have them, too: one or two in a whole article."""
    if not links or min(len(account.sentences) for account in task.accounts) < _ENOUGH:
        return False
    return max(_coverage(task, links)) < _RELATED


def _coverage(task: Task, links: Iterable[Link]) -> Sides[float]:
    matches = [match for link in links for match in link.sentences]
    return Sides(
        _covered(task.accounts.left, {left for left, _, _ in matches}),
        _covered(task.accounts.right, {right for _, right, _ in matches}),
    )


def _without(units: tuple[int, ...], linked: set[int]) -> tuple[int, ...]:
    return tuple(unit for unit in dict.fromkeys(units) if unit not in linked)


def _covered(account: Account, matched: set[int]) -> float:
    content = [
        (len(text), i)
        for text, i, passage in zip(account.sentences, account.ids, account.passages, strict=True)
        if passage not in account.aside
    ]
    whole = sum(length for length, _ in content)
    return round(sum(length for length, i in content if i in matched) / whole, 4) if whole else 0.0
