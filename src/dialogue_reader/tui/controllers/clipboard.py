"""Putting text on the clipboard: by a tool of this machine, through the terminal, or else into a private file.

A tool that ends well is surer than the terminal, which never answers; on another machine's terminal, over SSH, only the
terminal itself reaches the clipboard of whoever sits there. Nothing of a text reaches the terminal but as base64.
"""

import os
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from shutil import which
from typing import NamedTuple

LONGEST = 74_994
"""Bytes of text that go through the terminal: in base64 with its frame 100,000, which is what most take."""

_SECONDS = 3  # that a tool may take
_CHUNK = 768  # bytes that GNU screen passes on at a time
_WITHOUT = frozenset({"dumb", "linux"})  # terminals that have no clipboard


class Tool(NamedTuple):
    """A program that puts its input on the clipboard, the variable without which it has none, and its encoding.

    `is_near` is whether its clipboard is that of the machine it runs on, whoever uses it from afar.
    """

    command: tuple[str, ...]
    needs: str | None = None
    encoding: str = "utf-8"
    is_near: bool = True

    @property
    def name(self) -> str:
        """The program's name."""
        return self.command[0]


TOOLS = (
    Tool(("wl-copy",), "WAYLAND_DISPLAY"),
    Tool(("xclip", "-selection", "clipboard", "-in"), "DISPLAY", is_near=False),
    Tool(("xsel", "--clipboard", "--input"), "DISPLAY", is_near=False),
    Tool(("pbcopy",)),
    Tool(("clip.exe",), encoding="utf-16-le"),
)


class Copied(NamedTuple):
    """Where a text has gone: `way` is "tool", "terminal" or "file", `detail` the name of the tool or the file."""

    way: str
    detail: str = ""


def usable(environment: Mapping[str, str]) -> Iterator[Tool]:
    """The tools that are installed and have a clipboard to reach, the surest first."""
    if environment.get("TEXTUAL_DRIVER"):
        return  # in a browser, which may be anywhere; its terminal reaches its clipboard
    is_far = bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))
    for tool in TOOLS:
        if is_far and tool.is_near:
            continue
        if (tool.needs is None or environment.get(tool.needs)) and which(tool.name, path=environment.get("PATH")):
            yield tool


def escapes(text: str, environment: Mapping[str, str]) -> str | None:
    """What makes the terminal put `text` on its clipboard (OSC 52); None where it is too long, or there is none.

    tmux takes the plain sequence where its option `set-clipboard` is on, and passes on the wrapped one where
    `allow-passthrough` is; GNU screen passes on what is wrapped, in pieces.
    """
    data = text.encode("utf-8", "replace")
    if len(data) > LONGEST or environment.get("TERM", "") in _WITHOUT:
        return None
    plain = f"\x1b]52;c;{b64encode(data).decode()}\a"
    if environment.get("TMUX"):
        doubled = plain.replace("\x1b", "\x1b\x1b")
        return f"{plain}\x1bPtmux;{doubled}\x1b\\"
    if environment.get("STY"):
        return "".join(f"\x1bP{plain[k : k + _CHUNK]}\x1b\\" for k in range(0, len(plain), _CHUNK))
    return plain


def copied_by(tool: Tool, text: str, environment: Mapping[str, str]) -> bool:
    """Whether `tool` has put `text` on the clipboard; one that takes too long is ended."""
    program = which(tool.name, path=environment.get("PATH"))
    if program is None:
        return False
    try:
        process = subprocess.Popen(  # noqa: S603 - one of the programs above
            [program, *tool.command[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environment),
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        process.communicate(text.encode(tool.encoding, "replace"), timeout=_SECONDS)
    except (subprocess.TimeoutExpired, OSError):
        process.kill()
        process.wait()
        return False
    return process.returncode == 0


def put(text: str, send: Callable[[str], None], environment: Mapping[str, str] | None = None) -> Copied:
    """Put `text` on the clipboard; `send` writes to the terminal. It may take seconds. Raises OSError.

    What fits nowhere else is written to a file that only its owner can read.
    """
    environment = os.environ if environment is None else environment
    for tool in usable(environment):
        if copied_by(tool, text, environment):
            return Copied("tool", tool.name)
    sequence = escapes(text, environment)
    if sequence is not None and sys.platform != "win32":
        send(sequence)
        return Copied("terminal")
    handle, path = tempfile.mkstemp(prefix="dialogue-reader-", suffix=".txt")  # mode 0600
    with os.fdopen(handle, "wb") as stream:
        stream.write(text.encode("utf-8", "replace"))
    return Copied("file", path)
