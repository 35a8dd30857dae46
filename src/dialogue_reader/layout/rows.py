"""Which passages share a slot of a column: each its own, or with its counterparts."""

from collections.abc import Mapping
from itertools import groupby
from typing import TypeAlias

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Pair, Side, Sides
from dialogue_reader.layout.slots import Chosen, OneEach, Slots

PassageRow: TypeAlias = Sides[tuple[int, ...]]
"""The ids of passages shown side by side; an empty side is a gap."""


def rows(pair: Pair, comparison: Comparison | None) -> tuple[PassageRow, ...]:
    """In rows: the left article in its order, each right passage beside the left one it is linked with best.

    Other links put nothing together: of many to many they would make one row of the whole. A left passage whose best
    counterpart stands beside a neighbour shares the row of that. A right passage without a counterpart follows the
    right passage that precedes it in print. Every passage of either side is in exactly one row.
    """
    home = _homes(comparison)
    return _with_right_only(pair, _left_rows(pair, comparison, home), home)


def _homes(comparison: Comparison | None) -> dict[int, int]:
    """Right passage -> the left passage whose row it shares: the best link, the earlier one of equals."""
    best: dict[int, tuple[float, int]] = {}
    for link in comparison.links if comparison else ():
        for right in link.right:
            offer = (-link.score, min(link.left))
            if right not in best or offer < best[right]:
                best[right] = offer
    return {right: left for right, (_, left) in best.items()}


def _left_rows(pair: Pair, comparison: Comparison | None, home: Mapping[int, int]) -> list[PassageRow]:
    """The left passages in their order, those that share a right one in one row where nothing stands in between."""
    beside: dict[int, list[int]] = {}
    for right, left in sorted(home.items()):
        beside.setdefault(left, []).append(right)

    def row_of(left: int) -> int:
        """The left passage beside which the best counterpart of `left` stands, itself where others stand beside it."""
        across = comparison.counterparts("left", left) if comparison else ()
        return left if left in beside or not across else home[across[0]]

    rows: list[PassageRow] = []
    for at, group in groupby((passage.id for passage in pair.left.passages), key=row_of):
        ids = tuple(group)
        if at in ids:
            rows.append(PassageRow(ids, tuple(beside.get(at, ()))))
        else:
            rows += [PassageRow((left,), ()) for left in ids]
    return rows


def _with_right_only(pair: Pair, left_rows: list[PassageRow], home: dict[int, int]) -> tuple[PassageRow, ...]:
    """Put each right passage without a home after the row of the right passage before it."""
    row_of = {right: k for k, row in enumerate(left_rows) for right in row.right}
    unhomed_after: dict[int, list[int]] = {}
    at = -1
    for passage in pair.right.passages:
        if passage.id in home:
            at = row_of[passage.id]
        else:
            unhomed_after.setdefault(at, []).append(passage.id)
    merged = [PassageRow((), (right,)) for right in unhomed_after.get(-1, ())]
    for k, row in enumerate(left_rows):
        merged.append(row)
        merged += [PassageRow((), (right,)) for right in unhomed_after.get(k, ())]
    return tuple(merged)


def facing(pair: Pair, side: Side) -> Slots:
    """The facing arrangement of one side: every passage a slot of its own."""
    return OneEach(len(pair[side].passages))


def only_here_slots(comparison: Comparison, side: Side) -> Slots:
    """The passages that are only here, as a whole or in part, each a slot of its own; one empty slot without any."""
    return Chosen(tuple((passage,) for passage in comparison.passages_with_only_here(side)) or ((),))


def only_here_rows(beside: tuple[PassageRow, ...], comparison: Comparison) -> tuple[PassageRow, ...]:
    """What is left of the rows without the passages of which nothing is only here."""
    kept = (
        PassageRow(*(tuple(i for i in row[side] if comparison.has_only_here(side, i)) for side in SIDES))
        for row in beside
    )
    return tuple(row for row in kept if row.left or row.right) or (PassageRow((), ()),)
