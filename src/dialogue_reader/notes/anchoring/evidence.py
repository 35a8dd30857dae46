"""Whether a place is that of a quotation: neither chance must explain it, nor a sentence that is merely alike.

It counts how many words stayed that should have stayed: those of the quotation, and those around it up to the ends of
its paragraphs. A word less is the more telling the fewer there are, and the context has to agree on both sides.
"""

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

_SURE = 12.0
_ALIKE_SURE = 4.0
_RIVAL, _ALIKE_RIVAL = 0.6, -1.0  # of the best score, and of likeness: with less, a place is no rival
_ONE_SIDE = 0.4  # of the words on the side of which fewest stayed
_BESIDE = 2  # words on either side of the only marked one that stayed, of which one at least is to be beside it
_GONE = 0.25  # of the words, in whole paragraphs
_MARKED = 0.4  # of the marked words that must be there
_LINE = 200  # code points of a line that are looked at
_AS_LONG = 2  # words more or less that a line may have


class Evidence(NamedTuple):
    """In bits, how unlikely a place is by chance (`score`), and for a sentence that is merely alike (`likeness`).

    `sides` is the share of words that stayed before or after the marked ones, whichever is less; None where one side
    or both are beyond the paragraph. `holds_words` is whether the marked words are there, too: a place that has only
    what stood around them cannot be believed, but casts doubt on another one.
    """

    score: float
    likeness: float
    sides: float | None
    holds_words: bool

    @property
    def is_enough(self) -> bool:
        """Whether the place can be believed."""
        is_there = self.holds_words and self.score >= _SURE and self.likeness >= _ALIKE_SURE
        return is_there and (self.sides is None or self.sides >= _ONE_SIDE)

    def rivals(self, best: "Evidence") -> bool:
        """Whether the quotation may as well be here, where the evidence of another place is `best`."""
        if self.score < _SURE:
            return False
        return self.likeness >= best.likeness or (self.likeness > _ALIKE_RIVAL and self.score > _RIVAL * best.score)


def weighed(alignment: Alignment, places: WordPlaces) -> Evidence | None:
    """What speaks for the place; None where too little of the quotation is there."""
    quotation, kept = alignment.quotation, alignment.kept
    if not any(quotation.should_hold(quotation.words[k]) for k in kept):
        return None
    score, likeness, gone = -places.surprise, 0.0, 0
    for paragraph in quotation.paragraphs:
        stayed = [k for k in paragraph if k in kept]
        lost = len(paragraph) - len(stayed) if stayed else 1
        gone += 0 if stayed else len(paragraph)
        score += _told(alignment, stayed, places) - _LOST * lost
        likeness += _ALIKE_KEPT * len(stayed) - _ALIKE_LOST * lost
    if gone > _GONE * sum(map(len, quotation.paragraphs)):
        return None
    beyond = [k for k in kept if not quotation.should_hold(quotation.words[k])]
    misshapen = _misshapen(alignment)
    score += _told(alignment, beyond, places) - _MISSHAPEN[0] * misshapen
    likeness += min(_BEYOND, _ALIKE_KEPT * len(beyond)) - _MISSHAPEN[1] * misshapen - _written_in(alignment)
    likeness -= _PARTED * _parted_sides(alignment)
    return Evidence(score, likeness, _sides(alignment), _holds_words(alignment))


def _told(alignment: Alignment, numbers: list[int], places: WordPlaces) -> float:
    return sum(min(_TELLING, places.surprise_of(alignment.quotation.words[k].key)) for k in numbers)


def _sides(alignment: Alignment) -> float | None:
    """The share of words that stayed on that side of the marked ones where fewest did, if there are two sides."""
    kept = alignment.kept
    gone = {k for paragraph in alignment.quotation.paragraphs if kept.isdisjoint(paragraph) for k in paragraph}
    sides = [side for side in alignment.quotation.beside if len(side) > 1 and not gone.issuperset(side)]
    return min(sum(k in kept for k in side) / len(side) for side in sides) if len(sides) > 1 else None


def _holds_words(alignment: Alignment) -> bool:
    """Whether enough of the marked words are there, and a single one not just by chance."""
    inside = alignment.inside
    if not inside or len(inside) < _MARKED * len(alignment.quotation.marked):
        return False
    return len(inside) > 1 or not (_is_doubled(alignment) or _is_alone(alignment))


def _is_alone(alignment: Alignment) -> bool:
    """Whether none of the words right beside the one that stayed is there: it may be that word in another's place."""
    (pair,), quotation = alignment.inside, alignment.quotation
    numbers = range(max(0, pair.quoted - _BESIDE), min(len(quotation.words), pair.quoted + _BESIDE + 1))
    near = {number for number in numbers if number != pair.quoted and quotation.should_hold(quotation.words[number])}
    beside = (other for other in alignment.pairs if other.quoted in near)
    return bool(near) and all(abs(other.printed - pair.printed) > _BESIDE for other in beside)


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


def _is_doubled(alignment: Alignment) -> bool:
    """Whether the one marked word stands there twice, or no longer does so, close together: either may be meant."""
    words, printed, pair = alignment.quotation.words, alignment.printed, alignment.inside[0]
    if len(alignment.quotation.marked) > 1:
        return False
    before, after = (
        words[max(0, pair.quoted - 2) : pair.quoted + 3],
        printed[max(0, pair.printed - 2) : pair.printed + 3],
    )
    key = printed[pair.printed].key
    return sum(word.key == key for word in before) != sum(word.key == key for word in after)


def _misshapen(alignment: Alignment) -> int:
    """How many of both ends of the paragraphs are where there should be none, or the other way round."""
    quotation, text = alignment.quotation, alignment.text
    pairs = [pair for pair in alignment.pairs if quotation.should_hold(quotation.words[pair.quoted])]
    (first, first_printed), (last, last_printed) = alignment.words(pairs[0]), alignment.words(pairs[-1])
    low, high = line_start(quotation.text, first.start), line_end(quotation.text, last.end)
    line, end = line_start(text, first_printed.start), line_end(text, last_printed.end)
    before = len(words_in(text, max(line, first_printed.start - _LINE), first_printed.start))
    after = len(words_in(text, last_printed.end, min(end, last_printed.end + _LINE)))
    begins = low > 0 or quotation.selector.begins_text
    ends = high < len(quotation.text) or quotation.selector.ends_text
    should_be_before = sum(low <= word.start < first.start for word in quotation.words)
    should_be_after = sum(last.end <= word.start < high for word in quotation.words)
    return _differs(begins, before, should_be_before) + _differs(ends, after, should_be_after)


def _differs(is_end: bool, words: int, expected: int) -> bool:
    return words > expected + _AS_LONG if is_end else words == 0
