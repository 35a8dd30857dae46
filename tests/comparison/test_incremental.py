"""A long comparison on its way: what comes first, what is told meanwhile, and that the end is the same."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.align import align
from dialogue_reader.comparison.encoders.base import Encoded, Progress
from dialogue_reader.comparison.model import Comparison, Level, Order
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.comparison.worker import incremental, vast
from dialogue_reader.comparison.worker.incremental import align_in_steps
from dialogue_reader.comparison.worker.priority import by_priority
from dialogue_reader.comparison.worker.vast import TooVastError
from dialogue_reader.documents.model import SIDES, Side, Sides

from .concepts import Concepts, account

COUNT = 600
WORDS = [f"c{k}" for k in range(COUNT)]
TURNED = WORDS[COUNT // 3 :] + WORDS[: COUNT // 3]

passages = st.lists(st.integers(0, 3), max_size=12).map(lambda steps: [sum(steps[:k]) for k in range(len(steps))])
looks = st.fixed_dictionaries({}, optional={side: st.lists(st.integers(0, 40), max_size=4) for side in SIDES})


class Slow(Concepts):
    """Takes in sentences one second a batch, by a clock of its own, and hands out none that it has not taken in."""

    def __init__(self, seconds: float = 1.0) -> None:
        self.now, self.seconds = 0.0, seconds
        self.taken: list[str] = []
        self.known: set[str] = set()
        self.kept = 0

    def clock(self) -> float:
        return self.now

    def missing(self, texts: Sequence[str]) -> list[bool]:
        return [text not in self.known for text in texts]

    def take_in(self, texts: Sequence[str]) -> None:
        self.now += self.seconds
        self.taken += texts
        self.known.update(texts)

    def keep(self) -> None:
        self.kept += 1

    def encode_pair(self, left: Sequence[str], right: Sequence[str], progress: Progress | None = None) -> Encoded:
        assert not any(self.missing([*left, *right]))
        return super().encode_pair(left, right, progress)


class Reader:
    """Hears what there is to hear; looks at `later` once something has been found."""

    def __init__(
        self, first: Mapping[Side, Sequence[int]], later: Mapping[Side, Sequence[int]] | None = None, parts: bool = True
    ) -> None:
        self._first, self._later = first, later
        self.wants_parts = parts
        self.parts: list[Comparison] = []
        self.shares: list[float] = []
        self.nearby: set[bool] = set()
        self.estimates: list[float | None] = []

    def on_screen(self) -> Mapping[Side, Sequence[int]]:
        return self._later if self._later is not None and self.parts else self._first

    def progressed(self, share: float, seconds_left: float | None, *, nearby: bool = False) -> None:
        self.shares.append(share)
        self.nearby.add(nearby)
        self.estimates.append(seconds_left)

    def paused(self, known: Sides[NDArray[np.bool_]]) -> None:
        self.known = known

    def answered_in_part(self, part: Comparison) -> None:
        self.parts.append(part)


def long_task(order: Order = "free", level: Level = "passage", count: int = COUNT) -> Task:
    left = WORDS[:count]
    right = left if order == "monotone" else left[count // 3 :] + left[: count // 3]
    return Task(Sides(account("vi", left, [k // 2 for k in range(count)]), account("fr", right)), order, level)


@given(passages, passages, looks)
def test_every_sentence_has_its_turn_once(
    left: list[int], right: list[int], first: Mapping[Side, Sequence[int]]
) -> None:
    task = Task(Sides(account("vi", [f"a{k}" for k in left], left), account("fr", [f"b{k}" for k in right], right)))
    order = by_priority(task, first)
    assert sorted(order) == [("left", k) for k in range(len(left))] + [("right", k) for k in range(len(right))]
    shown = [task.accounts[side].passages[place] in first.get(side, ()) for side, place in order]
    assert shown == sorted(shown, reverse=True), "what is on the screen comes first"


def test_work_grows_outward_on_both_sides() -> None:
    task = Task(Sides(account("vi", WORDS[:10]), account("fr", WORDS[:10])))
    order = by_priority(task, {"left": [5], "right": []})
    assert order[0] == ("left", 5)
    assert set(order[1:4]) == {("right", 5), ("left", 4), ("left", 6)} or order[1] == ("right", 5)
    assert {place for _, place in order[-4:]} == {0, 1}
    assert by_priority(task, {})[:2] == [("left", 0), ("right", 0)]


@pytest.mark.parametrize("order", ["free", "monotone", "auto"])
@pytest.mark.parametrize("level", ["passage", "sentence"])
def test_parts_are_told_at_growing_intervals_and_the_end_is_the_same(order: Order, level: Level) -> None:
    task, encoder, reader = long_task(order, level, COUNT // 2), Slow(), Reader({"left": [100], "right": [7]})
    found = align_in_steps(task, encoder, reader, encoder.clock)
    assert found == align(task, encoder)
    assert found.share == 1
    shares = [part.share for part in reader.parts]
    assert 3 <= len(shares) <= 10
    assert all(later >= 1.3 * share for share, later in pairwise(shares))
    assert reader.shares == sorted(reader.shares)
    assert reader.shares[-1] == 1
    assert reader.estimates[-1] == 0
    assert encoder.kept == 1


def test_nothing_is_only_here_until_the_whole_other_side_is_known() -> None:
    left = account("vi", [*WORDS[:400], "alone"])
    task, encoder, reader = Task(Sides(left, account("fr", TURNED))), Slow(), Reader({"left": [400]})
    found = align_in_steps(task, encoder, reader, encoder.clock)
    assert 400 in found.only_here.left
    for part in reader.parts:
        assert not part.only_here.left
        assert not part.only_here.right


def test_what_is_not_encoded_is_nowhere() -> None:
    task, encoder, reader = long_task(), Slow(), Reader({"left": [290]})
    heard: list[set[str]] = []

    def heard_part(part: Comparison) -> None:
        reader.parts.append(part)
        heard.append(set(encoder.known))

    reader.answered_in_part = heard_part  # type: ignore[method-assign]
    align_in_steps(task, encoder, reader, encoder.clock)
    assert reader.parts
    for part, known in zip(reader.parts, heard, strict=True):
        for side in SIDES:
            torn = {
                task.accounts[side].passages[k]
                for k, text in enumerate(task.accounts[side].sentences)
                if text not in known
            }
            assert not torn & {i for link in (*part.links, *part.unsure) for i in link.ids(side)}


def test_parts_are_right_about_what_they_know() -> None:
    task, encoder, reader = long_task(), Slow(), Reader({"left": [100]})
    align_in_steps(task, encoder, reader, encoder.clock)
    for part in reader.parts:
        for link in part.links:
            concepts = [
                {
                    task.accounts[side].sentences[place].split()[-1]
                    for i in link.ids(side)
                    for place, own in enumerate(task.accounts[side].passages)
                    if own == i
                }
                for side in SIDES
            ]
            assert concepts[0] & concepts[1]


def test_work_turns_to_where_the_reader_has_moved() -> None:
    task, encoder, reader = long_task(), Slow(), Reader({"left": [0]}, {"left": [290], "right": [580]})
    align_in_steps(task, encoder, reader, encoder.clock)
    moved = encoder.taken.index(task.accounts.left.sentences[580])
    assert encoder.taken[moved : moved + 2] == [task.accounts.left.sentences[580], task.accounts.left.sentences[581]]
    assert moved <= 200
    assert task.accounts.right.sentences[580] in encoder.taken[moved - 1 : moved + 3]
    assert len(encoder.taken) == len(set(encoder.taken))


class GoneError(Exception):
    """The reader has closed."""


class Scrolling(Reader):
    """Looks at each of `places` on the left until nothing new is encoded for it, then goes."""

    def __init__(self, places: Sequence[int]) -> None:
        super().__init__({})
        self._places: list[Mapping[Side, Sequence[int]]] = [{"left": [place]} for place in places]
        self.settled: list[Sides[NDArray[np.bool_]]] = []
        self.known = Sides(np.zeros(0, bool), np.zeros(0, bool))

    def on_screen(self) -> Mapping[Side, Sequence[int]]:
        return self._places[len(self.settled)]

    def paused(self, known: Sides[NDArray[np.bool_]]) -> None:
        if all(np.array_equal(before, now) for before, now in zip(self.known, known, strict=True)):
            self.settled.append(self.known)
            if len(self.settled) == len(self._places):
                raise GoneError
        self.known = Sides(*(flags.copy() for flags in known))


def test_of_vast_texts_what_is_around_the_screen_is_compared_wherever_it_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vast, "VAST", 2 * COUNT - 1)
    for name, value in (("_AROUND", 100), ("_MOMENT", 0)):
        monkeypatch.setattr(incremental, name, value)
    task = Task(Sides(account("vi", WORDS), account("fr", WORDS)))
    encoder, reader = Slow(0.01), Scrolling([300, 310, 590, 0])
    with pytest.raises(GoneError):
        align_in_steps(task, encoder, reader, encoder.clock)
    around = [set(np.flatnonzero(known.left).tolist()) for known in reader.settled]
    assert around[0] == around[1], "where all in sight is known, nothing is to be done"
    assert around[1:] == [set(range(275, 325)), set(range(550, 600)), set(range(50))]
    for part, places in zip(reader.parts, around[1:], strict=True):
        assert {i for link in part.links for i in link.left} >= {min(places) + 5, max(places) - 5}
        assert part.only_here == Sides((), ())
        assert part.share < 0.1
    assert reader.nearby == {True}
    assert [share for share in reader.shares if share == 1], "all that there is to do around the screen is done"
    assert sum(before > after for before, after in pairwise(reader.shares)) == 2, "it begins anew after each move"


@pytest.mark.parametrize(("encoder", "parts"), [(Slow(), False), (Concepts(), False), (Concepts(), True)])
def test_vast_texts_are_refused_to_who_cannot_be_told_what_is_near(
    encoder: Concepts, parts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vast, "VAST", 10)
    with pytest.raises(TooVastError):
        align_in_steps(long_task(), encoder, Reader({}, parts=parts))


@pytest.mark.parametrize(("seconds", "wanted"), [(0.01, True), (1.0, False)])
def test_what_is_quick_or_unwanted_is_told_at_the_end_alone(seconds: float, wanted: bool) -> None:
    task, encoder, reader = long_task(), Slow(seconds), Reader({}, parts=wanted)
    assert align_in_steps(task, encoder, reader, encoder.clock) == align(task, encoder)
    assert reader.parts == []


def test_what_is_known_is_not_encoded_again() -> None:
    task, encoder = long_task(), Slow()
    align_in_steps(task, encoder, Reader({}), encoder.clock)
    before = len(encoder.taken)
    align_in_steps(long_task(level="sentence"), encoder, Reader({}), encoder.clock)
    assert len(encoder.taken) == before


@pytest.mark.parametrize(("left", "right"), [([], []), (["bridge"], []), ([], ["bridge"])])
def test_empty_sides_are_no_work(left: list[str], right: list[str]) -> None:
    encoder = Slow()
    task = Task(Sides(account("vi", left), account("fr", right)))
    assert align_in_steps(task, encoder, Reader({"left": [3]}), encoder.clock).links == ()


def test_an_encoder_that_knows_no_steps_answers_as_ever() -> None:
    task = Task(Sides(account("vi", WORDS[:5]), Account((), (), ())))
    assert align_in_steps(task, Concepts(), Reader({})) == align(task, Concepts())
