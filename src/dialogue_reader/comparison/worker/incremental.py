"""A comparison that takes its time, in steps: what is looked at is encoded first, and what is known so far is told.

The answer at the end is the one that `align` gives; only the way there differs, and only once it has taken a second.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.align import align
from dialogue_reader.comparison.encoders.base import Encoder
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.comparison.worker.priority import Place, order_of_work
from dialogue_reader.documents.model import SIDES, Side

First = Mapping[Side, Sequence[int]]

_PATIENCE = 1.0  # seconds that a reader waits for the whole without asking for a part
_LEAST = 48  # sentences that a part has more than the one before
_GROWTH = 1.5
_SHARE = 0.1  # of the time that may go into parts
_BATCH, _LETTERS = 32, 6000  # sentences and code points that go in at once: some tenths of a second
_OVERHEAD = 40  # code points' worth of work in every sentence


@runtime_checkable
class Stepwise(Encoder, Protocol):
    """An encoder that takes in sentences ahead of the question, a few at a time."""

    def missing(self, texts: Sequence[str]) -> list[bool]:
        """Which of `texts` it has yet to take in."""

    def take_in(self, texts: Sequence[str]) -> None:
        """Encode these, so that `encode_pair` has them at once."""

    def keep(self) -> None:
        """Keep what was taken in for later."""


class Audience(Protocol):
    """Who waits for the answer; `wants_parts` is whether it has a use for what is known before everything is."""

    @property
    def wants_parts(self) -> bool:
        """Whether `found` is to be called."""

    def looks_at(self) -> First:
        """The passages that are on the screen now; the same object as long as nothing moves."""

    def progressed(self, share: float, seconds_left: float | None) -> None:
        """Hears how much of the work is done (0..1), and an estimate of how long the rest takes."""

    def found(self, part: Comparison) -> None:
        """Hears what is known before everything is."""


def align_in_steps(
    task: Task, encoder: Encoder, audience: Audience, clock: Callable[[], float] = time.monotonic
) -> Comparison:
    """`align(task, encoder)`, telling `audience` what is known meanwhile."""
    if not isinstance(encoder, Stepwise):
        return align(task, encoder)
    work = _Work(task, encoder)
    rhythm = _Rhythm(clock)
    while batch := work.next(audience.looks_at(), rhythm):
        encoder.take_in([task.of(side).sentences[place] for side, place in batch])
        work.settle(batch)
        left = rhythm.seconds_left(work.cost, work.rest)
        audience.progressed(work.cost / (work.cost + work.rest), left)
        if audience.wants_parts and rhythm.due(work.count, left):
            audience.found(align_part(task, encoder, work.known))
            rhythm.told(work.count)
    encoder.keep()
    return align(task, encoder)


class _Work:
    """What is still to be encoded, in order, and what is `known`: for each side whether each sentence is.

    `cost` is the work done so far and `rest` what remains, in code points; `count` the sentences done.
    """

    def __init__(self, task: Task, encoder: Stepwise) -> None:
        self._task = task
        missing = np.array(encoder.missing([*task.left.sentences, *task.right.sentences]), bool)
        left, right = np.split(~missing, [len(task.left.sentences)])
        self.known: dict[Side, NDArray[np.bool_]] = {"left": left, "right": right}
        self._order: list[Place] = []
        self._first: First | None = None
        self.cost, self.count = 0, 0
        self.rest = sum(self._cost((side, k)) for side in SIDES for k in np.flatnonzero(~self.known[side]).tolist())

    def next(self, first: First, rhythm: "_Rhythm") -> list[Place]:
        """What to encode now: a few sentences of what comes next, all that matters most if there is little."""
        if not self.rest:
            return []
        if first is not self._first:
            self._first = first
            self._order = [
                (side, place) for side, place in order_of_work(self._task, first) if not self.known[side][place]
            ][::-1]
            rhythm.begin(self.count)
        batch: list[Place] = []
        letters = 0
        while self._order and len(batch) < _BATCH and letters < _LETTERS:
            batch.append(self._order.pop())
            letters += self._cost(batch[-1])
        return batch

    def settle(self, batch: Sequence[Place]) -> None:
        """Note that `batch` is encoded."""
        for side, place in batch:
            self.known[side][place] = True
        done = sum(map(self._cost, batch))
        self.cost, self.rest, self.count = self.cost + done, self.rest - done, self.count + len(batch)

    def _cost(self, place: Place) -> int:
        return len(self._task.of(place[0]).sentences[place[1]]) + _OVERHEAD


class _Rhythm:
    """When to tell a part: not before patience ends, then at growing intervals since the reader last moved."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._start = clock()
        self._base = self._last = 0
        self._began = self._start
        self._spent = 0.0
        self._asked = 0.0

    def begin(self, count: int) -> None:
        """The reader looks elsewhere, with `count` sentences done."""
        self._base = self._last = count

    def seconds_left(self, cost: int, rest: int) -> float | None:
        """What `rest` may take after `cost` took until now; None while nobody can tell."""
        passed = self._clock() - self._start - self._spent
        return passed * rest / cost if cost and passed > _PATIENCE / 4 else None

    def due(self, count: int, seconds_left: float | None) -> bool:
        """Whether it is time for the next part, with `count` sentences done."""
        self._asked = self._clock()
        passed = self._asked - self._start
        grown = count - self._base >= max(self._last - self._base + _LEAST, _GROWTH * (self._last - self._base))
        patient = passed < _PATIENCE or seconds_left is None or seconds_left < _PATIENCE
        return grown and not patient and self._spent <= _SHARE * passed

    def told(self, count: int) -> None:
        """The part that was due has been told."""
        self._last = count
        self._spent += self._clock() - self._asked


