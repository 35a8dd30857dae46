"""Where a quotation begins and ends in a text it is laid over: the words at its edges may have been edited.

What stands unchanged beside a word that stayed decides, then the edge of the paragraph, then the count of the words.
"""

import re

from dialogue_reader.notes.anchoring.alignment import Alignment, Pair
from dialogue_reader.notes.anchoring.quotation import line_end, line_start

_SENTENCE = re.compile(r"[.!?…]\s")  # an edge is not looked for beyond the end of a sentence


def begin(alignment: Alignment, first: Pair) -> int:
    """The place of the first code point marked; `first` is the first pair of marked words."""
    quotation, text, printed, pairs = alignment
    quoted, at = quotation.words[first.quoted], printed[first.printed].start
    if quoted.start < quotation.begin:  # within the word
        whole, there = quotation.text[quoted.start : quoted.end], text[at : printed[first.printed].end]
        offset, rest = quotation.begin - quoted.start, quoted.end - quotation.begin
        if offset <= common(whole, there):
            return at + offset
        if rest <= common(whole[::-1], there[::-1]):
            return at + len(there) - rest
        others = alignment.without(first)
        return begin(others, others.inside[0]) if others.inside else at
    line, low = line_start(text, at), line_start(quotation.text, quoted.start)
    before = [
        pair for pair in pairs if pair.quoted < first.quoted and quotation.words[pair.quoted].start >= quotation.low
    ]
    if before:
        line, low = line_start(text, printed[before[-1].printed].start), quotation.low
    edge = max(quotation.begin, low)  # paragraphs above, of which no word is there, have gone elsewhere
    missing = sum(edge < word.end and word.start < quoted.start for word in quotation.words)
    last = printed[before[-1].printed] if before else None
    between = [word for word in printed[before[-1].printed + 1 if before else 0 : first.printed] if word.start >= line]
    if edge == low and len(between) <= missing + 1:
        at -= len(text[line:at].lstrip())
        blank = quotation.text[quotation.begin : edge]
        return at - len(blank) if blank.isspace() and text.endswith(blank, 0, at) else at
    low = quotation.words[before[-1].quoted].end if before else low
    if not _SENTENCE.search(quotation.text, low, quoted.start):
        signs = list(_SENTENCE.finditer(text, line, at))
        between = [word for word in between if not signs or word.start >= signs[-1].end()]
    gap, there = quotation.text[low : quoted.start], text[last.end if last else line : at]
    begins_alike = quoted.key[:1] == printed[first.printed].key[:1]
    if begins_alike and quoted.start - edge <= common(gap[::-1], there[::-1]):
        return at - (quoted.start - edge)
    if last and edge - low <= common(gap, there):
        return last.end + edge - low
    if missing and between:
        return between[-missing:][0].start
    # Signs before the first word that are still there.
    return at - common(quotation.text[edge : quoted.start][::-1], there[::-1])


def end(alignment: Alignment, last: Pair) -> int:
    """The place after the last code point marked, the mirror image; `last` is the last pair of marked words."""
    quotation, text, printed, pairs = alignment
    quoted, at = quotation.words[last.quoted], printed[last.printed].end
    if quoted.end > quotation.end:  # within the word
        whole, there = quotation.text[quoted.start : quoted.end], text[printed[last.printed].start : at]
        offset, rest = quoted.end - quotation.end, quotation.end - quoted.start
        if offset <= common(whole[::-1], there[::-1]):
            return at - offset
        if rest <= common(whole, there):
            return at - len(there) + rest
        others = alignment.without(last)
        return end(others, others.inside[-1]) if others.inside else at
    line, high = line_end(text, at), line_end(quotation.text, quoted.end)
    after = [pair for pair in pairs if pair.quoted > last.quoted and quotation.words[pair.quoted].end <= quotation.high]
    if after:
        line, high = line_end(text, printed[after[0].printed].end), quotation.high
    edge = min(quotation.end, high)
    missing = sum(quoted.end < word.end and word.start < edge for word in quotation.words)
    first = printed[after[0].printed] if after else None
    between = [word for word in printed[last.printed + 1 : after[0].printed if after else None] if word.end <= line]
    if edge == high and len(between) <= missing + 1:
        at += len(text[at:line].rstrip())
        blank = quotation.text[edge : quotation.end]
        return at + len(blank) if blank.isspace() and text.startswith(blank, at) else at
    high = quotation.words[after[0].quoted].start if after else high
    if not _SENTENCE.search(quotation.text, quoted.end, high) and (sign := _SENTENCE.search(text, at, line)):
        between = [word for word in between if word.end <= sign.start()]
    gap, there = quotation.text[quoted.end : high], text[at : first.start if first else line]
    ends_alike = quoted.key[-1:] == printed[last.printed].key[-1:]
    if ends_alike and edge - quoted.end <= common(gap, there):
        return at + edge - quoted.end
    if first and high - edge <= common(gap[::-1], there[::-1]):
        return first.start - (high - edge)
    if missing and between:
        return between[:missing][-1].end
    return at + common(quotation.text[quoted.end : edge], there)


def common(one: str, other: str) -> int:
    """The length of the beginning that two strings share."""
    for k, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return k
    return min(len(one), len(other))
