"""The chain of beads against a search through all chains, with the score of a bead written out for one at a time."""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest

from dialogue_reader.comparison.alignment.beads import SHAPES, Texts
from dialogue_reader.comparison.alignment.in_order import Landmarks, find_beads, find_landmarks, is_in_order
from dialogue_reader.comparison.alignment.weights import BEADS
from dialogue_reader.comparison.encoders.base import Vectors
from dialogue_reader.comparison.encoders.lexical import features
from dialogue_reader.documents.model import Sides

Run = tuple[int, int]
NOWHERE = Landmarks((), 0, 0)
WORDS = (
    "Skardu", "Hoerlin", "Ghilini", "1930", "8600", "Baltoro", "der", "camp", "expedition", "neige", "weiter", "oui",
)  # fmt: skip
ENDS = (".", ".", ".", "?", "…»", ",", "", " und")


def material(seed: int) -> tuple[Vectors, Vectors, Texts]:
    """Two texts in step, where one sentence in three has none, or shares one, across the gutter."""
    chance = np.random.default_rng(seed)
    n, m = (int(size) for size in chance.integers(1, 8, 2))
    points = chance.standard_normal((max(n, m) + 1, 6))
    sides, texts = [], []
    for count in (n, m):
        own = points[:count] + chance.standard_normal((count, 6)) * 0.6
        sides.append(np.asarray(own / np.linalg.norm(own, axis=1, keepdims=True), np.float32))
        lines = [
            " ".join(chance.choice(WORDS, int(chance.integers(1, 9)))) + str(chance.choice(ENDS)) for _ in range(count)
        ]
        texts.append(tuple(line if chance.random() < 0.5 else line[0].upper() + line[1:] for line in lines))
    return sides[0], sides[1], Sides(texts[0], texts[1])


class Scores:
    """What each bead adds to the score of a chain."""

    def __init__(self, left: Vectors, right: Vectors, texts: Texts) -> None:
        self.sides = left, right
        self.texts = tuple(texts)
        bags = [[features(text) for text in side] for side in texts]
        counts = [Counter(feature for bag in side for feature in bag) for side in bags]
        whole = 1 + sum(map(len, texts))
        idf = {f: math.log(whole / (counts[0][f] + counts[1][f])) for f in counts[0].keys() & counts[1].keys()}
        self.bags = [[{f: w * idf[f] for f, w in bag.items() if f in idf} for bag in side] for side in bags]
        self.ratio = sum(max(1, len(t)) for t in texts.left) / sum(max(1, len(t)) for t in texts.right)

    def skip_cost(self, side: int, k: int) -> float:
        *_, skip, skip_by_length, _, _, _ = BEADS
        return skip + skip_by_length * math.log(max(1, len(self.texts[side][k])))

    def likeness(self, a: Run, b: Run) -> float:
        sums = [side[slice(*run)].astype(float).sum(axis=0) for side, run in zip(self.sides, (a, b), strict=True)]
        return float(sums[0] @ sums[1] / math.sqrt(float(sums[0] @ sums[0]) * float(sums[1] @ sums[1])))

    def shared(self, a: Run, b: Run) -> float:
        own, others = ([self.bags[side][k] for k in range(*run)] for side, run in enumerate((a, b)))
        products = sum(w * there.get(f, 0) for here in own for there in others for f, w in here.items())
        square = [sum(w * w for bag in bags for w in bag.values()) + 20 for bags in (own, others)]
        return products / math.sqrt(square[0] * square[1])

    def open_end(self, side: int, last: int) -> float:
        """Half for the want of a full stop, half for a small letter over there."""
        texts = self.texts[side]
        following = re.search(r"[^\W\d_]", texts[last + 1]) if last + 1 < len(texts) else None
        small = following is not None and following.group().islower()
        return 0.5 * small + 0.5 * (re.search(r"[.?]$|…»$", texts[last]) is None)

    def bead(self, a: Run, b: Run) -> float:
        likeness, shared, per_sentence, length_gap, broken, one_to_many, many, more, *_ = BEADS
        fewer, greater = sorted((a[1] - a[0], b[1] - b[0]))
        own, others = (sum(max(1, len(self.texts[side][k])) for k in range(*run)) for side, run in enumerate((a, b)))
        length = others * self.ratio
        return (
            (fewer + greater) / 2 * (likeness * self.likeness(a, b) + shared * self.shared(a, b) + per_sentence)
            - length_gap * min(8, (own - length) ** 2 / (6.8 * (own + length)))
            - broken * abs(self.open_end(0, a[1] - 1) - self.open_end(1, b[1] - 1))
            - (one_to_many * (greater - 1) if fewer == 1 else many + more * (fewer + greater - 4))
        )

    def probability(self, a: Run, b: Run) -> float:
        *_, trust, doubt, unrelated = BEADS
        extra = a[1] - a[0] + b[1] - b[0] - 2
        return 1 / (1 + math.exp(doubt * extra - trust)) / (1 + math.exp(-30 * (self.likeness(a, b) - unrelated)))

    def of(self, chain: Sequence[tuple[Run, Run]]) -> float:
        """The score of a whole chain."""
        return sum(
            self.bead(a, b)
            if a[0] < a[1] and b[0] < b[1]
            else -sum(self.skip_cost(0, k) for k in range(*a)) - sum(self.skip_cost(1, k) for k in range(*b))
            for a, b in chain
        )

    def best(self) -> float:
        """The score of the best of all chains."""
        n, m = map(len, self.texts)
        table = {(0, 0): 0.0}
        for i in range(n + 1):
            for j in range(m + 1):
                ways = [table[i - k, j - w] + self.bead((i - k, i), (j - w, j)) for k, w in SHAPES if k <= i and w <= j]
                ways += [table[i - 1, j] - self.skip_cost(0, i - 1)] if i else []
                ways += [table[i, j - 1] - self.skip_cost(1, j - 1)] if j else []
                table[i, j] = max(ways, default=0.0)
        return table[n, m]


