"""One article on the screen, drawn line by line.

The pane lays out and paints; it decides nothing. It answers where offsets and rows are, and tells what the mouse did.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dialogue_reader.documents.model import Article, Side
from dialogue_reader.layout.flow import Flow, PlacedLine
from dialogue_reader.layout.spans import Layer, Marks, stretches
from dialogue_reader.layout.wrap import cell_of, offset_at
from dialogue_reader.tui.paints import paint
from dialogue_reader.tui.widgets.bar import Bar
from dialogue_reader.tui.widgets.line_strip import MARGIN, Look, line_strip
from dialogue_reader.tui.widgets.still import Still

_KEEP = 3  # rows
_CACHED = 2000  # strips; some twenty screens of both panes


class TextPane(ScrollView, Still, can_focus=False, inherit_bindings=False):
    """A scrolling view of one article."""

    ALLOW_SELECT = False  # selection is ours: it must know the text, not the screen

    @dataclass
    class Pointed(Message):
        """The mouse went down on a character, or was dragged to one."""

        side: Side
        offset: int
        dragged: bool

    @dataclass
    class Scrolled(Message):
        """The wheel or the scroll bar moved the text."""

        side: Side

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst matters."""
            return isinstance(message, TextPane.Scrolled) and message.side == self.side

    def __init__(self, side: Side, article: Article, layout_due: Callable[[], None]) -> None:
        """`layout_due` is called when the pane is about to be drawn at a size that it is not laid out for."""
        super().__init__(id=side)
        self.side = side
        self.article = article
        self._layout_due = layout_due
        self._laid_out: Size | None = None
        self._drawn = Size(0, 0)
        self.is_owed = False
        self._flow: Flow | None = None
        self._base = Style()
        self._column = 0
        self._lead = 0
        self._layers: Mapping[str, Layer] = {}
        self._noted: frozenset[int] = frozenset()
        self._here: frozenset[int] = frozenset()
        self._caret: int | None = None
        self._active = False
        self._driving = False
        self._pressed = 0
        self._by_mouse = False
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(_CACHED)

    # -- what it is told ---------------------------------------------------------------------------------------------

    @property
    def area(self) -> Size:
        """Cells and rows of the pane without its scroll bar."""
        return self.scrollable_content_region.size

    @property
    def text_cells(self) -> int:
        """Cells that a line of text may fill."""
        return max(1, self.area.width - MARGIN - 1)

    def lay_out(self, flow: Flow, column: int) -> None:
        """Show this layout."""
        self._flow, self._column = flow, column
        self.is_owed = self._laid_out != self.area
        self._laid_out = self._drawn = self.area
        self._lead = 0
        self._strips.clear()
        self.put_top(min(self.top, max(0, flow.height - 1)))
        self.refresh()

    def paint(self, layers: Mapping[str, Layer], noted: frozenset[int]) -> None:
        """Lay these findings over the text; `noted` are the offsets at which a noted mark begins."""
        if layers != self._layers or noted != self._noted:
            self._layers, self._noted = layers, noted
            self.refresh()

    def stand(self, passages: frozenset[int], caret: int | None, *, active: bool) -> None:
        """Mark the passages stood in, or their counterparts; `caret` where the keys act here."""
        if (passages, caret, active) != (self._here, self._caret, self._active):
            self._here, self._caret, self._active = passages, caret, active
            self.refresh()

    # -- where things are --------------------------------------------------------------------------------------------

    @property
    def top(self) -> int:
        """The row of the layout at the top of the pane; negative while blank rows stand above the text."""
        return round(self.scroll_y) - self._lead

    def put_top(self, row: int, *, beyond: bool = False) -> None:
        """Bring `row` of the layout to the top; `beyond` allows blank rows above and below the text."""
        if self._flow is None:
            return
        height = self.area.height
        if row > 0:
            row = self._flow.settle(row, height)
        else:
            self._flow.settle(0, height + row)
        if not beyond:
            row = max(0, min(row, self._flow.height - height))
        self._lead = max(0, -row)
        tail = max(0, row + height - self._flow.height) if beyond else 0
        self._driving, self._by_mouse = True, False
        self.virtual_size = Size(self.area.width, self._lead + self._flow.height + tail)
        self.scroll_y = self.scroll_target_y = row + self._lead
        self._driving = False

    def row_of(self, offset: int) -> int:
        """The row, counted from the top of the pane, of the line that shows `offset`."""
        if self._flow is None:
            return 0
        return self._flow.row_of(self.article.passage_at(offset).id, offset, self._column) - self.top

    @property
    def keep(self) -> int:
        """Rows kept above and below the caret where there is text."""
        return min(_KEEP, max(0, (self.area.height - 1) // 3))

    def reveal(self, offset: int, rows: int = 1) -> None:
        """Scroll as little as needed to show the line at `offset`, and `rows` from it on where they fit."""
        height, keep = self.area.height, self.keep
        row = self.row_of(offset)
        bottom = row + min(rows, height - 2 * keep) - 1
        if row < keep:
            self.put_top(self.top + row - keep)
        elif bottom > height - 1 - keep:
            self.put_top(self.top + bottom - (height - 1 - keep))

    def level(self, offset: int, row: int) -> None:
        """Bring the line at `offset` to `row` of the pane, with blank rows above or below where it takes them."""
        self.put_top(self.top + self.row_of(offset) - max(0, min(row, self.area.height - 1)), beyond=True)

    def offset_near(self, row: int, cell: int) -> int | None:
        """The offset at a row and cell of the pane; the nearest line above serves for a blank row, else one below."""
        placed = self._line_near(row, -1) or self._line_near(row, 1)
        return self._offset_in(placed, cell) if placed else None

    def offset_beside(self, offset: int, rows: int, cell: int) -> int:
        """The offset `rows` lines of text below (above) that of `offset`, at `cell`, or as far as there are lines."""
        row, step = self.row_of(offset), 1 if rows > 0 else -1
        found = offset
        for _ in range(abs(rows)):
            row += step
            placed = self._line_near(row, step)
            if placed is None:
                break
            found = self._offset_in(placed, cell)
            row = self.row_of(placed.line.start)
        return found

    def cell_of(self, offset: int) -> int:
        """The cell of the text in which the character at `offset` begins."""
        placed = self._line_at(self.row_of(offset))
        return placed.indent + cell_of(self.article.text, placed.line, offset) if placed else 0

    def line_ends(self, offset: int) -> tuple[int, int]:
        """The offsets at which the screen line of `offset` begins and ends."""
        placed = self._line_at(self.row_of(offset))
        return (placed.line.start, placed.line.end) if placed else (offset, offset)

    def in_sight(self) -> Iterator[tuple[int, int]]:
        """(passage id, row of its first line in sight) for every passage in sight, by rows."""
        seen: set[int] = set()
        for row in range(self.area.height):
            placed = self._line_at(row)
            if placed and placed.passage.id not in seen:
                seen.add(placed.passage.id)
                yield placed.passage.id, row

    def nearest_in_sight(self, offset: int) -> int:
        """`offset` itself if its line is in sight, else the start of the nearest line that is."""
        row = self.row_of(offset)
        if 0 <= row < self.area.height:
            return offset
        placed = self._line_near(0, 1) if row < 0 else self._line_near(self.area.height - 1, -1)
        return placed.line.start if placed else offset

    def is_above(self, passage_id: int) -> bool:
        """Whether a passage out of sight stands above what is in sight; nothing is measured for the answer."""
        if self._flow is None:
            return False
        slot = self._flow.columns[self._column].slots.near(passage_id)
        return self._flow.heights.top(slot) < self.top

    def _line_at(self, row: int) -> PlacedLine | None:
        return self._flow.line_at(self.top + row, self._column) if self._flow else None

    def _line_near(self, row: int, step: int) -> PlacedLine | None:
        """The line at `row`, or the first one in the direction of `step`."""
        while self._flow and 0 <= self.top + row < self._flow.height:
            if placed := self._line_at(row):
                return placed
            row += step
        return None

    def _offset_in(self, placed: PlacedLine, cell: int) -> int:
        return offset_at(self.article.text, placed.line, max(0, cell - placed.indent))

    # -- painting ----------------------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`; laid out first, so that no frame is drawn at a size it was not made for."""
        self._drawn = self.area
        self.meet_size()
        self.is_owed = False
        self._base = self.rich_style  # made from all that stands around the pane; too dear to be asked for by each row
        return super().render_lines(crop)

    def meet_size(self) -> None:
        """See to it that the text is laid out for the size at hand."""
        if self._laid_out != self.area:
            self._layout_due()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "TextPane":
        """Draw anew; of another size the pane is about to be drawn, and once is enough."""
        return self if self.is_owed else super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        """One row of the pane."""
        width = self._drawn.width
        placed = self._line_at(y)
        if placed is None:
            return Strip.blank(width, self._base)
        line = placed.line
        caret = self._caret if self._caret is not None and line.start <= self._caret <= line.end else None
        here = placed.passage.id in self._here
        layers = dict(self._layers)
        if caret is not None:
            layers["caret"] = Marks(((caret, caret + 1),))
        parts = stretches(line.start, line.end, layers)
        noted = any(line.start <= at < max(line.end, line.start + 1) for at in self._noted)
        bar = "bar" if self._active else "bar-across"
        key = (line.start, line.end, placed.passage.id, width, here, bar, noted, caret, tuple(parts))
        strip = self._strips.get(key)
        if strip is None:
            margin = ("▌" if here else " ", bar), ("•" if noted else " ", "note")
            look = Look(self._base, paint(self, placed.passage.kind), partial(paint, self, over=True))
            strip = self._strips[key] = line_strip(self.article.text, placed, width, parts, margin, look, caret)
        return strip

    def notify_style_update(self) -> None:
        """Colours have changed: nothing painted before holds."""
        super().notify_style_update()
        self._strips.clear()

    # -- what it tells -----------------------------------------------------------------------------------------------

    @property
    def vertical_scrollbar(self) -> Bar:
        """The bar, which stays where it is when the text grows."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = Bar(self, self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return cast("Bar", self._vertical_scrollbar)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Take a size. What the screen reckons of the text's own size, from no children at all, is no change of it."""
        self.is_owed = self.is_owed or size != self.outer_size
        return super()._size_updated(size, self.virtual_size or virtual_size, container_size, layout)

    def watch_virtual_size(self, size: Size) -> None:
        """Let the bar show how much text there is."""
        self.vertical_scrollbar.window_virtual_size = size.height

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep what comes into sight measured, and say that it was the mouse that moved the text."""
        super().watch_scroll_y(old_value, new_value)
        if self._by_mouse and not self._driving and round(old_value) != round(new_value):
            self.put_top(self.top, beyond=self._lead > 0)
            self._by_mouse = True  # a drag of the bar goes on
            self.post_message(self.Scrolled(self.side))

    def _mouse_scrolls(self) -> None:
        self._by_mouse = True

    on_mouse_scroll_down = on_mouse_scroll_up = on_scroll_to = on_scroll_up = on_scroll_down = _mouse_scrolls

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go where the mouse points."""
        at = self.offset_near(event.offset.y, event.offset.x - MARGIN)
        if event.button == 1 and at is not None:
            self._pressed = at
            self.capture_mouse()
            self.post_message(self.Pointed(self.side, at, dragged=False))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select what the mouse is dragged over."""
        if event.button != 1 or self.app.mouse_captured is not self:
            return
        cell = event.offset.x - MARGIN
        at = self.offset_near(event.offset.y, cell)
        if at is not None and at >= self._pressed:
            at = self.offset_near(event.offset.y, cell + 1)  # the character under the mouse is meant, too
        if at is not None:
            self.post_message(self.Pointed(self.side, at, dragged=True))

    def on_mouse_up(self) -> None:
        """The drag is over."""
        self.release_mouse()
