"""Beads of a faithful translation: n to m sentences that answer each other, in the order of both texts.

Dynamic programming over sentence vectors, in two passes as in Bertalign (Liu and Zhu, 2022) and with sums of vectors
for merged sentences as in Vecalign (Thompson and Koehn, EMNLP 2019). The first pass looks for sentences that are each
other's best and lie in order: anchors. The second searches a band that follows them, so that time and memory grow with
the length of the texts, not with their product.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.calibration import BEADS
from dialogue_reader.comparison.encoder import Vectors
from dialogue_reader.comparison.neighbours import Floats, Places

# How many sentences of either side a bead may hold, besides one on one side and none on the other.
SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1), (3, 3), (2, 4), (4, 2))
_WIDEST = 4
_PIVOTS = 1000  # sentences that anchors are looked for from; a fixed number keeps the first pass linear
_APART = 0.05  # how far an anchor must lead the next best of its sentence
_FEWEST = 10  # anchors from which an order can be told at all
_DENSE = 0.4  # of the sentences that have an anchor, in a faithful translation
_STRAIGHT = 0.94  # of the anchors that are in order there
_SLACK = 8  # sentences that the band reaches beyond the anchors
_BROAD = 200  # half the width of the band where anchors are far apart on both sides
_IMPOSSIBLE = -1e9


class Bead(NamedTuple):
    """Sentences, by their places from `left[0]` up to before `left[1]`, and likewise on the right; one may be empty."""

    left: tuple[int, int]
    right: tuple[int, int]
    score: float


class Anchors(NamedTuple):
    """Pairs of places that are each other's best: `chain` those in order, of `mutual` found from `pivots` sentences."""

    chain: tuple[tuple[int, int], ...]
    mutual: int
    pivots: int


def anchors(left: Vectors, right: Vectors) -> Anchors:
    """The first pass; left (n, d) and right (m, d) centred vectors."""
    n, m = len(left), len(right)
    if not n or not m:
        return Anchors((), 0, 0)
    pivots = np.unique(np.linspace(0, n - 1, min(n, _PIVOTS)).astype(np.int64))
    likeness = left[pivots] @ right.T
    best = likeness.argmax(axis=1)
    top = likeness[np.arange(len(pivots)), best]
    likeness[np.arange(len(pivots)), best] = -1
    apart = top - likeness.max(axis=1) >= _APART
    back = (right[best] @ left.T).argmax(axis=1) == pivots
    pairs = [(int(i), int(j)) for i, j in zip(pivots[apart & back], best[apart & back], strict=True)]
    return Anchors(tuple(_rising(pairs)), len(pairs), len(pivots))


def in_order(found: Anchors) -> bool:
    """Whether the two texts run in parallel: most sentences have their best on the other side, nearly all in order."""
    return (
        len(found.chain) >= _FEWEST
        and found.mutual >= _DENSE * found.pivots
        and len(found.chain) >= _STRAIGHT * found.mutual
    )


