"""Tying a note to words, and finding those words again after the article was edited.

A position alone breaks with the first correction above it, a quotation alone stands in several places; together, with
the words around, they lead back. The order is that of Hypothesis: the stored position while the quotation stands there,
the quotation with its context, something much like it, and then an honest "orphan". All of it is pure, and takes time
in proportion to the text.
"""

from dialogue_reader.notes.anchoring.text_search import nearest, occurrences
from dialogue_reader.notes.model import CONTEXT, Anchor, Selector

_PLACES = 200  # occurrences of a quotation that are weighed by their context, the nearest first
_TELLING = 16  # a quotation this long is recognised without its context
_AGREEING = 16  # code points of context by which a shorter one is recognised


def selector_of(text: str, start: int, end: int) -> Selector:
    """The selector of `text[start:end]`. Raises ValueError for an empty or impossible stretch."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no text at {start}:{end} of {len(text)}")
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Selector(text[start:end], prefix, suffix, start, end)


def anchor(selector: Selector, text: str) -> Anchor:
    """Where the marked words stand in `text`, which need not be the text they were marked in."""
    if not selector.exact:  # a damaged row may hold nothing
        return _orphan(selector, text)
    begins = selector.start - len(selector.prefix)
    if begins >= 0 and text.startswith(selector.prefix + selector.exact + selector.suffix, begins):
        return _exact(selector, selector.start)
    stands = text.startswith(selector.exact, selector.start)
    at = _beside(selector, text, selector.prefix, selector.suffix)
    if at is not None:
        return _exact(selector, at)
    if stands:
        return _exact(selector, selector.start)
    from dialogue_reader.notes.anchoring.fuzzy import alike, context_score

    # The words themselves where little around them stayed, or edited words where much did: whichever is more like it.
    places = [(context_score(selector, text, at, at + len(selector.exact)), at) for at in _elsewhere(selector, text)]
    edited = alike(selector, text)
    if places:
        context, at = max(places, key=lambda place: (place[0], -abs(place[1] - selector.start)))
        if edited is None or 1 + context >= edited.score:
            return _exact(selector, at)
    if edited is not None:
        return Anchor(edited.start, edited.end, "changed")
    return _orphan(selector, text)


def _orphan(selector: Selector, text: str) -> Anchor:
    at = min(selector.start, len(text))
    return Anchor(at, at, "orphan")


def _exact(selector: Selector, at: int) -> Anchor:
    return Anchor(at, at + len(selector.exact), "exact")


def _beside(selector: Selector, text: str, prefix: str, suffix: str) -> int | None:
    """The quotation between these words of its context, the nearest to the stored position."""
    if len(prefix) + len(suffix) < _AGREEING and len(selector.exact) < _TELLING:
        return None
    start = selector.start - len(prefix)
    at = nearest(text, prefix + selector.exact + suffix, start)
    return None if at is None else at + len(prefix)


def _elsewhere(selector: Selector, text: str) -> list[int]:
    """Where the quotation occurs next to one side of its context, or next to enough of it."""
    sides = (_beside(selector, text, selector.prefix, ""), _beside(selector, text, "", selector.suffix))
    telling = len(selector.exact) >= _TELLING
    places = occurrences(text, selector.exact, selector.start, _PLACES)
    known = [at for at in places if telling or sum(_agreement(selector, text, at)) >= _AGREEING]
    return [*(at for at in sides if at is not None), *known]


def _agreement(selector: Selector, text: str, at: int) -> tuple[int, int]:
    """How many code points of the prefix and of the suffix are unchanged around a quotation at `at`."""
    end = at + len(selector.exact)
    before = _common(selector.prefix[::-1], text[max(0, at - CONTEXT) : at][::-1])
    return before, _common(selector.suffix, text[end : end + CONTEXT])


def _common(one: str, other: str) -> int:
    """The length of the beginning that two strings share."""
    for k, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return k
    return min(len(one), len(other))
