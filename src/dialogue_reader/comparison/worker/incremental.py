"""A long comparison in steps: what is on the screen is encoded first, and partial answers come before the end.

The answer at the end is the one that `align` gives; only the way there differs, and only once it has taken a second.
Texts that would take hours, and more memory than a reader may, have no end for who wants parts: what is around the
screen is compared, and when the screen moves, what is around it then.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.align import align, has_terms
from dialogue_reader.comparison.encoders.base import Encoder
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.comparison.worker.priority import OnScreen, WorkItem, by_priority
from dialogue_reader.comparison.worker.vast import TooVastError, align_piecewise, is_vast
from dialogue_reader.documents.model import SIDES, Sides

Flags = NDArray[np.bool_]

_PATIENCE = 1.0  # seconds in which a whole answer needs no partial one before it
_LEAST = 48  # sentences by which a partial answer exceeds the one before, at least
_GROWTH = 1.5
_SHARE = 0.1  # of the time that may go into partial answers
_BATCH, _LETTERS = 32, 6000  # sentences and code points encoded at once: some tenths of a second
_AROUND = 15_000  # sentences that are, then: more would fill the memory
_MOMENT = 0.3  # seconds after which one looks again whether the screen has moved
_OVERHEAD = 40  # the work in every sentence that does not depend on its length, in code points


@runtime_checkable
class Stepwise(Encoder, Protocol):
    """An encoder that can encode sentences before `encode_pair` asks for them, a few at a time."""

    def missing(self, texts: Sequence[str]) -> list[bool]:
        """Which of `texts` are not encoded yet."""

    def take_in(self, texts: Sequence[str]) -> None:
        """Encode these now, so that `encode_pair` need not."""

    def keep(self) -> None:
        """Store what was encoded for later."""


class Audience(Protocol):
    """Who waits for the answer; `wants_parts` is whether partial answers are of use."""

    @property
    def wants_parts(self) -> bool:
        """Whether `answered_in_part` is to be called."""

    def on_screen(self) -> OnScreen:
        """The passages that are on the screen now; the same object as long as nothing moves."""

    def progressed(self, share: float, seconds_left: float | None, *, nearby: bool = False) -> None:
        """Hears how much of the work is done (0..1), and an estimate of how long the rest takes.

        With `nearby`, of the work that there is around the screen.
        """

    def answered_in_part(self, comparison: Comparison) -> None:
        """Hears what is known before everything is."""

    def paused(self, known: Sides[Flags]) -> None:
        """Between two batches: what else is asked can be answered from the sentences known, left (n,), right (m,)."""


def align_in_steps(
    task: Task, encoder: Encoder, audience: Audience, clock: Callable[[], float] = time.monotonic
) -> Comparison:
    """`align(task, encoder)`, with partial answers to `audience` meanwhile.

    Raises TooVastError for texts that are not compared as a whole, where neither what is around the screen nor a
    comparison by pieces is wanted.
    """
    vast = is_vast(task)
    if vast and task.piecewise:
        return align_piecewise(task, encoder, audience.progressed, clock)
    if vast and not (audience.wants_parts and isinstance(encoder, Stepwise)):
        raise TooVastError
    if not isinstance(encoder, Stepwise):
        return align(task, encoder)
    work = _Work(task, encoder, _AROUND if vast else None)
    rhythm = _Rhythm(clock)
    while True:
        _encode_all_near(work, task, encoder, audience, rhythm)
        encoder.keep()
        if work.is_done:
            break
        audience.answered_in_part(align_part(task, encoder, work.known))
        with rhythm.at_rest():
            _wait_for_a_move(work, audience)
    if audience.wants_parts and has_terms(task, encoder):
        first = align(task, encoder, with_terms=False)
        if first.share == 1:
            return first
        audience.answered_in_part(first)
    return align(task, encoder)


def _encode_all_near(work: "_Work", task: Task, encoder: Stepwise, audience: Audience, rhythm: "_Rhythm") -> None:
    """Encode all that there is to encode for now, wherever the screen moves meanwhile."""
    while batch := work.next(audience.on_screen(), rhythm):
        encoder.take_in([task.accounts[side].sentences[k] for side, k in batch])
        work.done(batch)
        audience.paused(work.known)
        left = rhythm.seconds_left(work.cost, work.rest)
        audience.progressed(work.share, left, nearby=work.is_nearby)
        if audience.wants_parts and rhythm.due(work.count, left):
            audience.answered_in_part(align_part(task, encoder, work.known))
            rhythm.answered(work.count)


def _wait_for_a_move(work: "_Work", audience: Audience) -> None:
    """Return when the screen shows something that is not known. The reader tells of a move after a report."""
    while work.is_around(audience.on_screen()):
        audience.paused(work.known)
        audience.progressed(work.share, None, nearby=True)
        time.sleep(_MOMENT)


class _Work:
    """What is still to be encoded, in order, and what is `known`: for each side whether each sentence is.

    `cost` is the work done so far and `rest` what remains, in code points; `count` the sentences done. With `around`
    only so many sentences are worked on, those nearest to the screen, and nothing is known of the others.
    """

    def __init__(self, task: Task, encoder: Stepwise, around: int | None) -> None:
        self._task, self._encoder, self._around = task, encoder, around
        left, right = (account.sentences for account in task.accounts)
        missing = np.ones(len(left) + len(right), bool)
        if around is None:
            missing[:] = encoder.missing([*left, *right])
        self.known: Sides[Flags] = Sides(*np.split(~missing, [len(left)]))
        self._passages = Sides(*(np.array(account.passages, np.int64) for account in task.accounts))
        self._order: list[WorkItem] = []
        self._on_screen: OnScreen | None = None
        self.cost, self.count = 0, 0
        self.rest = self._unknown = self._aim = self._cost_of_unknown()

    @property
    def is_done(self) -> bool:
        """Whether all of both texts is known."""
        return not self._unknown

    @property
    def is_nearby(self) -> bool:
        """Whether only what is around the screen is worked on."""
        return self._around is not None

    @property
    def share(self) -> float:
        """The share of the work that is done, 0..1: of all of it or, with `around`, of what is around the screen."""
        return 1 - self.rest / self._aim

    def is_around(self, on_screen: OnScreen) -> bool:
        """Whether the order of work holds for `on_screen`: it is the same or, with `around`, all in sight is known."""
        if on_screen is self._on_screen:
            return True
        if not self.is_nearby or self._on_screen is None:
            return False
        in_sight = (self.known[side][np.isin(self._passages[side], on_screen.get(side, ()))] for side in SIDES)
        return all(flags.all() for flags in in_sight)

    def next(self, on_screen: OnScreen, rhythm: "_Rhythm") -> list[WorkItem]:
        """What to encode now: the next few sentences by priority."""
        if self.is_done:
            return []
        if not self.is_around(on_screen):
            self._on_screen = on_screen
            near = by_priority(self._task, on_screen)[: self._around]
            if self.is_nearby:
                self._know_only(near)
                self._aim = sum(map(self._cost, near))
            self._order = [(side, k) for side, k in near if not self.known[side][k]][::-1]
            self.rest = sum(map(self._cost, self._order))
            rhythm.restart(self.count)
        batch: list[WorkItem] = []
        letters = 0
        while self._order and len(batch) < _BATCH and letters < _LETTERS:
            batch.append(self._order.pop())
            letters += self._cost(batch[-1])
        return batch

    def done(self, batch: Sequence[WorkItem]) -> None:
        """Note that `batch` is encoded."""
        for side, k in batch:
            self.known[side][k] = True
        cost = sum(map(self._cost, batch))
        self.cost, self.rest, self._unknown = self.cost + cost, self.rest - cost, self._unknown - cost
        self.count += len(batch)

    def _know_only(self, near: Sequence[WorkItem]) -> None:
        """Take those of `near` alone as known that the encoder has: it forgets others when there are too many."""
        missing = self._encoder.missing([self._task.accounts[side].sentences[k] for side, k in near])
        self.known = Sides(*map(np.zeros_like, self.known))
        for (side, k), is_missing in zip(near, missing, strict=True):
            self.known[side][k] = not is_missing
        self._unknown = self._cost_of_unknown()

    def _cost_of_unknown(self) -> int:
        return sum(self._cost((side, k)) for side in SIDES for k in np.flatnonzero(~self.known[side]).tolist())

    def _cost(self, item: WorkItem) -> int:
        side, k = item
        return len(self._task.accounts[side].sentences[k]) + _OVERHEAD


class _Rhythm:
    """When a partial answer is due: not before patience ends, then at growing intervals since the screen last moved."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._start = clock()
        self._base = self._last = 0
        self._spent = 0.0
        self._asked = 0.0

    def restart(self, count: int) -> None:
        """The screen has moved, with `count` sentences done."""
        self._base = self._last = count

    def seconds_left(self, cost: int, rest: int) -> float | None:
        """How long `rest` may take, after `cost` took until now; None while there is too little to go by."""
        passed = self._clock() - self._start - self._spent
        return passed * rest / cost if cost and passed > _PATIENCE / 4 else None

    def due(self, count: int, seconds_left: float | None) -> bool:
        """Whether it is time for the next partial answer, with `count` sentences done."""
        self._asked = self._clock()
        passed = self._asked - self._start
        grown = count - self._base >= max(self._last - self._base + _LEAST, _GROWTH * (self._last - self._base))
        patient = passed < _PATIENCE or seconds_left is None or seconds_left < _PATIENCE
        return grown and not patient and self._spent <= _SHARE * passed

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """While nothing is worked on, no time passes."""
        begun = self._clock()
        yield
        self._start += self._clock() - begun

    def answered(self, count: int) -> None:
        """The partial answer that was due has been given."""
        self._last = count
        self._spent += self._clock() - self._asked


