"""The drawing between the panes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.layout.link_lines import Alone, Cell, Tone, Wire, draw

rows = st.integers(-5, 25)
tones: st.SearchStrategy[Tone] = st.sampled_from(["link", "unsure", "current"])
wires = st.builds(Wire, rows, rows, tones)
lone = st.builds(Alone, st.sampled_from(["left", "right"]), rows)


def picture(drawing: tuple[tuple[Cell, ...], ...]) -> list[str]:
    return ["".join(cell.glyph for cell in row) for row in drawing]


class TestExamples:
    def test_a_level_link(self) -> None:
        assert picture(draw([Wire(1, 1, "link")], [], 5, 3)) == ["     ", "╶───╴", "     "]

    def test_a_falling_and_a_rising_link_cross(self) -> None:
        assert picture(draw([Wire(0, 2, "link"), Wire(2, 0, "link")], [], 5, 3)) == ["╶┬┬─╴", " ││  ", "╶╯╰─╴"]

    def test_one_to_many(self) -> None:
        drawing = picture(draw([Wire(1, 0, "link"), Wire(1, 1, "link"), Wire(1, 3, "link")], [], 5, 4))
        assert drawing[1][0] == "╶"
        assert [line[-1] for line in drawing] == ["╴", "╴", " ", "╴"]

    def test_the_way_to_what_is_off_the_screen(self) -> None:
        assert picture(draw([Wire(0, -4, "link"), Wire(9, 2, "link")], [], 5, 3)) == ["─↑   ", "     ", "   ↓─"]

    def test_what_stands_alone(self) -> None:
        drawing = draw([], [Alone("left", 0), Alone("right", 2), Alone("left", 7)], 4, 3)
        assert picture(drawing) == ["○   ", "    ", "   ○"]
        assert drawing[0][0].tone == "alone"

    def test_the_current_link_is_seen_where_links_cross(self) -> None:
        drawing = draw([Wire(0, 2, "current"), Wire(1, 1, "link"), Wire(2, 0, "unsure")], [], 5, 3)
        assert drawing[0][0].tone == "current"
        assert drawing[2][4].tone == "current"
        assert {cell.tone for cell in drawing[1]} == {"link", "current"}

    def test_wires_that_overlap_keep_apart_while_there_is_room(self) -> None:
        drawing = picture(draw([Wire(0, 3, "link"), Wire(1, 4, "link"), Wire(2, 5, "link")], [], 7, 6))
        assert sum(glyph in "│┼" for glyph in drawing[2]) >= 2


class TestAnyInput:
    @given(st.lists(wires, max_size=12), st.lists(lone, max_size=6), st.integers(0, 12), st.integers(0, 20))
    def test_the_drawing_has_the_size_asked_for(
        self, links: list[Wire], alone: list[Alone], width: int, height: int
    ) -> None:
        drawing = draw(links, alone, width, height)
        assert len(drawing) == height
        assert all(len(row) == width for row in drawing)
        assert all(len(cell.glyph) == 1 for row in drawing for cell in row)

    @given(st.lists(wires, max_size=12), st.integers(3, 12), st.integers(1, 20))
    def test_each_link_is_drawn_at_the_ends_that_are_seen(self, links: list[Wire], width: int, height: int) -> None:
        drawing = draw(links, [], width, height)
        for wire in links:
            if 0 <= wire.left < height:
                assert drawing[wire.left][0].glyph != " "
            if 0 <= wire.right < height:
                assert drawing[wire.right][-1].glyph != " "

    @given(wires.filter(lambda wire: min(wire.left, wire.right) >= 0), st.integers(3, 12))
    def test_one_link_is_one_connected_line(self, wire: Wire, width: int) -> None:
        drawing = picture(draw([wire], [], width, 26))
        cells = {(y, x) for y, line in enumerate(drawing) for x, glyph in enumerate(line) if glyph != " "}
        todo, seen = [(wire.left, 0)], set()
        while todo:
            place = todo.pop()
            if place in cells and place not in seen:
                seen.add(place)
                y, x = place
                todo += [(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)]
        assert seen == cells
        assert (wire.right, width - 1) in seen

    @pytest.mark.parametrize("height", [1, 2, 10])
    def test_arrows_never_hide_behind_each_other_at_both_edges(self, height: int) -> None:
        drawing = picture(draw([Wire(0, -1, "link"), Wire(-1, 0, "link")], [], 6, height))
        assert drawing[0] == "─↑  ↑─"


def test_an_unsure_link_is_told_by_its_shape() -> None:
    drawn = draw([Wire(0, 0, "unsure"), Wire(1, 1, "link"), Wire(2, 9, "unsure")], [], 5, 3)
    assert ["".join(cell.glyph for cell in row) for row in drawn] == ["┄┄┄┄┄", "╶───╴", "┄↓   "]


def test_a_sure_stub_is_drawn_over_an_unsure_one() -> None:
    (row,) = draw([Wire(0, -1, "link"), Wire(0, -1, "unsure")], [], 5, 1)
    assert "".join(cell.glyph for cell in row) == "─↑   "
