"""Writing a note in an editor of one's own: nothing is lost, and nobody else can read it."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from textual.app import App
from textual.widgets import TextArea

from dialogue_reader.errors import EditorError
from dialogue_reader.tui.controllers.editor import edited
from tests.tui.opening import opened, typed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the editors are shell scripts")


class Lending:
    """An application that lends its terminal, and tells whether it has it back."""

    has_terminal = True

    @contextmanager
    def suspend(self) -> Iterator[None]:
        self.has_terminal = False
        yield
        self.has_terminal = True


@pytest.fixture
def app() -> Iterator[App[None]]:
    lending = Lending()
    yield cast("App[None]", lending)
    assert lending.has_terminal


def editor(monkeypatch: pytest.MonkeyPatch, folder: Path, *lines: str, name: str = "EDITOR") -> Path:
    """Let a shell script of these lines be the editor; the file is its last argument."""
    script = folder / "an editor"
    script.write_text("\n".join(["#!/bin/sh", 'for file; do :; done; echo "$file" > "$0.log"', *lines]))
    script.chmod(0o700)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv(name, f"'{script}' --wait")
    return script.with_name("an editor.log")


def test_the_note_comes_back_as_the_editor_left_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, app: App[None]
) -> None:
    editor(monkeypatch, tmp_path, "printf ' and\\n\\n    code ế\\n' >> \"$file\"")
    assert edited(app, "one\ntwo") == "one\ntwo and\n\n    code ế"
    assert edited(app, "one\n") == "one\n and\n\n    code ế\n"


def test_visual_comes_before_editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, app: App[None]) -> None:
    editor(monkeypatch, tmp_path, 'printf visual > "$file"', name="VISUAL")
    monkeypatch.setenv("EDITOR", "false")
    assert edited(app, "one") == "visual"


def test_the_file_is_private_and_gone_afterwards(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, app: App[None]
) -> None:
    modes = 'stat -c "%a" "$file" "$(dirname "$file")" > "$0.modes"'
    log = editor(monkeypatch, tmp_path, modes)
    edited(app, "secret")
    assert not Path(log.read_text().strip()).parent.exists()
    assert (tmp_path / "an editor.modes").read_text().split() == ["600", "700"]


def test_what_an_editor_had_written_before_it_failed_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, app: App[None]
) -> None:
    log = editor(monkeypatch, tmp_path, 'printf more >> "$file"; exit 3')
    with pytest.raises(EditorError, match="editor_failed") as failed:
        edited(app, "one ")
    assert failed.value.arguments == {"status": 3, "written": "one more"}
    assert not Path(log.read_text().strip()).exists()


def test_an_editor_that_removes_the_file_removes_no_note(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, app: App[None]
) -> None:
    editor(monkeypatch, tmp_path, 'rm "$file"')
    assert edited(app, "one") == "one"


def test_an_interrupt_is_the_editors_affair(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, app: App[None]) -> None:
    editor(monkeypatch, tmp_path, f'kill -INT {os.getpid()}; printf kept > "$file"')
    before = signal.getsignal(signal.SIGINT)
    assert edited(app, "one") == "kept"
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("named", "code"),
    [("", "editor_unset"), ("  ", "editor_unset"), ("no-such-editor", "editor_missing"), ("'odd", "editor_missing")],
)
def test_without_an_editor_one_is_told(monkeypatch: pytest.MonkeyPatch, app: App[None], named: str, code: str) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", named)
    with pytest.raises(EditorError, match=code):
        edited(app, "one")


async def test_where_the_terminal_cannot_be_lent_the_note_stays_in_the_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with opened(monkeypatch) as (pilot, screen):
        await typed(pilot, "a", *"words", "ctrl+e")
        hint = pilot.app.screen.query_one("#note-warning")
        assert "cannot be lent" in str(hint.render())
        assert pilot.app.screen.query_one(TextArea).text == "words"
        await typed(pilot, "enter")
        assert screen.state.notes.left[0].note == "words"
