"""Words of a text and the words that carry no meaning of their own."""

import re
from functools import cache

# Letters and digits with the marks that join them: "l'immigration" is two words, "Quang-Minh", "1.200" and "U.K" one.
_WORD = re.compile(r"[^\W_]+(?:[-.,·](?=[^\W_])[^\W_]+)*")


def word_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the written words in `text[start:end]`, in code points of `text`."""
    return [m.span() for m in _WORD.finditer(text, start, len(text) if end is None else end)]


@cache
def stop_words(language: str) -> frozenset[str]:
    """Lower-case stop words of an ISO 639-1 `language`; empty for one that has no list."""
    import stopwordsiso

    return frozenset(stopwordsiso.stopwords(language)) if stopwordsiso.has_lang(language) else frozenset()
