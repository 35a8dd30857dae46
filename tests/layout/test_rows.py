"""Which passages stand beside each other in rows."""

from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.model import Comparison, Link, PartlyHere
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
    def test_only_best_links_put_passages_into_one_row(self, case: tuple[Pair, Comparison]) -> None:
        both, comparison = case
        for row in rows(both, comparison):
            for left in row.left if row.right else ():
                best = [link for link in comparison.links_of("left", left) if comparison.is_best(link)]
                assert set(row.right) & {i for link in best for i in link.right}

    @given(pairs_and_links())
    def test_passages_that_are_the_best_of_each_other_share_a_row(self, case: tuple[Pair, Comparison]) -> None:
        both, comparison = case
        found = rows(both, comparison)
        best = {(side, i): links[0] for side in SIDES for i in range(8) if (links := comparison.links_of(side, i))}
        for link in comparison.links:
            if all(len(link.ids(side)) == 1 and best[side, link.ids(side)[0]] is link for side in SIDES):
                (row,) = (row for row in found if link.left[0] in row.left)
                ties = [one for one in comparison.links if one.score == link.score and one is not link]
                assert link.right[0] in row.right or ties

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
    def test_neighbours_share_a_row_only_for_a_passage_that_stands_beside_them(
        self, case: tuple[Pair, Comparison]
    ) -> None:
        both, comparison = case
        for row in rows(both, comparison):
            assert row.right or len(row.left) == 1
            assert row.left == tuple(range(row.left[0], row.left[0] + len(row.left))) if row.left else row.right

    def test_without_a_comparison_nothing_stands_beside_anything(self) -> None:
        assert rows(pair(2, 2), None) == (
            PassageRow((), (0,)),
            PassageRow((), (1,)),
            PassageRow((0,), ()),
            PassageRow((1,), ()),
        )

    def test_the_best_link_gives_the_place(self) -> None:
        found = rows(pair(2, 1), linked(((0,), (0,), 0.5), ((1,), (0,), 0.9)))
        assert found == (PassageRow((0, 1), (0,)),)

    def test_a_counterpart_that_stands_beside_a_better_one_further_off_leaves_a_gap(self) -> None:
        found = rows(pair(3, 2), linked(((0,), (0,), 0.5), ((1,), (1,), 0.9), ((2,), (0,), 0.9)))
        assert found == (PassageRow((0,), ()), PassageRow((1,), (1,)), PassageRow((2,), (0,)))

    def test_links_of_many_to_many_do_not_make_one_row_of_all(self) -> None:
        links = [((a,), (b,), 0.9 if a == b else 0.6) for a in range(5) for b in range(5)]
        assert rows(pair(5, 5), linked(*links)) == tuple(PassageRow((k,), (k,)) for k in range(5))

    def test_a_headline_and_a_lead_share_the_passage_that_both_are_best_linked_with(self) -> None:
        links = (((0,), (1,), 0.8), ((1,), (1,), 0.9), ((1,), (0,), 0.6), ((2,), (2,), 0.9))
        found = rows(pair(3, 3), linked(*links))
        assert found == (PassageRow((0, 1), (0, 1)), PassageRow((2,), (2,)))

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

    def test_passages_that_are_partly_here_are_kept_without_their_counterparts(self) -> None:
        comparison = with_only_here((1,), (), ((0,), (0,), 0.9), ((2,), (0,), 0.8))
        comparison = comparison._replace(partly_here=Sides((PartlyHere(2, (5,)),), ()))
        assert only_here_rows(rows(pair(3, 1), comparison), comparison) == (
            PassageRow((1,), ()),
            PassageRow((2,), ()),
        )
        slots = only_here_slots(comparison, "left")
        assert [slots[k] for k in range(len(slots))] == [(1,), (2,)]

    def test_where_no_row_is_left_one_is_empty(self) -> None:
        comparison = with_only_here((), (), ((0,), (0,), 0.9))
        assert only_here_rows(rows(pair(1, 1), comparison), comparison) == (PassageRow((), ()),)
