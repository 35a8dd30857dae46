"""Finding a quotation again whose words were edited, or that has moved with what stands around it.

The words by which it is searched agree on a few places; over each, the quotation is laid word by word. A place is
believed when there is evidence enough, and no other place does nearly as well.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from dialogue_reader.notes.anchoring import edges
from dialogue_reader.notes.anchoring.alignment import aligned
from dialogue_reader.notes.anchoring.evidence import Evidence, weighed
from dialogue_reader.notes.anchoring.quotation import Quotation
from dialogue_reader.notes.anchoring.words import WordPlaces
from dialogue_reader.notes.model import CONTEXT, Selector

_VOTES = 800  # places of words that count, those of the rarest words first
_CANDIDATES = 8  # places over which the quotation is laid
_WORTH = 0.3  # of the votes of the best candidate: with less, a place can be no rival
_CLOSE = 64  # code points by which a few corrections above move it
_SHARED = 0.5  # of what a place takes up: where it has more in common with another, both are the same
_LIKELY = 0.3  # of the words: with less, a place is not worth showing
_LONG = 12_000  # code points; of a longer quotation only the ends are looked for
_END = 2_000  # code points of each end


class Place(NamedTuple):
    """A stretch of the text, with the stretch `around` it that the context takes up, and what speaks for it.

    `share` is how many of the words marked and around them are there (0..1).
    """

    start: int
    end: int
    around: tuple[int, int]
    share: float
    evidence: Evidence

    def is_apart(self, other: "Place") -> bool:
        """Whether it is another place, and not the same one laid a little otherwise."""
        both = min(self.around[1], other.around[1]) - max(self.around[0], other.around[0])
        is_beside = self.end <= other.start or other.end <= self.start
        return is_beside and both <= _SHARED * (self.around[1] - self.around[0])


def ends_of(selector: Selector) -> tuple[Selector, ...]:
    """What is looked for: the selector itself, or the two ends of a long quotation."""
    exact = selector.exact
    if len(exact) <= _LONG:
        return (selector,)
    after, before = exact[_END : _END + CONTEXT], exact[-_END - CONTEXT : -_END]
    head = Selector(exact[:_END], selector.prefix, after, selector.start, selector.start + _END)
    tail = Selector(exact[-_END:], before, selector.suffix, selector.end - _END, selector.end)
    return head, tail


def place_of(quotations: Sequence[Quotation], text: str, words: WordPlaces) -> tuple[int, int] | None:
    """Where the quotation, or that between both its ends, stands in `text`; None where that is in doubt."""
    places = [_likeliest(quotation, text, words) for quotation in quotations]
    first, last = places[0], places[-1]
    if first is None or last is None:
        return None
    length = quotations[-1].selector.end - quotations[0].selector.start
    if len(places) > 1 and not 0.5 * length < last.end - first.start < 2 * length:
        return None
    return first.start, last.end


def likely_places(selector: Selector, text: str) -> list[Place]:
    """Where the words of an orphan, or those around them, may be, the likeliest first.

    Of a long quotation, it is where its first words may be.
    """
    quotation = Quotation(ends_of(selector)[0])
    words = WordPlaces(text, (word.key for word in quotation.voters))
    likely: list[Place] = []
    places = _places(quotation, text, words)
    for place in sorted(places, key=lambda place: (-place.share, abs(place.start - selector.start))):
        if place.share >= _LIKELY and all(place.is_apart(better) for better in likely):
            likely.append(place)
    return likely


def _places(quotation: Quotation, text: str, words: WordPlaces) -> list[Place]:
    """Where the quotation may be at all."""
    return [place for at in _candidates(quotation, words) if (place := _laid(quotation, text, at, words))]


def _likeliest(quotation: Quotation, text: str, words: WordPlaces) -> Place | None:
    places = _places(quotation, text, words)
    stored = quotation.selector.start
    holding = [place for place in places if place.evidence.holds_words]
    if not holding:
        return None
    best = max(holding, key=lambda place: (place.evidence.score, -abs(place.start - stored)))
    rivals = [place for place in places if place.is_apart(best) and place.evidence.rivals(best.evidence)]
    if any(rival.evidence.score > best.evidence.score for rival in rivals):  # it has lost the marked words
        return None
    if rivals and not _stands_still(best, rivals, stored):
        return None
    return best if best.evidence.is_enough else None


def _stands_still(best: Place, rivals: Sequence[Place], stored: int) -> bool:
    """Whether the best of like places is the only one that still is where it was, and no other is more like it."""
    is_near = abs(best.start - stored) <= _CLOSE
    return is_near and all(
        abs(rival.start - stored) > _CLOSE and rival.evidence.likeness <= best.evidence.likeness for rival in rivals
    )


def _laid(quotation: Quotation, text: str, at: int, words: WordPlaces) -> Place | None:
    alignment = aligned(quotation, text, at)
    evidence = weighed(alignment, words)
    if evidence is None:
        return None
    first, last = alignment.words(alignment.pairs[0])[1], alignment.words(alignment.pairs[-1])[1]
    around, share = (first.start, last.end), len(alignment.kept) / len(quotation.words)
    if not evidence.holds_words:
        return Place(*around, around, share, evidence)
    start, end = edges.begin(alignment), edges.end(alignment)
    return Place(start, end, around, share, evidence) if start < end else None


def _candidates(quotation: Quotation, places: WordPlaces) -> list[int]:
    """Where the quotation with its context might begin: on what its words agree, the likeliest first."""
    stored = quotation.selector.start - quotation.begin
    width = 24 + len(quotation.text) // 8
    votes: dict[int, dict[int, float]] = defaultdict(dict)  # bits of each word, by neighbourhood
    begins: dict[int, list[int]] = defaultdict(list)
    left = _VOTES
    for word in sorted(quotation.voters, key=lambda word: len(places.of(word.key))):
        if left <= 0:
            break
        for place in _nearest(places.of(word.key), stored + word.start, left):
            neighbourhood = (place - word.start) // width
            begins[neighbourhood].append(place - word.start)
            votes[neighbourhood][word.start] = places.surprise_of(word.key)
            left -= 1
    # Words drift over the edge of a neighbourhood.
    worth = {k: sum(({**votes[k], **votes.get(k + 1, {})}).values()) for k in begins}
    ranked = sorted(worth, key=lambda k: (-worth[k], abs(k * width - stored)))[:_CANDIDATES]
    around = [sorted([*begins[k], *begins.get(k + 1, [])]) for k in ranked if worth[k] > _WORTH * worth[ranked[0]]]
    return [begins[len(begins) // 2] for begins in around]


def _nearest(places: Sequence[int], near: int, count: int) -> Sequence[int]:
    if len(places) <= count:
        return places
    first = min(max(0, bisect_left(places, near) - count // 2), len(places) - count)
    return places[first : first + max(0, count)]
