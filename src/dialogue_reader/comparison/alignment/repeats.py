"""Sentences that an article prints twice: a lede cut out of the body, a quotation set out once more.

Such a sentence has one counterpart in the other article, and only one of its two copies can win it by likeness. Being
the same words, both have it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dialogue_reader.comparison.alignment.free_order import SentenceMatch
from dialogue_reader.comparison.alignment.weights import SURE
from dialogue_reader.comparison.encoders.base import LONGEST
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.language.folding import folded
from dialogue_reader.language.words import word_spans

_RUN = 3  # words in a row
_LEAST = 8  # such runs that a sentence needs; shorter sentences repeat by chance
_SHARE = 0.9  # of its runs that the copy must have
_COMMON = 8  # sentences; a run that is in more is a formula
_DISCOUNT = 0.95  # of the score that the copy's match gets


def with_repeats(task: Task, matches: Iterable[SentenceMatch]) -> list[SentenceMatch]:
    """`matches`, and the same matches for unmatched copies of their sentences."""
    known = list(matches)
    left = _copies(task.accounts.left, known, [m.left for m in known])
    right = _copies(task.accounts.right, known, [m.right for m in known])
    added = [SentenceMatch(copy, known[k].right, known[k].score * _DISCOUNT) for k, copy in left]
    added += [SentenceMatch(known[k].left, copy, known[k].score * _DISCOUNT) for k, copy in right]
    return known + added


def _copies(account: Account, matches: Sequence[SentenceMatch], ends: Sequence[int]) -> list[tuple[int, int]]:
    """(index in `matches`, copy of its sentence in `ends`) where the copy's passage has no match of its own."""
    sure = {end for match, end in zip(matches, ends, strict=True) if match.score >= SURE}
    matched_passages = {account.passages[end] for end in sure}
    copies = repeats(account)
    return [
        (k, copy)
        for k, (match, end) in enumerate(zip(matches, ends, strict=True))
        if match.score >= SURE
        for copy in copies.get(end, ())
        if account.passages[copy] not in matched_passages
    ]


def repeats(account: Account) -> dict[int, list[int]]:
    """For each sentence, by index, others of its account with the same words; headlines repeat by their nature."""
    runs_of = [
        frozenset() if passage in account.titles else _runs(text)
        for text, passage in zip(account.sentences, account.passages, strict=True)
    ]
    sentences_with: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for sentence, runs in enumerate(runs_of):
        for run in runs:
            sentences_with[run].append(sentence)
    copies_of: dict[int, list[int]] = {}
    for sentence, runs in enumerate(runs_of):
        if len(runs) < _LEAST:
            continue
        shared: dict[int, int] = defaultdict(int)
        for run in runs:
            if len(sentences_with[run]) <= _COMMON:
                for other in sentences_with[run]:
                    shared[other] += 1
        copies = [other for other, count in shared.items() if other != sentence and count >= _SHARE * len(runs)]
        if copies:
            copies_of[sentence] = sorted(copies)
    return copies_of


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    text = text[:LONGEST]
    words = [folded(text[start:end]) for start, end in word_spans(text)]
    return frozenset(tuple(words[k : k + _RUN]) for k in range(len(words) - _RUN + 1))
