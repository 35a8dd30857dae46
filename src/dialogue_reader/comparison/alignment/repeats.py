"""Sentences that an article prints twice: a lede cut out of the body, a quotation set out once more.

Such a sentence has one counterpart in the other article, and each of its copies makes the other less likely. Being the
same words, both have it.
"""

from collections import defaultdict
from functools import lru_cache

from dialogue_reader.comparison.encoders.base import LONGEST
from dialogue_reader.comparison.task import Account
from dialogue_reader.language.folding import folded
from dialogue_reader.language.words import word_spans

_RUN = 3  # words in a row
_LEAST = 8  # such runs that a sentence needs; shorter sentences repeat by chance
_SHARE = 0.9  # of its runs that the copy must have
_REMEMBERED = 2048  # sentences: an account is compared with every other of its story
_COMMON = 8  # sentences; a run that is in more is a formula


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


@lru_cache(_REMEMBERED)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    text = text[:LONGEST]
    words = [folded(text[start:end]) for start, end in word_spans(text)]
    return frozenset(tuple(words[k : k + _RUN]) for k in range(len(words) - _RUN + 1))
