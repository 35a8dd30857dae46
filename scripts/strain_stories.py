"""Strains runs over many documents as no test has the time to: it is run by hand, on a quiet machine.

uv run python -m scripts.strain_stories kill FOLDER [--times 10]  two workers and a scheduler, killed now and then
uv run python -m scripts.strain_stories hostile FOLDER            100 hostile documents among 1,000 good ones

FOLDER holds text articles; as many as are wanted are made of them by shuffling their paragraphs.
"""

import argparse
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.many import COMMAND, make_up_vectors, many, shuffled

# What a worker loads first: it notes each file that it keeps.
_NOTING = """
import os
from dialogue_reader.stories.many import records

def noted(keep):
    def write(path, body):
        keep(path, body)
        with open(os.environ["KEPT"], "a") as notes:
            notes.write(f"{path.parents[1].name}/{path.name}\\n")
    return write

if records._write.__name__ == "_write":  # Dask loads this more than once
    records._write = noted(records._write)
"""
_HEADS = (
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"{\\rtf1 ",
    b"\x89PNG\r\n\x1a\n",
    b"<html><body>",
    b"\x7fELF",
    b"\x1f\x8b",
    b"",
)
_HOSTILE = 100


def main() -> None:
    """Do what is asked for."""
    parser = argparse.ArgumentParser(prog="strain_stories", description=__doc__)
    parser.add_argument("what", choices=["kill", "hostile"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=0, help="how many; by default 60, or what the bar asks for")
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if options.what == "kill":
            kill(options.folder, Path(scratch), options.documents or 60, options.times)
        else:
            hostile(options.folder, Path(scratch), options.documents or 1000)


class Machines:
    """A scheduler and two workers in processes of their own, which note what they keep in a file."""

    def __init__(self, scratch: Path, kept: Path) -> None:
        self._noting = scratch / "noting.py"
        self._noting.write_text(_NOTING, "utf-8")
        self._environment = {**os.environ, "OMP_NUM_THREADS": "1", "KEPT": str(kept)}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = str(free.getsockname()[1])
        self.address = f"tcp://127.0.0.1:{self._port}"
        self._scheduler = self._begin_scheduler()
        self._workers = [self._begin_worker(), self._begin_worker()]

    def kill_worker(self, number: int) -> None:
        """Kill a worker."""
        self._workers[number].kill()

    def kill_scheduler(self) -> None:
        """Kill the scheduler, and begin another one where it was."""
        self._scheduler.kill()
        self._scheduler.wait()
        self._scheduler = self._begin_scheduler()

    def look_after(self) -> None:
        """Begin the workers again that have gone, as whatever starts workers does, such as systemd."""
        self._workers = [worker if worker.poll() is None else self._begin_worker() for worker in self._workers]

    def end(self) -> None:
        """Kill all of them."""
        for process in (*self._workers, self._scheduler):
            process.send_signal(signal.SIGKILL)
            process.wait()

    def _begin_scheduler(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", self._port]
        return subprocess.Popen([*command, "--no-dashboard"], stderr=subprocess.DEVNULL)

    def _begin_worker(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "distributed.cli.dask_worker", self.address, "--nthreads", "1", "--no-nanny"]
        command += ["--no-dashboard", "--preload", str(self._noting)]
        return subprocess.Popen(command, stderr=subprocess.DEVNULL, env=self._environment)


@contextmanager
def machines(scratch: Path, kept: Path) -> Iterator[Machines]:
    """Machines that end with the block."""
    own = Machines(scratch, kept)
    try:
        yield own
    finally:
        own.end()


def kill(source: Path, scratch: Path, documents: int, times: int) -> None:
    """Whether the result is the same, byte for byte, when workers, and once the scheduler, are killed at any moment."""
    folder = shuffled(source, scratch / "documents", documents)
    quiet, noisy = scratch / "quiet.kept", scratch / "noisy.kept"
    with machines(scratch, quiet) as own:
        undisturbed = many(folder, scratch / "quiet", "--scheduler", own.address)
    chance = random.Random(2)  # noqa: S311 - nothing is secret
    # Moments of the work rather than of the clock: a machine that is busy takes long to begin a worker.
    moments = sorted(chance.sample(range(1, len(_kept(quiet))), times))
    kills = 0
    with machines(scratch, noisy) as own:
        command = [*COMMAND, folder, "--cache", scratch / "noisy", "--scheduler", own.address]
        command += ["-o", scratch / "answer.jsonl"]
        run = subprocess.Popen(command, stderr=subprocess.PIPE)
        while run.poll() is None:
            if kills < times and len(_kept(noisy)) >= moments[kills]:
                time.sleep(chance.uniform(0, 0.5))
                if kills == times // 2:
                    own.kill_scheduler()
                else:
                    own.kill_worker(chance.randrange(2))
                kills += 1
            time.sleep(0.1)
            own.look_after()
        _, messages = run.communicate()
    same = "the same" if (scratch / "answer.jsonl").read_bytes() == undisturbed.answer else "ANOTHER"
    print(f"{kills} kills, one of the scheduler, in a run of {undisturbed.seconds:.0f} s undisturbed: {same} result")
    print(messages.decode().strip().splitlines()[-1])
    _tell_twice(quiet, noisy, kills)


def _kept(notes: Path) -> list[str]:
    """What workers noted."""
    return notes.read_text("utf-8").splitlines() if notes.exists() else []


def _tell_twice(quiet: Path, noisy: Path, kills: int) -> None:
    """How often more a file was kept than in the undisturbed run: what was in flight, and what had to be done twice."""
    usual, disturbed = Counter(_kept(quiet)), Counter(_kept(noisy))
    again = disturbed - usual
    print(f"files kept {usual.total()} times undisturbed; {again.total()} more in {kills} kills, {len(again)} of them:")
    for kind, count in sorted(Counter(name.partition(".")[0] for name in again).items()):
        print(f"  {kind} {count}")
    print(f"  kept less often: {(usual - disturbed).total()}")


def hostile(source: Path, scratch: Path, good: int) -> None:
    """Whether documents are read among 100 that are broken, cut, empty, or of another kind than they say."""
    folder, cache = shuffled(source, scratch / "documents", good), scratch / "cache"
    make_up_vectors(folder, cache, good)
    chance = random.Random(3)  # noqa: S311 - nothing is secret
    for k in range(_HOSTILE):
        head = _HEADS[k % len(_HEADS)]
        body = chance.randbytes(chance.randrange(20_000)) if head not in (b"", b"<html><body>") else b""
        (folder / f"hostile{k:03}").write_bytes(head + body)
    run = many(folder, cache, "--no-compare")
    done = sum(run.answer.count(f'{k:06}.txt"'.encode()) > 0 for k in range(good))
    reported = len({line.partition(": ")[0] for line in run.messages.splitlines() if "/hostile" in line})
    print(f"{done} of {good} done, {reported} of {_HOSTILE} reported, in {run.seconds:.0f} s")


if __name__ == "__main__":
    main()
