"""What is said between the reader and a worker, from the reader's side."""

import contextlib
import itertools
import threading
from collections.abc import Iterator

from dialogue_reader.comparison.meaning.model import Inquiry, Matches
from dialogue_reader.comparison.phrases import PhraseQuestion
from dialogue_reader.comparison.worker import protocol
from dialogue_reader.comparison.worker.errors import ComparisonFailedError
from dialogue_reader.comparison.worker.process import Listener, WorkerProcess
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
from dialogue_reader.processes.frames import Pause

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


def ask(worker: WorkerProcess, question: Question, listener: Listener, pause: Pause) -> Answer | Failure | None:
    """The answer of `worker`; None if it ended instead."""
    listener.moved = False
    try:
        parts = listener.partial is not None
        write_question(worker.input, question, listener.on_screen, parts=parts, pause=pause)
        del question  # that of a long text need not be kept until it is answered
        for message in _messages(worker):
            match message:
                case Answer() | Failure():
                    return message
                case Progressed(share, seconds_left, nearby) if listener.progressed is not None:
                    listener.progressed(share, seconds_left, nearby)
                case PartialAnswer(comparison) if listener.partial is not None:
                    listener.partial(comparison)
                case Sought() if listener.awaited is not None:
                    listener.awaited.hear(message)
                case Ready(encoder) if encoder != worker.encoder:
                    _log.warning("the worker uses %s in place of %s", encoder, worker.encoder)
                case _:
                    pass
            # Sent from here, at most as often as the worker speaks: whoever scrolls never waits for a pipe.
            if listener.moved:
                listener.moved = False
                write_message(worker.input, protocol.look_at(listener.on_screen))
            if (awaited := listener.awaited) is not None and not awaited.is_sent:
                awaited.is_sent = True
                write_message(worker.input, awaited.seek)
    except (OSError, ValueError):
        pass  # the pipe broke: the process is gone or going
    return None


def tell(worker: WorkerProcess, question: Question, pause: Pause) -> None:
    """Let `worker` know the texts of `question`, for what is sought in them."""
    with contextlib.suppress(OSError, ValueError):  # it is gone or going, which whoever asks will see
        write_question(worker.input, question, {}, parts=False, compares=False, pause=pause)


def seek(worker: WorkerProcess, awaited: Awaited) -> Sought | Failure | None:
    """What `worker` finds in the texts that it knows; None if it ended instead."""
    with contextlib.suppress(OSError, ValueError):
        write_message(worker.input, awaited.seek)
        for message in _messages(worker):
            match message:
                case Failure():
                    return message
                case Sought():
                    awaited.hear(message)
            if awaited.sought is not None:
                return awaited.sought
    return None


def match(worker: WorkerProcess, question: PhraseQuestion, pause: Pause) -> PhrasesMatched | Failure | None:
    """The phrases that say the same; None if `worker` ended instead."""
    with contextlib.suppress(OSError, ValueError):
        write_question(worker.input, question, {}, parts=False, pause=pause)
        for message in _messages(worker):
            if isinstance(message, PhrasesMatched | Failure):
                return message
    return None


def _messages(worker: WorkerProcess) -> Iterator[FromWorker]:
    """What `worker` says, until it has gone. Raises OSError or ValueError where the pipe breaks."""
    while (message := read_from_worker(worker.output)) is not None:
        yield message
