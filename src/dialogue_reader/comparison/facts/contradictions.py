"""Numbers and dates that linked sentences state differently.

A number that has no equal across the gutter contradicts nothing by itself: accounts leave things out, and translators
round, convert and write numbers as words. It is reported only against a number of the same kind on the other side that
has no equal either.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dialogue_reader.comparison.facts.model import Fact
from dialogue_reader.language.calendar import Moment, agree
from dialogue_reader.language.numbers import Number, rounds_to, same_value

_ALIKE = 3.0  # numbers without a common unit are held against each other up to this ratio
_GREAT = 1e6
_CROWDED = 60  # numbers in linked sentences; more are a table, where a single one has no counterpart to find
_FIRM = 2.0  # a number in words below it is hardly ever one
_ALIKE_UNIT = 100.0  # and with one

Pairing = tuple[Fact, Fact]


class Sides(NamedTuple):
    """Facts of linked sentences: on the left and on the right, in the sentences themselves and in all around them."""

    left: Sequence[Fact]
    right: Sequence[Fact]
    around_left: Sequence[Fact]
    around_right: Sequence[Fact]


def differing_numbers(sides: Sides) -> list[Pairing]:
    """Pairs of numbers (left, right) that differ.

    Of each pair one has no equal anywhere around, the other none in the linked sentences.
    """
    left = [(f, _has_equal(f, sides.around_right)) for f in _numbers(sides.left) if not _has_equal(f, sides.right)]
    right = [(f, _has_equal(f, sides.around_left)) for f in _numbers(sides.right) if not _has_equal(f, sides.left)]
    scored = [
        (likeness, a, b)
        for a, a_known in left
        for b, b_known in right
        if not (a_known and b_known) and (likeness := _comparable(a.value, b.value))
    ]
    return list(_best(scored))


def differing_dates(sides: Sides) -> list[Pairing]:
    """The same for dates."""
    left = [(f, _is_met(f, sides.around_right)) for f in _dates(sides.left) if not _is_met(f, sides.right)]
    right = [(f, _is_met(f, sides.around_left)) for f in _dates(sides.right) if not _is_met(f, sides.left)]
    scored = [
        (likeness, a, b)
        for a, a_known in left
        for b, b_known in right
        if not (a_known and b_known) and (likeness := _contrary(a.value, b.value))
    ]
    return list(_best(scored))


def _numbers(facts: Iterable[Fact]) -> list[Fact]:
    found = [f for f in facts if isinstance(f.value, Number) and not f.value.ordinal]
    return found if len(found) <= _CROWDED else []


def _dates(facts: Iterable[Fact]) -> list[Fact]:
    found = [f for f in facts if isinstance(f.value, Moment)]
    return found if len(found) <= _CROWDED else []


def _has_equal(fact: Fact, others: Iterable[Fact]) -> bool:
    number = fact.value
    assert isinstance(number, Number)
    for other in others:
        if isinstance(other.value, Number):
            if same_value(number, other.value) or rounds_to(number, other.value):
                return True
        elif isinstance(other.value, Moment) and number.value in (other.value.day, other.value.month, other.value.year):
            return True
    return False


def _is_met(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether another date, or a bare number, says the same as precisely."""
    moment = fact.value
    assert isinstance(moment, Moment)
    bare = None if moment.finest == "weekday" else moment.parts[moment.finest]
    for other in others:
        value = other.value
        if isinstance(value, Moment) and agree(moment, value) and moment.finest in value.parts:
            return True
        if isinstance(value, Number) and value.written == "digits" and value.value == bare:
            return True
    return False


def _contrary(left: object, right: object) -> float:
    """How much two dates that cannot be one look like statements of one fact; 0 if they do not."""
    assert isinstance(left, Moment)
    assert isinstance(right, Moment)
    if agree(left, right) is not False or left.finest != right.finest:
        return 0.0
    shared = left.parts.keys() & right.parts.keys()
    return 1.0 + sum(left.parts[name] == right.parts[name] for name in shared)


def _comparable(left: object, right: object) -> float:
    """How much two numbers without an equal look like statements of one fact; 0 if they do not."""
    assert isinstance(left, Number)
    assert isinstance(right, Number)
    if not (_is_firm(left) and _is_firm(right)):
        return 0.0
    units = {"hour" if number.unit == "clock" else number.unit for number in (left, right)}
    in_words = "digits" not in (left.written, right.written)
    told = any(_is_told(n.unit) for n in (left, right)) and not (_is_telling(left) and _is_telling(right))
    if len(units) > 1 and (in_words or told or None not in units):
        return 0.0
    same_unit = len(units) == 1 and None not in units
    ratio = min(max(a, b) / min(a, b) for a in _readings(left) for b in _readings(right))
    if ratio > (_ALIKE_UNIT if same_unit else _ALIKE):
        return 0.0
    return (2.0 if same_unit else 1.0) + 1 / ratio


def _is_told(unit: str | None) -> bool:
    """Whether a measure is one that is always written beside its number: shares, money and times of day."""
    return unit is not None and (unit in ("percent", "dollar", "clock") or unit.isupper())


def _is_telling(number: Number) -> bool:
    """Whether a number is so particular that its measure may go without saying."""
    return number.unit != "clock" and (number.value % 1 > 0 or number.value >= _GREAT)


def _readings(number: Number) -> tuple[float, ...]:
    return (number.value,) if number.unit == "clock" else number.values


def _is_firm(number: Number) -> bool:
    """Whether a number counts or measures for certain: "un" may be an article, "năm" a year, "deux" an idiom."""
    if number.written == "digits":
        return number.value > 0
    return number.written == "words" and number.value >= _FIRM and not number.doubtful


def _best(scored: list[tuple[float, Fact, Fact]]) -> Iterator[Pairing]:
    """Each fact at most once, the likeliest pairs first."""
    used: set[int] = set()
    for _, a, b in sorted(scored, key=lambda item: (-item[0], item[1].start, item[2].start)):
        if not used & {id(a), id(b)}:
            used |= {id(a), id(b)}
            yield a, b
