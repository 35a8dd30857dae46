"""Have the program meet every hostile server of the tests, in the reader and on the command line.

uv run python scripts/hostile_servers.py [NAME ...]

Prints, for each, when the first screen was there or the page was refused, when it ended, and how much memory it took.
Ends with 1 where one took too long, took too much, failed with a traceback, or sent what the server had sent. A server
that takes its time is waited for until the limit of thirty seconds.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.documents.servers import HOSTILE, Hostile, drip, response, serving
from tests.terminal.terminal import Terminal

_FIRST, _END = 5.0, 45.0  # seconds
_MEMORY = 500  # MB
_AT_ONCE = 2  # servers
_CONTROLS = re.compile(rb"\x1b\]0;owned|\x1b\[5m|\x9b31m")
_RAW = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|(?<![\x80-\xff])[\x80-\x9f]")  # on the command line, which paints nothing
_SERVERS = {**HOSTILE, "a byte a second": Hostile(drip(response(), 1.0), "url_slow")}


class Meeting(NamedTuple):
    """What came of it: seconds to the first screen or the refusal and to the end, MB, and what was wrong."""

    first: float
    end: float
    memory: int
    faults: tuple[str, ...]


def in_reader(name: str, home: Path) -> Meeting:
    """Open the page in the reader, and leave as soon as there is something to read."""
    with serving(_SERVERS[name].answer) as url:
        begun = time.monotonic()
        reader = Terminal(home, url)
        first, memory, is_left = 0.0, 0, False
        while reader.process.poll() is None and time.monotonic() - begun < _END:
            reader.read(0.05)
            memory = max(memory, _memory(reader.process.pid))
            if not first and reader.text.strip():
                first = time.monotonic() - begun
            if not is_left and "Le ministre est venu" in reader.text:
                reader.press("q")
                is_left = True
        end = time.monotonic() - begun
        status = reader.ended()
        faults = _faults(reader.sent, first or end, end, memory, _CONTROLS)
        if status != (2 if _SERVERS[name].code else 0):
            faults.append(f"status {status}")
        reader.close()
    return Meeting(first or end, end, memory, tuple(faults))


def on_command_line(name: str, home: Path) -> Meeting:
    """Print the page."""
    with serving(_SERVERS[name].answer) as url:
        begun = time.monotonic()
        with (home / "out").open("wb") as out:
            environment = {**os.environ, "XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache")}
            command = [sys.executable, "-m", "dialogue_reader", "show", url]
            process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=environment)
            memory = 0
            while process.poll() is None and time.monotonic() - begun < _END:
                time.sleep(0.02)
                memory = max(memory, _memory(process.pid))
        end = time.monotonic() - begun
        process.kill()
        faults = _faults((home / "out").read_bytes(), 0.0, end, memory, _RAW)
        if process.returncode != (2 if _SERVERS[name].code else 0):
            faults.append(f"status {process.returncode}")
    return Meeting(end, end, memory, tuple(faults))


def _faults(sent: bytes, first: float, end: float, memory: int, controls: re.Pattern[bytes]) -> list[str]:
    faults = [name for name, is_so in (
        ("slow to show anything", first > _FIRST),
        ("without end", end >= _END),
        ("memory", memory > _MEMORY),
        ("traceback", b"Traceback" in sent),
    ) if is_so]  # fmt: skip
    return [*faults, *(f"sent {match[0]!r}" for match in [controls.search(sent)] if match)]


def _memory(process: int) -> int:
    """The most memory that a process has taken so far, in MB; 0 once it has ended."""
    try:
        peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    except OSError:
        return 0
    return int(peak[1]) >> 10 if peak else 0


def _meet(name: str) -> Iterator[tuple[str, Meeting]]:
    for way, meet in (("reader", in_reader), ("command line", on_command_line)):
        with tempfile.TemporaryDirectory() as home:
            yield way, meet(name, Path(home))


def main() -> None:
    """Meet those that are named, or all."""
    names = sys.argv[1:] or list(_SERVERS)
    is_sound = True
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for name, meetings in zip(names, pool.map(lambda name: list(_meet(name)), names), strict=True):
            for way, meeting in meetings:
                is_sound = is_sound and not meeting.faults
                seconds = f"{meeting.first:5.1f} s {meeting.end:5.1f} s {meeting.memory:4d} MB"
                print(f"{name:24} {way:12} {seconds}  {', '.join(meeting.faults) or 'sound'}", flush=True)
    sys.exit(not is_sound)


if __name__ == "__main__":
    main()
