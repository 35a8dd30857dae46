"""The program in a real pseudo-terminal, and what its screen shows."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte
import pytest

PATIENCE = 60.0  # seconds for anything to show; the machine may be busy


class Terminal:
    """A program in a pseudo-terminal, and what its screen shows."""

    def __init__(self, home: Path, *words: str, columns: int = 120, rows: int = 40, **environment: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = b""
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._fd = leader
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dialogue_reader", *words],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            cwd=home,
            env={
                **{k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLORTERM", "COLUMNS", "LINES")},
                "TERM": "xterm-256color",
                "XDG_DATA_HOME": str(home / "data"),
                "XDG_CACHE_HOME": str(home / "cache"),
                "VISUAL": "",
                "EDITOR": "",
                **environment,
            },
            start_new_session=True,
        )
        os.close(follower)

    def press(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def read(self, seconds: float) -> None:
        """Take in what the program writes, for as long as it writes but at most for `seconds`."""
        if select.select([self._fd], [], [], seconds)[0]:
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                return
            self.sent += data
            self._stream.feed(data)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait_for(self, what: Callable[[str], bool] | str) -> None:
        """Wait until the screen shows `what`."""
        self.wait_until(lambda: what in self.text if isinstance(what, str) else what(self.text), f"show {what!r}")

    def wait_until(self, is_so: Callable[[], object], what: str = "do what was awaited") -> None:
        """Read until something is so, as `what` calls it where the program fails to."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if is_so():
                return
            self.read(0.05)
        pytest.fail(f"did not {what}:\n{self.text}")

    def is_stopped(self) -> bool:
        """Whether the program is suspended."""
        return os.waitid(os.P_PID, self.process.pid, os.WSTOPPED | os.WNOWAIT | os.WNOHANG) is not None

    def ended(self) -> int | None:
        """The exit status, once the program has written its last."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < deadline:
            self.read(0.05)
        while select.select([self._fd], [], [], 0.1)[0]:  # what is still on its way
            before = len(self.sent)
            self.read(0.1)
            if len(self.sent) == before:
                break
        return self.process.returncode

    def vanish(self) -> None:
        """Be gone without a signal, as where a connection breaks; nothing can be pressed or read after it."""
        os.close(self._fd)
        self._fd = -1

    def close(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self._fd >= 0:
            os.close(self._fd)
