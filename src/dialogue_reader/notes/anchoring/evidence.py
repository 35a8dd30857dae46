"""Whether a place is that of a quotation: neither chance must explain it, nor a sentence that is merely alike.

It counts how many words stayed that should have stayed: those of the quotation, and those around it up to the ends of
its paragraphs. Each line is judged by itself as well, for a caption or a heading may share the others with its like.
"""

from itertools import pairwise
from math import inf
from typing import NamedTuple

from dialogue_reader.notes.anchoring.alignment import Alignment
from dialogue_reader.notes.anchoring.quotation import line_end, line_start
from dialogue_reader.notes.anchoring.words import WordPlaces, words_in

# In bits, against chance.
_LOST = 2.0  # each word that should be there
_TELLING = 10.0  # what one word tells at most
_SURE = 12.0  # with which a place is no chance

# In bits, for and against the very sentence, where one that is alike might stand.
_ALIKE_KEPT, _ALIKE_LOST = 1.15, 1.5  # each word that stayed, or did not
_WRITTEN = 2.0  # each word written between two that stayed, but for one, as an edit may write
_MISSHAPEN = 12.0  # each end of a paragraph where there should be none, or none where one should be
_ALIKE_SURE = 3.5  # with which a place is that of the very sentence, and each of its lines that very line
_SHORT_LINE = 6  # words; a line of fewer says nothing by itself

_RIVAL, _ALIKE_RIVAL = 0.6, -1.0  # of the best score, and of likeness: with less, a place is no rival
_BESIDE = 2  # words on either side of the only marked one that stayed, of which one at least is to be beside it
_RARE = 5.0  # bits; beside a word that tells less, it is to be the very next one
_GONE = 0.25  # of the words, in whole paragraphs
_MARKED = 0.4  # of the marked words that must be there
_LINE = 200  # code points of a line that are looked at
_AS_LONG = 2  # words more or less that a line may have


class Evidence(NamedTuple):
    """In bits, how unlikely a place is by chance (`score`), and for a sentence that is merely alike (`likeness`).

    `weakest` is the likeness of the line that stayed least, by itself. `holds_words` is whether the marked words are
    there, too: a place that has only what stood around them cannot be believed, but casts doubt on another one.
    """

    score: float
    likeness: float
    weakest: float
    holds_words: bool

    @property
    def is_enough(self) -> bool:
        """Whether the place can be believed."""
        is_the_very_one = min(self.likeness, self.weakest) >= _ALIKE_SURE
        return self.holds_words and self.score >= _SURE and is_the_very_one

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
    lines = {line: _likeness(alignment, line) for line in quotation.paragraphs}
    gone = [line for line in lines if kept.isdisjoint(line)]
    if len(gone) == len(lines) or sum(map(len, gone)) > _GONE * sum(map(len, lines)):
        return None
    # A paragraph that is gone may have been taken out at once: it counts like one word.
    lost = sum(1 if line in gone else sum(k not in kept for k in line) for line in lines)
    score = sum(min(_TELLING, places.surprise_of(quotation.words[k].key)) for k in kept) - _LOST * lost
    likeness = sum(-_ALIKE_LOST if line in gone else lines[line] for line in lines)
    weakest = min((lines[line] for line in lines if len(line) >= _SHORT_LINE), default=inf)
    misshapen = _MISSHAPEN * _misshapen(alignment)
    return Evidence(score - places.surprise, likeness - misshapen, weakest - misshapen, _holds_words(alignment, places))


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
    """Whether the only marked word that stayed is one that stands in few places, and spelled as it was."""
    quoted, printed = alignment.words(alignment.inside[0])
    return quoted.key == printed.key and places.surprise_of(quoted.key) >= _RARE


def _likeness(alignment: Alignment, line: tuple[int, ...]) -> float:
    """What speaks for the very line, by itself: captions and headings may share all of another one."""
    pairs = [pair for pair in alignment.pairs if pair.quoted in line]
    added = ((b.printed - a.printed) - (b.quoted - a.quoted) for a, b in pairwise(pairs))
    written = sum(max(0, words - 1) for words in added)
    return _ALIKE_KEPT * len(pairs) - _ALIKE_LOST * (len(line) - len(pairs)) - _WRITTEN * written


def _is_doubled(alignment: Alignment) -> bool:
    """Whether the only marked word that stayed is there twice, or no longer, close together: either may be meant."""
    quotation, (pair,) = alignment.quotation, alignment.inside
    around = quotation.words[max(0, pair.quoted - 2) : pair.quoted + 3]
    around_there = alignment.printed[max(0, pair.printed - 2) : pair.printed + 3]
    key = quotation.words[pair.quoted].key
    count = sum(quotation.spelling_of(word.key) == key for word in around_there)
    return count != sum(word.key == key for word in around)


def _misshapen(alignment: Alignment) -> int:
    """How many of both ends of the paragraphs are where there should be none, or the other way round.

    Where the text itself began or ended, more may have been written.
    """
    quotation, text = alignment.quotation, alignment.text
    pairs = [pair for pair in alignment.pairs if quotation.should_hold(quotation.words[pair.quoted])]
    (first, first_printed), (last, last_printed) = alignment.words(pairs[0]), alignment.words(pairs[-1])
    low, high = line_start(quotation.text, first.start), line_end(quotation.text, last.end)
    line, end = line_start(text, first_printed.start), line_end(text, last_printed.end)
    before = len(words_in(text, max(line, first_printed.start - _LINE), first_printed.start))
    after = len(words_in(text, last_printed.end, min(end, last_printed.end + _LINE)))
    should_be_before = sum(low <= word.start < first.start for word in quotation.words)
    should_be_after = sum(last.end <= word.start < high for word in quotation.words)
    begins_elsewhere = _differs(low > 0, before, should_be_before)
    ends_elsewhere = _differs(high < len(quotation.text), after, should_be_after)
    begins_text = quotation.selector.begins_text and low == 0
    ends_text = quotation.selector.ends_text and high == len(quotation.text)
    return (begins_elsewhere and not begins_text) + (ends_elsewhere and not ends_text)


def _differs(is_end: bool, words: int, expected: int) -> bool:
    return words > expected + _AS_LONG if is_end else words == 0 or words < expected - _AS_LONG
