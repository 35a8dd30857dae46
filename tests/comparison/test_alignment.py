from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_reader.comparison.alignment.align import align
from dialogue_reader.comparison.encoders.lexical import Lexical
from dialogue_reader.comparison.model import Comparison, Level, Order
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import SIDES, Sides

from .concepts import Concepts, account

WORDS = [f"w{k}" for k in range(60)]

orders = st.sampled_from(["auto", "free", "monotone"])
levels = st.sampled_from(["passage", "sentence"])
contents = st.lists(st.sampled_from(WORDS), max_size=14)


def compare(
    left: Account, right: Account, order: Order = "free", level: Level = "passage", encoder: str = "concepts"
) -> Comparison:
    return align(Task(Sides(left, right), order, level), Concepts() if encoder == "concepts" else Lexical())


def pairs(found: Comparison) -> set[tuple[int, int]]:
    return {(a, b) for link in found.links for a in link.left for b in link.right}


def test_counterparts_are_found_in_another_order() -> None:
    left = account("vi", ["bridge", "flood", "mayor", "money", "school"])
    right = account("fr", ["school", "mayor", "strike", "bridge", "weather"])
    found = compare(left, right)
    assert pairs(found) == {(0, 3), (2, 1), (4, 0)}
    assert found.only_here == Sides((1, 3), (2, 4))
    assert found.order == "free"


def test_a_passage_may_have_several_counterparts() -> None:
    left = account("vi", ["bridge", "flood", "mayor", "money"], [0, 0, 1, 1])
    right = account("fr", ["money", "bridge", "flood", "mayor", "weather"])
    found = compare(left, right)
    assert pairs(found) == {(0, 1), (0, 2), (1, 0), (1, 3)}
    assert found.counterparts("left", 0) in ((1, 2), (2, 1))
    assert found.only_here.right == (4,)


def test_a_link_names_the_sentences_that_tie_it() -> None:
    left = account("vi", ["bridge", "flood", "mayor"], [4, 4, 9])
    found = compare(left, account("fr", ["mayor", "flood", "bridge"], [2, 3, 3]))
    link = next(link for link in found.links if link.left == (4,))
    assert {(a, b) for a, b, _ in link.sentences} == {(0, 2), (1, 1)}
    assert [s for *_, s in link.sentences] == sorted((s for *_, s in link.sentences), reverse=True)
    assert link.score >= 0.99


def test_coverage_counts_content_by_length_and_no_captions() -> None:
    left = Account(
        ("says bridge", "says flood", "says much about weather", "a caption of mayor"),
        (0, 1, 2, 3),
        (0, 1, 2, 3),
        frozenset({3}),
    )
    found = compare(left, account("fr", ["bridge", "strike", "school", "mayor", "flood"]))
    assert pairs(found) == {(0, 0), (1, 4), (3, 3)}
    assert found.coverage.left == pytest.approx(21 / 44, abs=1e-3)
    assert found.only_here.left == (2,)


def test_what_is_said_twice_has_its_counterpart_twice() -> None:
    found = compare(account("vi", ["bridge", "flood", "bridge", "mayor"]), account("fr", ["mayor", "bridge", "flood"]))
    assert pairs(found) == {(0, 1), (2, 1), (1, 2), (3, 0)}


def test_a_long_text_in_step_is_found_to_be_a_translation() -> None:
    words = [f"c{k}" for k in range(40)]
    found = compare(account("de", words), account("fr", words), "auto", "sentence")
    assert found.order == "monotone"
    assert [(link.left, link.right) for link in found.links] == [((k,), (k,)) for k in range(40)]


def test_a_shuffled_text_is_not() -> None:
    words = [f"c{k}" for k in range(40)]
    assert compare(account("de", words), account("fr", words[20:] + words[:20]), "auto").order == "free"


def test_beads_join_what_a_translator_split() -> None:
    words = [f"c{k}" for k in range(20)]
    left = account("de", words)
    long = f"{left.sentences[5]} and also and again {left.sentences[5]}"
    left = Account((*left.sentences[:5], long, *left.sentences[6:]), left.ids, left.passages)
    right = account("fr", [*words[:5], "c5", "c5", *words[6:]])
    found = compare(left, right, "monotone", "sentence")
    assert ((5,), (5, 6)) in {(link.left, link.right) for link in found.links}


def test_units_in_one_text_alone_are_left_out_of_the_beads() -> None:
    words = [f"c{k}" for k in range(20)]
    found = compare(account("de", words), account("fr", [*words[:9], "x1", "x2", *words[9:]]), "monotone", "sentence")
    assert found.only_here.right == (9, 10)
    assert len(found.links) == 20


@pytest.mark.parametrize("order", ["auto", "free", "monotone"])
@pytest.mark.parametrize("encoder", ["concepts", "lexical"])
@pytest.mark.parametrize(
    ("left", "right"),
    [([], []), ([], ["bridge"]), (["bridge"], []), (["bridge"], ["bridge"]), (["bridge"], ["flood", "mayor"])],
)
def test_tiny_and_empty_sides_have_an_answer(
    order: Order, encoder: str, left: Sequence[str], right: Sequence[str]
) -> None:
    found = compare(account("vi", left), account("fr", right), order, "passage", encoder)
    assert not found.links or (left and right)
    if not left or not right:
        assert found.only_here == Sides(tuple(range(len(left))), tuple(range(len(right))))
        assert found.coverage.left == found.coverage.right == 0


