"""The whole pair at a glance: both articles as columns of blocks, and what ties them as ribbons.

Heights are shares of the longer article, so that what is long looks long on both sides.
"""

from collections.abc import Iterable
from math import cos, pi
from typing import Literal, NamedTuple

from dialogue_reader.comparison.model import Comparison, Verdict
from dialogue_reader.documents.model import SIDES, Article, Pair, Side, Sides

_DOTS_ACROSS, _DOTS_DOWN = 2, 4  # of a cell in Braille
_BRAILLE = 0x2800
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))  # of a dot, by column and row in its cell

MapTone = Literal["shared", "partly-here", "only-here", "unsure", "aside", "difference", "ribbon", "ribbon-current"]

_GLYPHS: dict[MapTone, str] = {
    "shared": "█", "partly-here": "▓", "unsure": "▒", "only-here": "░", "aside": "·", "difference": "◆",
}  # fmt: skip
_TONES: dict[Verdict, MapTone] = {
    "shared": "shared", "partly_here": "partly-here", "unsure": "unsure", "only_here": "only-here",
}  # fmt: skip


class Block(NamedTuple):
    """A passage: where it begins and ends (shares of the height), its verdict, and whether a difference is in it."""

    passage: int
    top: float
    bottom: float
    verdict: Verdict | None
    differs: bool

    @property
    def middle(self) -> float:
        """The height at which its ribbons end."""
        return (self.top + self.bottom) / 2


class Ribbon(NamedTuple):
    """Two linked passages, by their ids."""

    left: int
    right: int
    score: float
    is_unsure: bool


class PairMap(NamedTuple):
    """Both articles from top to bottom, and the ribbons between them, the best last."""

    blocks: Sides[tuple[Block, ...]]
    ribbons: tuple[Ribbon, ...]


class MapCell(NamedTuple):
    """One cell of the drawing."""

    glyph: str = " "
    tone: MapTone = "aside"
    is_current: bool = False


def pair_map(pair: Pair, comparison: Comparison, differing: Iterable[tuple[Side, int]]) -> PairMap:
    """The map of a pair; `differing` are the passages, by side and id, in which a difference is."""
    differs = set(differing)
    whole = max(1, *(_length(pair[side]) for side in SIDES))
    blocks = Sides(*(_blocks(pair[side], side, comparison, differs, whole) for side in SIDES))
    ribbons = [
        Ribbon(left, right, link.score, is_unsure)
        for links, is_unsure in ((comparison.links, False), (comparison.unsure, True))
        for link in links
        for left in link.left
        for right in link.right
    ]
    return PairMap(blocks, tuple(sorted(ribbons, key=lambda ribbon: ribbon.score)))


def _length(article: Article) -> int:
    return sum(passage.end - passage.start for passage in article.passages)


def _blocks(
    article: Article, side: Side, comparison: Comparison, differs: set[tuple[Side, int]], whole: int
) -> tuple[Block, ...]:
    blocks, at = [], 0
    for passage in article.passages:
        end = at + passage.end - passage.start
        verdict = comparison.verdict(side, passage.id)
        blocks.append(Block(passage.id, at / whole, end / whole, verdict, (side, passage.id) in differs))
        at = end
    return tuple(blocks)


def draw_map(
    drawn: PairMap, width: int, height: int, column: int, current: tuple[Side, int] | None
) -> tuple[tuple[MapCell, ...], ...]:
    """Rows of cells, `height` by `width`; either article fills `column` cells at its edge.

    Of several passages in one row of the screen the one that fills most of it is drawn, unless one of them is the
    `current` one (its side and id).
    """
    across = max(0, width - 2 * column)
    columns = {side: _column(drawn.blocks[side], height, _id_on(side, current)) for side in SIDES}
    between = _between(drawn, across, height, current)
    return tuple(
        (*_wide(columns["left"][y], column), *between[y], *reversed(_wide(columns["right"][y], column, "◀")))
        for y in range(height)
    )


def _wide(cell: MapCell, column: int, arrow: str = "▶") -> list[MapCell]:
    """A row of a column; an arrow at its inner edge shows the current passage to whoever sees no colours."""
    cells = [cell] * column
    if cell.is_current and column > 1:
        cells[-1] = cell._replace(glyph=arrow)
    return cells


def passage_at(drawn: PairMap, side: Side, row: int, height: int) -> int | None:
    """The passage of `side` that fills most of a row of the drawing; None below the last."""
    shares = _shares(drawn.blocks[side], height)[row] if 0 <= row < height else {}
    return max(shares, key=lambda i: shares[i], default=None)


def _id_on(side: Side, current: tuple[Side, int] | None) -> int | None:
    return current[1] if current and current[0] == side else None


def _shares(blocks: tuple[Block, ...], height: int) -> list[dict[int, float]]:
    """How much of each row every passage in it fills, by its id."""
    shares: list[dict[int, float]] = [{} for _ in range(height)]
    for block in blocks:
        top, bottom = block.top * height, block.bottom * height
        for y in range(int(top), min(height, int(bottom) + 1)):
            if (share := min(bottom, y + 1) - max(top, y)) > 0:
                shares[y][block.passage] = share
    return shares


def _column(blocks: tuple[Block, ...], height: int, current: int | None) -> list[MapCell]:
    """One cell a row."""
    by_id = {block.passage: block for block in blocks}
    cells = []
    for row in _shares(blocks, height):
        if not row:
            cells.append(MapCell())
            continue
        block = by_id[current if current is not None and current in row else max(row, key=lambda i: row[i])]
        tone: MapTone = _TONES[block.verdict] if block.verdict else "aside"
        tone = "difference" if block.differs else tone
        cells.append(MapCell(_GLYPHS[tone], tone, block.passage == current))
    return cells


def _between(drawn: PairMap, width: int, height: int, current: tuple[Side, int] | None) -> list[list[MapCell]]:
    """The ribbons, in dots of Braille; unsure ones are dotted, those of the current passage drawn over the others."""
    dots: dict[tuple[int, int], int] = {}
    tones: dict[tuple[int, int], MapTone] = {}
    middles = {side: {block.passage: block.middle for block in drawn.blocks[side]} for side in SIDES}
    for ribbon in sorted(drawn.ribbons, key=lambda ribbon: _touches(ribbon, current)):
        start, end = (middles[side].get(passage, 0.0) for side, passage in zip(SIDES, ribbon[:2], strict=True))
        tone: MapTone = "ribbon-current" if _touches(ribbon, current) else "ribbon"
        for x in range(0, width * _DOTS_ACROSS, 3 if ribbon.is_unsure else 1):
            way = (1 - cos(pi * x / max(1, width * _DOTS_ACROSS - 1))) / 2  # level at both ends
            y = min(int((start + (end - start) * way) * height * _DOTS_DOWN), height * _DOTS_DOWN - 1)
            cell = y // _DOTS_DOWN, x // _DOTS_ACROSS
            dots[cell] = dots.get(cell, 0) | _BITS[x % _DOTS_ACROSS][y % _DOTS_DOWN]
            tones[cell] = tone
    return [
        [
            MapCell(chr(_BRAILLE + dots[y, x]), tones[y, x], tones[y, x] == "ribbon-current")
            if (y, x) in dots
            else MapCell()
            for x in range(width)
        ]
        for y in range(height)
    ]


def _touches(ribbon: Ribbon, current: tuple[Side, int] | None) -> bool:
    return current is not None and (ribbon.left if current[0] == "left" else ribbon.right) == current[1]
