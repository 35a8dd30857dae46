"""How likely one sentence of an article tells again what another one tells.

A report tells its news first in short and then once more: with its details, with the words of who said it, or looking
back. Words alone cannot tell surely whether two sentences report one fact, so that the likelihood lowers what one is
worth beside the other, and is 1 only where they have most of their words in common.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

# Logistic regression (ridge 3) on pairs of sentences of news in English, French and Vietnamese, of which readers marked
# those of which an editor would strike one; docs/quality.md has the figures.
_BIAS = -4.72
_LIKE = 9.49
_NEAR = 6.23
_LATE = -0.61
_QUOTES = 0.77
_NEWS = -0.9
_LEAST = 1e-9
_MOSTLY = 0.5  # share of the content of one that the other has too, from which they surely tell one fact


class Statement(NamedTuple):
    """What a sentence says: its place among the others, and the stems of its content words by how rare they are."""

    place: int
    content: Mapping[str, float]
    quotes: bool


def likelihood_of_retelling(one: Statement, another: Statement, likely: Mapping[str, float]) -> float:
    """How likely (0..1) the later one of two different sentences tells what the earlier one has told.

    `likely` tells of each stem how likely it is to stand in an abstract.
    """
    earlier, later = sorted((one, another), key=lambda statement: statement.place)
    shared = sum(weight for stem, weight in later.content.items() if stem in earlier.content)
    told, tells = sum(earlier.content.values()), sum(later.content.values())
    if shared > _MOSTLY * min(told, tells):
        return 1.0
    log_odds = (
        _BIAS
        + _LIKE * shared / max(_LEAST, math.sqrt(told * tells))
        + _NEAR / (1 + later.place - earlier.place)
        + _LATE * math.log1p(earlier.place)
        + _QUOTES * later.quotes
        + _NEWS * math.log1p(sum(likely[stem] for stem in later.content if stem not in earlier.content))
    )
    return 1 / (1 + math.exp(-log_odds))
