"""The process in which a story is told: what it takes to compare many accounts is not the reader's memory.

`python -m dialogue_reader.stories.worker.main` reads what is asked from standard input, in the frames of `protocol`,
and replies on standard output. It ends when the story is told, and when standard input does. The encoder runs in it:
where that crashes, whoever asks starts another process.
"""

import os
import sys
import time
from collections.abc import Callable

from dialogue_reader.comparison.worker.errors import ComparisonFailedError
from dialogue_reader.logs import logger, start_logging
from dialogue_reader.processes.serving import Inbox, private_output
from dialogue_reader.stories.story import Stage, Story
from dialogue_reader.stories.worker.protocol import Asked, Failure, Progressed, Reply, Told, read_asked, write_reply
from dialogue_reader.stories.worker.wire import as_json

_INTERVAL = 0.4  # seconds from one report to the next, each of which is drawn

Send = Callable[[Reply], None]


def main() -> None:
    """Tell one story."""
    start_logging("story")
    outbox = private_output()
    inbox = Inbox(sys.stdin.buffer)

    def send(reply: Reply) -> None:
        write_reply(outbox, reply)

    try:
        send(tell(read_asked(inbox.next), send))
    except ComparisonFailedError as error:
        send(Failure(error.code, ""))
    except Exception as error:
        logger(__name__).exception("no story could be told")
        send(Failure("worker_error", f"{type(error).__name__}: {error}"))
    os._exit(0)  # the thread that listens still waits, and would be in the way of a tidy end


def tell(asked: Asked, send: Send) -> Told:
    """The story; `send` hears how far it is, and what is known by then. Raises ComparisonFailedError."""
    # By default the threads of numpy spin while they wait, which costs more than they gain on accounts of an event.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Only now what takes long to load, so that the reader's end is noticed from the first moment on.
    from dialogue_reader.stories.comparing import StoryComparer
    from dialogue_reader.stories.telling import story_of

    clock, comparer = _Clock(send), StoryComparer(asked.cache, asked.encoder)

    def partial(story: Story, stage: Stage) -> None:
        send(Told(as_json(story, asked.articles), stage))

    story = story_of(asked.articles, comparer, partial, clock.tell)
    return Told(as_json(story, asked.articles), "whole", may_be_kept=not comparer.stood_in)


class _Clock:
    """Says from time to time how far the work is, and how long the rest may take."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._begun = time.monotonic()
        self._next = self._begun + _INTERVAL

    def tell(self, share: float) -> None:
        """This share (0..1) is done."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _INTERVAL
        self._send(Progressed(share, (now - self._begun) * (1 - share) / share if share > 0 else None))


if __name__ == "__main__":
    main()
