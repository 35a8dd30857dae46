"""Whether a place is that of a quotation: neither chance must explain it, nor a sentence that is merely alike.

It counts how many words stayed that should have stayed: those of the quotation, and those around it up to the ends of
its paragraphs. A word less is the more telling the fewer there are, and the context has to agree on both sides.
"""

from itertools import pairwise
from math import inf
from typing import NamedTuple

from dialogue_reader.notes.anchoring.alignment import Alignment
from dialogue_reader.notes.anchoring.quotation import line_end, line_start
from dialogue_reader.notes.anchoring.words import WordPlaces, words_in

# In bits.
_LOST = 2.0  # against chance: each word that should be there
_TELLING = 10.0  # what one word tells at most
_ALIKE_KEPT, _ALIKE_LOST = 1.15, 1.5  # for and against the very sentence, where one that is alike might stand
_BEYOND = 2.3  # what all words beyond the paragraph tell about that at most
_MISSHAPEN = 6.0, 5.0  # against each: an end of a paragraph where there should be none, or none where one should be

_PARTED = 6.0  # against the very sentence: on one side, as many words as follow from here on are all others
_PARTED_FOR = 5  # words

_SURE = 12.0  # with which a place is no chance
_ALIKE_SURE = 4.0  # likeness with which it is that of the very sentence
_MISSHAPEN_SURE, _GONE_SURE = 8.0, 30.0  # the same where paragraphs begin or end elsewhere; where a line is gone
_COMMON_SURE = 8.0  # the same where a single common word of those marked stayed
_LINE_SURE, _SHORT_LINE = 2.3, 6  # the same for each line by itself, but for one of fewer words
_RIVAL, _ALIKE_RIVAL = 0.6, -1.0  # of the best score, and of likeness: with less, a place is no rival
_ONE_SIDE = 0.4  # of the words on the side of which fewest stayed
_BESIDE = 2  # words on either side of the only marked one that stayed, of which one at least is to be beside it
_RARE = 5.0  # bits; beside a word that tells less, it is to be the very next one
_GONE = 0.25  # of the words, in whole paragraphs
_MARKED = 0.4  # of the marked words that must be there
_WRITTEN_BETWEEN = 2.0  # against the very line: each word written between two that stayed, but for one
_LINE = 200  # code points of a line that are looked at
_AS_LONG = 2  # words more or less that a line may have


class Evidence(NamedTuple):
    """In bits, how unlikely a place is by chance (`score`), and for a sentence that is merely alike (`likeness`).

    `weakest` is the likeness of the line that stayed least, by itself. `needed` is the likeness that there has to be.
    `sides` is the share of words that stayed before or after the marked ones, whichever is less; None where one side
    or both are beyond the paragraph. `holds_words` is whether the marked words are there, too: a place that has only
    what stood around them cannot be believed, but casts doubt on another one.
    """

    score: float
    likeness: float
    weakest: float
    needed: float
    sides: float | None
    holds_words: bool

    @property
    def is_enough(self) -> bool:
        """Whether the place can be believed."""
        is_there = self.holds_words and self.score >= _SURE
        is_the_very_one = self.likeness >= self.needed and self.weakest >= _LINE_SURE
        return is_there and is_the_very_one and (self.sides is None or self.sides >= _ONE_SIDE)

    def rivals(self, best: "Evidence") -> bool:
        """Whether the quotation may as well be here, where the evidence of another place is `best`."""
        if self.score < _SURE:
            return False
        if self.likeness >= _ALIKE_SURE:
            return True
        return self.likeness >= best.likeness or (self.likeness > _ALIKE_RIVAL and self.score > _RIVAL * best.score)


def weighed(alignment: Alignment, places: WordPlaces) -> Evidence | None:
    """What speaks for the place; None where too little of the quotation is there."""
    quotation, kept = alignment.quotation, alignment.kept
    if not any(quotation.should_hold(quotation.words[k]) for k in kept):
        return None
    score, likeness, weakest, needed, gone = -places.surprise, 0.0, inf, _ALIKE_SURE, 0
    for paragraph in quotation.paragraphs:
        stayed = [k for k in paragraph if k in kept]
        lost = len(paragraph) - len(stayed) if stayed else 1
        gone += 0 if stayed else len(paragraph)
        score += _told(alignment, stayed, places) - _LOST * lost
        likeness += _ALIKE_KEPT * len(stayed) - _ALIKE_LOST * lost
        if len(paragraph) >= _SHORT_LINE and stayed:
            weakest = min(weakest, _likeness_alone(alignment, paragraph))
        elif len(paragraph) >= _SHORT_LINE:
            needed = _GONE_SURE
    if gone > _GONE * sum(map(len, quotation.paragraphs)):
        return None
    beyond = [k for k in kept if not quotation.should_hold(quotation.words[k])]
    misshapen, within = _misshapen(alignment)
    score += _told(alignment, beyond, places) - _MISSHAPEN[0] * misshapen
    likeness += min(_BEYOND, _ALIKE_KEPT * len(beyond)) - _MISSHAPEN[1] * misshapen - _written_in(alignment)
    likeness -= _PARTED * _parted_sides(alignment)
    if within:
        weakest, needed = weakest - _MISSHAPEN[1] * within, max(needed, _MISSHAPEN_SURE)
    if len(alignment.inside) == 1 and not _is_rare(alignment, places):
        needed = max(needed, _COMMON_SURE)
    return Evidence(score, likeness, weakest, needed, _sides(alignment), _holds_words(alignment, places))


