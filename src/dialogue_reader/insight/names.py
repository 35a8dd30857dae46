"""People, each named once: the full name, with the places where a part of it stands for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from dialogue_reader.insight.units import Unit
from dialogue_reader.language.folding import differ_in_accents_alone, folded
from dialogue_reader.language.names.first_names import is_short_for
from dialogue_reader.language.names.generic import means
from dialogue_reader.language.names.places import place_of
from dialogue_reader.language.terms import term_words

_HEADINGS = 2  # times that a last name may stand before the full name: in a title, a subtitle
_TWO_SURNAMES = 2  # words after the first name
_NAMESAKES = 20  # names that end alike and are told apart; of more, the most frequent

Key = tuple[str, ...]


class Candidate(NamedTuple):
    """A name or term with all of its variants.

    `key` is that of the fullest form, `alone` are parts of a name that stand for it, `places` first and last units.
    """

    key: Key
    variants: tuple[Key, ...]
    alone: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def words_of(units: Sequence[Unit], candidate: Candidate) -> Sequence[Unit]:
    """The words of a candidate, from a place where a capital says something if there is one."""
    first, last = next((place for place in candidate.places if not units[place[0]].headline), candidate.places[0])
    return units[first : last + 1]


def with_names(units: Sequence[Unit], candidates: list[Candidate], language: str) -> list[Candidate]:
    """Each person once: the full name, with the places where a part of it stands alone."""
    full: defaultdict[str, list[Candidate]] = defaultdict(list)
    names_in_full = [c for c in candidates if len(c.key) > 1 and is_full_name(units, c, language)]
    begun = {name.key[:-1]: name for name in names_in_full if _may_have_two_surnames(units, name)}
    for name in names_in_full:
        if name.key not in begun or len(begun[name.key].places) < len(name.places):
            full[name.key[-1]].append(name)
    by_key = {candidate.key: candidate for candidate in candidates}
    spellings: defaultdict[str, list[Key]] = defaultdict(list)
    for key in by_key:
        if len(key) == 1:
            spellings[folded(key[0])].append(key)
    for last, alike in full.items():
        names = nlargest(_NAMESAKES, alike, key=lambda name: len(name.places))
        people, lone = _people(units, names), by_key.get((last,))
        for name in people:
            shorter = [other for other in names if other is not name and _is_shorter(units, other, name)]
            by_word = _parts(units, name, by_key, spellings)
            parts, surname = list(by_word.values()), _surname(units, name, by_word)
            whole = _joined(units, name, shorter, ())
            others = [other for other in people if other is not name]
            if surname is None or not _is_meant(units, whole, others, surname, parts):
                parts = [part for part in parts if part.key[0] == name.key[0] and len(people) > 1]
            for other in (*shorter, *parts):
                by_key.pop(other.key, None)
            by_key[name.key] = _joined(units, name, shorter, parts)
        named = sum(len(name.places) for name in people)
        if len(people) > 1 and lone and by_key.get((last,)) is lone and _times_alone(units, lone) <= named:
            by_key.pop(lone.key)
    return [c for c in by_key.values() if c.alone or not _is_piece(units, c)]


def _parts(
    units: Sequence[Unit], name: Candidate, by_key: Mapping[Key, Candidate], spellings: Mapping[str, list[Key]]
) -> dict[str, Candidate]:
    """The words of a full name that stand alone as well, and may mean the same person there.

    One in the middle has to follow a title somewhere: beside "Lee Harvey Oswald" a "Harvey" may be a storm.
    """
    parts: dict[str, Candidate] = {}
    for word in name.key:
        same = (key for key in spellings.get(folded(word), ()) if differ_in_accents_alone(key[0], word))
        part = by_key.get(min(same, key=lambda key: key[0] != word, default=()))
        is_outer = word in (name.key[0], name.key[-1])
        if part and _is_name(units, part) and (is_outer or _may_be_surname(units, name, part)):
            parts[word] = part
    return parts


def _surname(units: Sequence[Unit], name: Candidate, parts: Mapping[str, Candidate]) -> Candidate | None:
    """The word by which somebody goes: the last one, or, if it stands alone more often, the first of two surnames."""
    surnames = [parts[word] for word in reversed(name.key[1:]) if word in parts]
    return max(surnames, key=lambda part: _times_alone(units, part), default=None)


def _may_be_surname(units: Sequence[Unit], name: Candidate, middle: Candidate) -> bool:
    """Whether the middle word of a name is the first of two surnames: the name has three, and it follows a title."""
    return _may_have_two_surnames(units, name) and any(
        units[at - 1].title and units[at - 1].chunk == units[at].chunk and stands_alone(units, at, at)
        for at, _ in middle.places
        if at > 0
    )


def _may_have_two_surnames(units: Sequence[Unit], name: Candidate) -> bool:
    """Whether it is three words, as in "Enrique Peña Nieto"."""
    first, last = name.places[0]
    return last - first == _TWO_SURNAMES and all(unit.size == 1 and not unit.stop for unit in units[first : last + 1])


def _joined(
    units: Sequence[Unit], name: Candidate, shorter: Sequence[Candidate], parts: Sequence[Candidate]
) -> Candidate:
    """A full name with its shorter forms and the parts that stand for it."""
    places = {place for same in (name, *shorter) for place in same.places}
    places |= {place for part in parts for place in part.places if stands_alone(units, *place)}
    variants = tuple(key for same in (name, *shorter) for key in (same.key, *same.variants) if key != name.key)
    return Candidate(name.key, variants, tuple(part.key[0] for part in parts), tuple(outermost(places)))


def _is_piece(units: Sequence[Unit], candidate: Candidate) -> bool:
    """Whether a name is mostly part of a longer one."""
    telling = sum(not units[a].headline for a, _ in candidate.places)
    return _is_name(units, candidate) and 2 * _times_alone(units, candidate) < telling


def _times_alone(units: Sequence[Unit], candidate: Candidate) -> int:
    return sum(stands_alone(units, a, b) for a, b in candidate.places if not units[a].headline)


def is_full_name(units: Sequence[Unit], candidate: Candidate, language: str) -> bool:
    """Whether it may be someone's full name: no ends with a meaning, no country or city, no "of", no abbreviation."""
    first, last = candidate.places[0]
    return (
        _is_name(units, candidate)
        and not (units[first].abbreviation and not units[last].abbreviation)
        and not any(means(folded(units[at].low), language) or place_of(units[at].low, language) for at in (first, last))
        and all(unit.low not in term_words(language).no_names for unit in units[first:last])
    )


