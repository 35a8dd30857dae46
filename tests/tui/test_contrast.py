"""Every letter stands out from what is behind it, as the WCAG 2.2 ask for, for whoever sees no red and green as well;
and what a colour says, something else says, too.
"""

import itertools
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.widget import Widget
from textual.widgets import Checkbox

from dialogue_reader.documents.model import Kind
from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.layout.link_lines import Tone
from dialogue_reader.layout.pair_map import MapTone
from dialogue_reader.messages.errors import described
from dialogue_reader.settings.configuration import CONFIG
from dialogue_reader.settings.loading import load
from dialogue_reader.tui.app import DialogueReader, Outcome
from dialogue_reader.tui.screens.map import MapScreen
from dialogue_reader.tui.terminal.legibility import pairings
from dialogue_reader.tui.terminal.themes import ENOUGH, contrast, contrast_of, linear
from dialogue_reader.tui.view.layers import ROLES
from dialogue_reader.tui.widgets.styles import LOOKS
from tests.tui.gallery import SCENES, rows_of, screens
from tests.tui.opening import SAMPLE_LINKS, HandMadeComparer, settled, typed

THEMES = ("textual-dark", "textual-light")
# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009):
# deuteranopia, of light.
_DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
_TOLD_APART = 10.0  # by CIE76; a difference that is seen at a glance


def seen_without_green(color: Color) -> Color:
    """A colour as it looks to somebody with deuteranopia."""
    light = [linear(part) for part in color.rgb]
    mixed = (sum(weight * part for weight, part in zip(row, light, strict=True)) for row in _DEUTERANOPIA)
    red, green, blue = map(_part, mixed)
    return Color(red, green, blue)


def _part(share: float) -> int:
    share = min(1.0, max(0.0, share))
    return round(255 * (12.92 * share if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055))


def colours(style: Style) -> tuple[Color, Color]:
    """Of the letters, and of what is behind them."""
    assert style.color
    assert style.bgcolor
    return Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)


def distance(one: Color, other: Color) -> float:
    """How far apart two colours look, in CIELAB."""
    return math.dist(_lab(one), _lab(other))


def _lab(color: Color) -> tuple[float, float, float]:
    red, green, blue = (linear(part) for part in color.rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


async def painted(monkeypatch: pytest.MonkeyPatch, theme: str) -> Mapping[str, Style]:
    """Everything that is painted in a theme, by its part: the reader, a list, and the map."""
    monkeypatch.setattr(HandMadeComparer, "answer", SAMPLE_LINKS)
    app = DialogueReader(open_pair(*sample()), None, None)
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = theme
        await settled(pilot)
        parts = dict(pairings(app.screen))
        await typed(pilot, "D")
        assert isinstance(app.screen, MapScreen)
        return parts | dict(pairings(app.screen))


@pytest.mark.parametrize("theme", THEMES)
async def test_every_role_can_be_read(monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    parts = await painted(monkeypatch, theme)
    assert {name: round(ratio, 2) for name, style in parts.items() if (ratio := contrast(style)) < ENOUGH} == {}


@pytest.mark.parametrize("theme", THEMES)
async def test_whoever_tells_no_red_from_green_can_read_every_role(monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    faint = {}
    for name, style in (await painted(monkeypatch, theme)).items():
        letters, behind = map(seen_without_green, colours(style))
        if (ratio := contrast_of(letters, behind)) < ENOUGH:
            faint[name] = round(ratio, 2)
    assert faint == {}


_FRAMES = "▁▂▃▄▅▆▇█▊▎▔▕▌│─╭╮╰╯"  # and bars: they say nothing


@pytest.mark.parametrize("scene", SCENES)
async def test_every_word_and_sign_can_be_read_and_stands_at_the_same_place_in_both_themes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scene: str
) -> None:
    monkeypatch.setattr("textual.widgets.Input.cursor_blink", False)
    monkeypatch.setattr("textual.widgets.TextArea.cursor_blink", False)
    monkeypatch.chdir(tmp_path)
    faint, moved = {}, []
    async for name, pilot in screens(SCENES[scene], tmp_path, monkeypatch, (80, 24)):
        texts = []
        for theme in reversed(THEMES):  # the walk goes on in the first
            pilot.app.theme = theme
            await settled(pilot)
            texts.append([row.text for row in rows_of(pilot.app)])
            for words, style in _words(pilot.app):
                if (ratio := contrast(style)) < ENOUGH:
                    faint[theme, name, words] = round(ratio, 2)
        moved += [name] if texts[0] != texts[1] else []
    assert faint == {}
    assert moved == []


def _words(app: App[Outcome]) -> Iterator[tuple[str, Style]]:
    """Stretches of letters and signs on the screen in front, but for what a dialog stands over."""
    front = next(iter(app.screen.query(".dialog, CommandList").results(Widget)), app.screen).region
    for y, row in enumerate(rows_of(app)):
        if front.y <= y < front.bottom:
            for words, style, _ in row.crop(front.x, front.right):
                if style and (drawn := words.strip(f" {_FRAMES}")):
                    yield drawn, style


# What lies over words and says different things; a passage's own words may stand beside any of them.
MEANINGS = ("body", "only-here-part", "keyword", "difference", "difference-current", "hit", "hit-current", "selection")


@pytest.mark.parametrize("theme", THEMES)
async def test_what_means_different_things_differs_in_more_than_red_and_green(
    monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    parts = await painted(monkeypatch, theme)
    alike = []
    for one, other in itertools.combinations(MEANINGS, 2):
        first, second = parts[one], parts[other]
        styles = [(style.bold, style.italic, style.underline, style.reverse) for style in (first, second)]
        pairs = zip(colours(first), colours(second), strict=True)
        if styles[0] == styles[1] and all(
            distance(seen_without_green(a), seen_without_green(b)) < _TOLD_APART for a, b in pairs
        ):
            alike.append((one, other))
    assert alike == []


async def test_a_box_shows_its_tick_by_a_sign(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    export = SCENES["sample"]._replace(walk={"export": (("c", "e"), ("escape",))})
    async for _, pilot in screens(export, tmp_path, monkeypatch, (80, 24)):
        box = pilot.app.screen.query_one("#export-prune", Checkbox)
        assert str(box.render()).startswith("[ ] ")
        box.value = True
        assert str(box.render()).startswith("[x] ")


async def test_a_theme_of_one_s_own_is_worn_and_what_is_faint_in_it_is_told(tmp_path: Path) -> None:
    (tmp_path / CONFIG).write_text(
        '[look]\ntheme = "paper"\n[themes.paper]\nbase = "textual-light"\n'
        'background = "#fdf6e3"\nforeground = "#2b2b2b"\n'
        '[themes.fog]\nforeground = "#333333"\n[themes.lost]\nbase = "no-such"\n'
    )
    configuration = load(tmp_path)
    app = DialogueReader(open_pair(*sample()), None, None, configuration=configuration)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert app.theme == "paper"
        assert app.current_theme.dark is False
        assert colours(pairings(app.screen)["body"])[1] == Color.parse("#fdf6e3")
        assert [error.code for error in app._mistakes] == ["settings_theme"]
        assert "config.toml:9" in described(app._mistakes[0])


def test_everything_that_is_painted_has_a_look() -> None:
    painted = {*get_args(Kind), *ROLES, *get_args(Tone), *(f"map-{tone}" for tone in get_args(MapTone))}
    assert painted <= set(LOOKS)
