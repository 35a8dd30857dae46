"""Breaking a passage into lines of at most so many cells."""

import re
from dataclasses import dataclass

from dialogue_reader.layout.glyphs import fit, graphemes

_SPACES = re.compile(r"[ \t\r\n\v\f\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_HYPHENS = "-‐–—/"
_BREAKS = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One screen line of a passage; offsets in code points of the article's text."""

    start: int
    end: int


def wrap(text: str, start: int, end: int, cells: int) -> tuple[Line, ...]:
    """Break `text[start:end]` into lines of at most `cells` cells.

    Lines end at white space or after a hyphen, between wide characters, and inside a word only where it is longer than
    a line. A non-breaking space holds its words together. Line breaks of the text itself are kept.
    """
    lines: list[Line] = []
    at = start
    for found in _BREAKS.finditer(text, start, end):
        lines += _wrap_one(text, at, found.start(), cells)
        at = found.end()
    lines += _wrap_one(text, at, end, cells)
    return tuple(lines)


def _wrap_one(text: str, start: int, end: int, cells: int) -> list[Line]:
    lines: list[Line] = []
    at = start
    while at < end:
        reach = fit(text, at, end, cells)
        if reach >= end:
            break
        stop, after = _break(text, at, reach, end)
        lines.append(Line(at, stop))
        at = after
    lines.append(Line(at, end))
    return lines


def _break(text: str, at: int, reach: int, end: int) -> tuple[int, int]:
    """Where the line from `at` ends if it may reach to `reach`, and where the next one begins."""
    if found := _SPACES.match(text, reach, end):
        return reach, found.end()
    for k in range(reach, at, -1):
        last = text[k - 1]
        if found := _SPACES.match(text, k - 1, end):
            stop = k - 1
            while stop > at and _SPACES.match(text, stop - 1, stop):
                stop -= 1
            if stop > at:
                return stop, found.end()
            break
        if k < reach and last in _HYPHENS and k - at > 1 and text[k].isalnum():
            return k, k
        if _is_wide(last) and (k == reach or _is_wide(text[k])):
            return k, k
    return reach, reach


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\ua4cf" or "\uac00" <= character <= "\ud7a3" or "\uf900" <= character <= "\uffdc"


def cell_of(text: str, line: Line, offset: int) -> int:
    """The cell, from 0, in which the character at `offset` of `line` begins."""
    used = 0
    for start, _, size in graphemes(text, line.start, line.end):
        if start >= offset:
            break
        used += size
    return used


def offset_at(text: str, line: Line, cell: int) -> int:
    """The offset of the character that covers `cell`; the end of the line where `cell` lies past it."""
    used = 0
    for start, _, size in graphemes(text, line.start, line.end):
        if used + size > cell:
            return start
        used += size
    return line.end
