"""What speaks for a bead where the vectors say nothing."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.alignment import in_order
from dialogue_reader.comparison.alignment.beads import IMPOSSIBLE, SHAPES, BeadScores
from dialogue_reader.comparison.alignment.in_order import Bead, Landmarks
from dialogue_reader.comparison.encoders.base import Vectors
from dialogue_reader.documents.model import Sides

NOWHERE = Landmarks((), 0, 0)
PLAIN = ["Der Weg war lang und steil.", "Wir ruhten am Abend aus.", "Dann kam der Schnee zurück."]
PLAIN_TOO = ["Le chemin fut long et raide.", "On se reposa dans la soirée.", "Puis la neige est revenue."]


def vectors(left: Sequence[str], right: Sequence[str]) -> tuple[Vectors, Vectors]:
    """Vectors by which each sentence is a little like each other one."""
    return (
        np.tile(np.array([1, 0], np.float32), (len(left), 1)),
        np.tile(np.array([0.4, 0.9165], np.float32), (len(right), 1)),
    )


def beads(left: list[str], right: list[str]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    found = in_order.find_beads(*vectors(left, right), Sides(tuple(left), tuple(right)), NOWHERE)
    return [(bead.left, bead.right) for bead in found]


def test_sentences_that_nothing_tells_apart_go_one_to_one() -> None:
    assert beads(PLAIN, PLAIN_TOO) == [((k, k + 1), (k, k + 1)) for k in range(3)]


def test_what_was_cut_in_the_midst_of_a_sentence_is_joined() -> None:
    left = ["Der Weg zum Lager, das die", "anderen gebaut hatten, war weit.", "Wir ruhten am Abend aus."]
    right = ["Le chemin du camp que les autres avaient construit fut long.", "On se reposa dans la soirée."]
    assert beads(left, right) == [((0, 2), (0, 1)), ((2, 3), (1, 2))]


@pytest.mark.parametrize("place", [0, 1])
def test_names_tell_where_a_short_sentence_belongs(place: int) -> None:
    left = ["Die Gruppe kam am Abend bei gutem Wetter ins Lager.", "Die Gruppe ging am Morgen bei Nebel wieder fort."]
    left[place] = left[place][:-1] + ": Dyhrenfurth, Ghilini und Hoerlin aus Skardu."
    right = [
        "Le groupe arriva le soir au camp par beau temps.",
        "C'étaient Dyhrenfurth, Ghilini et Hoerlin de Skardu.",
        "Le groupe repartit le matin dans le brouillard.",
    ]
    joined = [((5, 6), (5, 7)), ((6, 7), (7, 8))] if place == 0 else [((5, 6), (5, 6)), ((6, 7), (6, 8))]
    assert beads([*PLAIN, *PLAIN[:2], *left, *PLAIN], [*PLAIN_TOO, *PLAIN_TOO[:2], *right, *PLAIN_TOO])[5:7] == joined


def test_as_many_sentences_may_be_joined_on_either_side() -> None:
    assert set(SHAPES) == {(right, left) for left, right in SHAPES}
    assert len(set(SHAPES)) == len(SHAPES)


def test_a_page_number_is_left_out_rather_than_joined() -> None:
    found = beads(PLAIN, [PLAIN_TOO[0], "- 17 -", *PLAIN_TOO[1:]])
    assert found == [((0, 1), (0, 1)), ((1, 1), (1, 2)), ((1, 2), (2, 3)), ((2, 3), (3, 4))]


@pytest.mark.parametrize("first", [0, 40, 100])
@pytest.mark.parametrize("turned", [False, True])
def test_an_excerpt_is_linked_with_its_part_of_the_whole(first: int, turned: bool) -> None:
    noise = np.random.default_rng(first)
    whole = [f"Absatz {k} erzählt {'ausführlich ' * (k % 4)}von der Reise." for k in range(120)]
    points = noise.standard_normal((120, 32)).astype(np.float32)
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    part = points[first : first + 20] + noise.standard_normal((20, 32)).astype(np.float32) / 12
    part = (part / np.linalg.norm(part, axis=1, keepdims=True)).astype(np.float32)
    texts = Sides(tuple(whole[first : first + 20]), tuple(whole))
    sides = (part, points)
    if turned:
        texts, sides = Sides(texts.right, texts.left), sides[::-1]
    found = in_order.find_beads(*sides, texts, in_order.find_landmarks(*sides))
    pairs = {(bead.right, bead.left) if turned else (bead.left, bead.right) for bead in found}
    exact = {((k, k + 1), (first + k, first + k + 1)) for k in range(20)}
    assert len(pairs & exact) >= 18


def test_a_bead_is_worth_the_same_in_a_narrow_band_and_in_a_broad_one() -> None:
    left, right = PLAIN * 6, PLAIN_TOO * 6
    broad = BeadScores(*vectors(left, right), Sides(tuple(left), tuple(right)), 1.0, np.array([[0, 18]] * 19))
    narrow = BeadScores(
        *vectors(left, right),
        Sides(tuple(left), tuple(right)),
        1.0,
        np.array([[max(0, i - 2), min(18, i + 2)] for i in range(19)]),
    )
    for i in range(1, 19):
        low, high = max(0, i - 2), min(18, i + 2)
        assert np.allclose(narrow.row(i, low, high), broad.row(i, 0, 18)[:, low : high + 1], atol=1e-4)


@given(
    st.lists(st.text(max_size=12), min_size=1, max_size=7),
    st.lists(st.text(max_size=12), min_size=1, max_size=7),
)
def test_every_sentence_is_in_one_bead_and_every_score_is_finite(left: list[str], right: list[str]) -> None:
    found = in_order.find_beads(*vectors(left, right), Sides(tuple(left), tuple(right)), NOWHERE)
    assert [k for bead in found for k in range(*bead.left)] == list(range(len(left)))
    assert [k for bead in found for k in range(*bead.right)] == list(range(len(right)))
    assert all(isinstance(bead, Bead) and 0 <= bead.score <= 1 for bead in found)
    band = np.array([[0, len(right)]] * (len(left) + 1))
    gains = BeadScores(*vectors(left, right), Sides(tuple(left), tuple(right)), 1.0, band)
    for i in range(1, len(left) + 1):
        row = gains.row(i, 0, len(right))
        assert np.isfinite(row).all()
        for number, (k, width) in enumerate(SHAPES):
            reachable = (row[number] > IMPOSSIBLE).sum()
            assert reachable == (max(0, len(right) + 1 - width) if k <= i else 0)
