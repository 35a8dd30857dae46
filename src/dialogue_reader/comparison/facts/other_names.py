"""Names that stand in another's place: in two sentences that are translations, one name of either has no counterpart.

Names are kept by translators, or turned by rule ("Allemagne", "Germany"); a name of common words ("White House") is
translated like any other words, and says nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dialogue_reader.comparison.facts.model import Contrast, Name
from dialogue_reader.comparison.facts.names import names_in
from dialogue_reader.comparison.facts.translations import Translated
from dialogue_reader.documents.model import SIDES, Article, Pair, Sentence, Side, Sides, other
from dialogue_reader.language.demonyms import beginnings, people_of
from dialogue_reader.language.folding import folded
from dialogue_reader.language.generic_names import is_generic
from dialogue_reader.language.places import names_of, places_with
from dialogue_reader.language.words import is_part, press_words, stop_words, word_spans

_NOUNS_TOO = ("de", "lb")  # languages that give every noun a capital letter
_BEGINNING = 4  # letters in which words of two languages that are one name agree
_ALIKE = 60.0  # likeness of the letters of two such words, in a hundred
_WITHIN = 85.0  # the same where one word is part of the other
_SHORTEST = 3  # letters of a word of a name that is looked for
_QUOTES = '"“”„«»‘'


class _Lone(NamedTuple):
    """A name without a counterpart; `sure` where it is none that would be translated."""

    start: int
    end: int
    key: str
    sure: bool


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
        if own.sure:
            yield Contrast(spans.left, spans.right, 0.7 * score)
    elif len(across) == 1 and side == "left":
        spans = spans.put("right", (across[0].start, across[0].end))
        yield Contrast(spans.left, spans.right, 0.8 * score)


def _lone_names(pair: Pair, side: Side, sentences: Translated) -> list[_Lone]:
    """The names of a sentence that the other sentence has nothing like."""
    article, across = pair[side], pair[other(side)]
    here, there = (sentences.left, sentences.right) if side == "left" else (sentences.right, sentences.left)
    words = [folded(across.text[a:b]) for a, b in word_spans(across.text, there.start, there.end)]
    lone: list[_Lone] = []
    for name in _names(article, here):
        telling = [word for word in name.words if len(word) >= _SHORTEST and not _means(word, article.language)]
        if not telling and not name.place:
            continue
        if _has_place(name, words, article.language, across.language) or _is_quoted(article, name):
            continue
        missing = [word for word in telling if not any(_is_like(word, own) for own in words)]
        if 2 * len(missing) >= max(1, len(telling)):
            lone.append(_Lone(name.start, name.end, " ".join(name.words), _is_own(article, name, telling, missing)))
    return lone


def _is_own(article: Article, name: Name, telling: list[str], missing: list[str]) -> bool:
    """Whether a name is sure to be one that is kept: a place, a people, or words without a meaning or initials."""
    if missing != telling:
        return False
    of_a_place = name.place or any(people_of(word) or places_with(word, article.language) for word in name.words)
    text = article.text[name.start : name.end]
    return bool(of_a_place) or (len(telling) == len(name.words) and text.istitle())


def _names(article: Article, sentence: Sentence) -> list[Name]:
    """The names that a translator would keep or put into his own language by rule, and the words for peoples."""
    text = article.text
    names = [
        name
        for name in names_in(text, article.language, sentence.start, sentence.end)
        if (name.sure or people_of(name.words[0])) and not text[name.start : name.end].isupper()
    ]
    if article.language in _NOUNS_TOO:
        return []  # any of them may be a noun
    peoples = [
        Name(a, b, (folded(text[a:b]),), people_of(folded(text[a:b])))
        for a, b in word_spans(text, sentence.start, sentence.end)
        if people_of(folded(text[a:b])) and not any(name.start <= a < name.end for name in names)
    ]
    return sorted([*names, *peoples], key=lambda name: name.start)


def _means(word: str, language: str) -> bool:
    """Whether a word of a name means something by itself, so that it would be translated."""
    return is_generic(word, language) or word in press_words(language) or word in stop_words(language)


def _has_place(name: Name, words: Sequence[str], language: str, other_language: str) -> bool:
    """Whether the other sentence names the same place or its people."""
    places = {place for word in name.words for place in (people_of(word), *places_with(word, language)) if place}
    if name.place:
        places.add(name.place)
    text = f" {' '.join(words)} "
    for place in places:
        if any(begin in word for begin in beginnings(place) for word in words) or any(
            f" {form} " in text for form in names_of(place, other_language)
        ):
            return True
    return any(places & places_with(word, other_language) for word in words)


def _is_like(left: str, right: str) -> bool:
    """Whether two words may be one name in two languages."""
    from rapidfuzz.fuzz import partial_ratio, ratio

    if len(right) < _SHORTEST:
        return False
    if left[:_BEGINNING] == right[:_BEGINNING] or ratio(left, right) >= _ALIKE:
        return True
    shorter = min(len(left), len(right))
    return shorter > _BEGINNING and partial_ratio(left, right) >= _WITHIN  # "Bayern" in "Südbayern"


def _is_quoted(article: Article, name: Name) -> bool:
    """Whether a name is a title in quotation marks, which may be translated."""
    return article.text[name.start - 1 : name.start] in _QUOTES and article.text[name.end : name.end + 1] in _QUOTES
