"""The list beside the panes; each entry leads to a place in the text."""

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from dialogue_reader.layout.glyphs import printable
from dialogue_reader.tui.state.model import Subject
from dialogue_reader.tui.view.model import PanelEntry, PanelView


class SidePanel(Vertical):
    """A titled list of places. The entry that its cursor is on is the list's own affair."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
        Binding("delete,backspace", "remove", show=False),
        Binding("a", "edit", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """The place of an entry is wanted."""

        subject: Subject
        entry: PanelEntry

    @dataclass
    class Removed(Message):
        """An entry is to be deleted."""

        key: str

    @dataclass
    class Edited(Message):
        """The note of an entry is to be written."""

        key: str

    @dataclass
    class Closed(Message):
        """The list of that subject is no longer wanted."""

        subject: Subject

    def __init__(self, view: PanelView) -> None:
        super().__init__(id="panel")
        self._view = view

    def compose(self) -> ComposeResult:
        """A heading and the list."""
        yield Label("", id="panel-title", markup=False)
        yield Label("", id="panel-about", markup=False)
        yield OptionList(id="panel-list", markup=False)
        yield Label("", id="panel-hint", markup=False)

    def on_mount(self) -> None:
        """List what it was made for."""
        self._fill(self._view.at)

    def show(self, view: PanelView) -> None:
        """List these; in the same list the cursor stays where it is."""
        before, self._view = self._view, view
        if not self.is_mounted:
            return
        is_same = (view.subject, view.side) == (before.subject, before.side)
        if not is_same or (view.entries, view.empty, view.about) != (before.entries, before.empty, before.about):
            self._fill(self._same_place(before) if is_same else view.at)

    def _same_place(self, before: PanelView) -> int:
        """Where the entry is now that the cursor was on, or the place at which it was."""
        cursor = self.query_one(OptionList).highlighted or 0
        key = before.entries[cursor].key if cursor < len(before.entries) else None
        return next((number for number, entry in enumerate(self._view.entries) if entry.key == key), cursor)

    def _fill(self, cursor: int) -> None:
        view, listing = self._view, self.query_one(OptionList)
        self.query_one("#panel-hint", Label).update(view.hint)
        self.query_one("#panel-title", Label).update(view.title)
        self._show_about(view.about)
        listing.clear_options()
        if view.entries:
            listing.add_options([Option(self._prompt(entry)) for entry in view.entries])
            listing.highlighted = min(cursor, len(view.entries) - 1)
        else:
            listing.add_option(Option(Text(view.empty, style="italic"), disabled=True))

    def _show_about(self, about: str) -> None:
        label = self.query_one("#panel-about", Label)
        label.update(Text("\n".join(map(printable, about.split("\n"))), style="dim"))
        label.display = bool(about)

    @staticmethod
    def _prompt(entry: PanelEntry) -> Text:
        prompt = Text()
        if entry.heading:
            prompt.append(f"{printable(entry.heading)}\n", style="bold underline")
        prompt.append(f"{printable(entry.label)} ", style="bold")
        prompt.append(printable(entry.text))
        if entry.below:
            prompt.append(f"\n{printable(entry.below)}", style="dim")
        prompt.append("\n")
        return prompt

    @property
    def _current(self) -> PanelEntry | None:
        number = self.query_one(OptionList).highlighted
        entries = self._view.entries
        return entries[number] if number is not None and number < len(entries) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click goes to the place."""
        event.stop()
        entry = self._current
        if entry and entry.offset is not None:
            self.post_message(self.Chosen(self._view.subject, entry))

    def action_leave(self) -> None:
        """Close."""
        self.post_message(self.Closed(self._view.subject))

    def action_down(self) -> None:
        """Next entry."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Previous entry."""
        self.query_one(OptionList).action_cursor_up()

    def action_remove(self) -> None:
        """Delete the entry, where entries can be deleted."""
        if self._view.subject == "notes" and self._current:
            self.post_message(self.Removed(self._current.key))

    def action_edit(self) -> None:
        """Write the note of the entry."""
        if self._view.subject == "notes" and self._current:
            self.post_message(self.Edited(self._current.key))
