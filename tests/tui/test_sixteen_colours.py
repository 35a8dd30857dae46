"""In sixteen colours everything can be read, and what has a colour of its own still stands out from the page."""

import pytest
from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color

from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.notes.model import COLOURS
from dialogue_reader.tui.app import DialogueReader
from dialogue_reader.tui.terminal.legibility import pairings
from dialogue_reader.tui.terminal.themes import ENOUGH, contrast_of
from dialogue_reader.tui.widgets.styles import SIXTEEN
from tests.tui.opening import SAMPLE_LINKS, HandMadeComparer, settled

# As the consoles of a PC show them; other terminals are kinder.
CONSOLE = (
    "#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa",
    "#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff",
)  # fmt: skip


def numbers(style: Style) -> tuple[int, int]:
    """Which of the sixteen the letters are in, and what is behind them."""
    parts = []
    for color in (style.color, style.bgcolor):
        assert color
        number = color.downgrade(ColorSystem.STANDARD).number
        assert number is not None
        parts.append(number)
    return parts[0], parts[1]


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_everything_stands_out_in_sixteen_colours(monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    monkeypatch.setattr(HandMadeComparer, "answer", SAMPLE_LINKS)
    app = DialogueReader(open_pair(*sample()), None, None)
    async with app.run_test(size=(120, 40)) as pilot:
        app.add_class(SIXTEEN)
        app.refresh_css(animate=False)
        app.theme = theme
        await settled(pilot)
        parts = {name: numbers(style) for name, style in pairings(app.screen).items()}
    faint = {
        name: pair
        for name, pair in parts.items()
        if contrast_of(*(Color.parse(CONSOLE[number]) for number in pair)) < ENOUGH
    }
    assert faint == {}
    page = parts["body"][1]
    behind = {
        name: parts[name][1] for name in (*(f"mark-{colour}" for colour in COLOURS), "hit", "hit-current", "selection")
    }
    assert page not in behind.values()
    assert len(set(behind.values())) == len(behind)
    assert parts["left-title"] != parts["right-title"]
