"""Beads of a faithful translation: n to m sentences that correspond, in the order of both texts.

Dynamic programming in two passes as in Bertalign (Liu and Zhu, 2022). The first looks for sentences that are each
other's best and lie in order: landmarks. The second searches a band around them for the chain of beads with the best
score, so that time and memory grow with the length of the texts, not with their product.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.beads import IMPOSSIBLE, SHAPES, BeadScores, Texts
from dialogue_reader.comparison.alignment.neighbours import Floats, Indices
from dialogue_reader.comparison.encoders.base import Vectors

_STEPS = (*SHAPES, (1, 0), (0, 1))  # sentences left and right; the last two leave one out
_PIVOTS = 1000  # sentences that landmarks are looked for from; a fixed number keeps the first pass linear
_CELLS = 10_000_000  # similarities at a time, 40 MB
_APART = 0.05  # how far a landmark must lead the next best of its sentence
_FEWEST = 10  # landmarks; with fewer, no order can be detected
_DENSE = 0.4  # of the sentences that have a landmark, in a faithful translation
_STRAIGHT = 0.94  # of the landmarks that are in order there
_SLACK = 8  # sentences that the band reaches beyond the landmarks
_BROAD = 200  # half the width of the band where landmarks are far apart on both sides

_Steps = NDArray[np.int8]  # indices in _STEPS


class Bead(NamedTuple):
    """Sentences with the indices range(*left) and range(*right); one of them may be empty."""

    left: tuple[int, int]
    right: tuple[int, int]
    score: float


class Landmarks(NamedTuple):
    """Pairs of sentences, by index, that are each other's best.

    `chain` are those in order, of `mutual` pairs in all, looked for from `pivots` sentences.
    """

    chain: tuple[tuple[int, int], ...]
    mutual: int
    pivots: int


def find_landmarks(left: Vectors, right: Vectors) -> Landmarks:
    """The first pass; left (n, d) and right (m, d) centred vectors."""
    n, m = len(left), len(right)
    if not n or not m:
        return Landmarks((), 0, 0)
    pivots = np.linspace(0, n - 1, min(n, _PIVOTS)).astype(np.int64)  # a sentence apart at least, so all distinct
    best, lead = _nearest(left[pivots], right)
    apart = lead >= _APART
    back = _nearest(right[best], left)[0] == pivots
    mutual = [(int(i), int(j)) for i, j in zip(pivots[apart & back], best[apart & back], strict=True)]
    return Landmarks(tuple(_rising(mutual)), len(mutual), len(pivots))


def _nearest(some: Vectors, others: Vectors) -> tuple[Indices, Floats]:
    """The nearest of `others` (m, d) to each of `some` (n, d), and how far it leads the next best; both (n,)."""
    best, lead = np.zeros(len(some), np.int64), np.zeros(len(some), np.float32)
    step = max(1, _CELLS // len(others))
    for start in range(0, len(some), step):
        likeness = some[start : start + step] @ others.T
        rows = np.arange(len(likeness))
        nearest = likeness.argmax(axis=1)
        top = likeness[rows, nearest]
        likeness[rows, nearest] = -1
        best[start : start + step], lead[start : start + step] = nearest, top - likeness.max(axis=1)
    return best, lead


def is_in_order(landmarks: Landmarks) -> bool:
    """Whether the two texts run in parallel: most sentences have their best on the other side, nearly all in order."""
    return (
        len(landmarks.chain) >= _FEWEST
        and landmarks.mutual >= _DENSE * landmarks.pivots
        and len(landmarks.chain) >= _STRAIGHT * landmarks.mutual
    )


def find_beads(left: Vectors, right: Vectors, texts: Texts, landmarks: Landmarks) -> list[Bead]:
    """The second pass: the best chain of beads from the start of both texts to their ends.

    `texts` are the sentences that `left` and `right` are the centred vectors of. Every sentence is in exactly one bead.
    """
    band = _band(len(left), len(right), landmarks.chain)
    search = _Search(BeadScores(left, right, texts, _length_ratio(texts, landmarks), band), band)
    return search.trace()


def _length_ratio(texts: Texts, landmarks: Landmarks) -> float:
    """The length of a left sentence relative to its translation, by the landmarks: one may be part of the other."""
    left, right = ([max(1, len(text)) for text in side] for side in texts)
    if len(landmarks.chain) >= _FEWEST:
        return float(np.median([left[i] / right[j] for i, j in landmarks.chain]))
    return sum(left) / sum(right) if left and right else 1.0


def _rising(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of `points`, which are sorted by their left indices, whose right indices rise."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(points):
        k = bisect_left(tails, j)
        before.append(last[k - 1] if k else -1)
        tails[k:] = [j, *tails[k + 1 :]]
        last[k:] = [index, *last[k + 1 :]]
    chain = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(points[index])
        index = before[index]
    return chain[::-1]


def _band(n: int, m: int, chain: Sequence[tuple[int, int]]) -> Indices:
    """For each number of left sentences, 0 to n, the range of right ones to search: (n + 1, 2), ends included."""
    band = np.empty((n + 1, 2), np.int64)
    band[:, 0], band[:, 1] = m, 0
    knots = [(0, 0), *((i + 1, j + 1) for i, j in chain), (n, m)]
    for (i0, j0), (i1, j1) in pairwise(knots):
        rows = np.arange(max(0, i0 - _SLACK), min(n, i1 + _SLACK) + 1)
        low, high = np.full(len(rows), j0), np.full(len(rows), j1)
        if i1 - i0 > _BROAD and j1 - j0 > _BROAD:
            middle = j0 + (rows - i0) * (j1 - j0) // (i1 - i0)
            reach = _BROAD + (j1 - j0) // (i1 - i0)
            low, high = np.maximum(low, middle - reach), np.minimum(high, middle + reach)
        band[rows, 0] = np.minimum(band[rows, 0], low - _SLACK)
        band[rows, 1] = np.maximum(band[rows, 1], high + _SLACK)
    band[0, 0], band[n, 1] = 0, m
    return np.clip(band, 0, m)


class _Search:
    """The table of the second pass: the best chains that end after i left and j right sentences, row by row."""

    def __init__(self, bead_scores: BeadScores, band: Indices) -> None:
        self._bead_scores = bead_scores
        self._band = band
        # The cost of leaving out all right sentences before each.
        self._skip_costs = np.concatenate([[0], np.cumsum(bead_scores.skip_costs.right, dtype=np.float64)])
        self._scores: list[Floats] = []
        self._moves: list[_Steps] = []
        for i in range(len(band)):
            self._fill(i)

    def _fill(self, i: int) -> None:
        """Best scores after `i` left and band[i] right sentences, and the steps that lead there."""
        low, high = (int(edge) for edge in self._band[i])
        best = np.full(high - low + 1, IMPOSSIBLE, np.float32)
        move = np.full(high - low + 1, -1, np.int8)
        if i == 0:
            best[0] = 0
        else:
            best = self._window(i - 1, low, high) - self._bead_scores.skip_costs.left[i - 1]
            move[:] = len(SHAPES)
            gains = self._bead_scores.row(i, low, high)
            for number, (k, width) in enumerate(SHAPES):
                if i >= k and high >= width:
                    reached = self._window(i - k, low - width, high - width) + gains[number]
                    better = reached > best
                    best[better], move[better] = reached[better], number
        # Any number of right sentences left out at once: the best earlier score, less what skipping costs.
        cost = self._skip_costs[low : high + 1]
        skipped = np.maximum.accumulate(best + cost) - cost
        move[skipped > best + 1e-4] = len(SHAPES) + 1
        self._scores.append(np.maximum(best, skipped).astype(np.float32))
        self._moves.append(move)

    def trace(self) -> list[Bead]:
        """The beads from the end of the table back to its start, in the order of the texts."""
        i, j = len(self._moves) - 1, int(self._band[-1, 1])
        beads = []
        while i or j:
            k, width = _STEPS[self._moves[i][j - self._band[i, 0]]]
            score = self._bead_scores.probability(i, j, k, width) if k and width else 0.0
            beads.append(Bead((i - k, i), (j - width, j), score))
            i, j = i - k, j - width
        return beads[::-1]

    def _window(self, i: int, low: int, high: int) -> Floats:
        """The scores of row `i` for low..high; impossible outside its band."""
        row, start = self._scores[i], int(self._band[i, 0])
        window = np.full(high - low + 1, IMPOSSIBLE, np.float32)
        a, b = max(low, start), min(high, start + len(row) - 1)
        if a <= b:
            window[a - low : b - low + 1] = row[a - start : b - start + 1]
        return window
