"""Finding words again that were themselves edited.

A few pieces of the quotation and its context are looked for; where they agree on a place, that stretch is compared
letter by letter. So the time grows with the text only as plain searching does, and the costly part never does.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from dialogue_reader.notes.anchoring.text_search import nearest, occurrences
from dialogue_reader.notes.model import Selector

_PIECE = 10  # code points; long enough to be rare, short enough to survive an edit nearby
_PIECES = 16  # each is one search through the text
_PLACES = 12  # occurrences of a piece that count, on either side of the stored position
_CANDIDATES = 4  # places that are compared letter by letter
_NEAR = 100_000  # code points on either side of the stored position
_SURE = 1.0  # the score (words and context) at which no better place is looked for
_LONG = 12_000  # code points; of a longer quotation only the ends are compared
_END = 2_000  # code points of each end
_EDGE = 32  # code points inside either end of the quotation by which that end is found
_BLOCK = 4  # equal code points in a row that are no accident

# Shares of code points that stay; for unrelated prose of one language it is 0.2 to 0.3.
_LIKE = 0.6
_LIKE_IN_CONTEXT = 0.4  # enough where both sides of the context match
_CONTEXT = 0.8
_CONTEXT_WORTH = 0.2  # of each side, added to the similarity of the words
_ALONE = 0.75  # enough without context, for a quotation that is not short
_SHORT = 30  # code points


_Blocks = list[tuple[int, int, int]]  # start and end of what stayed, in the words looked for, and its start in the text
_Finder = Callable[[_Blocks, int], int | None]


class Match(NamedTuple):
    """A stretch of text and how much it is like what was looked for, its context counted in."""

    start: int
    end: int
    score: float


def alike(selector: Selector, text: str) -> Match | None:
    """Where words stand in `text` that the quotation was edited into, as far as can be told; else None."""
    if len(selector.exact) > _LONG:
        return _long(selector, text)
    # Most edits are made near by; the whole text is asked only when what is there would not do.
    low, high = max(0, selector.start - _NEAR), min(len(text), selector.end + _NEAR)
    if (low, high) != (0, len(text)) and low < high:
        moved = selector._replace(start=selector.start - low, end=selector.end - low)
        near = _best(moved, text[low:high])
        if near and near.score >= _SURE:
            return Match(low + near.start, low + near.end, near.score)
    return _best(selector, text)


def _best(selector: Selector, text: str) -> Match | None:
    length = len(selector.prefix + selector.exact + selector.suffix)
    # A narrow look first: a caption printed twice would let the wide one begin in one and end in the other.
    tries = [(at, slack) for at in _candidates(selector, text) for slack in (8 + length // 16, 64 + length // 4)]
    matches = [match for at, slack in tries if (match := _compare(selector, text, at, slack))]
    return max(matches, key=lambda match: match.score, default=None)


def context_score(selector: Selector, text: str, start: int, end: int) -> float:
    """What the context is worth beside the likeness of the words themselves: 0 to 0.4."""
    return _CONTEXT_WORTH * sum(_sides(selector, text, start, end))


def _long(selector: Selector, text: str) -> Match | None:
    """A long quotation by its two ends, each found by itself and not too far from the other."""
    exact, length = selector.exact, len(selector.exact)
    head = Selector(exact[:_END], selector.prefix, exact[_END : _END + 32], selector.start, selector.start + _END)
    tail = Selector(exact[-_END:], exact[-_END - 32 : -_END], selector.suffix, selector.end - _END, selector.end)
    first, last = _end(head, text), _end(tail, text)
    if first is None or last is None or not 0.5 * length < last.end - first.start < 2 * length:
        return None
    return Match(first.start, last.end, (first.score + last.score) / 2)


def _end(selector: Selector, text: str) -> Match | None:
    at = nearest(text, selector.exact, selector.start)
    return alike(selector, text) if at is None else Match(at, at + len(selector.exact), 1.0)


def _candidates(selector: Selector, text: str) -> list[int]:
    """Where the prefix might begin: on what the pieces agree first, and at the stored position."""
    stored = selector.start - len(selector.prefix)
    width = max(32, len(selector.exact) // 4)
    votes: Counter[int] = Counter()
    places: dict[int, Counter[int]] = defaultdict(Counter)
    for offset, piece in _pieces(selector.prefix + selector.exact + selector.suffix):
        begins = [place - offset for place in occurrences(text, piece, stored + offset, _PLACES)]
        # A piece that a refrain repeats votes once for each neighbourhood.
        votes.update({begin // width for begin in begins})
        for begin in begins:
            places[begin // width][begin] += 1
    ranked = sorted(votes, key=lambda bucket: (-votes[bucket], abs(bucket * width - stored)))
    return [stored, *(places[bucket].most_common(1)[0][0] for bucket in ranked[:_CANDIDATES])]


def _pieces(words: str) -> Iterator[tuple[int, str]]:
    """Pieces spread evenly, each with its offset."""
    last = max(0, len(words) - _PIECE)
    count = min(_PIECES, 1 + last // (_PIECE // 2))
    seen: set[str] = set()
    for k in range(count):
        offset = last * k // max(1, count - 1)
        piece = words[offset : offset + _PIECE]
        if piece.strip() and piece not in seen:
            seen.add(piece)
            yield offset, piece


def _compare(selector: Selector, text: str, at: int, slack: int) -> Match | None:
    """What the quotation became if its prefix begins within `slack` of `at`: its two ends, and what is between them."""
    from rapidfuzz.distance import Levenshtein

    prefix, exact, suffix = selector.prefix, selector.exact, selector.suffix
    words = prefix + exact + suffix
    begins = words[: len(prefix) + _EDGE]
    first = _edge(begins, len(prefix), text, at - slack, at + len(begins) + slack, _begin)
    ends = words[-len(suffix) - _EDGE :]
    until = at + len(words)
    last = _edge(ends, len(ends) - len(suffix), text, until - len(ends) - slack, until + slack, _finish)
    if first is None or last is None:
        return None
    first, last = max(0, first), min(len(text), last)
    if first >= last:
        return None
    likeness = Levenshtein.normalized_similarity(exact, text[first:last])
    before, after = _sides(selector, text, first, last)
    if not _enough(likeness, before, after, len(exact)):
        return None
    return Match(first, last, likeness + _CONTEXT_WORTH * (before + after))


def _edge(words: str, boundary: int, text: str, low: int, high: int, find: _Finder) -> int | None:
    """Where the `boundary` in `words` lies in `text[low:high]`, judged from where they fit best."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.fuzz import partial_ratio_alignment

    low = max(0, low)
    window = text[low : max(0, high)]
    fit = partial_ratio_alignment(words, window) if len(words) <= len(window) else None
    start, end = (fit.dest_start, fit.dest_end) if fit else (0, len(window))
    steps = Levenshtein.opcodes(words, window[start:end])
    blocks = [(step.src_start, step.src_end, step.dest_start) for step in steps if step.tag == "equal"]
    edge = find(blocks, boundary)
    return None if edge is None else low + start + edge


