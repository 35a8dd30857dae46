"""Where each line of a column stands, whatever was measured before."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.layout.strategies import texts

from dialogue_reader.documents.model import SIDES, Article, Pair
from dialogue_reader.documents.opening import article_of
from dialogue_reader.layout.arrangement import facing, rows
from dialogue_reader.layout.flow import GAP, Column, Flow, PlacedLine
from dialogue_reader.layout.slots import Chosen, OneEach

paragraphs = st.lists(texts.filter(lambda text: bool(text.strip())), min_size=1, max_size=8).map("\n\n".join)


def plain(article: Article, cells: int) -> Flow:
    return Flow(Column(article, cells, Chosen([(passage.id,) for passage in article.passages])))


def placed(flow: Flow, column: int = 0) -> list[PlacedLine | None]:
    """Every row of a flow, all of it measured."""
    for slot in range(len(flow.heights)):
        flow.measure(slot)
    return [flow.line_at(row, column) for row in range(flow.height)]


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
                if row.ids(side):
                    first = articles[side].passages[row.ids(side)[0]]
                    assert flow.row_of(first.id, first.start, number) == flow.heights.top(slot)

    def test_columns_of_different_slots_are_refused(self, articles: Pair) -> None:
        with pytest.raises(ValueError, match="slots"):
            Flow(*(Column(articles[side], 30, facing(articles, side)) for side in SIDES))
