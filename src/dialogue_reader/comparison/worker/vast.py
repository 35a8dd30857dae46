"""Texts too vast to be compared as a whole: every sentence with every other takes hours, and gigabytes.

They can be compared piece by piece, each with what stands about as far into the other text. That takes time and memory
by the length of the texts, not by their product, and the memory of one piece at a time. What stands in another place
over there is missed, so nothing is said to be only here.
"""

import math
import time
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dialogue_reader.comparison.alignment.align import align
from dialogue_reader.comparison.alignment.verdicts import coverage
from dialogue_reader.comparison.encoders.base import Encoder
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import SIDES, Side, Sides, other

VAST = 150_000  # sentences of both texts, beyond which they are not compared as a whole
_PIECE = 5_000  # sentences of the longer text that are compared at a time
_BEYOND = 2_500  # sentences of the other text before and behind, which may belong to it

Progressed = Callable[[float, float | None], None]
_Links = dict[tuple[tuple[int, ...], tuple[int, ...]], Link]  # by what they link


class TooVastError(Exception):
    """The texts have too many sentences to be compared as a whole."""


def is_vast(task: Task) -> bool:
    """Whether both texts together have too many sentences to be compared as a whole."""
    return sum(len(account.sentences) for account in task.accounts) > VAST


def align_piecewise(
    task: Task, encoder: Encoder, progressed: Progressed, clock: Callable[[], float] = time.monotonic
) -> Comparison:
    """The links of each piece of the longer text with what stands about as far into the other one.

    `share` is how much of what could be held against each other has been. `progressed` hears the share of the work that
    is done (0..1), and an estimate of the seconds left.
    """
    sizes = Sides(*(len(account.sentences) for account in task.accounts))
    links: _Links = {}
    unsure: _Links = {}
    in_order, compared, begun = True, 0, clock()
    for piece in _pieces(task):

        def encoded(count: int, piece: _Piece = piece) -> None:
            share = piece.start + (piece.end - piece.start) * count / max(1, piece.size)
            progressed(share, (clock() - begun) * (1 - share) / share if share else None)

        part = align(piece.task, encoder, encoded)
        _gather(links, part.links)
        _gather(unsure, part.unsure)
        in_order = in_order and part.order == "monotone"
        compared += math.prod(len(account.sentences) for account in piece.task.accounts)
    return Comparison(
        tuple(links.values()),
        tuple(unsure.values()),
        Sides((), ()),
        encoder.name,
        coverage(task, links.values()),
        "monotone" if in_order else "free",
        task.level,
        share=compared / max(1, math.prod(sizes)),
    )


def _gather(links: _Links, more: Iterable[Link]) -> None:
    """Add `more` to `links` by what they link; of a passage that was cut in two, the better of both counts."""
    for link in more:
        ends = link.left, link.right
        if ends not in links or links[ends].score < link.score:
            links[ends] = link


class _Piece(NamedTuple):
    """What is compared at a time, from `start` to `end` in shares of the texts."""

    task: Task
    start: float
    end: float

    @property
    def size(self) -> int:
        """The sentences of both sides."""
        return sum(len(account.sentences) for account in self.task.accounts)


def _pieces(task: Task) -> Iterator[_Piece]:
    """The task in pieces, which cover the longer text once."""
    sizes = Sides(*(len(account.sentences) for account in task.accounts))
    longer: Side = "left" if sizes.left >= sizes.right else "right"
    count = math.ceil(sizes[longer] / _PIECE)
    beyond = {longer: 0, other(longer): _BEYOND}

    def stretch(side: Side, k: int) -> Account:
        size = sizes[side]
        return task.accounts[side].only(
            range(max(0, size * k // count - beyond[side]), min(size, size * (k + 1) // count + beyond[side]))
        )

    for k in range(count):
        accounts = Sides(*(stretch(side, k) for side in SIDES))
        if all(account.sentences for account in accounts):
            yield _Piece(task._replace(accounts=accounts), k / count, (k + 1) / count)
