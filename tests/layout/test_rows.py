"""Which passages stand beside each other in rows."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import SIDES, Article, Pair, Passage, Side, Sides
from dialogue_reader.layout.rows import PassageRow, facing, only_here_rows, only_here_slots, rows


def article(count: int) -> Article:
    passages = tuple(Passage(k, "body", 2 * k, 2 * k + 1) for k in range(count))
    return Article("x", "a\n" * count, passages, "", "fr")


def pair(left: int, right: int) -> Pair:
    return Pair(article(left), article(right))


def linked(*links: tuple[tuple[int, ...], tuple[int, ...], float]) -> Comparison:
    return Comparison(tuple(Link(*link) for link in links), (), Sides((), ()), "test")


@st.composite
def pairs_and_links(draw: st.DrawFn) -> tuple[Pair, Comparison]:
    left, right = draw(st.integers(1, 8)), draw(st.integers(1, 8))
    ids = [
        st.lists(st.integers(0, n - 1), min_size=1, max_size=3, unique=True).map(sorted).map(tuple)
        for n in (left, right)
    ]
    links = draw(st.lists(st.tuples(ids[0], ids[1], st.floats(0, 1)), max_size=10))
    return pair(left, right), linked(*links)


class TestRows:
    @given(pairs_and_links())
    def test_every_passage_stands_once_and_the_left_keeps_its_order(self, case: tuple[Pair, Comparison]) -> None:
        both, comparison = case
        found = rows(both, comparison)
        assert [i for row in found for i in row.left] == [p.id for p in both.left.passages]
        assert sorted(i for row in found for i in row.right) == [p.id for p in both.right.passages]
        assert all(row.left or row.right for row in found)

    @given(pairs_and_links())
    def test_only_linked_passages_share_a_row(self, case: tuple[Pair, Comparison]) -> None:
        both, comparison = case
        for row in rows(both, comparison):
            for left in row.left:
                across = comparison.counterparts("left", left)
                assert not row.left or not row.right or set(across) & set(row.right)
                if len(row.left) == 1:
                    assert set(row.right) | set(row.elsewhere) == set(across) or not row.right

    @given(pairs_and_links())
    def test_a_passage_named_elsewhere_does_stand_elsewhere(self, case: tuple[Pair, Comparison]) -> None:
        found = rows(*case)
        for row in found:
            others = {i for other in found if other is not row for i in other.right}
            assert set(row.elsewhere) <= others

    @given(pairs_and_links())
    def test_a_right_passage_stands_beside_its_best_counterpart_the_earlier_of_equals(
        self, case: tuple[Pair, Comparison]
    ) -> None:
        both, comparison = case
        for row in rows(both, comparison):
            for right in row.right:
                offers = sorted((-link.score, min(link.left)) for link in comparison.links if right in link.right)
                assert bool(row.left) == bool(offers)
                assert not offers or row.left[0] <= offers[0][1] <= row.left[-1]

    @given(pairs_and_links())
    def test_a_left_passage_whose_counterparts_all_stand_beside_the_one_before_joins_it(
        self, case: tuple[Pair, Comparison]
    ) -> None:
        both, comparison = case
        left_rows = [row for row in rows(both, comparison) if row.left]
        for above, row in pairwise(left_rows):
            across = set(comparison.counterparts("left", row.left[0]))
            assert row.right or not across or not across <= set(above.right)

    def test_without_a_comparison_nothing_stands_beside_anything(self) -> None:
        assert rows(pair(2, 2), None) == (
            PassageRow((), (0,)),
            PassageRow((), (1,)),
            PassageRow((0,), ()),
            PassageRow((1,), ()),
        )

    def test_the_best_link_gives_the_place(self) -> None:
        found = rows(pair(2, 1), linked(((0,), (0,), 0.5), ((1,), (0,), 0.9)))
        assert found == (PassageRow((0,), (), (0,)), PassageRow((1,), (0,)))

    def test_left_neighbours_of_one_counterpart_share_its_row(self) -> None:
        assert rows(pair(2, 1), linked(((0, 1), (0,), 0.9))) == (PassageRow((0, 1), (0,)),)

    def test_what_stands_on_the_right_only_follows_its_neighbour(self) -> None:
        found = rows(pair(2, 4), linked(((0,), (2,), 0.9), ((1,), (0,), 0.8)))
        assert found == (PassageRow((0,), (2,)), PassageRow((), (3,)), PassageRow((1,), (0,)), PassageRow((), (1,)))


def test_facing_each_article_keeps_its_own_order(articles: Pair) -> None:
    side: Side
    for side in SIDES:
        slots = facing(articles, side)
        assert [slots[k] for k in range(len(slots))] == [(p.id,) for p in articles[side].passages]


def with_only_here(
    left: tuple[int, ...], right: tuple[int, ...], *links: tuple[tuple[int, ...], tuple[int, ...], float]
) -> Comparison:
    return linked(*links)._replace(only_here=Sides(left, right))


class TestOnlyHere:
    def test_each_passage_that_is_only_here_has_a_slot_in_the_order_of_the_text(self) -> None:
        slots = only_here_slots(with_only_here((5, 1), (2,)), "left")
        assert [slots[k] for k in range(len(slots))] == [(1,), (5,)]
        assert only_here_slots(with_only_here((5, 1), (2,)), "right")[0] == (2,)

    def test_where_nothing_is_only_here_one_slot_is_empty(self) -> None:
        slots = only_here_slots(with_only_here((), (2,)), "left")
        assert [slots[k] for k in range(len(slots))] == [()]

    def test_rows_are_kept_that_hold_nothing_else(self) -> None:
        comparison = with_only_here((1,), (2,), ((0,), (0,), 0.9), ((2,), (1,), 0.9))
        beside = rows(pair(3, 3), comparison)
        assert only_here_rows(beside, comparison) == (PassageRow((1,), ()), PassageRow((), (2,)))

    def test_where_no_row_is_left_one_is_empty(self) -> None:
        comparison = with_only_here((), (), ((0,), (0,), 0.9))
        assert only_here_rows(rows(pair(1, 1), comparison), comparison) == (PassageRow((), ()),)
