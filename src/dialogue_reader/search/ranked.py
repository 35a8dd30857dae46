"""What a search by meaning answers, as values: they are on the screen, and need no encoder."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, overload

from dialogue_reader.documents.model import Side, Span

Reason = Literal["no_model", "text_language", "query_language", "share"]


class Reservation(NamedTuple):
    """Why hits may be missing or wrong: without a model, in a language it has not learned, of a part of the texts.

    `language` is the code of that language, `share` (0..1) that part.
    """

    reason: Reason
    language: str = ""
    share: float = 1.0


class RankedHits(Sequence[Span]):
    """The sentences that match, the best first; `scores` (0..1) run in parallel, `reservation` is None mostly."""

    is_ranked: Literal[True] = True

    def __init__(
        self, spans: Sequence[Span], scores: Sequence[float] = (), reservation: Reservation | None = None
    ) -> None:
        self._spans = tuple(spans)
        self.scores = tuple(scores)
        self.reservation = reservation

    def __len__(self) -> int:
        return len(self._spans)

    @overload
    def __getitem__(self, number: int) -> Span: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Span]: ...
    def __getitem__(self, number: int | slice) -> Span | Sequence[Span]:
        return self._spans[number]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RankedHits) and (self._spans, self.reservation) == (other._spans, other.reservation)

    def __hash__(self) -> int:
        return hash(self._spans)

    def on(self, side: Side) -> "RankedSide":
        """Those of one article, to be laid over its text."""
        return RankedSide(tuple(sorted((hit.start, hit.end) for hit in self._spans if hit.document == side)))


class RankedSide(NamedTuple):
    """The hits in one article, in its order."""

    spans: tuple[tuple[int, int], ...]

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Spans of the hits that touch `start:end`."""
        return [span for span in self.spans if span[0] < end and span[1] > start]
