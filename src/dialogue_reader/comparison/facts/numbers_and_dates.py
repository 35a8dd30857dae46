"""Numbers and dates that linked sentences state differently.

A number without an equal on the other side is not a discrepancy by itself: accounts leave things out, and translators
round, convert and write numbers as words. It is reported only against a number of the same kind on the other side that
has no equal either.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from dialogue_reader.comparison.facts.fact import Fact
from dialogue_reader.documents.model import Sides
from dialogue_reader.language.dates.calendar import Moment, agree
from dialogue_reader.language.numbers import Number, rough_forms, rounds_to, same_value

_LARGEST_RATIO = 3.0  # of two numbers without a common unit that are compared
_LARGEST_RATIO_IN_UNIT = 100.0  # the same if their units agree
_LARGEST_RATIO_OF_ONE = 2.0  # of two that reports give for one thing
_GREAT = 1e6
_CROWDED = 60  # numbers in linked sentences; more are a table, where the counterpart of a single one cannot be told
_SMALLEST_IN_WORDS = 2.0  # a smaller number word is probably an article

_HOURS = 24  # on a clock

_Key = tuple[str, str]
FactsOfBoth = tuple[Fact, Fact]


class LinkedFacts(NamedTuple):
    """The facts of linked sentences, and those of these sentences and the ones around them, on both sides."""

    linked: Sides[Sequence[Fact]]
    around: Sides[Sequence[Fact]]


def number_discrepancies(facts: LinkedFacts) -> list[FactsOfBoth]:
    """Pairs of numbers (left, right) that differ.

    Of each pair one has no equal anywhere around, the other none in the linked sentences.
    """
    return list(likeliest(_unmatched(facts, _numbers, has_equal), _number_likeness))


def measure_the_same(left: Fact, right: Fact) -> bool:
    """Whether two numbers have one measure and are of like size, so that they may be one."""
    a, b = left.value, right.value
    if not (isinstance(a, Number) and isinstance(b, Number)):
        return False
    return a.unit is not None and a.unit == b.unit and ratio_of(a, b) <= _LARGEST_RATIO_OF_ONE


def date_discrepancies(facts: LinkedFacts) -> list[FactsOfBoth]:
    """The same for dates."""
    return list(likeliest(_unmatched(facts, _dates, is_confirmed), date_likeness))


def _unmatched(
    facts: LinkedFacts,
    select: Callable[[Iterable[Fact]], list[Fact]],
    has_equal: Callable[[Fact, Iterable[Fact]], bool],
) -> Iterator[FactsOfBoth]:
    """Pairs of facts without an equal in the linked sentences, one of them without any around."""
    (left, right), (around_left, around_right) = facts.linked, facts.around
    unmatched_left = [(fact, has_equal(fact, around_right)) for fact in select(left) if not has_equal(fact, right)]
    unmatched_right = [(fact, has_equal(fact, around_left)) for fact in select(right) if not has_equal(fact, left)]
    for a, a_is_near in unmatched_left:
        for b, b_is_near in unmatched_right:
            if not (a_is_near and b_is_near):
                yield a, b


def _numbers(facts: Iterable[Fact]) -> list[Fact]:
    numbers = [f for f in facts if isinstance(f.value, Number) and not f.value.ordinal]
    return numbers if len(numbers) <= _CROWDED else []


def _dates(facts: Iterable[Fact]) -> list[Fact]:
    dates = [f for f in facts if isinstance(f.value, Moment)]
    return dates if len(dates) <= _CROWDED else []


def has_equal(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether a number stands among other facts, rounded or as part of a date as well; an age, as a year of birth."""
    number = fact.value
    assert isinstance(number, Number)
    for other in others:
        if _are_age_and_birth(fact, other):
            return True
        if isinstance(other.value, Number):
            if same_value(number, other.value) or rounds_to(number, other.value):
                return True
        elif isinstance(other.value, Moment) and number.value in (other.value.day, other.value.month, other.value.year):
            return True
    return False


def _are_age_and_birth(left: Fact, right: Fact) -> bool:
    """Whether one fact is an age, the other a date of birth that gives it."""
    if left.born is None or right.born is None or left.kind == right.kind:
        return False
    return left.born[0] <= right.born[1] and right.born[0] <= left.born[1]


