"""Rows that look the same are not drawn again; what is on the screen must be what a drawing of all of it would show."""

import pytest
from rich.color import Color

from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.layout.viewport import Area
from dialogue_reader.tui.screens.reader import ReaderScreen
from dialogue_reader.tui.widgets.gutter import Gutter
from dialogue_reader.tui.widgets.scroll_bar import Thumb
from dialogue_reader.tui.widgets.text_pane import TextPane
from tests.tui.opening import SAMPLE_LINKS, opened, settled

Cells = list[tuple[str, Color | None, Color | None, bool | None]]


def drawn(screen: ReaderScreen) -> list[Cells]:
    """What the panes and the gutter show: each cell with its colours; that of a blank one's letters is not seen."""
    rows = []
    for widget in (*screen.query(TextPane).results(), screen.query_one(Gutter)):
        for strip in widget.render_lines(widget.size.region):
            cells: Cells = []
            for text, style, _ in strip:
                assert style is not None
                seen = style.color if text.strip() or style.reverse else None
                cells += [(letter, seen, style.bgcolor, style.reverse) for letter in text]
            rows.append(cells)
    return rows


def drawn_anew(screen: ReaderScreen) -> list[Cells]:
    """What they would show if nothing were kept."""
    for widget in (*screen.query(TextPane).results(), screen.query_one(Gutter)):
        widget.refresh()
    return drawn(screen)


@pytest.mark.parametrize("size", [Area(120, 40), Area(80, 12)])
@pytest.mark.parametrize(
    "keys",
    [
        ["J", "J", "K", "end", "j", "j", "tab", "J", "enter", "J", "enter", "s", "J", "space", "s", "G", "g"],
        ["i", "J", "J", "i", "J", "c", "K", "J", "slash", *"viet", "enter", "n", "n", "escape", "J", "r", "R", "J"],
        ["v", "J", "J", "v", "f4", "J", "f4", "l", "J", "l", "J", "l", "x", "J", "T", "J", "h", "J", "f3", "f3", "J"],
        ["J", "a", *"so", "enter", "J", "question_mark", "escape", "K", "f5", "f5", "J", "colon", "escape", "J"],
        ["shift+down", "shift+down", "down", "o", "o", "J", "l", "J", "l", "tab", "J", "l", "tab", "l", "J"],
    ],
)
async def test_the_screen_is_as_if_all_of_it_were_drawn(
    monkeypatch: pytest.MonkeyPatch, size: Area, keys: list[str]
) -> None:
    async with opened(monkeypatch, open_pair(*sample()), answer=SAMPLE_LINKS, size=size) as (pilot, screen):
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
            assert drawn(screen) == drawn_anew(screen), key


async def test_the_screen_of_another_size_is_as_if_all_of_it_were_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, open_pair(*sample()), answer=SAMPLE_LINKS) as (pilot, screen):
        for size in ((120, 30), (100, 30), (70, 24), (120, 40)):
            await pilot.press("J")
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert drawn(screen) == drawn_anew(screen), size


def test_the_thumb_moves_in_eighths() -> None:
    assert Thumb.of(40, 4000, 40, 0) == Thumb(0, 8)
    assert Thumb.of(40, 4000, 40, 10) == Thumb(0, 8)
    assert Thumb.of(40, 4000, 40, 3960) == Thumb(312, 320)
    assert Thumb.of(40, 80, 40, 20) == Thumb(80, 240)


@pytest.mark.parametrize(("height", "rows", "window"), [(40, 30, 40), (40, 40, 40), (0, 100, 40), (40, 100, 0)])
def test_there_is_no_thumb_where_all_is_shown(height: int, rows: int, window: int) -> None:
    assert Thumb.of(height, rows, window, 0) is None
