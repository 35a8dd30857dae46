"""Breaking a passage into lines of at most so many cells."""

import re
from typing import NamedTuple

from dialogue_reader.layout.glyphs import fit, graphemes, plain_until

_BREAKS = re.compile(r"\r\n|\n|\r")
_SPACES = frozenset(" \t\n\r\v\f\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000")
_GLUE = frozenset("\u00a0\u2007\u202f\u2060\ufeff")
_HYPHENS = frozenset("-‐–—/")
_NEVER_FIRST = frozenset(",.:;!?)]}»”’…、。，．：；？！）」』】〉》〕ー・々")
_NEVER_LAST = frozenset("([{«“‘（「『【〈《〔")
_SET_OFF = frozenset(":;!?»%")  # French sets a space before these, and typists often one that breaks


class Line(NamedTuple):
    """One screen line of a passage; offsets in code points of the article's text."""

    start: int
    end: int


def wrap(text: str, start: int, end: int, cells: int, *, keep_breaks: bool = True) -> tuple[Line, ...]:
    """Break `text[start:end]` into lines of at most `cells` cells.

    Lines end at white space or after a hyphen, beside wide characters, and inside a word only where it is longer than
    a line. A non-breaking space holds its words together. Line breaks of the text itself are kept, or are white space
    where the text was only wrapped at another margin.
    """
    if not keep_breaks:
        return tuple(_wrap_one(text, start, end, cells))
    lines: list[Line] = []
    at = start
    for line_break in _BREAKS.finditer(text, start, end):
        lines += _wrap_one(text, at, line_break.start(), cells)
        at = line_break.end()
    lines += _wrap_one(text, at, end, cells)
    return tuple(lines)


def _wrap_one(text: str, start: int, end: int, cells: int) -> list[Line]:
    """The lines of a stretch in which no line must end; the white space between two lines belongs to neither."""
    end = _back_over_spaces(text, start, end)
    lines: list[Line] = []
    at, indent = start, _over_spaces(text, start, end)
    while (reach := fit(text, at, end, cells)) < end:
        break_ = _break(text, at, reach, end)
        if break_ is None and at < indent:
            at = indent  # no indent is worth cutting a word for
            continue
        stop, after = break_ or (reach, reach)
        lines.append(Line(at, stop))
        at = after
    lines.append(Line(at, end))
    return lines


def _break(text: str, at: int, reach: int, end: int) -> tuple[int, int] | None:
    """Where the line from `at` ends if it may reach to `reach`, and where the next one begins; None inside a word."""
    poor = None
    for k in range(reach, at, -1):
        if _may_break(text, at, k) and (stop := _back_over_spaces(text, at, k)) > at:
            after = _over_spaces(text, k, end)
            if not _parts_punctuation(text, stop, after, end):
                return stop, after
            poor = poor or (stop, after)
    return poor


def _parts_punctuation(text: str, stop: int, after: int, end: int) -> bool:
    """Whether a break at white space would tear "mot :" or "« mot" apart."""
    if stop == after:
        return False
    stands_apart = after + 1 >= end or text[after + 1] in _SPACES or not text[after + 1].isalnum()
    return text[stop - 1] == "«" or (after < end and text[after] in _SET_OFF and stands_apart)


def _may_break(text: str, at: int, k: int) -> bool:
    """Whether, in a line from `at`, the next one may begin at `k`."""
    last, following = text[k - 1], text[k]
    if last in _SPACES or following in _SPACES:
        return _begins(text, k)
    if last in _HYPHENS:
        in_figures = text[k - 2].isdigit() and following.isdigit()  # a date or a range is read in one piece
        return k - at > 1 and following.isalnum() and not in_figures and _begins(text, k)
    if not (_is_wide(last) or _is_wide(following)) or last in _GLUE or following in _GLUE:
        return False
    return last not in _NEVER_LAST and following not in _NEVER_FIRST and _begins(text, k)


def _begins(text: str, k: int) -> bool:
    """Whether a grapheme begins at `k`; a mark over a space, say, begins none."""
    if text[k - 1] == "\u200d":
        return False
    return plain_until(text, k, k + 1) > k or graphemes(text, k - 1, k + 1)[-1][0] == k


def _over_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _SPACES and (at + 1 == end or _begins(text, at + 1)):
        at += 1
    return at


def _back_over_spaces(text: str, at: int, stop: int) -> int:
    while stop > at and text[stop - 1] in _SPACES and (stop - 1 == at or _begins(text, stop - 1)):
        stop -= 1
    return stop


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\ua4cf" or "\uac00" <= character <= "\ud7a3" or "\uf900" <= character <= "\uffdc"


def cell_of(text: str, line: Line, offset: int) -> int:
    """The cell, from 0, in which the character at `offset` of `line` begins; past its end the cell behind it."""
    used = 0
    for _, end, size in graphemes(text, line.start, line.end):
        if end > offset:
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