@pytest.mark.parametrize("seed", range(24))
def test_no_chain_has_a_better_score_than_the_answer(seed: int) -> None:
    left, right, texts = material(seed)
    scores = Scores(left, right, texts)
    beads = find_beads(left, right, texts, NOWHERE)
    assert scores.of([(bead.left, bead.right) for bead in beads]) == pytest.approx(scores.best(), abs=0.02)
    for bead in beads:
        whole = bead.left[0] < bead.left[1] and bead.right[0] < bead.right[1]
        assert bead.score == pytest.approx(scores.probability(bead.left, bead.right) if whole else 0, abs=1e-3)


def test_the_ratio_of_lengths_is_that_of_the_anchors_where_there_are_enough() -> None:
    """Of a text the other may be but a part, with all its sentences half as long."""
    chance = np.random.default_rng(5)
    points = chance.standard_normal((60, 24))
    whole = np.asarray(points / np.linalg.norm(points, axis=1, keepdims=True), np.float32)
    texts = Sides(tuple(f"{'abc ' * 10}." for _ in range(60)), tuple(f"{'ab ' * 6}." for _ in range(12)))
    part = whole[20:32]
    beads = find_beads(whole, part, texts, find_landmarks(whole, part))
    assert [(b.left, b.right) for b in beads if b.left[0] < b.left[1] and b.right[0] < b.right[1]] == [
        ((20 + k, 21 + k), (k, k + 1)) for k in range(12)
    ]


@pytest.mark.parametrize("seed", range(6))
def test_anchors_are_each_others_best_by_a_clear_lead_and_those_in_order_are_as_many_as_can_be(seed: int) -> None:
    chance = np.random.default_rng(seed)
    left, right = (chance.standard_normal((count, 5)) for count in chance.integers(2, 14, 2))
    left, right = (side / np.linalg.norm(side, axis=1, keepdims=True) for side in (left, right))
    table = left.astype(np.float32) @ right.astype(np.float32).T
    mutual = []
    for i, row in enumerate(table):
        j = int(row.argmax())
        if int(table[:, j].argmax()) == i and row[j] - max(np.delete(row, j), default=-1) >= 0.05:
            mutual.append((i, j))
    landmarks = find_landmarks(left.astype(np.float32), right.astype(np.float32))
    assert (landmarks.mutual, landmarks.pivots) == (len(mutual), len(left))
    assert set(landmarks.chain) <= set(mutual)
    rising = [0] * len(mutual)
    for at, (_, j) in enumerate(mutual):
        rising[at] = 1 + max((rising[k] for k in range(at) if mutual[k][1] < j), default=0)
    assert len(landmarks.chain) == max(rising, default=0)
    assert list(landmarks.chain) == sorted(landmarks.chain, key=lambda pair: pair[1])


