"""The line in which a query is typed."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from dialogue_reader.search.matcher import Query


class SearchBar(Horizontal):
    """Says what is looked for at every typed character."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back"),
        Binding("alt+e", "exact", "Exact"),
        Binding("down,ctrl+n", "step(1)", "Next hit"),
        Binding("up,ctrl+b", "step(-1)", "Previous hit"),
    ]

    @dataclass
    class Changed(Message):
        """The query is another."""

        query: Query

        def can_replace(self, message: Message) -> bool:
            """Only the latest query is worth searching for."""
            return isinstance(message, SearchBar.Changed)

    @dataclass
    class Stepped(Message):
        """The next or previous hit is wanted while typing."""

        step: int

    @dataclass
    class Left(Message):
        """Typing is over: the hits are kept, or the search is given up."""

        kept: bool

    def __init__(self, query: Query) -> None:
        super().__init__(id="search")
        self._exact = query.exact
        self._first = query.text

    def compose(self) -> ComposeResult:
        """A prompt, the line and the count."""
        yield Label("/", id="search-prompt")
        yield Input(self._first, placeholder="search both articles", compact=True, select_on_focus=True)
        yield Label("", id="search-count", markup=False)

    def on_mount(self) -> None:
        """Be ready for typing."""
        self.query_one(Input).focus()
        self.count(None, 0)

    def count(self, current: int | None, total: int) -> None:
        """Say which hit of how many one stands on, and how the query is matched."""
        where = f"{current + 1} of {total}" if current is not None else "no hit" if self._typed else ""
        how = "exact" if self._exact else "any accent, any case"
        self.query_one("#search-count", Label).update(f" {where}  ({how}: alt+e)")

    @property
    def _typed(self) -> str:
        return self.query_one(Input).value

    def on_input_changed(self) -> None:
        """Every character counts."""
        self.post_message(self.Changed(Query(self._typed, self._exact)))

    def on_input_submitted(self) -> None:
        """Enter keeps the hits."""
        self.post_message(self.Left(kept=bool(self._typed)))

    def action_leave(self) -> None:
        """Give the search up."""
        self.post_message(self.Left(kept=False))

    def action_exact(self) -> None:
        """Match exactly, or whatever the accents and case."""
        self._exact = not self._exact
        self.post_message(self.Changed(Query(self._typed, self._exact)))

    def action_step(self, step: int) -> None:
        """Go on to another hit without leaving the line."""
        self.post_message(self.Stepped(step))
