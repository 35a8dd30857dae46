"""What an account says twice."""

import pytest

from dialogue_reader.comparison.alignment.repeats import repeats
from dialogue_reader.comparison.task import Account

from .concepts import account
from .test_alignment import compare


def words(count: int, last: str = "bridge") -> str:
    return " ".join([*(f"w{k}" for k in range(count - 1)), last])


@pytest.mark.parametrize(("count", "is_repeat"), [(10, True), (9, False)])
def test_a_few_words_are_said_twice_by_chance(count: int, is_repeat: bool) -> None:
    said = words(count)
    copies = repeats(Account((said, "else", said), (0, 1, 2), (0, 1, 2)))
    assert copies == ({0: [2], 2: [0]} if is_repeat else {})


@pytest.mark.parametrize(("changed", "is_repeat"), [(0, True), (1, False)])
def test_nine_tenths_of_the_words_must_be_the_same(changed: int, is_repeat: bool) -> None:
    said = words(12)
    other = said.replace("w0 ", "else ", 1) if not changed else said.replace("w1 ", "else ", 1)
    copies = repeats(Account((said, other), (0, 1), (0, 1)))
    assert copies == ({0: [1], 1: [0]} if is_repeat else {})


def test_what_holds_another_and_more_is_not_repeated_by_it() -> None:
    copies = repeats(Account((words(12), words(12) + " " + " ".join(f"v{k}" for k in range(9))), (0, 1), (0, 1)))
    assert copies == {0: [1]}


@pytest.mark.parametrize(("times", "is_repeat"), [(8, True), (9, False)])
def test_what_is_said_everywhere_is_a_formula(times: int, is_repeat: bool) -> None:
    places = tuple(range(times))
    assert bool(repeats(Account((words(12),) * times, places, places))) == is_repeat


def test_case_and_marks_make_no_difference() -> None:
    said = "Les élèves de l’école ont été reçus par le maire du village hier"
    assert repeats(Account((said, said.upper().replace("É", "E")), (0, 1), (0, 1))) == {0: [1], 1: [0]}


def test_a_headline_is_no_repeat() -> None:
    said = words(12)
    assert repeats(Account((said, said, said), (0, 1, 2), (0, 1, 2), titles=frozenset({0}))) == {1: [2], 2: [1]}


@pytest.mark.parametrize("turned", [False, True])
def test_both_places_have_the_counterpart(turned: bool) -> None:
    said = words(12)
    twice = Account((said, "vi speaks of flood", said, "vi speaks of mayor"), (0, 1, 2, 3), (0, 1, 2, 3))
    once = account("fr", ["mayor", "bridge", "flood"])
    comparison = compare(once, twice) if turned else compare(twice, once)
    linked = {(b, a) if turned else (a, b) for link in comparison.links for a in link.left for b in link.right}
    assert {(0, 1), (2, 1), (1, 2), (3, 0)} <= linked
