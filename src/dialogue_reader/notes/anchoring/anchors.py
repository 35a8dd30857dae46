"""Tying a note to words, and finding those words again after the article was edited.

A position alone breaks with the first correction above it, a quotation alone stands in several places; together, with
the words around, they lead back. The order is that of Hypothesis: the stored position while the quotation stands there,
the quotation with its context, something much like it, and then an honest "orphan": a note on the wrong words is worse
than one without. All of it is pure, and takes time in proportion to the text, which is gone through once for all the
notes on it.
"""

from bisect import bisect_left
from collections.abc import Sequence

from dialogue_reader.notes.anchoring.text_search import nearest, occurrences
from dialogue_reader.notes.model import CONTEXT, SHORT_CONTEXT, Anchor, Selector

_TELLING = 16  # code points of a quotation that are recognised without context, and of context that tells a shorter one
_LIKE = 0.7  # of the code points of a quotation whose context is all there
_LONGEST = 10_000  # code points of a quotation that is compared as a whole
_NEAR = 100_000  # code points on either side of the stored position, where most edits leave a quotation


def selector_of(text: str, start: int, end: int) -> Selector:
    """The selector of `text[start:end]`. Raises ValueError for an empty or impossible stretch."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no text at {start}:{end} of {len(text)}")
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Selector(text[start:end], prefix, suffix, start, end)


def anchor(selector: Selector, text: str) -> Anchor:
    """Where the marked words stand in `text`, which need not be the text they were marked in."""
    return anchors([selector], text)[0]


def anchors(selectors: Sequence[Selector], text: str) -> list[Anchor]:
    """The same for each of several selectors of one text."""
    places = [_unchanged(selector, text) or _between(selector, text) for selector in selectors]
    _settle_twins(selectors, text, places)
    # A damaged row may hold nothing.
    edited = {k: selectors[k] for k, place in enumerate(places) if place is None and selectors[k].exact}
    moved = _edited(list(edited.values()), text) if edited else []
    by_number = dict(zip(edited, moved, strict=True))
    return [place or by_number.get(k) or _orphan(selectors[k], text) for k, place in enumerate(places)]


def _unchanged(selector: Selector, text: str) -> Anchor | None:
    """The quotation with all its context, at its place or near by."""
    around = selector.prefix + selector.exact + selector.suffix
    start = selector.start - len(selector.prefix)
    if not selector.exact:
        return None
    if start >= 0 and text.startswith(around, start) and _is_whole(selector, text):
        return _exact(selector, selector.start)
    if len(around) - len(selector.exact) < _TELLING and len(selector.exact) < _TELLING:
        return None
    at = _only(text, around, start)
    return None if at is None else _exact(selector, at + len(selector.prefix))


def _only(text: str, piece: str, near: int) -> int | None:
    """Where `piece` stands near by, if it does so once: of two like places nothing says which is meant."""
    low = max(0, near - _NEAR)
    places = set(occurrences(text[low : max(0, near) + len(piece) + _NEAR], piece, near - low, 2))
    return low + places.pop() if len(places) == 1 else None


def _settle_twins(selectors: Sequence[Selector], text: str, places: list[Anchor | None]) -> None:
    """Put a quotation that stands there several times where the unchanged ones before and after it moved alike."""
    moved = [
        (selector.start, place.start - selector.start)
        for selector, place in zip(selectors, places, strict=True)
        if place is not None and place.standing == "exact"
    ]
    moved.sort()
    for number, selector in enumerate(selectors):
        if places[number] is not None or not selector.exact:
            continue
        after = bisect_left(moved, (selector.start, -len(text)))
        if not 0 < after < len(moved) or moved[after - 1][1] != moved[after][1]:
            continue
        at = selector.start + moved[after][1]
        if text.startswith(selector.prefix + selector.exact + selector.suffix, at - len(selector.prefix)):
            places[number] = _exact(selector, at)


def _between(selector: Selector, text: str) -> Anchor | None:
    """What the quotation was edited into, where all that stood around it stands there still."""
    prefix, exact, suffix = selector.prefix, selector.exact, selector.suffix
    if not exact or len(exact) > _LONGEST or len(prefix) + len(suffix) < _TELLING:
        return None
    start = _after_prefix(selector, text)
    if start is None:
        return None
    reach = start + 2 * len(exact) + CONTEXT
    if not selector.ends_text:
        length = nearest(text[start:reach], suffix, len(exact))
    else:  # it stood at the end of the text
        length = len(text) - len(suffix) - start if text.endswith(suffix) and len(text) <= reach else None
    if not length or length < 0:
        return None
    end = start + length
    from rapidfuzz.distance import Indel

    likeness = Indel.normalized_similarity(exact, text[start:end], score_cutoff=_LIKE)
    return Anchor(start, end, "changed") if likeness >= _LIKE else None


def _after_prefix(selector: Selector, text: str) -> int | None:
    """Where the prefix ends, near by; at the beginning of the text where it stood there."""
    prefix, near = selector.prefix, selector.start
    if selector.begins_text:
        return len(prefix) if text.startswith(prefix) else None
    at = _only(text, prefix, near - len(prefix))
    return None if at is None else at + len(prefix)


def _is_whole(selector: Selector, text: str) -> bool:
    """Whether the text begins and ends where it did, of a quotation at its first or last words."""
    return len(selector.prefix) >= min(SHORT_CONTEXT, selector.start) and (
        not selector.ends_text or selector.end + len(selector.suffix) == len(text)
    )


def _edited(selectors: Sequence[Selector], text: str) -> list[Anchor | None]:
    """Where quotations are whose words or context were edited; None for what is not found, or in doubt."""
    from dialogue_reader.notes.anchoring.places import ends_of, place_of
    from dialogue_reader.notes.anchoring.quotation import Quotation
    from dialogue_reader.notes.anchoring.words import WordPlaces

    quotations = [[Quotation(part) for part in ends_of(selector)] for selector in selectors]
    words = WordPlaces(text, (word.key for parts in quotations for part in parts for word in part.voters))
    anchors: list[Anchor | None] = []
    for selector, parts in zip(selectors, quotations, strict=True):
        place = place_of(parts, text, words)
        if place is not None:
            is_same = text[slice(*place)] == selector.exact
            anchors.append(Anchor(*place, "exact" if is_same else "changed"))
        elif _stands_once(selector, text):  # what stood around it does not
            anchors.append(_exact(selector, selector.start))
        else:
            anchors.append(None)
    return anchors


def _stands_once(selector: Selector, text: str) -> bool:
    """Whether the quotation stands where it did and nowhere else; a single word may do so by chance."""
    exact = selector.exact
    is_telling = len(exact) >= _TELLING or len(exact.split()) > 1
    return is_telling and text.startswith(exact, selector.start) and text.count(exact) == 1


def _orphan(selector: Selector, text: str) -> Anchor:
    at = min(selector.start, len(text))
    return Anchor(at, at, "orphan")


def _exact(selector: Selector, at: int) -> Anchor:
    return Anchor(at, at + len(selector.exact), "exact")
