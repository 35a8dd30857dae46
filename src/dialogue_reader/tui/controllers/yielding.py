"""Giving way to the interface: background threads pause while a key is answered.

The interpreter shares its time among threads alike, whatever their rank, so that a frame would take twice as long.
"""

import os
import sys
import threading
import time

_NICENESS = 10
_FRAME = 0.025  # seconds in which a key is mostly answered; Textual draws sixty times a second
_LONGEST_PAUSE = 0.1  # seconds that a thread gives way at most


class _Frame:
    """Deadline, by the monotonic clock, until which background work gives way."""

    until = 0.0


def expect_frame() -> None:
    """The user has done something: for the time of a frame, background threads give way."""
    _Frame.until = time.monotonic() + _FRAME


def yield_to_interface() -> None:
    """Pause while the screen answers the user; called by background work every few milliseconds."""
    longest = time.monotonic() + _LONGEST_PAUSE
    while (left := min(_Frame.until, longest) - time.monotonic()) > 0:
        time.sleep(left)


def lower_priority() -> None:
    """Let the screen's thread, and every other program, go first; what is started from here inherits it."""
    if sys.platform == "linux":  # elsewhere it would be the whole reader
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
