"""One worker process from the reader's side: starting it, asking it, ending it. Loaded with the first question."""

import contextlib
import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from dialogue_reader.comparison.meaning.model import Inquiry, Matches
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.phrases import PhraseQuestion
from dialogue_reader.comparison.worker import protocol
from dialogue_reader.comparison.worker.errors import ComparisonFailedError
from dialogue_reader.comparison.worker.priority import OnScreen
from dialogue_reader.comparison.worker.protocol import (
    Answer,
    Failure,
    FromWorker,
    PartialAnswer,
    PhrasesMatched,
    Progressed,
    Question,
    Ready,
    Seek,
    Sought,
    read_from_worker,
    write_message,
    write_question,
)
from dialogue_reader.logs import logger
from dialogue_reader.processes.child import ChildProcess, module
from dialogue_reader.processes.frames import Pause

PROGRAM = module("dialogue_reader.comparison.worker.main")

_log = logger(__name__)


class Awaited:
    """An inquiry whose answer someone waits for: `sought` once it is there, which `answered` tells."""

    _numbers = itertools.count(1)

    def __init__(self, inquiry: Inquiry) -> None:
        self.seek = Seek(next(self._numbers), inquiry)
        self.sought: Sought | None = None
        self.answered = threading.Event()
        self.is_sent = False

    def hear(self, sought: Sought) -> None:
        """Take an answer, if it is to this inquiry."""
        if sought.number == self.seek.number:
            self.sought = sought
            self.answered.set()

    @property
    def matches(self) -> Matches:
        """The answer. Raises ComparisonFailedError where there is none."""
        assert self.sought is not None
        if self.sought.matches is None:
            raise ComparisonFailedError("worker_error", error=self.sought.error)
        return self.sought.matches


class Listener:
    """Hears an answer on its way; `moved` is whether the worker has yet to be told of a new `on_screen`.

    `awaited` is what is looked for meanwhile.
    """

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

    def ask(self, question: Question, listener: Listener, pause: Pause) -> Answer | Failure | None:
        """Its answer; None if it ended instead."""
        listener.moved = False
        try:
            parts = listener.partial is not None
            write_question(self.input, question, listener.on_screen, parts=parts, pause=pause)
            del question  # that of a long text need not be kept until it is answered
            for message in self._messages():
                match message:
                    case Answer() | Failure():
                        return message
                    case Progressed(share, seconds_left) if listener.progressed is not None:
                        listener.progressed(share, seconds_left)
                    case PartialAnswer(comparison) if listener.partial is not None:
                        listener.partial(comparison)
                    case Sought() if listener.awaited is not None:
                        listener.awaited.hear(message)
                    case Ready(encoder) if encoder != self.encoder:
                        _log.warning("the worker uses %s in place of %s", encoder, self.encoder)
                    case _:
                        pass
                # Sent from here, at most as often as the worker speaks: whoever scrolls never waits for a pipe.
                if listener.moved:
                    listener.moved = False
                    write_message(self.input, protocol.look_at(listener.on_screen))
                if (awaited := listener.awaited) is not None and not awaited.is_sent:
                    awaited.is_sent = True
                    write_message(self.input, awaited.seek)
        except (OSError, ValueError):
            pass  # the pipe broke: the process is gone or going
        return None

    def tell(self, question: Question, pause: Pause) -> None:
        """Let it know the texts of `question`, for what is sought in them."""
        with contextlib.suppress(OSError, ValueError):  # it is gone or going, which whoever asks will see
            write_question(self.input, question, {}, parts=False, compares=False, pause=pause)

    def seek(self, awaited: Awaited) -> Sought | Failure | None:
        """What it finds in the texts that it knows; None if it ended instead."""
        with contextlib.suppress(OSError, ValueError):
            write_message(self.input, awaited.seek)
            for message in self._messages():
                match message:
                    case Failure():
                        return message
                    case Sought():
                        awaited.hear(message)
                if awaited.sought is not None:
                    return awaited.sought
        return None

    def match(self, question: PhraseQuestion, pause: Pause) -> PhrasesMatched | Failure | None:
        """The phrases that say the same; None if it ended instead."""
        with contextlib.suppress(OSError, ValueError):
            write_question(self.input, question, {}, parts=False, pause=pause)
            for message in self._messages():
                if isinstance(message, PhrasesMatched | Failure):
                    return message
        return None

    def _messages(self) -> Iterator[FromWorker]:
        """What it says, until it has gone. Raises OSError or ValueError where the pipe breaks."""
        while (message := read_from_worker(self.output)) is not None:
            yield message
