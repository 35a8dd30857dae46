"""Tying a note to words, and finding those words again after the article was edited.

A position alone breaks with the first correction above it, a quotation alone stands in several places; together, with
the words around, they lead back. The order is that of Hypothesis: the stored position while the quotation stands there,
the quotation with its context, something much like it, and then an honest "orphan". All of it is pure, and takes time
in proportion to the text.
"""

from collections.abc import Iterator

from dialogue_reader.notes.model import CONTEXT, Anchor, Selector

_NEAR = 4096  # code points; the first stretch that is searched backwards
_PLACES = 200  # occurrences of a quotation that are weighed by their context, the nearest first
_TELLING = 16  # a quotation this long is known by itself
_AGREEING = 6  # code points of context by which a shorter one is known


def selector_of(text: str, start: int, end: int) -> Selector:
    """The selector of `text[start:end]`. Raises ValueError for an empty or impossible stretch."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no text at {start}:{end} of {len(text)}")
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Selector(text[start:end], prefix, suffix, start, end)


def anchor(selector: Selector, text: str) -> Anchor:
    """Where the marked words stand in `text`, which need not be the text they were marked in."""
    at = selector.start if text.startswith(selector.exact, selector.start) else None
    if at is None or not _context_stands(selector, text, at):
        found = _in_context(selector, text)
        at = found if found is not None else at
    if at is None:
        at = _by_quotation(selector, text)
    if at is not None:
        return Anchor(at, at + len(selector.exact), "exact")
    return _orphan(selector, text)


def _orphan(selector: Selector, text: str) -> Anchor:
    at = min(selector.start, len(text))
    return Anchor(at, at, "orphan")


def _context_stands(selector: Selector, text: str, at: int) -> bool:
    before, after = _agreement(selector, text, at)
    return before == len(selector.prefix) and after == len(selector.suffix)


def _in_context(selector: Selector, text: str) -> int | None:
    """The quotation with the words around it, on both sides or on one; the nearest to the stored position."""
    prefix, exact, suffix = selector.prefix, selector.exact, selector.suffix
    pieces = [(prefix, suffix)]
    pieces += [(prefix, "")] * (len(prefix) == CONTEXT) + [("", suffix)] * (len(suffix) == CONTEXT)
    for before, after in pieces:
        if len(before) + len(after) < _AGREEING and len(exact) < _TELLING:
            continue
        start = selector.start - len(before)
        places = list(_occurrences(text, before + exact + after, start, 1))
        if places:
            return min(places, key=lambda at: abs(at - start)) + len(before)
    return None


def _by_quotation(selector: Selector, text: str) -> int | None:
    """The occurrence of the quotation whose context agrees best, if that is enough to know it by."""
    best, most = None, -1
    places = sorted(
        _occurrences(text, selector.exact, selector.start, _PLACES), key=lambda at: abs(at - selector.start)
    )
    for at in places:
        agreeing = sum(_agreement(selector, text, at))
        if agreeing > most:
            best, most = at, agreeing
    if len(selector.exact) >= _TELLING or most >= _AGREEING:
        return best
    return None


def _agreement(selector: Selector, text: str, at: int) -> tuple[int, int]:
    """How many code points of the prefix and of the suffix stand unchanged beside a quotation at `at`."""
    end = at + len(selector.exact)
    before = _common(selector.prefix[::-1], text[max(0, at - CONTEXT) : at][::-1])
    return before, _common(selector.suffix, text[end : end + CONTEXT])


def _common(one: str, other: str) -> int:
    """The length of the beginning that two strings share."""
    for k, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return k
    return min(len(one), len(other))


def _occurrences(text: str, piece: str, near: int, limit: int) -> Iterator[int]:
    """Where `piece` stands: up to `limit` places from `near` on, and up to `limit` before, in no order.

    Backwards it looks at stretches that grow, since a search from the right has no bound on its time.
    """
    near = min(max(near, 0), len(text))
    yield from _forward(text, piece, near, len(text), limit)
    high, width = near, max(_NEAR, 4 * len(piece))
    while high > 0 and limit > 0:
        low = max(0, high - width)
        found = list(_forward(text, piece, low, high + len(piece) - 1, len(text)))[-limit:]
        yield from found
        limit -= len(found)
        high, width = low, width * 4


def _forward(text: str, piece: str, start: int, end: int, limit: int) -> Iterator[int]:
    at = text.find(piece, start, end)
    while at >= 0 and limit > 0:
        yield at
        limit -= 1
        at = text.find(piece, at + 1, end)
