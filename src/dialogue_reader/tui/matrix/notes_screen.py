"""Choosing one of the notes on all accounts of a story."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList

from dialogue_reader.layout.glyphs import wrappable
from dialogue_reader.notes.filtering import NoteIndex
from dialogue_reader.notes.model import Annotation
from dialogue_reader.tui.matrix.view import NoteRow, note_rows, phrase
from dialogue_reader.tui.screens.dialog import Hints, ListDialog
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.fields import LineField
from dialogue_reader.tui.widgets.styles import MUTED


class StoryNotesScreen(ListDialog[str | None]):
    """Lists the notes, account by account, and answers the id of the one that was chosen."""

    CSS_PATH = "../screens/dialogs.tcss"  # which Textual looks for beside this module
    PART = "story_notes"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("story_notes", is_first=True)

    def __init__(self, notes: Sequence[tuple[int, Annotation]], colour_names: Mapping[str, str]) -> None:
        """`notes` are after the numbers of their accounts."""
        super().__init__()
        self._notes = notes
        self._index = NoteIndex([note for _, note in notes])
        self._colour_names = colour_names
        self._rows: tuple[NoteRow, ...] = ()

    def compose(self) -> ComposeResult:
        """A line to filter by, and the notes."""
        with Vertical(classes="dialog dialog-whole"):
            yield Label(phrase("notes_title", count=len(self._notes)), classes="dialog-title", markup=False)
            yield LineField("", placeholder=phrase("notes_placeholder"), id="story-notes-line")
            yield OptionList(id="story-notes-list", markup=False)
            yield Hints.of_part("story_notes", self.keys)

    def on_mount(self) -> None:
        """Be ready for typing."""
        self.set_focus(self.query_one(Input))
        self._list("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what matches."""
        self._list(event.value)

    def _list(self, typed: str) -> None:
        self._rows = note_rows(self._notes, self._index, typed, self._colour_names)
        self.list_prompts([*map(_prompt, self._rows)], phrase("notes_none"))

    def choose(self) -> None:
        """Answer with the id of the note."""
        if (number := self.pointed) is not None:
            self.dismiss(self._rows[number].note_id)


def _prompt(row: NoteRow) -> Content:
    return Content.assemble(
        (f"{wrappable(row.label)} ", "bold"),
        wrappable(row.quoted),
        (f"\n{wrappable(row.below)}" if row.below else "", MUTED),
    )
