"""The one matcher: what it finds is what is lit, counted and stepped through.

It looks in the folded text of whole passages, never in screen lines, so that a phrase is found however it is wrapped,
cased, accented or composed.
"""

from collections.abc import Callable

from dialogue_reader.documents.model import SIDES, Article, Pair, Side
from dialogue_reader.search.corpus import Corpus
from dialogue_reader.search.hits import NO_HITS, Hits
from dialogue_reader.search.query import Needle, Query

_INSTANT = 20_000_000  # code points that are searched while one waits for the letter just typed

GivenUp = Callable[[], bool]


class Index:
    """One article made ready for searching; the folding is done once, at the first query that needs it or before."""

    def __init__(self, article: Article) -> None:
        self.corpus = Corpus(article)
        self._last: tuple[Needle, list[int]] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether all of it has been folded."""
        return all(chunk.is_ready for chunk in self.corpus.chunks)

    def prepare(self, given_up: GivenUp) -> None:
        """Fold all of it, chunk by chunk, so that the first query need not."""
        for chunk in self.corpus.chunks:
            if given_up():
                return
            chunk.prepare()

    def counts(self, needle: Needle, given_up: GivenUp) -> list[int]:
        """Hits in each chunk. While a query grows, only the chunks that had a hit are looked at again."""
        candidates = self._last[1] if self._last and needle.grows_from(self._last[0]) else [1] * len(self.corpus)
        counts = []
        for chunk, is_candidate in zip(self.corpus.chunks, candidates, strict=True):
            if given_up():
                return [0] * len(self.corpus)
            counts.append(chunk.count(needle) if is_candidate else 0)
        self._last = needle, counts
        return counts

    def count(self, query: Query, given_up: GivenUp = bool) -> tuple[int, int]:
        """How many hits there are, and where the first one begins; nothing where it was given up."""
        needle = query.needle
        if not needle.words:
            return 0, 0
        counts = self.counts(needle, given_up)
        with_hits = (chunk for chunk, count in zip(self.corpus.chunks, counts, strict=True) if count)
        return sum(counts), next((chunk.locate(needle)[0][0] for chunk in with_hits), 0)


class PairIndex:
    """Both articles, searched at once."""

    def __init__(self, pair: Pair) -> None:
        self._indexes: dict[Side, Index] = {side: Index(pair[side]) for side in SIDES}
        self._corpora = {side: self._indexes[side].corpus for side in SIDES}
        self._size = sum(len(pair[side].text) for side in SIDES)

    @property
    def is_instant(self) -> bool:
        """Whether a query is answered so soon that nothing need go on meanwhile."""
        small = self._size <= _INSTANT // 20
        return small or (self._size <= _INSTANT and all(index.is_ready for index in self._indexes.values()))

    def prepare(self, given_up: GivenUp = bool) -> None:
        """Fold both, so that the first query need not; for a background thread."""
        for index in self._indexes.values():
            index.prepare(given_up)

    def find(self, query: Query, given_up: GivenUp = bool) -> Hits:
        """All hits: those of the left article in order, then those of the right; none where it was given up."""
        needle = query.needle
        if not needle.words:
            return NO_HITS
        counts = {side: self._indexes[side].counts(needle, given_up) for side in SIDES}
        return NO_HITS if given_up() else Hits(needle, self._corpora, counts)
