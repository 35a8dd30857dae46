"""What a comparison says of one passage: its verdict, and its best link among many."""

import pytest

from dialogue_reader.comparison.model import Comparison, Link, PartlyHere, Verdict
from dialogue_reader.documents.model import Sides

BEST, SECOND, OWN = Link((0,), (1,), 0.9), Link((0,), (0,), 0.7), Link((1,), (1,), 0.6)
PERHAPS = Link((2,), (0,), 0.4)
WEAK = Link((1,), (0,), 0.5)
FOUND = Comparison(
    (SECOND, BEST, WEAK, OWN), (PERHAPS,), Sides((5, 3), (2,)), "test", partly_here=Sides((PartlyHere(1, (4,)),), ())
)


@pytest.mark.parametrize(
    ("passage", "verdict"), [(0, "shared"), (1, "partly_here"), (2, "unsure"), (3, "only_here"), (4, None)]
)
def test_every_passage_that_took_part_has_one_verdict(passage: int, verdict: Verdict | None) -> None:
    assert FOUND.verdict("left", passage) == verdict


def test_what_is_only_here_is_a_passage_or_a_part_of_one() -> None:
    assert FOUND.passages_with_only_here("left") == (1, 3, 5)
    assert [FOUND.has_only_here("left", k) for k in range(6)] == [False, True, False, True, False, True]
    assert FOUND.passages_with_only_here("right") == (2,)


def test_the_best_link_of_a_passage_is_the_strongest_or_else_one_that_is_unsure() -> None:
    assert [FOUND.best_of("left", k) for k in range(4)] == [BEST, OWN, PERHAPS, None]
    assert [FOUND.best_of("right", k) for k in range(3)] == [SECOND, BEST, None]


def test_a_link_is_a_best_one_if_it_is_that_of_either_passage() -> None:
    assert [FOUND.is_best(link) for link in (BEST, SECOND, OWN, WEAK, PERHAPS)] == [True, True, True, False, True]
