"""From sentences that tie two accounts to a verdict on every passage: linked, unsure, or only here."""

from collections import defaultdict
from collections.abc import Iterable

from dialogue_reader.comparison.calibration import SHOWN
from dialogue_reader.comparison.free import Tie
from dialogue_reader.comparison.model import Comparison, Coverage, Link
from dialogue_reader.comparison.task import Account, Task


def verdicts(task: Task, found: Iterable[Tie], encoder: str) -> Comparison:
    """Lift ties between sentences to links between the units asked for."""
    left, right = task.left.units(task.level), task.right.units(task.level)
    together: dict[tuple[int, int], list[Tie]] = defaultdict(list)
    for tie in found:
        together[left[tie.left], right[tie.right]].append(tie)
    links, unsure = [], []
    for (a, b), ties in sorted(together.items()):
        ties.sort(key=lambda tie: -tie.score)
        score = ties[0].score
        pairs = tuple((task.left.ids[t.left], task.right.ids[t.right], round(t.score, 3)) for t in ties)
        link = Link((a,), (b,), round(score, 3), pairs)
        if score >= SHOWN:
            links.append(link)
        else:
            unsure.append(link)
    spoken = [*links, *unsure]
    return Comparison(
        tuple(links),
        tuple(unsure),
        _without(left, {i for link in spoken for i in link.left}),
        _without(right, {i for link in spoken for i in link.right}),
        encoder,
        Coverage(
            _covered(task.left, {a for link in links for a, _, _ in link.sentences}),
            _covered(task.right, {b for link in links for _, b, _ in link.sentences}),
        ),
        "free",
        task.level,
    )


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
