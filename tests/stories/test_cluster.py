"""Tasks in processes of their own: what is lost is done again, what kills is told.

No worker process is started here; scripts/strain_stories.py kills real ones.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from dialogue_reader.errors import DialogueError
from dialogue_reader.stories.many.cluster import Cluster, Killed, remote_cluster


class Deadly(Cluster):
    """Workers that die of some items, each so many times; a batch dies with any of its items."""

    def __init__(self, **deaths: int) -> None:
        self.deaths = deaths
        self.asked: list[Sequence[str]] = []

    def survivors(self, task: Callable[..., Any], shared: object, batches: Sequence[Sequence[Any]]) -> Iterator[Any]:
        for batch in batches:
            self.asked.append(batch)
            killer = next((item for item in batch if self.deaths.get(item, 0) > 0), None)
            if killer is not None:
                self.deaths[killer] -= 1
            yield batch, task(shared, batch) if killer is None else Killed()


def doubled(_: object, items: Sequence[str]) -> list[str]:
    return [item * 2 for item in items]


def results(cluster: Cluster, items: str, size: int) -> dict[str, str | None]:
    return {
        item: result
        for batch, given in cluster.results(doubled, None, list(items), size)
        for item, result in zip(batch, [None] if given is None else given, strict=True)
    }


def test_what_kills_its_workers_is_told_apart_from_what_shared_a_task_with_it() -> None:
    assert results(Deadly(b=99), "abcde", 3) == {"a": "aa", "b": None, "c": "cc", "d": "dd", "e": "ee"}


def test_a_worker_that_dies_of_something_else_costs_nothing() -> None:
    assert results(Deadly(b=2), "abc", 3) == {"a": "aa", "b": "bb", "c": "cc"}


def test_what_may_kill_is_tried_alone_after_everything_else() -> None:
    cluster = Deadly(a=99)
    results(cluster, "abcd", 2)
    assert cluster.asked == [["a", "b"], ["c", "d"], ["a"], ["a"], ["b"]]


@pytest.mark.filterwarnings("default")  # Dask's own
def test_a_scheduler_that_nobody_runs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogue_reader.stories.many.cluster._CONNECTING", 0.5)
    with pytest.raises(DialogueError) as refusal, remote_cluster("tcp://127.0.0.1:9"):
        pass
    assert refusal.value.code == "scheduler_unreachable"
