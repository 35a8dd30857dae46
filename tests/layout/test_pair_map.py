"""The map of a pair: blocks by length, ribbons by links."""

from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.model import Comparison, Link, PartlyHere
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Pair, Sides
from dialogue_reader.layout.pair_map import MapCell, draw_map, pair_map, passage_at

PAIR = Pair(
    article_of("Aaaa aaaa aaaa.\n\nBbbb bbbb bbbb.\n\nCccc cccc cccc.\n\nDddd dddd dddd.", "a.txt"),
    article_of("Eeee eeee eeee.\n\nFfff ffff ffff.", "b.txt"),
)
COMPARISON = Comparison(
    (Link((0,), (1,), 0.9), Link((2,), (0,), 0.6)),
    (Link((3,), (0,), 0.3),),
    Sides((1,), ()),
    "lexical",
    partly_here=Sides((PartlyHere(2, (0,)),), ()),
)
MAP = pair_map(PAIR, COMPARISON, [("left", 0)])


def column(rows: tuple[tuple[MapCell, ...], ...], x: int) -> str:
    return "".join(row[x].glyph for row in rows)


def test_heights_are_shares_of_the_longer_article() -> None:
    assert [(block.top, block.bottom) for block in MAP.blocks.left] == [(0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1)]
    assert [(block.top, block.bottom) for block in MAP.blocks.right] == [(0, 0.25), (0.25, 0.5)]


def test_every_verdict_and_a_difference_has_a_sign_of_its_own() -> None:
    rows = draw_map(MAP, 20, 8, 3, None)
    assert column(rows, 0) == "◆◆░░▓▓▒▒"
    assert column(rows, 19) == "████    "


def test_a_ribbon_leads_from_the_middle_of_a_passage_to_that_of_its_counterpart() -> None:
    rows = draw_map(pair_map(PAIR, COMPARISON._replace(unsure=()), []), 20, 8, 3, ("left", 0))
    ends = {x: [y for y in range(8) if rows[y][x].tone == "ribbon-current"] for x in (3, 16)}
    assert (ends[3], 3 in ends[16]) == ([1], True)


def test_an_unsure_ribbon_is_dotted() -> None:
    sure, unsure = (
        sum(cell.tone == "ribbon" for row in draw_map(drawn, 40, 8, 3, None) for cell in row)
        for drawn in (
            pair_map(PAIR, Comparison((Link((3,), (0,), 0.9),), (), Sides((), ()), "lexical"), []),
            pair_map(PAIR, Comparison((), (Link((3,), (0,), 0.3),), Sides((), ()), "lexical"), []),
        )
    )
    assert 0 < unsure < sure


def test_the_current_passage_has_an_arrow_at_the_inner_edge_of_its_column() -> None:
    assert column(draw_map(MAP, 20, 8, 3, ("left", 2)), 2) == "◆◆░░▶▶▒▒"
    assert column(draw_map(MAP, 20, 8, 3, ("right", 1)), 17) == "██◀◀    "


def test_a_row_tells_its_passage() -> None:
    assert [passage_at(MAP, "left", y, 4) for y in range(4)] == [0, 1, 2, 3]
    assert [passage_at(MAP, "right", y, 4) for y in range(4)] == [0, 1, None, None]


@given(st.integers(0, 60), st.integers(0, 30), st.integers(0, 9), st.integers(0, 4))
def test_any_size_is_filled(width: int, height: int, side: int, passage: int) -> None:
    rows = draw_map(MAP, width, height, side, ("left", passage))
    assert len(rows) == height
    assert {len(row) for row in rows} <= {max(width, 2 * side)}
