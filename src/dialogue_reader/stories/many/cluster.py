"""Dask, as far as a run over many documents needs it: tasks in worker processes, here or on a team's own cluster.

Results may be lost with a worker, or with the scheduler; the task is then asked for again, and finds on the disk what
it had done. A document that kills every worker that opens it is told apart from those that shared a task with it.
"""

import logging
import signal
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from dialogue_reader.errors import DialogueError

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = 120.0  # seconds that a scheduler which has gone may stay away
_AGAIN = 1.0  # seconds between two tries to reach it
_DEATHS = 2  # of workers that had one item alone, after which it is not tried again
_CONNECTING = 10.0  # seconds for one try
_RETURNS = 8  # times that a scheduler may go and come back while a step is done

Item = TypeVar("Item")
Result = TypeVar("Result")
Connect = Callable[[], "Client"]


class Killed:
    """In place of a result: the worker died."""


class Cluster:
    """Worker processes behind a scheduler; `connect` reaches it, again if it has to be."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._client: Client | None = connect()

    def results(
        self, task: Callable[..., Result], shared: object, items: Sequence[Item], size: int
    ) -> Iterator[tuple[Sequence[Item], Result | None]]:
        """What `task(shared, batch)` returns for batches of at most `size` of `items`, as they are done.

        None is the result of an item alone that no worker survives. Raises DialogueError if the scheduler is gone.
        """
        batches = [items[start : start + size] for start in range(0, len(items), size)]
        suspects: list[Item] = []
        for batch, result in self.survivors(task, shared, batches):
            if isinstance(result, Killed):
                suspects.extend(batch)
            else:
                yield batch, result
        for item in suspects:  # one after another: whoever shares a worker with what kills it dies with it
            for _ in range(_DEATHS):
                ((_, alone),) = self.survivors(task, shared, [[item]])
                if not isinstance(alone, Killed):
                    break
            yield [item], None if isinstance(alone, Killed) else alone

    def survivors(
        self, task: Callable[..., Result], shared: object, batches: list[Sequence[Item]]
    ) -> Iterator[tuple[Sequence[Item], "Result | Killed"]]:
        """The result for each batch, or that its worker died. What is lost with a scheduler is asked for again."""
        from distributed import KilledWorker, as_completed

        returns = 0
        while batches:
            client = self._reached()
            # Each with a key of its own: a task that was killed is remembered by its key.
            batch_of = {client.submit(task, shared, one, key=f"task-{uuid.uuid4()}"): one for one in batches}
            lost: list[Sequence[Item]] = []
            for future in as_completed(list(batch_of), raise_errors=False):
                batch = batch_of.pop(future)
                if future.status == "finished":
                    try:
                        result = future.result()
                    except Exception:  # the worker that held it has gone in the meantime
                        lost.append(batch)
                    else:
                        yield batch, result
                elif future.status == "error":
                    error: Any = future.exception()
                    if not isinstance(error, KilledWorker):
                        raise error
                    yield batch, Killed()
                else:  # cancelled, for the scheduler that knew of it has gone
                    lost.append(batch)
            if lost:
                returns += 1
                if returns > _RETURNS:
                    raise DialogueError("scheduler_gone")
                self.close()
            batches = lost

    def _reached(self) -> "Client":
        """A client that is connected. Raises DialogueError if the scheduler stays away."""
        end = time.monotonic() + _PATIENCE
        while self._client is None or self._client.status != "running":
            self.close()
            try:
                self._client = self._connect()
            except (OSError, TimeoutError):
                if time.monotonic() > end:
                    raise DialogueError("scheduler_gone") from None
                time.sleep(_AGAIN)
        return self._client

    def close(self) -> None:
        """Let go of the scheduler; where there is more to do, it is reached again."""
        client, self._client = self._client, None
        if client is not None:
            client.close(timeout=5)


@contextmanager
def local_cluster(processes: int) -> Iterator[Cluster]:
    """So many worker processes on this machine, of one thread each, ended with the block."""
    import dask
    from distributed import Client, LocalCluster

    _silence()
    with (
        # What dies is asked for again here, alone, to find out which document it was.
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        _deaf_to_interrupts(),
    ):
        workers = LocalCluster(
            n_workers=processes,
            threads_per_worker=1,
            processes=True,
            dashboard_address=":0",  # the usual port may be another program's
            silence_logs=logging.CRITICAL,
        )
    with workers:
        cluster = Cluster(lambda: Client(workers))
        try:
            yield cluster
        finally:
            cluster.close()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes that begin inside ignore Ctrl+C, which a terminal sends to all; whoever started them ends them."""
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)


@contextmanager
def remote_cluster(address: str) -> Iterator[Cluster]:
    """The workers of a scheduler that runs already. Raises DialogueError if it cannot be reached."""
    from distributed import Client

    _silence()
    try:
        cluster = Cluster(lambda: Client(address, timeout=_CONNECTING))
    except (OSError, TimeoutError, ValueError) as error:
        raise DialogueError("scheduler_unreachable", address, detail=str(error)) from None
    try:
        yield cluster
    finally:
        cluster.close()


def _silence() -> None:
    """Keep the libraries from logging: the results of tasks show whatever goes wrong in a cluster."""
    for name in ("distributed", "distributed.client", "distributed.core", "distributed.comm", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # Dask gives some of them levels of their own
    logging.getLogger("distributed").handlers.clear()
    logging.getLogger("distributed").addHandler(logging.NullHandler())
