"""How likely two documents are to report one event, by what they say first.

All texts of a language look alike to an encoder, so what they have in common is taken out. The five numbers of the
regression were fitted on Vietnamese news and on English and Sinhala reports (docs/many.md).
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.stories.many.records import Halves

Floats = NDArray[np.float32]
Centres = Mapping[str, Floats]
"""What the statements of each language have in common, (d,)."""

LEAD = 4  # statements, the headline among them, by which candidates are found

_PRIOR = 100  # statements that what is common to all texts counts as, so that a few documents have a centre as well
_COMMON = 0.9  # the share that every text has of it
_UNKNOWN_GAP = 2.0  # days between two documents when one has no sure date

# The log-odds that two documents report one event.
_ARTICLES, _STATEMENTS, _DAY, _TWO_LANGUAGES, _CONSTANT = 7.1, 22.5, -1.0, 4.0, -12.0


def centres_of(vectors: Sequence[Halves], languages: Sequence[str], common: Floats) -> Centres:
    """What the statements of each language have in common, (d,); `common` is the vector of a text without a word."""
    sums: dict[str, Floats] = {}
    counts: dict[str, int] = {}
    for own, language in zip(vectors, languages, strict=True):
        sums[language] = sums.get(language, np.zeros_like(common)) + own.sum(axis=0, dtype=np.float32)
        counts[language] = counts.get(language, 0) + len(own)
    return {
        language: np.asarray((total + _PRIOR * _COMMON * common) / (counts[language] + _PRIOR), np.float32)
        for language, total in sums.items()
    }


def centred(vectors: Halves, centre: Floats) -> Floats:
    """Unit vectors (n, d) of statements without what their language has in common."""
    return _unit(vectors.astype(np.float32) - centre)


def article_vector(lead: Halves, centre: Floats) -> Floats:
    """The unit vector (d,) of a document, by its first statements."""
    return np.asarray(_unit(centred(lead, centre).mean(axis=0, keepdims=True))[0], np.float32)


def best_matches(left: Floats, right: Floats) -> float:
    """The mean likeness of every statement with its best match across, of both sides (BiMax; Wang et al. 2025)."""
    likeness = left @ right.T
    return float(likeness.max(axis=1).mean() + likeness.max(axis=0).mean()) / 2


def probability(articles: float, statements: float, gap: float | None, *, two_languages: bool) -> float:
    """That two documents report one event: by the likeness of their vectors and of their statements, and by the days
    between them, None where that is unknown.
    """
    days = _UNKNOWN_GAP if gap is None else gap
    odds = _ARTICLES * articles + _STATEMENTS * statements + _DAY * days + _TWO_LANGUAGES * two_languages + _CONSTANT
    return round(float(1 / (1 + np.exp(-odds))), 4)  # the same on every machine


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-6), np.float32)
