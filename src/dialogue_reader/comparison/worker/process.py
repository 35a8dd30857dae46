"""One worker process from the reader's side: starting and ending it. Loaded with the first question.

What is said to it is in `conversation`, which takes a while to load: the process is started first, so that both load at
once.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.worker.errors import ComparisonFailedError
from dialogue_reader.comparison.worker.priority import OnScreen
from dialogue_reader.logs import logger
from dialogue_reader.processes.child import ChildProcess, module

if TYPE_CHECKING:
    from dialogue_reader.comparison.worker.conversation import Awaited

PROGRAM = module("dialogue_reader.comparison.worker.main")

_log = logger(__name__)


class Listener:
    """Hears an answer on its way; `moved` is whether the worker has yet to be told of a new `on_screen`.

    `awaited` is what is looked for meanwhile.
    """

    def __init__(
        self,
        progressed: Callable[[float, float | None, bool], None] | None = None,
        partial: Callable[[Comparison], None] | None = None,
        on_screen: OnScreen | None = None,
    ) -> None:
        self.progressed = progressed
        self.partial = partial
        self.on_screen: OnScreen = on_screen or {}
        self.moved = False
        self.awaited: Awaited | None = None


class WorkerProcess(ChildProcess):
    """A process that runs the encoder called `encoder`, and the pipes to it.

    `subject` are the texts that it was told of last.
    """

    def __init__(self, encoder: str, cache: Path | None) -> None:
        self.encoder = encoder
        self.subject: object = None
        cache_option = [] if cache is None else ["--cache", str(cache)]
        try:
            super().__init__([*PROGRAM, "--encoder", encoder, *cache_option])
        except OSError as error:
            _log.exception("the worker could not be started")
            raise ComparisonFailedError("worker_not_started", reason=error.strerror or str(error)) from None
