"""Whether two keywords that an encoder finds alike are one term, of which neither side has a word too many or too few.

And of several that may be, which are.

The encoder tells what words are about. Half a phrase is about the same as all of it, and one minister about the same as
another; words, capitals and numbers tell them apart.
"""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from dialogue_reader.documents.model import SIDES, Article, Pair, Sides, other
from dialogue_reader.insight.model import Keyword
from dialogue_reader.language.folding import folded
from dialogue_reader.language.names.bodies import bodies_of
from dialogue_reader.language.names.places import place_of
from dialogue_reader.language.numbers import numbers_in, same_value
from dialogue_reader.language.terms import are_of_two_kinds, term_words
from dialogue_reader.language.words import is_capitalised, is_part, stop_flags, word_spans

_SURE, _SURER = 0.65, 0.77  # scores from which words, and what may be half of a phrase, are told; nine in ten are right
_PHRASE = 2  # content words
_HALF_A_WORD = 0.5
_FULL_NAME = 2  # words
_BESIDE = 20  # code points on either side of a part of a name in which the rest would stand
_LOOKED_AT = 20  # places of a keyword that are held against those of others

Match = tuple[Sides[Keyword], float]  # two keywords and how sure it is that they say the same


def is_term(pair: Pair, keywords: Sides[Keyword], score: float) -> bool:
    """Whether two keywords that match with such a score are the words of both articles for one thing.

    What both are known to name may be longer on one side. What only one is known to name mostly has a name on the other
    side as well, which is not this one, so that more is asked.
    """
    known = Sides(*(set(referents(keywords[side].text, pair[side].language)) for side in SIDES))
    if known.left & known.right:
        return score >= _SURE
    is_half_known = bool(known.left or known.right)
    return (
        score >= (_SURER if is_half_known or _may_say_more(pair, keywords) else _SURE)
        and _is_even(pair, keywords)
        and _is_of_one_kind(pair, keywords)
        and _has_the_same_numbers(pair, keywords)
        and _has_the_same_rest(pair, keywords)
        and _names_the_same(pair, keywords)
    )


def referents(text: str, language: str) -> tuple[str, ...]:
    """What a phrase is known to name: a country, a city, or bodies such as parties and parliaments."""
    place = place_of(text, language) if is_capitalised(text) else None
    return (place,) if place else bodies_of(text, language)


def pared(pair: Pair, keywords: Sides[Keyword]) -> Sides[Keyword]:
    """Two keywords, the one less what else it has if the other stands in it word for word.

    "Lisa Page" is not "FBI Lisa Page". A name of one word may be a part of a full name, and that is the same.
    """
    return Sides(*(_pared(pair[side], keywords[side], keywords[other(side)]) for side in SIDES))


def _pared(article: Article, longer: Keyword, shorter: Keyword) -> Keyword:
    """A keyword without what stands before or after the words of another in it; the same where they do not."""
    words, wanted = _words(longer.text), _words(shorter.text)
    at = next((k for k in range(len(words) - len(wanted) + 1) if words[k : k + len(wanted)] == wanted), None)
    if at is None or len(wanted) == len(words) or (len(wanted) == 1 and is_capitalised(longer.text)):
        return longer
    spans = tuple(_pared_span(article.text, span, words, at, len(wanted)) for span in longer.spans)
    start, end = next((cut for cut, span in zip(spans, longer.spans, strict=True) if cut != span), longer.spans[0])
    return Keyword(" ".join(article.text[start:end].split()), longer.score, spans)


def _pared_span(text: str, span: tuple[int, int], words: Sequence[str], at: int, count: int) -> tuple[int, int]:
    """The place of `count` of the words from `at`, if all of them stand in the span; else the whole span."""
    places = word_spans(text, *span)
    if [folded(text[a:b].lower()) for a, b in places] != list(words):
        return span
    return places[at][0], places[at + count - 1][1]


def surest(matches: Iterable[Match]) -> list[Match]:
    """Of matches, the surest first, those of which neither side is in a surer one, and that are no piece of one.

    "rival Mitt" breaks "Mitt Romney" apart. What is only the second best is mostly wrong: "same-sex marriage" and
    "question du mariage", where "mariage gay" is "gay marriage".
    """
    chosen: list[Match] = []
    matched: Sides[set[str]] = Sides(set(), set())
    for keywords, score in matches:
        is_first = not any(keywords[side].text in matched[side] for side in SIDES)
        if is_first and not any(_cross(keywords[side], surer[side]) for surer, _ in chosen for side in SIDES):
            chosen.append((keywords, score))
        for side in SIDES:
            matched[side].add(keywords[side].text)
    return [match for match in chosen if not any(_is_piece(match[0], longer) for longer, _ in chosen)]


