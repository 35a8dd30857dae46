"""Finding a string in a text near a given place, in time proportional to the length of the text."""

from collections.abc import Iterator

_STRETCH = 1 << 16  # code points; so far is looked at a time, going backwards
_CROWD = 1000  # places looked at in one stretch; where there are more, the nearest may be missed


def occurrences(text: str, piece: str, near: int, limit: int) -> Iterator[int]:
    """Where `piece` occurs: up to `limit` places from `near` on, and up to `limit` before, in no order.

    Backwards it goes by stretches, since Python's search from the right has no good bound on its time.
    """
    near = min(max(near, 0), len(text))
    yield from _forward(text, piece, near, len(text), limit)
    high, width = near, max(_STRETCH, 4 * len(piece))
    while high > 0 and limit > 0:
        low = max(0, high - width)
        places = list(_forward(text, piece, low, high + len(piece) - 1, _CROWD))[-limit:]
        yield from places
        limit -= len(places)
        high = low


def nearest(text: str, piece: str, near: int) -> int | None:
    """The place of `piece` that is nearest to `near`; None where it does not occur."""
    return min(occurrences(text, piece, near, 1), key=lambda place: abs(place - near), default=None)


def _forward(text: str, piece: str, start: int, end: int, limit: int) -> Iterator[int]:
    at = text.find(piece, start, end)
    while at >= 0 and limit > 0:
        yield at
        limit -= 1
        at = text.find(piece, at + 1, end)
