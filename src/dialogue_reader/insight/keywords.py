"""What an article is about, in its own words: the names and terms that an editor would have filed it under.

Candidates are word sequences bounded by stop words and punctuation; a small linear model ranks them. Its features are
the ones of KEA (Witten et al. 1999: frequency, first position), YAKE (Campos et al. 2020: case, position) and
accessor variety (Feng et al. 2004: what always stands inside a longer phrase is a piece of it), so that they mean the
same in any language; nothing here knows a vocabulary.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from dialogue_reader.documents.model import APPARATUS, Article
from dialogue_reader.language.words import is_part, joiners, press_words, stemmer, stop_flags, word_spans

_LONGEST = 4  # content words in a keyword
_MOST_UNITS = 6  # content units in a keyword: three words where a unit is a syllable
_JOINERS = 3  # function words inside a keyword: "Forum mondial de la langue française"

# A book is judged by its opening and by stretches taken evenly from the rest.
_SAMPLE = 200_000  # code points read in all; about a second's work
_OPENING = 20_000
_STRETCH = 4_000
_RANKED = 4_000  # candidates that are weighed; of more, the most frequent
_CHOICE = 60  # candidates beyond `top` that enter the choice that avoids repeating
_FAR = 5_000  # units from the top after which a first mention is just late
_HEADLINE = 0.6  # share of words with a capital above which a capital says nothing
_COMMON = 0.008  # share of a text's words that a word makes up to be taken for a function word

# Logistic regression (ridge 10) on 50 French news items whose keyphrases were chosen by readers: 8,578 candidates, 439
# of them gold. Ten-fold cross-validation by document gives F@10 0.458; without "lateness" it is 0.415, without "varied"
# 0.423, without any one of the others 0.44 to 0.46.
_BIAS = -4.77
_WEIGHTS = {"frequency": 0.61, "lateness": -0.6, "letters": 0.13, "open": 0.95, "named phrase": 1.24, "varied": 3.92}
# That regression's language has no syllables for units. Set by the share of the keywords of 50 Vietnamese news items
# that stand in their editors' abstracts (0.34 without the second, 0.42 with it) and by eye: a lone syllable is hardly
# ever a term, and frequency says more of a sequence than what stands beside it.
_WEIGHTS |= {"lone part": -2.0, "frequency of syllables": 1.0}
_REPEATING = 0.5  # what a keyword loses, in log-odds, for sharing all its words with one already chosen
_UNSURE_CAPITAL = 0.3  # weight of a capital seen only where every word has one
_USUAL_LETTERS = 7.0  # letters in a content word; assumed where units are syllables
_MANY_LETTERS = 12  # more letters add nothing
_UNKNOWN_VARIETY = 0.5  # of what occurs once

_SOFT_GAP = re.compile(r"\s*['’ʼ]?\s*")
_NEW_SENTENCE = re.compile(r"[.!?…:«»\"“”‘•–—]|\n")


class Keyword(NamedTuple):
    """A name or term of an article.

    `text` is its commonest written form; `score` (0..1) orders the keywords of one article, and for French news tells
    the chance that an editor would have chosen it; `spans` are every occurrence in passages, inflected ones too, as
    (start, end) in code points of the text.
    """

    text: str
    score: float
    spans: tuple[tuple[int, int], ...]


class _Unit(NamedTuple):
    """A written word, or a syllable of one."""

    start: int
    end: int
    low: str
    key: str
    stop: bool
    capital: bool
    opens: bool  # stands first in a sentence, where a capital says nothing
    chunk: int  # what punctuation sets apart has another number
    size: float  # in words


# First and last unit of every occurrence of a candidate, by its key.
_Places = dict[tuple[str, ...], list[tuple[int, int]]]


class _Candidate(NamedTuple):
    key: tuple[str, ...]
    features: dict[str, float]


def keywords(article: Article, top: int = 10) -> tuple[Keyword, ...]:
    """The `top` keywords of `article`, the best first; fewer where the text is short.

    Date and byline passages never count. Of a text beyond 200,000 code points the opening and evenly spaced stretches
    are weighed; the spans are of the whole text all the same.
    """
    if top < 1:
        return ()
    counted = [(p.start, p.end) for p in article.passages if p.kind not in APPARATUS]
    stem = stemmer(article.language)
    candidates = _candidates(_units(article, _sampled(counted), stem), article.language)
    chosen = _chosen([(_weight(c.features), c.key) for c in candidates], top)
    places = _occurrences(article, counted, [key for _, key in chosen], stem)
    return tuple(
        Keyword(_written(article.text, places[key]), round(1 / (1 + math.exp(-weight)), 4), tuple(places[key]))
        for weight, key in chosen
        if places[key]
    )


def _sampled(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The opening of a long text and even stretches of the rest, in parts of `spans`; all of a text of usual length."""
    length = sum(end - start for start, end in spans)
    if length <= _SAMPLE:
        return spans
    stretches = (_SAMPLE - _OPENING) // _STRETCH
    step = (length - _OPENING) / stretches
    windows = [(0, _OPENING)]
    windows += [(a, a + _STRETCH) for a in (_OPENING + int(k * step) for k in range(stretches))]
    parts: list[tuple[int, int]] = []
    at = 0  # code points of the spans before this one
    for start, end in spans:
        while windows and windows[0][1] <= at:
            windows.pop(0)
        for a, b in windows:
            if a >= at + end - start:
                break
            parts.append((start + max(0, a - at), min(end, start + b - at)))
        at += end - start
    return parts


