"""Writing a note."""

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Label, TextArea

from dialogue_reader.layout.breakpoints import SMALLEST
from dialogue_reader.layout.glyphs import printable
from dialogue_reader.tui.view.labels import say


class _NoteArea(TextArea):
    """Text in which Enter saves the note."""

    class Finished(Message):
        """The note is written."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Finished())
        elif event.key in ("ctrl+j", "shift+enter"):
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)


class NoteScreen(ModalScreen[str | None]):
    """Asks for the text of a note; answers None where that was cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", priority=True, show=False)]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (SMALLEST.height, "-high")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, quotation: str, note: str) -> None:
        super().__init__()
        self._quotation = quotation
        self._note = note
        self._warned = False

    def compose(self) -> ComposeResult:
        """The quotation, and a place to write."""
        with Vertical(classes="dialog"):
            yield Label(say("note_title"), classes="dialog-title")
            yield Label(Text(f"“{printable(self._quotation)}”"), classes="dialog-quote")
            yield _NoteArea(self._note, soft_wrap=True, show_line_numbers=False, compact=True)
            yield Label(say("note_hint"), id="note-hint", classes="dialog-hint")

    def on_mount(self) -> None:
        """Write on at the end."""
        area = self.query_one(_NoteArea)
        self.set_focus(area)
        area.move_cursor(area.document.end)

    def on_text_area_changed(self) -> None:
        """Typing clears the discard warning."""
        if self._warned:
            self._warned = False
            self.query_one("#note-hint", Label).update(say("note_hint"))

    def on__note_area_finished(self) -> None:
        """Answer with the note."""
        self.dismiss(self.query_one(_NoteArea).text.strip())

    def action_leave(self) -> None:
        """Answer with nothing; what has been written is not thrown away by one key."""
        if self.query_one(_NoteArea).text.strip() == self._note.strip() or self._warned:
            self.dismiss(None)
        else:
            self._warned = True
            self.query_one("#note-hint", Label).update(say("note_discard"))
