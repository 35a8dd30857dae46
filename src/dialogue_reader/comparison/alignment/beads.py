"""The scores of beads: how likely some sentences of one text, taken together, say what some of the other do.

Sums of vectors stand for merged sentences, as in Vecalign (Thompson and Koehn, EMNLP 2019). Vectors say little about a
fragment, so what a translation keeps is counted as well: names, numbers and cognates, as hunalign counts words of a
dictionary (Varga et al., RANLP 2005). And a text may have been cut in mid-sentence: at the end of a bead both texts end
a sentence, or neither does.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.neighbours import Floats, Indices
from dialogue_reader.comparison.alignment.weights import BEADS
from dialogue_reader.comparison.encoders.base import Vectors
from dialogue_reader.comparison.encoders.lexical import Features, features, idf
from dialogue_reader.documents.model import Sides

# The numbers of sentences, left and right, that a bead may hold, besides one on one side and none on the other.
SHAPES = (
    *((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1), (3, 3), (2, 4), (4, 2)),
    *((1, 5), (5, 1), (2, 5), (5, 2), (3, 4), (4, 3)),
)
_WIDEST = 5
_PRIOR = 20.0  # added to the weights of a run's features, so that one common name alone makes no likeness of 1
_STOPPED = re.compile(r"[.!?…:;。！？।؟][»«›‹”“’‘\"')\]\s]*$")
IMPOSSIBLE = -1e9

Texts = Sides[tuple[str, ...]]


class BeadScores:
    """What each bead of two texts adds to the score of a chain of beads; only within `band`.

    `left` (n, d) and `right` (m, d) are centred vectors of the sentences `texts`; `ratio` is how long a left sentence
    is, relative to the right one that says the same.
    """

    def __init__(self, left: Vectors, right: Vectors, texts: Texts, ratio: float, band: Indices) -> None:
        self._left, self._right = _spans(left), _spans(right)
        left_sizes, right_sizes = (np.array([max(1, len(text)) for text in side], np.float32) for side in texts)
        self.skip_costs = Sides(BEADS.skip_cost(left_sizes), BEADS.skip_cost(right_sizes))
        self._sizes = Sides(_sums(left_sizes), _sums(right_sizes * np.float32(ratio)))
        self._open = Sides(*map(_open_ends, texts))
        self._shared = _SharedFeatures(texts, band)

    def row(self, i: int, low: int, high: int) -> Floats:
        """For each of `SHAPES` the beads that end after `i` left and low..high right sentences: (shapes, ends)."""
        scores = np.full((len(SHAPES), high - low + 1), IMPOSSIBLE, np.float32)
        left, right = self._sizes
        shared = self._shared.upto(i, low - _WIDEST, high)
        for number, (k, width) in enumerate(SHAPES):
            first = max(low, width)
            if i < k or high < first:
                continue
            ends = np.arange(first, high + 1)
            at = ends - low + _WIDEST
            scores[number, first - low :] = BEADS.gain(
                self._right[width][first - width : high - width + 1] @ self._left[k][i - k],
                (shared[k][at] - shared[k][at - width]) / self._shared.norm(i, k, ends, width),
                np.abs(self._open.left[i - 1] - self._open.right[ends - 1]),
                (k, width),
                (float(left[i] - left[i - k]), np.asarray(right[ends] - right[ends - width], np.float32)),
            )
        return scores

    def probability(self, i: int, j: int, k: int, width: int) -> float:
        """The probability that the best chain's bead of `k` and `width` sentences before `i` and `j` is right."""
        likeness = float(self._right[width][j - width] @ self._left[k][i - k])
        return BEADS.probability(likeness, k, width)


class _SharedFeatures:
    """The names, numbers and cognates that runs of sentences share, from the products of what single ones hold."""

    def __init__(self, texts: Texts, band: Indices) -> None:
        bags = [[features(text) for text in side] for side in texts]
        weights = idf(*bags)
        left, right = (
            [{f: weight * weights[f] for f, weight in bag.items() if f in weights} for bag in side] for side in bags
        )
        self._weights = Sides(
            *(_sums(np.array([sum(w * w for w in bag.values()) for bag in b])) for b in (left, right))
        )
        sentences_with: dict[str, list[int]] = defaultdict(list)
        for j, bag in enumerate(right):
            for feature in bag:
                sentences_with[feature].append(j)
        self._low = np.zeros(len(left), np.int64)
        self._rows: list[Floats] = []
        for i, bag in enumerate(left):
            near = band[i + 1 : i + 1 + _WIDEST]
            low, high = max(0, int(near[:, 0].min()) - _WIDEST), int(near[:, 1].max())
            self._low[i] = low
            self._rows.append(_sums(_products(bag, right, sentences_with, low, high)).astype(np.float32))

    def upto(self, i: int, low: int, high: int) -> Floats:
        """For the last 0, 1, 2, ... left sentences before `i`: what they share with all right ones before low..high."""
        ends = np.arange(low, high + 1)
        shared = np.zeros((_WIDEST + 1, len(ends)), np.float32)
        for k in range(1, min(i, _WIDEST) + 1):
            row = self._rows[i - k]
            shared[k] = shared[k - 1] + row[np.clip(ends - self._low[i - k], 0, len(row) - 1)]
        return shared

    def norm(self, i: int, k: int, ends: Indices, width: int) -> Floats:
        """The divisor that keeps what is shared at 1 or less where a run says each thing once."""
        left = self._weights.left[i] - self._weights.left[i - k] + _PRIOR
        right = self._weights.right[ends] - self._weights.right[ends - width] + _PRIOR
        return np.asarray(np.sqrt(left * right), np.float32)


def _products(
    bag: Features, others: Sequence[Features], sentences_with: dict[str, list[int]], low: int, high: int
) -> Floats:
    """What one sentence shares with each of others[low:high]."""
    products = np.zeros(high - low, np.float32)
    for feature, weight in bag.items():
        sentences = sentences_with.get(feature, ())
        for k in range(bisect_left(sentences, low), bisect_left(sentences, high)):
            products[sentences[k] - low] += weight * others[sentences[k]][feature]
    return products


def _sums(values: Floats) -> NDArray[np.float64]:
    """The sum of all before each index, and of all: (n + 1,)."""
    return np.concatenate([[0], np.cumsum(values, dtype=np.float64)])


def _spans(vectors: Vectors) -> dict[int, Vectors]:
    """Unit vectors of every run of 1, 2, ... sentences, by its first: the normalised sums of theirs."""
    total = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), np.cumsum(vectors, axis=0, dtype=np.float64)])
    spans = {1: vectors}
    for k in range(2, _WIDEST + 1):
        run = (total[k:] - total[:-k]).astype(np.float32)
        length = np.linalg.norm(run, axis=1, keepdims=True)
        spans[k] = np.asarray(run / np.where(length > 0, length, 1), np.float32)
    return spans


def _open_ends(texts: Sequence[str]) -> Floats:
    """How likely each text goes on in the next (0, 0.5 or 1): no full stop here, and a small letter there."""
    ends = np.zeros(len(texts), np.float32)
    for i, text in enumerate(texts):
        following = next(filter(str.isalpha, texts[i + 1]), "") if i + 1 < len(texts) else ""
        ends[i] = (0 if _STOPPED.search(text) else 0.5) + (0.5 if following.islower() else 0)
    return ends
