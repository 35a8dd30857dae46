"""The documents that are near to each other, among those of about the same days.

Every document is compared with every other one in its window, exactly, a block of rows at a time: nobody is missed, and
the window keeps the work small.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.stories.likeness import Floats

_NEAREST = 48  # neighbours a document may have: nearly as many as the accounts of the largest story
_LEAST = 0.1  # likeness; what is below is of another event
_ROWS = 512


def mutual_neighbours(vectors: Floats, days: Sequence[float | None], window: float) -> list[tuple[int, int, float]]:
    """Pairs (i, j, likeness), i < j, of which each is among the nearest of the other, at most `window` days apart.

    A document without a sure date, None in `days`, may be near to any. Pairs are in order.
    """
    likeness_of = {(i, j): likeness for i, j, likeness in _nearest(vectors, days, window)}
    return sorted((i, j, likeness) for (i, j), likeness in likeness_of.items() if i < j and (j, i) in likeness_of)


def _nearest(vectors: Floats, days: Sequence[float | None], window: float) -> Iterator[tuple[int, int, float]]:
    """Every document with each of its nearest."""
    times = np.array([np.nan if day is None else day for day in days], np.float64)
    dated = np.flatnonzero(~np.isnan(times))
    dated = dated[np.argsort(times[dated], kind="stable")]
    undated = np.flatnonzero(np.isnan(times))
    ordered = times[dated]
    for start in range(0, len(dated), _ROWS):
        rows = dated[start : start + _ROWS]
        first = np.searchsorted(ordered, times[rows[0]] - window, "left")
        end = np.searchsorted(ordered, times[rows[-1]] + window, "right")
        yield from _nearest_in(vectors, times, rows, np.concatenate([dated[first:end], undated]), window)
    for start in range(0, len(undated), _ROWS):
        yield from _nearest_in(vectors, times, undated[start : start + _ROWS], np.arange(len(times)), window)


def _nearest_in(
    vectors: Floats, times: NDArray[np.float64], rows: NDArray[np.int64], columns: NDArray[np.int64], window: float
) -> Iterator[tuple[int, int, float]]:
    likeness = vectors[rows] @ vectors[columns].T
    apart = np.abs(times[rows][:, None] - times[columns][None, :]) > window  # not so where a date is unknown
    likeness[apart | (rows[:, None] == columns[None, :])] = -1
    most = min(_NEAREST, likeness.shape[1])
    nearest = np.argpartition(-likeness, most - 1, axis=1)[:, :most]
    for row, chosen, scores in zip(rows, nearest, likeness, strict=True):
        for column in chosen:
            if scores[column] >= _LEAST:
                yield int(row), int(columns[column]), float(scores[column])
