"""The sentences of an article, or of two, that say the most in the least room.

An extract is chosen as a whole, by the words that it is expected to share with an editor's abstract: the concept-based
summary of Gillick & Favre (2009), with single words as concepts. How likely a word is to stand in the abstract follows
from where and how often the article says it. A word counts once, so nothing is said twice; in a pair of articles a
sentence speaks for its counterpart across the gutter too.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from statistics import median
from typing import NamedTuple

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Article, Kind, Pair, Sentence, Side, other
from dialogue_reader.language.words import stemmer, stop_flags, word_spans

_LEFT_OUT: frozenset[Kind] = frozenset({"title", "date", "byline", "caption"})
_SHORT = 0.3  # of the median sentence; what is shorter is a heading, an exclamation or the tail of a quotation

# Of a book, the opening and evenly spaced sentences are weighed, and the choice is among the best of them.
_OPENING = 200  # sentences
_WEIGHED = 1_500  # sentences in all; about half a second's work
_CHOICE = 120
_ROUNDS = 4  # of exchanging chosen sentences for better ones; most articles need two

# Logistic regression (ridge 5) on the words of 100 news items, half Vietnamese and half French, with their editors'
# abstracts: 20,690 words, 2,342 of them in the abstract; `_likelihoods` says what is what.
_BIAS = -2.436
_EARLY_AND_OFTEN = 0.393
_IN_TITLE = 1.953
_FREQUENT = 0.885
_LATE = -0.389
# From the same items: what a function word adds when it is said again, and how long an editor's sentence is beside the
# article's median one. With them two sentences reach ROUGE-1 36.1 (vi) and 28.0 (fr) in ten-fold cross-validation by
# document, where the first two sentences have 30.4 and 26.5, and LexRank (Erkan & Radev 2004) 25.5 and 24.0.
_AGAIN = 0.3
_ROOM = 0.5


class KeyPoint(NamedTuple):
    """A sentence that says much: ids of sentence and passage, and its place in code points of the article's text.

    `score` (0..1) is the share of words (F-measure of ROUGE-1) that it is expected to have in common with a
    one-sentence abstract, as far as the model knows.
    """

    sentence: int
    passage: int
    start: int
    end: int
    score: float


class Counterpart(NamedTuple):
    """What reports the same across the gutter: a sentence, or a whole passage where no one sentence was tied.

    Offsets in code points of the other article's text; `score` (0..1) is the link's.
    """

    passage: int
    sentence: int | None
    start: int
    end: int
    score: float


class PairPoint(NamedTuple):
    """A key point of one of two articles, and its counterpart in the other, if there is one."""

    side: Side
    point: KeyPoint
    counterpart: Counterpart | None


class _Text(NamedTuple):
    """An article made ready for the choice; the sequences are in step."""

    sentences: tuple[Sentence, ...]
    words: tuple[tuple[tuple[str, float], ...], ...]  # stems, and what each adds when it is said again
    likelihoods: dict[str, float]
    room: float  # words of an editor's sentence
    least: float  # words of a sentence that may be chosen


# A way to spend one point: the place of a sentence in each text, or None.
_Item = tuple[int | None, ...]


def key_points(article: Article, top: int = 5) -> tuple[KeyPoint, ...]:
    """The `top` sentences that together say the most, the best first; titles, captions, dates and bylines do not count.

    Of a text beyond 1,500 sentences the opening and evenly spaced ones are weighed.
    """
    text = _text(article)
    chosen = _chosen((text,), [(n,) for n in range(len(text.sentences))], top)
    points = [_point(text, place) for (place,) in chosen if place is not None]
    return tuple(sorted(points, key=lambda point: -point.score))


def pair_key_points(pair: Pair, comparison: Comparison | None, top: int = 5) -> tuple[PairPoint, ...]:
    """The `top` sentences of both articles that together say the most of both, the best first.

    What both say is told once, in the article that says it better, with the other's sentence as its counterpart.
    """
    texts = (_text(pair.left), _text(pair.right))
    ties = {side: _ties(comparison, side) for side in SIDES}
    points: list[PairPoint] = []
    for places in _chosen(texts, list(dict.fromkeys(_items(texts, ties))), top):
        by_side = {side: _point(text, n) for side, text, n in zip(SIDES, texts, places, strict=True) if n is not None}
        side = max(by_side, key=lambda side: by_side[side].score)
        points.append(PairPoint(side, by_side[side], _counterpart(pair, comparison, ties, side, by_side[side])))
    return tuple(sorted(points, key=lambda pair_point: -pair_point.point.score))


def _text(article: Article) -> _Text:
    """The sentences that may be chosen, their words and how likely each of these is to stand in an abstract."""
    kinds = {passage.id: passage.kind for passage in article.passages}
    stem = stemmer(article.language)
    sentences, words = [], []
    for sentence in _sampled([s for s in article.sentences if kinds[s.passage] not in _LEFT_OUT]):
        units = [article.text[a:b] for a, b in word_spans(article.text, sentence.start, sentence.end)]
        stops = stop_flags([unit.lower() for unit in units], article.language)
        sentences.append(sentence)
        words.append(tuple((stem(u), _AGAIN if stop else 0.0) for u, stop in zip(units, stops, strict=True)))
    title = {stem(article.title[a:b]) for a, b in word_spans(article.title)}
    usual = median([len(sentence_words) for sentence_words in words] or [0])
    return _Text(tuple(sentences), tuple(words), _likelihoods(words, title), _ROOM * usual, _SHORT * usual)


def _sampled(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """The opening of a long text and evenly spaced sentences of the rest; all of a text of usual length."""
    if len(sentences) <= _WEIGHED:
        return sentences
    rest, count = len(sentences) - _OPENING, _WEIGHED - _OPENING
    return [*sentences[:_OPENING], *(sentences[_OPENING + k * rest // count] for k in range(count))]


def _likelihoods(sentences: Sequence[Sequence[tuple[str, float]]], title: set[str]) -> dict[str, float]:
    """How likely (0..1) each word is to stand in an editor's abstract."""
    counts = Counter(word for sentence in sentences for word, _ in sentence)
    first: dict[str, int] = {}
    recurring: defaultdict[str, float] = defaultdict(float)
    for place, sentence in enumerate(sentences):
        for word in dict.fromkeys(word for word, _ in sentence):
            first.setdefault(word, place)
            recurring[word] += 1 / (1 + place)
    return {
        word: 1 / (1 + math.exp(-(
            _BIAS + _EARLY_AND_OFTEN * recurring[word] + _IN_TITLE * (word in title)
            + _FREQUENT * math.log(count) + _LATE * math.log(1 + first[word])
        )))
        for word, count in counts.items()
    }  # fmt: skip


