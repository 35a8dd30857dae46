"""Links between two accounts that each keep their own order.

Sentence vectors of one event are all alike, so closeness alone says little: a pair counts by how far it stands out from
either sentence's nearest neighbours on the other side (the margin of Artetxe and Schwenk, "Margin-based parallel corpus
mining", ACL 2019, in its difference form), and only where each is the other's best.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.encoder import Vectors

Floats = NDArray[np.float32]

NEIGHBOURS = 4


@dataclass(frozen=True, slots=True)
class Tie:
    """Two sentences, by their places, that say the same with probability `score`."""

    left: int
    right: int
    score: float


def margins(similarity: Floats, neighbours: int = NEIGHBOURS) -> Floats:
    """How far each pair of (n, m) stands out from the mean of either sentence's nearest `neighbours`."""
    n, m = similarity.shape
    rows = np.sort(similarity, axis=1)[:, -min(neighbours, m) :].mean(axis=1)
    columns = np.sort(similarity, axis=0)[-min(neighbours, n) :].mean(axis=0)
    found: Floats = similarity - (rows[:, None] + columns[None, :]) / 2
    return found


def ties(left: Vectors, right: Vectors) -> list[Tie]:
    """Sentence pairs that may say the same, in any order; left (n, d) and right (m, d) unit vectors."""
    if not len(left) or not len(right):
        return []
    margin = margins(left @ right.T)
    best, back = margin.argmax(axis=1), margin.argmax(axis=0)
    found = []
    for i, j in enumerate(best):
        if back[j] == i:
            score = 1 / (1 + np.exp(-(300 * float(margin[i, j]) - 2.5)))
            found.append(Tie(i, int(j), float(score)))
    return found
