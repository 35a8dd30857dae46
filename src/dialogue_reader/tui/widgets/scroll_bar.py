"""The scroll bar beside a text."""

from math import ceil
from typing import NamedTuple, Protocol

from rich.console import RenderableType
from textual.geometry import Region
from textual.reactive import Reactive
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from dialogue_reader.tui.widgets.base import NoRelayout, PlainLines

_STEPS = 8  # places at which the thumb may begin within a row


class LaidOut(Protocol):
    """A text whose length depends on the width that it is laid out for."""

    is_drawing_due: bool

    def meet_size(self) -> None:
        """See to it that the text is laid out for the size at hand."""


class Thumb(NamedTuple):
    """Where the thumb begins and ends on the bar, in eighths of a row."""

    start: int
    end: int

    @classmethod
    def of(cls, height: int, rows: float, window: float, position: float) -> "Thumb | None":
        """The thumb of a bar of `height` that shows `window` of `rows` from `position` on; None where all is shown."""
        if not height or not 0 < window < rows or rows == height:
            return None
        size = max(1, window * height / rows)
        start = int((height - size) * position / (rows - window) * _STEPS)
        return cls(start, start + ceil(size * _STEPS))


class PaneScrollBar(ScrollBar, NoRelayout):
    """Shows which part of a text is in sight. It is drawn before the text, and must not be drawn again after it.

    In a book a page moves the thumb by less than can be seen: then nothing is drawn.
    """

    window_virtual_size = Reactive(100, repaint=False)
    window_size = Reactive(0, repaint=False)
    position = Reactive(0.0, repaint=False)

    def __init__(self, text: LaidOut, thickness: int) -> None:
        self._text = text
        self._thumb: Thumb | None = None
        super().__init__(name="vertical", thickness=thickness)
        self._styles_cache = PlainLines()

    def watch_window_virtual_size(self) -> None:
        """The text is longer or shorter."""
        self._move_thumb()

    def watch_window_size(self) -> None:
        """More or less of it is in sight."""
        self._move_thumb()

    def watch_position(self) -> None:
        """Other rows are in sight."""
        self._move_thumb()

    def _move_thumb(self) -> None:
        if self._thumb_at_hand() != self._thumb:
            self.refresh()

    def _thumb_at_hand(self) -> Thumb | None:
        return Thumb.of(self.size.height, ceil(self.window_virtual_size), ceil(self.window_size), self.position)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`, of a text that has been laid out."""
        self._text.meet_size()
        return super().render_lines(crop)

    def render(self) -> RenderableType:
        """The bar with the thumb where it belongs now."""
        self._thumb = self._thumb_at_hand()
        return super().render()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "PaneScrollBar":
        """Draw again, unless the text has another size: then the bar is about to be drawn anyway."""
        if self._text.is_drawing_due:
            self._set_dirty()
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
