"""One article on the screen: it draws the lines of a viewport, and tells what the mouse did to it."""

from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from typing import cast

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dialogue_reader.documents.model import Side
from dialogue_reader.layout.link_lines import MARGIN_SIGNS
from dialogue_reader.layout.spans import SpanLayer, stretches
from dialogue_reader.layout.viewport import MARGIN, Area
from dialogue_reader.tui.view.changed_rows import changed_rows
from dialogue_reader.tui.view.model import PaneView
from dialogue_reader.tui.widgets.base import NoRelayout, PlainLines, regions_of
from dialogue_reader.tui.widgets.scroll_bar import PaneScrollBar
from dialogue_reader.tui.widgets.styles import paint
from dialogue_reader.tui.widgets.text_line import Look, aside_strip, line_strip

_CACHED = 240  # strips of one pane, some six screens; each takes five kilobytes with what Textual makes of it


class TextPane(ScrollView, NoRelayout, can_focus=False, inherit_bindings=False):
    """One article, scrolling."""

    ALLOW_SELECT = False  # selection is ours: it must know the text, not the screen

    class Pointed(Message):
        """The mouse went down on a character, or was dragged to one."""

        def __init__(self, side: Side, offset: int, *, dragged: bool) -> None:
            super().__init__()
            self.side = side
            self.offset = offset
            self.dragged = dragged

    def __init__(
        self, side: Side, view: PaneView, resized: Callable[[], None], scrolled: Callable[[Side, int], None]
    ) -> None:
        """`resized` is called when the pane is about to be drawn at a size that it is not laid out for, `scrolled` when
        the mouse has brought a row of the layout to the top.
        """
        super().__init__(id=side)
        self.side = side
        self.is_drawing_due = False
        self._view = view
        self._resized = resized
        self._scrolled = scrolled
        self._lead = 0  # blank rows above the text
        self._base = Style()
        self._is_placing = False
        self._by_mouse = False
        self._pressed = 0
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(_CACHED)
        self._styles_cache = PlainLines()

    # -- what it shows -----------------------------------------------------------------------------------------------

    @property
    def area(self) -> Area:
        """Cells and rows of the pane without its scroll bar."""
        return Area(*self.scrollable_content_region.size)

    def show(self, view: PaneView) -> None:
        """Draw this: what is not as it was, and not the bar, which knows when to draw itself."""
        before, self._view = self._view, view
        if is_laid_out := view.viewport.flow is not before.viewport.flow or view.viewport.area != before.viewport.area:
            # Laid out for another size, in the midst of drawing: what is drawn next is this.
            self.is_drawing_due = before.viewport.area != self.area
            self._strips.clear()
        if view.viewport != before.viewport:
            self._place()
        if is_laid_out:
            self.refresh()
        elif rows := changed_rows(before, view):
            self.refresh(*regions_of(rows, self.size.width))

    def _place(self) -> None:
        """Let the scroll bar tell where the viewport is."""
        viewport = self._view.viewport
        rows = viewport.flow.height
        self._lead = max(0, -viewport.top)
        tail = max(0, viewport.top + viewport.area.height - rows) if viewport.top else 0
        self._is_placing = True
        self.virtual_size = Size(viewport.area.width, self._lead + rows + tail)
        if round(self.scroll_y) != viewport.top + self._lead:
            self._by_mouse = False
        self.scroll_y = self.scroll_target_y = viewport.top + self._lead
        self._is_placing = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`; laid out first, so that no frame is drawn at a size it was not made for."""
        self.meet_size()
        self.is_drawing_due = False
        self._base = self.rich_style  # made from all that is around the pane; too slow to be asked for by each row
        return super().render_lines(crop)

    def meet_size(self) -> None:
        """See to it that the text is laid out for the size at hand."""
        if self._view.viewport.area != self.area:
            self._resized()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "TextPane":
        """Draw again, unless the pane has another size: then it is about to be drawn anyway."""
        if self.is_drawing_due:
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        """One row of the pane."""
        view, width = self._view, self._view.viewport.area.width
        placed = view.viewport.lines[y] if y < len(view.viewport.lines) else None
        if placed is None:
            aside = view.viewport.aside_at(y)
            return (
                aside_strip(aside, width, self._base, paint(self, "aside")) if aside else Strip.blank(width, self._base)
            )
        line, text = placed.line, view.viewport.article.text
        caret = view.caret if view.caret is not None and line.start <= view.caret <= line.end else None
        is_current = placed.passage.id in view.current
        layers = dict(view.layers)
        if caret is not None:
            layers["caret"] = SpanLayer(((caret, caret + 1),))
        parts = stretches(line.start, line.end, layers)
        end = max(line.end, line.start + 1)
        has_note = bisect_left(view.note_starts, line.start) < bisect_left(view.note_starts, end)
        bar = "bar" if view.is_active else "bar-across"
        tone = view.signs.get(placed.passage.id) if not placed.number else None
        key = (line.start, line.end, placed.passage.id, width, is_current, bar, has_note, caret, tone, tuple(parts))
        strip = self._strips.get(key)
        if strip is None:
            margin = ("▌" if is_current else " ", bar), ("•" if has_note else " ", "note")
            sign = (MARGIN_SIGNS[tone], tone) if tone else None
            look = Look(self._base, paint(self, placed.passage.kind), partial(paint, self, over=True))
            strip = self._strips[key] = line_strip(text, placed, width, parts, margin, look, caret, sign)
        return strip

    def notify_style_update(self) -> None:
        """Colours have changed: nothing painted before holds."""
        super().notify_style_update()
        self._strips.clear()

    # -- what it tells -----------------------------------------------------------------------------------------------

    @property
    def vertical_scrollbar(self) -> PaneScrollBar:
        """The bar, which stays where it is when the text grows."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = PaneScrollBar(self, self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return cast("PaneScrollBar", self._vertical_scrollbar)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Take a size; the size of the text is kept, since Textual would compute it from children that do not exist."""
        self.is_drawing_due = self.is_drawing_due or size != self.outer_size
        return super()._size_updated(size, self.virtual_size or virtual_size, container_size, layout)

    def watch_virtual_size(self, size: Size) -> None:
        """Let the bar show how much text there is."""
        self.vertical_scrollbar.window_virtual_size = size.height

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell when it was the mouse that moved the text; a drag of the bar, or a glide, goes on."""
        super().watch_scroll_y(old_value, new_value)
        if self._by_mouse and not self._is_placing and round(old_value) != round(new_value):
            self._scrolled(self.side, round(new_value) - self._lead)
            self._by_mouse = True

    def _mouse_scrolls(self) -> None:
        self._by_mouse = True

    on_mouse_scroll_down = on_mouse_scroll_up = on_scroll_to = on_scroll_up = on_scroll_down = _mouse_scrolls

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go where the mouse points."""
        offset = self._offset_at(event)
        if event.button == 1 and offset is not None:
            self._pressed = offset
            self.capture_mouse()
            self.post_message(self.Pointed(self.side, offset, dragged=False))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select what the mouse is dragged over."""
        if event.button != 1 or self.app.mouse_captured is not self:
            return
        offset = self._offset_at(event)
        if offset is not None and offset >= self._pressed:
            offset = self._offset_at(event, beyond=1)  # the character under the mouse is meant, too
        if offset is not None:
            self.post_message(self.Pointed(self.side, offset, dragged=True))

    def on_mouse_up(self) -> None:
        """The drag is over."""
        self.release_mouse()

    def _offset_at(self, event: events.MouseEvent, beyond: int = 0) -> int | None:
        return self._view.viewport.offset_near(event.offset.y, event.offset.x - MARGIN + beyond)
