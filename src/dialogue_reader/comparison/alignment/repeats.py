"""What an article says twice: a lede cut out of the body, a quotation set out once more.

Such a sentence has one counterpart in the other article, and only one of the two places can win it by likeness. Being
the same words, both have it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dialogue_reader.comparison.alignment.free_order import Tie
from dialogue_reader.comparison.alignment.weights import SHOWN
from dialogue_reader.comparison.encoders.base import LONGEST
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.language.folding import folded
from dialogue_reader.language.words import word_spans

_RUN = 3  # words in a row
_LEAST = 8  # such runs that a sentence needs; what is shorter is said twice by chance
_SHARE = 0.9  # of its runs that the other must have
_COMMON = 8  # sentences; a run that stands in more is a formula
_TRUST = 0.95  # of the score goes along


def with_echoes(task: Task, ties: Iterable[Tie]) -> list[Tie]:
    """`ties`, and for each sentence whose words stand in another, loose one of its side the same tie from there."""
    found = list(ties)
    left = _additions(task.left, found, [t.left for t in found])
    right = _additions(task.right, found, [t.right for t in found])
    found += [Tie(again, found[at].right, found[at].score * _TRUST) for at, again in left]
    found += [Tie(found[at].left, again, found[at].score * _TRUST) for at, again in right]
    return found


def _additions(account: Account, ties: Sequence[Tie], ends: Sequence[int]) -> list[tuple[int, int]]:
    """(place in `ties`, sentence that repeats its end) for one side."""
    fast = {end for tie, end in zip(ties, ends, strict=True) if tie.score >= SHOWN}
    held = {account.passages[end] for end in fast}
    again = echoes(account)
    return [
        (at, copy)
        for at, (tie, end) in enumerate(zip(ties, ends, strict=True))
        if tie.score >= SHOWN
        for copy in again.get(end, ())
        if account.passages[copy] not in held
    ]


def echoes(account: Account) -> dict[int, list[int]]:
    """For each sentence, by place, others of its account with the same words; headlines repeat by their nature."""
    runs = [
        frozenset() if passage in account.titles else _runs(text)
        for text, passage in zip(account.sentences, account.passages, strict=True)
    ]
    standing: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, own in enumerate(runs):
        for run in own:
            standing[run].append(place)
    found: dict[int, list[int]] = {}
    for place, own in enumerate(runs):
        if len(own) < _LEAST:
            continue
        shared: dict[int, int] = defaultdict(int)
        for run in own:
            if len(standing[run]) <= _COMMON:
                for other in standing[run]:
                    shared[other] += 1
        copies = [other for other, count in shared.items() if other != place and count >= _SHARE * len(own)]
        if copies:
            found[place] = sorted(copies)
    return found


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    text = text[:LONGEST]
    words = [folded(text[start:end]) for start, end in word_spans(text)]
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
