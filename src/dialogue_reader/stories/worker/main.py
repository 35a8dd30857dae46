"""The process in which a story is told: what it takes to compare many accounts is not the reader's memory.

`python -m dialogue_reader.stories.worker.main` reads articles from standard input, in the frames of `protocol`, has
every two compared by a worker of the comparison, and replies on standard output. It ends when the story is told, and
when standard input does.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.worker.client import Comparer, ComparisonFailedError
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.logs import logger, start_logging
from dialogue_reader.processes.serving import Inbox, private_output
from dialogue_reader.stories.telling import story_of
from dialogue_reader.stories.worker.protocol import Failure, Progressed, Reply, Told, read_articles, write_reply
from dialogue_reader.stories.worker.wire import as_json

_INTERVAL = 0.2  # seconds from one report to the next

Send = Callable[[Reply], None]


def main() -> None:
    """Tell one story."""
    start_logging("story")
    outbox = private_output()
    inbox = Inbox(sys.stdin.buffer)

    def send(reply: Reply) -> None:
        write_reply(outbox, reply)

    try:
        send(tell(*read_articles(inbox.next), send))
    except ComparisonFailedError as error:
        send(Failure(error.code, str(error.arguments.get("error", ""))))
    except Exception as error:
        logger(__name__).exception("no story could be told")
        send(Failure("worker_error", f"{type(error).__name__}: {error}"))
    os._exit(0)  # the thread that listens still waits, and would be in the way of a tidy end


def tell(articles: Sequence[Article], cache: Path | None, send: Send) -> Told:
    """The story; `send` hears how far it is. Raises ComparisonFailedError."""
    clock, usual = _Clock(send), Comparer()  # which has given no encoder up
    pairs = max(1, len(articles) * (len(articles) - 1) // 2)
    stood_in = False
    with Comparer(cache) as comparer:

        def compare(pair: Pair, done: float) -> Comparison:
            nonlocal stood_in
            clock.tell(done)
            comparison = comparer.compare(pair, progress=lambda share: clock.tell(done + share / pairs))
            stood_in = stood_in or comparison.encoder != usual.encoder_of(pair)
            return comparison

        story = story_of(articles, compare, lambda story: send(Told(as_json(story, articles), is_whole=False)))
    return Told(as_json(story, articles), is_whole=True, may_be_kept=not stood_in)


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
