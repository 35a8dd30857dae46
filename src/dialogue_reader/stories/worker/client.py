"""A story as the reader asks for it; the work is done in another process, and what it comes to is kept.

Importing this costs next to nothing: none of what tells a story, no process until a story that the cache does not have.
"""

import contextlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from dialogue_reader.comparison.encoders.registry import FALLBACK
from dialogue_reader.comparison.entries import Entries
from dialogue_reader.comparison.worker.errors import ComparisonCancelledError, ComparisonFailedError
from dialogue_reader.documents.model import Article
from dialogue_reader.logs import logger
from dialogue_reader.processes.child import ChildProcess, module
from dialogue_reader.stories.story import Stage, Story
from dialogue_reader.stories.worker.protocol import (
    Asked,
    Failure,
    Progressed,
    Reply,
    Told,
    read_reply,
    write_asked,
)
from dialogue_reader.stories.worker.wire import key_of_story, story_from

PROGRAM = module("dialogue_reader.stories.worker.main")
_LARGEST = 16 * 1024 * 1024  # bytes of all stories that are kept
_TRIES = (None, None, FALLBACK)  # the only encoder that is used at each: the best, once more, and what cannot crash


class Partly(NamedTuple):
    """What is known so far of a story that is still being told, and how much of it that is."""

    story: Story
    stage: Stage


Hear = Callable[[Progressed | Partly], None]


class Storyteller:
    """Tells who says what in several articles. `close` may be called by any thread.

    `cache` is the folder for what is worked out, None for none; `pause` is called every few milliseconds by a caller's
    thread that has much to send.
    """

    def __init__(self, cache: Path | None = None, pause: Callable[[], None] = lambda: None) -> None:
        self._folder = cache
        self._entries = Entries(cache / "told" if cache is not None else None, ".2.json", _LARGEST)
        self._pause = pause
        self._guard = threading.Lock()  # for the fields below, held briefly
        self._process: ChildProcess | None = None
        self._closed = False

    def known(self, articles: Sequence[Article]) -> Story | None:
        """The story of `articles` if it is kept."""
        body = self._entries.read(key_of_story(articles))
        with contextlib.suppress(KeyError, ValueError, TypeError, RecursionError):
            return story_from(body, articles) if body is not None else None
        return None

    def tell(self, articles: Sequence[Article], hear: Hear) -> Story:
        """The story of `articles`, worked out anew; `hear` is told how far that is, and what is known by then.

        Raises ComparisonFailedError, and ComparisonCancelledError once it is closed.
        """
        for encoder in _TRIES:
            reply = self._asked(Asked(articles, self._folder, encoder), hear)
            if isinstance(reply, Failure):
                raise ComparisonFailedError(reply.code, error=reply.error)
            if reply is not None:
                if reply.may_be_kept:
                    self._entries.write(key_of_story(articles), reply.body)
                return story_from(reply.body, articles)
            logger(__name__).warning("the process that tells a story has ended")
        raise ComparisonFailedError("worker_died")

    def close(self) -> None:
        """End the work; whoever waits for it gets ComparisonCancelledError."""
        with self._guard:
            self._closed = True
            process = self._process
        if process is not None:
            process.stop()

    def _asked(self, asked: Asked, hear: Hear) -> Told | Failure | None:
        """What a process replies at last; None where it has ended without."""
        process = self._started()
        try:
            with contextlib.suppress(OSError, ValueError):  # the pipe broke: the process is gone or going
                write_asked(process.input, asked, self._pause)
            while (reply := self._next(process)) is not None:
                match reply:
                    case Progressed():
                        hear(reply)
                    case Told(body, stage) if stage != "whole":
                        hear(Partly(story_from(body, asked.articles), stage))
                    case _:
                        return reply
            return None
        finally:
            process.stop()

    def _started(self) -> ChildProcess:
        with self._guard:
            self._check()
            self._process = ChildProcess(PROGRAM)
            return self._process

    def _next(self, process: ChildProcess) -> Reply | None:
        reply = read_reply(process.output)
        self._check()
        return reply

    def _check(self) -> None:
        if self._closed:
            raise ComparisonCancelledError
