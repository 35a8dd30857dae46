"""The choice of sentences that together say the most, one after another, each fact once.

An extract is worth the words that it is expected to share with an editor's abstract, as an F-measure: the concept-based
summary of Gillick & Favre (2009) with single words as concepts, which is monotone submodular in what it covers (Lin &
Bilmes 2011). The first two sentences of an article are chosen together, as an abstract is written, among those that
are unlikely to tell one fact; each further one is chosen for its own worth and for what it is the first to say, and
held down by how likely it tells again what a chosen one has told. Sentences are ranked, so that a shorter list is the
beginning of a longer one.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import zip_longest
from statistics import median
from typing import NamedTuple

from dialogue_reader.documents.model import Article, Sentence
from dialogue_reader.insight.likely_words import Word, likelihoods
from dialogue_reader.insight.retelling import Statement, likelihood_of_retelling
from dialogue_reader.insight.standing import standing
from dialogue_reader.language.quotation_marks import MARKS
from dialogue_reader.language.words import is_part, stemmer, stop_flags, word_spans

# Of a book, the opening and evenly spaced sentences are weighed, and the choice is among the best of them.
_OPENING = 200  # sentences
_WEIGHED = 1_500  # sentences in all; about half a second's work
_CHOICE = 120
_ABSTRACT = 30  # sentences of which the first two are chosen together

# Fitted with the likelihoods: what a function word adds when it is said again, and the words of an editor's sentence,
# by the article's median one.
_AGAIN = 0.3
_ROOM = 0.25
_LEAST_ROOM = 5.0
_SCRAP = 0.25  # of the median sentence: a heading, an exclamation, the tail of a quotation is no point
# What has less than so many words, and about half the median, counts as standing less well: it tells little alone.
_FEW, _HALF, _TELLS_LITTLE = 9, 0.55, 0.75
_WELL, _AT_ALL = 0.6, 0.01  # how well a sentence has to stand to be chosen while there are others
# A short sentence takes as much room as one of this share of the median: an editor does not fill up with scraps.
_SHORT = 0.6
# Of a further sentence, what a function word counts for, and what it gains by telling all that the title does.
_FUNCTION_WORD = 0.3
_ON_TITLE = 0.5
_FIRST = 1.5  # what it gains by likely words that no earlier sentence has: what says them again tells a detail
_FRESH = 5  # the power of the likelihood that it tells nothing again, by which its worth goes down
_LIKELY = 0.3  # likelihood of telling one fact from which two sentences are not chosen together


class Text(NamedTuple):
    """An article made ready for the choice; the sequences are in step."""

    language: str
    sentences: tuple[Sentence, ...]
    stands: tuple[float, ...]  # how well each stands alone; 0 is never chosen
    words: tuple[tuple[Word, ...], ...]
    statements: tuple[Statement, ...]
    on_title: tuple[float, ...]  # share (0..1) of the content words of the title that each has
    first: tuple[float, ...]  # of the content words that each is the first to have, how many it is expected to share
    likelihoods: dict[str, float]
    room: float  # words of an editor's sentence
    usual: float  # words of the median sentence


# A way to spend one point: the place of a sentence in each text, or None.
Item = tuple[int | None, ...]


def text_of(article: Article) -> Text:
    """The sentences that may be chosen, their words and how likely each of these is to stand in an abstract.

    Of a text beyond 1,500 sentences the opening and evenly spaced ones are weighed.
    """
    account = {passage.id for passage in article.passages if passage.kind in ("lede", "body", "item")}
    sentences = _sampled([sentence for sentence in article.sentences if sentence.passage in account])
    stem = stemmer(article.language)
    words = [_words(article.text, sentence.start, sentence.end, article.language, stem) for sentence in sentences]
    if article.text.isupper():  # where every letter is a capital, capitals tell nothing
        words = [tuple(word._replace(has_capital=False) for word in own) for own in words]
    usual = median([len(sentence_words) for sentence_words in words] or [0])
    statements = tuple(_statements(article, sentences, words))
    title = _words(article.title, 0, len(article.title), article.language, stem)
    likely = likelihoods(words, {word.stem for word in title})
    return Text(
        article.language,
        tuple(sentences),
        tuple(_whole(standing(article, sentences), words, usual)),
        tuple(words),
        statements,
        tuple(_share({word.stem for word in title if not word.is_function_word}, own.stems) for own in statements),
        tuple(_firsts(statements, likely)),
        likely,
        _ROOM * usual + _LEAST_ROOM,
        usual,
    )


def _sampled(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """The opening of a long text and evenly spaced sentences of the rest; all of a text of usual length."""
    if len(sentences) <= _WEIGHED:
        return sentences
    rest, count = len(sentences) - _OPENING, _WEIGHED - _OPENING
    return [*sentences[:_OPENING], *(sentences[_OPENING + k * rest // count] for k in range(count))]


def _words(text: str, start: int, end: int, language: str, stem: Callable[[str], str]) -> tuple[Word, ...]:
    units = [text[a:b] for a, b in word_spans(text, start, end)]
    stops = stop_flags([unit.lower() for unit in units], language)
    return tuple(
        Word(stem(unit), stop, place > 0 and unit[0].isupper(), any(c.isdigit() for c in unit))
        for place, (unit, stop) in enumerate(zip(units, stops, strict=True))
    )


def _whole(stands: Iterable[float], sentences: Iterable[Sequence[Word]], usual: float) -> Iterator[float]:
    """How well each sentence stands, less if it is short; not at all as a scrap, a label or a headline.

    What is short and has no function word has no verb either; a headline has capitals all along.
    """
    for how_well, words in zip(stands, sentences, strict=True):
        plain = [word for word in words[1:] if not word.is_function_word]
        is_short = len(words) < min(_FEW, _HALF * usual)
        is_label = is_short and len(plain) >= len(words) - 1
        is_headline = len(plain) > 2 and all(word.has_capital or word.has_figure for word in plain)
        if len(words) < _SCRAP * usual or is_label or is_headline:
            yield 0.0
        else:
            yield how_well * _TELLS_LITTLE if is_short else how_well


def _statements(
    article: Article, sentences: Sequence[Sentence], words: Sequence[Sequence[Word]]
) -> Iterator[Statement]:
    """What each sentence says, its words by how rare they are: what all sentences have tells no two of them apart."""
    contents = [_content(own, article.language) for own in words]
    holders = Counter(word for content in contents for word in content)
    for place, (sentence, content) in enumerate(zip(sentences, contents, strict=True)):
        rarity = {word: math.log(1 + len(contents) / holders[word]) for word in content}
        stems = frozenset(word.stem for word in words[place] if not word.is_function_word)
        yield Statement(place, rarity, stems, bool(MARKS.search(article.text, sentence.start, sentence.end)))


def _content(words: Sequence[Word], language: str) -> set[str]:
    """The stems of the content words; of syllables every two that stand side by side, and those that stand alone."""
    content: set[str] = set()
    is_paired = False
    for word, following in zip_longest(words, words[1:]):
        begins_pair = following is not None and _is_syllable(word, language) and _is_syllable(following, language)
        if begins_pair:
            content.add(f"{word.stem} {following.stem}")
        elif not (word.is_function_word or is_paired):
            content.add(word.stem)
        is_paired = begins_pair
    return content


def _is_syllable(word: Word, language: str) -> bool:
    return not word.is_function_word and is_part(word.stem, language)


def _firsts(statements: Iterable[Statement], likely: Mapping[str, float]) -> Iterator[float]:
    """Of the content words that each sentence is the first to have, how many an abstract is expected to have."""
    known: set[str] = set()
    for statement in statements:
        yield math.fsum(likely[stem] for stem in statement.stems - known)
        known |= statement.stems


def _share(some: set[str], others: Iterable[str]) -> float:
    """The share (0..1) of some words that are among others; 0 of none."""
    return len(some.intersection(others)) / max(1, len(some))


class Choice:
    """The items that have been chosen so far, and on each side what they say."""

    def __init__(self, texts: Sequence[Text], items: Iterable[Item] = ()) -> None:
        self.texts = texts
        self.items: list[Item] = []
        self._places: list[dict[int, None]] = [{} for _ in texts]  # in the order in which they were chosen
        self._freshness: list[dict[int, tuple[int, float]]] = [{} for _ in texts]
        self._words: list[set[str]] = [set() for _ in texts]
        self._shared = [0.0] * len(texts)
        self._length = [0.0] * len(texts)
        for item in items:
            self.add(item)

    def add(self, item: Item) -> None:
        """Choose an item."""
        self.items.append(item)
        for side, place in enumerate(item):
            if place is not None and place not in self._places[side]:
                text = self.texts[side]
                self._shared[side] += adds(text, self._words[side], place)
                self._length[side] += _length(text, place)
                self._words[side].update(word.stem for word in text.words[place])
                self._places[side][place] = None

    def worth_with(self, item: Item, count: int) -> float:
        """The expected F-measure of all with `item` against an abstract of `count` sentences, summed over the sides."""
        worth = 0.0
        for side, (text, place) in enumerate(zip(self.texts, item, strict=True)):
            shared, length = self._shared[side], self._length[side]
            if place is not None and place not in self._places[side]:
                shared += adds(text, self._words[side], place)
                length += _length(text, place)
            worth += 2 * shared / max(1.0, length + count * text.room)
        return worth

    def gain(self, item: Item) -> float:
        """What `item` is worth with those chosen.

        More on what the title tells and where words are said first; less if it may tell again what a chosen one does.
        """
        gain = 0.0
        for side, (text, place) in enumerate(zip(self.texts, item, strict=True)):
            if place is not None and place not in self._places[side]:
                on_title = 1 + _ON_TITLE * text.on_title[place]
                first = 1 + _FIRST * math.log1p(text.first[place])
                gain += _news_of(text, place) * on_title * first * self._fresh(side, place) ** _FRESH
        return gain

    def retelling(self, item: Item) -> float:
        """How likely (0..1) a fact that `item` tells has been told."""
        return 1 - min((self._fresh(side, place) for side, place in enumerate(item) if place is not None), default=1.0)

    def _fresh(self, side: int, place: int) -> float:
        """How likely (0..1) a sentence tells nothing that a chosen one tells; each of these is looked at once."""
        known, text = list(self._places[side]), self.texts[side]
        compared, fresh = self._freshness[side].get(place, (0, 1.0))
        for other in known[compared:]:
            fresh *= 1 - likelihood_of_retelling(text.statements[place], text.statements[other], text.likelihoods)
        self._freshness[side][place] = len(known), fresh
        return fresh


def adds(text: Text, known: set[str], place: int) -> float:
    """The words that a sentence is expected to share with the abstract beyond those `known`, by how well it stands."""
    fresh: set[str] = set()
    shared = 0.0
    for word in text.words[place]:
        if word.stem in known or word.stem in fresh:
            shared += _AGAIN * text.likelihoods[word.stem] if word.is_function_word else 0.0
        else:
            fresh.add(word.stem)
            shared += text.likelihoods[word.stem]
    return shared * text.stands[place]


def ranked(texts: Sequence[Text], items: Sequence[Item], top: int, begun: Iterable[Item] = ()) -> list[Item]:
    """At most `top` of the items, those `begun` with first, then what adds the most; nothing that an earlier one tells.

    What leans on the sentence before it comes only after all that stands alone.
    """
    choice = Choice(texts, begun)
    for well in (_WELL, _AT_ALL):
        queue = candidates(texts, items, top, well)
        while len(choice.items) < top and (best := next_best(choice, queue)):
            choice.add(best)
    return choice.items[: max(0, top)]


def candidates(texts: Sequence[Text], items: Sequence[Item], top: int, well: float = _WELL) -> list[Item]:
    """The items that stand at least so `well` on each of their sides, the best first; of a book the best alone."""
    whole = [item for item in items if all(n is None or t.stands[n] >= well for t, n in zip(texts, item, strict=True))]
    return nlargest(max(_CHOICE, 2 * top), whole, key=lambda item: worth_of(texts, item))


def worth_of(texts: Sequence[Text], item: Item) -> float:
    """What an item is worth by itself."""
    return sum(_worth(text, place) for text, place in zip(texts, item, strict=True) if place is not None)


def _worth(text: Text, place: int) -> float:
    """The expected F-measure of one sentence against an abstract of one sentence."""
    return _measured(text, place, adds(text, set(), place))


def _news_of(text: Text, place: int) -> float:
    """The same with each word once and little for function words, which say the same of every subject."""
    counts = {word.stem: _FUNCTION_WORD if word.is_function_word else 1.0 for word in text.words[place]}
    shared = sum(count * text.likelihoods[stem] for stem, count in counts.items())
    return _measured(text, place, shared * text.stands[place])


def _measured(text: Text, place: int, shared: float) -> float:
    """The F-measure of a sentence that shares so many words with an abstract of one sentence."""
    return 2 * shared / max(1.0, _length(text, place) + text.room)


def _length(text: Text, place: int) -> float:
    """The room (words) that a sentence takes."""
    return max(len(text.words[place]), _SHORT * text.usual)


def next_best(choice: Choice, items: Iterable[Item]) -> Item | None:
    """The item that adds the most; the earlier of equals. None where nothing new is left."""
    fresh = (item for item in items if item not in choice.items and choice.retelling(item) < 1)
    return max(fresh, key=choice.gain, default=None)


def two_together(text: Text) -> tuple[Item, ...]:
    """The two sentences that are worth the most together, the better one first; fewer where no two stand alone.

    If these are likely to tell one fact, the better one is kept, with the best partner that is unlikely to tell it.
    """
    items = candidates((text,), [(place,) for place in range(len(text.sentences))], 2)[:_ABSTRACT]
    pair = _best_pair(text, {one: items[place + 1 :] for place, one in enumerate(items)}, 1.0)
    if len(pair) == 2 and Choice((text,), pair[:1]).retelling(pair[1]) > _LIKELY:
        better = pair[0]
        pair = _best_pair(text, {better: [item for item in items if item != better]}, _LIKELY) or (better,)
    return pair or tuple(items[:1])


def _best_pair(text: Text, partners: Mapping[Item, Sequence[Item]], least: float) -> tuple[Item, ...]:
    """Of the items with their partners, the two that are worth the most, the better one first.

    Not those that tell one fact as likely as `least` or more; nothing where there are no others.
    """
    best: tuple[float, tuple[Item, ...]] = (0.0, ())
    for one, others in partners.items():
        choice = Choice((text,), (one,))
        for another in others:
            worth = choice.worth_with(another, 2)
            if worth > best[0] and choice.retelling(another) < least:
                best = worth, (one, another)
    return tuple(sorted(best[1], key=lambda item: -worth_of((text,), item)))
