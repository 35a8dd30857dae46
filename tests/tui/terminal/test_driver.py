"""Leaving the terminal, and being left by it."""

import os
import pty
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are Unix's", allow_module_level=True)

from dialogue_reader.tui.terminal.driver import LeaveOrHangUp


def test_a_terminal_that_has_gone_is_told_of_once() -> None:
    leader, follower = pty.openpty()
    hang_ups: list[int] = []
    ending = LeaveOrHangUp(follower, lambda: hang_ups.append(follower))
    assert not ending.is_set()
    os.close(leader)
    assert ending.is_set()
    assert ending.is_set()
    os.close(follower)
    assert hang_ups == [follower]


def test_two_threads_may_ask_at_a_time() -> None:
    """The one that reads, and the one that leaves."""
    leader, follower = pty.openpty()
    ending = LeaveOrHangUp(follower, lambda: None)

    def ask_often() -> bool:
        return any(ending.is_set() for _ in range(20_000))

    with ThreadPoolExecutor(2) as threads:
        answers = [threads.submit(ask_often) for _ in range(2)]
        assert [answer.result() for answer in answers] == [False, False]
    os.close(leader)
    os.close(follower)
