"""All hits of one query, counted at once, located where someone looks.

A first letter occurs some hundred thousand times in a book: as a sequence of spans it would cost more time and memory
than everything else on the screen. Only the counts of the chunks are kept here.
"""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from dialogue_reader.documents.model import SIDES, Side, Span
from dialogue_reader.search.query import Needle

if TYPE_CHECKING:
    from dialogue_reader.search.corpus import Corpus

_LOCATED = 16  # chunks whose hits are remembered: what both panes show, and where one steps


class Hits(Sequence[Span]):
    """The hits in order, those of the left article first; equal to any sequence of the same spans."""

    is_ranked: Literal[False] = False

    def __init__(self, needle: Needle, corpora: "Mapping[Side, Corpus]", counts: Mapping[Side, Sequence[int]]) -> None:
        self._needle = needle
        self._corpora = corpora
        self._until = {side: list(accumulate(counts[side])) for side in SIDES}  # hits up to the end of each chunk
        self._located: OrderedDict[tuple[Side, int], list[tuple[int, int]]] = OrderedDict()

    def __len__(self) -> int:
        return sum(self.count(side) for side in SIDES)

    def count(self, side: Side) -> int:
        """How many there are in one article."""
        return self._until[side][-1] if self._until[side] else 0

    @overload
    def __getitem__(self, number: int) -> Span: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Span]: ...
    def __getitem__(self, number: int | slice) -> Span | Sequence[Span]:
        if isinstance(number, slice):
            return [self[k] for k in range(*number.indices(len(self)))]
        at = number + len(self) if number < 0 else number
        if not 0 <= at < len(self):
            raise IndexError(number)
        side = SIDES[0]
        if at >= self.count(side):
            at -= self.count(side)
            side = SIDES[1]
        chunk = bisect_right(self._until[side], at)
        return Span(side, *self._spans(side, chunk)[at - self._before(side, chunk)])

    def __iter__(self) -> Iterator[Span]:
        for side in SIDES:
            for chunk in range(len(self._until[side])):
                for span in self._spans(side, chunk):
                    yield Span(side, *span)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(len(self))

    def on(self, side: Side) -> "SideHits":
        """Those of one article, to be laid over its text."""
        return SideHits(self, side)

    def within(self, side: Side, start: int, end: int) -> list[tuple[int, int]]:
        """Spans of the hits that touch `start:end` of one article."""
        if not self.count(side):
            return []
        first, last = self._corpora[side].chunk_at(start), self._corpora[side].chunk_at(end)
        spans = [span for chunk in range(first, last + 1) for span in self._near(side, chunk, start, end)]
        return [span for span in spans if span[0] < end and span[1] > start]

    def around(self, place: Span) -> tuple[int, int]:
        """Numbers between which the hits near `place` are: all others are clearly before or behind it."""
        ahead = 0 if place.document == SIDES[0] else self.count(SIDES[0])
        if not self.count(place.document):
            return ahead, ahead
        chunk = self._corpora[place.document].chunk_at(place.start)
        return ahead + self._before(place.document, chunk), ahead + self._until[place.document][chunk]

    def _near(self, side: Side, chunk: int, start: int, end: int) -> list[tuple[int, int]]:
        spans = self._spans(side, chunk)
        low = max(0, bisect_left(spans, (start, 0)) - 1)
        return spans[low : bisect_left(spans, (end, 0))]

    def _before(self, side: Side, chunk: int) -> int:
        return self._until[side][chunk - 1] if chunk else 0

    def _spans(self, side: Side, chunk: int) -> list[tuple[int, int]]:
        """The hits of one chunk; the last few chunks looked at are remembered."""
        if self._until[side][chunk] == self._before(side, chunk):
            return []
        spans = self._located.pop((side, chunk), None)
        if spans is None:
            spans = self._corpora[side].chunks[chunk].locate(self._needle)
            while len(self._located) >= _LOCATED:
                self._located.popitem(last=False)
        self._located[side, chunk] = spans
        return spans


class SideHits:
    """The hits in one article; two are the same if they belong to one search."""

    def __init__(self, hits: Hits, side: Side) -> None:
        self.hits = hits
        self.side = side

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Spans of the hits that touch `start:end`."""
        return self.hits.within(self.side, start, end)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SideHits) and self.hits is other.hits and self.side == other.side

    def __hash__(self) -> int:
        return hash((id(self.hits), self.side))


class Several(NamedTuple):
    """The hits of several queries in one article, laid over its text as one."""

    parts: tuple[SideHits, ...]

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Spans of all that touch `start:end`."""
        return sorted(span for part in self.parts for span in part.within(start, end))


NO_HITS = Hits(Needle((), exact=False), {}, dict.fromkeys(SIDES, ()))


def next_hit(hits: Sequence[Span], place: Span, step: int) -> int:
    """The number of the hit that follows `place` (`step` 1) or precedes it (-1), going round at the ends.

    Raises ValueError where there is no hit.
    """
    if not hits:
        raise ValueError("there is no hit to go to")
    low, high = hits.around(place) if isinstance(hits, Hits) else (0, len(hits))
    if step > 0:
        return bisect_right(hits, _place(place), low, high, key=_place) % len(hits)
    return (bisect_left(hits, _place(place), low, high, key=_place) - 1) % len(hits)


def _place(span: Span) -> tuple[int, int]:
    return SIDES.index(span.document), span.start