def _is_piece(name: Sides[Keyword], longer: Sides[Keyword]) -> bool:
    """Whether a name is part of a longer one on both sides, and never stands outside it on one: "Nancy"."""
    return (
        all(is_capitalised(keyword.text) for keyword in name)
        and all(name[side].text in longer[side].text != name[side].text for side in SIDES)
        and any(_lies_in(name[side], longer[side]) for side in SIDES)
    )


def _lies_in(part: Keyword, whole: Keyword) -> bool:
    return all(any(c <= a and b <= d for c, d in whole.spans) for a, b in part.spans)


def _cross(one: Keyword, another: Keyword) -> bool:
    """Whether two keywords overlap somewhere though neither holds the other."""
    return any(a < c < b < d or c < a < d < b for a, b in one.spans[:_LOOKED_AT] for c, d in another.spans[:_LOOKED_AT])


def _may_say_more(pair: Pair, keywords: Sides[Keyword]) -> bool:
    """Whether one may have a word too many, as a phrase, or name another, as names without a word in common."""
    texts = [keyword.text for keyword in keywords]
    if all(map(is_capitalised, texts)):
        return set(_words(texts[0])).isdisjoint(_words(texts[1]))
    return max(_sizes(pair, keywords)) >= _PHRASE


def _is_even(pair: Pair, keywords: Sides[Keyword]) -> bool:
    """Whether the two have about as many words: where one stands for two, half of them is not said.

    A part of a name stands for all of it, and so do its initials; a language with compounds says much in one word.
    """
    sizes = _sizes(pair, keywords)
    compounds = Sides(*(term_words(pair[side].language).compounds for side in SIDES))
    if any(compounds):
        return not any(compounds[side] and sizes[side] >= _PHRASE > sizes[other(side)] for side in SIDES)
    if any(_says_more(pair[side], keywords[side], sizes[side] - sizes[other(side)]) for side in SIDES):
        return False
    fewer, more = min(sizes), max(sizes)
    # How many words a name of syllables has nobody can tell: "Nhà Trắng" is "Maison Blanche".
    in_syllables = any(_is_name_of_syllables(keywords[side].text, pair[side].language) for side in SIDES)
    texts = [keyword.text for keyword in keywords]
    if not all(text[0].isupper() for text in texts):
        return more < _PHRASE or (fewer >= _PHRASE and (more - fewer < 1 or in_syllables))
    words = Sides(*map(_words, texts))
    is_part_of_name = not set(words.left).isdisjoint(words.right) or any(text.isupper() for text in texts)
    return in_syllables or fewer > 1 or more < _PHRASE or is_part_of_name


def _is_name_of_syllables(text: str, language: str) -> bool:
    return text[0].isupper() and any(is_part(word, language) for word in _words(text))


def _says_more(article: Article, keyword: Keyword, words: float) -> bool:
    """Whether a phrase of syllables that has so many `words` more than the other has a verb or half a word too many.

    Half a word more may be what makes a noun ("sự an toàn", safety), or what is always said.
    """
    syllables = [word for word in _texts(keyword.text) if is_part(word, article.language)]
    if words <= 0 or not syllables or is_capitalised(keyword.text):
        return False
    known = term_words(article.language)
    first, last = syllables[0], syllables[-1]
    is_noun = first in known.noun_makers or (last in known.noun_ends and (first,) not in known.faint)
    return words > _HALF_A_WORD or (len(keyword.spans) == 1 and not is_noun)


def _is_of_one_kind(pair: Pair, keywords: Sides[Keyword]) -> bool:
    """Whether two keywords are no words with one stem for different things."""
    left, right = (keyword.text for keyword in keywords)
    return " " in left + right or not are_of_two_kinds(left, right, (pair.left.language, pair.right.language))


