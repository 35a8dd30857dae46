import os
import pty
import stat
import subprocess
import sys
import time
from base64 import b64decode
from pathlib import Path

import pytest

from dialogue_reader.tui.controllers import clipboard
from dialogue_reader.tui.controllers.clipboard import LONGEST, Copied, escapes, put

TEXT = "Hà Nội – “thứ nhất”\x1b[31m\nhai"


def tool(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def place(folder: Path, **variables: str) -> dict[str, str]:
    return {"PATH": f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin", "TERM": "xterm", **variables}


def refuse(sequence: str) -> None:
    raise AssertionError(sequence)


@pytest.mark.parametrize(
    ("name", "variables"),
    [("wl-copy", {"WAYLAND_DISPLAY": "w"}), ("xclip", {"DISPLAY": ":0"}), ("xsel", {"DISPLAY": ":0"}), ("pbcopy", {})],
)
def test_a_tool_whose_display_is_there_gets_the_text(tmp_path: Path, name: str, variables: dict[str, str]) -> None:
    tool(tmp_path, name, f"cat > {tmp_path}/clip")
    assert put(TEXT, refuse, place(tmp_path, **variables)) == Copied("tool", name)
    assert (tmp_path / "clip").read_text() == TEXT


def test_windows_gets_its_own_encoding(tmp_path: Path) -> None:
    tool(tmp_path, "clip.exe", f"cat > {tmp_path}/clip")
    assert put("Việt", refuse, place(tmp_path)) == Copied("tool", "clip.exe")
    assert (tmp_path / "clip").read_bytes().decode("utf-16-le") == "Việt"


def test_a_tool_that_fails_gives_way_to_the_next_and_that_to_the_terminal(tmp_path: Path) -> None:
    sent: list[str] = []
    tool(tmp_path, "wl-copy", "exit 1")
    tool(tmp_path, "xclip", "exit 1")
    assert put(TEXT, sent.append, place(tmp_path, WAYLAND_DISPLAY="w", DISPLAY=":0")) == Copied("terminal")
    assert len(sent) == 1


def test_a_tool_without_its_display_is_not_asked_and_over_ssh_none_of_the_far_machine(tmp_path: Path) -> None:
    for name in ("wl-copy", "xclip", "pbcopy", "clip.exe"):
        tool(tmp_path, name, "exit 0")
    far = place(tmp_path, WAYLAND_DISPLAY="w", SSH_CONNECTION="1.2.3.4 5 6.7.8.9 22")
    assert list(clipboard.usable(far)) == []
    assert [t.name for t in clipboard.usable(far | {"DISPLAY": "localhost:10.0"})] == ["xclip"]


def test_in_a_browser_no_tool_of_the_machine_that_serves_is_asked(tmp_path: Path) -> None:
    sent: list[str] = []
    tool(tmp_path, "xclip", "exit 0")
    assert put(TEXT, sent.append, place(tmp_path, DISPLAY=":0", TEXTUAL_DRIVER="of a browser")) == Copied("terminal")
    assert len(sent) == 1


def test_a_tool_that_hangs_is_ended_and_leaves_no_zombie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "_SECONDS", 0.2)
    tool(tmp_path, "pbcopy", f"echo $$ > {tmp_path}/pid; exec sleep 60")
    began = time.monotonic()
    assert put(TEXT, lambda _: None, place(tmp_path)) == Copied("terminal")
    assert time.monotonic() - began < 20
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_what_is_too_long_for_a_terminal_or_has_none_goes_into_a_private_file(tmp_path: Path) -> None:
    for text, term in (("é" * LONGEST, "xterm"), (TEXT, "linux")):
        copied = put(text, refuse, place(tmp_path, TERM=term))
        path = Path(copied.detail)
        assert copied.way == "file"
        assert path.read_text("utf-8") == text
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.unlink()


def test_nothing_of_the_text_is_raw_in_what_the_terminal_gets() -> None:
    sequence = escapes(TEXT, {"TERM": "xterm"})
    assert sequence is not None
    assert sequence.count("\x1b") == 1
    assert b64decode(sequence.removeprefix("\x1b]52;c;").removesuffix("\a")).decode() == TEXT


def test_the_longest_text_is_a_hundred_thousand_bytes_for_the_terminal() -> None:
    sequence = escapes("x" * LONGEST, {"TERM": "xterm"})
    assert sequence is not None
    assert len(sequence) <= 100_000
    assert escapes("x" * (LONGEST + 1), {"TERM": "xterm"}) is None


def test_screen_gets_pieces_that_it_passes_on() -> None:
    sequence = escapes("x" * 3000, {"TERM": "screen", "STY": "1.pts"})
    assert sequence is not None
    pieces = sequence.split("\x1b\\")
    assert all(len(piece) <= 2 + 768 for piece in pieces)
    assert "".join(piece.removeprefix("\x1bP") for piece in pieces) == escapes("x" * 3000, {"TERM": "xterm"})


@pytest.mark.parametrize("is_tmux", [False, True])
def test_in_a_terminal_the_escape_arrives_as_it_should(is_tmux: bool) -> None:
    master, slave = pty.openpty()
    code = (
        "import sys; from dialogue_reader.tui.controllers.clipboard import put;"
        "send = lambda s: (sys.stdout.write(s), sys.stdout.flush()); print(put('Việt', send).way, file=sys.stderr)"
    )
    variables = {"PATH": "/nowhere", "TERM": "xterm-256color"} | ({"TMUX": "/tmp/tmux,1,0"} if is_tmux else {})  # noqa: S108
    ran = subprocess.run([sys.executable, "-c", code], stdout=slave, stderr=subprocess.PIPE, env=variables, check=True)
    assert ran.stderr == b"terminal\n"
    received = os.read(master, 4096)
    os.close(master)
    os.close(slave)
    plain = b"\x1b]52;c;Vmnhu4d0\x07"
    assert received == plain + (b"\x1bPtmux;\x1b" + plain + b"\x1b\\" if is_tmux else b"")