def align_part(task: Task, encoder: Encoder, known: Mapping[Side, NDArray[np.bool_]]) -> Comparison:
    """The comparison of those units whose sentences are all `known`, left (n,) and right (m,); the others are nowhere.

    Only here is said of a side once the whole of the other one is known.
    """
    whole = {side: _whole_units(task, side, known[side]) for side in SIDES}
    part = task._replace(left=_some(task.left, whole["left"]), right=_some(task.right, whole["right"]))
    found = align(part, encoder)
    order = {side: {unit: k for k, unit in enumerate(dict.fromkeys(task.of(side).units(task.level)))} for side in SIDES}
    links, unsure = (tuple(link for link in links if _unbroken(link, order)) for links in (found.links, found.unsure))
    return found._replace(
        links=links,
        unsure=unsure,
        only_left=found.only_left if whole["right"].all() else (),
        only_right=found.only_right if whole["left"].all() else (),
        share=_share(task, part),
    )


def _whole_units(task: Task, side: Side, known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Of which sentences (n,) the whole unit is known."""
    units = task.of(side).units(task.level)
    torn = {unit for unit, own in zip(units, known, strict=True) if not own}
    return np.array([unit not in torn for unit in units], bool)


def _some(account: Account, chosen: NDArray[np.bool_]) -> Account:
    places = np.flatnonzero(chosen).tolist()
    return account._replace(
        sentences=tuple(account.sentences[k] for k in places),
        ids=tuple(account.ids[k] for k in places),
        passages=tuple(account.passages[k] for k in places),
    )


def _unbroken(link: Link, order: Mapping[Side, Mapping[int, int]]) -> bool:
    """Whether what the link joins stands in a row in the whole text too, with nothing unknown between."""
    return all(order[side][ids[-1]] - order[side][ids[0]] == len(ids) - 1 for side in SIDES if (ids := link.ids(side)))


def _share(task: Task, part: Task) -> float:
    sizes = [sum(len(text) for side in SIDES for text in some.of(side).sentences) for some in (part, task)]
    return round(sizes[0] / max(1, sizes[1]), 4)
