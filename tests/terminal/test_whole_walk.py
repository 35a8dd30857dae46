"""The program as a person meets it: in a real pseudo-terminal, with its worker process, its store and its files."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.terminal.terminal import PATIENCE, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")


def test_the_whole_walk(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    """See both, follow a link, search, mark, note, list, export, leave, come back and find it all again."""
    shutil.rmtree(tmp_path / "cache")  # nothing is known yet
    reader = terminal()
    reader.wait_for("Vietnam — Royaume-Uni")
    reader.wait_for("links (")
    assert "in both" in reader.text
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
    other.wait_for("ctrl+e your editor")
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
    reader.wait_for("(exact)")
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


def test_a_reader_whose_terminal_has_gone_without_a_signal_ends(terminal: Callable[..., Terminal]) -> None:
    reader = terminal()
    reader.wait_for("Thứ Hai")
    reader.vanish()
    assert reader.process.wait(PATIENCE) == 128 + signal.SIGHUP


def test_without_colours_none_is_sent_and_what_they_say_is_told_otherwise(terminal: Callable[..., Terminal]) -> None:
    reader = terminal(NO_COLOR="1")
    reader.wait_for(" links (")
    reader.press("c")
    reader.wait_for("yellow")
    styles = {number for style in re.findall(rb"\x1b\[([0-9;]*)m", reader.sent) for number in style.split(b";")}
    assert styles <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"39", b"49"}
    assert any(cell.underscore for cell in reader.screen.buffer[1].values())


def test_a_suspended_reader_gives_the_terminal_back_and_returns(terminal: Callable[..., Terminal]) -> None:
    reader = terminal()
    reader.wait_for(" links (")
    reader.press("\x1a")
    reader.wait_until(reader.is_stopped)
    reader.wait_until(lambda: b"\x1b[?1049l" in reader.sent)
    shown = len(reader.sent)
    os.kill(reader.process.pid, signal.SIGCONT)
    reader.wait_until(lambda: b"\x1b[?1049h" in reader.sent[shown:])
    reader.press("J")
    reader.wait_for("2/15")
    reader.press("q")
    assert reader.ended() == 0


def test_a_terminal_of_plain_lines_is_told_what_it_can_have(terminal: Callable[..., Terminal]) -> None:
    reader = terminal(TERM="dumb")
    assert reader.ended() == 2
    assert b"TERM=dumb" in reader.sent
    assert b"\x1b" not in reader.sent
