"""The documents that are near to each other, among those of about the same days.

Every document is compared with every other one in its window, exactly, a block of rows at a time: nobody is missed, and
the window keeps the work small. Where even so it would be as much as among 300,000 documents of one window, an index
takes its place (`index`).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.stories.many.likeness import Floats

MOST = 48  # neighbours a document may have: nearly as many as the accounts of the largest story

_LEAST = 0.1  # likeness; what is below is of another event
_ROWS = 512
_BLOCK = 1 << 24  # likenesses in memory at once: 64 MB, and a few times that while they are sorted out
_EXACT = 300_000  # documents of one window

Numbers = NDArray[np.int64]
Days = NDArray[np.float64]
"""When documents were published, in days; NaN where that is not sure."""


class Nearest(NamedTuple):
    """The nearest of each document, (n, MOST), best first: their numbers, -1 where there are fewer, and likeness."""

    numbers: NDArray[np.int32]
    likeness: Floats


def mutual_neighbours(vectors: Floats, days: Sequence[float | None], window: float) -> list[tuple[int, int, float]]:
    """Pairs (i, j, likeness), i < j, of which each is among the nearest of the other, at most `window` days apart.

    A document without a sure date, None in `days`, may be near to any. Pairs are in order.
    """
    times = np.array([np.nan if day is None else day for day in days], np.float64)
    if _comparisons(times, window) <= _EXACT**2:
        nearest = exact(vectors, times, window)
    else:
        from dialogue_reader.stories.many.index import approximate

        nearest = approximate(vectors, times, window)
    return _mutual(nearest)


def none_yet(count: int) -> Nearest:
    """So many documents, none of which has a neighbour so far."""
    return Nearest(np.full((count, MOST), -1, np.int32), np.full((count, MOST), -1, np.float32))


def exact(vectors: Floats, times: Days, window: float) -> Nearest:
    """The nearest of each document, by its likeness to every other one in its window."""
    nearest = none_yet(len(vectors))
    dated, undated = in_time(times)
    ordered = times[dated]
    start = 0
    while start < len(dated):
        first = np.searchsorted(ordered, ordered[start] - window, "left")
        rows = dated[start : start + _rows_for(len(dated) - first + len(undated))]
        end = np.searchsorted(ordered, times[rows[-1]] + window, "right")
        _take_nearest(nearest, vectors, times, rows, np.concatenate([dated[first:end], undated]), window)
        start += len(rows)
    size = _rows_for(len(times))
    for start in range(0, len(undated), size):
        _take_nearest(nearest, vectors, times, undated[start : start + size], np.arange(len(times)), window)
    return nearest


def in_time(times: Days) -> tuple[Numbers, Numbers]:
    """The documents with a sure date, the earliest first, and the others."""
    dated = np.flatnonzero(~np.isnan(times))
    return dated[np.argsort(times[dated], kind="stable")], np.flatnonzero(np.isnan(times))


def leading(likeness: Floats, columns: Numbers) -> Nearest:
    """The best of each row of `likeness` (r, c), where `columns` (c,) are the documents that its columns stand for.

    Of equal ones the first counts. Sorting whole rows would take most of the time: the best of MOST parts of a row are
    MOST numbers, so the least of them is as small as any that is wanted.
    """
    count = likeness.shape[1]
    bound = np.full(len(likeness), _LEAST, np.float32)
    if count > MOST:
        best = np.maximum.reduceat(likeness, np.arange(0, count, max(1, count // (4 * MOST))), axis=1)
        bound = np.maximum(bound, np.partition(best, -MOST, axis=1)[:, -MOST])
    rows, places = np.nonzero(likeness >= bound[:, None])
    scores = likeness[rows, places]
    order = np.lexsort((places, -scores, rows))
    rows, places, scores = rows[order], places[order], scores[order]
    ranks = np.arange(len(rows)) - np.searchsorted(rows, rows, "left")
    wanted = ranks < MOST
    nearest = none_yet(len(likeness))
    nearest.numbers[rows[wanted], ranks[wanted]] = columns[places[wanted]]
    nearest.likeness[rows[wanted], ranks[wanted]] = scores[wanted]
    return nearest


def _take_nearest(
    nearest: Nearest, vectors: Floats, times: Days, rows: Numbers, columns: Numbers, window: float
) -> None:
    likeness = vectors[rows] @ vectors[columns].T
    apart = np.abs(times[rows][:, None] - times[columns][None, :]) > window  # not so where a date is unknown
    likeness[apart | (rows[:, None] == columns[None, :])] = -1
    nearest.numbers[rows], nearest.likeness[rows] = leading(likeness, columns)


def _rows_for(columns: int) -> int:
    return max(1, min(_ROWS, _BLOCK // max(1, columns)))


def _comparisons(times: Days, window: float) -> int:
    """How many pairs lie in one window."""
    dated, undated = in_time(times)
    ordered = times[dated]
    ends = np.searchsorted(ordered, ordered + window, "right") - np.searchsorted(ordered, ordered - window, "left")
    return int(ends.sum()) + 2 * len(undated) * len(times)


def _mutual(nearest: Nearest) -> list[tuple[int, int, float]]:
    rows, ranks = np.nonzero(nearest.numbers >= 0)
    columns = nearest.numbers[rows, ranks].astype(np.int64)
    pairs = np.minimum(rows, columns) * len(nearest.numbers) + np.maximum(rows, columns)
    order = np.lexsort((rows, pairs))  # the lower one's view of a pair stands before that of the higher one
    first = order[:-1][pairs[order[:-1]] == pairs[order[1:]]]
    likeness = nearest.likeness[rows[first], ranks[first]]
    return list(zip(rows[first].tolist(), columns[first].tolist(), likeness.tolist(), strict=True))
