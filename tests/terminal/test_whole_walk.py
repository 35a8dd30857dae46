"""The program as a person meets it: in a real pseudo-terminal, with its worker process, its store and its files."""

import fcntl
import os
import pty
import re
import select
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pyte
import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")

PATIENCE = 60.0  # seconds for anything to show; the machine may be busy


class Terminal:
    """A program in a pseudo-terminal, and what its screen shows."""

    def __init__(self, home: Path, *words: str, columns: int = 120, rows: int = 40, **environment: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = b""
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._fd = leader
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dialogue_reader", *words],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            cwd=home,
            env={
                **{k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLORTERM", "COLUMNS", "LINES")},
                "TERM": "xterm-256color",
                "XDG_DATA_HOME": str(home / "data"),
                "XDG_CACHE_HOME": str(home / "cache"),
                "VISUAL": "",
                "EDITOR": "",
                **environment,
            },
            start_new_session=True,
        )
        os.close(follower)

    def press(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def read(self, seconds: float) -> None:
        """Take in what the program writes, for as long as it writes but at most for `seconds`."""
        if select.select([self._fd], [], [], seconds)[0]:
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                return
            self.sent += data
            self._stream.feed(data)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait_for(self, what: Callable[[str], bool] | str) -> None:
        """Wait until the screen shows `what`."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if what in self.text if isinstance(what, str) else what(self.text):
                return
            self.read(0.05)
        pytest.fail(f"did not show {what!r}:\n{self.text}")

    def ended(self) -> int | None:
        """The exit status, once the program has written its last."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < deadline:
            self.read(0.05)
        while select.select([self._fd], [], [], 0.1)[0]:  # what is still on its way
            before = len(self.sent)
            self.read(0.1)
            if len(self.sent) == before:
                break
        return self.process.returncode

    def close(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._fd)


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


def test_the_whole_walk(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    """See both, follow a link, search, mark, note, list, export, leave, come back and find it all again."""
    reader = terminal()
    reader.wait_for("Vietnam — Royaume-Uni")
    reader.wait_for("links (")
    assert "covered" in reader.text
    reader.press("JJJJJJ")
    reader.wait_for("7/15 passage · ↔ 5")
    reader.press("\r")
    reader.wait_for("5/9 passage · ↔ 7")
    reader.press("\t/doi thoai")
    reader.wait_for("of 7")
    reader.press("\r")
    reader.wait_for("3 of 7")
    reader.press("n")
    reader.wait_for("4 of 7")
    reader.press("\x1b")
    reader.wait_for(lambda text: "of 7" not in text)  # an Escape not yet taken and a letter would be Alt and the letter
    reader.press("aMột ghi chú\r")
    reader.wait_for("Note saved")
    reader.press("\x1b[15~")  # F5
    reader.wait_for("Notes (1)")
    reader.press("\x1b")
    reader.wait_for(lambda text: "Notes (1)" not in text)
    reader.press("v")
    reader.wait_for("rows · sync")
    reader.press("vl")
    reader.wait_for(lambda text: "Nhân Dân en ligne" not in text)
    reader.press("l")
    reader.wait_for("Nhân Dân en ligne")
    reader.press("l")
    reader.wait_for(lambda text: "migration-dialogue.vi" in text and "Nhân Dân en ligne" in text)
    reader.press("e")
    reader.wait_for("Export the notes")
    reader.press("\r")
    reader.wait_for("1 note written")
    assert "Một ghi chú" in (tmp_path / "migration-dialogue.vi+migration-dialogue.fr.md").read_text()
    reader.press("q")
    assert reader.ended() == 0

    again = terminal(columns=80, rows=24)
    again.wait_for("links (")
    again.wait_for("5/9 passage · ↔ 7")
    again.press("\x1b[15~")
    again.wait_for("Một ghi chú")
    again.press("\x1b")
    again.wait_for(lambda text: "Notes (1)" not in text)
    again.press("q")
    assert again.ended() == 0


def test_a_walk_through_notes(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    """A note on both sides, one from an editor, tags, a bookmark, the list filtered, and notes of another document."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho in the editor; sleep 0.2; printf "# Heading\\n\\n* long" > "$1"\n')
    editor.chmod(0o700)
    (tmp_path / "other.txt").write_text("Another text\n\nThe words of it are few.\n\nAnd more.")
    other = terminal("other.txt", EDITOR=str(editor))
    other.wait_for("The words of it")
    other.press("Ja")
    other.wait_for("ctrl+e editor")
    other.press("\x05")
    other.wait_for("# Heading")
    other.press("\tvi, dài\r")  # typed ahead: what comes after Tab is meant for the tags
    other.wait_for("Note saved")
    other.press("q")
    assert other.ended() == 0

    reader = terminal()
    reader.wait_for("links (")
    reader.press("JJJJJJA")
    reader.wait_for("Note on two places")
    reader.press("same?\r")
    reader.wait_for("Note saved")
    reader.press("mq")
    reader.wait_for("Bookmark q set")
    reader.press("g'q")
    reader.wait_for("7/15 passage")
    reader.press("E")
    reader.wait_for("All notes (2)")
    reader.press("/#dai")
    reader.wait_for("All notes (1 of 2)")
    reader.press("\r")
    reader.wait_for("# Heading")
    reader.press("\r")
    reader.wait_for("2/3 lede")  # in the other document, at the note
    assert "Royaume-Uni" not in reader.text
    reader.press("q")
    assert reader.ended() == 0


def test_alt_e_is_a_command_and_no_letter(terminal: Callable[..., Terminal]) -> None:
    reader = terminal()
    reader.wait_for("Thứ Hai")
    reader.press("/di cu")
    reader.wait_for("of 7")
    reader.press("\x1be")
    reader.wait_for("(exact: alt+e")
    reader.wait_for("no hit")
    reader.press("\x1be")
    reader.wait_for("of 7")


def test_without_a_terminal_the_reader_says_so(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "dialogue_reader"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        cwd=tmp_path,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "needs a terminal" in ended.stderr


def test_a_killed_reader_has_lost_nothing(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    reader = terminal()
    reader.wait_for("Thứ Hai")
    reader.press("JJJ")
    reader.wait_for(lambda _: positions_kept(tmp_path / "data") == 1)  # soon, not at once
    reader.press("c")
    reader.wait_for("Marked yellow")
    os.killpg(reader.process.pid, signal.SIGKILL)
    again = terminal()
    again.wait_for("4/15")
    again.press("\x1b[15~")
    again.wait_for("Notes (1)")


def positions_kept(data: Path) -> int:
    """How many positions another program finds in the store."""
    with closing(sqlite3.connect(data / "dialogue_reader" / "notes.db")) as connection:
        (count,) = connection.execute("SELECT count(*) FROM position").fetchone()
    return int(count)


def test_bad_input_ends_with_two_lines_and_status_2(terminal: Callable[..., Terminal]) -> None:
    reader = terminal("missing.txt", "also-missing.txt")
    reader.wait_for("missing.txt: there is no such file")
    assert reader.ended() == 2
    assert "Traceback" not in reader.text


def test_a_hostile_text_cannot_reach_the_terminal(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\x1b]0;owned\x07 \x1b[2J\x1b[5mblink\n\nmore", encoding="utf-8")
    (tmp_path / "b.txt").write_text("plain text\n\nmore", encoding="utf-8")
    reader = terminal("a.txt", "b.txt", columns=80, rows=24)
    reader.wait_for("plain text")
    reader.wait_for("owned")
    assert b"\x1b]0;owned" not in reader.sent
    assert b"\x1b[5m" not in reader.sent
    reader.press("q")
    assert reader.ended() == 0


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_from_outside_restores_the_terminal(terminal: Callable[..., Terminal], ending: signal.Signals) -> None:
    reader = terminal()
    reader.wait_for("Thứ Hai")
    os.kill(reader.process.pid, ending)
    assert reader.ended() == 128 + ending
    after = reader.sent
    assert after.rfind(b"\x1b[?1049l") > after.rfind(b"\x1b[?1049h")  # the screen that was there before
    assert after.rfind(b"\x1b[?25h") > after.rfind(b"\x1b[?25l")  # the cursor
    assert after.rfind(b"\x1b[?1000l") > after.rfind(b"\x1b[?1000h")  # no mouse reports


def test_without_colours_none_is_sent_and_what_they_say_is_told_otherwise(terminal: Callable[..., Terminal]) -> None:
    reader = terminal(NO_COLOR="1")
    reader.wait_for("10 links")
    reader.press("c")
    reader.wait_for("yellow")
    styles = {number for style in re.findall(rb"\x1b\[([0-9;]*)m", reader.sent) for number in style.split(b";")}
    assert styles <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"39", b"49"}
    assert any(cell.underscore for cell in reader.screen.buffer[1].values())


def test_a_suspended_reader_gives_the_terminal_back_and_returns(terminal: Callable[..., Terminal]) -> None:
    reader = terminal()
    reader.wait_for("10 links")
    reader.press("\x1a")
    os.waitid(os.P_PID, reader.process.pid, os.WSTOPPED | os.WNOWAIT)
    while b"\x1b[?1049l" not in reader.sent:
        reader.read(0.05)
    shown = len(reader.sent)
    os.kill(reader.process.pid, signal.SIGCONT)
    while b"\x1b[?1049h" not in reader.sent[shown:]:
        reader.read(0.05)
    reader.press("J")
    reader.wait_for("2/15")
    reader.press("q")
    assert reader.ended() == 0


def test_a_terminal_of_plain_lines_is_told_what_it_can_have(terminal: Callable[..., Terminal]) -> None:
    reader = terminal(TERM="dumb")
    assert reader.ended() == 2
    assert b"TERM=dumb" in reader.sent
    assert b"\x1b" not in reader.sent
