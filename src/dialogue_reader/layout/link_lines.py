"""The drawing between the panes: a line for every link that touches the screen, and a mark for what stands alone."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from dialogue_reader.documents.model import Side

Tone = Literal["link", "unsure", "current", "alone"]

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
_RANK: dict[Tone, int] = {"unsure": 0, "link": 1, "alone": 1, "current": 2}


class Wire(NamedTuple):
    """A link to draw: the rows of its two ends on the screen, which may lie above (< 0) or below it."""

    left: int
    right: int
    tone: Tone


class Alone(NamedTuple):
    """A passage without counterpart, at a row of the screen."""

    side: Side
    row: int


class Cell(NamedTuple):
    """One cell of the drawing."""

    glyph: str = " "
    tone: Tone = "link"


def draw(wires: Sequence[Wire], alone: Sequence[Alone], width: int, height: int) -> tuple[tuple[Cell, ...], ...]:
    """Rows of cells, `height` by `width`.

    A wire with both ends off the screen is left out, one with one end off it is a stub. Each other wire runs level
    from its left end to a lane of its own, along the lane, and level to its right end. Lanes are given so that wires
    that would run along each other stay apart as long as there is room.
    """
    if width < 1:
        return ((),) * height
    seen = [wire for wire in wires if 0 <= wire.left < height and 0 <= wire.right < height]
    joints: dict[tuple[int, int], int] = {}
    tones: dict[tuple[int, int], Tone] = {}
    for wire, lane in _lanes(seen, width):
        _draw_wire(wire, lane, width, joints, tones)
    grid = [[_cell(joints.get((y, x), 0), tones.get((y, x), "link")) for x in range(width)] for y in range(height)]
    for wire in sorted(wires, key=lambda wire: _RANK[wire.tone]):
        _draw_stub(wire, width, height, grid)
    for lone in alone:
        if 0 <= lone.row < height:
            grid[lone.row][0 if lone.side == "left" else width - 1] = Cell("○", "alone")
    return tuple(tuple(row) for row in grid)


def _cell(arms: int, tone: Tone) -> Cell:
    """A piece of line; what is unsure is told by its shape, for those who see no difference of grey."""
    glyph = _BOX[arms]
    return Cell(_DASHED.get(glyph, glyph) if tone == "unsure" else glyph, tone)


def _lanes(wires: Sequence[Wire], width: int) -> list[tuple[Wire, int]]:
    """Give each wire the first lane that no other wire uses at the same rows; the current one is drawn last."""
    taken: dict[int, list[tuple[int, int]]] = {}
    order = sorted(wires, key=lambda wire: (_RANK[wire.tone], abs(wire.left - wire.right)))
    lanes = _lane_order(width)
    placed = []
    for wire in order:
        top, bottom = sorted((wire.left, wire.right))
        free = [x for x in lanes if all(bottom < a or top > b for a, b in taken.get(x, ()))]
        lane = free[0] if free else lanes[0]
        if top != bottom:
            taken.setdefault(lane, []).append((top, bottom))
        placed.append((wire, lane))
    return placed


def _lane_order(width: int) -> list[int]:
    """Columns of the gutter but its edges, the middle first."""
    middle = width // 2
    return sorted(range(1, width - 1), key=lambda x: (abs(x - middle), x)) or [0]


def _draw_wire(
    wire: Wire, lane: int, width: int, joints: dict[tuple[int, int], int], tones: dict[tuple[int, int], Tone]
) -> None:
    def join(y: int, x: int, arms: int) -> None:
        joints[y, x] = joints.get((y, x), 0) | arms
        if (y, x) not in tones or _RANK[wire.tone] >= _RANK[tones[y, x]]:
            tones[y, x] = wire.tone

    for x in range(lane):
        join(wire.left, x, _EAST if x == 0 else _WEST | _EAST)
    join(wire.left, lane, _WEST)
    join(wire.right, lane, _EAST)
    for x in range(lane + 1, width):
        join(wire.right, x, _WEST if x == width - 1 else _WEST | _EAST)
    top, bottom = sorted((wire.left, wire.right))
    for y in range(top, bottom + 1):
        if top != bottom:
            join(y, lane, (_UP if y > top else 0) | (_DOWN if y < bottom else 0))


def _draw_stub(wire: Wire, width: int, height: int, grid: list[list[Cell]]) -> None:
    """Where one end is off the screen, an arrow at the other tells the way; a line to the edge would say no more."""
    for row, other, edge, inward in ((wire.left, wire.right, 0, 1), (wire.right, wire.left, width - 1, -1)):
        if 0 <= row < height and not 0 <= other < height:
            if grid[row][edge].glyph in " ┄":
                grid[row][edge] = _cell(_WEST | _EAST, wire.tone)
            grid[row][min(max(edge + inward, 0), width - 1)] = Cell("↑" if other < 0 else "↓", wire.tone)
