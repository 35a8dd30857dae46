"""What an article is about, in its own words: the names and terms that an editor would have filed it under.

A small linear model ranks the candidates. Its features are those of KEA (Witten et al. 1999: frequency, first
position), YAKE (Campos et al. 2020: case, position) and accessor variety (Feng et al. 2004: what always stands inside a
longer phrase is a piece of it), and whether the words before are ones that go before nouns or before verbs. The choice
avoids repeating (EmbedRank, Bennani-Smires et al. 2018, by words instead of vectors).
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest

from dialogue_reader.documents.model import Article
from dialogue_reader.insight.candidates import candidates_of, is_vague, occurrences
from dialogue_reader.insight.model import Keyword
from dialogue_reader.insight.names import Candidate
from dialogue_reader.insight.units import Unit, counted_spans, is_open, units_of
from dialogue_reader.language.folding import folded
from dialogue_reader.language.names.demonyms import people_of
from dialogue_reader.language.names.places import place_of
from dialogue_reader.language.terms import TermWords, term_words
from dialogue_reader.language.words import stemmer

# A book is judged by its opening and by stretches taken evenly from the rest.
_SAMPLE = 200_000  # code points read in all; about a second's work
_OPENING = 20_000
_STRETCH = 4_000
_BATCH = 50_000  # code points of a book that are held as units at a time
_CHOICE = 60  # candidates beyond `top` that enter the choice that avoids repeating
_FAR = 5_000  # units from the top after which a first mention is just late

# Logistic regression (ridge 1) on 50 French news items whose keyphrases were chosen by readers; docs/quality.md has the
# cross-validation, and what each weight is worth.
_BIAS = -4.31
_WEIGHTS = {
    "frequency": 0.69,
    "lateness": -0.6,
    "letters": 0.1,
    "open": 1.01,
    "name": 0.7,
    "varied": 3.58,
    "noun": 0.32,
    "verb": -0.8,
    "in passing": -1.0,
}
# What is added by the reading of 30 English reports, and of 60 texts of other kinds in three languages: full names
# tell more than the French readers chose, and common words that are said once or twice less; in languages that put
# adjectives first, so do single nouns.
_BY_READING = {"name of words": 0.9, "speaker": -1.5, "rare word": -1.0, "rare phrase": -0.2}
_ADJECTIVES_FIRST = {"lone word": -0.5}
_WHENCE = frozenset({"of"})
_APPOSITION = 3  # words behind a name among which an apposition tells what somebody is
_MOSTLY = 0.5
_RECURRING = 3  # times from which a place is not told in passing
# What is added where units are syllables, which that regression has not seen: what stands beside a sequence says less
# there, how often and how early it comes more, and a lone syllable is hardly ever a term. Set by the share of the
# keywords of 50 Vietnamese news items that stand in the title or the editor's abstract, and by eye.
_OF_SYLLABLES = {"frequency": 1.5, "lateness": -0.6, "varied": -2.0, "title again": 2.0, "lone syllable": -2.0}
_REPEATING = 1.0  # what a keyword loses, in log-odds, for sharing all its words with one already chosen
_ALIKE = 0.7  # and for being part of a name, or of a kind, that is chosen
_SAME = 9.0  # and for mostly standing inside it, which leaves it out
_UNSURE_CAPITAL = 0.3  # weight of a capital seen only where every word has one
_USUAL_LETTERS = 7.0  # letters in a content word; assumed where units are syllables
_MANY_LETTERS = 12  # more letters add nothing
_UNKNOWN_VARIETY = 0.5  # of what occurs once


_Weighed = tuple[float, Candidate]
_Choose = Callable[[Sequence[Unit], list[_Weighed]], list[_Weighed]]


def keywords(article: Article, top: int = 10) -> tuple[Keyword, ...]:
    """The `top` keywords of `article`, the best first; fewer where the text is short.

    Date and byline passages never count. Of a text beyond 200,000 code points the opening and evenly spaced stretches
    are weighed; the spans are of the whole text all the same.
    """
    known = term_words(article.language)

    def choose(units: Sequence[Unit], weighed: Iterable[_Weighed]) -> list[_Weighed]:
        telling = [(weight, c) for weight, c in weighed if not is_vague(units, c)]
        return _chosen(telling, top, lambda c, best: _repeats(units, c, best, known))

    return _read(article, choose) if top > 0 else ()


def whole_keywords(article: Article, top: int) -> tuple[Keyword, ...]:
    """The `top` keywords without any that may be half of a phrase: that stand once, and there beside another word.

    Words that could stand in any text come last among them: to a translator they are terms as well.
    """
    known = term_words(article.language)

    def choose(units: Sequence[Unit], weighed: Iterable[_Weighed]) -> list[_Weighed]:
        whole = [(weight, c) for weight, c in weighed if not _may_be_half(units, c, known)]
        return sorted(_chosen(whole, top, _shares), key=lambda chosen: is_vague(units, chosen[1]))

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
    sample = _sampled(counted)
    units = units_of(article, sample, stem)
    syllabic = 2 * sum(unit.size < 1 for unit in units) > len(units)
    title_end = next((p.end for p in article.passages if p.kind == "title"), 0)
    distinct = _each_place_once(units, candidates_of(units, article.language), article.language)
    known = term_words(article.language)
    weighed = [
        (_weight(_features(units, candidate, title_end, known), syllabic, known), candidate) for candidate in distinct
    ]
    chosen = choose(units, _lifted(units, weighed, known))
    batches = (
        [units] if sample is counted else (units_of(article, part, stem) for part in _batches(article.text, counted))
    )
    spans: list[list[tuple[int, int]]] = [[] for _ in chosen]
    for batch in batches:
        for all_spans, more in zip(spans, occurrences(batch, [candidate for _, candidate in chosen]), strict=True):
            all_spans += more
    return tuple(
        Keyword(_written(article.text, at, candidate), round(1 / (1 + math.exp(-weight)), 4), tuple(at))
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


def _features(units: Sequence[Unit], candidate: Candidate, title_end: int, known: TermWords) -> dict[str, float]:
    """What the model looks at in one candidate; shares and flags in 0..1, logarithms of counts."""
    places = candidate.places
    count = len(places)
    first = places[0][0]
    longest = max(places, key=lambda place: place[1] - place[0])
    content = [u for u in units[longest[0] : longest[1] + 1] if not u.stop]
    opened = [is_open(units, a, -1) and is_open(units, b, 1) for a, b in places]
    named = [_capitals(units[a : b + 1]) for a, b in places if not units[a].opens]
    capitals = sum(named) / len(named) if named else _UNSURE_CAPITAL * all(u.capital for u in content)
    parts = any(u.size < 1 for u in content)
    letters = _USUAL_LETTERS if parts else sum(len(u.low) for u in content) / len(content)
    varied = min(_variety(units, (a for a, _ in places), -1), _variety(units, (b for _, b in places), 1))
    return {
        "frequency": math.log(count),
        "lateness": math.log(1 + min(_first_telling(units, candidate), _FAR)),
        "letters": min(letters, _MANY_LETTERS),
        "open": sum(opened) / count,
        "name": capitals,
        "varied": varied if count > 1 else _UNKNOWN_VARIETY,
        "noun": sum(units[a].cue > 0 for a, _ in places) / count,
        "verb": sum(units[a].cue < 0 for a, _ in places) / count,
        "title again": float(units[first].start < title_end <= units[places[-1][0]].start),
        "in passing": float(_is_in_passing(units, candidate, title_end, known.locatives)),
        "name of words": float(len(content) > 1 and capitals > _MOSTLY),
        "rare word": float(len(content) == 1 and capitals <= _MOSTLY and count < _RECURRING),
        "rare phrase": float(len(content) > 1 and capitals <= _MOSTLY and count == 1),
        "lone word": float(len(content) == 1 and capitals <= _MOSTLY),
        "speaker": float(_speaks(units, candidate, known.speakers)),
        "lone syllable": float(sum(u.size for u in content) < 1),
    }


def _is_in_passing(units: Sequence[Unit], candidate: Candidate, title_end: int, locatives: frozenset[str]) -> bool:
    """Whether a name only tells where something is, once or twice, and not in the title."""
    return (
        len(candidate.places) < _RECURRING
        and units[candidate.places[0][0]].start >= title_end
        and all(a > 0 and units[a].capital and _follows_locative(units, a, locatives) for a, _ in candidate.places)
    )


def _follows_locative(units: Sequence[Unit], at: int, locatives: frozenset[str]) -> bool:
    """Whether the word before tells where, or whence somebody is: "Luis Gutiérrez of Illinois"."""
    before = units[at - 1].low
    return before in locatives or (before in _WHENCE and at > 1 and units[at - 2].capital)


def _speaks(units: Sequence[Unit], candidate: Candidate, speakers: frozenset[str]) -> bool:
    """Whether a name is, at its first place, that of a spokesman or an analyst: of one who says what others do."""
    first, last = candidate.places[0]
    beside = [*units[max(0, first - 1) : first], *(unit for unit in units[last + 1 : last + 1 + _APPOSITION])]
    return units[first].capital and any(unit.low in speakers for unit in beside)


def _first_telling(units: Sequence[Unit], candidate: Candidate) -> int:
    """Where it stands first; of a word alone, outside of headlines, of which verbs may look like it."""
    first = candidate.places[0][0]
    if len(candidate.key) > 1:
        return first
    return next((a for a, _ in candidate.places if not units[a].headline), first)


def _capitals(words: Sequence[Unit]) -> float:
    """Whether all content words have capitals; of syllables, of which a name may have one, the share that has."""
    content = [unit for unit in words if not unit.stop]
    share = sum(unit.capital for unit in content) / len(content)
    return share if content[0].capital and content[0].size < 1 else float(share == 1)


def _variety(units: Sequence[Unit], edges: Iterable[int], step: int) -> float:
    """Different neighbours on the side of `step` per occurrence; each open side differs from all others."""
    beside = [None if is_open(units, at, step) else units[at + step].key for at in edges]
    return (len({key for key in beside if key is not None}) + beside.count(None)) / len(beside)


def _weight(features: dict[str, float], syllabic: bool, known: TermWords) -> float:
    weights = [_WEIGHTS, _BY_READING]
    weights += [_OF_SYLLABLES] * syllabic + [_ADJECTIVES_FIRST] * known.adjectives_first
    return _BIAS + sum(weight * features[name] for each in weights for name, weight in each.items())


def _lifted(units: Sequence[Unit], weighed: Sequence[_Weighed], known: TermWords) -> list[_Weighed]:
    """Each compound with at least the weight of what mostly stands inside it: "peine de mort" with that of "peine".

    A compound recurs, and holds neither a name nor an article, which would make of it what is only said together.
    """
    by_key = {candidate.key: (weight, candidate) for weight, candidate in weighed}
    lifted: list[_Weighed] = []
    for weight, phrase in weighed:
        size, (first, last) = len(phrase.key), phrase.places[0]
        is_compound = len(phrase.places) >= _RECURRING and not any(
            unit.upper or unit.size < 1 or unit.low in known.determiners for unit in units[first : last + 1]
        )
        parts = (phrase.key[a:b] for a in range(size) for b in range(a + 1, size + 1) if is_compound and b - a < size)
        inside = (by_key[part] for part in parts if part in by_key)
        most = max((w for w, part in inside if _is_mostly_inside(part, phrase)), default=weight)
        lifted.append((max(weight, most), phrase))
    return lifted


def _order(weighed: _Weighed) -> tuple[float, tuple[str, ...]]:
    return weighed[0], weighed[1].key


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
            if c is not best[1] and not _always_overlap(c, best[1]) and (lost := repeats(c, best[1])) < _SAME
        ]
    return chosen


def _shares(candidate: Candidate, chosen: Candidate) -> float:
    """What a candidate loses for the words that it shares with one already chosen."""
    own, others = set(candidate.key), set(chosen.key)
    return _REPEATING * len(own & others) / min(len(own), len(others))


def _repeats(units: Sequence[Unit], candidate: Candidate, chosen: Candidate, known: TermWords) -> float:
    """What a candidate loses beside one already chosen in a list for people, who need no second word for it.

    More than by the words alone, if it is a part of that name or a kind of the same ("gay couples" beside "same-sex
    couples"); most if it mostly stands inside it, or one abbreviates the other.
    """
    first, last = candidate.places[0]
    if units[first].size == 1 and _is_mostly_inside(candidate, chosen):
        return _SAME
    if _abbreviates(units, candidate, chosen) or _abbreviates(units, chosen, candidate):
        return _SAME
    same_head = known.adjectives_first and not units[last].capital and candidate.key[-1] == chosen.key[-1]
    of_name = units[last].upper and len(candidate.key) == 1 and candidate.key[0] in chosen.key
    if of_name and units[first].size == 1 and candidate.key[0] == chosen.key[-1]:
        return _SAME  # "Blumenthal" beside "Richard Blumenthal", whoever else is called so
    return _shares(candidate, chosen) + _ALIKE * (same_head or of_name)


def _abbreviates(units: Sequence[Unit], short: Candidate, full: Candidate) -> bool:
    """Whether a candidate is the initials of another: "NSB" and "National Savings Bank", with or without "of"."""
    (at, _), (first, last) = short.places[0], full.places[0]
    if len(short.key) > 1 or not units[at].abbreviation:
        return False
    words = units[first : last + 1]
    return units[at].low in ("".join(word.low[0] for word in words), "".join(w.low[0] for w in words if not w.stop))


def _always_overlap(one: Candidate, other: Candidate) -> bool:
    """Whether one is part of the other wherever either stands."""
    return len(one.places) == len(other.places) and all(
        (a <= c and d <= b) or (c <= a and b <= d) for (a, b), (c, d) in zip(one.places, other.places, strict=True)
    )


def _is_mostly_inside(candidate: Candidate, longer: Candidate) -> bool:
    """Whether most places of a candidate lie inside those of a longer one."""
    if len(longer.key) <= len(candidate.key):
        return False
    ends = dict(longer.places)
    starts = list(ends)
    inside = 0
    for first, last in candidate.places:
        before = bisect_right(starts, first) - 1
        inside += before >= 0 and last <= ends[starts[before]]
    return 2 * inside > len(candidate.places)


def _written(text: str, places: list[tuple[int, int]], candidate: Candidate) -> str:
    """The commonest written form, of equals the first; of a name the fullest."""
    forms = Counter(" ".join(text[a:b].replace("\u00ad", "").split()) for a, b in places)
    full = len(candidate.key) if candidate.alone else 0
    return max(forms, key=lambda form: (min(full, len(form.split())), forms[form], form[1:] == form[1:].lower()))
