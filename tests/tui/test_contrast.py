"""Every letter stands out from what is behind it, as the WCAG 2.2 ask for: by 4.5 to 1."""

from typing import get_args

import pytest
from rich.style import Style
from textual.color import Color

from dialogue_reader.documents.model import Kind
from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.layout.link_lines import Tone
from dialogue_reader.layout.pair_map import MapTone
from dialogue_reader.tui.app import DialogueReader
from dialogue_reader.tui.view.layers import ROLES
from dialogue_reader.tui.widgets.styles import LOOKS, paint
from tests.tui.opening import SAMPLE_LINKS, HandMadeComparer, settled

ENOUGH = 4.5


def contrast(style: Style) -> float:
    """The contrast of text and background, 1 to 21, by the formula of the WCAG."""
    assert style.color
    assert style.bgcolor
    darker, lighter = sorted(luminance(Color.from_rich_color(color)) for color in (style.color, style.bgcolor))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_every_role_can_be_read(monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    monkeypatch.setattr("dialogue_reader.comparison.worker.client.Comparer", HandMadeComparer)
    monkeypatch.setattr(HandMadeComparer, "answer", SAMPLE_LINKS)
    app = DialogueReader(open_pair(*sample()), None, None)
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = theme
        await settled(pilot)
        faint = {}
        for name in LOOKS:
            if (ratio := contrast(paint(app.screen, name))) < ENOUGH:
                faint[name] = round(ratio, 2)
        for widget in app.screen.walk_children():
            if widget.display and widget.rich_style.color and (ratio := contrast(widget.rich_style)) < ENOUGH:
                faint[str(widget)] = round(ratio, 2)
        assert faint == {}


def test_everything_that_is_painted_has_a_look() -> None:
    painted = {*get_args(Kind), *ROLES, *get_args(Tone), *(f"map-{tone}" for tone in get_args(MapTone))}
    assert painted <= set(LOOKS)
