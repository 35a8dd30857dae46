"""The encoder that works everywhere: it finds what two languages share without knowing either.

Numbers, names and loan words survive translation. Folded and cut into features, weighted by how rare they are in the
two texts, they make vectors like any other encoder's, in the space of the features that both sides have.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from dialogue_reader.comparison.encoders.base import LONGEST, Encoded, Progress, Vectors
from dialogue_reader.language.folding import folded
from dialogue_reader.language.words import word_spans

_DIGIT = re.compile(r"\d")
_GROUPING = re.compile(r"[.,·](?=\d{3}(?!\d))")  # "1.200" and "1,200" are one number
_STEM = 5  # letters that cognates have in common at their beginning
_NAME, _WORD, _STEMMED = 1.0, 0.7, 0.5  # the weight of each sort of feature; the stem of a word weighs _WORD * _STEMMED
_WIDEST = 2048  # dimensions; if there are more features, several share one
_PRIOR = 4.0  # added to a vector's squared length, so that one common feature alone makes no likeness of 1

_REMEMBERED = 2048  # texts, each of which is held against several others, or twice against one

Features = Mapping[str, float]


def create(cache: Path | None) -> "Lexical":  # noqa: ARG001 - there is nothing worth keeping
    """The encoder."""
    return Lexical()


class Lexical:
    """Likeness by shared numbers, names and cognates."""

    name = "lexical"

    def encode_pair(self, left: Sequence[str], right: Sequence[str], progress: Progress | None = None) -> Encoded:
        """Vectors of length less than 1 over the features that both sides have; d is at most 2048."""
        a, b = [features(text) for text in left], [features(text) for text in right]
        weights = idf(a, b)
        columns, width = columns_of(weights)
        if progress is not None:
            progress(len(a) + len(b))
        return Encoded(_vectors(a, columns, weights, width), _vectors(b, columns, weights, width))


def idf(left: Sequence[Features], right: Sequence[Features]) -> dict[str, float]:
    """The inverse document frequency of each feature that both sides have, with sentences as documents."""
    counts = Counter(feature for side in (left, right) for bag in side for feature in bag)
    a, b = ({feature for bag in side for feature in bag} for side in (left, right))
    total = 1 + len(left) + len(right)
    return {feature: float(np.log(total / counts[feature])) for feature in a & b}


@lru_cache(_REMEMBERED)
def features(text: str) -> Features:
    """The features of a sentence that a translation may keep, each with its weight."""
    text = text[:LONGEST]
    weights: dict[str, float] = {}
    for start, end in word_spans(text):
        word = folded(text[start:end])
        if _DIGIT.search(word):
            weights["#" + _GROUPING.sub("", word).replace(",", ".")] = _NAME
            continue
        name = text[start].isupper()
        for part in word.split("-"):
            if len(part) < (2 if name else _STEM):
                continue
            weight = _NAME if name else _WORD
            weights[part] = max(weight, weights.get(part, 0))
            if len(part) > _STEM:
                stem = "^" + part[:_STEM]
                weights[stem] = max(weight * _STEMMED, weights.get(stem, 0))
    return weights


def columns_of(features_of_both: Iterable[str]) -> tuple[dict[str, int], int]:
    """The column of each feature, and how many there are."""
    shared = sorted(features_of_both)
    if len(shared) > _WIDEST:
        return {feature: zlib.crc32(feature.encode()) % _WIDEST for feature in shared}, _WIDEST
    return {feature: k for k, feature in enumerate(shared)}, max(1, len(shared))


def _vectors(bags: Sequence[Features], columns: dict[str, int], weights: dict[str, float], width: int) -> Vectors:
    vectors = np.zeros((len(bags), width), np.float32)
    for row, bag in enumerate(bags):
        for feature, weight in bag.items():
            if feature in columns:
                vectors[row, columns[feature]] += np.sqrt(weight) * weights[feature]
    lengths = np.sqrt((vectors**2).sum(axis=1, keepdims=True) + _PRIOR)
    return np.asarray(vectors / lengths, np.float32)
