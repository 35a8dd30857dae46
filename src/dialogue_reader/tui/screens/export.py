"""Asking where the notes shall go."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from dialogue_reader.errors import OutputError
from dialogue_reader.messages.errors import explained
from dialogue_reader.notes.export import FORMATS
from dialogue_reader.tui.view.labels import say

Write = Callable[[Path, bool], None]


class ExportScreen(ModalScreen[Path | None]):
    """Asks for a file and writes to it; stays open, saying why, while that fails. Answers the file written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", priority=True, show=False),
        Binding("ctrl+o", "overwrite", priority=True, show=False),
    ]

    def __init__(self, proposal: str, write: Write) -> None:
        super().__init__()
        self._proposal = proposal
        self._write = write

    def compose(self) -> ComposeResult:
        """The file's name, and what is wrong with it."""
        with Vertical(classes="dialog"):
            formats = ", ".join(say("export_format", suffix=form.suffix, title=form.title) for form in FORMATS.values())
            yield Label(say("export_title", formats=formats), classes="dialog-title")
            yield Input(self._proposal, id="export-path")
            yield Label("", id="export-wrong", markup=False)
            yield Label(say("export_hint"), classes="dialog-hint")

    def on_mount(self) -> None:
        """Be ready for typing."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self) -> None:
        """Write a new file."""
        self._attempt(overwrite=False)

    def action_overwrite(self) -> None:
        """Write the file, whether there is one or not."""
        self._attempt(overwrite=True)

    def _attempt(self, *, overwrite: bool) -> None:
        path = Path(self.query_one(Input).value).expanduser()
        try:
            self._write(path, overwrite)
        except OutputError as error:
            exists = path.is_file()
            hint = f"\n{say('export_overwrite')}" if exists else ""
            subject, reason, remedy = explained(error)
            self.query_one("#export-wrong", Label).update(f"{subject}: {reason}.{hint or f' {remedy}.'}")
            return
        self.dismiss(path)

    def action_leave(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)