def align_part(task: Task, encoder: Encoder, known: Sides[Flags]) -> Comparison:
    """The comparison of those units whose sentences are all `known`, left (n,) and right (m,).

    A unit is only here once the whole of the other side is known.
    """
    complete = Sides(*(_in_known_units(task.accounts[side].units(task.level), known[side]) for side in SIDES))
    part = task._replace(accounts=Sides(*(known_part(task.accounts[side], complete[side]) for side in SIDES)))
    comparison = align(part, encoder, with_terms=False)
    ranks = Sides(*({u: k for k, u in enumerate(dict.fromkeys(own.units(task.level)))} for own in task.accounts))
    return comparison._replace(
        links=tuple(link for link in comparison.links if _is_contiguous(link, ranks)),
        unsure=tuple(link for link in comparison.unsure if _is_contiguous(link, ranks)),
        only_here=Sides(
            comparison.only_here.left if complete.right.all() else (),
            comparison.only_here.right if complete.left.all() else (),
        ),
        partly_here=Sides(
            comparison.partly_here.left if complete.right.all() else (),
            comparison.partly_here.right if complete.left.all() else (),
        ),
        share=share_of(task, part),
    )


def _in_known_units(units: Sequence[int], known: Flags) -> Flags:
    """Which sentences (n,) are in a unit that is known as a whole."""
    incomplete = {unit for unit, is_known in zip(units, known, strict=True) if not is_known}
    return np.array([unit not in incomplete for unit in units], bool)


def known_part(account: Account, known: Flags) -> Account:
    """The account with those sentences alone that are `known` (n,)."""
    return account.only(np.flatnonzero(known).tolist())


def _is_contiguous(link: Link, ranks: Sides[dict[int, int]]) -> bool:
    """Whether the linked units are consecutive in the whole text too, with nothing unknown between them."""
    return all(ranks[side][ids[-1]] - ranks[side][ids[0]] == len(ids) - 1 for side in SIDES if (ids := link.ids(side)))


def share_of(task: Task, part: Task) -> float:
    """How much of the texts of `task` a part of it has, by length (0..1)."""
    known, whole = (sum(len(text) for account in some.accounts for text in account.sentences) for some in (part, task))
    return round(known / max(1, whole), 4)
