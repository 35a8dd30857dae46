"""Links between two accounts that each keep their own order.

Sentence vectors of one event are all alike, so closeness alone says little. A pair counts by how far it stands out from
either sentence's nearest neighbours on the other side (the margin of Artetxe and Schwenk, "Margin-based Parallel Corpus
Mining with Multilingual Sentence Embeddings", ACL 2019, in its difference form), by how far it leads the next best pair
of either sentence and by its lengths. A logistic model turns these features into the probability that the two say the
same.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.neighbours import (
    Floats,
    Indices,
    Neighbours,
    dots,
    neighbours,
    to_unit_length,
    values_at,
)
from dialogue_reader.comparison.alignment.weights import Profile, SecondPass
from dialogue_reader.comparison.encoders.base import Encoded, Vectors
from dialogue_reader.documents.model import Sides

NEAR = 4  # neighbours that a margin is taken from
_CANDIDATES = 24  # a sentence
_FEWEST_CANDIDATES = 8  # and where there are so many sentences that all have
_LONG = 50_000  # sentences from which on no more are taken than a margin needs
_PAIRS = 200_000  # pairs in all, before some have fewer candidates
CENTRE = 0.8  # share of what a side's sentences have in common that is taken out of each
_COMMON_PRIOR = 3.0  # prior weight, in sentences, of the encoder's common vector
_LARGEST_LEAD = 0.15  # a greater lead, or lag, says no more
_LARGEST_GAP = 2.0
_RATIO_PRIOR = 4.0  # prior weight, in pairs, of both languages needing the same number of letters


class CandidateFeatures(NamedTuple):
    """What speaks for each of c candidate pairs of sentences; all arrays are (c,).

    `likeness` is the cosine after centring, `margin` and `lead` are differences of such; `length_gap` is how far the
    ratio of the lengths is from what is usual in these two texts, as a natural logarithm.
    """

    left: Indices
    right: Indices
    likeness: Floats
    margin: Floats
    lead: Floats
    length_gap: Floats

    def where(self, chosen: NDArray[np.bool_]) -> "CandidateFeatures":
        """The candidates where `chosen` (c,) is true."""
        return CandidateFeatures._make(column[chosen] for column in self)

    def renumbered(self, left: Indices, right: Indices) -> "CandidateFeatures":
        """The same candidates, with left[i] for the index i, and likewise on the right."""
        return self._replace(left=left[self.left], right=right[self.right])

    def log_odds(self, profile: Profile) -> Floats:
        """The weighted sum of the features, (c,)."""
        return np.asarray(
            profile.likeness * self.likeness
            + profile.margin * self.margin
            + profile.lead * self.lead
            + profile.length_gap * self.length_gap
            + profile.bias,
            np.float32,
        )


def joined(parts: Sequence[CandidateFeatures]) -> CandidateFeatures:
    """All candidates of `parts`."""
    return CandidateFeatures._make(np.concatenate(columns) for columns in zip(*parts, strict=True))


def sentence_odds(features: CandidateFeatures, profile: Profile) -> Floats:
    """The log-odds (c,) that the two sentences of each candidate pair say the same."""
    odds = features.log_odds(profile)
    if profile.second_pass is not None:
        odds = _second_pass(features, probability(odds), profile.second_pass)
    return odds


def probability(log_odds: Floats) -> Floats:
    """The probability (c,) that belongs to log-odds (c,)."""
    return np.asarray(1 / (1 + np.exp(-log_odds)), np.float32)


def _second_pass(features: CandidateFeatures, first_pass: Floats, weights: SecondPass) -> Floats:
    """Log-odds (c,) that also count the first pass's scores of neighbouring pairs and of rivals."""
    i, j = features.left, features.right
    width = int(j.max(initial=0)) + 3
    keys = (i + 1) * width + j + 1
    before, after = (values_at(keys, first_pass, keys + step) for step in (-width - 1, width + 1))
    return np.asarray(
        weights.margin * features.margin
        + weights.lead * features.lead
        + weights.length_gap * features.length_gap
        + weights.neighbour_support * np.maximum(before, after)
        + weights.rival_score * np.maximum(best_rival(first_pass, i), best_rival(first_pass, j))
        + weights.bias,
        np.float32,
    )


