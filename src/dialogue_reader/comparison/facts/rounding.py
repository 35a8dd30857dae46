"""Numbers and dates that one text states more exactly than the other, which is no difference unless asked for."""

from collections.abc import Iterable, Iterator

from dialogue_reader.comparison.facts.fact import Fact
from dialogue_reader.comparison.facts.numbers_and_dates import (
    FactsOfBoth,
    LinkedFacts,
    is_certain,
    likeliest,
    ratio_of,
)
from dialogue_reader.language.dates.calendar import Moment, agree
from dialogue_reader.language.numbers import Number, rounds_to, same_value

_CLOSE = 1.2  # ratio of two numbers, one of which is called a rough one, that may be one


def rounded_in(facts: LinkedFacts) -> list[FactsOfBoth]:
    """Pairs of numbers or dates of linked sentences, one of them more exact, neither of which stands over there."""
    left = [fact for fact in facts.linked.left if not is_repeated(fact, facts.around.right)]
    right = [fact for fact in facts.linked.right if not is_repeated(fact, facts.around.left)]
    return list(likeliest(((a, b) for a in left for b in right if is_rounded(a, b)), _nearness))


def without_known(pairs: Iterable[FactsOfBoth], known: Iterable[FactsOfBoth]) -> Iterator[FactsOfBoth]:
    """The pairs of which neither fact is one of the `known` pairs."""
    used = {id(fact) for facts in known for fact in facts}
    return ((a, b) for a, b in pairs if not used & {id(a), id(b)})


def is_rounded(left: Fact, right: Fact) -> bool:
    """Whether two facts may be one, told more exactly in one text: "about 500" and "503", "March" and "3 March"."""
    a, b = left.value, right.value
    if isinstance(a, Number) and isinstance(b, Number):
        return _is_rounded_number(a, b)
    return isinstance(a, Moment) and isinstance(b, Moment) and (_is_part(a, b) or _is_part(b, a))


def is_repeated(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether a number or date stands among other facts just as exactly."""
    value = fact.value
    for other in others:
        if isinstance(value, Number) and isinstance(other.value, Number) and same_value(value, other.value):
            return True
        if isinstance(value, Moment) and isinstance(other.value, Moment) and _days(value) == _days(other.value):
            return True
    return False


def _is_rounded_number(a: Number, b: Number) -> bool:
    if not (is_certain(a) and is_certain(b)) or a.ordinal or b.ordinal or "clock" in (a.unit, b.unit):
        return False
    if same_value(a, b) or (a.unit != b.unit and None not in (a.unit, b.unit)):
        return False
    return rounds_to(a, b) or ((a.about or b.about) and ratio_of(a, b) < _CLOSE)


def _is_part(coarse: Moment, exact: Moment) -> bool:
    """Whether a date says the same as another, but not the day, or neither the day nor the month."""
    return agree(coarse, exact) is True and coarse.finest in ("month", "year") and coarse.finest != exact.finest


def _days(moment: Moment) -> dict[str, int]:
    """The parts of a date but for its weekday, which a full date has by itself."""
    return {name: value for name, value in moment.parts.items() if name != "weekday"} or moment.parts


def _nearness(left: object, right: object) -> float:
    """How near two values are that may be one, more than 0."""
    if isinstance(left, Number) and isinstance(right, Number):
        return (2.0 if left.unit == right.unit else 1.0) / ratio_of(left, right)
    return 1.0
