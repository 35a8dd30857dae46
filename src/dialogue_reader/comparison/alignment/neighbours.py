"""Nearest neighbours across two texts, block by block: memory grows with the texts, not with their product."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.encoders.base import Vectors

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]

_BLOCK = 1024  # rows at a time
_CELLS = 4_000_000  # similarities at a time, at most: 16 MB, and four times as much while they are ranked
_PAIRS = 8192  # pairs of rows at a time
_MANY = 100_000  # pairs; where they are most of all there are, a table of all is less work
_SPARSE = 4  # cells of such a table for each pair, at most


class Neighbours(NamedTuple):
    """The nearest of each side on the other, best first.

    `rows` and `row_scores` (n, k): indices on the right and similarities for each of the left; `columns` and
    `column_scores` (m, k): the same the other way. Where the other side has fewer than k, the index is -1 and the
    similarity minus infinity.
    """

    rows: Indices
    row_scores: Floats
    columns: Indices
    column_scores: Floats


def neighbours(left: Vectors, right: Vectors, count: int) -> Neighbours:
    """The `count` nearest by dot product; left (n, d), right (m, d)."""
    n, m = len(left), len(right)
    rows, row_scores = _blank(n, count)
    columns, column_scores = _blank(m, count)
    step = min(_BLOCK, max(1, _CELLS // max(1, m)))
    for start in range(0, n, step):
        block = left[start : start + step] @ right.T
        own_rows = slice(start, start + len(block))
        _merge(rows[own_rows], row_scores[own_rows], block, np.arange(m))
        _merge(columns, column_scores, block.T, np.arange(start, start + len(block)))
    return Neighbours(rows, row_scores, columns, column_scores)


def to_unit_length(rows: Vectors) -> Vectors:
    """The rows (n, d), made of length 1 where they are; those of length 0 stay as they are."""
    length = np.sqrt(np.einsum("nd,nd->n", rows, rows))[:, None]
    rows /= np.where(length > 0, length, 1)
    return rows


def dots(left: Vectors, right: Vectors, i: Indices, j: Indices) -> Floats:
    """The dot product of each pair of rows left[i] and right[j], (c,); left (n, d), right (m, d)."""
    if len(i) > _MANY and len(left) * len(right) <= _SPARSE * len(i):
        return np.asarray((left @ right.T)[i, j], np.float32)
    products = np.zeros(len(i), np.float32)
    for start in range(0, len(i), _PAIRS):
        some = slice(start, start + _PAIRS)
        products[some] = np.einsum("cd,cd->c", left[i[some]], right[j[some]])
    return products


def values_at(keys: Indices, values: Floats, wanted: Indices) -> Floats:
    """The value (c,) of each key that is `wanted`, 0 where there is none; `keys` (n,) are distinct, in any order."""
    if not len(keys):
        return np.zeros(len(wanted), np.float32)
    ranking = np.argsort(keys)
    index = ranking[np.minimum(np.searchsorted(keys, wanted, sorter=ranking), len(keys) - 1)]
    return np.asarray(np.where(keys[index] == wanted, values[index], 0), np.float32)


def _blank(size: int, count: int) -> tuple[Indices, Floats]:
    return np.full((size, count), -1, np.int64), np.full((size, count), -np.inf, np.float32)


def _merge(nearest: Indices, scores: Floats, similarity: Floats, labels: Indices) -> None:
    """Merge `similarity` (rows, len(labels)) into the best so far, in place."""
    count = scores.shape[1]
    if similarity.shape[1] > count:
        best = np.argpartition(-similarity, count - 1, axis=1)[:, :count]
        similarity, candidates = np.take_along_axis(similarity, best, 1), labels[best]
    else:
        candidates = np.broadcast_to(labels, similarity.shape)
    similarity = np.concatenate([scores, similarity], axis=1)
    candidates = np.concatenate([nearest, candidates], axis=1)
    ranking = np.lexsort((candidates, -similarity), axis=1)[:, :count]
    scores[:] = np.take_along_axis(similarity, ranking, 1)
    nearest[:] = np.take_along_axis(candidates, ranking, 1)