def _told(alignment: Alignment, numbers: list[int], places: WordPlaces) -> float:
    return sum(min(_TELLING, places.surprise_of(alignment.quotation.words[k].key)) for k in numbers)


def _sides(alignment: Alignment) -> float | None:
    """The share of words that stayed on that side of the marked ones where fewest did, if there are two sides."""
    kept = alignment.kept
    gone = {k for paragraph in alignment.quotation.paragraphs if kept.isdisjoint(paragraph) for k in paragraph}
    sides = [side for side in alignment.quotation.beside if len(side) > 1 and not gone.issuperset(side)]
    return min(sum(k in kept for k in side) / len(side) for side in sides) if len(sides) > 1 else None


def _holds_words(alignment: Alignment, places: WordPlaces) -> bool:
    """Whether enough of the marked words are there, and a single one not just by chance."""
    inside = alignment.inside
    if not inside or len(inside) < _MARKED * len(alignment.quotation.marked):
        return False
    if len(inside) == 1:
        return not (_is_doubled(alignment) or _is_alone(alignment, places))
    written = (inside[-1].printed - inside[0].printed) - (inside[-1].quoted - inside[0].quoted)
    return written < len(inside)  # or more was written between them than is left of them


def _is_alone(alignment: Alignment, places: WordPlaces) -> bool:
    """Whether none of the words beside the one that stayed is there: it may be that word in another's place."""
    (pair,), quotation = alignment.inside, alignment.quotation
    reach = _BESIDE if _is_rare(alignment, places) else 1
    numbers = range(max(0, pair.quoted - reach), min(len(quotation.words), pair.quoted + reach + 1))
    near = {number for number in numbers if number != pair.quoted and quotation.should_hold(quotation.words[number])}
    beside = (other for other in alignment.pairs if other.quoted in near)
    return bool(near) and all(abs(other.printed - pair.printed) > reach for other in beside)


def _is_rare(alignment: Alignment, places: WordPlaces) -> bool:
    """Whether the only marked word that stayed is one that stands in few places."""
    return places.surprise_of(alignment.quotation.words[alignment.inside[0].quoted].key) >= _RARE


def _parted_sides(alignment: Alignment) -> int:
    """On how many sides of the marked words a sentence goes on in other words for good, which began alike."""
    before, after = alignment.quotation.beside
    outer = before[:_PARTED_FOR], after[-_PARTED_FOR:]
    return sum(len(words) == _PARTED_FOR and alignment.kept.isdisjoint(words) for words in outer)


def _written_in(alignment: Alignment) -> float:
    """Words written in between those that stayed, beyond what an edit writes."""
    quotation = alignment.quotation
    pairs = [pair for pair in alignment.pairs if quotation.should_hold(quotation.words[pair.quoted])]
    added = (pairs[-1].printed - pairs[0].printed) - (pairs[-1].quoted - pairs[0].quoted)
    return max(0.0, added - 1 - 0.1 * len(pairs))


def _likeness_alone(alignment: Alignment, line: tuple[int, ...]) -> float:
    """The likeness of a line by itself: captions and headings may share all of another one."""
    pairs = [pair for pair in alignment.pairs if pair.quoted in line]
    added = ((b.printed - a.printed) - (b.quoted - a.quoted) for a, b in pairwise(pairs))
    written = sum(max(0, words - 1) for words in added)  # an edit may write one
    return _ALIKE_KEPT * len(pairs) - _ALIKE_LOST * (len(line) - len(pairs)) - _WRITTEN_BETWEEN * written


def _is_doubled(alignment: Alignment) -> bool:
    """Whether the only marked word that stayed is there twice, or no longer, close together: either may be meant."""
    words, printed, pair = alignment.quotation.words, alignment.printed, alignment.inside[0]
    before = words[max(0, pair.quoted - 2) : pair.quoted + 3]
    after = printed[max(0, pair.printed - 2) : pair.printed + 3]
    key = printed[pair.printed].key
    return sum(word.key == key for word in before) != sum(word.key == key for word in after)


def _misshapen(alignment: Alignment) -> tuple[int, int]:
    """How many of both ends of the paragraphs are where there should be none, or the other way round.

    The second number leaves out the ends of the text itself, where more may have been written.
    """
    quotation, text = alignment.quotation, alignment.text
    pairs = [pair for pair in alignment.pairs if quotation.should_hold(quotation.words[pair.quoted])]
    (first, first_printed), (last, last_printed) = alignment.words(pairs[0]), alignment.words(pairs[-1])
    low, high = line_start(quotation.text, first.start), line_end(quotation.text, last.end)
    line, end = line_start(text, first_printed.start), line_end(text, last_printed.end)
    before = len(words_in(text, max(line, first_printed.start - _LINE), first_printed.start))
    after = len(words_in(text, last_printed.end, min(end, last_printed.end + _LINE)))
    begins_text = quotation.selector.begins_text and not low
    ends_text = quotation.selector.ends_text and high == len(quotation.text)
    should_be_before = sum(low <= word.start < first.start for word in quotation.words)
    should_be_after = sum(last.end <= word.start < high for word in quotation.words)
    begins_elsewhere = _differs(begins_text or low > 0, before, should_be_before)
    ends_elsewhere = _differs(ends_text or high < len(quotation.text), after, should_be_after)
    within = (begins_elsewhere and not begins_text) + (ends_elsewhere and not ends_text)
    return begins_elsewhere + ends_elsewhere, within


def _differs(is_end: bool, words: int, expected: int) -> bool:
    return words > expected + _AS_LONG if is_end else words == 0 or words < expected - _AS_LONG
