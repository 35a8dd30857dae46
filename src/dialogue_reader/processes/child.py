"""A program of our own in a process of its own, from the side that started it."""

import contextlib
import subprocess
import sys
import weakref
from collections.abc import Sequence
from typing import IO


class ChildProcess:
    """Python that runs `program`, the arguments of its command line, and the pipes to it. Raises OSError."""

    def __init__(self, program: Sequence[str]) -> None:
        process = self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, *program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl+C in the terminal is the reader's alone
        )
        assert process.stdin is not None
        assert process.stdout is not None
        self.input: IO[bytes] = process.stdin
        self.output: IO[bytes] = process.stdout
        self._end = weakref.finalize(self, _end, process)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._end.alive and self._process.poll() is None

    @property
    def returncode(self) -> int | None:
        """How the process ended, or None while it has not been seen to."""
        return self._process.returncode

    def stop(self) -> None:
        """Kill the process, if it still runs, and reap it. May be called by any thread, any number of times."""
        self._end()


def module(name: str) -> tuple[str, ...]:
    """The program that is the module of that name."""
    # -P: a file of the user's, in the folder the reader was started in, must not be taken for a library.
    return "-P", "-m", name


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill `process`, reap it and close its pipes, which frees a thread that waits on one."""
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError, ValueError):
            if pipe is not None:
                pipe.close()
