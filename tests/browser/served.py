"""`dialogue-reader serve` in a process of its own, and what its terminal in a page shows."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyte
import pytest
from playwright.sync_api import Page, WebSocket

PATIENCE = 60.0  # seconds for anything to show; the machine may be busy


class ServedReader:
    """The server, its address, and the processes that it has started."""

    def __init__(self, home: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "dialogue_reader", "serve", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=home,
            text=True,
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()

    @property
    def readers(self) -> list[int]:
        """The numbers of the processes of readers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in children.read_text().split()]

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


class Shown:
    """What the terminal of a page shows: what it was sent, put on a screen of the same size."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(80, 24)
        self._page: Page | None = None

    def watch(self, page: Page) -> None:
        """Follow the terminal of `page`, which is still to be opened."""
        self._page = page
        page.on("websocket", self._follow)

    def _follow(self, socket: WebSocket) -> None:
        size = parse_qs(urlsplit(socket.url).query)
        self.screen = pyte.Screen(int(size["width"][0]), int(size["height"][0]))
        stream = pyte.ByteStream(self.screen)
        socket.on("framesent", self._resize)
        socket.on("framereceived", lambda data: stream.feed(data) if isinstance(data, bytes) else None)

    def _resize(self, data: str | bytes) -> None:
        kind, *rest = json.loads(data)
        if kind == "resize":
            (value,) = rest
            self.screen.resize(value["height"], value["width"])

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait_for(self, what: Callable[[str], bool] | str) -> None:
        """Wait until the terminal shows `what`."""
        assert self._page is not None
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if what in self.text if isinstance(what, str) else what(self.text):
                return
            self._page.wait_for_timeout(50)
        pytest.fail(f"did not show {what!r}:\n{self.text}")


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait until something holds that no page says."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)
