"""The line in which a query is typed."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from dialogue_reader.search.matcher import Query


class _Line(Input):
    """An input that is over at Enter or Escape: what is typed after that is meant for the reader."""

    @dataclass
    class Over(Message):
        """Typing is over: with Enter, or given up."""

        entered: bool

    class Exact(Message):
        """Exact matching is to be turned on or off."""

    _over = False

    async def _on_key(self, event: events.Key) -> None:
        if self._over:
            event.stop()
            event.prevent_default()
            self.app.post_message(events.Key(event.key, event.character))
        elif event.key.startswith("alt+"):
            # Terminals send the letter along; it is a command here, never text.
            event.stop()
            event.prevent_default()
            if event.key == "alt+e":
                self.post_message(self.Exact())
        elif event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            self._over = True
            self.screen.set_focus(None)
            self.post_message(self.Over(event.key == "enter"))
        else:
            await super()._on_key(event)


class SearchBar(Horizontal):
    """Says what is looked for at every typed character."""

    BINDINGS: ClassVar[list[BindingType]] = [
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
        yield _Line(self._first, placeholder="search both articles", compact=True, select_on_focus=True)
        yield Label("", id="search-count", markup=False)

    def on_mount(self) -> None:
        """Say how the query is matched."""
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

    def on__line_over(self, message: _Line.Over) -> None:
        """Enter keeps the hits of a query, Escape gives the search up."""
        self.post_message(self.Left(kept=message.entered and bool(self._typed)))

    def on__line_exact(self) -> None:
        """Match exactly, or whatever the accents and case."""
        self._exact = not self._exact
        self.post_message(self.Changed(Query(self._typed, self._exact)))

    def action_step(self, step: int) -> None:
        """Go on to another hit without leaving the line."""
        self.post_message(self.Stepped(step))
