"""How each code point is put on the screen, and how many cells that takes.

A document may hold anything: escape sequences, NULs, tabs, marks that turn the direction of writing. Shown raw they
would write to the terminal; here each becomes a visible, harmless glyph, and every other part of the reader counts
cells through this module so that text and highlights cannot drift apart.
"""

import re

from rich.cells import cell_len, split_graphemes

TAB = "    "

# Directional overrides and isolates, line separators, and the tag and specials blocks: invisible, yet they reorder or
# break a line on some terminals.
_UNSEEN = [0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC)]


def _glyphs() -> dict[int, str]:
    shown = {code: chr(0x2400 + code) for code in range(0x20)}
    shown |= {ord("\t"): TAB, ord("\n"): " ", ord("\r"): " ", 0x7F: "␡", 0xA0: " ", 0x202F: " ", 0xAD: ""}
    shown |= dict.fromkeys(range(0x80, 0xA0), "�")
    shown |= dict.fromkeys(_UNSEEN, "·")
    shown |= dict.fromkeys(range(0xD800, 0xE000), "�")
    return shown


_GLYPHS = _glyphs()

# Characters known to fill one cell each, as nearly all text of Latin, Greek and Cyrillic scripts does. A line of
# these alone is measured without the tables of the Unicode standard, which take time to load.
_PLAIN = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0373\u0376\u0377\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u052f"
    r"\u1e00-\u1eff\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u202f\u20ac\u2190-\u2194\u2500-\u25fc]*"
)


def shown(text: str) -> str:
    """`text` as it is put on the screen: nothing in it can reach the terminal as a command."""
    return text.translate(_GLYPHS)


def plain_until(text: str, start: int, end: int) -> int:
    """The end of the run from `start` in which every code point fills exactly one cell."""
    found = _PLAIN.match(text, start, end)
    return found.end() if found else start


def width(text: str, start: int, end: int) -> int:
    """Cells that `text[start:end]` fills."""
    if plain_until(text, start, end) == end:
        return end - start
    return cell_len(shown(text[start:end]))


def fit(text: str, start: int, end: int, cells: int) -> int:
    """The end of the longest part of `text[start:end]` that fits into `cells`, never inside a grapheme.

    At least one grapheme is taken, so that a wide character in a one-cell column still moves on.
    """
    reach = min(end, start + cells)
    if plain_until(text, start, reach) == reach and (reach == end or plain_until(text, reach, reach + 1) > reach):
        return reach
    used = 0
    # A grapheme may join many code points, none of them wide enough to count: look a little further than cells.
    for at, to, size in graphemes(text, start, min(end, start + cells * 4 + 64)):
        if used + size > cells and at > start:
            return at
        used += size
        if used > cells:
            return to
    return min(end, start + cells * 4 + 64)


def graphemes(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """(start, end, cells) of every grapheme of `text[start:end]`."""
    piece = text[start:end]
    if plain_until(text, start, end) == end:
        return [(k, k + 1, 1) for k in range(start, end)]
    parts: list[tuple[int, int, int]] = []
    # Code points whose glyph is not one character (tabs, soft hyphens) are measured alone; the rest keeps its offsets.
    for run in re.finditer(r"[\t\u00ad]|[^\t\u00ad]+", piece):
        if run.group() == "\t":
            parts.append((start + run.start(), start + run.end(), len(TAB)))
        elif run.group() == "\u00ad":
            parts.append((start + run.start(), start + run.end(), 0))
        else:
            base = start + run.start()
            parts += [(base + a, base + b, size) for a, b, size in split_graphemes(shown(run.group()))[0]]
    return parts
