"""The latent terms of texts as rows of one width, in which they are kept on disk beside the vectors."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.encoders.base import Terms
from dialogue_reader.comparison.encoders.vector_store import HalfVector, VectorStore

MOST = 256  # terms of a text; the weakest are left out
LARGEST = 32 * 1024 * 1024  # bytes of all that are kept: 30,000 passages


def row_of(indices: NDArray[np.int32], weights: NDArray[np.float32]) -> HalfVector:
    """The strongest terms, (2 * MOST,): their weights, strongest first, then their indices bit by bit."""
    order = np.argsort(-weights, kind="stable")[:MOST]
    row = np.zeros(2 * MOST, np.float16)
    row[: len(order)] = weights[order]
    row[MOST:].view(np.uint16)[: len(order)] = indices[order]
    return row


def terms_in(row: HalfVector) -> Terms:
    """The terms that `row_of` has put into a row."""
    count = int(np.count_nonzero(row[:MOST]))
    return Terms(row[MOST : MOST + count].view(np.uint16).astype(np.int32), row[:count])


def store_below(folder: Path | None, encoder: str) -> VectorStore:
    """Where the rows of one encoder are kept."""
    return VectorStore(folder, f"{encoder}-terms", LARGEST, _are_whole)


def _are_whole(rows: NDArray[np.float16]) -> NDArray[np.bool_]:
    """Which rows (n, 2 * MOST) can be such: they have weights, which fall."""
    if rows.shape[1] != 2 * MOST:
        return np.zeros(len(rows), bool)
    weights = rows[:, :MOST].astype(np.float32)
    falling = (np.diff(weights, axis=1) <= 0).all(axis=1)
    return np.asarray(falling & np.isfinite(weights).all(axis=1) & (weights[:, 0] > 0) & (weights[:, -1] >= 0))
