"""Texts too vast to be compared as a whole, compared piece by piece."""

import pytest

from dialogue_reader.comparison.alignment.align import align
from dialogue_reader.comparison.model import Comparison, Level, Order
from dialogue_reader.comparison.task import Task
from dialogue_reader.comparison.worker import vast
from dialogue_reader.comparison.worker.incremental import align_in_steps
from dialogue_reader.comparison.worker.vast import align_piecewise
from dialogue_reader.documents.model import Sides

from .concepts import Concepts, account
from .test_incremental import Reader

WORDS = [f"c{k}" for k in range(600)]
SWAPPED = [WORDS[k ^ 1] for k in range(600)]


@pytest.fixture(autouse=True)
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of 60 sentences, with 30 more on either side over there."""
    for name, value in (("VAST", 1000), ("_PIECE", 60), ("_BEYOND", 30)):
        monkeypatch.setattr(vast, name, value)


def task_of(
    left: list[str], right: list[str], order: Order = "free", level: Level = "passage", per_passage: int = 1
) -> Task:
    passages = [k // per_passage for k in range(len(left))]
    return Task(Sides(account("vi", left, passages), account("fr", right)), order, level, piecewise=True)


def ends(comparison: Comparison) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(link.left, link.right) for link in comparison.links}


@pytest.mark.parametrize("order", ["free", "monotone"])
@pytest.mark.parametrize("level", ["passage", "sentence"])
def test_what_stands_about_as_far_into_both_texts_is_linked_as_in_the_whole(order: Order, level: Level) -> None:
    task = task_of(WORDS, SWAPPED if order == "free" else WORDS, order, level)
    whole, piecewise = align(task, Concepts()), align_piecewise(task, Concepts(), lambda *_: None)
    assert len(ends(whole) & ends(piecewise)) >= 0.99 * len(whole.links)
    assert len(ends(piecewise)) <= 1.01 * len(whole.links)
    assert piecewise.coverage == pytest.approx(whole.coverage, abs=0.02)
    assert (piecewise.order, piecewise.level) == (order, level)


def test_nothing_is_said_to_be_in_one_text_alone_where_not_all_of_the_other_was_looked_at() -> None:
    comparison = align_piecewise(task_of(WORDS, WORDS[300:] + WORDS[:300]), Concepts(), lambda *_: None)
    assert comparison.links == ()
    assert comparison.only_here == comparison.partly_here == Sides((), ())
    assert comparison.share == pytest.approx(0.19, abs=0.02)


def test_a_passage_across_two_pieces_has_its_link_once() -> None:
    task = task_of(WORDS, WORDS, per_passage=7)
    comparison = align_piecewise(task, Concepts(), lambda *_: None)
    assert len(comparison.links) == len(ends(comparison))
    assert {(left, right) for (left,), (right,) in ends(comparison)} >= {(k // 7, k) for k in range(50, 70)}


@pytest.mark.parametrize(("left", "right"), [(600, 5), (5, 600), (600, 0), (0, 600)])
def test_a_long_text_beside_a_short_one_is_held_against_all_of_it(left: int, right: int) -> None:
    comparison = align_piecewise(task_of(WORDS[:left], WORDS[:right]), Concepts(), lambda *_: None)
    assert ends(comparison) >= {((k,), (k,)) for k in range(min(left, right))}


def test_the_progress_rises_to_the_end_with_an_estimate() -> None:
    now, told = 0.0, list[tuple[float, float | None]]()

    def clock() -> float:
        nonlocal now
        now += 1
        return now

    align_piecewise(task_of(WORDS, WORDS), Concepts(), lambda *progress: told.append(progress), clock)
    assert [share for share, _ in told] == pytest.approx([k / 10 for k in range(1, 11)])
    assert told[4][1] == pytest.approx(5)
    assert told[-1][1] == pytest.approx(0)


def test_pieces_are_for_vast_texts_alone() -> None:
    class Everything(Reader):
        def __init__(self) -> None:
            super().__init__({}, parts=False)

    vast_task, task = task_of(WORDS, WORDS), task_of(WORDS[:400], WORDS[:400])
    assert align_in_steps(vast_task, Concepts(), Everything()) == align_piecewise(
        vast_task, Concepts(), lambda *_: None
    )
    assert align_in_steps(task, Concepts(), Everything()) == align(task, Concepts())