def is_confirmed(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether another date, or a bare number, says the same and as precisely; of a birth, an age too."""
    moment = fact.value
    assert isinstance(moment, Moment)
    bare = None if moment.finest == "weekday" else moment.parts[moment.finest]
    for other in others:
        value = other.value
        if _are_age_and_birth(fact, other):
            return True
        if isinstance(value, Moment) and agree(moment, value) and moment.finest in value.parts:
            return True
        if isinstance(value, Number) and value.written == "digits" and value.value == bare:
            return True
    return False


class StatedValues:
    """The numbers and dates that a text states, each once, by what could equal them.

    A book has thousands, and each asks for an equal: that costs what is alike, not all that the other book states.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._alike: dict[_Key, list[Fact]] = defaultdict(list)
        self._rounded: dict[_Key, list[Fact]] = defaultdict(list)
        self._born: dict[str, list[Fact]] = defaultdict(list)
        self._answers: dict[tuple[object, object], bool] = {}
        for fact in {_without_place(fact): fact for fact in facts if fact.kind != "name"}.values():
            for key in _keys(fact):
                self._alike[key].append(fact)
            for key in _rough_keys(fact):
                self._rounded[key].append(fact)
            if fact.born:
                self._born[fact.kind].append(fact)

    def satisfy(self, holds: Callable[[Fact, Iterable[Fact]], bool], fact: Fact) -> bool:
        """Whether `has_equal`, or its like, holds of a fact and all that the text states; asked once of every value."""
        question = holds, _without_place(fact)
        if question not in self._answers:
            self._answers[question] = holds(fact, self._like(fact))
        return self._answers[question]

    def _like(self, fact: Fact) -> Iterator[Fact]:
        """What may equal a fact: in one of its readings, rounded, or as an age and a year of birth."""
        for key in _keys(fact):
            yield from self._alike.get(key, ())
            yield from self._rounded.get(key, ())
        for key in _rough_keys(fact):
            yield from self._alike.get(key, ())
        if fact.born:
            yield from (other for kind, born in self._born.items() if kind != fact.kind for other in born)


def _without_place(fact: Fact) -> tuple[object, tuple[int, int] | None]:
    return fact.value._replace(start=0, end=0), fact.born


def _keys(fact: Fact) -> set[_Key]:
    """What a number or date has in common with any that is equal: a value, the time on a dial, a part of the date."""
    value = fact.value
    if isinstance(value, Moment):
        return {("weekday" if name == "weekday" else "value", f"{part:g}") for name, part in _all_parts(value)}
    if not isinstance(value, Number):
        return set()
    keys = {("value", f"{reading:.9g}") for reading in value.values}
    return keys | {("dial", f"{value.value % 12:.6g}")} if value.value <= _HOURS else keys


def _rough_keys(fact: Fact) -> set[_Key]:
    """The same of what a number may be rounded to."""
    value = fact.value
    return {("value", f"{form:.9g}") for form in rough_forms(value.value)} if isinstance(value, Number) else set()


def _all_parts(moment: Moment) -> list[tuple[str, int]]:
    named = {"year": moment.year, "month": moment.month, "day": moment.day, "weekday": moment.weekday}
    return [(name, part) for name, part in named.items() if part is not None]


def date_likeness(left: object, right: object) -> float:
    """How much two dates that contradict each other look like statements of one fact; 0 if not at all."""
    assert isinstance(left, Moment)
    assert isinstance(right, Moment)
    if agree(left, right) is not False or left.finest != right.finest:
        return 0.0
    shared = left.parts.keys() & right.parts.keys()
    return 1.0 + sum(left.parts[name] == right.parts[name] for name in shared)


def _number_likeness(left: object, right: object) -> float:
    """How much two numbers without an equal look like statements of one fact; 0 if not at all."""
    assert isinstance(left, Number)
    assert isinstance(right, Number)
    if not (is_certain(left) and is_certain(right)):
        return 0.0
    units = {"hour" if number.unit == "clock" else number.unit for number in (left, right)}
    in_words = "digits" not in (left.written, right.written)
    needs_unit = any(_is_always_written(n.unit) for n in (left, right))
    needs_unit = needs_unit and not (_is_distinctive(left) and _is_distinctive(right))
    if len(units) > 1 and (in_words or needs_unit or None not in units):
        return 0.0
    same_unit = len(units) == 1 and None not in units
    ratio = ratio_of(left, right)
    if ratio > (_LARGEST_RATIO_IN_UNIT if same_unit else _LARGEST_RATIO):
        return 0.0
    return (2.0 if same_unit else 1.0) + 1 / ratio


def _is_always_written(unit: str | None) -> bool:
    """Whether a unit is always written beside its number: percentages, money and times of day."""
    return unit is not None and (unit in ("percent", "dollar", "clock") or unit.isupper())


def _is_distinctive(number: Number) -> bool:
    """Whether a number is so particular that its unit may be left out."""
    return number.unit != "clock" and (number.value % 1 > 0 or number.value >= _GREAT)


def ratio_of(left: Number, right: Number) -> float:
    """How many times the one is the other, at least 1, as they are read most alike."""
    return min(max(a, b) / min(a, b) for a in _readings(left) for b in _readings(right))


def _readings(number: Number) -> tuple[float, ...]:
    return (number.value,) if number.unit == "clock" else number.values


def is_certain(number: Number) -> bool:
    """Whether this is certainly a number: "un" may be an article, "năm" a year, "deux" part of an idiom."""
    if number.written == "digits":
        return number.value > 0
    return number.written == "words" and number.value >= _SMALLEST_IN_WORDS and not number.doubtful


def likeliest(candidates: Iterable[FactsOfBoth], likeness: Callable[[object, object], float]) -> Iterator[FactsOfBoth]:
    """Those with any likeness, each fact at most once, the likeliest first."""
    scored = [(score, a, b) for a, b in candidates if (score := likeness(a.value, b.value))]
    used: set[int] = set()
    for _, a, b in sorted(scored, key=lambda item: (-item[0], item[1].start, item[2].start)):
        if not used & {id(a), id(b)}:
            used |= {id(a), id(b)}
            yield a, b
