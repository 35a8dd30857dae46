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
    return phrases_of([f"{name}-{meaning}" for meaning in meanings], sentences)


def phrases_of(
    texts: Sequence[str],
    sentences: Sequence[tuple[int, ...]] | None = None,
    *,
    contexts: Sequence[str] | None = None,
    referents: Sequence[tuple[str, ...]] | None = None,
) -> Phrases:
    """Phrases in a sentence each, in no context but their own words and of which nothing is known, unless given."""
    return Phrases(
        tuple(texts),
        tuple(contexts or texts),
        tuple(sentences or ((k,) for k in range(len(texts)))),
        tuple(referents or ((),) * len(texts)),
    )


def pairs(matches: Sequence[PhraseMatch], least: float = 0.5) -> set[tuple[int, int]]:
    return {(match.left, match.right) for match in matches if match.score >= least}


def test_what_means_the_same_in_matching_sentences_is_matched() -> None:
    left, right = side("left", MEANINGS), side("right", MEANINGS[::-1])
    matches = match_phrases(PhraseQuestion(Sides(left, right), tuple((k, 7 - k) for k in range(8))), Meanings())
    assert pairs(matches) == {(k, 7 - k) for k in range(8)}


def score_of(matches: Sequence[PhraseMatch], left: int, right: int) -> float:
    return next((match.score for match in matches if (match.left, match.right) == (left, right)), 0.0)


def unsure_score(
    english: str = "one",
    french: str = "une",
    sentences: tuple[tuple[int, ...], tuple[int, ...]] = ((0,), (0,)),
    tied: tuple[int, int] = (0, 0),
) -> float:
    """The score of two phrases that an encoder finds a little more alike than others, in such sentences; two match."""
    mixed = {f"{own}-{k}": ("bridge", k) for own in (english, french) for k in MEANINGS[4:]}
    encoder = Meanings({english: ("bridge", "flood", "money"), french: ("bridge", "flood", "storm"), **mixed})
    left, right = (
        phrases_of([text, *(f"{text}-{other}" for other in MEANINGS[4:])], [own, *((9,) for _ in MEANINGS[4:])])
        for text, own in zip((english, french), sentences, strict=True)
    )
    return score_of(match_phrases(PhraseQuestion(Sides(left, right), (tied,)), encoder), 0, 0)


def test_what_stands_in_no_matching_sentences_is_less_sure() -> None:
    assert 1 > unsure_score() > unsure_score(tied=(5, 5)) > 0


def test_what_recurs_on_both_sides_is_surer_than_what_stands_once() -> None:
    once, twice = (0,), (0, 1)
    scores = [unsure_score(sentences=own) for own in ((twice, twice), (twice, once), (once, twice))]
    assert scores[0] > scores[1] == scores[2] > 0


def test_the_likeliest_come_first_and_a_phrase_may_be_in_several() -> None:
    left = side("left", ["bridge", "bridge", *MEANINGS[1:]])
    everywhere = tuple((i, j) for i in range(9) for j in range(8))
    matches = match_phrases(PhraseQuestion(Sides(left, side("right", MEANINGS)), everywhere), Meanings())
    assert {(0, 0), (1, 0)} <= pairs(matches)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)


def test_what_is_spelled_alike_is_surer() -> None:
    assert unsure_score("Congress", "Congrès") > unsure_score("Congress", "Parlement") > 0


def test_what_both_are_known_to_name_needs_no_likeness_and_different_things_are_no_match() -> None:
    party, senate = ("Republican Party",), ("Senate", "Upper House")
    left = phrases_of(["l-bridge", "l-flood", "l-storm"], referents=[party, senate, party])
    right = phrases_of(["r-money", "r-road", "r-storm"], referents=[party, senate[:1], senate])
    matches = match_phrases(PhraseQuestion(Sides(left, right), ((2, 2),)), Meanings())
    assert {(0, 0), (1, 1)} <= pairs(matches, 0.9)
    assert score_of(matches, 2, 2) == 0


def test_what_may_be_known_to_name_the_same_comes_after_what_surely_does() -> None:
    party, members = ("Republican Party",), ("Republican Party", "Republicans")
    left = phrases_of(["l-bridge", "m-bridge", "l-flood"], referents=[members, party, ()])
    right = phrases_of(["r-bridge", "s-bridge", "r-flood"], referents=[party, members, ()])
    matches = match_phrases(PhraseQuestion(Sides(left, right), ()), Meanings())
    assert [(match.left, match.right) for match in matches[:2]] == [(0, 1), (1, 0)]
    assert {(0, 0), (0, 1), (1, 0), (1, 1)} <= pairs(matches, 0.9)


@pytest.mark.parametrize("right_one", [1, 2])
def test_of_two_that_are_as_alike_the_context_decides(right_one: int) -> None:
    mixed: dict[str, tuple[str, ...]] = {"left-either": ("bridge", "flood")}
    contexts = {"said of a mayor": ("mayor",), "of one mayor": ("mayor",), "of money": ("money",)}
    left = phrases_of(["left-either"], contexts=["said of a mayor"])
    around = ["of money", "of money", "of money"]
    around[right_one] = "of one mayor"
    right = phrases_of(["right-school", "right-bridge", "right-flood"], [(0,)] * 3, contexts=around)
    encoder = Meanings({**mixed, **contexts})
    match, *_ = match_phrases(PhraseQuestion(Sides(left, right), ((0, 0),)), encoder)
    assert (match.left, match.right) == (0, right_one)


def test_a_phrase_that_is_like_a_longer_one_with_its_words_stands_out_as_well() -> None:
    kin, other = "right-bridge and more", "stone arch"
    scores = []
    for rival in (kin, other):
        encoder = Meanings({"left-bridge": ("bridge", "storm", "river", "road", "school"), rival: ("bridge", "flood")})
        left = phrases_of(["left-bridge", "left-money"], [(0,), (0,)])
        around = ["right-bridge", "right-road", "right-mayor"]
        right = phrases_of(["right-bridge", rival, "right-mayor"], [(0,)] * 3, contexts=around)
        first, *_ = match_phrases(PhraseQuestion(Sides(left, right), ((0, 0),)), encoder)
        assert (first.left, first.right) == (0, 0)
        scores.append(first.score)
    assert scores[0] > scores[1]


@pytest.mark.parametrize("swapped", [False, True])
def test_without_phrases_there_is_no_match(swapped: bool) -> None:
    one, none = side("left", ["bridge"]), Phrases((), (), (), ())
    phrases = Sides(none, one) if swapped else Sides(one, none)
    assert match_phrases(PhraseQuestion(phrases, ((0, 0),)), Meanings()) == ()
