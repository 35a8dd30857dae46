"""The scroll bar beside a text."""

from typing import Protocol

from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from dialogue_reader.tui.widgets.base import NoRelayout


class LaidOut(Protocol):
    """A text whose length depends on the width that it is laid out for."""

    is_drawing_due: bool

    def meet_size(self) -> None:
        """See to it that the text is laid out for the size at hand."""


class PaneScrollBar(ScrollBar, NoRelayout):
    """Shows which part of a text is in sight. It is drawn before the text, and must not be drawn again after it."""

    def __init__(self, text: LaidOut, thickness: int) -> None:
        self._text = text
        super().__init__(name="vertical", thickness=thickness)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`, of a text that has been laid out."""
        self._text.meet_size()
        return super().render_lines(crop)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "PaneScrollBar":
        """Draw again, unless the text has another size: then the bar is about to be drawn anyway."""
        if self._text.is_drawing_due:
            self._set_dirty()
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
