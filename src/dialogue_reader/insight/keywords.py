"""What an article is about, in its own words: the names and terms that an editor would have filed it under.

The candidates are weighed, and chosen one by one so that none repeats another (EmbedRank, Bennani-Smires et al. 2018,
by words instead of vectors).
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

from dialogue_reader.documents.model import Article
from dialogue_reader.insight.candidates import candidates_of, is_vague, occurrences
from dialogue_reader.insight.model import Keyword
from dialogue_reader.insight.names import Candidate, words_of
from dialogue_reader.insight.repeats import SAME, always_overlap, is_kind, is_mostly_inside, repetition, shared_words
from dialogue_reader.insight.units import Unit, counted_spans, is_open, units_of
from dialogue_reader.insight.weighing import RECURRING, sample_of, weight_of
from dialogue_reader.language.folding import folded
from dialogue_reader.language.names.demonyms import people_of
from dialogue_reader.language.names.first_names import is_short_for
from dialogue_reader.language.names.places import place_of
from dialogue_reader.language.terms import TermWords, term_words
from dialogue_reader.language.words import stemmer

# A book is judged by its opening and by stretches taken evenly from the rest.
_SAMPLE = 200_000  # code points read in all; about a second's work
_OPENING = 20_000
_STRETCH = 4_000
_BATCH = 50_000  # code points of a book that are held as units at a time
_CHOICE = 60  # candidates beyond `top` that enter the choice that avoids repeating


_Weighed = tuple[float, Candidate]
_Choose = Callable[[Sequence[Unit], list[_Weighed]], list[_Weighed]]


def keywords(article: Article, top: int = 10) -> tuple[Keyword, ...]:
    """The `top` keywords of `article`, the best first; fewer where the text is short.

    Date and byline passages never count. Of a text beyond 200,000 code points the opening and evenly spaced stretches
    are weighed; the spans are of the whole text all the same.
    """

    def choose(units: Sequence[Unit], weighed: Iterable[_Weighed]) -> list[_Weighed]:
        telling = [(weight, c) for weight, c in weighed if not is_vague(units, c, article.language)]
        return _chosen(telling, top, lambda c, best: repetition(units, c, best, article.language))

    return _read(article, choose) if top > 0 else ()


def whole_keywords(article: Article, top: int) -> tuple[Keyword, ...]:
    """The `top` keywords without any that may be half of a phrase: that stand once, and there beside another word.

    Words that could stand in any text come last among them: to a translator they are terms as well.
    """
    known = term_words(article.language)

    def choose(units: Sequence[Unit], weighed: Iterable[_Weighed]) -> list[_Weighed]:
        whole = [(weight, c) for weight, c in weighed if not _may_be_half(units, c, known)]
        return sorted(
            _chosen(whole, top, shared_words), key=lambda chosen: is_vague(units, chosen[1], article.language)
        )

    return _read(article, choose) if top > 0 else ()


def _may_be_half(units: Sequence[Unit], candidate: Candidate, known: TermWords) -> bool:
    """Whether a candidate stands once, and beside another word, or after "de": "terre" in "tremblement de terre"."""
    if len(candidate.places) > 1:
        return False
    first, last = candidate.places[0]
    if units[first].capital and units[last].capital:
        return False
    is_tied = (
        first > 1
        and units[first - 1].chunk == units[first].chunk
        and units[first - 1].low in known.tying
        and not is_open(units, first - 1, -1)
    )
    return is_tied or not (is_open(units, first, -1) and is_open(units, last, 1))


def _read(article: Article, choose: _Choose) -> tuple[Keyword, ...]:
    """The candidates that `choose` picks from all those weighed, with their places."""
    counted = counted_spans(article)
    stem = stemmer(article.language)
    sampled = _sampled(counted)
    units = units_of(article, sampled, stem)
    sample = sample_of(article, units, is_whole=sampled is counted)
    distinct = _each_place_once(units, candidates_of(units, article.language), article.language)
    known = term_words(article.language)
    weighed = [(weight_of(sample, candidate), candidate) for candidate in distinct]
    chosen = choose(units, _lifted(units, weighed, known))
    batches = (
        [units] if sampled is counted else (units_of(article, part, stem) for part in _batches(article.text, counted))
    )
    spans: list[list[tuple[int, int]]] = [[] for _ in chosen]
    for batch in batches:
        for all_spans, more in zip(spans, occurrences(batch, [candidate for _, candidate in chosen]), strict=True):
            all_spans += more
    return tuple(
        Keyword(_written(units, article.text, at, candidate, known), round(1 / (1 + math.exp(-weight)), 4), tuple(at))
        for (weight, candidate), at in zip(chosen, spans, strict=True)
        if at
    )


def _batches(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The spans in order, so many at a time that they make up a batch; a longer one in parts, between two words."""
    batch: list[tuple[int, int]] = []
    size = 0
    for start, end in spans:
        at = start
        while at < end:
            cut = text.find(" ", at + _BATCH - size, end) if end - at > _BATCH - size else -1
            batch.append((at, end if cut < 0 else cut))
            size += batch[-1][1] - at
            at = batch[-1][1]
            if size >= _BATCH:
                yield batch
                batch, size = [], 0
    yield batch


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


