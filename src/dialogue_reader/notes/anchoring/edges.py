"""Where a quotation begins and ends in a text it is laid over: the words at its edges may have been edited.

One rule finds either edge, reading towards it: for the beginning, both texts are turned round. What stands unchanged
beside a word that stayed decides, then the edge of the paragraph, then the count of the words.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dialogue_reader.notes.anchoring.alignment import Alignment, Pair
from dialogue_reader.notes.anchoring.quotation import line_end
from dialogue_reader.notes.anchoring.words import Word

# An edge is not looked for beyond the end of a sentence.
_SENTENCE_END = re.compile(r"[.!?…]\s")
_SENTENCE_END_TURNED = re.compile(r"\s[.!?…]")


class _Reading(NamedTuple):
    """A quotation and the stretch of text that it is laid over, as they are read towards an edge of what is marked.

    `quoted` is the quotation with its context; what is marked in it is `start:edge`, in a paragraph that ends at
    `limit`. `ends_text` is whether nothing follows the stretch.
    """

    quoted: str
    words: Sequence[Word]
    start: int
    edge: int
    limit: int
    text: str
    ends_text: bool
    printed: Sequence[Word]
    pairs: Sequence[Pair]
    sentence_end: re.Pattern[str]

    @property
    def marked(self) -> list[Pair]:
        """The pairs of marked words."""
        words = self.words
        return [p for p in self.pairs if self.start < words[p.quoted].end and words[p.quoted].start < self.edge]

    def edge_after(self, last: Pair) -> int:
        """The place in `text` after the last code point marked; `last` is the last pair of marked words."""
        word, there = self.words[last.quoted], self.printed[last.printed]
        if word.end > self.edge:
            return self._edge_within(last)
        beyond = (pair for pair in self.pairs if pair.quoted > last.quoted)
        next_pair = next((pair for pair in beyond if self.words[pair.quoted].end <= self.limit), None)
        next_there = self.printed[next_pair.printed] if next_pair else None
        line = line_end(self.text, next_there.end if next_there else there.end)
        # Paragraphs beyond, of which no word is there, have gone elsewhere.
        limit = self.limit if next_pair else line_end(self.quoted, word.end)
        edge = min(self.edge, limit)
        missing = sum(word.end < other.end and other.start < edge for other in self.words)
        between = self.printed[last.printed + 1 : next_pair.printed if next_pair else None]
        between = [other for other in between if other.end <= line]
        is_line_end = self.ends_text or line < len(self.text)
        written = 1 if len(self.marked) > 1 else 0  # that an edit may have added
        if edge == limit and is_line_end and len(between) <= missing + written:
            return self._paragraph_end(there.end, line, edge)
        if next_pair:
            limit = self.words[next_pair.quoted].start
        if not self.sentence_end.search(self.quoted, word.end, limit):
            end = self.sentence_end.search(self.text, there.end, line)
            between = [other for other in between if not end or other.end <= end.start()]
        gap = self.quoted[word.end : limit]
        gap_there = self.text[there.end : next_there.start if next_there else line]
        if word.key[-1:] == there.key[-1:] and edge - word.end <= _common(gap, gap_there):
            return there.end + edge - word.end
        if next_there and limit - edge <= _common(gap[::-1], gap_there[::-1]):
            return next_there.start - (limit - edge)
        # What stands in place of marked words that are gone; rather a word less than one that was not marked.
        unmarked = sum(edge <= other.start and other.end <= limit for other in self.words)
        if taken := between[: min(missing, max(0, len(between) - unmarked))]:
            return taken[-1].end
        # Signs after the last word that are still there.
        return there.end + _common(self.quoted[word.end : edge], gap_there)

    def _edge_within(self, last: Pair) -> int:
        """The same where the mark ends within its last word."""
        word, there = self.words[last.quoted], self.printed[last.printed]
        whole, whole_there = self.quoted[word.start : word.end], self.text[there.start : there.end]
        marked, unmarked = self.edge - word.start, word.end - self.edge
        if unmarked <= _common(whole[::-1], whole_there[::-1]):
            return there.end - unmarked
        if marked <= _common(whole, whole_there):
            return there.start + marked
        # Which part of the word was marked is not known: none of it is taken.
        others = self._replace(pairs=[pair for pair in self.pairs if pair != last])
        return min(there.start, others.edge_after(others.marked[-1])) if others.marked else there.start

    def _paragraph_end(self, at: int, line: int, edge: int) -> int:
        """The same where the paragraph that ends with the mark ends at `line`."""
        at += len(self.text[at:line].rstrip())
        blank = self.quoted[edge : self.edge]
        return at + len(blank) if blank.isspace() and self.text.startswith(blank, at) else at


def begin(alignment: Alignment) -> int:
    """The place of the first code point marked."""
    quotation, (low, high) = alignment.quotation, alignment.stretch
    last_quoted, last_printed = len(quotation.words) - 1, len(alignment.printed) - 1
    reading = _Reading(
        quotation.text[::-1],
        _turned(quotation.words, len(quotation.text)),
        len(quotation.text) - quotation.end,
        len(quotation.text) - quotation.begin,
        len(quotation.text) - quotation.low,
        alignment.text[low:high][::-1],
        low == 0,
        _turned(alignment.printed, high),
        [Pair(last_quoted - quoted, last_printed - printed) for quoted, printed in reversed(alignment.pairs)],
        _SENTENCE_END_TURNED,
    )
    return high - reading.edge_after(reading.marked[-1])


def end(alignment: Alignment) -> int:
    """The place after the last code point marked."""
    quotation, (low, high) = alignment.quotation, alignment.stretch
    reading = _Reading(
        quotation.text,
        quotation.words,
        quotation.begin,
        quotation.end,
        quotation.high,
        alignment.text[low:high],
        high == len(alignment.text),
        [Word(word.start - low, word.end - low, word.key) for word in alignment.printed],
        alignment.pairs,
        _SENTENCE_END,
    )
    return low + reading.edge_after(reading.marked[-1])


def _turned(words: Sequence[Word], end: int) -> list[Word]:
    """The words of a text that is read backwards from `end`."""
    return [Word(end - word.end, end - word.start, word.key[::-1]) for word in reversed(words)]


def _common(one: str, other: str) -> int:
    """The length of the beginning that two strings share."""
    for k, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return k
    return min(len(one), len(other))
