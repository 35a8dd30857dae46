"""Where each line of a column stands, whatever was measured before."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout.strategies import texts

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import SIDES, Article, Pair
from dialogue_reader.layout.flow import GAP, Column, Flow, PlacedLine
from dialogue_reader.layout.rows import facing, rows
from dialogue_reader.layout.slots import Chosen, OneEach

paragraphs = st.lists(texts.filter(lambda text: bool(text.strip())), min_size=1, max_size=8).map("\n\n".join)


def plain(article: Article, cells: int) -> Flow:
    return Flow(Column(article, cells, Chosen([(passage.id,) for passage in article.passages])))


def placed(flow: Flow, column: int = 0) -> list[PlacedLine | None]:
    """Every row of a flow, all of it measured."""
    for slot in range(len(flow.heights)):
        flow.measure(slot)
    return [flow.line_at(row, column) for row in range(flow.height)]


@st.composite
def articles_in_slots(draw: st.DrawFn) -> tuple[Article, list[tuple[int, ...]]]:
    """An article, and its passages put into slots in their order: one, several or none in each."""
    article = article_of(draw(paragraphs), "x")
    ids = [passage.id for passage in article.passages]
    cuts = sorted(draw(st.lists(st.integers(0, len(ids)), max_size=6)))
    return article, [tuple(ids[a:b]) for a, b in pairwise([0, *cuts, len(ids)])]


def plainly(column: Column, slot: int) -> list[tuple[int, int] | None]:
    """The rows of a slot as (passage, line), worked out one after another."""
    rows_of_slot: list[tuple[int, int] | None] = []
    for i in column.slots[slot]:
        rows_of_slot += [None] * GAP * bool(rows_of_slot) + [(i, k) for k in range(len(column.lines(i)))]
    return rows_of_slot


class TestSlotsOfSeveralPassages:
    @given(articles_in_slots(), st.integers(1, 40))
    def test_every_row_is_that_of_the_slots_written_one_below_the_other(
        self, case: tuple[Article, list[tuple[int, ...]]], cells: int
    ) -> None:
        article, slots = case
        column = Column(article, cells, Chosen(slots))
        expected: list[tuple[int, int] | None] = []
        for slot in range(len(slots)):
            expected += plainly(column, slot) + [None] * GAP
            assert column.height(slot) == len(plainly(column, slot))
        assert [(p.passage.id, p.number) if p else None for p in placed(Flow(column))] == expected

    @given(articles_in_slots(), st.integers(1, 40), st.data())
    def test_the_row_of_an_offset_shows_it(
        self, case: tuple[Article, list[tuple[int, ...]]], cells: int, data: st.DataObject
    ) -> None:
        article, slots = case
        flow = Flow(Column(article, cells, Chosen(slots)))
        passage = data.draw(st.sampled_from(article.passages))
        number = data.draw(st.integers(0, len(flow.columns[0].lines(passage.id)) - 1))
        line = flow.columns[0].lines(passage.id)[number]
        row = flow.row_of(passage.id, line.start)
        assert flow.line_at(row) == PlacedLine(passage, line, number, flow.columns[0].indent(passage))

    def test_a_passage_that_is_not_shown_leads_to_the_top_of_the_next_one(
        self, make_article: Callable[[str], Article]
    ) -> None:
        article = make_article("Un.\n\nDeux.\n\nTrois.\n\nQuatre.")
        flow = Flow(Column(article, 20, Chosen([(0,), (2, 3)])))
        assert flow.row_of(1, article.passages[1].start) == flow.heights.top(1) == 2
        assert flow.row_of(3, article.passages[3].start) == 4

    @given(st.integers(1, 5), st.integers(8, 80))
    def test_of_passages_of_a_line_each_the_estimate_is_exact(self, count: int, cells: int) -> None:
        article = article_of("\n\n".join(["Un mot."] * count), "x")
        column = Column(article, cells, Chosen([tuple(range(count))]))
        assert column.estimate(0) == column.height(0) == count + GAP * (count - 1)

    def test_an_empty_slot_takes_the_row_that_sets_it_apart(self, make_article: Callable[[str], Article]) -> None:
        flow = Flow(Column(make_article("Un.\n\nDeux."), 20, Chosen([(0,), (), (1,)])))
        assert [line.passage.id if line else None for line in placed(flow)] == [0, None, None, 1, None]


class TestMeasuring:
    def test_what_was_guessed_wrong_is_told_once(self, make_article: Callable[[str], Article]) -> None:
        flow = plain(make_article("x\u0323" * 100 + "\n\nUn texte."), 10)
        guessed, whole = flow.heights[0], flow.height
        grown = flow.measure(0)
        assert grown == 10 + GAP - guessed < 0
        assert flow.height == whole + grown
        assert flow.measure(0) == 0

    def test_the_top_stays_in_a_slot_that_turns_out_shorter(self, make_article: Callable[[str], Article]) -> None:
        flow = plain(make_article("x\u0323" * 100 + "\n\nUn texte."), 10)
        top = flow.settle(flow.heights[0] - 1, 5)
        assert flow.heights.slot_at(top) == 0
        assert flow.line_at(top) is None

    @given(paragraphs, st.integers(1, 40), st.integers(0, 60), st.integers(1, 12))
    def test_settling_measures_what_is_on_the_screen_and_no_more(
        self, text: str, cells: int, top: int, rows: int
    ) -> None:
        measured: list[int] = []
        flow = plain(article_of(text, "x"), cells)
        correct = flow.heights.correct

        def correcting(slot: int, height: int) -> int:
            measured.append(slot)
            return correct(slot, height)

        flow.heights.correct = correcting  # type: ignore[method-assign]
        top = flow.settle(min(top, flow.height - 1), rows)
        shown = {flow.heights.slot_at(row) for row in range(top, min(top + rows, flow.height))}
        assert set(measured) == shown

    @pytest.mark.parametrize(
        ("top", "rows", "expected"), [(0, 4, [0, 1]), (0, 5, [0, 1, 2]), (1, 2, [0, 1]), (2, 2, [1]), (9, 8, [4])]
    )
    def test_a_slot_below_the_last_row_is_left_alone(
        self, make_article: Callable[[str], Article], top: int, rows: int, expected: list[int]
    ) -> None:
        flow = plain(make_article("\n\n".join(["Oui."] * 5)), 20)
        measured: list[int] = []
        height = flow.columns[0].height

        def measuring(slot: int) -> int:
            measured.append(slot)
            return height(slot)

        flow.columns[0].height = measuring  # type: ignore[method-assign]
        flow.settle(top, rows)
        assert measured == expected

    def test_lines_are_wrapped_once(self, articles: Pair) -> None:
        column = plain(articles.left, 40).columns[0]
        assert column.lines(3) is column.lines(3)

    @pytest.mark.parametrize("cells", [30, 45, 70])
    @pytest.mark.parametrize("columns", [1, 2])
    def test_of_a_book_that_no_one_has_looked_into_the_height_is_told_nearly(self, cells: int, columns: int) -> None:
        text = "\n\n".join(f"{'Le chemin du village passe par la vieille forêt. ' * (1 + k % 5)}" for k in range(700))
        book = article_of(text, "x")
        flow = Flow(*(Column(book, cells, OneEach(len(book.passages))) for _ in range(columns)))
        guess = flow.height
        exact = len(placed(flow))
        assert abs(guess - exact) <= 0.2 * exact

    def test_of_a_book_s_empty_slots_a_row_and_a_gap_each_are_expected(self) -> None:
        flow = Flow(Column(Article("x", "", (), "", "fr"), 20, Chosen([()] * 700)))
        assert flow.height == 700 * (1 + GAP)


class TestOneColumn:
    @given(paragraphs, st.integers(1, 60))
    def test_every_line_of_every_passage_stands_once_in_order(self, text: str, cells: int) -> None:
        article = article_of(text, "x")
        flow = plain(article, cells)
        found = [(line.passage.id, line.number) for line in placed(flow) if line]
        column = flow.columns[0]
        assert found == [(p.id, k) for p in article.passages for k in range(len(column.lines(p.id)))]

    @given(paragraphs, st.integers(1, 60))
    def test_passages_are_set_apart_by_blank_rows(self, text: str, cells: int) -> None:
        flow = plain(article_of(text, "x"), cells)
        found = placed(flow)
        for above, below in pairwise(found):
            assert above is None or below is None or above.passage == below.passage
        assert found.count(None) == GAP * len(flow.heights)

    @given(paragraphs, st.integers(1, 60), st.data())
    def test_the_row_of_an_offset_shows_it(self, text: str, cells: int, data: st.DataObject) -> None:
        article = article_of(text, "x")
        flow = plain(article, cells)
        passage = data.draw(st.sampled_from(article.passages))
        offset = data.draw(st.integers(passage.start, passage.end - 1))
        line = flow.line_at(flow.row_of(passage.id, offset))
        assert line is not None
        assert line.passage == passage
        lines = flow.columns[0].lines(passage.id)
        following = lines[line.number + 1].start if line.number + 1 < len(lines) else passage.end
        assert line.line.start <= offset < following

    @given(paragraphs, st.integers(1, 60), st.lists(st.integers(0, 400), max_size=5))
    def test_settling_leaves_exact_heights_on_the_screen(self, text: str, cells: int, tops: list[int]) -> None:
        article = article_of(text, "x")
        flow = plain(article, cells)
        for wanted in tops:
            top = flow.settle(min(wanted, flow.height - 1), 20)
            before = [flow.line_at(row) for row in range(top, top + 20)]
            assert flow.settle(top, 20) == top
            assert [flow.line_at(row) for row in range(top, top + 20)] == before
            exact = plain(article, cells)
            whole = placed(exact)
            first = next((line for line in before if line), None)
            if first:
                at = whole.index(first) - before.index(first)
                assert before[: len(whole) - at] == whole[at : at + 20]

    @given(paragraphs, st.integers(1, 60), st.data())
    def test_what_was_on_top_stays_there_while_the_rest_is_measured(
        self, text: str, cells: int, data: st.DataObject
    ) -> None:
        article = article_of(text, "x")
        flow = plain(article, cells)
        passage = data.draw(st.sampled_from(article.passages))
        row = flow.row_of(passage.id, passage.start)
        shown = flow.line_at(row)
        assert flow.line_at(flow.settle(row, 30)) == shown

    def test_prose_broken_at_another_margin_is_broken_at_ours(self, make_article: Callable[[str], Article]) -> None:
        text = "Les relations entre le Vietnam et le Royaume-Uni\nse sont approfondies dans divers domaines."
        verse = "Trăm năm trong cõi người ta,\nChữ tài chữ mệnh khéo là ghét nhau."
        shown = [line for line in placed(plain(make_article(f"{text}\n\n{verse}"), 40)) if line]
        assert [text[line.line.start : line.line.end] for line in shown[:3]] == [
            "Les relations entre le Vietnam et le",
            "Royaume-Uni\nse sont approfondies dans",
            "divers domaines.",
        ]
        assert len(shown) == 5

    def test_captions_are_set_in_and_narrow_columns_less(self, articles: Pair) -> None:
        caption = next(p for p in articles.left.passages if p.kind == "caption")
        assert plain(articles.left, 40).columns[0].indent(caption) == 2
        assert plain(articles.left, 6).columns[0].indent(caption) == 1
        assert plain(articles.left, 0).columns[0].indent(caption) == 0

    @pytest.mark.parametrize("cells", [1, 2, 3, 7, 20, 38, 60, 100, 200])
    def test_an_estimate_is_near_enough_for_a_scroll_bar(self, articles: Pair, cells: int) -> None:
        for side in SIDES:
            flow = plain(articles[side], cells)
            guess = flow.height
            exact = len(placed(flow))
            assert abs(guess - exact) <= 0.35 * exact

    def test_no_text_has_no_rows(self) -> None:
        flow = Flow(Column(Article("x", "", (), "", "fr"), 20, OneEach(0)))
        assert flow.height == 0
        assert flow.settle(3, 10) == 3
        assert flow.line_at(0) is None

    def test_rows_outside_are_blank(self, make_article: Callable[[str], Article]) -> None:
        flow = plain(make_article("Un texte."), 20)
        assert flow.line_at(-1) is None
        assert flow.line_at(99) is None


class TestTwoColumnsHeldLevel:
    @given(articles_in_slots(), articles_in_slots(), st.integers(1, 40))
    def test_a_slot_is_as_high_as_the_higher_of_its_columns(
        self, left: tuple[Article, list[tuple[int, ...]]], right: tuple[Article, list[tuple[int, ...]]], cells: int
    ) -> None:
        count = min(len(left[1]), len(right[1]))
        columns = [Column(article, cells, Chosen(slots[:count])) for article, slots in (left, right)]
        flow = Flow(*columns)
        for number, column in enumerate(columns):
            expected: list[tuple[int, int] | None] = []
            for slot in range(count):
                own = plainly(column, slot)
                expected += own + [None] * (max(c.height(slot) for c in columns) - len(own) + GAP)
            assert [(p.passage.id, p.number) if p else None for p in placed(flow, number)] == expected

    @pytest.mark.parametrize("cells", [10, 33, 60])
    def test_slots_begin_level_and_hold_all_of_both(self, articles: Pair, cells: int) -> None:
        slots = rows(articles, None)
        flow = Flow(
            Column(articles.left, cells, Chosen([row.left for row in slots])),
            Column(articles.right, cells // 2, Chosen([row.right for row in slots])),
        )
        for number, side in enumerate(SIDES):
            seen = [line.passage.id for line in placed(flow, number) if line and line.number == 0]
            assert seen == [passage.id for passage in articles[side].passages]
            for slot, row in enumerate(slots):
                if row[side]:
                    first = articles[side].passages[row[side][0]]
                    assert flow.row_of(first.id, first.start, number) == flow.heights.top(slot)

    def test_columns_of_different_slots_are_refused(self, articles: Pair) -> None:
        with pytest.raises(ValueError, match="slots"):
            Flow(*(Column(articles[side], 30, facing(articles, side)) for side in SIDES))
