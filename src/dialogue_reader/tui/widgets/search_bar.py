"""The line in which a query is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input, Label

from dialogue_reader.search.query import Query
from dialogue_reader.tui.view.labels import say
from dialogue_reader.tui.view.model import SearchView
from dialogue_reader.tui.widgets.base import HorizontalBox, NoRelayout
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.fields import LineField
from dialogue_reader.tui.widgets.one_line import OneLine


class _Line(LineField, NoRelayout):
    """An input that is over at Enter or Escape: what is typed after that is meant for the reader."""

    class Exact(Message):
        """Exact matching is to be turned on or off."""

    class ByMeaning(Message):
        """Matching by meaning is to be turned on or off."""

    _is_over = False

    def __init__(self, view: SearchView, typed: Callable[[], None], over: Callable[[bool], None]) -> None:
        self._typed = typed
        self._over = over
        super().__init__(
            view.text, id="search-line", placeholder=_placeholder(view), compact=True, select_on_focus=True
        )

    def watch_value(self) -> None:
        """Another character: say so at once, so that it and its hits are shown together."""
        if self.is_mounted:  # the text that the line begins with has been searched for
            self._typed()

    async def _on_key(self, event: events.Key) -> None:
        if self._is_over:
            event.stop()
            event.prevent_default()
            self.app.post_message(events.Key(event.key, event.character))
        elif event.key.startswith("alt+"):
            # Terminals send the letter along; it is a command here, never text.
            event.stop()
            event.prevent_default()
            if event.key == "alt+e":
                self.post_message(self.Exact())
            elif event.key == "alt+f":
                self.post_message(self.ByMeaning())
        elif event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            self._is_over = True
            self._over(event.key == "enter")
        else:
            await super()._on_key(event)


class SearchCount(OneLine):
    """Which hit of how many is the current one, and how the query is matched."""


class SearchBar(HorizontalBox):
    """Says what is looked for at every typed character."""

    DEFAULT_CSS = """
    SearchBar { height: 1; background: $surface; }
    #search-prompt { width: 2; color: $warning-text; text-style: bold; padding-left: 1; }
    SearchBar Input, SearchBar Input:focus { width: 1fr; background: $surface; background-tint: transparent; }
    SearchCount { width: 1fr; height: 1; background: $surface; color: $text-muted; }
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_of("search")

    @dataclass
    class Stepped(Message):
        """The next or previous hit is wanted while typing."""

        step: int

    def __init__(self, view: SearchView, typed: Callable[[Query], None], left: Callable[[bool], None]) -> None:
        """`typed` is called with every query, `left` when typing is over: whether the hits are to be kept."""
        super().__init__(id="search")
        self._view = view
        self._typed = typed
        self._left = left
        self._exact = view.exact
        self._by_meaning = view.by_meaning

    def compose(self) -> ComposeResult:
        """A prompt, the line and the count."""
        yield Label(_prompt(self._view), id="search-prompt")
        yield _Line(self._view, self._search, self._over)
        yield SearchCount(id="search-count")

    def on_mount(self) -> None:
        """Say how the query is matched."""
        self.show(self._view)

    def show(self, view: SearchView) -> None:
        """Say which hit of how many is the current one, and how the query is matched."""
        before, self._view = self._view, view
        for count in self.query(SearchCount):
            count.show(view.place, *view.how)
        if before.by_meaning == view.by_meaning:
            return  # another prompt would have the whole screen laid out
        for prompt in self.query("#search-prompt").results(Label):
            prompt.update(_prompt(view))
        for line in self.query(_Line):
            line.placeholder = _placeholder(view)

    @property
    def _query(self) -> Query:
        return Query(self.query_one(Input).value, self._exact, self._by_meaning)

    def _search(self) -> None:
        self._typed(self._query)

    def _over(self, entered: bool) -> None:
        """Enter keeps the hits of a query, Escape gives the search up."""
        self._left(entered and bool(self._query.text))

    def on__line_exact(self) -> None:
        """Match exactly, or whatever the accents and case."""
        self._exact = not self._exact
        self._by_meaning = False
        self._search()

    def on__line_by_meaning(self) -> None:
        """Match by meaning, or the words."""
        self._by_meaning = not self._by_meaning
        self._exact = False
        self._search()

    def action_step(self, step: int) -> None:
        """Go on to another hit without leaving the line."""
        self.post_message(self.Stepped(step))


def _prompt(view: SearchView) -> str:
    return "≈" if view.by_meaning else "/"


def _placeholder(view: SearchView) -> str:
    return say("search_placeholder_meaning" if view.by_meaning else "search_placeholder")