def beads(left: Vectors, right: Vectors, lengths: tuple[Sequence[int], Sequence[int]], found: Anchors) -> list[Bead]:
    """The second pass: the best chain of beads from the start of both texts to their ends.

    `lengths` are in code points. Every sentence is in exactly one bead.
    """
    band = _band(len(left), len(right), found.chain)
    search = _Search(left, right, lengths)
    scores: list[Floats] = []
    moves: list[NDArray[np.int8]] = []
    for i in range(len(left) + 1):
        row, move = search.row(i, band, scores)
        scores.append(row)
        moves.append(move)
    return search.trace(band, moves)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of `pairs`, sorted by left place, whose right places rise."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        k = bisect_left(tails, j)
        before.append(last[k - 1] if k else -1)
        tails[k:] = [j, *tails[k + 1 :]]
        last[k:] = [at, *last[k + 1 :]]
    chain = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _band(n: int, m: int, chain: Sequence[tuple[int, int]]) -> Places:
    """For each number of left sentences done, 0 to n, the range of right sentences done: (n + 1, 2), ends included."""
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
    """One run of the second pass; `row` fills the table, `trace` reads the best chain out of it."""

    def __init__(self, left: Vectors, right: Vectors, lengths: tuple[Sequence[int], Sequence[int]]) -> None:
        self._left, self._right = _spans(left), _spans(right)
        sizes = [np.concatenate([[0], np.cumsum(np.maximum(1, np.asarray(side, np.float64)))]) for side in lengths]
        self._left_size = sizes[0]
        self._right_size = sizes[1] * (sizes[0][-1] / sizes[1][-1] if len(sizes[1]) > 1 else 1.0)

    def row(self, i: int, band: Places, scores: list[Floats]) -> tuple[Floats, NDArray[np.int8]]:
        """Best scores, and the shapes that lead there, for `i` left and band[i] right sentences done."""
        low, high = (int(edge) for edge in band[i])
        best = np.full(high - low + 1, _IMPOSSIBLE, np.float32)
        move = np.full(high - low + 1, -1, np.int8)
        if i == 0:
            best[0] = 0
        else:
            above = _window(scores[i - 1], int(band[i - 1, 0]), low, high)
            best, move = above - BEADS.skip, np.full(len(best), len(SHAPES), np.int8)
        for number, (k, width) in enumerate(SHAPES):
            if i >= k and high >= width:
                reached = _window(scores[i - k], int(band[i - k, 0]), low - width, high - width)
                reached = reached + self._gain(i, k, width, low, high)
                better = reached > best
                best[better], move[better] = reached[better], number
        # Right sentences left out, any number at once: the best earlier place, less what skipping costs.
        cost = BEADS.skip * np.arange(len(best), dtype=np.float32)
        skipped = np.maximum.accumulate(best + cost) - cost
        move[skipped > best + 1e-5] = len(SHAPES) + 1
        return np.maximum(best, skipped).astype(np.float32), move

    def trace(self, band: Places, moves: list[NDArray[np.int8]]) -> list[Bead]:
        """The beads from the end of the table back to its start, in the order of the texts."""
        i, j = len(moves) - 1, int(band[-1, 1])
        steps = (*SHAPES, (1, 0), (0, 1))
        found = []
        while i or j:
            k, width = steps[moves[i][j - band[i, 0]]]
            score = self._score(i, j, k, width) if k and width else 0.0
            found.append(Bead((i - k, i), (j - width, j), score))
            i, j = i - k, j - width
        return found[::-1]

    def _gain(self, i: int, k: int, width: int, low: int, high: int) -> Floats:
        """What a bead of `k` sentences up to `i` and `width` up to each of low..high adds to the score."""
        likeness = np.full(high - low + 1, _IMPOSSIBLE, np.float32)
        first = max(low, width)
        likeness[first - low :] = self._right[width][first - width : high - width + 1] @ self._left[k][i - k]
        ends = np.arange(first, high + 1)
        own = self._left_size[i] - self._left_size[i - k]
        others = self._right_size[ends] - self._right_size[ends - width]
        likeness[first - low :] = BEADS.gain(likeness[first - low :], k, width, own, others)
        return likeness

    def _score(self, i: int, j: int, k: int, width: int) -> float:
        likeness = float(self._right[width][j - width] @ self._left[k][i - k])
        return BEADS.probability(likeness, k, width)


def _spans(vectors: Vectors) -> dict[int, Vectors]:
    """Unit vectors of every run of 1, 2, ... sentences, by where it starts: the sum of theirs."""
    total = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), np.cumsum(vectors, axis=0, dtype=np.float64)])
    spans = {1: vectors}
    for k in range(2, _WIDEST + 1):
        run = (total[k:] - total[:-k]).astype(np.float32)
        length = np.linalg.norm(run, axis=1, keepdims=True)
        spans[k] = np.asarray(run / np.where(length > 0, length, 1), np.float32)
    return spans


def _window(row: Floats, start: int, low: int, high: int) -> Floats:
    """`row`, whose first entry stands for `start`, as it looks from low..high; impossible outside."""
    window = np.full(high - low + 1, _IMPOSSIBLE, np.float32)
    a, b = max(low, start), min(high, start + len(row) - 1)
    if a <= b:
        window[a - low : b - low + 1] = row[a - start : b - start + 1]
    return window
