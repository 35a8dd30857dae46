"""A program of our own in a process of its own, from its own side."""

import os
import threading
from queue import SimpleQueue
from typing import IO

from dialogue_reader.processes.frames import read_frame


def private_output() -> IO[bytes]:
    """The pipe to whoever started it, out of reach of anything that prints; what is printed goes where errors go."""
    private = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return private


class Inbox:
    """The frames that come in; when whoever sends them has gone, so does the process, even in the middle of work."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._frames: SimpleQueue[bytes] = SimpleQueue()
        threading.Thread(target=self._listen, args=(stream,), daemon=True).start()

    def next(self, patience: float | None = None) -> bytes:
        """The next frame, in `patience` seconds at most. Raises queue.Empty where none has come by then."""
        return self._frames.get(timeout=patience)

    def _listen(self, stream: IO[bytes]) -> None:
        try:
            while True:
                self._frames.put(read_frame(stream))
        except EOFError:
            os._exit(0)
