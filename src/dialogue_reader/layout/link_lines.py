"""The drawing between the panes: a line for every link to be drawn, and a sign for what is only here or partly so."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from dialogue_reader.documents.model import Side

Tone = Literal["link", "unsure", "current", "only-here", "partly-here"]
Alone = Literal["only-here", "partly-here"]

_UP, _DOWN, _WEST, _EAST = 1, 2, 4, 8
_BOX = {
    0: " ",
    _UP: "╵", _DOWN: "╷", _WEST: "╴", _EAST: "╶",
    _UP | _DOWN: "│", _WEST | _EAST: "─",
    _DOWN | _EAST: "╭", _DOWN | _WEST: "╮", _UP | _EAST: "╰", _UP | _WEST: "╯",
    _UP | _DOWN | _EAST: "├", _UP | _DOWN | _WEST: "┤",
    _DOWN | _WEST | _EAST: "┬", _UP | _WEST | _EAST: "┴",
    _UP | _DOWN | _WEST | _EAST: "┼",
}  # fmt: skip
_DASHED = {"─": "┄", "│": "┆", "╴": "┄", "╶": "┄"}
_RANK: dict[Tone, int] = {"unsure": 0, "link": 1, "only-here": 1, "partly-here": 1, "current": 2}
_SIGNS: dict[Alone, str] = {"only-here": "○", "partly-here": "◐"}
MARGIN_SIGNS: Mapping[Tone, str] = {"link": "─", "current": "─", "unsure": "┄", "only-here": "○", "partly-here": "◐"}
"""The signs of passages where they stand beside the text."""


class GutterLine(NamedTuple):
    """A link to draw: the rows of its two ends on the screen, which may lie above (< 0) or below it.

    `passages` are the ids of the passages at its ends.
    """

    left: int
    right: int
    tone: Tone
    passages: tuple[int, int] = (0, 0)


class OnlyHereSign(NamedTuple):
    """A passage that is only here, or partly, at a row of the screen."""

    side: Side
    row: int
    tone: Alone = "only-here"


class Cell(NamedTuple):
    """One cell of the drawing."""

    glyph: str = " "
    tone: Tone = "link"


def draw(
    lines: Sequence[GutterLine], signs: Sequence[OnlyHereSign], width: int, height: int
) -> tuple[tuple[Cell, ...], ...]:
    """Rows of cells, `height` by `width`.

    A line with both ends off the screen is left out, one with one end off it is a stub. Each other line runs level
    from its left end to a lane of its own, along the lane, and level to its right end. Lanes are given so that lines
    that would run along each other stay apart as long as there is room. Signs take the place of the ends of lines.
    """
    if width < 1:
        return ((),) * height
    joints: dict[tuple[int, int], int] = {}
    tones: dict[tuple[int, int], Tone] = {}
    for line, lane in _lanes(lines, width, height):
        _draw_line(line, lane, width, joints, tones)
    grid = [[_cell(joints.get((y, x), 0), tones.get((y, x), "link")) for x in range(width)] for y in range(height)]
    for line in sorted(lines, key=lambda line: _RANK[line.tone]):
        _draw_stub(line, width, height, grid)
    for sign in signs:
        if 0 <= sign.row < height:
            grid[sign.row][0 if sign.side == "left" else width - 1] = Cell(_SIGNS[sign.tone], sign.tone)
    return tuple(tuple(row) for row in grid)


def line_at(lines: Sequence[GutterLine], width: int, height: int, x: int, y: int) -> GutterLine | None:
    """The line that runs through a cell of the drawing, or ends near it in the row; the most important of several."""
    lanes = dict(_lanes(lines, width, height)) if width > 0 else {}
    touching = [line for line in lines if _runs_through(line, lanes.get(line), x, y, width)]
    return max(touching, key=lambda line: _RANK[line.tone], default=None)


def _runs_through(line: GutterLine, lane: int | None, x: int, y: int, width: int) -> bool:
    if lane is None:  # a stub
        return (y == line.left and x < width / 2) or (y == line.right and x >= width / 2)
    top, bottom = sorted((line.left, line.right))
    return (y == line.left and x <= lane) or (y == line.right and x >= lane) or (x == lane and top <= y <= bottom)


def _cell(arms: int, tone: Tone) -> Cell:
    """A piece of line; an unsure link has a shape of its own, for readers who cannot tell the greys apart."""
    glyph = _BOX[arms]
    return Cell(_DASHED.get(glyph, glyph) if tone == "unsure" else glyph, tone)


def _lanes(lines: Sequence[GutterLine], width: int, height: int) -> list[tuple[GutterLine, int]]:
    """The lines with both ends in sight, each with the first lane that no other one uses at the same rows.

    The current one is drawn last.
    """
    taken: dict[int, list[tuple[int, int]]] = {}
    in_sight = [line for line in lines if 0 <= line.left < height and 0 <= line.right < height]
    by_rank = sorted(in_sight, key=lambda line: (_RANK[line.tone], abs(line.left - line.right)))
    lanes = _lanes_from_the_middle(width)
    placed = []
    for line in by_rank:
        top, bottom = sorted((line.left, line.right))
        free = [x for x in lanes if all(bottom < a or top > b for a, b in taken.get(x, ()))]
        lane = free[0] if free else lanes[0]
        if top != bottom:
            taken.setdefault(lane, []).append((top, bottom))
        placed.append((line, lane))
    return placed


def _lanes_from_the_middle(width: int) -> list[int]:
    """Cells across the gutter but its edges, the middle first."""
    middle = width // 2
    return sorted(range(1, width - 1), key=lambda x: (abs(x - middle), x)) or [0]


def _draw_line(
    line: GutterLine, lane: int, width: int, joints: dict[tuple[int, int], int], tones: dict[tuple[int, int], Tone]
) -> None:
    def join(y: int, x: int, arms: int) -> None:
        joints[y, x] = joints.get((y, x), 0) | arms
        if (y, x) not in tones or _RANK[line.tone] >= _RANK[tones[y, x]]:
            tones[y, x] = line.tone

    for x in range(lane):
        join(line.left, x, _EAST if x == 0 else _WEST | _EAST)
    join(line.left, lane, _WEST)
    join(line.right, lane, _EAST)
    for x in range(lane + 1, width):
        join(line.right, x, _WEST if x == width - 1 else _WEST | _EAST)
    top, bottom = sorted((line.left, line.right))
    for y in range(top, bottom + 1):
        if top != bottom:
            join(y, lane, (_UP if y > top else 0) | (_DOWN if y < bottom else 0))


def _draw_stub(line: GutterLine, width: int, height: int, grid: list[list[Cell]]) -> None:
    """Where one end is off the screen, an arrow at the other tells the way; a line to the edge would say no more."""
    for row, other, edge, inward in ((line.left, line.right, 0, 1), (line.right, line.left, width - 1, -1)):
        if 0 <= row < height and not 0 <= other < height:
            if grid[row][edge].glyph in " ┄":
                grid[row][edge] = _cell(_WEST | _EAST, line.tone)
            grid[row][min(max(edge + inward, 0), width - 1)] = Cell("↑" if other < 0 else "↓", line.tone)
