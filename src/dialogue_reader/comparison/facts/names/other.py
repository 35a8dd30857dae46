"""Names that stand in another's place: in two sentences that are translations, one name of either has no counterpart.

Names are kept by translators, or turned by rule ("Allemagne", "Germany"); a name of common words ("White House") is
translated like any other words, and says nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dialogue_reader.comparison.facts.fact import Name
from dialogue_reader.comparison.facts.model import Contrast
from dialogue_reader.comparison.facts.names.extraction import names_in
from dialogue_reader.comparison.facts.names.near import may_be_one_name
from dialogue_reader.comparison.facts.translations import Translated
from dialogue_reader.documents.model import SIDES, Article, Pair, Sentence, Side, Sides, other
from dialogue_reader.language.folding import folded
from dialogue_reader.language.names.demonyms import beginnings, people_of
from dialogue_reader.language.names.generic import is_generic
from dialogue_reader.language.names.places import names_of, place_of, places_with
from dialogue_reader.language.words import is_part, press_words, stop_words, word_spans

_NOUNS_TOO = ("de", "lb")  # languages that give every noun a capital letter
_SHORTEST = 3  # letters of a word of a name that is looked for
_QUOTES = '"“”„«»‘'
_ABBREVIATION = re.compile(r"\s?\(\w*[A-Z]\w*[A-Z]\w*\)")  # after the name of a body, which is translated
_INITIALS = range(2, 8)  # letters of an abbreviation
_CAPITALS = 3  # in a word that is an abbreviation: "StromVG"


class _Lone(NamedTuple):
    """A name without a counterpart; `sure` where it is none that would be translated, for its `telling` words.

    `places` are those it names or is of; `is_of_nation` says that but for these it is made of words with a meaning:
    "Swiss Parliament".
    """

    start: int
    end: int
    key: str
    sure: bool
    telling: frozenset[str]
    places: frozenset[str]
    is_of_nation: bool


class _Across(NamedTuple):
    """What a sentence of the other text, and those beside it in its passage, may say a name with."""

    language: str
    text: str  # the words of the sentence, folded, between spaces
    words: tuple[str, ...]  # each of them once
    beside: tuple[str, ...]  # with a capital, in the sentences beside it, folded
    initials: frozenset[str]  # the letters of each abbreviation, sorted
    places: frozenset[str]


def renamed(pair: Pair, translated: Iterable[Translated]) -> Iterator[Contrast]:
    """The names of close sentences of which exactly one on either side has no counterpart.

    Where one language writes nouns like names, a name of the other that has none is enough. A name that has none time
    and again has been translated.
    """
    languages = pair.left.language, pair.right.language
    if all(language in _NOUNS_TOO for language in languages) or any(is_part("la", code) for code in languages):
        return
    lone = [
        (sentences, Sides(_lone_names(pair, "left", sentences), _lone_names(pair, "right", sentences)))
        for sentences in translated
    ]
    times = Counter(name.key for _, names in lone for side in SIDES for name in names[side])
    for sentences, names in lone:
        for side in SIDES:
            if len(names[side]) == 1 and times[names[side][0].key] == 1:
                yield from _renamed(pair, sentences, side, names)


def _renamed(pair: Pair, sentences: Translated, side: Side, names: Sides[list[_Lone]]) -> Iterator[Contrast]:
    """The only lone name of a side, against that of the other or, where these cannot be told, its sentence."""
    own, across = names[side][0], names[other(side)]
    left, right, score = sentences
    spans = Sides((left.start, left.end), (right.start, right.end)).put(side, (own.start, own.end))
    if pair[other(side)].language in _NOUNS_TOO:
        if own.sure and not own.is_of_nation and not _is_anywhere(own, pair[other(side)]):
            yield Contrast(spans.left, spans.right, 0.7 * score)
    elif len(across) == 1 and side == "left" and own.is_of_nation == across[0].is_of_nation:
        spans = spans.put("right", (across[0].start, across[0].end))
        yield Contrast(spans.left, spans.right, 0.8 * score)


def _is_anywhere(name: _Lone, article: Article) -> bool:
    """Whether a text has a name, or its place, anywhere: translators say it where an author need not, or "they"."""
    whole = _whole(article)
    return not name.telling.isdisjoint(whole.words) or _says_place(whole, name.places)


def _lone_names(pair: Pair, side: Side, sentences: Translated) -> list[_Lone]:
    """The names of a sentence that the other sentence has nothing like."""
    article = pair[side]
    own, opposite = (sentences.left, sentences.right) if side == "left" else (sentences.right, sentences.left)
    across = _across(pair[other(side)], opposite)
    lone: list[_Lone] = []
    for name in _names(article, own):
        telling = _telling(article, name)
        if (not telling and not name.place) or _is_said(name, across, article.language):
            continue
        missing = [word for word in telling if not _is_among(word, across)]
        if 2 * len(missing) < max(1, len(telling)):
            continue
        telling = [word for word in telling if not _is_written_small(article, word)]
        if telling or name.place:
            missing = [word for word in missing if word in telling]
            sure = missing == telling and _is_own(article, name, telling)
            places, of_nation = _places_of(name, article.language), _is_of_nation(name, telling, article.language)
            lone.append(_Lone(name.start, name.end, " ".join(name.words), sure, frozenset(telling), places, of_nation))
    return lone


def _telling(article: Article, name: Name) -> list[str]:
    """The words of a name that a translator would keep."""
    printed = (article.text[a:b] for a, b in word_spans(article.text, name.start, name.end))
    return [
        word
        for word, letters in zip(name.words, printed, strict=False)
        if len(word) >= _SHORTEST and not _means(word, article.language) and not _is_abbreviation(letters)
    ]


def _is_abbreviation(word: str) -> bool:
    return word.isupper() or sum(map(str.isupper, word)) >= _CAPITALS


def _is_written_small(article: Article, word: str) -> bool:
    """Whether the article has a word of a name, or its plural, without a capital as well: it has a meaning."""
    small = _small_words(article)
    return word in small or f"{word}s" in small or (word.endswith("s") and word[:-1] in small)


@lru_cache(maxsize=4)
def _small_words(article: Article) -> frozenset[str]:
    text = article.text
    return frozenset(folded(text[a:b]) for a, b in word_spans(text) if text[a:b].islower())


def _is_of_nation(name: Name, telling: list[str], language: str) -> bool:
    """Whether a nation is all that tells a name of several words: translators add and leave it out."""
    are_peoples = all(people_of(word) and not place_of(word, language) for word in telling)
    return not name.place and len(telling) < len(name.words) and are_peoples


def _places_of(name: Name, language: str) -> frozenset[str]:
    """The places that a name means, or holds."""
    own = {name.place} if name.place else set[str]()
    return frozenset(own.union(*(_places(word, language) for word in name.words)))


def _places(word: str, language: str) -> frozenset[str]:
    people = people_of(word)
    return places_with(word, language) | ({people} if people else set())


def _is_own(article: Article, name: Name, telling: list[str]) -> bool:
    """Whether a name is sure to be one that is kept: a place, a people, or words without a meaning or initials."""
    if _places_of(name, article.language):
        return True
    return len(telling) == len(name.words) and article.text[name.start : name.end].istitle()


def _names(article: Article, sentence: Sentence) -> list[Name]:
    """The names that a translator would keep or put into his own language by rule, and the words for peoples."""
    if article.language in _NOUNS_TOO:
        return []  # any of them may be a noun
    text = article.text
    names = names_in(text, article.language, sentence.start, sentence.end)
    within = {at for name in names for at in range(name.start, name.end)}
    peoples = [
        Name(a, b, (folded(text[a:b]),), people_of(folded(text[a:b])))
        for a, b in word_spans(text, sentence.start, sentence.end)
        if a not in within and people_of(folded(text[a:b]))
    ]
    return [
        name
        for name in sorted([*names, *peoples], key=lambda name: name.start)
        if (name.sure or people_of(name.words[0]))
        and not text[name.start : name.end].isupper()
        and not _is_gloss(article, sentence, name)
    ]


def _means(word: str, language: str) -> bool:
    """Whether a word of a name means something by itself, so that it would be translated."""
    return is_generic(word, language) or word in press_words(language) or word in stop_words(language)


def _across(article: Article, sentence: Sentence) -> _Across:
    neighbours = [
        article.sentences[i]
        for i in (sentence.id - 1, sentence.id + 1)
        if 0 <= i < len(article.sentences) and article.sentences[i].passage == sentence.passage
    ]
    text = article.text
    beside = (text[a:b] for s in neighbours for a, b in word_spans(text, s.start, s.end) if text[a].isupper())
    return _said_at(article, sentence.start, sentence.end)._replace(beside=tuple(map(folded, beside)))


@lru_cache(maxsize=4)
def _whole(article: Article) -> _Across:
    return _said_at(article, 0, len(article.text))


def _said_at(article: Article, start: int, end: int) -> _Across:
    text, language = article.text, article.language
    printed = [text[a:b] for a, b in word_spans(text, start, end)]
    words = [folded(word) for word in printed]
    parts = [part for word in words if "-" in word for part in word.split("-")]
    short = [word for whole in printed for word in whole.split("-") if len(word) in _INITIALS and word.isupper()]
    places = {place for word in set(words) for place in _places(word, language)}
    places |= {place for word in short if (place := place_of(word, language))}
    initials = frozenset("".join(sorted(folded(word))) for word in short)
    return _Across(
        language, f" {' '.join(words)} ", tuple(dict.fromkeys([*words, *parts])), (), initials, frozenset(places)
    )


def _is_among(word: str, across: _Across) -> bool:
    """Whether the other sentence, or one beside it, has a word that may be this one, or two that make it up."""
    if any(may_be_one_name(word, own) for own in (*across.words, *across.beside)):
        return True
    return any(word == a + b for a, b in pairwise(across.text.split()))


def _is_said(name: Name, across: _Across, language: str) -> bool:
    """Whether the other sentence has a name as a whole: its abbreviation, in one word, or the same place or people."""
    if "".join(sorted(word[0] for word in name.words)) in across.initials or "".join(name.words) in across.words:
        return True
    return _says_place(across, _places_of(name, language))


def _says_place(across: _Across, places: frozenset[str]) -> bool:
    """Whether a text names one of these places, or its people."""
    return not places.isdisjoint(across.places) or any(
        any(begin in word for begin in beginnings(place) for word in across.words)
        or any(f" {form} " in across.text for form in names_of(place, across.language))
        for place in places
    )


def _is_gloss(article: Article, sentence: Sentence, name: Name) -> bool:
    """Whether a name is one that translators add, omit or translate: in brackets or quotation marks, abbreviated."""
    text = article.text
    before = text[sentence.start : name.start]
    if before.rfind("(") > before.rfind(")") or _ABBREVIATION.match(text, name.end):
        return True
    return text[name.start - 1 : name.start] in _QUOTES and text[name.end : name.end + 1] in _QUOTES
