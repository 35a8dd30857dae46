"""Neighbours among more documents than can be compared one with another: an index of each few days.

A shard holds the documents of as many days as the window is wide, so that all neighbours of a document are in its own
shard or in one beside it, and only one index (HNSW; Malkov and Yashunin 2016, by `usearch`) is in memory at a time.
Indices are made by one thread, as what they find depends on the order in which documents come in; likeness is worked
out anew, as it is rounded in them.
"""

import numpy as np

from dialogue_reader.stories.many.likeness import Floats
from dialogue_reader.stories.many.nearest import MOST, ROWS, Days, Nearest, Numbers, in_time, leading, none_yet

_CONNECTED, _ADDING, _SEARCHING = 32, 128, 256  # with these 995 of 1,000 of the nearest four were found
_ASKED = 2 * MOST  # for some of them are too many days away


def approximate(vectors: Floats, times: Days, window: float) -> Nearest:
    """The nearest of each document among those at most `window` days apart; a few may be missed."""
    nearest = none_yet(len(vectors))
    dated, undated = in_time(times)
    days = np.floor(times[dated] / max(window, 1.0))
    shard_of = {float(day): dated[days == day] for day in np.unique(days)}
    nothing = dated[:0]
    for day, shard in shard_of.items():
        around = (shard_of.get(day - 1, nothing), shard, shard_of.get(day + 1, nothing), undated)
        _take_in(nearest, vectors, times, shard, np.concatenate(around), window)
    _take_in(nearest, vectors, times, undated, np.concatenate([dated, undated]), window)
    return nearest


def _take_in(nearest: Nearest, vectors: Floats, times: Days, shard: Numbers, rows: Numbers, window: float) -> None:
    """Take those of `shard` that are near to `rows` among the nearest of these."""
    from usearch.index import BatchMatches, Index

    if not len(shard):
        return
    index = Index(
        ndim=vectors.shape[1],
        metric="ip",
        dtype="f16",
        connectivity=_CONNECTED,
        expansion_add=_ADDING,
        expansion_search=_SEARCHING,
    )
    index.add(np.arange(len(shard)), vectors[shard], threads=1)
    most = min(_ASKED, len(shard))
    for start in range(0, len(rows), ROWS):
        own = rows[start : start + ROWS]
        matches = index.search(vectors[own], most)
        assert isinstance(matches, BatchMatches)
        places = matches.keys.reshape(len(own), -1).astype(np.int64)
        beyond = np.arange(places.shape[1])[None, :] >= matches.counts.reshape(-1)[:, None]
        near = shard[np.where(beyond, 0, places)]
        likeness = np.einsum("rd,rcd->rc", vectors[own], vectors[near])
        apart = np.abs(times[own][:, None] - times[near]) > window
        likeness[apart | beyond | (near == own[:, None])] = -1
        _merge(nearest, own, near, likeness)


def _merge(nearest: Nearest, rows: Numbers, near: Numbers, likeness: Floats) -> None:
    numbers = np.concatenate([nearest.numbers[rows], near], axis=1)
    scores = np.concatenate([nearest.likeness[rows], likeness], axis=1)
    best = leading(scores, np.arange(scores.shape[1]))
    known = best.numbers >= 0
    nearest.likeness[rows] = best.likeness
    nearest.numbers[rows] = np.where(known, np.take_along_axis(numbers, np.maximum(best.numbers, 0), axis=1), -1)
