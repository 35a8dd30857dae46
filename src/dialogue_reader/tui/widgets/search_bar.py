"""The line in which a query is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, Label

from dialogue_reader.search.matcher import Query
from dialogue_reader.tui.widgets.lines import OneLine
from dialogue_reader.tui.widgets.still import Beside, Still


class _Line(Input, Still):
    """An input that is over at Enter or Escape: what is typed after that is meant for the reader."""

    @dataclass
    class Over(Message):
        """Typing is over: with Enter, or given up."""

        entered: bool

    class Exact(Message):
        """Exact matching is to be turned on or off."""

    _over = False

    def __init__(self, text: str, typed: Callable[[], None]) -> None:
        super().__init__(text, placeholder="search both articles", compact=True, select_on_focus=True)
        self._typed = typed

    def watch_value(self) -> None:
        """Another character: say so at once, so that it and its hits are shown together."""
        self._typed()

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


class SearchCount(OneLine):
    """Which hit of how many one stands on, and how the query is matched."""


class SearchBar(Beside):
    """Says what is looked for at every typed character."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", "Next hit"),
        Binding("up,ctrl+b", "step(-1)", "Previous hit"),
    ]

    @dataclass
    class Stepped(Message):
        """The next or previous hit is wanted while typing."""

        step: int

    @dataclass
    class Left(Message):
        """Typing is over: the hits are kept, or the search is given up."""

        kept: bool

    def __init__(self, query: Query, ask: Callable[[Query], None]) -> None:
        """`ask` is called with every query, `query` being the one to begin with."""
        super().__init__(id="search")
        self._ask = ask
        self._exact = query.exact
        self._first = query.text

    def compose(self) -> ComposeResult:
        """A prompt, the line and the count."""
        yield Label("/", id="search-prompt")
        yield _Line(self._first, self._search)
        yield SearchCount(id="search-count")

    def on_mount(self) -> None:
        """Say how the query is matched."""
        self.count(None, 0)

    def count(self, current: int | None, total: int) -> None:
        """Say which hit of how many one stands on, and how the query is matched."""
        where = f"{current + 1} of {total}" if current is not None else "no hit" if self._typed else ""
        hows = ("exact",) if self._exact else ("any accent, any case", "any accent")
        self.query_one(SearchCount).show(where, *(f"({how}: alt+e)" for how in hows), "")

    @property
    def _typed(self) -> str:
        return self.query_one(Input).value

    def _search(self) -> None:
        self._ask(Query(self._typed, self._exact))

    def on__line_over(self, message: _Line.Over) -> None:
        """Enter keeps the hits of a query, Escape gives the search up."""
        self.post_message(self.Left(kept=message.entered and bool(self._typed)))

    def on__line_exact(self) -> None:
        """Match exactly, or whatever the accents and case."""
        self._exact = not self._exact
        self._search()

    def action_step(self, step: int) -> None:
        """Go on to another hit without leaving the line."""
        self.post_message(self.Stepped(step))