@pytest.mark.parametrize(
    ("chain", "mutual", "pivots", "expected"),
    [
        (10, 10, 25, True),
        (9, 9, 20, False),
        (10, 10, 26, False),
        (47, 50, 50, True),
        (46, 50, 50, False),
        (0, 0, 0, False),
    ],
)
def test_a_translation_has_enough_anchors_nearly_all_of_them_in_order(
    chain: int, mutual: int, pivots: int, expected: bool
) -> None:
    assert is_in_order(Landmarks(tuple((k, k) for k in range(chain)), mutual, pivots)) == expected


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("gap", [40, 260])
def test_a_long_chain_follows_its_anchors_over_what_one_side_leaves_out(seed: int, gap: int) -> None:
    chance = np.random.default_rng(seed)
    points = chance.standard_normal((gap + 60, 24))
    whole = np.asarray(points / np.linalg.norm(points, axis=1, keepdims=True), np.float32)
    kept = [*range(30), *range(gap + 30, gap + 60)]
    texts = Sides(
        tuple(f"Absatz {k} erzählt davon." for k in range(len(whole))), tuple(f"Alinéa {k} en parle." for k in kept)
    )
    beads = find_beads(whole, whole[kept], texts, find_landmarks(whole, whole[kept]))
    assert [(b.left, b.right) for b in beads if b.left[0] < b.left[1] and b.right[0] < b.right[1]] == [
        ((i, i + 1), (j, j + 1)) for j, i in enumerate(kept)
    ]


def test_without_any_anchor_a_band_around_the_diagonal_is_searched() -> None:
    count = 460
    chance = np.random.default_rng(1)
    points = chance.standard_normal((count, 24))
    whole = np.asarray(points / np.linalg.norm(points, axis=1, keepdims=True), np.float32)
    texts = Sides(
        tuple(f"Absatz {k} erzählt davon." for k in range(count)),
        tuple(f"Alinéa {k} en parle." for k in range(count)),
    )
    assert [(b.left, b.right) for b in find_beads(whole, whole, texts, NOWHERE)] == [
        ((k, k + 1), (k, k + 1)) for k in range(count)
    ]


def test_beads_have_the_scores_that_the_weights_were_trained_for() -> None:
    """Whoever trains them anew changes these numbers, and METHOD, knowingly."""
    texts: Texts = Sides(
        ("Hoerlin kam 1930 nach Skardu.", "Der Weg war weit,", "und der Schnee lag hoch.", "Am Abend kam Wind auf."),
        (
            "En 1930 Hoerlin vint.",
            "Le chemin fut long.",
            "La neige tomba haut et le vent se leva au soir, dit-on dans la vallée.",
            "- 17 -",
        ),
    )
    sides = [
        np.array([(math.cos(math.radians(angle)), math.sin(math.radians(angle))) for angle in angles], np.float32)
        for angles in ((0, 40, 80, 120), (10, 50, 85, 200))
    ]
    scores = Scores(sides[0], sides[1], texts)
    expected = {
        ((0, 1), (0, 1)): (8.66, 0.94),
        ((1, 2), (1, 2)): (5.44, 0.94),
        ((0, 1), (1, 2)): (5.41, 0.94),
        ((0, 2), (0, 1)): (5.64, 0.9),
        ((1, 4), (1, 2)): (5.51, 0.83),
        ((0, 1), (0, 4)): (-2.39, 0.73),
        ((0, 2), (0, 2)): (9.05, 0.83),
        ((1, 4), (1, 3)): (12.76, 0.73),
        ((2, 3), (2, 3)): (6.81, 0.94),
    }
    for (a, b), (value, probability) in expected.items():
        assert scores.bead(a, b) == pytest.approx(value, abs=0.02)
        assert scores.probability(a, b) == pytest.approx(probability, abs=0.01)
    assert [scores.skip_cost(1, k) for k in range(4)] == pytest.approx([0.91, 0.75, 2.84, -1.09], abs=0.02)
    assert (
        Scores(sides[0], -sides[1], texts).probability((0, 1), (2, 3))
        < 0.05
        < Scores(np.eye(4, dtype=np.float32), np.full((4, 4), 0.17, np.float32), texts).probability((0, 1), (0, 1))
    )