def _items(texts: tuple[_Text, _Text], ties: dict[Side, dict[int, tuple[int, float]]]) -> Iterator[_Item]:
    """Every sentence of either side with the one across that it is tied to."""
    places = [{sentence.id: n for n, sentence in enumerate(text.sentences)} for text in texts]
    for n, sentence in enumerate(texts[0].sentences):
        yield n, places[1].get(ties["left"].get(sentence.id, (-1, 0.0))[0])
    for n, sentence in enumerate(texts[1].sentences):
        yield places[0].get(ties["right"].get(sentence.id, (-1, 0.0))[0]), n


def _chosen(texts: Sequence[_Text], items: Sequence[_Item], top: int) -> list[_Item]:
    """The `top` items that are worth the most together: taken one by one, then exchanged while that helps."""
    usable = [item for item in items if _is_long(texts, item)] or list(items)
    usable = nlargest(max(_CHOICE, 2 * top), usable, key=lambda item: _worth(texts, _Chosen(texts, ()), item, 1))
    chosen: list[_Item] = []
    while len(chosen) < min(top, len(usable)):
        chosen.append(_best(texts, usable, chosen, top))
    for _ in range(_ROUNDS):
        before = list(chosen)
        for place in range(len(chosen)):
            chosen[place] = _best(texts, usable, [*chosen[:place], *chosen[place + 1 :]], top)
        if chosen == before:
            break
    return chosen


