"""The list beside the panes; each entry leads to a place in the text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from dialogue_reader.layout.glyphs import wrappable
from dialogue_reader.tui.state.model import Subject
from dialogue_reader.tui.view.labels import say
from dialogue_reader.tui.view.model import PanelCalls, PanelEntry, PanelView
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.fields import LineField
from dialogue_reader.tui.widgets.styles import MUTED


class _FilterLine(LineField):
    """An input that is over at Enter, Down or Escape: what is typed after that is meant for the list."""

    def __init__(self, text: str, typed: Callable[[str], None], left: Callable[[bool], None]) -> None:
        self._typed = typed
        self._left = left
        super().__init__(text, placeholder=say("filter_placeholder"), id="panel-filter", compact=True)

    def watch_value(self, value: str) -> None:
        """Another character: say so at once, so that it and what matches are shown together."""
        if self.is_mounted:
            self._typed(value)

    async def _on_key(self, event: events.Key) -> None:
        if self.screen.focused is not self:
            event.stop()
            event.prevent_default()
            self.app.post_message(events.Key(event.key, event.character))
        elif event.key in ("enter", "down", "escape"):
            event.stop()
            event.prevent_default()
            self._left(event.key != "escape")
        else:
            await super()._on_key(event)


class _Listing(OptionList):
    """A list that tells at once which entry its cursor is on."""

    def __init__(self, pointed: Callable[[int], None]) -> None:
        self._pointed = pointed
        super().__init__(id="panel-list", markup=False)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The cursor has moved."""
        super().watch_highlighted(highlighted)
        if highlighted is not None:
            self._pointed(highlighted)


class SidePanel(Vertical):
    """A titled list of places, which may have a line to filter it by."""

    DEFAULT_CSS = """
    SidePanel { width: 40; height: 1fr; background: $surface; border-left: vkey $primary; }
    #panel-title { height: 1; width: 1fr; background: $primary-muted; color: $text; text-style: bold; padding: 0 1; }
    #panel-about { height: auto; max-height: 4; width: 1fr; color: $text-muted; padding: 0 1; }
    #panel-filter, #panel-filter:focus { width: 1fr; background: $surface; background-tint: transparent; padding: 0 1; }
    #panel-filter:focus { background: $background; }
    #panel-list > .option-list--option-highlighted { background: $primary-muted; color: $text; text-style: none; }
    #panel-list {
        height: 1fr; overflow-y: scroll; background: $surface; border: none; padding: 0 1;
        scrollbar-size-vertical: 1;
    }
    """

    # One panel shows every list; elsewhere than in that of notes their keys do what they do in the articles.
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("notes")

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

    def __init__(self, view: PanelView, calls: PanelCalls) -> None:
        super().__init__(id="panel")
        self._view = view
        self._calls = calls
        self._is_filling = False

    def compose(self) -> ComposeResult:
        """A heading, a line for typing, and the list."""
        yield Label("", id="panel-title", markup=False)
        yield Label("", id="panel-about", markup=False)
        yield _FilterLine(self._view.filter or "", self._typed, self._calls.left_filter)
        yield _Listing(self._pointed)

    def on_mount(self) -> None:
        """List what it was made for."""
        self._fill(self._view.at)

    def show(self, view: PanelView) -> None:
        """List these; in the same list the cursor stays where it is."""
        before, self._view = self._view, view
        if not self.is_mounted:
            return
        is_same = (view.subject, view.side) == (before.subject, before.side)
        if not is_same or _listed(view) != _listed(before):
            self._fill(self._same_place(before) if is_same and view.filter is None else view.at)

    def _same_place(self, before: PanelView) -> int:
        """Where the entry is now that the cursor was on, or the place at which it was."""
        cursor = self.query_one(OptionList).highlighted or 0
        key = before.entries[cursor].key if cursor < len(before.entries) else None
        return next((number for number, entry in enumerate(self._view.entries) if entry.key == key), cursor)

    def _fill(self, cursor: int) -> None:
        view, listing, line = self._view, self.query_one(OptionList), self.query_one(_FilterLine)
        self.query_one("#panel-title", Label).update(view.title)
        line.display = view.filter is not None
        line.value = view.filter or ""
        self._show_about(view.about)
        self._is_filling = True
        listing.clear_options()
        options = [Option(self._prompt(entry)) for entry in view.entries]
        if last := view.more if view.entries else view.empty:
            options.append(Option(Text(last, style="italic"), disabled=True))
        listing.add_options(options)
        if view.entries:
            listing.highlighted = min(cursor, len(view.entries) - 1)
        self._is_filling = False

    def _typed(self, value: str) -> None:
        if self._view.filter is not None and value != self._view.filter:
            self._calls.filtered(value)

    def _pointed(self, number: int) -> None:
        if not self._is_filling and self._view.filter is not None and number < len(self._view.entries):
            self._calls.pointed(self._view.entries[number].key, number)

    def _show_about(self, about: str) -> None:
        label = self.query_one("#panel-about", Label)
        label.update(Content("\n".join(map(wrappable, about.split("\n")))))
        label.display = bool(about)

    @staticmethod
    def _prompt(entry: PanelEntry) -> Content:
        return Content.assemble(
            (f"{wrappable(entry.heading)}\n" if entry.heading else "", "bold underline"),
            (f"{wrappable(entry.label)} ", "bold"),
            wrappable(entry.text),
            (f"\n{wrappable(entry.below)}" if entry.below else "", MUTED),
            "\n",
        )

    @property
    def _current(self) -> PanelEntry | None:
        number = self.query_one(OptionList).highlighted
        entries = self._view.entries
        return entries[number] if number is not None and number < len(entries) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click goes to the place."""
        event.stop()
        entry = self._current
        if entry and (entry.offset is not None or self._view.subject == "notes"):
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

    async def action_remove(self) -> None:
        """Delete the entry, where entries can be deleted; elsewhere the mark at the caret."""
        if self._view.subject == "notes" and self._current:
            self.post_message(self.Removed(self._current.key))
        else:
            await self._run("delete")

    async def action_filter(self) -> None:
        """Filter the list where it can be; elsewhere search the articles."""
        await self._run("search" if self._view.filter is None else "filter_notes")

    async def action_edit(self) -> None:
        """Write the note of the entry, where entries are notes; elsewhere one at the caret."""
        if self._view.subject == "notes" and self._current:
            self.post_message(self.Edited(self._current.key))
        else:
            await self._run("annotate")

    async def _run(self, command: str) -> None:
        await self.screen.run_action(f"screen.run('{command}')")


def _listed(view: PanelView) -> tuple[object, ...]:
    return view.entries, view.empty, view.more, view.title, view.filter
