"""Pairs of sentences so close that the one may be a translation of the other.

Only between such sentences does a missing "not", an opposite or another name mean anything: reports that merely speak
of the same thing put it in words of their own.
"""

from collections import defaultdict
from statistics import median
from typing import NamedTuple

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Article, Pair, Sentence, Sides

_SURE = 0.85  # score of a match of two sentences
_RATIO = 1.6  # of the lengths of two sentences, beyond what is usual between the two texts
_LONGEST = 400  # code points; a longer sentence says too many things
_SHORTEST = 20
_COVERED = 0.55  # share of either text in sentences with a sure match, from which they are translations
_FEW = 4  # pairs of sentences that tell what lengths are usual


class Translated(NamedTuple):
    """A sentence of either side, and how likely they are translations, 0..1."""

    left: Sentence
    right: Sentence
    score: float


def are_translations(pair: Pair, comparison: Comparison) -> bool:
    """Whether one text translates the other, or both a third, as a whole: in step, or most sentences surely matched.

    Of real reports of one event at most half the sentences are matched so surely, of translations three fifths.
    """
    if comparison.order == "monotone":
        return True
    sure = [(i, j) for link in comparison.links for i, j, score in link.sentences if score >= _SURE]
    matched = Sides({i for i, _ in sure}, {j for _, j in sure})
    return min(_share(pair[side], matched[side]) for side in SIDES) >= _COVERED


def _share(article: Article, sentences: set[int]) -> float:
    """How much of a text some of its sentences are, by length."""
    lengths = [sentence.end - sentence.start for sentence in article.sentences]
    return sum(lengths[i] for i in sentences if i < len(lengths)) / max(1, sum(lengths))


def translated_pairs(pair: Pair, comparison: Comparison) -> list[Translated]:
    """Sentences that are each other's only match, of like length, where the texts as a whole are translations."""
    if comparison.level != "passage" or not are_translations(pair, comparison):
        return []
    scores = {(i, j): p for link in comparison.links for i, j, p in link.sentences}
    best_left: dict[int, list[float]] = defaultdict(list)
    best_right: dict[int, list[float]] = defaultdict(list)
    for (i, j), p in scores.items():
        best_left[i].append(p)
        best_right[j].append(p)
    alone = [
        (pair.left.sentences[i], pair.right.sentences[j], p)
        for (i, j), p in scores.items()
        if p >= _SURE and len(best_left[i]) == len(best_right[j]) == 1
    ]
    usual = median(_ratio(a, b) for a, b, _ in alone) if len(alone) >= _FEW else 1.0
    return [
        Translated(a, b, p)
        for a, b, p in sorted(alone)
        if 1 / _RATIO <= _ratio(a, b) / usual <= _RATIO and _is_fit(pair.left, a) and _is_fit(pair.right, b)
    ]


def _ratio(left: Sentence, right: Sentence) -> float:
    return (left.end - left.start) / (right.end - right.start)


def _is_fit(article: Article, sentence: Sentence) -> bool:
    text = article.text_of(sentence)
    return _SHORTEST <= len(text) <= _LONGEST and not text.rstrip("\"'”»’").endswith("?")