def _has_the_same_numbers(pair: Pair, keywords: Sides[Keyword]) -> bool:
    """Whether each has the numbers that stand in digits in the other: "4.8" and "4,8", "21st" and "XXIe"."""
    numbers = Sides(*(numbers_in(keywords[side].text, pair[side].language) for side in SIDES))
    return all(
        any(same_value(number, another) for another in numbers[other(side)])
        for side in SIDES
        for number in numbers[side]
        if number.written == "digits"
    )


def _has_the_same_rest(pair: Pair, keywords: Sides[Keyword]) -> bool:
    """Whether what two keywords add to words that both have may be the same.

    It is not where names begin alike and end otherwise ("Doug Cole", "Doug Ducey"), where one adds a word more, or a
    name and the other none ("Trump Tower Moscow", "projet de Trump Tower"); words that begin alike may be one ("Texas
    Republican", "républicain du Texas"). A first name may stand for both ("Hillary"), but what stands before two names
    is none ("Maine Paul LePage").
    """
    words = Sides(*(_texts(keyword.text) for keyword in keywords))
    keys = Sides(*(_words(keyword.text) for keyword in keywords))
    rests = Sides(
        *(
            [word for word, key in zip(words[side], keys[side], strict=True) if key not in keys[other(side)]]
            for side in SIDES
        )
    )
    if not all(rests):
        shorter, longer = sorted(keys, key=len)
        is_of_syllables = any(is_part(word, article.language) for word in shorter[:1] for article in pair)
        return len(longer) <= _FULL_NAME or longer[:1] != shorter or is_of_syllables
    if len(rests.left) == len(words.left):
        return True
    if all(is_capitalised(keyword.text) for keyword in keywords):
        return keys.left[0] != keys.right[0] or keys.left[-1][:1] == keys.right[-1][:1]
    left, right = (_size(" ".join(rests[side]), pair[side].language) for side in SIDES)
    adds_name = Sides(*(_adds_name(rests[side], pair[side].language) for side in SIDES))
    begin_alike = folded(rests.left[0].lower())[:1] == folded(rests.right[0].lower())[:1]
    return abs(left - right) < 1 and (adds_name.left == adds_name.right or begin_alike)


def _adds_name(words: Sequence[str], language: str) -> bool:
    """Whether one of the words has a capital; of syllables what is no name may have one."""
    return any(word[0].isupper() and not is_part(word, language) for word in words)


def _names_the_same(pair: Pair, keywords: Sides[Keyword]) -> bool:
    """Whether neither names somebody whom the other does not though that article has the same name somewhere.

    A part of a name stands for the whole, if it ever stands without the rest.
    """
    names = Sides(*(_names(keyword.text) for keyword in keywords))
    for side in SIDES:
        own, part, others = keywords[side], keywords[other(side)], pair[other(side)]
        lacking = {
            word for word in names[side] - names[other(side)] if re.search(rf"\b{re.escape(word)}\b", others.text)
        }
        if lacking and not (is_capitalised(own.text) and _stands_alone(others, part, lacking)):
            return False
    return True


def _names(text: str) -> frozenset[str]:
    """The words with a capital, without initials."""
    return frozenset(word for word in _texts(text) if word[0].isupper() and len(word) > 1)


def _stands_alone(article: Article, part: Keyword, rest: AbstractSet[str]) -> bool:
    """Whether a part of a name stands anywhere without the words that are the rest of it."""
    if not is_capitalised(part.text):
        return False
    return any(
        rest.isdisjoint(article.text[a:b] for a, b in word_spans(article.text, max(0, start - _BESIDE), end + _BESIDE))
        for start, end in part.spans
    )


def _sizes(pair: Pair, keywords: Sides[Keyword]) -> Sides[float]:
    return Sides(*(_size(keywords[side].text, pair[side].language) for side in SIDES))


def _size(text: str, language: str) -> float:
    """The content words of a phrase; a syllable is half of one, and what a hyphen joins are two."""
    words = [part for a, b in word_spans(text) for part in text[a:b].split("-")]
    stops = stop_flags([word.lower() for word in words], language)
    return sum(
        0.5 if is_part(word, language) else 1.0
        for word, stop in zip(words, stops, strict=True)
        if word and (word[0].isupper() or not stop)
    )


def _words(text: str) -> list[str]:
    return [folded(word.lower()) for word in _texts(text)]


def _texts(text: str) -> list[str]:
    return [text[a:b] for a, b in word_spans(text)]
