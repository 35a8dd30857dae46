"""The reader looks as the terminal does: light on light, dark on dark, and every key that is typed meanwhile counts."""

import sys
from collections.abc import Callable

import pytest

from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")

QUERY = b"\x1b]11;?"
LIGHT = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
WHITE = ("ffffff", "e0e0e0")


def background(reader: Terminal) -> int:
    """How bright the corner of the text is, 0 to 255."""
    colour = reader.screen.buffer[reader.screen.lines - 4][4].bg
    return 0 if colour in ("default", "black") else int(colour[:2], 16)


def asked(reader: Terminal) -> None:
    while QUERY not in reader.sent:
        reader.read(0.05)


def test_a_light_terminal_has_a_light_reader_and_no_key_is_lost(terminal: Callable[..., Terminal]) -> None:
    reader = terminal(COLORTERM="truecolor")
    asked(reader)
    reader.press(f"J{LIGHT}J")
    reader.wait_for("3/15")
    assert background(reader) > 128
    reader.press("T")
    reader.wait_for(lambda _: background(reader) < 128)
    reader.press("q")
    assert reader.ended() == 0


def test_behind_tmux_the_terminal_is_asked_as_well_and_two_answers_are_one(terminal: Callable[..., Terminal]) -> None:
    reader = terminal(COLORTERM="truecolor", TMUX="tmux,1,0")
    asked(reader)
    assert b"\x1bPtmux;\x1b\x1b]11;?\x1b\x1b\\\x1b\\" in reader.sent
    reader.press(f"J{LIGHT}J{LIGHT}J")
    reader.wait_for("4/15")
    assert background(reader) > 128


def test_a_terminal_that_does_not_answer_is_dark_and_one_that_is_named_light_is_light(
    terminal: Callable[..., Terminal],
) -> None:
    silent = terminal(COLORTERM="truecolor")
    silent.wait_for("1/15")
    assert background(silent) < 128
    named = terminal(COLORTERM="truecolor", COLORFGBG="0;15")
    named.wait_for("1/15")
    assert background(named) > 128


def test_whoever_has_settled_a_theme_is_not_asked(terminal: Callable[..., Terminal]) -> None:
    reader = terminal("--set", "look.theme=dark", COLORTERM="truecolor", COLORFGBG="0;15")
    reader.wait_for("1/15")
    assert QUERY not in reader.sent
    assert background(reader) < 128


def test_a_terminal_of_sixteen_colours_is_sent_those_that_it_has(terminal: Callable[..., Terminal]) -> None:
    reader = terminal(TERM="xterm")
    reader.wait_for("1/15")
    reader.press("c")
    reader.wait_for("Marked yellow")
    reader.wait_for(lambda _: b"103m" in reader.sent)
    assert b"48;2" not in reader.sent
    assert b"48;5" not in reader.sent
