"""Programs in a pseudo-terminal, timed until their screen shows a text, or has come to rest after a key."""

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
REST = 0.25  # seconds without output after which a screen has settled
_CONTROL = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[PX^_].*?\x1b\\|\x1b.")


class Terminal:
    """A program in a pseudo-terminal; `seconds` counts from its start."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        leader, follower = pty.openpty()
        self._fd = leader
        self._size(COLUMNS, ROWS)
        # Bytecode is written, as it is on a person's machine: compiling it is no part of a second start.
        env = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE")}
        env |= {
            "TERM": "xterm-256color",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
        }
        self._written = b""
        self._begun = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=follower, stdout=follower, stderr=follower, env=env, start_new_session=True
        )
        os.close(follower)

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._fd, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self._size(columns, rows)
        os.killpg(self.process.pid, signal.SIGWINCH)

    def until(self, text: str) -> float:
        """Seconds from the start until `text` has been written. Raises TimeoutError."""
        wanted = text.encode()
        while wanted not in _CONTROL.sub(b"", self._written):
            if not self._read(PATIENCE):
                raise TimeoutError(f"“{text}” was not shown")
        return time.perf_counter() - self._begun

    def at_rest(self, rest: float = REST, patience: float = PATIENCE) -> None:
        """Wait until nothing has been written for `rest` seconds, or for `patience` at most."""
        end = time.perf_counter() + patience
        while self._read(rest) and time.perf_counter() < end:
            pass

    def settled(self, keys: str = "", size: tuple[int, int] | None = None) -> float:
        """Seconds from typing `keys`, or from a new size, to the last byte of what follows."""
        self._written = b""
        begun = last = time.perf_counter()
        if size:
            self.resize(*size)
        else:
            self.press(keys)
        while self._read(REST if last > begun else PATIENCE):
            last = time.perf_counter()
        return last - begun

    def first_answer(self, keys: str) -> float:
        """Seconds from typing `keys` to the first byte of what follows."""
        begun = time.perf_counter()
        self.press(keys)
        self._read(PATIENCE)
        return time.perf_counter() - begun

    @property
    def memory(self) -> int:
        """Bytes of memory that the program itself holds, without its children."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) * 1024 if found else 0

    @property
    def shown(self) -> str:
        """What has been written since the last key, without control sequences."""
        return _CONTROL.sub(b"", self._written).decode(errors="replace")

    def close(self) -> None:
        """End the program."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._fd)

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, patience: float) -> bool:
        """Take what is written within `patience` seconds; whether there was anything."""
        if not select.select([self._fd], [], [], patience)[0]:
            return False
        try:
            self._written += os.read(self._fd, 1 << 16)
        except OSError:
            raise TimeoutError("the program ended") from None
        return True
