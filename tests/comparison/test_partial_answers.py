"""When partial answers are given, against a clock that the test turns, and what is in a part."""

from collections.abc import Sequence

import numpy as np
import pytest

from dialogue_reader.comparison.alignment.align import align
from dialogue_reader.comparison.encoders.base import Encoded, Progress
from dialogue_reader.comparison.model import Comparison, PartlyHere
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.comparison.worker.incremental import align_in_steps, align_part
from dialogue_reader.documents.model import Sides

from .concepts import Concepts, account
from .test_incremental import Reader, Slow

BATCH = 32
COUNT = 20 * BATCH


class Slower(Slow):
    """Takes its time over the question as well."""

    def __init__(self, seconds: float, part_seconds: float) -> None:
        super().__init__(seconds)
        self.part_seconds = part_seconds

    def encode_pair(self, left: Sequence[str], right: Sequence[str], progress: Progress | None = None) -> Encoded:
        self.now += self.part_seconds
        return super().encode_pair(left, right, progress)


class Noting(Reader):
    """Notes how many sentences were known at each part, and may look elsewhere after the first."""

    def __init__(self, encoder: Slow, moves: bool) -> None:
        super().__init__({}, {"left": [200]} if moves else None)
        self.known_at_parts: list[int] = []
        self._encoder = encoder

    def answered_in_part(self, part: Comparison) -> None:
        self.known_at_parts.append(len(self._encoder.known))
        super().answered_in_part(part)


def expected(seconds: float, part_seconds: float, moves: bool) -> list[int]:
    """The parts, counted by the sentences known: half as many again, 48 more at least, a tenth of the time at most."""
    now = spent = 0.0
    base = last = 0
    known_at_parts: list[int] = []
    for count in range(BATCH, COUNT + 1, BATCH):
        if moves and len(known_at_parts) == 1 and base == 0:
            base = last = count - BATCH
        now += seconds
        worked = now - spent
        left = worked * (COUNT - count) / count if worked > 0.25 else None
        grown = count - base >= last - base + 48 and count - base >= 1.5 * (last - base)
        if grown and now >= 1 and left is not None and left >= 1 and spent <= now / 10:
            known_at_parts.append(count)
            now += part_seconds
            spent += part_seconds
            last = count
    return known_at_parts


@pytest.mark.parametrize("moves", [False, True])
@pytest.mark.parametrize("part_seconds", [0.0, 0.3, 1.5])
@pytest.mark.parametrize("seconds", [0.04, 0.125, 0.2, 0.5, 1.0])
def test_parts_are_given_as_often_as_they_are_worth_their_time(
    seconds: float, part_seconds: float, moves: bool
) -> None:
    texts = account("vi", [f"c{k:03}" for k in range(COUNT // 2)])
    task = Task(Sides(texts, account("fr", [f"c{k:03}" for k in range(COUNT // 2)])), "free")
    encoder = Slower(seconds, part_seconds)
    reader = Noting(encoder, moves)
    align_in_steps(task, encoder, reader, encoder.clock)
    assert reader.known_at_parts == expected(seconds, part_seconds, moves)


def test_no_estimate_is_given_before_there_is_something_to_go_by() -> None:
    task = Task(Sides(account("vi", [f"c{k:03}" for k in range(COUNT // 2)]), Account((), (), ())))
    encoder, reader = Slow(0.125), Reader({})
    align_in_steps(task, encoder, reader, encoder.clock)
    assert [estimate is None for estimate in reader.estimates] == [True, True, *[False] * 8]
    assert reader.estimates[2] == pytest.approx(0.375 * 7 / 3)


class TestWhatIsInAPart:
    TASK = Task(
        Sides(account("vi", ["a", "b", "c", "d"], [0, 0, 1, 2]), account("fr", ["a", "b", "c", "x"], [0, 1, 2, 3])),
        "free",
    )

    def part(self, left: list[bool], right: list[bool], task: Task = TASK) -> Comparison:
        return align_part(task, Concepts(), Sides(np.array(left, bool), np.array(right, bool)))

    def test_all_of_it_is_the_answer(self) -> None:
        assert self.part([True] * 4, [True] * 4) == align(self.TASK, Concepts())

    def test_a_passage_of_which_a_sentence_is_unknown_is_nowhere(self) -> None:
        part = self.part([True, False, True, True], [True] * 4)
        assert {i for link in (*part.links, *part.unsure) for i in link.left} == {1}
        assert part.only_here.left == (2,)
        assert part.only_here.right == ()

    def test_only_here_is_what_all_of_the_other_side_does_not_say(self) -> None:
        part = self.part([True] * 4, [True, True, True, False])
        assert part.only_here.left == ()
        assert part.only_here.right == ()
        part = self.part([True, True, True, False], [True] * 4)
        assert part.only_here == Sides((), ())

    def test_nothing_is_partly_here_either_until_then(self) -> None:
        task = Task(Sides(account("vi", ["a", "z", "b"], [0, 0, 1]), account("fr", ["a", "b", "z"])), "free")
        known = account("vi", ["a", "z", "b"], [0, 0, 1])
        part = self.part([True] * 3, [True, True, False], task)
        alone = align(Task(Sides(known, account("fr", ["a", "b"])), "free"), Concepts())
        assert alone.partly_here.left == (PartlyHere(0, (1,)),), "it would be, were this all"
        assert part.links == alone.links
        assert part.partly_here == Sides((), ())
        turned = Task(Sides(task.accounts.right, task.accounts.left), "free")
        assert self.part([True, True, False], [True] * 3, turned).partly_here == Sides((), ())
        whole = Task(Sides(known, account("fr", ["a", "b"])), "free")
        assert self.part([True] * 3, [True] * 2, whole).partly_here.left == (PartlyHere(0, (1,)),)

    def test_its_share_is_that_of_the_letters(self) -> None:
        task = Task(Sides(Account(("one a", "twelve b"), (0, 1), (0, 1)), Account(("and b",), (0,), (0,))), "free")
        assert self.part([True, False], [True], task).share == round(10 / 18, 4)
        assert self.part([False, False], [False], task).share == 0
        assert self.part([], [], Task(Sides(Account((), (), ()), Account((), (), ())))).share == 0

    def test_a_link_over_what_is_unknown_is_left_out(self) -> None:
        words = [f"c{k}" for k in range(12)]
        left = account("de", words)
        left = left._replace(
            sentences=(*left.sentences[:5], f"{left.sentences[5]} and {left.sentences[5]}", *left.sentences[6:])
        )
        right = account("fr", [*words[:5], "c5", "x1", "c5", *words[6:]])
        task = Task(Sides(left, right), "monotone", "sentence")
        known = [True] * 12, [k != 6 for k in range(14)]
        torn = self.part(*known, task)
        assert ((5,), (5, 7)) not in {(link.left, link.right) for link in (*torn.links, *torn.unsure)}
        assert ((4,), (4,)) in {(link.left, link.right) for link in torn.links}
        assert ((6,), (8,)) in {(link.left, link.right) for link in torn.links}
        whole = Task(Sides(left, account("fr", [*words[:5], "c5", "c5", *words[6:]])), "monotone", "sentence")
        joined = self.part([True] * 12, [True] * 13, whole)
        assert ((5,), (5, 6)) in {(link.left, link.right) for link in joined.links}
