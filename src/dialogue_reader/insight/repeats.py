"""What one keyword repeats of another: the same thing under two names, a part of a name, or a kind of the same.

A list for people needs one word for each thing; the choice of keywords leaves out what names one again, and holds down
what repeats words.
"""

from bisect import bisect_right
from collections.abc import Sequence

from dialogue_reader.insight.names import Candidate, is_full_name, words_of
from dialogue_reader.insight.units import Unit
from dialogue_reader.language.folding import folded
from dialogue_reader.language.names.demonyms import people_of
from dialogue_reader.language.names.parties import party_of
from dialogue_reader.language.names.places import place_of
from dialogue_reader.language.terms import TermWords, term_words

_OF_KIND = 0.25  # of the places of a word, from which a longer phrase tells of which kind it is
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
    words, others = words_of(units, one), words_of(units, other)
    return (
        _abbreviates(words, others)
        or _abbreviates(others, words)
        or _says_more(words, others)
        or (_is_of_person(words, others) and (words[0].key == others[-1].key or is_full_name(units, other, language)))
        or (bool(name := _name(words, language)) and name == _name(others, language))
    )


def _name(words: Sequence[Unit], language: str) -> frozenset[str]:
    """What names something in a phrase: a country, or its words without the one for what kind of thing it is.

    "The Treasury" and "Treasury Department" have one, as "America" and "the United States" have, or "the GOP" and "the
    Republican Party"; the "Republican National Committee" is something else.
    """
    content = [word for word in words if not word.stop]
    if not any(word.capital for word in content):
        return frozenset()
    written = " ".join(word.low for word in words)
    country = place_of(written, language) or (people_of(folded(written)) if len(words) == 1 else None)
    if country:
        return frozenset((country,))
    kinds = term_words(language).noun_makers
    telling = [w for w in content if party_of(w.low, language) or not (w.faint or w.low in kinds)]
    named = telling if sum(word.size for word in content) <= sum(word.size for word in telling) + 1 else content
    return frozenset(party_of(word.low, language) or folded(word.key) for word in named)


def _is_of_person(words: Sequence[Unit], name: Sequence[Unit]) -> bool:
    """Whether one word may be a first or last name: "Blumenthal" beside "Richard Blumenthal", whoever has it too."""
    word = words[0]
    is_name = len(words) == 1 and word.upper and word.size == 1
    return is_name and len(name) > 1 and folded(word.key) in (folded(part.key) for part in (name[0], name[-1]))


def _says_more(words: Sequence[Unit], name: Sequence[Unit]) -> bool:
    """Whether a phrase is a name and what is said with it: "maire de New York" beside "New York", "Obama trấn an".

    Or a name of several words and whose it is, or its number: "Defence Attaché of the Embassy", "Parallels Desktop 15".
    """
    if not all(word.capital or word.stop for word in name):
        return False
    if words[-1].key == name[-1].key and words[-1].capital and len(words) > 1:
        return words[0].title or not words[0].capital
    behind = words[len(name) :]
    if not behind or [word.key for word in words[: len(name)]] != [word.key for word in name]:
        return False
    is_whose = len(name) > 1 and (behind[0].stop or behind[0].low[0].isdigit())
    return is_whose or all(word.size < 1 and not word.upper for word in behind)


def _abbreviates(short: Sequence[Unit], full: Sequence[Unit]) -> bool:
    """Whether a word is the initials of others: "NSB" and "National Savings Bank", with or without "of", or "RN"."""
    word = short[0]
    if len(short) > 1 or len(full) == 1 or not word.capitals:
        return False
    return word.low in ("".join(unit.low[0] for unit in full), "".join(unit.low[0] for unit in full if not unit.stop))


def always_overlap(one: Candidate, other: Candidate) -> bool:
    """Whether one is part of the other wherever either stands."""
    return len(one.places) == len(other.places) and all(
        (a <= c and d <= b) or (c <= a and b <= d) for (a, b), (c, d) in zip(one.places, other.places, strict=True)
    )


def is_mostly_inside(candidate: Candidate, longer: Candidate) -> bool:
    """Whether most places of a candidate lie inside those of a longer one."""
    return 2 * _times_inside(candidate, longer) > len(candidate.places)


def is_kind(units: Sequence[Unit], kind: Candidate, candidate: Candidate, known: TermWords) -> bool:
    """Whether a phrase tells, more than once, which kind of what a word means it is: "gay marriage" for "marriage".

    Only where what tells the kind stands before: what stands behind a word may be a verb.
    """
    words = words_of(units, candidate)
    return (
        known.adjectives_first
        and len(words) == 1
        and not words[0].upper
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
