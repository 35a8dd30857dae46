"""Programs that follow orders in place of a process of ours, so that a test can have one die, wait or babble.

The orders are words in a file, one for each question; without any, the program answers.
"""

import textwrap
from pathlib import Path
from types import ModuleType

import pytest

# What every such program begins with.
_FOLLOWING = """
    import os, sys, time
    from pathlib import Path

    orders = Path(os.environ["ORDERS"])

    def next_order(question):
        with orders.with_suffix(".log").open("a") as log:
            log.write(question + "\\n")
        todo = orders.read_text().split() if orders.exists() else []
        orders.write_text(" ".join(todo[1:]))
        order = todo[0] if todo else "answer"
        if order == "die":
            os._exit(9)
        if order == "wait":
            time.sleep(600)
        if order == "babble":
            sys.stdout.buffer.write(b"what?")
            sys.stdout.buffer.flush()
        return order
"""


def put_in_place(process: ModuleType, program: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have `process` start `program`, which calls `next_order` with a line for each question; the file for orders."""
    script, orders = folder / "obedient.py", folder / "orders"
    script.write_text(textwrap.dedent(_FOLLOWING) + textwrap.dedent(program))
    monkeypatch.setenv("ORDERS", str(orders))
    monkeypatch.setattr(process, "PROGRAM", (str(script),))
    return orders


def questions_of(orders: Path) -> list[str]:
    """The lines for the questions that were asked, in order."""
    log = orders.with_suffix(".log")
    return log.read_text().splitlines() if log.exists() else []