def _units(article: Article, spans: list[tuple[int, int]], stem: Callable[[str], str]) -> list[_Unit]:
    """The words of `spans`, with what their surroundings say of them."""
    text, language = article.text, article.language
    places = [(a, b, n) for n, (start, end) in enumerate(spans) for a, b in word_spans(text, start, end)]
    lows = [text[a:b].lower().replace("\u00ad", "") for a, b, _ in places]
    listed = stop_flags(lows, language)
    stops = listed if any(listed) else _short_and_frequent(lows)
    sizes = {low: 0.5 if is_part(low, language) else 1.0 for low in set(lows)}
    headlines, never = _headlines(text, places), press_words(language)
    units: list[_Unit] = []
    chunk, before, passage = 0, 0, -1
    for (start, end, n), low, stop in zip(places, lows, stops, strict=True):
        gap, fresh = text[before:start], n != passage
        chunk += fresh or not _SOFT_GAP.fullmatch(gap)
        opens = fresh or bool(_NEW_SENTENCE.search(gap))
        capital = text[start].isupper() and n not in headlines
        named = capital and not opens and end - start > 1 and low not in never  # "Anh" is a country, "anh" a pronoun
        units.append(_Unit(start, end, low, stem(low), stop and not named, capital, opens, chunk, sizes[low]))
        before, passage = end, n
    return units


def _headlines(text: str, places: list[tuple[int, int, int]]) -> set[int]:
    """Numbers of the spans in which most words have capitals, so that a capital says nothing."""
    words = Counter(n for _, _, n in places)
    capitals = Counter(n for start, _, n in places if text[start].isupper())
    return {n for n, count in capitals.items() if count > _HEADLINE * words[n]}


def _short_and_frequent(lows: Sequence[str]) -> list[bool]:
    """Stop words of a language that has no list: the short words that recur most."""
    counts = Counter(lows)
    least = max(3.0, _COMMON * len(lows))
    return [1 < len(low) <= 4 and counts[low] >= least for low in lows]


def _candidates(units: Sequence[_Unit], language: str) -> list[_Candidate]:
    """Sequences of units inside one chunk that begin and end with a content word, and what the model looks at."""
    places = _without_pieces(_places(units, joiners(language)))
    if len(places) > _RANKED:
        places = dict(nlargest(_RANKED, places.items(), key=lambda item: len(item[1])))
    return [_Candidate(key, _features(units, at)) for key, at in places.items()]


def _places(units: Sequence[_Unit], inside: frozenset[str]) -> _Places:
    """First and last unit of every occurrence of every candidate."""
    places: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for first, unit in enumerate(units):
        if unit.stop or unit.low[0].isdigit():
            continue
        content, size = 0, 0.0
        for last in range(first, min(len(units), first + _MOST_UNITS + _JOINERS)):
            end = units[last]
            if end.chunk != unit.chunk or (end.stop and end.low not in inside):
                break
            if end.stop:
                continue
            content, size = content + 1, size + end.size
            if content > _MOST_UNITS or size > _LONGEST:
                break
            places[tuple(u.key for u in units[first : last + 1])].append((first, last))
    return places


