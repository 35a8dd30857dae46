"""Reading line by line as a person does who hears the screen: through pipes, and in the plainest terminal."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")


def spoken(typed: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "dialogue_reader", "--linear", *words],
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_walk_is_plain_lines_that_come_only_when_they_are_asked_for() -> None:
    said = spoken("7\nc\nx\n/doi thoai\na Một ghi chú\nl\nq\n")
    assert not re.search(r"[\x1b\r\u2500-\u25ff]", said)
    assert "Compared. Links: " in said
    assert "Left, passage 7 of 15. Also in the other article: passage 5." in said
    assert "Right, passage 5 of 9." in said
    assert re.search(r"Hit 1 of \d", said)
    assert "Note saved." in said
    assert re.search(r"passage \d+: Một ghi chú On: ", said)
    again = spoken("")
    assert "Your note: Một ghi chú" in again  # where it was left


def test_several_accounts_are_read_statement_by_statement_and_two_of_them_against_each_other(tmp_path: Path) -> None:
    texts = {
        "a": "Fire in the harbour\n\nSixty firefighters came to the burning warehouse.",
        "b": "Warehouse burns\n\nSeventy firefighters came to the burning warehouse.",
        "c": "Smoke\n\nSmoke was seen for miles around the town.",
    }
    for name, words in texts.items():
        (tmp_path / f"{name}.txt").write_text(words)
    said = spoken("w\nA C\nq\nq\n", *(str(tmp_path / f"{name}.txt") for name in texts))
    assert not re.search(r"[\x1b\r\u2500-\u25ff]", said)
    assert "Who says what in 3 documents. They are being compared." in said
    assert "Differs: A says Sixty; B says Seventy." in said
    assert "B: Seventy firefighters came to the burning warehouse." in said
    assert "Fire in the harbour. On the right: Smoke." in said
    assert "Back to who says what." in said


def test_a_hostile_text_sends_nothing_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hello\x1b]0;x\x07 world.\n\nMore\x9b2J text.\n")
    said = spoken("\nq\n", str(tmp_path / "a.txt"))
    assert "Hello␛]0;x␇ world." in said
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", said)


def test_in_the_plainest_terminal_it_is_a_conversation(terminal: Callable[..., Terminal]) -> None:
    reader = terminal("--linear", TERM="dumb")
    reader.wait_for("> ")
    reader.press("3\n")
    reader.wait_for("lede 3 of 15")
    reader.press("a nhớ\n")
    reader.wait_for("Note saved.")
    reader.press("q\n")
    assert reader.ended() == 0
    assert b"\x1b" not in reader.sent
    again = terminal("--linear", TERM="dumb")
    again.wait_for("Your note: nhớ")
