"""What speaks for each pair of passages, where two accounts keep their own order.

Accounts of one event by two newsrooms tell it in other words, and a passage may have several counterparts. No single
likeness decides that, so evidence of several kinds is gathered for every pair that could be a link: sentences that say
the same, whole passages that are alike, rare words, names and numbers that both have, and what stands around them.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.free_order import NEAR, CandidateFeatures, centred, mean_of_nearest
from dialogue_reader.comparison.alignment.neighbours import Floats, Indices, dots, neighbours, to_unit_length
from dialogue_reader.comparison.alignment.shared_features import SharedFeatures
from dialogue_reader.comparison.encoders.base import Encoded, Terms, Vectors
from dialogue_reader.comparison.model import Level
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import SIDES, Side, Sides

_LEAST_ODDS = -3.0  # sentences that are less likely to say the same say nothing against a link either
_SPREAD_PRIOR = 0.02  # added to the spread of the likeness of terms, for texts of which all is alike
_RARITY_PRIOR = 0.5  # added to what a passage has of rare words, so that one in common is no likeness of 1
_BEGINNING = 6.0  # passages; a pair that stands as far from the beginnings, together, is a third as early
_ROWS = 8192  # sentences at a time
_AROUND = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if (a, b) != (0, 0)]


class PassagePairs(NamedTuple):
    """The evidence for each of c pairs of passages (of sentences, at that level), by their indices; all are (c,).

    `likeness` is the highest of two of their sentences, after centring, and `match` the log-odds that two of their
    sentences say the same; `margin` is how far the whole passages stand out from either's nearest, and `around` the
    mean margin of the eight pairs next to them in both texts. `rare` sums up the squared rarity of the words, names and
    numbers that both have, each relative to the rarest possible, and `rare_share` is that as a share of what they have.
    `terms` is how far the sentences of either have others of like latent terms in the other, in standard deviations.
    `apart` is the difference of their relative places (0..1) in the texts; `headline` is 1 where one is a headline;
    `early` is 1 for the beginnings of both texts and falls from passage to passage.
    """

    left: Indices
    right: Indices
    likeness: Floats
    match: Floats
    margin: Floats
    around: Floats
    rare: Floats
    rare_share: Floats
    terms: Floats
    apart: Floats
    headline: Floats
    early: Floats


class Grouping(NamedTuple):
    """The passages of one side: their `ids`, and for each sentence (n,) the index of its passage."""

    ids: tuple[int, ...]
    of_sentence: Indices

    def texts(self, account: Account) -> list[str]:
        """The compared text of each passage."""
        parts: defaultdict[int, list[str]] = defaultdict(list)
        for passage, text in zip(self.of_sentence.tolist(), account.sentences, strict=True):
            parts[passage].append(text)
        return [" ".join(parts[k]) for k in range(len(self.ids))]


def grouping(account: Account, level: Level) -> Grouping:
    """The passages, or sentences, that verdicts are on."""
    units = account.units(level)
    ids = tuple(dict.fromkeys(units))
    index = {unit: k for k, unit in enumerate(ids)}
    return Grouping(ids, np.array([index[unit] for unit in units], np.int64))


def passage_pairs(
    task: Task,
    vectors: Sides[Vectors],
    features: CandidateFeatures,
    odds: Floats,
    baseline: float,
) -> PassagePairs:
    """The evidence for every pair of passages that has a pair of sentences in `features`.

    `vectors` are those of whole passages after centring, `odds` (c,) the log-odds that the sentences in `features` say
    the same. Of latent terms nothing is known yet; see `with_latent_terms`.
    """
    groups = Sides(*(grouping(task.accounts[side], task.level) for side in SIDES))
    n, m = (len(group.ids) for group in groups)
    keys, place = np.unique(
        groups.left.of_sentence[features.left] * max(m, 1) + groups.right.of_sentence[features.right],
        return_inverse=True,
    )
    i, j = keys // max(m, 1), keys % max(m, 1)
    margin = _Margins(vectors, baseline)
    rare, rare_share = _rarity(task, groups, i, j)
    return PassagePairs(
        i,
        j,
        _highest(features.likeness, place, len(keys)),
        np.maximum(_highest(odds, place, len(keys)), _LEAST_ODDS),
        margin.of(i, j),
        margin.around(i, j),
        rare,
        rare_share,
        np.zeros(len(i), np.float32),
        np.asarray(np.abs(i / max(n, 1) - j / max(m, 1)), np.float32),
        np.asarray(_headlines(task, "left", groups)[i] | _headlines(task, "right", groups)[j], np.float32),
        np.asarray(np.exp((i + j) / -_BEGINNING), np.float32),
    )


def with_latent_terms(pairs: PassagePairs, task: Task, terms: Sides[list[Terms]]) -> PassagePairs:
    """The same evidence, and that of the latent terms of the sentences."""
    return pairs._replace(terms=_likeness_of_terms(task, terms, pairs.left, pairs.right))


def _highest(values: Floats, place: Indices, size: int) -> Floats:
    highest = np.full(size, -np.inf, np.float32)
    np.maximum.at(highest, place, values)
    return highest


def _headlines(task: Task, side: Side, groups: Sides[Grouping]) -> NDArray[np.bool_]:
    titles = task.accounts[side].titles
    return np.array([task.level == "passage" and unit in titles for unit in groups[side].ids], bool)


class _Margins:
    """How far pairs of whole passages stand out from the nearest of either."""

    def __init__(self, vectors: Sides[Vectors], baseline: float) -> None:
        self._left, self._right = vectors
        near = neighbours(self._left, self._right, NEAR)
        self._rows, self._columns = (mean_of_nearest(x, baseline) for x in (near.row_scores, near.column_scores))

    def of(self, i: Indices, j: Indices) -> Floats:
        """The margin of each pair, (c,)."""
        alike = dots(self._left, self._right, i, j)
        return np.asarray(alike - (self._rows[i] + self._columns[j]) / 2, np.float32)

    def around(self, i: Indices, j: Indices) -> Floats:
        """The mean margin of the eight pairs around each, (c,); what lies beyond the ends counts as 0."""
        n, m = len(self._left), len(self._right)
        total = np.zeros(len(i), np.float32)
        for a, b in _AROUND:
            inside = (i + a >= 0) & (i + a < n) & (j + b >= 0) & (j + b < m)
            total[inside] += self.of(i[inside] + a, j[inside] + b)
        return np.asarray(total / len(_AROUND), np.float32)


def passage_vectors(task: Task, sentences: Encoded) -> Sides[Vectors | None]:
    """The vectors of whole passages after centring; None for a side where each sentence is a passage of its own."""
    groups = (grouping(account, task.level) for account in task.accounts)
    return Sides(
        *(
            None
            if len(vectors) == len(group.ids)
            else centred(_means(account, vectors, group), sentences.common_vector, in_place=True)
            for account, vectors, group in zip(task.accounts, sentences[:2], groups, strict=True)
        )
    )


def _means(account: Account, vectors: Vectors, group: Grouping) -> Vectors:
    """The mean vector of each passage, of length 1; longer sentences count for more."""
    means = np.zeros((len(group.ids), vectors.shape[1]), np.float32)
    lengths = np.array([len(text) for text in account.sentences], np.float32)
    for start in range(0, len(vectors), _ROWS):  # no second array of the size of the text
        some = slice(start, start + _ROWS)
        np.add.at(means, group.of_sentence[some], vectors[some] * lengths[some, None])
    return to_unit_length(means)


def _rarity(task: Task, groups: Sides[Grouping], i: Indices, j: Indices) -> tuple[Floats, Floats]:
    """What each pair has in common of words, names and numbers, by their rarity, and as a share of what it has."""
    features = SharedFeatures(*(groups[side].texts(task.accounts[side]) for side in SIDES))
    greatest = features.rarest**2
    common = np.asarray(features.common(i, j) / greatest, np.float32)
    left, right = (sums / greatest + _RARITY_PRIOR for sums in (features.left_sums, features.right_sums))
    return common, np.asarray(common / np.sqrt(left[i] * right[j]), np.float32)


def _likeness_of_terms(task: Task, terms: Sides[list[Terms]], i: Indices, j: Indices) -> Floats:
    """How well the sentences of either passage are covered by the other's, in standard deviations from all pairs.

    A sentence is covered as far as the terms of the nearest in the other passage are like its own, by their cosine;
    longer sentences count for more. Of a short passage and a long one, the better covered counts.
    """
    if not len(i):
        return np.zeros(0, np.float32)
    weighted = Sides(*_weighted(terms))
    alike = weighted.left @ weighted.right.T
    left, right = (_InPassages.of(task.accounts[side], task.level) for side in SIDES)
    covered = np.maximum(left.mean(right.highest(alike.T).T), right.mean(left.highest(alike).T).T)
    return np.asarray((covered[i, j] - covered.mean()) / (covered.std() + _SPREAD_PRIOR), np.float32)


class _InPassages(NamedTuple):
    """The sentences of a side by their passages: their `order`, where each passage `starts` in it, their `lengths`."""

    order: Indices
    starts: Indices
    lengths: Floats

    @classmethod
    def of(cls, account: Account, level: Level) -> "_InPassages":
        """The sentences of `account`, their lengths in code points."""
        passages = grouping(account, level).of_sentence
        order = np.argsort(passages, kind="stable")
        lengths = np.array([len(text) for text in account.sentences], np.float32)
        return cls(order, np.searchsorted(passages[order], np.arange(passages.max() + 1)), lengths[order])

    def highest(self, values: Floats) -> Floats:
        """The highest value of each passage, (n, c), of those of its sentences, (s, c)."""
        return np.asarray(np.maximum.reduceat(values[self.order], self.starts), np.float32)

    def mean(self, values: Floats) -> Floats:
        """The mean value of each passage, (n, c); longer sentences count for more."""
        total = np.add.reduceat(values[self.order] * self.lengths[:, None], self.starts)
        return np.asarray(total / np.add.reduceat(self.lengths, self.starts)[:, None], np.float32)


def _weighted(terms: Sides[list[Terms]]) -> Iterator[Vectors]:
    documents = [term for side in terms for term in side]
    used, counts = np.unique(np.concatenate([t.indices for t in documents]), return_counts=True)
    rarity = np.log((1 + len(documents)) / counts)
    for side in terms:
        matrix = np.zeros((len(side), len(used)), np.float32)
        for row, own in enumerate(side):
            columns = np.searchsorted(used, own.indices)
            matrix[row, columns] = own.weights * rarity[columns]
        yield to_unit_length(matrix)
