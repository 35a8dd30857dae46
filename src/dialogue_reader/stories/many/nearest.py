"""The nearest documents of each, as values, and what the exact and the approximate search for them have in common."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.stories.many.likeness import Floats

MOST = 48  # neighbours a document may have: nearly as many as the accounts of the largest story
ROWS = 512  # documents whose neighbours are looked for at once

_LEAST = 0.1  # likeness; what is below is of another event

Numbers = NDArray[np.int64]
Days = NDArray[np.float64]
"""When documents were published, in days; NaN where that is not sure."""


class Nearest(NamedTuple):
    """The nearest of each document, (n, MOST), best first: their numbers, -1 where there are fewer, and likeness."""

    numbers: NDArray[np.int32]
    likeness: Floats


def none_yet(count: int) -> Nearest:
    """So many documents, none of which has a neighbour so far."""
    return Nearest(np.full((count, MOST), -1, np.int32), np.full((count, MOST), -1, np.float32))


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
