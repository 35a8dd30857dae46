"""How much each candidate tells of what an article is about.

A small linear model ranks the candidates. Its features are those of KEA (Witten et al. 1999: frequency, first
position), YAKE (Campos et al. 2020: case, position) and accessor variety (Feng et al. 2004: what always stands inside a
longer phrase is a piece of it), whether the words before are ones that go before nouns or before verbs, and what
speaks against a name or a phrase that is said once or twice.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dialogue_reader.documents.model import Article
from dialogue_reader.insight.names import Candidate
from dialogue_reader.insight.standing import quoted_spans
from dialogue_reader.insight.units import Unit, is_open
from dialogue_reader.language.terms import TermWords, term_words

RECURRING = 3  # times from which nothing is told in passing

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
}
# What is added by the reading of 50 English reports, and of 100 texts of other kinds in three languages: full names
# tell more than the French readers chose, and what is said once or twice less, if it is a common word, a place or a
# platform where something happens, or a phrase that is quoted, begins with a form of a verb, or ends in a vague word.
_BY_READING = {
    "name of words": 0.9,
    "speaker": -1.5,
    "in passing": -1.5,
    "rare word": -1.0,
    "rare phrase": -0.2,
    "quoted phrase": -0.7,
    "verbal phrase": -1.0,
    "vague phrase": -1.0,
}
_ADJECTIVES_FIRST = {"lone word": -0.5}
# What is added where units are syllables, which that regression has not seen: what stands beside a sequence says less
# there, how often and how early it comes more, and a lone syllable is hardly ever a term. Set by the share of the
# keywords of 50 Vietnamese news items that stand in the title or the editor's abstract, and by eye.
_OF_SYLLABLES = {"frequency": 1.5, "lateness": -0.9, "varied": -2.0, "title again": 2.0, "lone syllable": -2.0}


_FAR = 5_000  # units from the top after which a first mention is just late
_WHENCE = frozenset({"of"})
_APPOSITION = 3  # words behind a name among which an apposition tells what somebody is
_PAIR = 2
_MOSTLY = 0.5
_UNSURE_CAPITAL = 0.3  # weight of a capital seen only where every word has one
_USUAL_LETTERS = 7.0  # letters in a content word; assumed where units are syllables
_MANY_LETTERS = 12  # more letters add nothing
_UNKNOWN_VARIETY = 0.5  # of what occurs once


class Sample(NamedTuple):
    """The words of an article that are weighed, and where its title ends and what it quotes, in code points."""

    units: Sequence[Unit]
    known: TermWords
    is_syllabic: bool
    title_end: int
    quotations: Sequence[tuple[int, int]]


def sample_of(article: Article, units: Sequence[Unit], *, is_whole: bool) -> Sample:
    """The `units` of an article to be weighed; what it quotes matters only where they are all of it."""
    return Sample(
        units,
        term_words(article.language),
        2 * sum(unit.size < 1 for unit in units) > len(units),
        next((p.end for p in article.passages if p.kind == "title"), 0),
        [span for passage in (article.passages if is_whole else ()) for span in quoted_spans(article, passage)],
    )


def weight_of(sample: Sample, candidate: Candidate) -> float:
    """How much a candidate tells, in log-odds."""
    features = _features(sample, candidate)
    weights = [_WEIGHTS, _BY_READING]
    weights += [_OF_SYLLABLES] * sample.is_syllabic + [_ADJECTIVES_FIRST] * sample.known.adjectives_first
    return _BIAS + sum(weight * features[name] for each in weights for name, weight in each.items())


def _features(sample: Sample, candidate: Candidate) -> dict[str, float]:
    """What the model looks at in one candidate; shares and flags in 0..1, logarithms of counts."""
    units, places = sample.units, candidate.places
    count = len(places)
    first, last = places[0]
    longest = max(places, key=lambda place: place[1] - place[0])
    content = [u for u in units[longest[0] : longest[1] + 1] if not u.stop]
    opened = [is_open(units, a, -1) and is_open(units, b, 1) for a, b in places]
    named = [_capitals(units[a : b + 1]) for a, b in places if not units[a].opens]
    capitals = sum(named) / len(named) if named else _UNSURE_CAPITAL * all(u.capital for u in content)
    parts = any(u.size < 1 for u in content)
    letters = _USUAL_LETTERS if parts else sum(len(u.low) for u in content) / len(content)
    varied = min(_variety(units, (a for a, _ in places), -1), _variety(units, (b for _, b in places), 1))
    is_word, is_name, is_rare = len(content) == 1, capitals > _MOSTLY, count < RECURRING
    is_rare_phrase = is_rare and not is_word and not is_name
    return {
        "frequency": math.log(count),
        "lateness": math.log(1 + min(_first_telling(units, candidate), _FAR)),
        "letters": min(letters, _MANY_LETTERS),
        "open": sum(opened) / count,
        "name": capitals,
        "varied": varied if count > 1 else _UNKNOWN_VARIETY,
        "noun": sum(units[a].cue > 0 for a, _ in places) / count,
        "verb": sum(units[a].cue < 0 for a, _ in places) / count,
        "title again": float(units[first].start < sample.title_end <= units[places[-1][0]].start),
        "in passing": float(is_rare and _is_in_passing(sample, candidate)),
        "name of words": float(is_name and not is_word),
        "lone word": float(is_word and not is_name),
        "rare word": float(is_word and not is_name and is_rare),
        "rare phrase": float(is_rare_phrase and count == 1),
        "quoted phrase": float(is_rare_phrase and all(_is_quoted(sample, a) for a, _ in places)),
        "verbal phrase": float(is_rare_phrase and _begins_with_verb(content[0], sample.known)),
        "vague phrase": float(is_rare_phrase and _is_vague_pair(units[first : last + 1], sample.known)),
        "speaker": float(_speaks(units, candidate, sample.known.speakers)),
        "lone syllable": float(sum(u.size for u in content) < 1),
    }


def _is_in_passing(sample: Sample, candidate: Candidate) -> bool:
    """Whether a name only tells where or through what something happens, and does not stand in the title."""
    units, known, (first, last) = sample.units, sample.known, candidate.places[0]
    if units[first].start < sample.title_end:
        return False
    kind = units[last] if known.adjectives_first else units[first]
    is_venue = units[last].capital and kind.low in known.venues
    if is_venue or (first == last and units[first].capital and units[first].low in known.platforms):
        return True
    return all(units[a].capital and _follows_locative(units, a, known.locatives) for a, _ in candidate.places)


def _follows_locative(units: Sequence[Unit], at: int, locatives: frozenset[str]) -> bool:
    """Whether the word before tells where, or whence somebody is: "Luis Gutiérrez of Illinois"."""
    before = units[at - 1].low if at > 0 else ""
    return before in locatives or (before in _WHENCE and at > 1 and units[at - 2].capital)


def _is_quoted(sample: Sample, at: int) -> bool:
    """Whether a unit stands in quotation marks."""
    start = sample.units[at].start
    before = bisect_right(sample.quotations, (start, start)) - 1
    return before >= 0 and start < sample.quotations[before][1]


def _begins_with_verb(word: Unit, known: TermWords) -> bool:
    """Whether the first word of a phrase looks like a verb or an adverb: "drawing attention", "openly lesbian"."""
    return not word.vague and word.low.endswith((*known.gerunds, *known.adverbs))


def _is_vague_pair(words: Sequence[Unit], known: TermWords) -> bool:
    """Whether two words are a vague one with an adjective: "devastating effects", "phase ascendante"."""
    if len(words) != _PAIR or words[0].size < 1:
        return False
    if known.adjectives_first:
        is_adjective = words[0].low.endswith((*known.adjectives, *known.no_heads, *known.gerunds))
        return words[1].vague and (is_adjective or "-" in words[0].low)
    return words[0].vague


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
