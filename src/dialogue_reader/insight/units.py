"""The words of an article one by one, with what their surroundings say of them: the material of keywords."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dialogue_reader.documents.model import APPARATUS, Article
from dialogue_reader.language.abbreviations import is_unfinished
from dialogue_reader.language.folding import folded
from dialogue_reader.language.names.demonyms import people_of
from dialogue_reader.language.names.generic import means
from dialogue_reader.language.names.places import place_of
from dialogue_reader.language.press.newsroom import DATELINE
from dialogue_reader.language.terms import TermWords, phrase_flags, term_words
from dialogue_reader.language.words import is_part, joiners, press_words, stop_flags, stop_words, word_spans

_ABBREVIATED = 3  # letters from which capitals are those of an abbreviation, not initials: "ONG", not "JD"
_HEADLINE = 0.6  # share of words with a capital above which a capital says nothing
_LONG_HEADLINE = 25  # words
_COMMON = 0.008  # share of a text's words that a word makes up to be taken for a function word
_LISTED = 0.1  # share of a text's words that are stop words, below which the list does not fit the text
_TELLING = 25  # words of a passage that tell its language
_FOREIGN = 0.07  # share of them that are stop words, below which it is another
_SIGNS = 0.15  # share of a passage's characters that are digits and signs, above which it is a table or a program
_LOOKED_AT = 1_000  # code points of a passage that tell
_DATELINE = 60  # code points that one takes at most
_BEHIND, _AHEAD = 24, 40  # code points around a full stop that tell whether a sentence ends there

_SOFT_GAP = re.compile(r"\s*|['’ʼ]")
_NEW_SENTENCE = re.compile(r"[.!?…:«»\"“”‘•–—―]|\n")
_TITLE_GAP = re.compile(r"\.?\s+")
_SIGN = re.compile(r"[\d!#$%&()*+/:;<=>?@\[\\\]^_`{|}~]")

# A word's place, and the number of its span among those given.
_Place = tuple[int, int, int]
_Pair = tuple[str, str]


class Unit(NamedTuple):
    """A written word, or a syllable of one."""

    start: int
    end: int
    low: str
    key: str
    stop: bool
    initial: bool  # stands for a name
    faint: bool  # names nothing by itself
    vague: bool  # the same, or nothing that an article is about
    title: bool
    upper: bool  # begins with a capital
    capital: bool  # the same, where a capital says something
    capitals: bool  # has two letters or more, all of them capitals
    abbreviation: bool  # the same, of three letters or more
    opens: bool  # stands first in a sentence, where a capital says nothing
    headline: bool  # stands where every word has a capital
    chunk: int  # what punctuation sets apart has another number
    size: float  # in words
    cue: int  # 1 where the word before goes before nouns, -1 where it goes before verbs


def counted_spans(article: Article) -> list[tuple[int, int]]:
    """The passages that give an account in prose; dates and bylines, tables and programs do not."""
    spans = [(p.start, p.end) for p in article.passages if p.kind not in APPARATUS]
    return [_without_dateline(article.text, *span) for span in spans if _is_prose(article.text[slice(*span)])]


def _without_dateline(text: str, start: int, end: int) -> tuple[int, int]:
    dateline = re.match(DATELINE, text[start : min(end, start + _DATELINE)])
    return start + (dateline.end() if dateline else 0), end


def _is_prose(text: str) -> bool:
    """Whether letters make up most of it: a table is figures, a program signs."""
    return len(_SIGN.findall(text, 0, _LOOKED_AT)) <= _SIGNS * min(len(text), _LOOKED_AT)


def units_of(article: Article, spans: Sequence[tuple[int, int]], stem: Callable[[str], str]) -> list[Unit]:
    """The words of `spans`, with what their surroundings say of them."""
    text, language = article.text, article.language
    known, inside = term_words(language), joiners(language)
    places = [(a, b, n) for n, (start, end) in enumerate(spans) for a, b in word_spans(text, start, end)]
    lows = [text[a:b].lower().replace("\u00ad", "") for a, b, _ in places]
    stops = _stops(lows, places, language)
    empty, faint, vague, titles, outlets = (
        phrase_flags(lows, phrases) for phrases in (known.empty, known.faint, known.vague, known.titles, known.outlets)
    )
    headlines = _headlines(text, places, stops if known.headline_capitals else None)
    stop_phrases = stop_words(language)
    never = press_words(language) | known.no_names
    sizes = {low: 0.5 if is_part(low, language) else 1.0 for low in set(lows)}
    opens, chunks = _bounds(text, places, lows, language)
    upper = [text[a].isupper() for a, _, _ in places]
    capitals = [b - a > 1 and text[a:b].isalpha() and text[a:b].isupper() for a, b, _ in places]
    named = [
        is_upper and not first and n not in headlines and len(low) > 1 and low not in never
        for is_upper, first, low, (_, _, n) in zip(upper, opens, lows, places, strict=True)
    ]  # "Anh" is a country, "anh" a pronoun
    begun, ended = _pairs(lows, upper, named, chunks, inside | never)
    units: list[Unit] = []
    for at, (start, end, n) in enumerate(places):
        low, before = lows[at], lows[at - 1] if at and chunks[at - 1] == chunks[at] else ""
        name = f"{before} {low}" not in stop_phrases and (
            named[at] or (upper[at] and ((low, *lows[at + 1 : at + 2]) in begun or (before, low) in ended))
        )
        stop = ((stops[at] or empty[at]) and not name) or _is_verb(low, known, upper=upper[at], opens=opens[at])
        if upper[at] and (outlets[at] or low.startswith(known.affiliations)):
            stop = True
        elif (titles[at] or (upper[at] and _tells_whence(low, before, known))) and not stop:
            stop = _leads_to_name(text, places, titles, at, language)
        units.append(
            Unit(
                start=start,
                end=end,
                low=low,
                key=low if stop else stem(low),
                stop=stop,
                initial=stop and at > 0 and text[end : end + 1] == "." and _is_initial(text, places, at),
                faint=faint[at],
                vague=vague[at],
                title=titles[at],
                upper=upper[at],
                capital=upper[at] and n not in headlines,
                capitals=capitals[at],
                abbreviation=capitals[at] and end - start >= _ABBREVIATED,
                opens=opens[at],
                headline=n in headlines,
                chunk=chunks[at],
                size=sizes[low],
                cue=(before in known.before_nouns) - (before in known.before_verbs or before.endswith(known.adverbs)),
            )
        )
    return units


def _is_verb(low: str, known: TermWords, *, upper: bool, opens: bool) -> bool:
    """Whether a word has a form that verbs alone have: "faut-il", and where a sentence opens "Abandonnez"."""
    return (low.endswith(known.inversions) and (opens or not upper)) or (opens and low.endswith(known.imperatives))


def _tells_whence(low: str, before: str, known: TermWords) -> bool:
    """Whether a word with a capital may be where somebody is from, as in "l'Américain Phil Mickelson"."""
    return before in known.articles and low.endswith(known.peoples) and people_of(folded(low)) is not None


def _pairs(
    lows: Sequence[str], upper: Sequence[bool], named: Sequence[bool], chunks: Sequence[int], never: frozenset[str]
) -> tuple[set[_Pair], set[_Pair]]:
    """Two words with capitals in a row of which the first, or the second, is sure to be part of a name.

    Where a capital says nothing, they are a name as well.
    """
    begun: set[_Pair] = set()
    ended: set[_Pair] = set()
    for at in range(1, len(lows)):
        pair = (lows[at - 1], lows[at])
        if upper[at - 1] and upper[at] and chunks[at - 1] == chunks[at] and never.isdisjoint(pair):
            if named[at - 1]:
                begun.add(pair)
            if named[at]:
                ended.add(pair)
    return begun, ended


def _stops(lows: Sequence[str], places: Sequence[_Place], language: str) -> list[bool]:
    """Which words are stop words, by the list of the language, or by their number where no list fits.

    So is every word of a passage in another language, which has hardly any.
    """
    listed = stop_flags(lows, language)
    if sum(listed) < _LISTED * len(lows):
        return [a or b for a, b in zip(listed, _short_and_frequent(lows), strict=True)]
    words = Counter(n for _, _, n in places)
    stops = Counter(n for (_, _, n), stop in zip(places, listed, strict=True) if stop)
    foreign = {n for n, count in words.items() if count >= _TELLING and stops[n] < _FOREIGN * count}
    return [stop or n in foreign for stop, (_, _, n) in zip(listed, places, strict=True)]


def _short_and_frequent(lows: Sequence[str]) -> list[bool]:
    """Stop words of a language that has no list: the short words that recur most."""
    counts = Counter(lows)
    least = max(3.0, _COMMON * len(lows))
    return [1 < len(low) <= 4 and counts[low] >= least for low in lows]


def _bounds(text: str, places: Sequence[_Place], lows: Sequence[str], language: str) -> tuple[list[bool], list[int]]:
    """Whether each word opens a sentence, and the number of the chunk that it is in."""
    known = term_words(language)
    opens: list[bool] = []
    chunks: list[int] = []
    chunk, before, passage = 0, 0, -1
    for at, (start, end, n) in enumerate(places):
        gap, fresh = text[before:start], n != passage
        within = gap.strip() == "," and tuple(lows[at - 1 : at + 1]) in known.comma_pairs
        within |= at > 1 and gap == ". " and _is_initial(text, places, at - 1) and text[start].isupper()
        chunk += fresh or not (within or _SOFT_GAP.fullmatch(gap)) or _parts_names(text, places, lows, at, language)
        opens.append(fresh or (not within and _ends_sentence(text, before, start, language)))
        chunks.append(chunk)
        before, passage = end, n
    return opens, chunks


def _ends_sentence(text: str, end: int, start: int, language: str) -> bool:
    """Whether a sentence ends between two words; with the full stop of "Sen." and the like none does."""
    gap = text[end:start]
    is_short = gap.startswith(".") and is_unfinished(
        text[max(0, end - _BEHIND) : start], text[start : start + _AHEAD], language
    )
    return bool(_NEW_SENTENCE.search(gap)) and not is_short


def _parts_names(text: str, places: Sequence[_Place], lows: Sequence[str], at: int, language: str) -> bool:
    """Whether a name of syllables ends and a foreign one begins: "Nga Vladimir Putin", "Hạt Charlotte".

    Names have syllables without diacritics, too ("Kim Jong-un"), so one without is no end unless it is a place.
    """
    if not is_part(lows[at - 1], language) or is_part(lows[at], language):
        return False
    (start, before, _), (after, end, _) = places[at - 1], places[at]
    return (
        text[start].isupper()
        and text[after].isupper()
        and not text[after:end].isupper()
        and (
            folded(lows[at - 1]) != lows[at - 1]
            or any(place_of(text[first:before], language) for first, _, _ in places[max(0, at - 2) : at])
        )
    )


def _is_initial(text: str, places: Sequence[_Place], at: int) -> bool:
    """Whether the word at `at` is one capital letter after a name: "Paul R. LePage"."""
    (_, end, _), (start, stop, _) = places[at - 1], places[at]
    return stop - start == 1 and text[start].isupper() and text[places[at - 1][0]].isupper() and text[end:start] == " "


def _headlines(text: str, places: Sequence[_Place], stops: Sequence[bool] | None) -> set[int]:
    """Numbers of the spans in which most words have capitals, so that a capital says nothing.

    With `stops` given, so have all words but those, as English newsrooms print it.
    """
    words, capitals, small, content = Counter[int](), Counter[int](), Counter[int](), Counter[int]()
    for at, (start, _, n) in enumerate(places):
        words[n] += 1
        capitals[n] += text[start].isupper()
        if stops is not None and not stops[at]:
            content[n] += 1
            small[n] += text[start].islower()
    return {
        n
        for n, count in words.items()
        if capitals[n] > _HEADLINE * count or (content[n] > 1 and not small[n] and count <= _LONG_HEADLINE)
    }


def _leads_to_name(text: str, places: Sequence[_Place], titles: Sequence[bool], at: int, language: str) -> bool:
    """Whether the title at `at` stands before a name: "Gov. LePage", not "Justice Department"."""
    after = at + 1
    while after < len(places) and titles[after] and places[after][2] == places[at][2]:
        after += 1
    if after >= len(places) or places[after][2] != places[at][2]:
        return False
    gap, (start, end, _) = text[places[after - 1][1] : places[after][0]], places[after]
    return bool(_TITLE_GAP.fullmatch(gap)) and text[start].isupper() and not means(folded(text[start:end]), language)


def is_open(units: Sequence[Unit], at: int, step: int) -> bool:
    """Whether unit `at` has punctuation or a stop word on the side of `step`."""
    beside = at + step
    if not 0 <= beside < len(units) or units[beside].chunk != units[at].chunk or units[beside].stop:
        return True
    if step < 0 and units[beside].low[0].isdigit():
        return True  # "500 tù nhân": a number begins no term
    return step > 0 and units[at].size < 1 and units[beside].capital and not units[at].capital  # a name begins
