"""The list beside the panes: key points, notes or contents; each entry leads to a place in the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from dialogue_reader.layout.glyphs import shown
from dialogue_reader.tui.entry import TITLES, Entry, Subject


class SidePanel(Vertical):
    """A titled list of places."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close"),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
        Binding("delete,backspace", "remove", "Delete"),
        Binding("a", "edit", "Edit note"),
    ]

    @dataclass
    class Chosen(Message):
        """The place of an entry is wanted."""

        subject: Subject
        entry: Entry

    @dataclass
    class Removed(Message):
        """An entry is to be deleted."""

        key: str

    @dataclass
    class Edited(Message):
        """The note of an entry is to be written."""

        key: str

    class Closed(Message):
        """The panel is no longer wanted."""

    def __init__(self, subject: Subject) -> None:
        super().__init__(id="panel")
        self.subject = subject
        self._entries: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        """A heading and the list."""
        yield Label("", id="panel-title", markup=False)
        yield OptionList(id="panel-list", markup=False)
        yield Label("", id="panel-hint", markup=False)

    def show(self, subject: Subject, entries: Sequence[Entry], empty: str) -> None:
        """List these; `empty` says what to do where there are none."""
        listing = self.query_one(OptionList)
        held = listing.highlighted if subject == self.subject else None
        self.subject, self._entries = subject, tuple(entries)
        hint = "Enter go · Del delete · a edit · Esc" if self.subject == "notes" else "Enter go · Esc close"
        self.query_one("#panel-hint", Label).update(hint)
        self.query_one("#panel-title", Label).update(f"{TITLES[self.subject]} ({len(entries)})")
        listing.clear_options()
        if entries:
            listing.add_options([Option(self._prompt(entry)) for entry in entries])
            listing.highlighted = min(held or 0, len(entries) - 1)
        else:
            listing.add_option(Option(Text(empty, style="italic"), disabled=True))

    def highlight(self, number: int) -> None:
        """Stand on the entry with this number."""
        self.query_one(OptionList).highlighted = number

    @staticmethod
    def _prompt(entry: Entry) -> Text:
        prompt = Text()
        prompt.append(f"{shown(entry.label)} ", style="bold")
        prompt.append(shown(entry.text))
        if entry.below:
            prompt.append(f"\n{shown(entry.below)}", style="dim")
        prompt.append("\n")
        return prompt

    @property
    def _current(self) -> Entry | None:
        number = self.query_one(OptionList).highlighted
        return self._entries[number] if number is not None and number < len(self._entries) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click goes to the place."""
        event.stop()
        entry = self._current
        if entry and entry.offset is not None:
            self.post_message(self.Chosen(self.subject, entry))

    def action_leave(self) -> None:
        """Close."""
        self.post_message(self.Closed())

    def action_down(self) -> None:
        """Next entry."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Previous entry."""
        self.query_one(OptionList).action_cursor_up()

    def action_remove(self) -> None:
        """Delete the entry, where entries can be deleted."""
        if self.subject == "notes" and self._current:
            self.post_message(self.Removed(self._current.key))

    def action_edit(self) -> None:
        """Write the note of the entry."""
        if self.subject == "notes" and self._current:
            self.post_message(self.Edited(self._current.key))
