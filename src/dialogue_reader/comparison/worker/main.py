"""The process in which the encoder runs, so that its weight and its crashes never touch the reader.

`python -m dialogue_reader.comparison.worker.main --encoder NAME [--cache FOLDER]` reads questions from standard input
and answers on standard output, in the messages of `protocol`. It says Ready with its encoder's name, then, for each
question, Progressed now and then, a PartialAnswer when that takes long and was asked for, and one Answer or Failure. A
question says what is on the screen; LookAt during the work says that this has changed. Seek looks for something in the
texts of the last question, during the work as well, and is answered with Sought. The process ends when standard input
does, even in the middle of a question.
"""

import argparse
import os
import sys
import threading
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, TYPE_CHECKING

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.phrases import PhraseQuestion
from dialogue_reader.comparison.task import Task
from dialogue_reader.comparison.worker.protocol import (
    Answer,
    Asked,
    Failure,
    FromWorker,
    LookAt,
    PartialAnswer,
    PhrasesMatched,
    Progressed,
    Ready,
    Seek,
    Sought,
    read_from_reader,
    write_message,
)
from dialogue_reader.logs import logger, start_logging
from dialogue_reader.processes.serving import private_output

if TYPE_CHECKING:
    from dialogue_reader.comparison.encoders.base import Encoder
    from dialogue_reader.comparison.worker.incremental import Flags
    from dialogue_reader.comparison.worker.priority import OnScreen
    from dialogue_reader.documents.model import Sides

_EVERY = 0.2  # seconds between two reports of progress

_log = logger(__name__)


def main() -> None:
    """Serve until standard input ends."""
    start_logging("worker")
    parser = argparse.ArgumentParser()
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    inbox = _Inbox()
    outbox = private_output()
    threading.Thread(target=inbox.listen, args=(sys.stdin.buffer,), daemon=True).start()
    try:
        _serve(options.encoder, options.cache, inbox, outbox)
    except Exception:
        _log.exception("the worker with the encoder %s failed", options.encoder)
        raise


def _serve(name: str, cache: Path | None, inbox: "_Inbox", outbox: IO[bytes]) -> None:
    # Only now what takes long to load, so that the reader's end is noticed from the first moment on.
    from dialogue_reader.comparison.alignment.phrases import match_phrases
    from dialogue_reader.comparison.encoders.base import working_encoder
    from dialogue_reader.comparison.worker.incremental import align_in_steps
    from dialogue_reader.comparison.worker.vast import TooVastError

    encoder = working_encoder(name, cache)
    write_message(outbox, Ready(encoder.name))
    task: Task | None = None
    while True:
        asked = inbox.questions.get()
        if asked is None:
            _answer_inquiry(outbox, inbox, task, encoder)
            continue
        question, _, parts, compares = asked
        del asked
        answer: FromWorker
        try:
            if isinstance(question, PhraseQuestion):
                answer = PhrasesMatched(match_phrases(question, encoder))
            else:
                task = None
                task = question if isinstance(question, Task) else question.task()
                del question  # the texts of books would fill tens of megabytes all the while
                if not compares:
                    continue
                answer = Answer(align_in_steps(task, encoder, _Reporter(outbox, inbox, parts, task, encoder)))
        except TooVastError:
            answer = Failure("", "too_vast")
        except Exception as error:  # a question that fails is answered; the worker lives for the next
            _log.exception("a question failed")
            answer = Failure(f"{type(error).__name__}: {error}")
        write_message(outbox, answer)


def _answer_inquiry(
    outbox: IO[bytes], inbox: "_Inbox", task: Task | None, encoder: "Encoder", known: "Sides[Flags] | None" = None
) -> None:
    """Answer the newest inquiry that waits, if any does, about the texts of `task`."""
    seek = inbox.newest_inquiry()
    if seek is None:
        return
    if task is None:
        write_message(outbox, Sought(seek.number, None, "there are no texts to look in"))
        return
    from dialogue_reader.comparison.worker.inquiries import answered

    try:
        matches = answered(seek.inquiry, task, encoder, known)
    except Exception as error:  # what cannot be found must not end what is being compared
        _log.exception("an inquiry failed")
        write_message(outbox, Sought(seek.number, None, f"{type(error).__name__}: {error}"))
    else:
        write_message(outbox, Sought(seek.number, matches))


class _Inbox:
    """What comes in: questions, one after another, None for an inquiry among them, and what is on the screen meanwhile.

    Of the latter, and of inquiries, the latest counts.
    """

    def __init__(self) -> None:
        self.questions: SimpleQueue[Asked | None] = SimpleQueue()
        self.on_screen: OnScreen = {}
        self._inquiries: SimpleQueue[Seek] = SimpleQueue()

    def newest_inquiry(self) -> Seek | None:
        """The inquiry that came last, once; None where none has come since."""
        newest = None
        try:
            while True:
                newest = self._inquiries.get_nowait()
        except Empty:
            return newest

    def listen(self, stream: IO[bytes]) -> None:
        """Take in messages; when the reader has gone, go at once."""
        while self._take(read_from_reader(stream)):
            pass
        os._exit(0)

    def _take(self, message: Asked | LookAt | Seek | None) -> bool:
        """Take in one message; whether there was one. It is not held until the next one comes: it may be two books."""
        if message is None:
            return False
        if isinstance(message, Seek):
            self._inquiries.put(message)
            self.questions.put(None)
            return True
        self.on_screen = message.on_screen
        if not isinstance(message, LookAt):
            self.questions.put(message)
        return True


class _Reporter:
    """Tells the reader how far the encoder is, not more often than anyone can see, and what is known so far."""

    def __init__(self, outbox: IO[bytes], inbox: _Inbox, wants_parts: bool, task: Task, encoder: "Encoder") -> None:
        self._outbox, self._inbox, self.wants_parts = outbox, inbox, wants_parts
        self._task, self._encoder = task, encoder
        self._last = time.monotonic()

    def on_screen(self) -> "OnScreen":
        return self._inbox.on_screen

    def progressed(self, share: float, seconds_left: float | None, *, nearby: bool = False) -> None:
        if (now := time.monotonic()) - self._last >= _EVERY:
            self._last = now
            write_message(self._outbox, Progressed(min(1.0, share), seconds_left, nearby))

    def answered_in_part(self, comparison: Comparison) -> None:
        write_message(self._outbox, PartialAnswer(comparison))

    def paused(self, known: "Sides[Flags]") -> None:
        _answer_inquiry(self._outbox, self._inbox, self._task, self._encoder, known)


if __name__ == "__main__":
    main()