def _people(units: Sequence[Unit], names: Sequence[Candidate]) -> list[Candidate]:
    """Of names that end alike the longest of each person.

    A long one seldom used is not counted where units are syllables: it begins with something else.
    """
    most = max(len(name.places) for name in names)
    usual = [name for name in names if units[name.places[0][0]].size == 1 or 2 * len(name.places) >= most]
    return [name for name in usual if not any(other is not name and _is_shorter(units, name, other) for other in usual)]


def _is_shorter(units: Sequence[Unit], short: Candidate, name: Candidate) -> bool:
    """Whether one name is another without some of its words, or with a short first name: "Liz" for "Elizabeth"."""
    first, full_first = (units[candidate.places[0][0]].low for candidate in (short, name))
    return (len(name.key) > len(short.key) and _ends_with(name.key, short.key)) or (
        is_short_for(first, full_first) and _ends_with(name.key, (name.key[0], *short.key[1:]))
    )


def _ends_with(key: Key, tail: Key) -> bool:
    """Whether a name is the same as a longer one, with or without its first words, its middle names and initials."""
    key, tail = (tuple(word for word in name if len(word) > 1) for name in (key, tail))
    return key[-len(tail) :] == tail or (len(tail) == 2 and (key[0], key[-1]) == tail)


def _is_meant(
    units: Sequence[Unit], name: Candidate, others: Sequence[Candidate], lone: Candidate, parts: Sequence[Candidate]
) -> bool:
    """Whether the last word alone means the one with this full name.

    That is given before, but for headings; nobody of the same last name is named half as often; a particle is never
    left out; and no other part of the name is used alone more often.
    """
    rivals = [other for other in others if 2 * len(other.places) > len(name.places)]
    before = [a for a, _ in lone.places if a < name.places[0][0] and stands_alone(units, a, a)]
    return (
        not rivals
        and _keeps_its_particle(units, name, lone)
        and len(before) <= max(_HEADINGS, len(lone.places) // 2)
        and all(_times_alone(units, part) <= _times_alone(units, lone) for part in parts)
    )


def _keeps_its_particle(units: Sequence[Unit], name: Candidate, lone: Candidate) -> bool:
    """Whether the function word before a last name always is: "de Gaulle", not "Toyota" of an "Avensis de Toyota"."""
    particle = units[name.places[0][1] - 1]
    return not particle.stop or particle.initial or all(units[a - 1].low == particle.low for a, _ in lone.places)


def _is_name(units: Sequence[Unit], candidate: Candidate) -> bool:
    """Whether every word of it has a capital wherever that says something, and it does somewhere."""
    telling = [
        units[a : b + 1]
        for a, b in candidate.places
        if not units[a].headline and not (units[a].opens and (a == b or units[a].size < 1))
    ]
    return bool(telling) and all(unit.capital or unit.stop for words in telling for unit in words)


def stands_alone(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether the name from `first` to `last` is no part of a longer one."""
    if units[first].headline:
        return units[first].upper
    return units[first].upper and not any(
        0 <= beside < len(units) and units[beside].chunk == units[first].chunk and _is_of_name(units[beside])
        for beside in (first - 1, last + 1)
    )


def _is_of_name(unit: Unit) -> bool:
    return unit.initial or (unit.capital and not unit.stop and not unit.opens)


def outermost(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places that lie in no other."""
    reached = -1
    for first, last in sorted(places, key=lambda place: (place[0], -place[1])):
        if last > reached:
            yield first, last
            reached = last
