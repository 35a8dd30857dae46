"""Numbers and dates that two texts of one language state differently.

Two reports of one event, written by two newsrooms, count and date a great many different things. Two values are held
against each other only where both stand in the same words, count or measure the same, and neither stands over there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dialogue_reader.comparison.facts.fact import Fact, Name
from dialogue_reader.comparison.facts.numbers_and_dates import (
    StatedValues,
    date_likeness,
    has_equal,
    is_certain,
    is_confirmed,
    ratio_of,
)
from dialogue_reader.comparison.facts.overlap import Wordings
from dialogue_reader.comparison.facts.rounding import is_repeated, is_rounded
from dialogue_reader.documents.model import Sides
from dialogue_reader.language.dates.calendar import Moment
from dialogue_reader.language.names.generic import means
from dialogue_reader.language.numbers import Number, significant

_LARGEST_RATIO = 2.0  # of two numbers that may be one
_CLOSE = 1.2  # a ratio below which a rough number differs from none
_COMMON = 60  # facts near a word from which it says nothing of any of them
_MANY = 2000  # facts of a side; the rest is ignored
_DISTINCTIVE = 1000.0  # a number that needs no unit to be compared
_LINKED = 0.8  # score of a match of two sentences that stands for the words it lacks
_FROM_LINK = 0.15  # what a match of the sentences adds to the evidence
_FROM_LEAD = 0.35  # what the same two words right before two dates add: "ends in"
_VERB = 3  # letters of a word that may be a verb
_ENOUGH = 0.28  # evidence from which two numbers are of one thing
_ENOUGH_FOR_DATES = 0.5
_ENOUGH_AROUND_WEEKDAYS = 0.4  # likeness of the words right around two weekdays
_AS_LIKE = 0.6  # of the evidence for a difference, from which that for an agreement undoes it

Told = tuple[Fact, Fact, float]
Matches = Mapping[tuple[int, int], float]


class _Candidate(NamedTuple):
    left: Fact
    right: Fact
    around: float
    evidence: float


class SameLanguage:
    """What two articles in one language state differently; `matches` are their sentences that say the same."""

    def __init__(self, language: str, wordings: Wordings, facts: Sides[tuple[Fact, ...]], matches: Matches) -> None:
        self._language = language
        self._wordings = wordings
        self._facts = facts
        self._matches = matches
        self._stated = Sides(StatedValues(facts.left), StatedValues(facts.right))
        self._named = Sides(self._names_by_sentence(facts.left), self._names_by_sentence(facts.right))

    def numbers(self) -> list[Told]:
        """Pairs of numbers, and how sure it is that they are of one thing."""
        likely = [c for c in self._numbers_near() if _is_of_like_size(c) and self._counts_the_same(c)]
        candidates = [c for c in likely if not self._is_stated(has_equal, c)]
        return [(c.left, c.right, min(0.95, 0.4 + c.evidence)) for c in _best(candidates, _nearer_number)]

    def dates(self) -> list[Told]:
        """The same of dates."""
        left, right = self._dates_of_both()
        candidates = list(self._near(left, right))
        differing = [c for c in candidates if date_likeness(c.left.value, c.right.value) and self._is_dated_alike(c)]
        agreeing = [c for c in candidates if is_confirmed(c.left, [c.right]) or is_confirmed(c.right, [c.left])]
        support: dict[int, float] = defaultdict(float)
        for c in agreeing:
            for fact in (c.left, c.right):
                support[id(fact)] = max(support[id(fact)], c.around)
        unsupported = [c for c in differing if max(support[id(c.left)], support[id(c.right)]) < _AS_LIKE * c.around]
        return [(c.left, c.right, min(0.9, 0.2 + c.evidence)) for c in _best(unsupported, lambda _: 0.0)]

    def rounded_numbers(self) -> list[Told]:
        """Pairs of numbers that one text states more exactly."""
        candidates = [c for c in self._numbers_near() if is_rounded(c.left, c.right) and self._counts_the_same(c)]
        best = _best(filter(self._is_unrepeated, candidates), _nearer_number)
        return [(c.left, c.right, min(0.95, 0.4 + c.evidence)) for c in best]

    def less_exact_dates(self) -> list[Told]:
        """Pairs of dates that one text states more exactly."""
        candidates = [
            c
            for c in self._near(*self._dates_of_both())
            if c.evidence >= _ENOUGH_FOR_DATES and is_rounded(c.left, c.right) and not self._are_of_others(c)
        ]
        best = _best(filter(self._is_unrepeated, candidates), lambda _: 0.0)
        return [(c.left, c.right, min(0.9, 0.2 + c.evidence)) for c in best]

    def _is_unrepeated(self, c: _Candidate) -> bool:
        return not self._is_stated(is_repeated, c)

    def _is_stated(self, holds: Callable[[Fact, Iterable[Fact]], bool], c: _Candidate) -> bool:
        """Whether `has_equal`, or its like, holds of either and all that the other text states."""
        return self._stated.right.satisfy(holds, c.left) or self._stated.left.satisfy(holds, c.right)

    def _dates_of_both(self) -> list[list[Fact]]:
        return [[f for f in own if isinstance(f.value, Moment)][:_MANY] for own in self._facts]

    def _numbers_near(self) -> Iterator[_Candidate]:
        """Pairs of numbers that the words around them say are of one thing."""
        left, right = (
            [f for f in own if isinstance(f.value, Number) and is_certain(f.value) and not f.value.ordinal][:_MANY]
            for own in self._facts
        )
        return (c for c in self._near(left, right) if c.evidence >= _ENOUGH)

    def _near(self, left: Iterable[Fact], right: Sequence[Fact]) -> Iterator[_Candidate]:
        """Pairs of facts that have a word around them in common, and what speaks for their being of one thing."""
        words = {id(fact): self._wordings.around("right", fact) for fact in right}
        by_word: dict[str, list[Fact]] = defaultdict(list)
        for fact in right:
            for word in words[id(fact)]:
                by_word[word].append(fact)
        for a in left:
            own = self._wordings.around("left", a)
            near = {id(b): b for word in own if len(by_word[word]) <= _COMMON for b in by_word[word]}
            for b in near.values():
                around = self._wordings.likeness(own, words[id(b)])
                yield _Candidate(a, b, around, around + self._closeness(a, b))

    def _closeness(self, a: Fact, b: Fact) -> float:
        whole = self._wordings.likeness(self._wordings.of("left", a.sentence), self._wordings.of("right", b.sentence))
        if isinstance(a.value, Moment):
            lead = self._wordings.leading_to("left", a)
            if lead == self._wordings.leading_to("right", b) and max(map(len, lead)) >= _VERB:
                whole += _FROM_LEAD
        return whole + _FROM_LINK * self._matches.get((a.sentence, b.sentence), 0.0)

    def _counts_the_same(self, c: _Candidate) -> bool:
        left, right = c.left.value, c.right.value
        assert isinstance(left, Number)
        assert isinstance(right, Number)
        if left.unit or right.unit:
            return left.unit == right.unit
        if self._wordings.counted("left", c.left) & self._wordings.counted("right", c.right):
            return True
        linked = self._matches.get((c.left.sentence, c.right.sentence), 0.0) >= _LINKED
        return linked and min(left.value, right.value) >= _DISTINCTIVE

    def _is_dated_alike(self, c: _Candidate) -> bool:
        moment = c.left.value
        assert isinstance(moment, Moment)
        if moment.finest == "weekday":
            return c.around >= _ENOUGH_AROUND_WEEKDAYS
        if c.evidence < _ENOUGH_FOR_DATES or self._are_of_others(c):
            return False
        return not self._is_stated(is_confirmed, c)

    def _names_by_sentence(self, facts: Iterable[Fact]) -> Mapping[int, set[str]]:
        """The words of names that have no meaning of their own."""
        named: dict[int, set[str]] = defaultdict(set)
        for fact in facts:
            if isinstance(fact.value, Name):
                named[fact.sentence].update(word for word in fact.value.words if not means(word, self._language))
        return named

    def _are_of_others(self, c: _Candidate) -> bool:
        """Whether either sentence has names, and they have none in common: each with its own dates."""
        left, right = self._named.left[c.left.sentence], self._named.right[c.right.sentence]
        return bool(left and right and not left & right)


def _is_of_like_size(c: _Candidate) -> bool:
    """Whether two numbers may be one, and neither is the other, rounded."""
    left, right = c.left.value, c.right.value
    assert isinstance(left, Number)
    assert isinstance(right, Number)
    ratio = ratio_of(left, right)
    return ratio <= _LARGEST_RATIO and not (ratio < _CLOSE and (_is_rougher(left, right) or _is_rougher(right, left)))


def _is_rougher(rough: Number, exact: Number) -> bool:
    """Whether a number says of itself that it is a rough one, and is told in fewer digits: "over 500" for 532."""
    return rough.about and significant(rough.value) < significant(exact.value)


def _nearer_number(c: _Candidate) -> float:
    left, right = c.left.value, c.right.value
    assert isinstance(left, Number)
    assert isinstance(right, Number)
    return 1 / ratio_of(left, right)


def _best(candidates: Iterable[_Candidate], tie: Callable[[_Candidate], float]) -> Iterator[_Candidate]:
    """Each fact at most once, with the most evidence first; of much the same evidence what `tie` prefers."""
    ordered = sorted(candidates, key=lambda c: (-round(c.evidence, 1), -tie(c), c.left.start, c.right.start))
    used: set[int] = set()
    for c in ordered:
        if not used & {id(c.left), id(c.right)}:
            used |= {id(c.left), id(c.right)}
            yield c
