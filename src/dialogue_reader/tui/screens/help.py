"""Every key, from the registry."""

from itertools import groupby
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Label, Static

from dialogue_reader.messages import text
from dialogue_reader.tui.commands.registry import REGISTRY
from dialogue_reader.tui.screens.dialog import Dialog
from dialogue_reader.tui.state.key_names import Keys
from dialogue_reader.tui.view.labels import say


def keys_table(keys: Keys) -> Table:
    """Groups of keys with what they do."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column()
    for group, commands in groupby(REGISTRY, key=lambda command: command.group):
        table.add_row("", Text(f"\n{text(f'commands.group_{group}')}", style="bold"))
        for command in commands:
            table.add_row(keys.all_of(command.id), text(f"commands.{command.id}.help"))
    return table


class HelpScreen(Dialog[None]):
    """Shows the keys until a key closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q", "leave", show=False),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
        Binding("space", "scroll('page_down')", show=False),
        Binding("b", "scroll('page_up')", show=False),
    ]

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The table, scrolling."""
        with VerticalScroll(classes="dialog dialog-tall"):
            yield Label(say("help_title"), classes="dialog-title")
            yield Label(say("legend"), classes="dialog-hint")
            yield Static(keys_table(self._keys))

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, way: str) -> None:
        """Scroll like the reader."""
        getattr(self.query_one(VerticalScroll), f"scroll_{way}")(animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