def _without_pieces(places: _Places) -> _Places:
    """The candidates less those that occur, more than once, only as a piece of one longer candidate."""
    pieces = {
        key[a:b]
        for key, at in places.items()
        if len(at) > 1
        for a in range(len(key))
        for b in range(a + 1, len(key) + 1)
        if b - a < len(key) and len(places.get(key[a:b], ())) == len(at)
    }
    return {key: at for key, at in places.items() if key not in pieces}


def _features(units: Sequence[_Unit], places: Sequence[tuple[int, int]]) -> dict[str, float]:
    """What the model looks at in one candidate; shares and flags in 0..1, logarithms of counts."""
    count = len(places)
    first, last = places[0]
    content = [u for u in units[first : last + 1] if not u.stop]
    words = sum(u.size for u in content)
    opened = [_is_open(units, a, -1) and _is_open(units, b, 1) for a, b in places]
    named = [all(u.capital for u in units[a : b + 1] if not u.stop) for a, b in places if not units[a].opens]
    capitals = sum(named) / len(named) if named else _UNSURE_CAPITAL * all(u.capital for u in content)
    syllabic = words < len(content)
    letters = _USUAL_LETTERS if syllabic else sum(len(u.low) for u in content) / len(content)
    varied = min(_variety(units, (a for a, _ in places), -1), _variety(units, (b for _, b in places), 1))
    return {
        "frequency": math.log(count),
        "lateness": math.log(1 + min(first, _FAR)),
        "letters": min(letters, _MANY_LETTERS),
        "open": sum(opened) / count,
        "named phrase": capitals if words > 1 else 0.0,
        "varied": varied if count > 1 else _UNKNOWN_VARIETY,
        "lone part": float(words < 1),
        "frequency of syllables": math.log(count) if syllabic else 0.0,
    }


def _is_open(units: Sequence[_Unit], at: int, step: int) -> bool:
    """Whether unit `at` has punctuation or a stop word on the side of `step`."""
    beside = at + step
    return not 0 <= beside < len(units) or units[beside].chunk != units[at].chunk or units[beside].stop


def _variety(units: Sequence[_Unit], edges: Iterable[int], step: int) -> float:
    """Different neighbours on the side of `step` per occurrence; each open side differs from all others."""
    beside = [None if _is_open(units, at, step) else units[at + step].key for at in edges]
    return (len({key for key in beside if key is not None}) + beside.count(None)) / len(beside)


def _weight(features: dict[str, float]) -> float:
    return _BIAS + sum(weight * features[name] for name, weight in _WEIGHTS.items())


def _chosen(weighed: list[tuple[float, tuple[str, ...]]], top: int) -> list[tuple[float, tuple[str, ...]]]:
    """The best `top`, one by one, each held down by what it repeats of those before (maximal marginal relevance)."""
    left = nlargest(top + _CHOICE, weighed)
    chosen: list[tuple[float, tuple[str, ...]]] = []
    while left and len(chosen) < top:
        best = max(left)
        chosen.append(best)
        words = set(best[1])
        left = [
            (weight - _REPEATING * len(words & set(key)) / min(len(words), len(set(key))), key)
            for weight, key in left
            if key != best[1]
        ]
    return chosen


def _occurrences(
    article: Article, spans: list[tuple[int, int]], keys: list[tuple[str, ...]], stem: Callable[[str], str]
) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Every place in `spans` where the words of a key stand in a row."""
    text = article.text
    occurrences: dict[tuple[str, ...], list[tuple[int, int]]] = {key: [] for key in keys}
    firsts: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in keys:
        firsts[key[0]].append(key)
    for start, end in spans:
        places = word_spans(text, start, end)
        stems = [stem(text[a:b].lower()) for a, b in places]
        for at, first in enumerate(stems):
            for key in firsts.get(first, ()):
                last = at + len(key) - 1
                if tuple(stems[at : last + 1]) == key and _unbroken(text, places[at : last + 1]):
                    occurrences[key].append((places[at][0], places[last][1]))
    return occurrences


def _unbroken(text: str, places: list[tuple[int, int]]) -> bool:
    """Whether no punctuation stands between the words at `places`."""
    return all(_SOFT_GAP.fullmatch(text[a:b]) for (_, a), (b, _) in pairwise(places))


def _written(text: str, places: list[tuple[int, int]]) -> str:
    """The commonest written form, of equals the first."""
    forms = Counter(" ".join(text[a:b].replace("\u00ad", "").split()) for a, b in places)
    return max(forms, key=lambda form: forms[form])
