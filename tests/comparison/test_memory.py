"""How much memory the alignment of long texts takes, counted in bytes beside those of their vectors."""

import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest

from dialogue_reader.comparison.alignment import neighbours as neighbours_module
from dialogue_reader.comparison.alignment import passage_pairs as passage_pairs_module
from dialogue_reader.comparison.alignment.align import align
from dialogue_reader.comparison.alignment.neighbours import neighbours
from dialogue_reader.comparison.encoders.base import Encoded
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import Sides

from .concepts import account

_WIDTH = 2000


def peak_of(work: Callable[[], object]) -> int:
    """The most bytes that `work` holds at once, beyond what there was."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_nearest_neighbours_are_looked_for_in_blocks_of_bounded_size() -> None:
    random = np.random.default_rng(1)
    left, right = (random.standard_normal((size, 4)).astype(np.float32) for size in (1024, 30_000))
    assert peak_of(lambda: neighbours(left, right, 4)) < 110_000_000


def test_no_second_copy_is_made_of_the_vectors_of_a_long_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours_module, "_PAIRS", 64)  # blocks that are small beside the vectors, as in a long text
    monkeypatch.setattr(passage_pairs_module, "_ROWS", 64)
    size = 4000
    long = Account(tuple(["Oslo."] * size), tuple(range(size)), tuple(k // 2 for k in range(size)))

    class MadeUp:
        name = "concepts"

        def encode_pair(self, *_: object, **__: object) -> Encoded:
            random = np.random.default_rng(1)
            left, right = (random.standard_normal((n, _WIDTH), np.float32) for n in (size, 4))
            return Encoded(left, right, np.zeros(_WIDTH, np.float32))

    task = Task(Sides(long, account("fr", list("abcd"))))
    vectors = size * _WIDTH * 4
    # The vectors, those of half as many passages, and what is by the pair; formerly 3.6 times as much.
    assert peak_of(lambda: align(task, MadeUp())) < 2.8 * vectors
