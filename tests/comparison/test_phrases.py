"""Which phrases of two accounts are said to be the same."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from dialogue_reader.comparison.alignment.phrases import match_phrases
from dialogue_reader.comparison.encoders.base import Encoded, Progress
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion, Phrases
from dialogue_reader.documents.model import Sides

MEANINGS = ["bridge", "flood", "mayor", "money", "school", "storm", "road", "river"]


class Meanings:
    """An encoder that knows what words mean: "left-bridge" and "right-bridge" are alike."""

    name = "meanings"

    def __init__(self, mixed: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._mixed = mixed or {}

    def encode_pair(
        self,
        left: Sequence[str],
        right: Sequence[str],
        progress: Progress | None = None,  # noqa: ARG002 - every encoder takes it
    ) -> Encoded:
        return Encoded(*(np.array([self._vector(text) for text in side], np.float32) for side in (left, right)))

    def _vector(self, text: str) -> np.ndarray:
        parts = self._mixed.get(text, (text.partition("-")[2],))
        vector = np.sum([np.eye(len(MEANINGS))[MEANINGS.index(part)] for part in parts], axis=0)
        return np.asarray(vector / np.linalg.norm(vector))


def side(name: str, meanings: Sequence[str], sentences: Sequence[tuple[int, ...]] | None = None) -> Phrases:
    texts = tuple(f"{name}-{meaning}" for meaning in meanings)
    return Phrases(texts, texts, tuple(sentences or ((k,) for k in range(len(texts)))))


def pairs(matches: Sequence[PhraseMatch], least: float = 0.5) -> set[tuple[int, int]]:
    return {(match.left, match.right) for match in matches if match.score >= least}


def test_what_means_the_same_in_matching_sentences_is_matched() -> None:
    left, right = side("left", MEANINGS), side("right", MEANINGS[::-1])
    matches = match_phrases(PhraseQuestion(Sides(left, right), tuple((k, 7 - k, 1.0) for k in range(8))), Meanings())
    assert pairs(matches) == {(k, 7 - k) for k in range(8)}


def test_what_stands_in_no_matching_sentences_is_not() -> None:
    left, right = side("left", MEANINGS), side("right", MEANINGS)
    matches = match_phrases(PhraseQuestion(Sides(left, right), ((2, 2, 0.9), (3, 4, 0.9))), Meanings())
    assert pairs(matches) == {(2, 2)}


def test_a_phrase_is_in_one_match_at_most() -> None:
    left = side("left", ["bridge", "bridge", *MEANINGS[1:]])
    right = side("right", MEANINGS)
    everywhere = tuple((i, j, 1.0) for i in range(9) for j in range(8))
    matches = match_phrases(PhraseQuestion(Sides(left, right), everywhere), Meanings())
    for ends in ([match.left for match in matches], [match.right for match in matches]):
        assert len(ends) == len(set(ends))
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)


@pytest.mark.parametrize("right_one", [1, 2])
def test_of_two_that_are_as_alike_the_context_decides(right_one: int) -> None:
    mixed: dict[str, tuple[str, ...]] = {"left-either": ("bridge", "flood")}
    contexts = {"said of a mayor": ("mayor",), "of one mayor": ("mayor",), "of money": ("money",)}
    left = Phrases(("left-either",), ("said of a mayor",), ((0,),))
    around = ["of money", "of money", "of money"]
    around[right_one] = "of one mayor"
    right = Phrases(("right-school", "right-bridge", "right-flood"), tuple(around), ((0,), (0,), (0,)))
    encoder = Meanings({**mixed, **contexts})
    (match,) = match_phrases(PhraseQuestion(Sides(left, right), ((0, 0, 1.0),)), encoder)
    assert (match.left, match.right) == (0, right_one)


def test_a_phrase_that_is_like_a_longer_one_with_its_words_stands_out_as_well() -> None:
    kin, other = "right-bridge and more", "stone arch"
    scores = []
    for rival in (kin, other):
        encoder = Meanings({"left-bridge": ("bridge", "storm", "river", "road", "school"), rival: ("bridge", "flood")})
        left = Phrases(("left-bridge", "left-money"), ("left-bridge", "left-money"), ((0,), (0,)))
        right = Phrases(
            ("right-bridge", rival, "right-mayor"), ("right-bridge", "right-road", "right-mayor"), ((0,),) * 3
        )
        first, *_ = match_phrases(PhraseQuestion(Sides(left, right), ((0, 0, 1.0),)), encoder)
        assert (first.left, first.right) == (0, 0)
        scores.append(first.score)
    assert scores[0] > scores[1]


def test_names_are_matched_wherever_they_stand() -> None:
    names, words = ("Bridge", "Flood"), ("bridge", "flood")
    matched = []
    for texts in (names, words):
        encoder = Meanings({text: (text.lower(),) for text in texts})
        phrases = Phrases(texts, texts, ((0,), (1,)))
        matched.append(pairs(match_phrases(PhraseQuestion(Sides(phrases, phrases), ((5, 5, 0.9),)), encoder)))
    assert matched == [{(0, 0), (1, 1)}, set()]


@pytest.mark.parametrize("swapped", [False, True])
def test_without_phrases_there_is_no_match(swapped: bool) -> None:
    one, none = side("left", ["bridge"]), Phrases((), (), ())
    phrases = Sides(none, one) if swapped else Sides(one, none)
    assert match_phrases(PhraseQuestion(phrases, ((0, 0, 1.0),)), Meanings()) == ()
    assert match_phrases(PhraseQuestion(Sides(one, one), ()), Meanings()) == ()


def test_where_every_noun_has_a_capital_only_those_written_alike_are_names() -> None:
    texts = ("Bridge", "Flood")
    encoder = Meanings({text: (text.lower(),) for text in (*texts, "FLOOD", "Road")} | {"Road": ("bridge",)})
    german = Phrases(texts, texts, ((0,), (1,)), capitals_tell=False)
    english = Phrases(("Road", "FLOOD"), ("Road", "FLOOD"), ((0,), (1,)))
    matches = match_phrases(PhraseQuestion(Sides(german, english), ((5, 5, 0.9),)), encoder)
    assert pairs(matches) == {(1, 1)}
