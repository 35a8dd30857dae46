"""How each code point is put on the screen, and how many cells that takes.

A document may hold anything: escape sequences, NULs, tabs, marks that turn the direction of writing. Shown raw they
would write to the terminal; here each becomes a visible, harmless glyph, and every other part of the reader counts
cells through this module so that text and highlights cannot drift apart.
"""

import re

from rich.cells import cell_len, split_graphemes

from dialogue_reader.language.terminal_safe import SIGNS, replacing

TAB = "    "

# Marks of direction, separators of lines and paragraphs, and annotations between lines: invisible, yet they reorder or
# break a line on some terminals. A file may keep them, a grid of cells may not.
_UNSEEN = [0x061C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC)]

_GLYPHS = {
    **SIGNS,
    **dict.fromkeys(_UNSEEN, "·"),
    **dict.fromkeys(map(ord, "\n\r\u00a0\u202f"), " "),
    ord("\t"): TAB,
    0xAD: "",
}

# Characters known to fill one cell each, as nearly all text of Latin, Greek and Cyrillic scripts does. A line of
# these alone is measured without the tables of the Unicode standard, which take time to load.
_PLAIN = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0373\u0376\u0377\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u052f"
    r"\u1e00-\u1eff\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u202f\u20ac\u2190-\u2194\u2500-\u25fc]*"
)


printable = replacing(_GLYPHS)
"""A text as it is put on the screen: nothing in it can reach the terminal as a command."""

wrappable = replacing({code: sign for code, sign in _GLYPHS.items() if code != 0xA0} | {0x202F: "\u00a0"})
"""The same of a text that is yet to be broken into lines: blanks at which it may not be broken are still such."""


def plain_until(text: str, start: int, end: int) -> int:
    """The end of the run from `start` in which every code point fills exactly one cell."""
    plain = _PLAIN.match(text, start, end)
    return plain.end() if plain else start


def width(text: str, start: int, end: int) -> int:
    """Cells that `text[start:end]` fills."""
    if plain_until(text, start, end) == end:
        return end - start
    return cell_len(printable(text[start:end]))


def cells_of(text: str) -> int:
    """Cells that the whole text fills."""
    return width(text, 0, len(text))


def fit(text: str, start: int, end: int, cells: int) -> int:
    """The end of the longest part of `text[start:end]` that fits into `cells`, never inside a grapheme.

    At least one grapheme is taken, so that a wide character in a one-cell column still moves on.
    """
    reach = min(end, start + cells)
    if plain_until(text, start, reach) == reach and (reach == end or plain_until(text, reach, reach + 1) > reach):
        return reach
    ahead = cells * 2 + 16
    while True:
        # A grapheme may join many code points, none of them wide enough to count: look further until one is too many.
        limit = min(end, start + ahead)
        used = 0
        parts = graphemes(text, start, limit)
        for at, to, size in parts if limit == end else parts[:-1]:  # the last may go on behind the limit
            if used + size > cells:
                return at if at > start else to
            used += size
        if limit == end:
            return end
        ahead *= 2


def cut(text: str, cells: int) -> str:
    """The text, with an ellipsis in place of what has no room in so many cells."""
    return text if cells_of(text) <= cells else text[: fit(text, 0, len(text), max(1, cells - 1))].rstrip() + "…"


def graphemes(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """(start, end, cells) of every grapheme of `text[start:end]`; a soft hyphen goes with what precedes it."""
    if plain_until(text, start, end) == end:
        return [(k, k + 1, 1) for k in range(start, end)]
    shown = [k for k in range(start, end) if text[k] != "\u00ad"]
    if not shown:
        return [(start, end, 0)]
    # A sign for a sign, so that offsets lead back through `starts`; the blank in front carries what needs a letter.
    signs = " " + "".join(text[k] for k in shown).replace("\t", " ")
    starts = [start, start, *shown[1:], end]
    (_, first, carried), *rest = split_graphemes(printable(signs))[0]
    parts = [(start, starts[first], carried - 1)] if first > 1 else []
    parts += [(starts[a], starts[b], size) for a, b, size in rest]
    if "\t" in text[start:end]:
        parts = [(a, b, cell_len(printable(text[a:b])) if "\t" in text[a:b] else size) for a, b, size in parts]
    return _with_flags(text, parts)


def _with_flags(text: str, parts: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The same graphemes, two regional indicators, which make a flag, as one."""
    joined: list[tuple[int, int, int]] = []
    half = False
    for start, end, size in parts:
        letter = "\U0001f1e6" <= text[start] <= "\U0001f1ff"
        if letter and half:
            joined[-1] = (joined[-1][0], end, joined[-1][2] + size)
        else:
            joined.append((start, end, size))
        half = letter and not half
    return joined
