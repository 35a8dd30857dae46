"""The guide below the articles: it stays while they are read, so that its keys can be tried at once."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.style import Style
from rich.text import Text
from textual.geometry import Size
from textual.widget import Widget

from dialogue_reader.layout.glyphs import cells_of
from dialogue_reader.tui.view.model import GuideView

_GAP = 3  # cells between two columns
_MARGIN = 1  # cells at either side

Step = tuple[str, str]
"""A key, and what it does."""


class Guide(Widget):
    """What the screen shows, in sentences, and the first steps in as many columns as there is room for."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Guide { height: auto; max-height: 50%; width: 1fr; background: $surface; color: $text; }"

    def __init__(self, view: GuideView) -> None:
        super().__init__(id="guide")
        self._view = view

    def show(self, view: GuideView) -> None:
        """Show this one."""
        self._view = view
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """The rows that it takes in so many cells."""
        return len(self._lines(width))

    def render(self) -> Text:
        """All of it."""
        return Text("\n").join(self._lines(self.size.width))

    def _lines(self, cells: int) -> list[Text]:
        from textwrap import wrap

        room = max(1, cells - 2 * _MARGIN)
        lines = [Text(line) for line in wrap(self._view.about, room)]
        return [Text(" " * _MARGIN) + line for line in (*lines, *_in_columns(self._view.steps, room))]


def _in_columns(steps: Sequence[Step], room: int) -> list[Text]:
    """The steps from top to bottom, in as many columns as there is room for, each as wide as it has to be."""
    for rows in range(1, len(steps) + 1):
        columns = [[*steps[start : start + rows]] for start in range(0, len(steps), rows)]
        padded = [_padded(column) for column in columns]
        if rows == len(steps) or sum(column[0].cell_len + _GAP for column in padded) - _GAP <= room:
            return [Text(" " * _GAP).join(line) for line in zip_longest(*padded, fillvalue=Text())]
    return []


def _padded(steps: Sequence[Step]) -> list[Text]:
    """The lines of a column, all as wide."""
    keys = max(cells_of(key) for key, _ in steps)
    words = max(cells_of(does) for _, does in steps)
    bold = Style(bold=True)
    return [
        Text.assemble((" " * (keys - cells_of(key)) + key, bold), " ", does + " " * (words - cells_of(does)))
        for key, does in steps
    ]
