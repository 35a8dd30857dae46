"""One line of an article as Textual paints it."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from dialogue_reader.layout.flow import Aside, PlacedLine
from dialogue_reader.layout.glyphs import printable, width
from dialogue_reader.layout.viewport import MARGIN

_NUMBERED = re.compile(r"\W?\w{1,3}[.)]\s")


class Look(NamedTuple):
    """The styles of a pane: of nothing, of the passage's kind, and of each role over it."""

    base: Style
    kind: Style
    of: Callable[[str], Style]


def line_strip(
    text: str,
    placed: PlacedLine,
    cells: int,
    parts: Sequence[tuple[int, int, tuple[str, ...]]],
    margin: tuple[tuple[str, str], tuple[str, str]],
    look: Look,
    caret: int | None,
    sign: tuple[str, str] | None = None,
) -> Strip:
    """A line of `cells` cells, its parts in the styles of their roles; `margin` is two signs with a role each.

    A `caret` at the very end of the line gets a cell of its own; `sign`, with a role, stands in the last cell where
    that is free.
    """
    segments = [Segment(beside, look.base + look.of(role)) for beside, role in margin]
    if placed.indent:
        bullet = _bullet(text, placed)
        style = look.base if bullet.isspace() else look.base + look.kind
        segments.append(Segment(f"{bullet} ".rjust(placed.indent)[-placed.indent :], style))
    used = MARGIN + placed.indent + width(text, placed.line.start, placed.line.end)
    for start, end, roles in parts:
        style = look.kind
        for role in roles:
            style += look.of(role)
        segments.append(Segment(printable(text[start:end]), style))
    if caret == placed.line.end:
        segments.append(Segment(" ", look.kind + look.of("caret")))
        used += 1
    if used > cells:
        return Strip(segments).adjust_cell_length(cells, look.base)
    if sign and used < cells:
        rest = [Segment(" " * (cells - used - 1), look.base), Segment(sign[0], look.base + look.of(sign[1]))]
    else:
        rest = [Segment(" " * (cells - used), look.base)]
    return Strip([*segments, *rest], cells)


def aside_strip(aside: Aside, cells: int, base: Style, style: Style) -> Strip:
    """A line of what is not of the article, beside a bar of its own; the first one says what it is."""
    words = printable(aside.words)
    segments = [Segment(" " * MARGIN, base), Segment("┊ ", style), Segment(words, style + Style(bold=not aside.number))]
    return Strip(segments).adjust_cell_length(cells, base)


def _bullet(text: str, placed: PlacedLine) -> str:
    """What stands before a line in the space by which it is set in: the dot of an item, the bar of a quotation."""
    kind, start = placed.passage.kind, placed.passage.start
    if kind == "item" and placed.line.start == start and not _NUMBERED.match(text, start):
        return "•"
    return "▎" if kind == "quotation" else " "