def test_identical_texts_are_linked_line_by_line() -> None:
    same = account("fr", WORDS[:12])
    for encoder in ("concepts", "lexical"):
        found = compare(same, same, "free", "passage", encoder)
        assert pairs(found) == {(k, k) for k in range(12)}


def test_unrelated_texts_have_few_links() -> None:
    found = compare(account("vi", WORDS[:20]), account("fr", WORDS[30:50]))
    assert len(found.links) <= 2
    assert len(found.only_here.left) >= 15


def test_one_sentence_without_end_is_bounded() -> None:
    endless = Account(("word " * 200_000 + "bridge", "vi says flood"), (0, 1), (0, 1))
    for encoder in ("concepts", "lexical"):
        for order in ("free", "monotone"):
            compare(endless, account("fr", ["bridge", "flood"]), order, "passage", encoder)


@settings(max_examples=60, deadline=None)
@given(contents, contents, orders, levels)
def test_every_unit_is_linked_unsure_or_only_here(
    left: list[str], right: list[str], order: Order, level: Level
) -> None:
    passages = [k // 2 for k in range(len(left))]
    task = Task(Sides(account("vi", left, passages), account("fr", right)), order, level)
    found = align(task, Concepts())
    for side in SIDES:
        units = set(task.accounts[side].units(level))
        spoken = {i for link in (*found.links, *found.unsure) for i in link.ids(side)}
        only = found.only_here[side]
        assert spoken | set(only) == units
        assert not spoken & set(only)
        assert len(only) == len(set(only))
        assert 0 <= found.coverage[side] <= 1
        linked = {i for link in found.links for i in link.ids(side)}
        assert {part.passage for part in found.partly_here[side]} <= linked
    assert all(0 <= link.score <= 1 for link in (*found.links, *found.unsure))
    assert all(0 <= score <= 1 for link in (*found.links, *found.unsure) for *_, score in link.sentences)


@settings(max_examples=60, deadline=None)
@given(contents, contents, st.sampled_from(["concepts", "lexical"]), levels)
def test_a_pair_is_unsure_only_where_a_passage_has_no_link(
    left: list[str], right: list[str], encoder: str, level: Level
) -> None:
    own = account("vi", left, [k // 2 for k in range(len(left))])
    found = compare(own, account("fr", right), "free", level, encoder)
    linked = Sides(*({i for link in found.links for i in link.ids(side)} for side in SIDES))
    for link in found.unsure:
        assert link.left[0] not in linked.left or link.right[0] not in linked.right
    if found.links and found.unsure:
        assert min(link.score for link in found.links) >= max(link.score for link in found.unsure)
    for side in SIDES:
        for part in found.partly_here[side]:
            assert part.passage in linked[side]
            assert {k for k, passage in zip(own.ids, own.passages, strict=True) if passage == part.passage} > set(
                part.sentences
            )


@settings(max_examples=60, deadline=None)
@given(contents, contents, st.sampled_from(["concepts", "lexical"]), levels)
def test_swapping_the_accounts_swaps_the_answer(left: list[str], right: list[str], encoder: str, level: Level) -> None:
    one, other = account("vi", left, [k // 2 for k in range(len(left))]), account("fr", right)
    plain, turned = (compare(*sides, "free", level, encoder) for sides in ((one, other), (other, one)))
    scores = {(link.left, link.right): link.score for link in (*plain.links, *plain.unsure)}
    assert {(link.right, link.left): link.score for link in (*turned.links, *turned.unsure)} == pytest.approx(
        scores, abs=2e-3
    )
    assert turned.only_here == Sides(plain.only_here.right, plain.only_here.left)
    assert turned.partly_here == Sides(plain.partly_here.right, plain.partly_here.left)
    assert len(turned.links) == len(plain.links)


@settings(max_examples=40, deadline=None)
@given(contents, contents)
def test_beads_stay_in_order_and_share_nothing(left: list[str], right: list[str]) -> None:
    found = align(Task(Sides(account("vi", left), account("fr", right)), "monotone", "sentence"), Concepts())
    beads = sorted((*found.links, *found.unsure), key=lambda link: link.left)
    for side in SIDES:
        ids = [i for bead in beads for i in bead.ids(side)]
        assert ids == sorted(set(ids))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), unique=True, max_size=12), contents, st.randoms(use_true_random=False))
def test_moving_passages_moves_the_links_of_what_both_say(left: list[str], right: list[str], chance: object) -> None:
    """Place and neighbours are evidence as well, but never enough to part two passages that say the same."""
    places = list(range(len(left)))
    chance.shuffle(places)  # type: ignore[attr-defined]
    plain = compare(account("vi", left), account("fr", right))
    moved = compare(account("vi", [left[k] for k in places]), account("fr", right))
    same = {(i, j) for i, said in enumerate(left) for j, other in enumerate(right) if said == other}
    assert {(places[a], b) for a, b in pairs(moved)} & same == pairs(plain) & same
