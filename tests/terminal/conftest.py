"""A terminal for every test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Opens programs in pseudo-terminals that end with the test."""
    opened: list[Terminal] = []

    def open_terminal(*words: str, columns: int = 120, rows: int = 40, **environment: str) -> Terminal:
        opened.append(Terminal(tmp_path, *words, columns=columns, rows=rows, **environment))
        return opened[-1]

    yield open_terminal
    for one in opened:
        one.close()
