"""When the latent terms of sentences are asked for, and what is told before them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from dialogue_reader.comparison.alignment import align as alignment
from dialogue_reader.comparison.alignment.align import align, has_terms
from dialogue_reader.comparison.alignment.verdicts import Likely, verdicts
from dialogue_reader.comparison.encoders.base import Terms
from dialogue_reader.comparison.model import Comparison, Level
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.comparison.worker.incremental import align_in_steps, align_part
from dialogue_reader.documents.model import Sides

from .concepts import Concepts, account
from .test_incremental import Reader, Slow

WORDS = ["bridge", "flood", "mayor", "money", "school", "storm"]


def terms(texts: Sequence[str]) -> list[Terms]:
    """One term for the last word, and one that all have."""
    return [Terms(np.array([0, 1 + len(text.split()[-1])], np.int32), np.array([0.5, 1], np.float16)) for text in texts]


class Knowing(Concepts):
    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def terms(self, texts: Sequence[str]) -> list[Terms]:
        self.asked.append(list(texts))
        return terms(texts)


class SlowAndKnowing(Slow):
    def __init__(self, seconds: float = 0.01) -> None:
        super().__init__(seconds)
        self.events: list[str] = []

    def terms(self, texts: Sequence[str]) -> list[Terms]:
        self.events.append("terms")
        return terms(texts)


def task(count: int = 6, other: int = 6, order: Any = "free", level: Level = "passage") -> Task:  # noqa: ANN401
    left, right = ([*WORDS, *(f"w{k}" for k in range(size))][:size] for size in (count, other))
    return Task(Sides(account("vi", left, [k // 2 for k in range(count)]), account("fr", right[::-1])), order, level)


@pytest.fixture
def unclear(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if no pair of texts were plain; those made here are."""
    monkeypatch.setattr(alignment, "PLAIN", 2.0)


def test_where_the_pairs_are_plain_without_them_they_are_not_asked_for() -> None:
    encoder = Knowing()
    assert align(task(), encoder) == align(task(), Concepts())
    assert encoder.asked == []


@pytest.mark.usefixtures("unclear")
def test_the_terms_of_sentences_are_asked_for_once_a_side() -> None:
    encoder = Knowing()
    align(task(), encoder)
    assert encoder.asked == [list(account.sentences) for account in task().accounts]


@pytest.mark.usefixtures("unclear")
def test_they_make_a_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[list[float]] = []

    def hear(task: Task, likely: Likely, encoder: str, *, related: bool) -> Comparison:
        heard.append(likely.scores.tolist())
        return verdicts(task, likely, encoder, related=related)

    monkeypatch.setattr(alignment, "verdicts", hear)
    answers = [align(task(), Knowing()), align(task(), Knowing(), with_terms=False), align(task(), Concepts())]
    assert heard[0] != heard[1] == heard[2]
    assert answers[1] == answers[2]._replace(share=0.99)  # there is more to be known
    assert answers[0].share == 1
    assert answers[0].encoder == "concepts"


@pytest.mark.usefixtures("unclear")
def test_they_are_left_out_on_demand_and_in_texts_that_run_in_step() -> None:
    encoder = Knowing()
    align(task(), encoder, with_terms=False)
    align(task(order="monotone"), encoder)
    assert encoder.asked == []


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("sentences", "level", "expected"),
    [(800, "passage", True), (801, "passage", False), (400, "sentence", True), (401, "sentence", False)],
)
def test_they_are_known_of_at_most_four_hundred_passages_a_side(
    sentences: int, level: Level, expected: bool, turned: bool
) -> None:
    asked = task(sentences, 3, level=level)
    if turned:
        asked = asked._replace(accounts=Sides(asked.accounts.right, asked.accounts.left))
    assert has_terms(asked, Knowing()) == expected
    assert not has_terms(asked, Concepts())


@pytest.mark.usefixtures("unclear")
def test_too_many_passages_are_compared_without() -> None:
    encoder = Knowing()
    assert align(task(401, 3, level="sentence"), encoder) == align(task(401, 3, level="sentence"), Concepts())
    assert encoder.asked == []


@pytest.mark.usefixtures("unclear")
def test_a_part_is_found_without_them() -> None:
    encoder = Knowing()
    part = align_part(task(), encoder, Sides(np.ones(6, bool), np.ones(6, bool)))
    assert part == align(task(), Concepts())
    assert encoder.asked == []


@pytest.mark.usefixtures("unclear")
def test_what_is_known_without_terms_is_told_first_where_parts_are_wanted() -> None:
    encoder, reader = SlowAndKnowing(), Reader({})
    heard = reader.answered_in_part

    def hear(part: Comparison) -> None:
        encoder.events.append("part")
        heard(part)

    reader.answered_in_part = hear  # type: ignore[method-assign]
    answer = align_in_steps(task(), encoder, reader, encoder.clock)
    assert encoder.events[:2] == ["part", "terms"]
    (part,) = reader.parts
    assert part == align(task(), Concepts())._replace(share=0.99)
    assert answer == align(task(), Knowing())
    assert answer.share == 1
    assert encoder.kept == 1


@pytest.mark.parametrize(
    ("encoder", "parts", "size"),
    [(SlowAndKnowing(), False, 6), (Slow(0.001), True, 6), (SlowAndKnowing(0.001), True, 401)],
)
def test_without_wish_or_terms_there_is_one_answer(encoder: Slow, parts: bool, size: int) -> None:
    asked, reader = task(size, 6, level="sentence"), Reader({}, parts=parts)
    assert align_in_steps(asked, encoder, reader, encoder.clock) == align(asked, encoder)
    assert reader.parts == []


@pytest.mark.parametrize("order", ["free", "auto", "monotone"])
def test_empty_sides_have_no_terms(order: Any) -> None:  # noqa: ANN401
    nothing, some = Account((), (), ()), account("fr", WORDS)
    for left, right in ((nothing, nothing), (some, nothing), (nothing, some)):
        encoder = Knowing()
        answer = align(Task(Sides(left, right), order), encoder)
        assert answer.only_here == Sides(left.ids, right.ids)
        assert encoder.asked == []


def test_passages_that_have_no_term_at_all_are_like_nothing() -> None:
    class Silent(Knowing):
        def terms(self, texts: Sequence[str]) -> list[Terms]:
            return [Terms(np.zeros(0, np.int32), np.zeros(0, np.float16)) for _ in texts]

    assert align(task(), Silent()).links