def _begin(blocks: _Blocks, boundary: int) -> int | None:
    """Where the quotation begins: right there in what stayed, right after it, or as far before it as it was."""
    for start, end, place in blocks:
        if end - start >= _BLOCK and end >= boundary:
            return place + boundary - start
    return None


def _finish(blocks: _Blocks, boundary: int) -> int | None:
    """Where it ends: the mirror image of its beginning."""
    for start, end, place in reversed(blocks):
        if end - start >= _BLOCK and start <= boundary:
            return place + boundary - start
    return None


def _sides(selector: Selector, text: str, start: int, end: int) -> tuple[float, float]:
    """How much (0 to 1) of the prefix and the suffix still stands beside `text[start:end]`."""
    from rapidfuzz.distance import Levenshtein

    prefix, suffix = selector.prefix, selector.suffix
    before = Levenshtein.normalized_similarity(prefix, text[max(0, start - len(prefix)) : start]) if prefix else 0.0
    return before, Levenshtein.normalized_similarity(suffix, text[end : end + len(suffix)]) if suffix else 0.0


def _enough(likeness: float, before: float, after: float, length: int) -> bool:
    if min(before, after) >= _CONTEXT:
        return likeness >= _LIKE_IN_CONTEXT
    if max(before, after) >= _CONTEXT:
        return likeness >= _LIKE
    return length >= _SHORT and likeness >= _ALONE
