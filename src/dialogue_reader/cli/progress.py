"""How far a comparison is, for whoever waits at a terminal: one line on standard error that goes when it is done."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dialogue_reader.comparison.worker.client import Progress, Share
from dialogue_reader.messages.command_line import words

_SOON = 1.0  # seconds; what takes no longer needs no word
_MINUTES = 90  # seconds from which an estimate is given in minutes


@contextmanager
def progress() -> Iterator[Progress | None]:
    """What is to be told of the share that is done; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    begun = time.monotonic()
    with _line() as write:

        def report(share: Share) -> None:
            if time.monotonic() - begun < _SOON:
                return
            write(_how_far(share))

        yield report


def _how_far(share: Share) -> str:
    left = share.seconds_left
    if left is None:
        return words("comparing", share=share)
    if left < _MINUTES:
        return words("comparing_left", share=share, seconds=left)
    return words("comparing_minutes", share=share, minutes=left / 60)


@contextmanager
def steps() -> Iterator[Callable[[str, int, int], None]]:
    """What is to be told of a step: its name, how many documents are done, and of how many."""
    begun: dict[str, float] = {}
    with _line() as write:

        def report(step: str, done: int, count: int) -> None:
            if not sys.stderr.isatty():
                return
            now = time.monotonic()
            seconds = now - begun.setdefault(step, now)
            if not done:
                return
            left = seconds / done * (count - done)
            write(words("step", step=words(f"step.{step}"), done=done, count=count, minutes=left / 60))

        yield report


@contextmanager
def _line() -> Iterator[Callable[[str], None]]:
    """What writes a line over the one before it; the last one goes in the end."""
    widest = 0

    def write(line: str) -> None:
        nonlocal widest
        widest = max(widest, len(line))
        print(f"\r{line:<{widest}}", end="", file=sys.stderr, flush=True)  # noqa: T201 - over itself, again and again

    try:
        yield write
    finally:
        if widest:
            print(f"\r{'':<{widest}}\r", end="", file=sys.stderr, flush=True)  # noqa: T201
