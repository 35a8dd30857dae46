"""What pairs of texts have in common of rare words, names and numbers.

Of a book, a table of all its features would fill the memory: what each text has is kept instead, and a table is made of
some pairs at a time.
"""

from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.neighbours import Floats, Indices, dots
from dialogue_reader.comparison.encoders.lexical import columns_of, features

_FEW = 4096  # texts of both sides; of fewer a table of all is made
_PAIRS = 1024  # pairs at a time, else


class SharedFeatures:
    """What texts of both sides have in common, weighted by rarity.

    `left_sums` (n,) and `right_sums` (m,) are the weighted squared rarity of all features of each text, `rarest` is the
    greatest rarity.
    """

    def __init__(self, left: Sequence[str], right: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        sides = _Bags(left, numbers), _Bags(right, numbers)
        counts = [np.bincount(bags.features, minlength=len(numbers)) for bags in sides]
        total = 1 + len(left) + len(right)
        rarity = np.log(total / np.maximum(sum(counts), 1))
        self.rarest = float(np.log(total))
        self.left_sums, self.right_sums = (bags.sums(rarity) for bags in sides)
        is_shared = (counts[0] > 0) & (counts[1] > 0)
        columns, self._width = columns_of(feature for feature, number in numbers.items() if is_shared[number])
        column_of = np.full(len(numbers), -1, np.int32)
        column_of[[numbers[feature] for feature in columns]] = list(columns.values())
        self._left, self._right = (bags.rows(rarity, column_of) for bags in sides)

    def common(self, i: Indices, j: Indices) -> Floats:
        """The squared rarity of what the texts of each pair, i on the left and j on the right, both have, (c,)."""
        if self._left.size + self._right.size <= _FEW:
            left, right = (rows.dense(np.arange(rows.size), self._width) for rows in (self._left, self._right))
            return dots(left, right, i, j)
        products = np.zeros(len(i), np.float32)
        for start in range(0, len(i), _PAIRS):
            some = slice(start, start + _PAIRS)
            left, right = self._left.dense(i[some], self._width), self._right.dense(j[some], self._width)
            products[some] = np.einsum("cd,cd->c", left, right)
        return products


class _Bags:
    """The features of texts, one text after another, by their `numbers`, which new ones are given."""

    def __init__(self, texts: Sequence[str], numbers: dict[str, int]) -> None:
        starts, own, weights = array("q", [0]), array("i"), array("d")
        for text in texts:
            for feature, weight in features(text).items():
                own.append(numbers.setdefault(feature, len(numbers)))
                weights.append(weight)
            starts.append(len(own))
        self.features = np.array(own, np.int32)
        self._weights = np.array(weights, np.float64)
        self._starts = np.array(starts, np.int64)

    def sums(self, rarity: NDArray[np.float64]) -> Floats:
        """The weighted squared rarity of the features of each text, (n,)."""
        texts = np.repeat(np.arange(len(self._starts) - 1), np.diff(self._starts))
        values = self._weights * rarity[self.features] ** 2
        return np.bincount(texts, values, minlength=len(self._starts) - 1).astype(np.float32)

    def rows(self, rarity: NDArray[np.float64], column_of: NDArray[np.int32]) -> "_Rows":
        """The weighted rarity of the features that have a column."""
        has_column = column_of[self.features] >= 0
        kept = np.concatenate([[0], np.cumsum(has_column)])
        own = self.features[has_column]
        values = np.sqrt(self._weights[has_column]) * rarity[own]
        return _Rows(kept[self._starts], column_of[own], values.astype(np.float32))


class _Rows(NamedTuple):
    """The rows of a table of which few cells are not 0.

    Row k has `values` in `columns`, both from starts[k] to starts[k + 1].
    """

    starts: Indices
    columns: NDArray[np.int32]
    values: Floats

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1

    def dense(self, rows: Indices, width: int) -> Floats:
        """These rows in full, (len(rows), width)."""
        counts = self.starts[rows + 1] - self.starts[rows]
        before = np.cumsum(counts) - counts
        cells = np.arange(counts.sum()) + np.repeat(self.starts[rows] - before, counts)
        table = np.zeros((len(rows), width), np.float32)
        np.add.at(table, (np.repeat(np.arange(len(rows)), counts), self.columns[cells]), self.values[cells])
        return table
