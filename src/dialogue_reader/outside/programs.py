"""Running a person's own program on a text, within limits of time and size.

It is given the text on standard input; nothing that it does, to hang, to flood or to fail, reaches further than an
error. It runs in a process group of its own, so that what it has started ends with it.
"""

import contextlib
import os
import re
import selectors
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import IO, NamedTuple, cast

from dialogue_reader.errors import OutsideError, detail_of

LARGEST = 256 << 10  # bytes that are taken of what a program prints
_LONGEST_DETAIL = 200  # characters of what it says of a failure
_CHUNK = 16 << 10
_PLACE = re.compile(r"\{\w+\}")
_PAUSE = 0.25  # seconds after which the deadline is looked at again


class Job(NamedTuple):
    """A program with its arguments, or a line for a shell; what it reads, and seconds that it may take."""

    command: Sequence[str] | str
    text: str
    seconds: float
    variables: Mapping[str, str] = {}

    @property
    def name(self) -> str:
        """What people call it: its command, without the arguments."""
        words = self.command.split() if isinstance(self.command, str) else self.command
        return words[0] if words else ""


def filled(command: str, values: Mapping[str, str]) -> str:
    """A command with `values` in their places, such as `{text}`; what stands in a value is no place."""
    return _PLACE.sub(lambda place: values.get(place.group(), place.group()), command)


class Programs:
    """The programs that are running; a reader that ends takes them along."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()

    def run(self, job: Job) -> str:
        """What the program prints, as UTF-8. Raises OutsideError."""
        process = _started(job)
        self._running.add(process)
        try:
            output, errors = _exchanged(process, job)
            status = process.wait()
        finally:
            _end(process)
            self._running.discard(process)
        if status:
            lines = errors.decode("utf-8", "replace").strip().splitlines()
            detail = lines[-1][:_LONGEST_DETAIL] if lines else ""
            code = "program_failed" if detail else "program_failed_silently"
            raise OutsideError(code, job.name, status=status, detail=detail)
        return output.decode("utf-8", "replace").replace("\r\n", "\n")

    def close(self) -> None:
        """End what is still running."""
        for process in tuple(self._running):
            _end(process)


def _started(job: Job) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - the person's own, and a shell only where they asked for one
            job.command,
            shell=isinstance(job.command, str),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **job.variables},
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        detail = detail_of(error)
        raise OutsideError("program_missing", job.name, detail=detail) from error


def _exchanged(process: subprocess.Popen[bytes], job: Job) -> tuple[bytes, bytes]:
    """What it prints, and what it says of a failure; it has the text by then, or did not want it."""
    deadline = time.monotonic() + job.seconds
    rest = memoryview(job.text.encode("utf-8", "replace"))
    output, errors = bytearray(), bytearray()
    with selectors.DefaultSelector() as pipes:
        for stream, event, taken in (
            (process.stdin, selectors.EVENT_WRITE, None),
            (process.stdout, selectors.EVENT_READ, output),
            (process.stderr, selectors.EVENT_READ, errors),
        ):
            assert stream is not None
            os.set_blocking(stream.fileno(), False)
            pipes.register(stream, event, taken)
        while pipes.get_map():
            ready = pipes.select(_PAUSE)
            if time.monotonic() > deadline:
                raise _slow(job)
            for key, _ in ready:
                if key.data is None:
                    rest = _written(key.fd, rest)
                    is_over = not rest
                else:
                    is_over = _is_read(key.fd, key.data, job.name)
                if is_over:
                    pipes.unregister(key.fileobj)
                    with contextlib.suppress(OSError):
                        cast("IO[bytes]", key.fileobj).close()
    try:
        process.wait(max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        raise _slow(job) from None
    return bytes(output), bytes(errors)


def _slow(job: Job) -> OutsideError:
    return OutsideError("program_slow", job.name, seconds=round(job.seconds))


def _written(pipe: int, rest: memoryview) -> memoryview:
    """What remains to be written; nothing where nobody reads it."""
    try:
        return rest[os.write(pipe, rest[:_CHUNK]) :]
    except BlockingIOError:
        return rest
    except OSError:
        return rest[len(rest) :]


def _is_read(pipe: int, taken: bytearray, name: str) -> bool:
    """Whether there is no more to read. Raises OutsideError where it is too much."""
    try:
        chunk = os.read(pipe, _CHUNK)
    except BlockingIOError:
        return False
    taken += chunk
    if len(taken) > LARGEST:
        raise OutsideError("program_long", name, kilobytes=LARGEST >> 10)
    return not chunk


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it has started; of one that has ended, what it left behind."""
    with contextlib.suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(1)
