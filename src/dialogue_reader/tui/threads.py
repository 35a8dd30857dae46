"""Work in a thread of its own that nothing waits for when the reader is closed, and that waits for who reads."""

import asyncio
import os
import sys
import threading
import time
from collections.abc import Awaitable, Callable

_NICENESS = 10
_FRAME = 0.025  # seconds in which a key is mostly answered; Textual draws sixty times a second
_POLITE = 0.1  # seconds that one gives way at most
THINKING = threading.Lock()  # held by what keeps a processor busy for long, so that the screen has but one rival


class _Frame:
    """The last one that a person waits for."""

    until = 0.0  # by the monotonic clock


def answer() -> None:
    """A person has done something: for the time of a frame, others give way."""
    _Frame.until = time.monotonic() + _FRAME


def give_way() -> None:
    """Wait while the screen answers a person; for work beside it, every few milliseconds.

    The interpreter shares its time among threads alike, whatever their rank, so that a frame would take twice as long.
    """
    longest = time.monotonic() + _POLITE
    while (left := min(_Frame.until, longest) - time.monotonic()) > 0:
        time.sleep(left)


def beside(work: Callable[[], None]) -> Callable[[], Awaitable[None]]:
    """`work`, to be awaited while it is done in a thread that ends with the reader, wherever it has come to.

    A pool would be waited for: reading a book, or looking through it for keywords, may take seconds.
    """

    async def done() -> None:
        loop = asyncio.get_running_loop()
        ended: asyncio.Future[None] = loop.create_future()

        def tell(error: BaseException | None) -> None:
            if ended.done():
                return
            if error is None:
                ended.set_result(None)
            else:
                ended.set_exception(error)

        def run() -> None:
            error: BaseException | None = None
            _step_back()
            try:
                work()
            except BaseException as caught:  # raised where it is awaited
                error = caught
            if not loop.is_closed():
                loop.call_soon_threadsafe(tell, error)

        threading.Thread(target=run, daemon=True).start()
        await ended

    return done


def _step_back() -> None:
    """Let the screen's thread, and every other program, go first; what is started from here is as modest."""
    if sys.platform == "linux":  # elsewhere it would be the whole reader that stepped back
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
