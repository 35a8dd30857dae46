"""A quotation laid word by word over a stretch of a text: which words stayed, in which order."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dialogue_reader.notes.anchoring.quotation import Quotation
from dialogue_reader.notes.anchoring.words import Word, words_in

_BREAK = re.compile(r"\n\s*")
_ADDED, _ADDED_FOR_EACH = 4, 1.5  # words that an edit writes between two that stayed; more for each that it took out
_PARAGRAPH = 6  # words between two that stayed, over several lines, that are another paragraph
_STAYED = 0.6  # of a paragraph's words, or it is another one


class Pair(NamedTuple):
    """A word of the quotation and the word of the text that it is, by their numbers."""

    quoted: int
    printed: int


class Alignment(NamedTuple):
    """The words of a `stretch` of `text`, and the pairs in the order of both."""

    quotation: Quotation
    text: str
    stretch: tuple[int, int]
    printed: Sequence[Word]
    pairs: Sequence[Pair]

    @property
    def kept(self) -> frozenset[int]:
        """The numbers of the quotation's words that stayed."""
        return frozenset(pair.quoted for pair in self.pairs)

    @property
    def inside(self) -> list[Pair]:
        """The pairs of marked words."""
        return [pair for pair in self.pairs if pair.quoted in self.quotation.marked]

    def words(self, pair: Pair) -> tuple[Word, Word]:
        """The word of the quotation, and that of the text."""
        return self.quotation.words[pair.quoted], self.printed[pair.printed]


def aligned(quotation: Quotation, text: str, at: int) -> Alignment:
    """The quotation laid over `text` so that its context begins about `at`."""
    slack = 40 + len(quotation.text) // 6
    low, high = max(0, at - slack), min(len(text), at + len(quotation.text) + slack)
    printed = words_in(text, low, high)
    # What is cut off is no word.
    if printed and printed[0].start == low > 0:
        del printed[0]
    if printed and printed[-1].end == high < len(text):
        del printed[-1]
    whole = Alignment(quotation, text, (low, high), printed, _paired(quotation, printed))
    chained = whole._replace(pairs=_chain(whole))
    if len(quotation.paragraphs) < 2:
        return chained
    theirs = chained._replace(pairs=_of_paragraphs_that_stayed(chained))
    return theirs._replace(pairs=_chain(theirs))


def _paired(quotation: Quotation, printed: Sequence[Word]) -> list[Pair]:
    """Words that are the same, or one in another spelling, in the order of both texts."""
    from rapidfuzz.distance import Indel

    quoted_keys = [word.key for word in quotation.words]
    printed_keys = [quotation.spelling_of(word.key) for word in printed]
    steps = (step for step in Indel.opcodes(quoted_keys, printed_keys) if step.tag == "equal")
    pairs = [
        Pair(step.src_start + k, step.dest_start + k) for step in steps for k in range(step.src_end - step.src_start)
    ]
    _put_beside(pairs, printed_keys, 1)
    _put_beside(pairs, printed_keys, -1)
    return pairs


def _put_beside(pairs: list[Pair], printed_keys: Sequence[str], step: int) -> None:
    """Of a word that is printed several times, take the one right before (1) or after (-1) the next pair's."""
    numbers = range(len(pairs) - 2, -1, -1) if step > 0 else range(1, len(pairs))
    for k in numbers:
        pair, at = pairs[k], pairs[k + step].printed - step
        is_held = 0 <= k - step < len(pairs) and _are_beside(pairs[k - step], pair, step)
        is_next = pairs[k + step].quoted - step == pair.quoted
        if is_next and not is_held and printed_keys[at] == printed_keys[pair.printed]:
            pairs[k] = Pair(pair.quoted, at)


def _are_beside(one: Pair, other: Pair, step: int) -> bool:
    return (other.quoted - one.quoted, other.printed - one.printed) == (step, step)


def _chain(alignment: Alignment) -> Sequence[Pair]:
    """The longest run of pairs into which no more is written than an edit would write, and no paragraph."""
    chains: list[list[Pair]] = [[]]
    for pair in alignment.pairs:
        if chains[-1] and _is_parted(alignment, chains[-1][-1], pair):
            chains.append([])
        chains[-1].append(pair)
    marked = set(alignment.quotation.marked)
    return max(chains, key=lambda chain: sum(1 + (pair.quoted in marked) for pair in chain))


def _is_parted(alignment: Alignment, one: Pair, other: Pair) -> bool:
    words, added = other.quoted - one.quoted, other.printed - one.printed
    if words == added == 1:
        return False
    if added > _ADDED + _ADDED_FOR_EACH * words:
        return True
    (quoted, printed), (next_quoted, next_printed) = alignment.words(one), alignment.words(other)
    breaks = _breaks(alignment.quotation.text, quoted.end, next_quoted.start)
    lines = _breaks(alignment.text, printed.end, next_printed.start)
    is_other = lines > breaks or breaks > 0 == lines
    return is_other or (lines > 1 and added > _PARAGRAPH)


def _breaks(text: str, start: int, end: int) -> int:
    return len(_BREAK.findall(text, start, end))


def _of_paragraphs_that_stayed(alignment: Alignment) -> list[Pair]:
    kept = alignment.kept
    stray = {
        k
        for paragraph in alignment.quotation.paragraphs
        if sum(k in kept for k in paragraph) < _STAYED * len(paragraph)
        for k in paragraph
    }
    return [pair for pair in alignment.pairs if pair.quoted not in stray]
