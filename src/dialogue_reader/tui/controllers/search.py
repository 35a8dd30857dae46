"""Incremental search: inline for small texts, on a thread for large ones."""

from typing import TYPE_CHECKING

from dialogue_reader.documents.model import Pair
from dialogue_reader.messages import Message
from dialogue_reader.tui.commands.search import hits_arrived, hits_elsewhere, hits_renewed
from dialogue_reader.tui.controllers.background import Background
from dialogue_reader.tui.controllers.jobs import HEAVY
from dialogue_reader.tui.controllers.yielding import yield_to_interface
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command
from dialogue_reader.tui.state.model import AccountHits

if TYPE_CHECKING:
    from dialogue_reader.search.matcher import Index, PairIndex


_AT_ONCE = 1_000_000  # code points of other accounts that are searched while one waits for the letter just typed


class HitFinder:
    """Holds the index of the pair; of several searches that take a while only the last is answered."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._pair: Pair | None = None
        self._index: PairIndex | None = None
        self._last: effects.FindHits | None = None  # told by identity: the same words may be asked for again
        # Of the other accounts of a story, by number: a screen shows the same two all along.
        self._others: dict[int, Index] = {}
        self._last_elsewhere: effects.FindElsewhere | None = None

    def index_of(self, pair: Pair) -> "PairIndex":
        """The index of a pair, the same one for as long as that pair is read."""
        if self._index is None or pair is not self._pair:
            from dialogue_reader.search.matcher import PairIndex

            self._pair, self._index = pair, PairIndex(pair)
        return self._index

    def prepare(self, pair: Pair, index: "PairIndex | None" = None) -> "PairIndex":
        """The index of a pair, which may be there already; what its first query would wait for is made ready."""
        if index:
            self._pair, self._index = pair, index
        index = self.index_of(pair)
        if not index.is_instant:
            self._fold(index)
        return index

    def _fold(self, index: "PairIndex") -> None:

        def is_superseded() -> bool:
            yield_to_interface()
            return index is not self._index

        def work() -> None:
            with HEAVY:
                index.prepare(is_superseded)

        self._background.start("fold", work)

    def find_elsewhere(self, effect: effects.FindElsewhere) -> Command | None:
        """How many hits the accounts that are not shown have, as a command, now or later."""
        from dialogue_reader.search.matcher import Index

        self._last_elsewhere = effect
        others = effect.accounts.others
        if not self._others:
            self._others = {number: Index(article) for number, article in others.items()}

        def counted() -> Command:
            hits = []
            for number, index in self._others.items():
                count, first = index.count(effect.query, lambda: effect is not self._last_elsewhere)
                if count:
                    hits.append(AccountHits(number, count, first))
            return hits_elsewhere(effect.query, tuple(hits))

        if sum(len(article.text) for article in others.values()) <= _AT_ONCE:
            return counted()

        def work() -> None:
            command = counted()
            if effect is self._last_elsewhere:
                self._background.post(command)

        self._background.start("search-elsewhere", work, Message("reader.analysis_search"))
        return None

    def find(self, effect: effects.FindHits) -> Command | None:
        """The hits as a command, now or, where that takes a while, later."""
        query, self._last = effect.query, effect
        index = self.index_of(effect.pair)
        arrived = hits_renewed if effect.again else hits_arrived
        if index.is_instant:
            return arrived(query, index.find(query))

        def work() -> None:
            hits = index.find(query, lambda: effect is not self._last)
            if effect is self._last:
                self._background.post(arrived(query, hits))

        self._background.start("search", work, Message("reader.analysis_search"))
        return None
