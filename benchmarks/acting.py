"""How soon the screen has settled after a key in two books of 5 MB, beside `TextArea` with one of them and `less`."""

import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

from benchmarks.books import FIRST_LINE, MEGABYTE, TITLES, books
from benchmarks.start import FIRST_LINE as FIRST_LINE_OF_SAMPLE
from benchmarks.start import ONE_LINE, READER, shown
from benchmarks.terminal import REST, Terminal

TEXT_AREA = """
import sys
from pathlib import Path
from textual.app import App
from textual.widgets import TextArea
class Area(App):
    def compose(self):
        yield TextArea(Path(sys.argv[1]).read_text(), read_only=True)
    def on_mount(self):
        self.query_one(TextArea).focus()
Area().run()
"""
PAGE_DOWN = "\x1b[6~"
_FOLDING = 15.0  # seconds after which both books have been read and made ready for searching
QUERY = "doi thoai"
Row = tuple[str, float, str, str]  # what, measured, at most, goal


@contextmanager
def program(command: list[str], text: str, home: Path) -> Iterator[Terminal]:
    """A program that has shown `text`."""
    terminal = Terminal(command, home)
    try:
        terminal.until(text)
        yield terminal
    finally:
        terminal.close()


def begin(home: Path, runs: int) -> list[Row]:
    """How soon books are there, and whether anything freezes meanwhile."""
    small, large = books(home, 5), books(home, 50)
    one = [sys.executable, "-c", ONE_LINE]
    first, ten_times = [], []
    for _ in range(runs):
        reference = shown(one, "One line", home)
        ours = shown([*READER, *map(str, small)], FIRST_LINE, home)
        first.append(ours / reference)
        ten_times.append(shown([*READER, *map(str, large)], FIRST_LINE, home) / ours)
    return [
        ("start, 2 × 5 MB / one-line app", median(first), "2.0", "1.5"),
        ("start, 2 × 50 MB / 2 × 5 MB", median(ten_times), "2.0", ""),
        ("longest wait for a key while 2 × 50 MB are read, ms", longest_wait(large, home), "100", "20"),
    ]


def longest_wait(paths: tuple[Path, Path], home: Path, seconds: float = 20.0) -> float:
    """Milliseconds of the longest time to the first byte after a key, while the rest is read, folded and compared."""
    with program([*READER, *map(str, paths)], FIRST_LINE, home) as reader:
        waits: list[float] = []
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            reader.at_rest(0.02, 0.1)
            waits.append(reader.first_answer("j" if len(waits) % 2 else "k"))
    return 1000 * max(waits)


def act(home: Path, rounds: int) -> list[Row]:
    """The actions, as ratios to a page down."""
    paths = books(home, 5)
    with program([sys.executable, "-c", TEXT_AREA, str(paths[1])], TITLES["right"][:10], home) as area:
        area.at_rest(1.0)
        reference = middle(area, [PAGE_DOWN] * 3 * rounds)
    rows: list[Row] = []
    with program([*READER, *map(str, paths)], FIRST_LINE, home) as reader:
        time.sleep(_FOLDING)  # the comparison goes on for minutes
        page = middle(reader, [" "] * 3 * rounds)
        rows.append(("page down / TextArea", page / reference, "1.2", "0.6"))
        rows.append(("end, and back / page down", middle(reader, ["G", "g"] * rounds) / page, "2", "1"))
        rows.append(("a typed search character / page down", typed(reader, rounds) / page, "2", "1"))
        for name, key, times in (("languages", "l", 3), ("swap", "x", 2), ("in rows", "v", 2)):
            rows.append((f"{name} / page down", middle(reader, [key] * times * rounds) / page, "3", "1.5"))
        sizes = [(100, 40), (120, 40)] * rounds
        rows.append(("resize / page down", median(reader.settled(size=size) for size in sizes) / page, "3", "1.5"))
        rows.append(burst(reader, page))
    rows.append(beside_a_writer(home, rounds))
    if less := shutil.which("less"):
        with program([less, str(paths[1])], TITLES["right"], home) as pager:
            pager.at_rest(0.5)
            rows.append(("page down / less (one text)", page / middle(pager, [" "] * 3 * rounds), "", ""))
    return rows


def beside_a_writer(home: Path, rounds: int) -> Row:
    """The next passage while another program holds a write lock on the notes, beside the same without."""
    with program(READER, FIRST_LINE_OF_SAMPLE, home) as reader:
        reader.at_rest(1.0)
        free = middle(reader, ["J", "K"] * 2 * rounds)
        with closing(sqlite3.connect(home / "data" / "dialogue_reader" / "notes.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            locked = middle(reader, ["J", "K"] * 2 * rounds)
            other.execute("ROLLBACK")
    return "next passage while another program writes / next passage", locked / free, "1.2", ""


def typed(reader: Terminal, rounds: int) -> float:
    """Seconds for a character of a query."""
    times = []
    for _ in range(rounds):
        reader.settled("/")
        times += [reader.settled(letter) for letter in QUERY]
        reader.settled("\x1b")
        reader.at_rest(2 * REST)  # what follows an escape too soon is taken for one key with it
    return median(times)


def burst(reader: Terminal, page: float) -> Row:
    """Fifty pages by a key held down: no frame may wait for the one before."""
    return "50 pages by a key held down / 50 page downs", reader.settled(" " * 50) / (50 * page), "", ""


def remember(home: Path) -> list[Row]:
    """Memory that the reader holds beyond the one-line app."""
    with program([sys.executable, "-c", ONE_LINE], "One line", home) as one:
        one.at_rest()
        least = one.memory
    with program(READER, FIRST_LINE_OF_SAMPLE, home) as reader:
        reader.at_rest(3.0, 20)
        articles = reader.memory
    paths = books(home, 5)
    with program([*READER, *map(str, paths)], FIRST_LINE, home) as reader:
        reader.at_rest(2.0, 30)
        with_books = reader.memory
    size = sum(path.stat().st_size for path in paths)
    return [
        ("memory, the two articles / one-line app", articles / least, "1.8", "1.4"),
        ("memory, 2 × 5 MB, beyond the one-line app / bytes of the texts", (with_books - least) / size, "6", "3"),
        ("memory, 2 × 5 MB, in MB", with_books / MEGABYTE, "", ""),
    ]


def middle(terminal: Terminal, keys: list[str]) -> float:
    """The median of the seconds that each key takes to a settled screen."""
    return median(terminal.settled(key) for key in keys)
