"""One worker process from the reader's side: starting it, asking it, ending it. Loaded with the first question."""

import contextlib
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.worker import protocol
from dialogue_reader.comparison.worker.errors import ComparisonFailedError
from dialogue_reader.comparison.worker.priority import OnScreen
from dialogue_reader.comparison.worker.protocol import (
    Answer,
    Failure,
    PartialAnswer,
    Pause,
    PhrasesMatched,
    Progressed,
    Question,
    Ready,
    read_from_worker,
    write_message,
    write_question,
)
from dialogue_reader.logs import logger

# -P: a file of the user's, in the folder the reader was started in, must not be taken for a library.
PROGRAM: tuple[str, ...] = ("-P", "-m", "dialogue_reader.comparison.worker.main")

_log = logger(__name__)


class Listener:
    """Hears an answer on its way; `moved` is whether the worker has yet to be told of a new `on_screen`."""

    def __init__(
        self,
        progressed: Callable[[float, float | None], None] | None = None,
        partial: Callable[[Comparison], None] | None = None,
        on_screen: OnScreen | None = None,
    ) -> None:
        self.progressed = progressed
        self.partial = partial
        self.on_screen: OnScreen = on_screen or {}
        self.moved = False


class WorkerProcess:
    """A process that runs the encoder called `encoder`, and the pipes to it."""

    def __init__(self, encoder: str, cache: Path | None) -> None:
        self.encoder = encoder
        cache_option = [] if cache is None else ["--cache", str(cache)]
        command = [sys.executable, *PROGRAM, "--encoder", encoder, *cache_option]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl+C in the terminal is the reader's alone
            )
        except OSError as error:
            _log.exception("the worker could not be started")
            raise ComparisonFailedError("worker_not_started", reason=error.strerror or str(error)) from None
        self._end = weakref.finalize(self, _end, self._process)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._end.alive and self._process.poll() is None

    @property
    def returncode(self) -> int | None:
        """How the process ended, or None while it has not been seen to."""
        return self._process.returncode

    def ask(self, question: Question, listener: Listener, pause: Pause) -> Answer | PhrasesMatched | Failure | None:
        """Its answer; None if it ended instead."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        listener.moved = False
        try:
            parts = listener.partial is not None
            write_question(self._process.stdin, question, listener.on_screen, parts=parts, pause=pause)
            del question  # that of a long text need not be kept until it is answered
            while (message := read_from_worker(self._process.stdout)) is not None:
                match message:
                    case Answer() | PhrasesMatched() | Failure():
                        return message
                    case Progressed(share, seconds_left) if listener.progressed is not None:
                        listener.progressed(share, seconds_left)
                    case PartialAnswer(comparison) if listener.partial is not None:
                        listener.partial(comparison)
                    case Ready(encoder) if encoder != self.encoder:
                        _log.warning("the worker uses %s in place of %s", encoder, self.encoder)
                    case _:
                        pass
                # Sent from here, at most as often as the worker speaks: whoever scrolls never waits for a pipe.
                if listener.moved:
                    listener.moved = False
                    write_message(self._process.stdin, protocol.look_at(listener.on_screen))
        except (OSError, ValueError):
            pass  # the pipe broke: the process is gone or going
        return None

    def stop(self) -> None:
        """Kill the process, if it still runs, and reap it. May be called by any thread, any number of times."""
        self._end()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill `process`, reap it and close its pipes, which frees a thread that waits on one."""
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError, ValueError):
            if pipe is not None:
                pipe.close()
