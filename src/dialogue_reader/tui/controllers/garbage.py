"""When Python collects garbage: not before the texts have been read, and then without what the start has made.

What is made while starting stays for as long as the reader runs, so that to look through it for garbage, several times,
would only delay the first page.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 100_000  # values that the reader would stop for to look at


def postpone() -> None:
    """Until the texts have been read."""
    gc.disable()


def resume(*, is_long: bool) -> None:
    """All that is to be read is there; `is_long` is whether that is a book."""
    gc.freeze()
    gc.enable()
    if is_long:
        gc.set_threshold(20_000, 5, 1_000)  # to go through all that a book makes takes a tenth of a second


@contextmanager
def withheld() -> Iterator[None]:
    """While the block makes a great many values that stay, such as all notes: the reader would stop to look at them."""
    is_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_enabled:
            if gc.get_count()[0] > _MANY:
                gc.freeze()
            gc.enable()
