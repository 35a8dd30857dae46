"""Beads of a faithful translation: n to m sentences that answer each other, in the order of both texts.

Dynamic programming in two passes as in Bertalign (Liu and Zhu, 2022). The first looks for sentences that are each
other's best and lie in order: anchors. The second searches a band that follows them for the chain of beads that most
speaks for, so that time and memory grow with the length of the texts, not with their product.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.beads import IMPOSSIBLE, SHAPES, Gains, Texts
from dialogue_reader.comparison.alignment.neighbours import Floats, Places
from dialogue_reader.comparison.encoders.base import Vectors

_STEPS = (*SHAPES, (1, 0), (0, 1))  # sentences left and right; the last two leave one out
_PIVOTS = 1000  # sentences that anchors are looked for from; a fixed number keeps the first pass linear
_APART = 0.05  # how far an anchor must lead the next best of its sentence
_FEWEST = 10  # anchors from which an order can be told at all
_DENSE = 0.4  # of the sentences that have an anchor, in a faithful translation
_STRAIGHT = 0.94  # of the anchors that are in order there
_SLACK = 8  # sentences that the band reaches beyond the anchors
_BROAD = 200  # half the width of the band where anchors are far apart on both sides

_Steps = NDArray[np.int8]  # places in _STEPS


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


def beads(left: Vectors, right: Vectors, texts: Texts, found: Anchors) -> list[Bead]:
    """The second pass: the best chain of beads from the start of both texts to their ends.

    `texts` are the sentences that `left` and `right` are the centred vectors of. Every sentence is in exactly one bead.
    """
    band = _band(len(left), len(right), found.chain)
    search = _Search(Gains(left, right, texts, _ratio(texts, found), band), band)
    return search.trace()


def _ratio(texts: Texts, found: Anchors) -> float:
    """How long a left sentence is beside its translation, by the anchors: of a text, the other may be but a part."""
    lengths = [[max(1, len(text)) for text in side] for side in texts]
    if len(found.chain) >= _FEWEST:
        return float(np.median([lengths[0][i] / lengths[1][j] for i, j in found.chain]))
    return sum(lengths[0]) / sum(lengths[1]) if all(lengths) else 1.0


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
    """The second pass: a table of the best chains that end after so many sentences, row by row."""

    def __init__(self, gains: Gains, band: Places) -> None:
        self._gains = gains
        self._band = band
        self._skipped = np.concatenate(
            [[0], np.cumsum(gains.skips[1], dtype=np.float64)]
        )  # what leaving out all before costs
        self._scores: list[Floats] = []
        self._moves: list[_Steps] = []
        for i in range(len(band)):
            self._fill(i)

    def _fill(self, i: int) -> None:
        """Best scores, and the steps that lead there, for `i` left and band[i] right sentences done."""
        low, high = (int(edge) for edge in self._band[i])
        best = np.full(high - low + 1, IMPOSSIBLE, np.float32)
        move = np.full(high - low + 1, -1, np.int8)
        if i == 0:
            best[0] = 0
        else:
            best = self._window(i - 1, low, high) - self._gains.skips[0][i - 1]
            move[:] = len(SHAPES)
            gains = self._gains.row(i, low, high)
            for number, (k, width) in enumerate(SHAPES):
                if i >= k and high >= width:
                    reached = self._window(i - k, low - width, high - width) + gains[number]
                    better = reached > best
                    best[better], move[better] = reached[better], number
        # Right sentences left out, any number at once: the best earlier place, less what skipping costs.
        cost = self._skipped[low : high + 1]
        skipped = np.maximum.accumulate(best + cost) - cost
        move[skipped > best + 1e-4] = len(SHAPES) + 1
        self._scores.append(np.maximum(best, skipped).astype(np.float32))
        self._moves.append(move)

    def trace(self) -> list[Bead]:
        """The beads from the end of the table back to its start, in the order of the texts."""
        i, j = len(self._moves) - 1, int(self._band[-1, 1])
        found = []
        while i or j:
            k, width = _STEPS[self._moves[i][j - self._band[i, 0]]]
            score = self._gains.probability(i, j, k, width) if k and width else 0.0
            found.append(Bead((i - k, i), (j - width, j), score))
            i, j = i - k, j - width
        return found[::-1]

    def _window(self, i: int, low: int, high: int) -> Floats:
        """The scores of row `i` as they look from low..high; impossible outside."""
        row, start = self._scores[i], int(self._band[i, 0])
        window = np.full(high - low + 1, IMPOSSIBLE, np.float32)
        a, b = max(low, start), min(high, start + len(row) - 1)
        if a <= b:
            window[a - low : b - low + 1] = row[a - start : b - start + 1]
        return window
