"""Which language a text is written in.

Function words decide at once for a text of some length; the statistical model takes half a second to load and is asked
only when they do not.
"""

from collections import Counter
from functools import cache

from dialogue_reader.language.words import word_spans

UNKNOWN = "und"
_SAMPLE = 4000  # code points; more changes no answer and costs time before the first page
_ENOUGH = 0.25  # share of words that are function words of the winner
_LEAD = 1.3  # how far the winner must lead the next


@cache
def _lists() -> dict[str, frozenset[str]]:
    import stopwordsiso

    return {code: frozenset(stopwordsiso.stopwords(code)) for code in sorted(stopwordsiso.langs())}


def identify(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; `UNKNOWN` where it has no words."""
    sample = text[:_SAMPLE]
    words = [sample[a:b].lower() for a, b in word_spans(sample)]
    if not any(word.isalpha() for word in words):
        return UNKNOWN
    votes = Counter({code: sum(word in known for word in words) for code, known in _lists().items()})
    (first, most), (_, next_most) = votes.most_common(2)
    if len(words) >= 20 and most >= _ENOUGH * len(words) and most >= _LEAD * next_most:
        return first
    return _ask_model(sample)


def _ask_model(sample: str) -> str:
    import py3langid

    return str(py3langid.classify(sample)[0])