def best_rival(scores: Floats, ends: Indices) -> Floats:
    """For each pair the best score of the others that share the unit in `ends` (c,), (c,); 0 where there is none."""
    size = int(ends.max(initial=-1)) + 1
    best, next_best = np.zeros(size, np.float32), np.zeros(size, np.float32)
    np.maximum.at(best, ends, scores)
    wins = scores == best[ends]
    np.maximum.at(next_best, ends, np.where(wins, 0, scores))
    tied = np.bincount(ends[wins], minlength=size) > 1
    return np.asarray(np.where(wins & ~tied[ends], next_best[ends], best[ends]), np.float32)


def candidate_features(alike: Encoded, lengths: Sides[list[int]], baseline: float = 0.0) -> CandidateFeatures:
    """The features of the likeliest pairs of n left and m right sentences, in any order.

    `alike` are the vectors of the sentences after centring, `lengths` those of the sentences in code points, `baseline`
    is the likeness of two sentences that have nothing to do with each other.
    """
    left, right = alike.left, alike.right
    size = len(left) + len(right)
    fewest = _FEWEST_CANDIDATES if size <= _LONG else NEAR
    near = neighbours(left, right, min(_CANDIDATES, max(fewest, _PAIRS // max(1, size))))
    i, j = _candidates(near)
    likeness = dots(left, right, i, j)
    return CandidateFeatures(
        i,
        j,
        likeness,
        _margin(likeness, near, i, j, baseline),
        np.minimum(
            _lead(likeness, near.rows, near.row_scores, i, j, baseline),
            _lead(likeness, near.columns, near.column_scores, j, i, baseline),
        ),
        _length_gap(i, j, near, lengths),
    )


def centred(vectors: Vectors, common_vector: Vectors | None, *, in_place: bool = False) -> Vectors:
    """Unit vectors (n, d) without most of what they all share; unchanged where there is no `common_vector` (d,).

    A book's vectors fill the memory more than once: `in_place`, the result takes the place of `vectors`.
    """
    if common_vector is None or not len(vectors):
        return vectors
    mean = (vectors.sum(axis=0) + _COMMON_PRIOR * common_vector) / (len(vectors) + _COMMON_PRIOR)
    moved = np.subtract(vectors, np.asarray(CENTRE * mean, np.float32), out=vectors if in_place else None)
    return to_unit_length(moved)


def _candidates(near: Neighbours) -> tuple[Indices, Indices]:
    """Every pair in which one is among the nearest of the other."""
    n, m = len(near.rows), len(near.columns)
    by_row = (np.repeat(np.arange(n), near.rows.shape[1]), near.rows.ravel())
    by_column = (near.columns.ravel(), np.repeat(np.arange(m), near.columns.shape[1]))
    i, j = (np.concatenate(part) for part in zip(by_row, by_column, strict=True))
    pairs = np.sort(i[(i >= 0) & (j >= 0)] * max(m, 1) + j[(i >= 0) & (j >= 0)])
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]  # numpy.unique would load masked arrays first
    return pairs // max(m, 1), pairs % max(m, 1)


def _margin(likeness: Floats, near: Neighbours, i: Indices, j: Indices, baseline: float) -> Floats:
    rows, columns = mean_of_nearest(near.row_scores, baseline), mean_of_nearest(near.column_scores, baseline)
    return np.asarray(likeness - (rows[i] + columns[j]) / 2, np.float32)


def mean_of_nearest(scores: Floats, baseline: float) -> Floats:
    """The mean similarity of the nearest few; where there are fewer, each missing one counts as the baseline."""
    top = scores[:, :NEAR]
    return np.asarray(np.where(np.isfinite(top), top, baseline).mean(axis=1), np.float32)


def _lead(likeness: Floats, nearest: Indices, scores: Floats, i: Indices, j: Indices, baseline: float) -> Floats:
    """How far the pair (i, j) is ahead of the best other pair of i; behind it where negative."""
    best_other = np.where(nearest[i, 0] == j, scores[i, 1], scores[i, 0])
    ahead = likeness - np.where(np.isfinite(best_other), best_other, baseline)
    return np.asarray(np.clip(ahead, -_LARGEST_LEAD, _LARGEST_LEAD), np.float32)


def _length_gap(i: Indices, j: Indices, near: Neighbours, lengths: Sides[list[int]]) -> Floats:
    """How unusual the ratio of the lengths is; what is usual is learned from mutual best pairs."""
    a, b = (np.log(np.maximum(3, np.asarray(side, np.float32))) for side in lengths)
    ratio = a[i] - b[j]
    mutual = (near.rows[i, 0] == j) & (near.columns[j, 0] == i)
    usual = ratio[mutual].sum() / (mutual.sum() + _RATIO_PRIOR)
    return np.asarray(np.minimum(np.abs(ratio - usual), _LARGEST_GAP), np.float32)
