"""Background work in daemon threads: nothing waits for them when the reader is closed.

A pool would be waited for; reading a book, or folding it for the first search, may take seconds.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable

from dialogue_reader.tui.controllers.yielding import lower_priority

HEAVY = threading.Lock()
"""Held by work that keeps a processor busy for long, so that the screen has only one rival at a time."""


def in_daemon_thread(work: Callable[[], None]) -> Callable[[], Awaitable[None]]:
    """`work`, which raises nothing, to be awaited while it runs in a thread of its own."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        ended = asyncio.Event()

        def thread() -> None:
            lower_priority()
            work()
            if not loop.is_closed():
                loop.call_soon_threadsafe(ended.set)

        threading.Thread(target=thread, daemon=True).start()
        await ended.wait()

    return run
