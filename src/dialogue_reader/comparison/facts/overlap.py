"""How much two places in texts of one language say in the same words; rare words count for more."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from dialogue_reader.comparison.facts.fact import Fact
from dialogue_reader.comparison.statements import telling_sentences
from dialogue_reader.documents.model import APPARATUS, Article, Pair, Side, Sides, once_per_article
from dialogue_reader.language.words import stemmer, stop_words, word_spans

_WINDOW = 8  # content words around a fact that say what it is about
_COUNTED = 2  # content words after a number, one of which says what is counted
_LEAD = 40  # code points before a fact in which the two words before it stand
_REACH = 25  # code points after a number in which they stand


class _Word(NamedTuple):
    stem: str
    start: int
    end: int


class _Content(NamedTuple):
    """The content words of a sentence, and their stems."""

    words: tuple[_Word, ...] = ()
    stems: frozenset[str] = frozenset()


_NO_CONTENT = _Content()


class Wordings:
    """The content words of both articles, which are in one language, sentence by sentence."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._stem = stemmer(pair.left.language)
        self._contents = Sides(*map(_contents, pair))
        frequency = Counter(
            stem for contents in self._contents for content in contents.values() for stem in content.stems
        )
        sentences = 1 + sum(map(len, self._contents))
        self._weights = {word: math.log(sentences / (count - 0.5)) for word, count in frequency.items()}

    def of(self, side: Side, sentence: int) -> frozenset[str]:
        """The content words of a sentence, stemmed."""
        return self._contents[side].get(sentence, _NO_CONTENT).stems

    def around(self, side: Side, fact: Fact) -> frozenset[str]:
        """The content words of its sentence that stand nearest to a fact."""
        middle = fact.start + fact.end
        words = self._contents[side].get(fact.sentence, _NO_CONTENT).words
        others = [word for word in words if word.end <= fact.start or word.start >= fact.end]
        others.sort(key=lambda word: abs(word.start + word.end - middle))
        return frozenset(word.stem for word in others[:_WINDOW])

    def counted(self, side: Side, fact: Fact) -> frozenset[str]:
        """The words right after a number, which say what it counts."""
        words = self._contents[side].get(fact.sentence, _NO_CONTENT).words
        after = [word.stem for word in words if fact.end <= word.start <= fact.end + _REACH]
        return frozenset(after[:_COUNTED])

    def leading_to(self, side: Side, fact: Fact) -> tuple[str, ...]:
        """The two words right before a fact, stemmed, whatever they are."""
        text = self._pair[side].text
        before = word_spans(text, max(self._pair[side].sentences[fact.sentence].start, fact.start - _LEAD), fact.start)
        return tuple(self._stem(text[a:b]) for a, b in before[-2:]) if len(before) > 1 else (side,)

    def weight(self, words: Iterable[str]) -> float:
        """How much words weigh together."""
        return sum(self._weights.get(word, 0.0) for word in words)

    def likeness(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weight of what two sets of words share in the weight of both, 0..1."""
        return self.weight(left & right) / max(1.0, self.weight(left | right))


@once_per_article
def _contents(article: Article) -> dict[int, _Content]:
    """The content words of each sentence, by its id."""
    stem, stops = stemmer(article.language), stop_words(article.language)
    kinds = {passage.id: passage.kind for passage in article.passages}
    contents: dict[int, _Content] = {}
    for sentence in telling_sentences(article):
        if kinds[sentence.passage] not in APPARATUS:
            words = tuple(
                _Word(stem(word), start, end)
                for start, end in word_spans(article.text, sentence.start, sentence.end)
                for word in [article.text[start:end].lower()]
                if word not in stops and not word[0].isdigit() and len(word) > 1
            )
            contents[sentence.id] = _Content(words, frozenset(word.stem for word in words))
    return contents
