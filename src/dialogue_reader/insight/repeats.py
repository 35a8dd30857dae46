"""What one keyword repeats of another: the same thing under two names, a part of a name, or a kind of the same.

A list for people needs one word for each thing; the choice of keywords leaves out what names one again, and holds down
what repeats words.
"""

from bisect import bisect_right
from collections.abc import Sequence

from dialogue_reader.insight.names import Candidate, is_full_name
from dialogue_reader.insight.units import Unit
from dialogue_reader.language.folding import folded
from dialogue_reader.language.names.demonyms import people_of
from dialogue_reader.language.names.parties import party_of
from dialogue_reader.language.names.places import place_of
from dialogue_reader.language.terms import TermWords, term_words

_OF_KIND = 0.25  # of the places of a word, from which a longer phrase tells of which kind it is
_PAIR = 2  # letters
SAME = 9.0  # log-odds that leave a candidate out
_REPEATING = 1.0  # what a keyword loses for sharing all its words with one already chosen
_ALIKE = 0.7  # and for being part of a name, or of a kind, that is chosen


def repetition(units: Sequence[Unit], candidate: Candidate, chosen: Candidate, language: str) -> float:
    """What a candidate loses, in log-odds, beside one already chosen in a list for people.

    More than by the words alone, if it is a part of that name, says more of that place, or is a kind of the same ("gay
    couples" beside "same-sex couples"); SAME if both are one thing, or it mostly stands inside the chosen one.
    """
    known = term_words(language)
    (first, last), (at, _) = candidate.places[0], chosen.places[0]
    if (units[first].size == 1 and is_mostly_inside(candidate, chosen)) or _is_same(units, candidate, chosen, language):
        return SAME
    if is_kind(units, chosen, candidate, known):
        return SAME
    starts_alike = candidate.key[: len(chosen.key)] == chosen.key
    same_head = candidate.key[-1] == chosen.key[-1] if known.adjectives_first else starts_alike
    is_kind_of_it = same_head and not units[last].capital
    of_name = units[last].upper and len(candidate.key) == 1 and candidate.key[0] in chosen.key
    of_place = len(chosen.key) == 1 and chosen.key[0] in candidate.key and place_of(units[at].low, language)
    return shared_words(candidate, chosen) + _ALIKE * bool(is_kind_of_it or of_name or of_place)


def shared_words(candidate: Candidate, chosen: Candidate) -> float:
    """What a candidate loses for the words that it shares with one already chosen."""
    own, others = set(candidate.key), set(chosen.key)
    return _REPEATING * len(own & others) / min(len(own), len(others))


def _is_same(units: Sequence[Unit], one: Candidate, other: Candidate, language: str) -> bool:
    """Whether both name one thing: one country, one party, one person, or one thing with or without what it is."""
    return (
        _abbreviates(units, one, other)
        or _abbreviates(units, other, one)
        or _is_of_person(units, one, other, language)
        or _says_more(units, one, other)
        or (bool(name := _name(units, one, language)) and name == _name(units, other, language))
    )


def _name(units: Sequence[Unit], candidate: Candidate, language: str) -> frozenset[str]:
    """What names something in a candidate: a country, or its words without those for what kind of thing it is.

    "The Treasury" and "Treasury Department" have one, as "America" and "the United States" have, or "the GOP" and "the
    Republican Party".
    """
    known = term_words(language)
    first, last = candidate.places[0]
    words = [unit for unit in units[first : last + 1] if not unit.stop]
    if not any(word.capital for word in words):
        return frozenset()
    written = " ".join(unit.low for unit in units[first : last + 1])
    country = place_of(written, language) or (people_of(folded(written)) if first == last else None)
    if country:
        return frozenset((country,))
    telling = (word for word in words if not (word.faint or word.low in known.noun_makers))
    return frozenset(party_of(folded(word.key)) for word in telling)


def _is_of_person(units: Sequence[Unit], candidate: Candidate, chosen: Candidate, language: str) -> bool:
    """Whether a word is part of somebody's full name: "Blumenthal" beside "Richard Blumenthal", whoever has it too."""
    first, last = candidate.places[0]
    return (
        first == last
        and units[first].upper
        and units[first].size == 1
        and len(chosen.key) > 1
        and folded(candidate.key[0]) in map(folded, chosen.key)
        and (candidate.key[0] == chosen.key[-1] or is_full_name(units, chosen, language))
    )


def _says_more(units: Sequence[Unit], candidate: Candidate, chosen: Candidate) -> bool:
    """Whether a phrase is a name and what else is said with it: "Obama trấn an", "ca sỹ Aslan" beside "Erdem Aslan"."""
    words, name = (units[c.places[0][0] : c.places[0][1] + 1] for c in (candidate, chosen))
    if not all(word.capital or word.stop for word in name):
        return False
    behind = words[len(name) :] if candidate.key[: len(name)] == chosen.key else ()
    is_person = candidate.key[-1] == chosen.key[-1] and words[-1].capital and len(words) > 1
    return (bool(behind) and not any(word.upper for word in behind)) or (
        is_person and (words[0].title or not words[0].capital)
    )


def _abbreviates(units: Sequence[Unit], short: Candidate, full: Candidate) -> bool:
    """Whether a candidate is the initials of another: "NSB" and "National Savings Bank", with or without "of"."""
    (at, _), (first, last) = short.places[0], full.places[0]
    is_pair = units[at].capital and len(units[at].low) == _PAIR  # "RN"
    if len(short.key) > 1 or first == last or not (units[at].abbreviation or is_pair):
        return False
    words = units[first : last + 1]
    return units[at].low in ("".join(word.low[0] for word in words), "".join(w.low[0] for w in words if not w.stop))


def always_overlap(one: Candidate, other: Candidate) -> bool:
    """Whether one is part of the other wherever either stands."""
    return len(one.places) == len(other.places) and all(
        (a <= c and d <= b) or (c <= a and b <= d) for (a, b), (c, d) in zip(one.places, other.places, strict=True)
    )


def is_mostly_inside(candidate: Candidate, longer: Candidate) -> bool:
    """Whether most places of a candidate lie inside those of a longer one."""
    return 2 * _times_inside(candidate, longer) > len(candidate.places)


def is_kind(units: Sequence[Unit], kind: Candidate, candidate: Candidate, known: TermWords) -> bool:
    """Whether a phrase that recurs often tells which kind of a word is meant: "gay marriage" beside "marriage".

    Only where what tells the kind stands before: what stands behind a word may be a verb.
    """
    first, last = candidate.places[0]
    return (
        known.adjectives_first
        and first == last
        and not units[first].upper
        and kind.key[-1] == candidate.key[0]
        and len(kind.places) > 1
        and _times_inside(candidate, kind) >= _OF_KIND * len(candidate.places)
    )


def _times_inside(candidate: Candidate, longer: Candidate) -> int:
    """How many places of a candidate lie inside those of a longer one."""
    if len(longer.key) <= len(candidate.key):
        return 0
    ends = dict(longer.places)
    starts = list(ends)
    inside = 0
    for first, last in candidate.places:
        before = bisect_right(starts, first) - 1
        inside += before >= 0 and last <= ends[starts[before]]
    return inside
