"""Strains the store of notes as no test has the time to: it is run by hand.

uv run python scripts/strain_notes.py crowd [--notes 1000]    two readers and two scripts write at a time
uv run python scripts/strain_notes.py kill [--times 200]      a writer is killed at random moments
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dialogue_reader.documents.model import Article, Span
from dialogue_reader.notes.storage.database import AT_ONCE, PATIENT
from dialogue_reader.notes.storage.recovery.check import verify
from dialogue_reader.notes.storage.store import NoteStore

ARTICLE = Article("-", "Hanoï a ouvert le dialogue.", (), "", "fr")


def main() -> None:
    """Do what is asked for."""
    parser = argparse.ArgumentParser(prog="strain_notes", description=__doc__)
    parser.add_argument("what", choices=["crowd", "kill", "write"])
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--name", default="")
    parser.add_argument("--patience", type=float, default=AT_ONCE)
    options = parser.parse_args()
    if options.what == "write":
        write(options.folder, options.name, options.notes, options.patience)
        return
    with tempfile.TemporaryDirectory() as folder:
        if options.what == "crowd":
            crowd(Path(folder), options.notes)
        else:
            kill(Path(folder), options.times)


def writer(folder: Path, name: str, notes: int, patience: float) -> "subprocess.Popen[str]":
    """A process that writes notes, and prints a line when the call for each has returned."""
    command = [sys.executable, __file__, "write", "--folder", str(folder), "--name", name]
    command += ["--notes", str(notes), "--patience", str(patience)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def write(folder: Path, name: str, notes: int, patience: float) -> None:
    """Write notes; each line printed is the number of a note and the milliseconds that its call took."""
    with NoteStore.open(folder, patience=patience) as store:
        for k in range(notes):
            begun = time.perf_counter()
            store.add(ARTICLE, Span("left", 0, 5), "yellow", f"{name} {k}")
            took = time.perf_counter() - begun
            print(k, f"{took * 1000:.1f}", flush=True)


def crowd(folder: Path, notes: int) -> None:
    """Two readers and two scripts at a time: no note is lost, and no reader waits."""
    NoteStore.open(folder).close()
    names = {"reader 1": AT_ONCE, "reader 2": AT_ONCE, "script 1": PATIENT, "script 2": PATIENT}
    writers = {name: writer(folder, name, notes, patience) for name, patience in names.items()}
    begun = time.perf_counter()
    for name, process in writers.items():
        output, _ = process.communicate()
        times = sorted(float(line.split()[1]) for line in output.splitlines())
        shares = "  ".join(f"{label} {times[int(share * (len(times) - 1))]:.1f}" for label, share in SHARES.items())
        print(f"{name}: {len(times)} notes, exit status {process.returncode}; a call in ms: {shares}")
    with NoteStore.open(folder) as store:
        kept = [note.note for note in store.all()]
    expected = sorted(f"{name} {k}" for name in names for k in range(notes))
    print(
        f"{len(kept)} notes in {time.perf_counter() - begun:.0f} s;", "all" if sorted(kept) == expected else "NOT all"
    )


SHARES = {"median": 0.5, "99 %": 0.99, "99.9 %": 0.999, "most": 1.0}


def kill(folder: Path, times: int) -> None:
    """A writer killed at random moments, waiting for others or not: all that its calls returned for is there."""
    lost = unsound = 0
    for k in range(times):
        returned: list[str] = []
        with writer(folder, f"run {k}", 10**6, AT_ONCE if k % 2 else 0) as process:
            assert process.stdout
            returned.append(process.stdout.readline())
            time.sleep(random.uniform(0, 0.1))  # noqa: S311 -- no secret
            process.send_signal(signal.SIGKILL)
            returned += process.stdout.read().splitlines()
        with NoteStore.open(folder) as store:
            kept = {note.note for note in store.all()}
        unsound += not verify(folder).is_sound
        lost += sum(f"run {k} {number}" not in kept for number in range(len(returned)))
        if k % 20 == 19:
            print(f"{k + 1} kills, {len(kept)} notes, {lost} lost, {unsound} times not sound", flush=True)


if __name__ == "__main__":
    main()
