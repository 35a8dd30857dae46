"""Every key, from the registry."""

from itertools import groupby
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from dialogue_reader.tui.actions import ACTIONS, shown_key

LEGEND = "─ a link   ┄ an unsure one   ↑ ↓ its other end is above or below   ○ only on this side   • a note"


def keys_table() -> Table:
    """Groups of keys with what they do."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column()
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        table.add_row("", Text(f"\n{group}", style="bold"))
        for action in actions:
            table.add_row("  ".join(map(shown_key, action.keys.split(","))), action.help)
    return table


class HelpScreen(ModalScreen[None]):
    """Shows the keys until a key puts it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q", "leave", "Close"),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
        Binding("space", "scroll('page_down')", show=False),
        Binding("b", "scroll('page_up')", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The table, scrolling."""
        with VerticalScroll(classes="dialog dialog-tall"):
            yield Label("Keys · Esc closes", classes="dialog-title")
            yield Label(LEGEND, classes="dialog-hint")
            yield Static(keys_table())

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, way: str) -> None:
        """Scroll like the reader."""
        getattr(self.query_one(VerticalScroll), f"scroll_{way}")(animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
