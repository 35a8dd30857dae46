"""The word sequences of a text, by which copies of one report are known."""

from collections.abc import Sequence

from dialogue_reader.documents.model import Article
from dialogue_reader.language.folding import folded
from dialogue_reader.language.words import word_spans

COPIED = 0.5
"""Of all sequences of two texts, the share in common from which they are copies."""

_WORDS = 4  # in a sequence
_LONGEST = 200_000  # code points that count


def sequences(text: str) -> set[str]:
    """The sequences of words of a text, folded; none of a text of hardly a word."""
    text = folded(text[:_LONGEST])
    words = [text[start:end] for start, end in word_spans(text)]
    if len(words) < 2 * _WORDS:
        return set()
    return {" ".join(words[k : k + _WORDS]) for k in range(len(words) - _WORDS + 1)}


def copies_among(articles: Sequence[Article]) -> list[list[int]]:
    """The numbers of the articles, those of copies together, in order."""
    own = [sequences(article.text) for article in articles]
    origins: list[list[int]] = []
    for k, words in enumerate(own):
        for origin in origins:
            first = own[origin[0]]
            if words and len(words & first) >= COPIED * len(words | first):
                origin.append(k)
                break
        else:
            origins.append([k])
    return origins
