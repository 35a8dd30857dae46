"""Which passages share a slot of a column: each its own, or with its counterparts."""

from typing import NamedTuple

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Pair, Side
from dialogue_reader.layout.slots import Chosen, OneEach, Slots


class PassageRow(NamedTuple):
    """Passages shown side by side; an empty side is a gap.

    `elsewhere` are counterparts of the left passages that are already in another row.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    elsewhere: tuple[int, ...] = ()

    def ids(self, side: Side) -> tuple[int, ...]:
        """The passages of one side."""
        return self.left if side == "left" else self.right


def rows(pair: Pair, comparison: Comparison | None) -> tuple[PassageRow, ...]:
    """In rows: the left article in its order, each right passage beside the left one it is linked with best.

    A right passage without a counterpart follows the right passage that precedes it in print. Every passage of either
    side is in exactly one row.
    """
    home = _homes(comparison)
    beside: dict[int, list[int]] = {}
    for right, left in sorted(home.items()):
        beside.setdefault(left, []).append(right)
    left_rows = _left_rows(pair, comparison, beside)
    return _with_right_only(pair, left_rows, home)


def _homes(comparison: Comparison | None) -> dict[int, int]:
    """Right passage -> the left passage whose row it shares: the best link, the earlier one of equals."""
    best: dict[int, tuple[float, int]] = {}
    for link in comparison.links if comparison else ():
        for right in link.right:
            offer = (-link.score, min(link.left))
            if right not in best or offer < best[right]:
                best[right] = offer
    return {right: left for right, (_, left) in best.items()}


def _left_rows(pair: Pair, comparison: Comparison | None, beside: dict[int, list[int]]) -> list[PassageRow]:
    rows: list[PassageRow] = []
    for passage in pair.left.passages:
        homed = tuple(beside.get(passage.id, ()))
        all_of_it = comparison.counterparts("left", passage.id) if comparison else ()
        elsewhere = tuple(i for i in all_of_it if i not in homed)
        previous = rows[-1] if rows else None
        if previous and previous.right and not homed and elsewhere and set(elsewhere) <= set(previous.right):
            rows[-1] = PassageRow((*previous.left, passage.id), previous.right, previous.elsewhere)
        else:
            rows.append(PassageRow((passage.id,), homed, elsewhere))
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
    """The passages that are only here, each a slot of its own; one empty slot where there is nothing."""
    return Chosen(tuple((passage,) for passage in sorted(comparison.only_here[side])) or ((),))


def only_here_rows(beside: tuple[PassageRow, ...], comparison: Comparison) -> tuple[PassageRow, ...]:
    """The rows that hold nothing but what is only here."""
    only = {side: set(comparison.only_here[side]) for side in SIDES}
    kept = tuple(row for row in beside if all(set(row.ids(side)) <= only[side] for side in SIDES))
    return kept or (PassageRow((), ()),)
