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
_BIAS = -4.44
_LIKE = 6.39
_NEAR = 5.02
_LATE = -0.46
_NEAR_LEAD = 1.41
_QUOTES = 0.77
_NEWS = -0.66
_LEAST = 1e-9
_MOSTLY = 0.5  # share of the content of one that the other has too, from which they surely tell one fact


class Statement(NamedTuple):
    """What a sentence says: its place among the others, its content words by how rare they are, and their stems.

    Where words are of several syllables, a word is every two of them that stand side by side, and each has its stem.
    """

    place: int
    content: Mapping[str, float]
    stems: frozenset[str]
    quotes: bool


def likelihood_of_retelling(one: Statement, another: Statement, likely: Mapping[str, float]) -> float:
    """How likely (0..1) the later one of two different sentences tells what the earlier one has told.

    `likely` tells of each stem how likely it is to stand in an abstract.
    """
    earlier, later = sorted((one, another), key=lambda statement: statement.place)
    shared = sum(rarity for word, rarity in later.content.items() if word in earlier.content)
    sizes = sum(earlier.content.values()), sum(later.content.values())
    if shared > _MOSTLY * min(sizes):
        return 1.0
    near = 1 / (1 + later.place - earlier.place)
    log_odds = (
        _BIAS
        + _LIKE * shared / max(_LEAST, math.sqrt(math.prod(sizes)))
        + _NEAR * near
        + _LATE * math.log1p(earlier.place)
        + _NEAR_LEAD * near / (1 + earlier.place)
        + _QUOTES * later.quotes
        + _NEWS * math.log1p(math.fsum(likely[stem] for stem in later.stems - earlier.stems))
    )
    return 1 / (1 + math.exp(-log_odds))
