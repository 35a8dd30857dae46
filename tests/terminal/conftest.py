"""A terminal for every test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal


@pytest.fixture(autouse=True)
def _sample_read_before(tmp_path: Path, sample_cache: Path) -> None:
    """What is compared is known already; few tests are about waiting for it."""
    shutil.copytree(sample_cache, tmp_path / "cache")


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
