"""The one-line parts of the screen: the title over a pane, the status, and the keys at the bottom."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from dialogue_reader.layout.glyphs import cells_of, cut, printable
from dialogue_reader.tui.widgets.base import NoRelayout

_LEAST = 8  # cells that the left part keeps before the right one gives way
_GAP = 2  # cells between the parts at least, so that they do not read as one


class OneLine(NoRelayout):
    """A line of text with a part at either end, each in full or in short as there is room.

    What does not fit even so is cut from the left part, with an ellipsis.
    """

    ALLOW_SELECT = False

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._lefts: tuple[str, ...] = ("",)
        self._rights: tuple[str, ...] = ("",)

    def show(self, left: str | tuple[str, ...], *rights: str) -> None:
        """Put these on the line: of `rights` the first beside which there is room for one of what may stand on the
        left, and of that the first; else the last of both.

        Nothing in them is taken as markup or sent to the terminal.
        """
        lefts = tuple(map(printable, (left,) if isinstance(left, str) else left))
        others = tuple(map(printable, rights)) or ("",)
        if (lefts, others) != (self._lefts, self._rights):
            self._lefts, self._rights = lefts, others
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """The line."""
        cells = self.size.width
        pairs = [(left, right) for right in self._rights for left in self._lefts]
        left, right = next((pair for pair in pairs if cells_of(pair[0]) <= self._room_beside(pair[1])), pairs[-1])
        room = self._room_beside(right)
        if room < min(_LEAST, cells_of(left)):
            right, room = "", cells
        left = cut(left, room)
        gap = " " * (cells - cells_of(left) - cells_of(right))
        return Strip([Segment(left + gap + right, self.rich_style)], cells)

    def _room_beside(self, right: str) -> int:
        """Cells for the left part."""
        return self.size.width - (cells_of(right) + _GAP if right else 0)


class PaneTitle(OneLine):
    """Over a pane: outlet or file, language, date, how much of it the other covers."""


class StatusLine(OneLine):
    """What just happened, and how the reader is set."""


class KeyLine(NoRelayout):
    """The most used keys with their names, or what the status line has no room for."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._keys: Sequence[tuple[str, str]] = ()
        self._instead = ""

    def show(self, keys: Sequence[tuple[str, str]], instead: str) -> None:
        """Put these keys and words on the line, or this text in their place."""
        self._keys = keys
        self._instead = printable(instead)
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """As many keys as fit, whole; the last one always does."""
        base = self.rich_style
        if self._instead:
            cells = self.size.width
            return Strip([Segment(cut(self._instead, cells), base)]).adjust_cell_length(cells, base)
        bold = base + Style(bold=True)
        segments: list[Segment] = []
        room = self.size.width
        for key, name in _fitting(self._keys, room):
            segments += [Segment(f" {key} ", bold), Segment(f"{name}  ", base)]
            room -= _key_cells(key, name)
        return Strip([*segments, Segment(" " * room, base)], self.size.width)


@lru_cache(maxsize=1024)  # the same few keys at every key press
def _key_cells(key: str, name: str) -> int:
    return cells_of(key) + cells_of(name) + 4


def _fitting(keys: Sequence[tuple[str, str]], cells: int) -> Iterator[tuple[str, str]]:
    """The first keys that have room beside the last one, and the last one."""
    *others, last = keys or [("", "")]
    room = cells - _key_cells(*last)
    for key in others:
        room -= _key_cells(*key)
        if room < 0:
            break
        yield key
    yield last
