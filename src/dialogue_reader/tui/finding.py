"""Searching while a query is typed: at once where that is at once, else beside the screen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from dialogue_reader.documents.model import Pair
from dialogue_reader.search.hits import Hits
from dialogue_reader.search.matcher import PairIndex, Query
from dialogue_reader.tui.state import Search
from dialogue_reader.tui.threads import THINKING, beside, give_way

if TYPE_CHECKING:
    from dialogue_reader.tui.widgets.search_bar import SearchBar


@dataclass
class Searched(Message):
    """The hits of a query that took a while."""

    query: Query
    hits: Hits


class Finder:
    """Holds the index of the pair; of several queries on their way only the last is answered."""

    def __init__(self, screen: Screen[None], pair: Pair) -> None:
        self._screen = screen
        self.index = PairIndex(pair)
        self._wanted: Query | None = None

    def take(self, index: PairIndex) -> None:
        """Search this from now on."""
        self.index = index

    def prepare(self) -> None:
        """Make ready what a first query would wait for."""
        if not self.index.is_instant:
            self._screen.run_worker(beside(self._prepare), group="fold")

    def _prepare(self) -> None:
        index = self.index
        with THINKING:
            index.prepare(lambda: self._is_old(index))

    def _is_old(self, index: PairIndex) -> bool:
        give_way()
        return index is not self.index

    def find(self, query: Query) -> Hits:
        """The hits, now, however long it takes."""
        return self.index.find(query)

    def ask(self, query: Query, answer: Callable[[Query, Hits], None]) -> None:
        """Answer at once, or have the screen told of the hits as soon as they are known."""
        self._wanted = query
        if self.index.is_instant:
            answer(query, self.index.find(query))
        else:
            self._screen.run_worker(beside(lambda: self._look(query)), group="search", exclusive=True)

    def count(self, search: Search) -> None:
        """Have the line in which one types, if there is one, tell the hits."""
        bar: SearchBar | None = next(iter(self._screen.query("#search").results()), None)  # type: ignore[assignment] # its id
        if bar:
            bar.count(search.current, len(search.hits))

    def forget(self) -> None:
        """The query is no longer wanted."""
        self._wanted = None

    def is_wanted(self, query: Query) -> bool:
        """Whether this is the query asked last."""
        return query == self._wanted

    def _look(self, query: Query) -> None:
        hits = self.index.find(query, lambda: not self.is_wanted(query))
        if self.is_wanted(query):
            self._screen.post_message(Searched(query, hits))
