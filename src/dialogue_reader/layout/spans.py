"""Laying findings over a line of text: which roles each stretch of it plays."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol


class Layer(Protocol):
    """Spans that play one role, however they are stored."""

    def within(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """The spans that touch `start:end`, in order."""


class SpanLayer(NamedTuple):
    """Spans (start, end) that play one role, sorted, none inside another; offsets in code points of one text."""

    spans: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, spans: Sequence[tuple[int, int]]) -> "SpanLayer":
        """Sort and join overlapping spans, so that a search by bisection finds all that touch a line."""
        joined: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            elif end > start:
                joined.append((start, end))
        return cls(tuple(joined))

    def within(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """The spans that touch `start:end`."""
        low = bisect_right(self.spans, (start, -1))
        if low and self.spans[low - 1][1] > start:
            low -= 1
        return self.spans[low : bisect_left(self.spans, (end, -1), lo=low)]


def stretches(start: int, end: int, layers: Mapping[str, Layer]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Cut `start:end` where any role begins or ends: (start, end, roles), the roles in the order of `layers`.

    Together the stretches cover the line exactly; later roles are meant to be painted over earlier ones.
    """
    touching = {role: spans for role, layer in layers.items() if (spans := layer.within(start, end))}
    edges = {start, end}
    for spans in touching.values():
        edges.update(min(max(edge, start), end) for span in spans for edge in span)
    cut: list[tuple[int, int, tuple[str, ...]]] = []
    for a, b in pairwise(sorted(edges)):
        roles = [role for role, spans in touching.items() if any(s < b and e > a for s, e in spans)]
        cut.append((a, b, tuple(roles)))
    return cut
