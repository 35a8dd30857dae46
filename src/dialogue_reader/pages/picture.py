"""The map of a pair as a picture (SVG): both articles as columns, what ties them as ribbons.

Each block leads to its passage. What a colour says, a pattern of strokes says as well.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from dialogue_reader.documents.model import SIDES, Side
from dialogue_reader.layout.pair_map import Block, PairMap
from dialogue_reader.pages.articles import Values, anchor

if TYPE_CHECKING:
    from dialogue_reader.comparison.model import Verdict

WIDTH = 720
_COLUMN = 90
_LEAST_HEIGHT, _GREATEST_HEIGHT = 240, 900
_A_PASSAGE = 22  # of height, until there are too many
_MOST_RIBBONS = 3000  # the best ones; more would be a grey field


def picture(drawn: PairMap, texts: Mapping[Side, Sequence[str]]) -> Values:
    """What a template draws: its size, blocks with their place, and ribbons as paths; `texts` are the passages'."""
    height = min(max(_LEAST_HEIGHT, _A_PASSAGE * max(map(len, drawn.blocks))), _GREATEST_HEIGHT)
    blocks = [
        _block(block, side, height, texts[side][block.passage])
        for side in SIDES
        for block in _visible(drawn.blocks[side], 1 / height)
    ]
    places = {side: {block.passage: block for block in drawn.blocks[side]} for side in SIDES}
    ribbons = [
        {
            "path": _ribbon(places["left"][ribbon.left], places["right"][ribbon.right], height),
            "left": anchor("left", ribbon.left),
            "right": anchor("right", ribbon.right),
            "unsure": ribbon.is_unsure,
        }
        for ribbon in drawn.ribbons[-_MOST_RIBBONS:]
    ]
    return {"width": WIDTH, "height": height, "blocks": blocks, "ribbons": ribbons}


def _visible(blocks: Sequence[Block], least: float) -> Iterator[Block]:
    """The blocks, as many together as are `least` high; each such block is what most of it is, and differs if any does.

    A block lower than a dot can be neither seen nor clicked, and tens of thousands take a browser seconds.
    """
    together: list[Block] = []
    for block in blocks:
        together.append(block)
        if block.bottom - together[0].top >= least:
            yield _one(together)
            together = []
    if together:
        yield _one(together)


def _one(blocks: Sequence[Block]) -> Block:
    heights: defaultdict[Verdict | None, float] = defaultdict(float)
    for block in blocks:
        heights[block.verdict] += block.bottom - block.top
    verdict, _ = max(heights.items(), key=itemgetter(1))
    return blocks[0]._replace(bottom=blocks[-1].bottom, verdict=verdict, differs=any(block.differs for block in blocks))


def _block(block: Block, side: Side, height: int, text: str) -> Values:
    top, bottom = block.top * height, block.bottom * height
    gap = min(1.0, (bottom - top) / 4)
    return {
        "id": anchor(side, block.passage),
        "x": 0 if side == "left" else WIDTH - _COLUMN,
        "y": round(top, 1),
        "width": _COLUMN,
        "height": round(max(bottom - top - gap, 0.2), 1),
        "verdict": block.verdict or "aside",
        "differs": block.differs,
        "text": text,
    }


def _ribbon(left: Block, right: Block, height: int) -> str:
    """A band from the height of one passage to that of the other."""
    start, end, middle = _COLUMN + 2, WIDTH - _COLUMN - 2, WIDTH / 2
    a, b = round(left.top * height, 1), round(left.bottom * height, 1)
    c, d = round(right.top * height, 1), round(right.bottom * height, 1)
    return (
        f"M{start} {a}C{middle:.0f} {a} {middle:.0f} {c} {end} {c}V{d}C{middle:.0f} {d} {middle:.0f} {b} {start} {b}Z"
    )
