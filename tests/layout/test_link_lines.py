"""The drawing between the panes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.layout.link_lines import Cell, OnlyHereSign, Tone, draw, line_at
from dialogue_reader.layout.link_lines import GutterLine as Line

rows = st.integers(-5, 25)
tones: st.SearchStrategy[Tone] = st.sampled_from(["link", "unsure", "current"])
lines = st.builds(Line, rows, rows, tones)
lone = st.builds(OnlyHereSign, st.sampled_from(["left", "right"]), rows, st.just("only-here"))


def picture(drawing: tuple[tuple[Cell, ...], ...]) -> list[str]:
    return ["".join(cell.glyph for cell in row) for row in drawing]


class TestExamples:
    def test_a_level_link(self) -> None:
        assert picture(draw([Line(1, 1, "link")], [], 5, 3)) == ["     ", "╶───╴", "     "]

    def test_a_falling_and_a_rising_link_cross(self) -> None:
        assert picture(draw([Line(0, 2, "link"), Line(2, 0, "link")], [], 5, 3)) == [
            "╶┬┬─╴",
            " ││  ",
            "╶╯╰─╴",
        ]

    def test_one_to_many(self) -> None:
        drawing = picture(draw([Line(1, 0, "link"), Line(1, 1, "link"), Line(1, 3, "link")], [], 5, 4))
        assert drawing[1][0] == "╶"
        assert [line[-1] for line in drawing] == ["╴", "╴", " ", "╴"]

    def test_the_way_to_what_is_off_the_screen(self) -> None:
        assert picture(draw([Line(0, -4, "link"), Line(9, 2, "link")], [], 5, 3)) == [
            "─↑   ",
            "     ",
            "   ↓─",
        ]

    def test_what_stands_alone(self) -> None:
        drawing = draw([], [OnlyHereSign("left", 0), OnlyHereSign("right", 2), OnlyHereSign("left", 7)], 4, 3)
        assert picture(drawing) == ["○   ", "    ", "   ○"]
        assert drawing[0][0].tone == "only-here"

    def test_what_is_partly_here_has_a_sign_of_its_own_at_the_end_of_its_link(self) -> None:
        signs = [OnlyHereSign("left", 1, "partly-here"), OnlyHereSign("right", 0, "partly-here")]
        drawing = draw([Line(1, 1, "link"), Line(9, 0, "link")], signs, 5, 3)
        assert picture(drawing) == ["   ↓◐", "◐───╴", "     "]
        assert (drawing[1][0].tone, drawing[1][1].tone) == ("partly-here", "link")

    def test_the_current_link_is_seen_where_links_cross(self) -> None:
        drawing = draw([Line(0, 2, "current"), Line(1, 1, "link"), Line(2, 0, "unsure")], [], 5, 3)
        assert drawing[0][0].tone == "current"
        assert drawing[2][4].tone == "current"
        assert {cell.tone for cell in drawing[1]} == {"link", "current"}

    def test_wires_that_overlap_keep_apart_while_there_is_room(self) -> None:
        drawing = picture(draw([Line(0, 3, "link"), Line(1, 4, "link"), Line(2, 5, "link")], [], 7, 6))
        assert sum(glyph in "│┼" for glyph in drawing[2]) >= 2


class TestLanes:
    def test_links_that_never_pass_each_other_share_the_middle(self) -> None:
        drawing = picture(draw([Line(0, 1, "link"), Line(2, 3, "link")], [], 5, 4))
        assert drawing == ["╶─╮  ", "  ╰─╴", "╶─╮  ", "  ╰─╴"]

    def test_links_that_meet_in_a_row_keep_apart(self) -> None:
        drawing = picture(draw([Line(0, 1, "link"), Line(1, 2, "link")], [], 7, 3))
        assert drawing == ["╶──╮   ", "╶─╮╰──╴", "  ╰───╴"]

    def test_the_shorter_way_goes_through_the_middle(self) -> None:
        drawing = picture(draw([Line(0, 4, "link"), Line(1, 2, "link")], [], 7, 5))
        assert [line[3] for line in drawing[1:3]] == ["╮", "╰"]
        assert [line[2] for line in drawing[1:4]] == ["┼", "│", "│"]

    def test_a_level_link_takes_no_lane_from_another(self) -> None:
        drawing = picture(draw([Line(1, 1, "link"), Line(0, 2, "link")], [], 5, 3))
        assert [line[2] for line in drawing] == ["╮", "┼", "╰"]

    def test_what_has_no_lane_of_its_own_goes_through_the_middle_too(self) -> None:
        drawing = picture(draw([Line(k, k + 3, "link") for k in range(5)], [], 5, 8))
        assert drawing[3][1:4] == "┼┼┼"

    @pytest.mark.parametrize(
        ("width", "expected"), [(1, ["╮", "╰"]), (2, ["╮ ", "╰╴"]), (3, ["╶╮ ", " ╰╴"]), (4, ["╶─╮ ", "  ╰╴"])]
    )
    def test_however_narrow(self, width: int, expected: list[str]) -> None:
        assert picture(draw([Line(0, 1, "link")], [], width, 2)) == expected

    @given(st.lists(lines, max_size=12), st.integers(3, 12))
    def test_the_order_of_equal_links_is_theirs_and_the_current_is_drawn_over_all(
        self, links: list[Line], width: int
    ) -> None:
        current = Line(1, 7, "current")
        drawing = draw([current, *(link._replace(tone="link") for link in links)], [], width, 9)
        assert drawing[1][0].tone == drawing[7][-1].tone == "current"


class TestStubs:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            (Line(0, -1, "link"), ["─↑   ", "     "]),
            (Line(1, 2, "link"), ["     ", "─↓   "]),
            (Line(-1, 1, "link"), ["     ", "   ↑─"]),
            (Line(2, 0, "link"), ["   ↓─", "     "]),
            (Line(-1, 2, "link"), ["     ", "     "]),
            (Line(-1, -2, "link"), ["     ", "     "]),
        ],
    )
    def test_an_arrow_points_to_the_end_that_is_off_the_screen(self, line: Line, expected: list[str]) -> None:
        drawing = draw([line], [], 5, 2)
        assert picture(drawing) == expected
        assert {cell.tone for row in drawing for cell in row if cell.glyph != " "} <= {line.tone}

    def test_a_stub_has_the_tone_of_its_link(self) -> None:
        (row,) = draw([Line(0, 3, "current")], [], 4, 1)
        assert [cell.tone for cell in row[:2]] == ["current"] * 2

    def test_a_stub_leaves_the_start_of_a_drawn_link_as_it_is(self) -> None:
        (row,) = picture(draw([Line(0, 0, "link"), Line(0, 9, "unsure")], [], 5, 1))
        assert row == "╶↓──╴"

    @pytest.mark.parametrize("width", [1, 2])
    def test_in_the_narrowest_gutter_the_arrow_remains(self, width: int) -> None:
        assert "↓" in picture(draw([Line(0, 9, "link")], [], width, 1))[0]
        assert "↓" in picture(draw([Line(9, 0, "link")], [], width, 1))[0]


@given(st.lists(lone, max_size=6), st.integers(1, 12), st.integers(1, 20))
def test_what_is_only_here_is_marked_at_its_row_and_edge_and_nowhere_else(
    signs: list[OnlyHereSign], width: int, height: int
) -> None:
    drawing = picture(draw([], signs, width, height))
    marked = {(y, x) for y, line in enumerate(drawing) for x, glyph in enumerate(line) if glyph == "○"}
    assert marked == {(sign.row, 0 if sign.side == "left" else width - 1) for sign in signs if 0 <= sign.row < height}
    assert all(glyph in " ○" for line in drawing for glyph in line)


class TestAnyInput:
    @given(st.lists(lines, max_size=12), st.lists(lone, max_size=6), st.integers(0, 12), st.integers(0, 20))
    def test_the_drawing_has_the_size_asked_for(
        self, links: list[Line], alone: list[OnlyHereSign], width: int, height: int
    ) -> None:
        drawing = draw(links, alone, width, height)
        assert len(drawing) == height
        assert all(len(row) == width for row in drawing)
        assert all(len(cell.glyph) == 1 for row in drawing for cell in row)

    @given(st.lists(lines, max_size=12), st.integers(3, 12), st.integers(1, 20))
    def test_each_link_is_drawn_at_the_ends_that_are_seen(self, links: list[Line], width: int, height: int) -> None:
        drawing = draw(links, [], width, height)
        for line in links:
            if 0 <= line.left < height:
                assert drawing[line.left][0].glyph != " "
            if 0 <= line.right < height:
                assert drawing[line.right][-1].glyph != " "

    @given(lines.filter(lambda line: min(line.left, line.right) >= 0), st.integers(3, 12))
    def test_one_link_is_one_connected_line(self, line: Line, width: int) -> None:
        drawing = picture(draw([line], [], width, 26))
        cells = {(y, x) for y, line in enumerate(drawing) for x, glyph in enumerate(line) if glyph != " "}
        todo, seen = [(line.left, 0)], set()
        while todo:
            place = todo.pop()
            if place in cells and place not in seen:
                seen.add(place)
                y, x = place
                todo += [(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)]
        assert seen == cells
        assert (line.right, width - 1) in seen

    @pytest.mark.parametrize("height", [1, 2, 10])
    def test_arrows_never_hide_behind_each_other_at_both_edges(self, height: int) -> None:
        drawing = picture(draw([Line(0, -1, "link"), Line(-1, 0, "link")], [], 6, height))
        assert drawing[0] == "─↑  ↑─"


def test_an_unsure_link_is_told_by_its_shape() -> None:
    drawn = draw([Line(0, 0, "unsure"), Line(1, 1, "link"), Line(2, 9, "unsure")], [], 5, 3)
    assert ["".join(cell.glyph for cell in row) for row in drawn] == ["┄┄┄┄┄", "╶───╴", "┄↓   "]


def test_a_sure_stub_is_drawn_over_an_unsure_one() -> None:
    (row,) = draw([Line(0, -1, "link"), Line(0, -1, "unsure")], [], 5, 1)
    assert "".join(cell.glyph for cell in row) == "─↑   "


class TestPointingAtALine:
    LINES = (
        Line(1, 5, "link", (1, 2)),
        Line(3, 3, "current", (3, 1)),
        Line(7, 30, "link", (5, 9)),
    )

    @pytest.mark.parametrize(
        ("x", "y", "passages"),
        [(0, 1, (1, 2)), (6, 5, (1, 2)), (0, 3, (3, 1)), (6, 3, (3, 1)), (0, 7, (5, 9)), (6, 7, None), (0, 9, None)],
    )
    def test_a_cell_belongs_to_the_line_that_runs_through_it(
        self, x: int, y: int, passages: tuple[int, int] | None
    ) -> None:
        line = line_at(self.LINES, 7, 12, x, y)
        assert (line.passages if line else None) == passages

    def test_every_cell_of_the_drawing_leads_to_a_line_and_no_other_does(self) -> None:
        drawn = draw(self.LINES, (), 7, 12)
        for y, row in enumerate(drawn):
            for x, cell in enumerate(row):
                if cell.glyph != " ":
                    assert line_at(self.LINES, 7, 12, x, y)
                elif y not in (7,):  # a stub may be pointed at in all its half of the row
                    assert line_at(self.LINES, 7, 12, x, y) is None
