"""How far a comparison is, for whoever waits at a terminal: one line on standard error that goes when it is done."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dialogue_reader.comparison.worker.client import Progress, Share
from dialogue_reader.messages.command_line import words

_SOON = 1.0  # seconds; what takes no longer needs no word


@contextmanager
def progress() -> Iterator[Progress | None]:
    """What is to be told of the share that is done; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    begun, widest = time.monotonic(), 0

    def report(share: Share) -> None:
        nonlocal widest
        if time.monotonic() - begun < _SOON:
            return
        left = share.seconds_left
        line = words("comparing", share=share) if left is None else words("comparing_left", share=share, seconds=left)
        widest = max(widest, len(line))
        print(f"\r{line:<{widest}}", end="", file=sys.stderr, flush=True)  # noqa: T201 - over itself, again and again

    try:
        yield report
    finally:
        if widest:
            print(f"\r{'':<{widest}}\r", end="", file=sys.stderr, flush=True)  # noqa: T201


@contextmanager
def steps() -> Iterator[Callable[[str, int, int], None]]:
    """What is to be told of a step: its name, how many documents are done, and of how many."""
    begun: dict[str, float] = {}
    widest = 0

    def report(step: str, done: int, count: int) -> None:
        nonlocal widest
        if not sys.stderr.isatty():
            return
        now = time.monotonic()
        seconds = now - begun.setdefault(step, now)
        if not done:
            return
        left = seconds / done * (count - done)
        line = words("step", step=words(f"step.{step}"), done=done, count=count, minutes=left / 60)
        widest = max(widest, len(line))
        print(f"\r{line:<{widest}}", end="", file=sys.stderr, flush=True)  # noqa: T201 - over itself, again and again

    try:
        yield report
    finally:
        if widest:
            print(f"\r{'':<{widest}}\r", end="", file=sys.stderr, flush=True)  # noqa: T201
