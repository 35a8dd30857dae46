"""What every widget shows, as values; a widget is told only when its own value is another one."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from dialogue_reader.documents.model import Side, Sides
from dialogue_reader.layout.link_lines import GutterLine, OnlyHereSign, Tone
from dialogue_reader.layout.spans import Layer
from dialogue_reader.layout.viewport import Viewport
from dialogue_reader.tui.state.model import Active, Subject


class TitleView(NamedTuple):
    """The line over a pane: what the article is, and how much of it the other has, each in full, then in short."""

    names: tuple[str, ...]
    coverage: tuple[str, ...]
    is_active: bool


class PaneView(NamedTuple):
    """A pane: its text, the layers over it, the highlighted passages, and the caret where the keys act here.

    `note_starts` are the offsets at which a mark with a note begins, in order; `signs` are those of passages, by their
    ids, where no gutter has them.
    """

    viewport: Viewport
    layers: Mapping[str, Layer] = {}
    note_starts: tuple[int, ...] = ()
    current: frozenset[int] = frozenset()
    caret: int | None = None
    signs: Mapping[int, Tone] = {}

    @property
    def is_active(self) -> bool:
        """Whether the keys act here."""
        return self.caret is not None


class GutterView(NamedTuple):
    """The lines between the panes, and the signs of what is only here."""

    lines: tuple[GutterLine, ...] = ()
    signs: tuple[OnlyHereSign, ...] = ()


class StatusView(NamedTuple):
    """The status line: what just happened, and how the reader is set, in full, then shorter and shorter.

    `rest` is what the line has no room for, and stands below it, in place of the keys.
    """

    text: str
    settings: tuple[str, ...]
    rest: str = ""


class GuideView(NamedTuple):
    """The guide: what the screen shows, and (key, what it does) of each of the first steps."""

    about: str
    steps: tuple[tuple[str, str], ...]


class SearchView(NamedTuple):
    """The line in which a query is typed: what it began with, which hit is the current one, how it is matched."""

    text: str
    exact: bool
    by_meaning: bool
    place: str
    how: tuple[str, ...]


class PanelEntry(NamedTuple):
    """One entry of a list: a short label, the text, a lighter line below it, and where it leads.

    `heading` stands above the first entry of a section.
    """

    key: str
    label: str
    text: str
    below: str
    side: Side
    offset: int | None
    heading: str = ""


class PanelView(NamedTuple):
    """The list beside the panes; `empty` says what to do where it has no entries, `at` is the entry to begin at.

    `side` is the article that it is of, where it is of one alone; `about` is what is known of that, below
    the title; `filter` is what was typed to filter it, None where
    it cannot be; `more` says how many entries there are besides.
    """

    subject: Subject
    title: str
    entries: tuple[PanelEntry, ...]
    empty: str
    at: int = 0
    side: Side | None = None
    filter: str | None = None
    more: str = ""
    about: str = ""


class PanelCalls(NamedTuple):
    """What a list tells at once, so that the next key already meets it.

    `filtered` is called with every character typed, `left_filter` when typing is over, with whether the filter is to
    be kept; `pointed` with the key and the number of the entry at the cursor.
    """

    filtered: Callable[[str], None]
    left_filter: Callable[[bool], None]
    pointed: Callable[[str, int], None]


class ScreenView(NamedTuple):
    """The whole screen; `too_small` says what is needed where the terminal is, `share` how much the first pane has."""

    sides: tuple[Side, ...]
    titles: Sides[TitleView]
    panes: Sides[PaneView]
    gutter: GutterView
    status: StatusView
    key_line: tuple[tuple[str, str], ...]
    guide: GuideView | None
    search: SearchView | None
    panel: PanelView | None
    active: Active
    too_small: str
    is_stacked: bool
    is_narrow: bool
    is_covered: bool
    share: float
    theme: str
