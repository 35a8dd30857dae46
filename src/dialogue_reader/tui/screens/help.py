"""Every key and every sign, from the registries; first the keys of the part of the screen that asked."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Label, Static

from dialogue_reader.messages import text
from dialogue_reader.tui.commands.part_keys import PARTS, all_labels
from dialogue_reader.tui.commands.registry import REGISTRY
from dialogue_reader.tui.screens.dialog import Dialog, Hints
from dialogue_reader.tui.state.key_names import Keys
from dialogue_reader.tui.view.labels import say
from dialogue_reader.tui.widgets.bindings import bindings_of

_SHARE, _SCORE = 0.82, 0.96  # that are shown as examples

Row = tuple[str, str]
Section = tuple[str, list[Row]]
"""(heading, (key or sign, meaning))."""


def part_section(part: str, keys: Keys) -> Section:
    """The keys of a part of the screen, and those of the commands that are meant for it above all."""
    own = [(all_labels(key, keys), text(f"parts.{key.id}")) for key in PARTS[part].keys]
    commands = [(keys.all_of(command), text(f"commands.{command}.help")) for command in PARTS[part].commands]
    return text(f"parts.{part}"), own + commands


def sections(part: str | None, keys: Keys) -> Iterator[Section]:
    """All that there is to tell over the articles: of the part that the keys go to, the signs, and every command."""
    if part is not None:
        yield part_section(part, keys)
    yield say("legend"), _signs()
    for group, commands in groupby(REGISTRY, key=lambda command: command.group):
        rows = [(keys.all_of(command.id), text(f"commands.{command.id}.help")) for command in commands]
        yield text(f"commands.group_{group}"), rows


def _signs() -> list[Row]:
    """What is on the screen beside the texts, and what it says."""
    return [
        ("─", say("legend_link")),
        ("┄", say("legend_unsure")),
        ("↑ ↓", say("legend_beyond")),
        ("○", say("legend_only_here")),
        ("◐", say("legend_partly_here")),
        ("•", say("legend_note")),
        (say("share", share=_SHARE), say("legend_share")),
        ("↔ 5", say("legend_counterpart")),
        (say("sure", score=_SCORE), say("legend_sure")),
    ]


def help_table(shown: Iterable[Section]) -> Table:
    """Sections as a table."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold", max_width=24)
    table.add_column()
    for heading, rows in shown:
        table.add_row("", Text.assemble("\n", (heading, "bold underline")))
        for sign, meaning in rows:
            table.add_row(Text(sign), Text(meaning))
    return table


class HelpScreen(Dialog[None]):
    """Shows the keys, section by section, until a key closes it."""

    PART = "help"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("help")

    def __init__(self, *shown: Section) -> None:
        super().__init__()
        self._shown = shown

    def compose(self) -> ComposeResult:
        """The table, scrolling."""
        with VerticalScroll(classes="dialog dialog-tall" if len(self._shown) > 1 else "dialog"):
            yield Label(say("help_title"), classes="dialog-title")
            yield Hints.of_part("help", self.keys)
            yield Static(help_table(self._shown))

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, way: str) -> None:
        """Scroll like the reader, and at once: else keys that are typed faster than that is drawn would be lost."""
        scrolled = self.query_one(VerticalScroll)
        page = scrolled.scrollable_content_region.height
        rows = {"down": 1, "up": -1, "page_down": page, "page_up": -page}[way]
        scrolled.scroll_to(y=scrolled.scroll_y + rows, animate=False, immediate=True)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
