"""Programs in a pseudo-terminal, timed until their screen shows a text."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path

COLUMNS, ROWS = 120, 40
PATIENCE = 120.0  # seconds
_CONTROL = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[PX^_].*?\x1b\\|\x1b.")


class Terminal:
    """A program in a pseudo-terminal; `seconds` counts from its start."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        # Bytecode is written, as it is on a person's machine: compiling it is no part of a second start.
        env = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE")}
        env |= {
            "TERM": "xterm-256color",
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
        }
        self._fd = leader
        self._written = b""
        self._begun = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=follower, stdout=follower, stderr=follower, env=env, start_new_session=True
        )
        os.close(follower)

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._fd, keys.encode())

    def until(self, text: str) -> float:
        """Seconds from the start until `text` has been written. Raises TimeoutError."""
        wanted = text.encode()
        while wanted not in _CONTROL.sub(b"", self._written):
            ready = select.select([self._fd], [], [], PATIENCE)[0]
            if not ready:
                raise TimeoutError(f"“{text}” was not shown")
            try:
                self._written += os.read(self._fd, 1 << 16)
            except OSError:
                raise TimeoutError(f"the program ended before it showed “{text}”") from None
        return time.perf_counter() - self._begun

    def close(self) -> None:
        """End the program."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._fd)
