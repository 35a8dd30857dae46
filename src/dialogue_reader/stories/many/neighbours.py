"""The documents that are near to each other, among those of about the same days.

Every document is compared with every other one in its window, exactly, a block of rows at a time: nobody is missed, and
the window keeps the work small. Where even so it would be as much as among 300,000 documents of one window, an index
takes its place (`index`).
"""

from collections.abc import Sequence

import numpy as np

from dialogue_reader.stories.many.index import approximate
from dialogue_reader.stories.many.likeness import Floats
from dialogue_reader.stories.many.nearest import ROWS, Days, Nearest, Numbers, in_time, leading, none_yet

_BLOCK = 1 << 24  # likenesses in memory at once: 64 MB, and a few times that while they are sorted out
_EXACT = 300_000  # documents of one window


def mutual_neighbours(vectors: Floats, days: Sequence[float | None], window: float) -> list[tuple[int, int, float]]:
    """Pairs (i, j, likeness), i < j, of which each is among the nearest of the other, at most `window` days apart.

    A document without a sure date, None in `days`, may be near to any. Pairs are in order.
    """
    times = np.array([np.nan if day is None else day for day in days], np.float64)
    nearest_of = _exact if _comparisons(times, window) <= _EXACT**2 else approximate
    return _mutual(nearest_of(vectors, times, window))


def _exact(vectors: Floats, times: Days, window: float) -> Nearest:
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


def _take_nearest(
    nearest: Nearest, vectors: Floats, times: Days, rows: Numbers, columns: Numbers, window: float
) -> None:
    likeness = vectors[rows] @ vectors[columns].T
    apart = np.abs(times[rows][:, None] - times[columns][None, :]) > window  # not so where a date is unknown
    likeness[apart | (rows[:, None] == columns[None, :])] = -1
    nearest.numbers[rows], nearest.likeness[rows] = leading(likeness, columns)


def _rows_for(columns: int) -> int:
    return max(1, min(ROWS, _BLOCK // max(1, columns)))


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