class _Chosen:
    """What a number of items say: on each side the sentences, the words, their sum of likelihoods and their number."""

    def __init__(self, texts: Sequence[_Text], items: Iterable[_Item]) -> None:
        self.places: list[set[int]] = [set() for _ in texts]
        self.words: list[set[str]] = [set() for _ in texts]
        self.shared = [0.0] * len(texts)
        self.length = [0] * len(texts)
        for item in items:
            for side, place in enumerate(item):
                if place is not None and place not in self.places[side]:
                    self.shared[side] += _adds(texts[side], self.words[side], place)
                    self.length[side] += len(texts[side].words[place])
                    self.words[side].update(word for word, _ in texts[side].words[place])
                    self.places[side].add(place)


def _adds(text: _Text, known: set[str], place: int) -> float:
    """The words that a sentence is expected to share with the abstract beyond those `known`."""
    fresh: set[str] = set()
    shared = 0.0
    for word, again in text.words[place]:
        if word in known or word in fresh:
            shared += again * text.likelihoods[word]
        else:
            fresh.add(word)
            shared += text.likelihoods[word]
    return shared


def _worth(texts: Sequence[_Text], chosen: _Chosen, item: _Item, top: int) -> float:
    """The expected F-measure of what is chosen and `item`, summed over the sides."""
    worth = 0.0
    for side, (text, place) in enumerate(zip(texts, item, strict=True)):
        shared, length = chosen.shared[side], chosen.length[side]
        if place is not None and place not in chosen.places[side]:
            shared += _adds(text, chosen.words[side], place)
            length += len(text.words[place])
        worth += 2 * shared / max(1.0, length + top * text.room)
    return worth


def _best(texts: Sequence[_Text], items: Sequence[_Item], others: Sequence[_Item], top: int) -> _Item:
    """The item that adds the most to `others`; the earlier of equals."""
    chosen = _Chosen(texts, others)
    return max((item for item in items if item not in others), key=lambda item: _worth(texts, chosen, item, top))


def _is_long(texts: Sequence[_Text], item: _Item) -> bool:
    return any(len(text.words[n]) >= text.least for text, n in zip(texts, item, strict=True) if n is not None)


def _point(text: _Text, place: int) -> KeyPoint:
    sentence = text.sentences[place]
    score = _worth((text,), _Chosen((text,), ()), (place,), 1)
    return KeyPoint(sentence.id, sentence.passage, sentence.start, sentence.end, round(min(1.0, score), 4))


def _ties(comparison: Comparison | None, side: Side) -> dict[int, tuple[int, float]]:
    """For each sentence of `side` the one across that it is tied to most strongly, and how strongly (0..1)."""
    best: dict[int, tuple[int, float]] = {}
    for link in comparison.links if comparison else ():
        if comparison and comparison.level == "sentence":
            tied = [(a, b, link.score) for a in link.ids(side) for b in link.ids(other(side))]
        else:
            tied = [(a, b, score) if side == "left" else (b, a, score) for a, b, score in link.sentences]
        for own, across, score in tied:
            if own not in best or score > best[own][1]:
                best[own] = across, score
    return best


def _counterpart(
    pair: Pair,
    comparison: Comparison | None,
    ties: dict[Side, dict[int, tuple[int, float]]],
    side: Side,
    point: KeyPoint,
) -> Counterpart | None:
    """The tied sentence across the gutter, or else the passage linked best."""
    across = pair[other(side)]
    if point.sentence in ties[side]:
        sentence, score = ties[side][point.sentence]
        tied = across.sentences[sentence]
        return Counterpart(tied.passage, tied.id, tied.start, tied.end, score)
    if comparison is None or comparison.level == "sentence":
        return None
    links = [link for link in comparison.links if point.passage in link.ids(side)]
    if not links:
        return None
    link = max(links, key=lambda link: link.score)
    passage = across.passages[link.ids(other(side))[0]]
    return Counterpart(passage.id, None, passage.start, passage.end, link.score)
