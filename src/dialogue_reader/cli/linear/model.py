"""Where somebody is who reads line by line, and what is known of the texts by then: values."""

from typing import NamedTuple

from dialogue_reader.comparison.facts.model import Discrepancy
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Article, Pair, Passage, Side, Sides, Span
from dialogue_reader.notes.model import PairNotes
from dialogue_reader.search.matcher import PairIndex


class Search(NamedTuple):
    """Where the words stand that were looked for, the number of the place that was gone to last, and what finds them.

    The index is that of the first search: it has folded both texts, which takes seconds of a book.
    """

    hits: tuple[Span, ...] = ()
    current: int = 0
    pair_index: PairIndex | None = None


class LinearReading(NamedTuple):
    """One moment: the side that is read, and the number of the passage on each; what is known is None until it is."""

    pair: Pair
    side: Side = "left"
    at: Sides[int] = Sides(0, 0)
    comparison: Comparison | None = None
    discrepancies: tuple[Discrepancy, ...] = ()
    discrepancy: int | None = None
    notes: PairNotes = PairNotes()
    search: Search = Search()

    @property
    def article(self) -> Article:
        """The article that is read."""
        return self.pair[self.side]

    @property
    def passage(self) -> Passage:
        """The passage that is read."""
        return self.article.passages[self.at[self.side]]

    @property
    def counterparts(self) -> tuple[int, ...]:
        """The passages across that report what this one does, the best first."""
        return self.comparison.counterparts(self.side, self.passage.id) if self.comparison else ()

    def going_to(self, side: Side, passage: int) -> "LinearReading":
        """The same at another passage."""
        return self._replace(side=side, at=self.at.put(side, passage))
