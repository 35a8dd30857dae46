"""Servers that mean harm, met in the reader: the screen is there at once, and nothing of theirs reaches the terminal.

`scripts/hostile_servers.py` has the program meet all of them.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.documents.servers import HOSTILE, Answer, drip, response, serving
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")

Serve = Callable[[Answer | bytes], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as servers:
        yield lambda answer: servers.enter_context(serving(answer))


def test_a_server_that_drips_is_waited_for_on_a_screen_that_ctrl_c_leaves(
    terminal: Callable[..., Terminal], serve: Serve
) -> None:
    url = serve(drip(response(), 1.0))
    reader = terminal(url)
    reader.wait_for(f"Fetching {url}")
    reader.wait_for("seconds")
    begun = time.monotonic()
    reader.press("\x03")
    assert reader.ended() == 0
    assert time.monotonic() - begun < 10
    assert "Traceback" not in reader.text


@pytest.mark.parametrize("name", ["a picture", "in circles", "gigabytes", "a status with escapes", "to escapes"])
def test_a_refusal_ends_the_reader_with_two_lines(terminal: Callable[..., Terminal], serve: Serve, name: str) -> None:
    url = serve(HOSTILE[name].answer)
    reader = terminal(url)
    assert reader.ended() == 2
    assert f"{url}: " in reader.text
    assert "Traceback" not in reader.text
    assert b"owned" not in reader.sent


@pytest.mark.parametrize("name", ["escapes", "a type with escapes", "a deep page"])
def test_what_is_read_of_a_page_reaches_the_screen_alone(
    terminal: Callable[..., Terminal], serve: Serve, name: str
) -> None:
    reader = terminal(serve(HOSTILE[name].answer))
    reader.wait_for("Le ministre est venu")
    reader.press("q")
    assert reader.ended() == 0
    assert not [signal for signal in (b"\x1b]0;owned", b"\x1b[5m", b"\x9b31m") if signal in reader.sent]
