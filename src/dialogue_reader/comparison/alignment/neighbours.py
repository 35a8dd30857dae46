"""Nearest neighbours across two texts, block by block: memory grows with the texts, not with their product."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.encoders.base import Vectors

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

_BLOCK = 1024  # rows at a time: 40 MB of similarities against 10,000 sentences


class Neighbours(NamedTuple):
    """The nearest of each side on the other, best first.

    `rows` and `row_scores` (n, k): places on the right and similarities for each of the left; `columns` and
    `column_scores` (m, k): the same the other way. Where the other side has fewer than k, the place is -1 and the
    similarity minus infinity.
    """

    rows: Places
    row_scores: Floats
    columns: Places
    column_scores: Floats


def neighbours(left: Vectors, right: Vectors, count: int) -> Neighbours:
    """The `count` nearest by dot product; left (n, d), right (m, d)."""
    n, m = len(left), len(right)
    rows, row_scores = _blank(n, count)
    columns, column_scores = _blank(m, count)
    for at in range(0, n, _BLOCK):
        block = left[at : at + _BLOCK] @ right.T
        here = slice(at, at + len(block))
        _keep(rows[here], row_scores[here], block, np.arange(m))
        _keep(columns, column_scores, block.T, np.arange(at, at + len(block)))
    return Neighbours(rows, row_scores, columns, column_scores)


def _blank(size: int, count: int) -> tuple[Places, Floats]:
    return np.full((size, count), -1, np.int64), np.full((size, count), -np.inf, np.float32)


def _keep(places: Places, scores: Floats, similarity: Floats, names: Places) -> None:
    """Merge `similarity` (rows, len(names)) into the best so far, in place."""
    count = scores.shape[1]
    if similarity.shape[1] > count:
        best = np.argpartition(-similarity, count - 1, axis=1)[:, :count]
        similarity, found = np.take_along_axis(similarity, best, 1), names[best]
    else:
        found = np.broadcast_to(names, similarity.shape)
    similarity = np.concatenate([scores, similarity], axis=1)
    found = np.concatenate([places, found], axis=1)
    order = np.lexsort((found, -similarity), axis=1)[:, :count]
    scores[:] = np.take_along_axis(similarity, order, 1)
    places[:] = np.take_along_axis(found, order, 1)
