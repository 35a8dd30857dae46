"""From sentences that tie two accounts to a verdict on every passage: linked, unsure, or only here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dialogue_reader.comparison.alignment.free_order import Tie
from dialogue_reader.comparison.alignment.in_order import Bead
from dialogue_reader.comparison.alignment.weights import profile_of
from dialogue_reader.comparison.model import Comparison, Coverage, Link, Order
from dialogue_reader.comparison.task import Account, Task

# Of two reports of one event a third and more is in the other; of the unrelated articles of the development set that
# have a link at all, nine in ten have less than a fifth, and their links are chance.
_RELATED = 0.2
_ENOUGH = 5  # sentences a side; fewer say nothing of how much could have been linked
_STRAY = 0.8  # of the score from which links are shown, for links that stand alone in two whole articles
_PLAUSIBLE = 0.25  # a bead of which less can be said was only made to get from one end of the texts to the other


def verdicts(task: Task, found: Iterable[Tie], encoder: str, order: Order = "free") -> Comparison:
    """Lift ties between sentences to links between the units asked for: one to one each, as many as it takes."""
    left, right = task.left.units(task.level), task.right.units(task.level)
    together: dict[tuple[int, int], list[Tie]] = defaultdict(list)
    for tie in found:
        together[left[tie.left], right[tie.right]].append(tie)
    links = [_link(task, (a,), (b,), ties) for (a, b), ties in sorted(together.items())]
    return _comparison(task, links, encoder, order)


def bead_verdicts(task: Task, found: Iterable[Bead], encoder: str) -> Comparison:
    """Links from beads in order. Beads are links of n to m sentences; passages are linked by the beads they share."""
    ties = [
        [Tie(i, j, bead.score) for i in range(*bead.left) for j in range(*bead.right)]
        for bead in found
        if bead.left[0] < bead.left[1] and bead.right[0] < bead.right[1] and bead.score >= _PLAUSIBLE
    ]
    if task.level == "passage":
        return verdicts(task, [tie for bead in ties for tie in bead], encoder, "monotone")
    links = []
    for bead in _whole(task, ties):
        left = sorted({task.left.ids[tie.left] for tie in bead})
        right = sorted({task.right.ids[tie.right] for tie in bead})
        links.append(_link(task, tuple(left), tuple(right), bead))
    return _comparison(task, links, encoder, "monotone")


def _whole(task: Task, beads: Iterable[list[Tie]]) -> list[list[Tie]]:
    """Beads joined where they hold statements of one sentence, so that every sentence is in one bead."""
    whole: list[list[Tie]] = []
    for bead in beads:
        if whole and (
            task.left.ids[whole[-1][-1].left] == task.left.ids[bead[0].left]
            or task.right.ids[whole[-1][-1].right] == task.right.ids[bead[0].right]
        ):
            whole[-1] = whole[-1] + bead
        else:
            whole.append(bead)
    return whole


def _link(task: Task, left: tuple[int, ...], right: tuple[int, ...], ties: list[Tie]) -> Link:
    pairs: dict[tuple[int, int], float] = {}
    for tie in sorted(ties, key=lambda tie: (-tie.score, tie.left, tie.right)):
        pairs.setdefault((task.left.ids[tie.left], task.right.ids[tie.right]), round(tie.score, 3))
    best = max(tie.score for tie in ties)
    return Link(left, right, round(best, 3), tuple((a, b, s) for (a, b), s in pairs.items()))


def _comparison(task: Task, found: list[Link], encoder: str, order: Order) -> Comparison:
    shown = profile_of(encoder).shown
    if _is_stray(task, [link for link in found if link.score >= shown]):
        found = [link._replace(score=round(min(link.score, shown) * _STRAY, 3)) for link in found]
    links = tuple(link for link in found if link.score >= shown)
    return Comparison(
        links,
        tuple(link for link in found if link.score < shown),
        _without(task.left.units(task.level), {i for link in found for i in link.left}),
        _without(task.right.units(task.level), {i for link in found for i in link.right}),
        encoder,
        _coverage(task, links),
        order,
        task.level,
    )


def _is_stray(task: Task, links: Sequence[Link]) -> bool:
    """Whether links are so few that texts of different events would have them, too: one or two in a whole article."""
    if not links or min(len(task.left.sentences), len(task.right.sentences)) < _ENOUGH:
        return False
    coverage = _coverage(task, links)
    return max(coverage.left, coverage.right) < _RELATED


def _coverage(task: Task, links: Iterable[Link]) -> Coverage:
    tied = [ends for link in links for ends in link.sentences]
    return Coverage(_covered(task.left, {a for a, _, _ in tied}), _covered(task.right, {b for _, b, _ in tied}))


def _without(units: tuple[int, ...], spoken: set[int]) -> tuple[int, ...]:
    return tuple(unit for unit in dict.fromkeys(units) if unit not in spoken)


def _covered(account: Account, tied: set[int]) -> float:
    content = [
        (len(text), i)
        for text, i, passage in zip(account.sentences, account.ids, account.passages, strict=True)
        if passage not in account.aside
    ]
    whole = sum(length for length, _ in content)
    return round(sum(length for length, i in content if i in tied) / whole, 4) if whole else 0.0
