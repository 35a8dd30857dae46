"""The bar beside a text."""

from typing import Protocol

from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from dialogue_reader.tui.widgets.still import Still


class Measured(Protocol):
    """A text whose length depends on the width it is laid out for."""

    is_owed: bool

    def meet_size(self) -> None:
        """See to it that the text is laid out for the size at hand."""


class Bar(ScrollBar, Still):
    """Shows where in a text one is. It is drawn before the text, and must not be drawn again after it."""

    def __init__(self, text: Measured, thickness: int) -> None:
        self._text = text
        super().__init__(name="vertical", thickness=thickness)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`, of a text that has been laid out."""
        self._text.meet_size()
        return super().render_lines(crop)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> "Bar":
        """Draw anew; beside a text of another size the bar is about to be drawn, and once is enough."""
        if self._text.is_owed:
            self._set_dirty()
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
