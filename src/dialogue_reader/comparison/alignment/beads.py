"""What speaks for a bead: for the sentences of one text, taken together, saying what some of the other do.

Sums of vectors stand for merged sentences, as in Vecalign (Thompson and Koehn, EMNLP 2019). Vectors tell little of a
fragment, so what a translation keeps is counted as well: names, numbers and cognates, as hunalign counts words of a
dictionary (Varga et al., RANLP 2005). And what was cut in the midst of a sentence goes on: a bead ends where both texts
come to an end, or neither does.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.neighbours import Floats, Places
from dialogue_reader.comparison.alignment.weights import BEADS
from dialogue_reader.comparison.encoders.base import Vectors
from dialogue_reader.comparison.encoders.lexical import Pieces, pieces, rarity

# How many sentences of either side a bead may hold, besides one on one side and none on the other.
SHAPES = (
    *((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1), (3, 3), (2, 4), (4, 2)),
    *((1, 5), (5, 1), (2, 5), (5, 2), (3, 4), (4, 3)),
)
_WIDEST = 5
_DOUBT = 20.0  # added to the weights of what a run holds, so that one common name makes no likeness of 1
_STOPPED = re.compile(r"[.!?…:;。！？।؟][»«›‹”“’‘\"')\]\s]*$")
IMPOSSIBLE = -1e9

Texts = tuple[Sequence[str], Sequence[str]]


class Gains:
    """What each bead of two texts adds to a chain of beads; all within `band`, as `row` is asked for it.

    `left` (n, d) and `right` (m, d) are centred vectors of the sentences `texts`; `ratio` is how long a left sentence
    is beside the right one that says the same.
    """

    def __init__(self, left: Vectors, right: Vectors, texts: Texts, ratio: float, band: Places) -> None:
        self._left, self._right = _spans(left), _spans(right)
        sizes = [np.array([max(1, len(text)) for text in side], np.float32) for side in texts]
        self.skips = BEADS.skipped(sizes[0]), BEADS.skipped(sizes[1])
        self._sizes = _sums(sizes[0]), _sums(sizes[1] * np.float32(ratio))
        self._open = _open_ends(texts[0]), _open_ends(texts[1])
        self._kept = _Kept(texts, band)

    def row(self, i: int, low: int, high: int) -> Floats:
        """For each of `SHAPES` the beads that end after `i` left and low..high right sentences: (shapes, places)."""
        gains = np.full((len(SHAPES), high - low + 1), IMPOSSIBLE, np.float32)
        left, right = self._sizes
        kept = self._kept.upto(i, low - _WIDEST, high)
        for number, (k, width) in enumerate(SHAPES):
            first = max(low, width)
            if i < k or high < first:
                continue
            ends = np.arange(first, high + 1)
            at = ends - low + _WIDEST
            gains[number, first - low :] = BEADS.gain(
                self._right[width][first - width : high - width + 1] @ self._left[k][i - k],
                (kept[k][at] - kept[k][at - width]) / self._kept.measure(i, k, ends, width),
                np.abs(self._open[0][i - 1] - self._open[1][ends - 1]),
                (k, width),
                (float(left[i] - left[i - k]), np.asarray(right[ends] - right[ends - width], np.float32)),
            )
        return gains

    def probability(self, i: int, j: int, k: int, width: int) -> float:
        """That the bead of the best chain that ends after `i` and `j` sentences is right to the sentence."""
        likeness = float(self._right[width][j - width] @ self._left[k][i - k])
        return BEADS.probability(likeness, k, width)


class _Kept:
    """What runs of sentences share of names, numbers and cognates, by the products of what single ones hold."""

    def __init__(self, texts: Texts, band: Places) -> None:
        bags = [[pieces(text) for text in side] for side in texts]
        rare = rarity(*bags)
        held = [[{p: weight * rare[p] for p, weight in bag.items() if p in rare} for bag in side] for side in bags]
        self._weights = [_sums(np.array([sum(w * w for w in bag.values()) for bag in side])) for side in held]
        where: dict[str, list[int]] = defaultdict(list)
        for j, bag in enumerate(held[1]):
            for piece in bag:
                where[piece].append(j)
        self._low = np.zeros(len(held[0]), np.int64)
        self._rows: list[Floats] = []
        for i, bag in enumerate(held[0]):
            near = band[i + 1 : i + 1 + _WIDEST]
            low, high = max(0, int(near[:, 0].min()) - _WIDEST), int(near[:, 1].max())
            self._low[i] = low
            self._rows.append(_sums(_products(bag, held[1], where, low, high)).astype(np.float32))

    def upto(self, i: int, low: int, high: int) -> Floats:
        """For the last 0, 1, 2, ... left sentences before `i`: what they share with all right ones before low..high."""
        ends = np.arange(low, high + 1)
        shared = np.zeros((_WIDEST + 1, len(ends)), np.float32)
        for k in range(1, min(i, _WIDEST) + 1):
            row = self._rows[i - k]
            shared[k] = shared[k - 1] + row[np.clip(ends - self._low[i - k], 0, len(row) - 1)]
        return shared

    def measure(self, i: int, k: int, ends: Places, width: int) -> Floats:
        """What the shared is to be divided by, so that it is 1 at most where a run says each thing once."""
        own = self._weights[0][i] - self._weights[0][i - k] + _DOUBT
        others = self._weights[1][ends] - self._weights[1][ends - width] + _DOUBT
        return np.asarray(np.sqrt(own * others), np.float32)


def _products(bag: Pieces, others: Sequence[Pieces], where: dict[str, list[int]], low: int, high: int) -> Floats:
    """What one sentence shares with each of others[low:high]."""
    found = np.zeros(high - low, np.float32)
    for piece, weight in bag.items():
        places = where.get(piece, ())
        for at in range(bisect_left(places, low), bisect_left(places, high)):
            found[places[at] - low] += weight * others[places[at]][piece]
    return found


def _sums(values: Floats) -> NDArray[np.float64]:
    """The sum of all before each place, and of all: (n + 1,)."""
    return np.concatenate([[0], np.cumsum(values, dtype=np.float64)])


def _spans(vectors: Vectors) -> dict[int, Vectors]:
    """Unit vectors of every run of 1, 2, ... sentences, by where it starts: the sum of theirs."""
    total = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), np.cumsum(vectors, axis=0, dtype=np.float64)])
    spans = {1: vectors}
    for k in range(2, _WIDEST + 1):
        run = (total[k:] - total[:-k]).astype(np.float32)
        length = np.linalg.norm(run, axis=1, keepdims=True)
        spans[k] = np.asarray(run / np.where(length > 0, length, 1), np.float32)
    return spans


def _open_ends(texts: Sequence[str]) -> Floats:
    """How much speaks for each text going on in the next (0, 0.5 or 1): no full stop, and a small letter over there."""
    ends = np.zeros(len(texts), np.float32)
    for i, text in enumerate(texts):
        following = next(filter(str.isalpha, texts[i + 1]), "") if i + 1 < len(texts) else ""
        ends[i] = (0 if _STOPPED.search(text) else 0.5) + (0.5 if following.islower() else 0)
    return ends
