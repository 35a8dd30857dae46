"""Writing a long note in the editor of one's own, in a file that nobody else can read and that is gone afterwards."""

import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.app import App, SuspendNotSupported

from dialogue_reader.errors import EditorError, detail_of

_VARIABLES = ("VISUAL", "EDITOR")


def edited(app: App[None], note: str, editor: str = "") -> str:
    """The note as the person's editor left it, while `app` gives the terminal up; `editor` goes before VISUAL.

    Raises EditorError; what was written before an editor failed is then the error's argument `written`.
    """
    command = _command(editor)
    # Named as Markdown, so that the editor knows what it is; the folder is its owner's alone.
    with tempfile.TemporaryDirectory(prefix="dialogue-reader-") as folder:
        file = Path(folder) / "note.md"
        file.touch(mode=0o600)
        file.write_bytes(note.encode("utf-8", "surrogatepass"))
        failure: OSError | None = None
        try:
            with app.suspend(), _interrupts_left_to_the_editor():
                try:  # in here: what leaves the block by an exception leaves the terminal as the editor has it
                    status = subprocess.run([*command, str(file)], check=False).returncode  # noqa: S603 - one's own
                except OSError as error:
                    failure = error
        except SuspendNotSupported as error:
            raise EditorError("editor_no_terminal") from error
        if failure:
            detail = detail_of(failure)
            raise EditorError("editor_missing", command[0], detail=detail) from failure
        written = _read(file, note)
    if status:
        raise EditorError("editor_failed", command[0], status=status, written=written)
    return written


def _command(editor: str) -> list[str]:
    """The editor and its arguments, as git and others find it."""
    named = next(filter(None, map(str.strip, (editor, *(os.environ.get(name, "") for name in _VARIABLES)))), "")
    if not named:
        raise EditorError("editor_unset")
    try:
        return shlex.split(named, posix=os.name != "nt")
    except ValueError as error:
        raise EditorError("editor_missing", named, detail=str(error).lower()) from error


@contextmanager
def _interrupts_left_to_the_editor() -> Iterator[None]:
    """What Ctrl+C means is for the editor to say; a handler, unlike a signal ignored, is not passed on to it."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _read(file: Path, note: str) -> str:
    """What is in the file, without the line break that editors put at its end; the note where it is gone."""
    try:
        text = file.read_bytes().decode("utf-8", "replace")
    except OSError:
        return note
    text = text.replace("\r\n", "\n")
    return text.removesuffix("\n") if not note.endswith("\n") else text
