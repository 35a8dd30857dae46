"""Links between two accounts that each keep their own order.

Sentence vectors of one event are all alike, so closeness alone says little. A pair counts by how far it stands out from
either sentence's nearest neighbours on the other side (the margin of Artetxe and Schwenk, "Margin-based Parallel Corpus
Mining with Multilingual Sentence Embeddings", ACL 2019, in its difference form), by how far it leads the next best pair
of either sentence and by its lengths. A logistic model turns that evidence into the
probability that the two say the same.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.neighbours import Floats, Neighbours, Places, neighbours
from dialogue_reader.comparison.alignment.weights import Profile, SecondLook
from dialogue_reader.comparison.encoders.base import Encoded, Vectors

NEAR = 4  # neighbours that a margin is taken from
_KEPT = 8  # candidates a sentence
_CENTRE = 0.8  # share of what a side's sentences have in common that is taken out of each
_GROUND = 3.0  # sentences' worth of belief that they have nothing in common but the encoder's ground
_LEAD = 0.15  # beyond this lead, or lag, more says nothing more
_STRETCH = 2.0
_MEMORY = 4.0  # pairs' worth of belief that both languages need the same number of letters


class Tie(NamedTuple):
    """Two sentences, by their places, that say the same with probability `score`."""

    left: int
    right: int
    score: float


class Evidence(NamedTuple):
    """What speaks for each of c candidate pairs; all arrays are (c,).

    `likeness` is the cosine after centring, `margin` and `lead` are differences of such, `stretch` is how far the ratio
    of the lengths is from what is usual in this pair of texts, as a natural logarithm.
    """

    left: Places
    right: Places
    likeness: Floats
    margin: Floats
    lead: Floats
    stretch: Floats

    def only(self, chosen: NDArray[np.bool_]) -> "Evidence":
        """The candidates where `chosen` (c,) is true."""
        return Evidence._make(each[chosen] for each in self)

    def placed(self, left: Places, right: Places) -> "Evidence":
        """The same candidates by the places that their places stand for."""
        return self._replace(left=left[self.left], right=right[self.right])

    def log_odds(self, profile: Profile) -> Floats:
        """The evidence summed up, (c,)."""
        return np.asarray(
            profile.likeness * self.likeness
            + profile.margin * self.margin
            + profile.lead * self.lead
            + profile.stretch * self.stretch
            + profile.bias,
            np.float32,
        )


def joined(parts: Sequence[Evidence]) -> Evidence:
    """All candidates of `parts`."""
    return Evidence._make(np.concatenate(each) for each in zip(*parts, strict=True))


def ties(evidence: Evidence, profile: Profile) -> list[Tie]:
    """The candidate pairs whose probability makes them at least plausible."""
    odds = evidence.log_odds(profile)
    if profile.second is not None:
        odds = _second_look(evidence, _probability(odds), profile.second)
    return [
        Tie(int(i), int(j), float(p))
        for i, j, p, likeness in zip(evidence.left, evidence.right, _probability(odds), evidence.likeness, strict=True)
        if p >= profile.plausible and likeness >= profile.least
    ]


def _probability(log_odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-log_odds)), np.float32)


def _second_look(evidence: Evidence, first: Floats, weights: SecondLook) -> Floats:
    """Log-odds (c,) that also heed what the first look found beside each pair, and what it found for its rivals."""
    i, j = evidence.left, evidence.right
    width = int(j.max(initial=0)) + 3
    names = (i + 1) * width + j + 1
    order = np.argsort(names)

    def at(step: int) -> Floats:
        wanted = names + step * (width + 1)
        place = order[np.minimum(np.searchsorted(names[order], wanted), len(order) - 1)] if len(order) else order
        return np.asarray(np.where(names[place] == wanted, first[place], 0), np.float32)

    return np.asarray(
        weights.margin * evidence.margin
        + weights.lead * evidence.lead
        + weights.stretch * evidence.stretch
        + weights.company * np.maximum(at(-1), at(1))
        + weights.claimed * np.maximum(_rival(first, i), _rival(first, j))
        + weights.bias,
        np.float32,
    )


def _rival(scores: Floats, ends: Places) -> Floats:
    """For each pair the best score of the others with the same end, (c,); 0 where there is none."""
    size = int(ends.max(initial=-1)) + 1
    best, next_best = np.zeros(size, np.float32), np.zeros(size, np.float32)
    np.maximum.at(best, ends, scores)
    wins = scores == best[ends]
    np.maximum.at(next_best, ends, np.where(wins, 0, scores))
    shared = np.bincount(ends[wins], minlength=size) > 1
    return np.asarray(np.where(wins & ~shared[ends], next_best[ends], best[ends]), np.float32)


def weigh(sentences: Encoded, lengths: tuple[Sequence[int], Sequence[int]], unlike: float = 0.0) -> Evidence:
    """Evidence for the likeliest pairs of n left and m right sentences, in any order.

    `lengths` are those of the sentences in code points, `unlike` the likeness of two sentences that have nothing to do
    with each other.
    """
    left, right = centred(sentences.left, sentences.ground), centred(sentences.right, sentences.ground)
    near = neighbours(left, right, _KEPT)
    i, j = _candidates(near)
    likeness = np.einsum("cd,cd->c", left[i], right[j]).astype(np.float32)
    return Evidence(
        i,
        j,
        likeness,
        _margin(likeness, near, i, j, unlike),
        np.minimum(
            _lead(likeness, near.rows, near.row_scores, i, j, unlike),
            _lead(likeness, near.columns, near.column_scores, j, i, unlike),
        ),
        _stretch(i, j, near, lengths),
    )


def centred(vectors: Vectors, ground: Vectors | None) -> Vectors:
    """Unit vectors (n, d) without most of what all of them share; unchanged for an encoder without a ground (d,)."""
    if ground is None or not len(vectors):
        return vectors
    common = (vectors.sum(axis=0) + _GROUND * ground) / (len(vectors) + _GROUND)
    moved = vectors - _CENTRE * common
    length = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(moved / np.where(length > 0, length, 1), np.float32)


def _candidates(near: Neighbours) -> tuple[Places, Places]:
    """Every pair in which one is among the nearest of the other."""
    n, m = len(near.rows), len(near.columns)
    by_row = (np.repeat(np.arange(n), near.rows.shape[1]), near.rows.ravel())
    by_column = (near.columns.ravel(), np.repeat(np.arange(m), near.columns.shape[1]))
    i, j = (np.concatenate(part) for part in zip(by_row, by_column, strict=True))
    pairs = np.unique(i[(i >= 0) & (j >= 0)] * max(m, 1) + j[(i >= 0) & (j >= 0)])
    return pairs // max(m, 1), pairs % max(m, 1)


def _margin(likeness: Floats, near: Neighbours, i: Places, j: Places, unlike: float) -> Floats:
    rows, columns = _usual(near.row_scores, unlike), _usual(near.column_scores, unlike)
    return np.asarray(likeness - (rows[i] + columns[j]) / 2, np.float32)


def _usual(scores: Floats, unlike: float) -> Floats:
    """The mean similarity of the nearest few; where there are fewer, what is missing counts as unlike."""
    top = scores[:, :NEAR]
    return np.asarray(np.where(np.isfinite(top), top, unlike).mean(axis=1), np.float32)


def _lead(likeness: Floats, places: Places, scores: Floats, i: Places, j: Places, unlike: float) -> Floats:
    """How far the pair (i, j) is ahead of the best other pair of i; behind it where negative."""
    best_other = np.where(places[i, 0] == j, scores[i, 1], scores[i, 0])
    ahead = likeness - np.where(np.isfinite(best_other), best_other, unlike)
    return np.asarray(np.clip(ahead, -_LEAD, _LEAD), np.float32)


def _stretch(i: Places, j: Places, near: Neighbours, lengths: tuple[Sequence[int], Sequence[int]]) -> Floats:
    """How unusual the ratio of the lengths is; what is usual is learned from mutual best pairs."""
    a, b = (np.log(np.maximum(3, np.asarray(side, np.float32))) for side in lengths)
    ratio = a[i] - b[j]
    mutual = (near.rows[i, 0] == j) & (near.columns[j, 0] == i)
    usual = ratio[mutual].sum() / (mutual.sum() + _MEMORY)
    return np.asarray(np.minimum(np.abs(ratio - usual), _STRETCH), np.float32)