def _each_place_once(units: Sequence[Unit], candidates: Sequence[Candidate], language: str) -> list[Candidate]:
    """The candidates less the peoples whose country is one as well: "Mexican" beside "Mexico"."""
    lone = {c.key: units[c.places[0][0]].low for c in candidates if len(c.key) == 1}
    countries = {place_of(low, language) for low in lone.values()}
    peoples = {
        key
        for key, low in lone.items()
        if place_of(low, language) is None and people_of(folded(low)) in countries - {None}
    }
    return [c for c in candidates if c.key not in peoples]


def _lifted(units: Sequence[Unit], weighed: Sequence[_Weighed], known: TermWords) -> list[_Weighed]:
    """Each compound with at least the weight of a word that it stands for: "peine de mort" with that of "peine".

    Such a word mostly stands inside it, or means what the compound says the kind of. A compound recurs, and holds
    neither a name nor an article, which would make of it what is only said together.
    """
    by_key = {candidate.key: (weight, candidate) for weight, candidate in weighed}
    lifted: list[_Weighed] = []
    for weight, phrase in weighed:
        size, count = len(phrase.key), len(phrase.places)
        is_compound = count > 1 and not any(
            unit.upper or unit.size < 1 or unit.low in known.determiners for unit in words_of(units, phrase)
        )
        parts = (phrase.key[a:b] for a in range(size) for b in range(a + 1, size + 1) if is_compound and b - a < size)
        inside = (by_key[part] for part in parts if part in by_key)
        words = (
            w
            for w, part in inside
            if is_kind(units, phrase, part, known) or (count >= RECURRING and is_mostly_inside(part, phrase))
        )
        lifted.append((max(weight, max(words, default=weight)), phrase))
    return lifted


def _order(weighed: _Weighed) -> tuple[float, int, tuple[str, ...]]:
    return weighed[0], len(weighed[1].key), weighed[1].key


def _chosen(weighed: Iterable[_Weighed], top: int, repeats: Callable[[Candidate, Candidate], float]) -> list[_Weighed]:
    """The best `top`, one by one, each held down by what it `repeats` of those before (maximal marginal relevance).

    What is always part of one of those, or the other way round, is the same.
    """
    left = nlargest(top + _CHOICE, weighed, key=_order)
    chosen: list[_Weighed] = []
    while left and len(chosen) < top:
        best = max(left, key=_order)
        chosen.append(best)
        left = [
            (weight - lost, c)
            for weight, c in left
            if c is not best[1] and not always_overlap(c, best[1]) and (lost := repeats(c, best[1])) < SAME
        ]
    return chosen


class _FormRank(NamedTuple):
    """How fit a written form is to stand for all of a keyword; the first that differs decides."""

    words: int  # of a person's name
    in_full: bool  # its first name is not short for that of another form
    as_noun: int  # times that it stands as a noun; with an article once is enough, without one it may be chance
    times: int
    small: bool  # only the first letter may be a capital


def _written(
    units: Sequence[Unit], text: str, spans: Sequence[tuple[int, int]], candidate: Candidate, known: TermWords
) -> str:
    """The commonest written form, of equals the first, of a name the fullest; a form that stands as a noun if one does.

    "Republicans" rather than "Republican" of "Republican governors", "démission" rather than "démissionne".
    """
    nouns = [(units[a].start, units[b].end) for a, b in candidate.places if _stands_as_noun(units, a, b, known)]
    forms, as_noun = (
        Counter(" ".join(text[start:end].replace("\u00ad", "").split()) for start, end in at) for at in (spans, nouns)
    )
    firsts = {form: form.lower().split()[0] for form in forms}
    full = len(candidate.key) if candidate.alone else 0

    def rank(form: str) -> _FormRank:
        times = as_noun[form]
        return _FormRank(
            words=min(full, len(form.split())),
            in_full=not any(is_short_for(firsts[form], first) for first in firsts.values()),
            as_noun=min(times, 1) if known.determiners else (times if times > 1 else 0),
            times=forms[form],
            small=form[1:] == form[1:].lower(),
        )

    return max(forms, key=rank)


def _stands_as_noun(units: Sequence[Unit], first: int, last: int, known: TermWords) -> bool:
    """Whether an article stands before a word, or no word follows that it may qualify: what tells nouns apart."""
    if known.determiners:
        return first == last and first > 0 and units[first - 1].low in known.determiners
    return known.adjectives_first and not known.capital_nouns and is_open(units, last, 1)
