"""Linked passages with the same wording: both copy one dispatch, so their agreement is one source, not two."""

from dialogue_reader.comparison.model import Link
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.language.folding import folded

NEARLY = 0.8  # likeness from which two passages have the same wording; independent reports stay below 0.6
_LEAST = 40  # code points; shorter passages are alike by chance


def wording(pair: Pair, link: Link) -> float:
    """How alike (0..1) the words of both sides of `link` are; 0 between two languages or for a few words only.

    The likeness is the normalised indel similarity: the share of letters that the fewest insertions and deletions keep.
    """
    if pair.left.language != pair.right.language:
        return 0.0
    left, right = _words(pair.left, link.left), _words(pair.right, link.right)
    if min(len(left), len(right)) < _LEAST:
        return 0.0
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(left, right)


def _words(article: Article, passages: tuple[int, ...]) -> str:
    return " ".join(" ".join(folded(article.text_of(article.passages[i])).split()) for i in passages)
