"""Linked passages that come from one dispatch: agreement between them is one voice, not two."""

from dialogue_reader.comparison.model import Link
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.language.folding import folded

NEARLY = 0.8  # likeness from which two passages are told as one wording; independent reports stay below 0.6
_LEAST = 40  # code points; shorter passages are alike by chance


def wording(pair: Pair, link: Link) -> float:
    """How alike (0..1) the words of both sides of `link` are; 0 between two languages or for a few words only.

    The likeness is the share of letters left where they are by the fewest insertions and deletions (indel similarity).
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
