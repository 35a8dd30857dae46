"""Every screen has room for its words: at each size and in each language no label is cut and nothing stands outside."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.text import Text
from textual.app import App
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.visual import visualize
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets._toast import Toast
from textual.widgets._toggle_button import ToggleButton

from dialogue_reader.layout.glyphs import width
from dialogue_reader.layout.link_lines import MARGIN_SIGNS
from dialogue_reader.messages import LANGUAGES, speak
from dialogue_reader.tui.app import Outcome
from dialogue_reader.tui.screens.commanded import CommandedScreen
from dialogue_reader.tui.screens.reader import ReaderScreen
from dialogue_reader.tui.widgets.one_line import KeyLine, StatusLine
from dialogue_reader.tui.widgets.text_pane import TextPane
from tests.tui.gallery import SCENES, screens

SIGNS = frozenset(MARGIN_SIGNS.values())
SIZES = ((60, 20), (80, 24), (120, 40))

# Where there is least room every screen is tried in every language, elsewhere the sample and a story in the one with
# the longest labels.
ROOMS = [(size, language) for size in SIZES for language in (LANGUAGES if size == min(SIZES) else ("fr",))]


@pytest.mark.parametrize(
    ("size", "language"), ROOMS, ids=lambda part: "x".join(map(str, part)) if part in SIZES else part
)
async def test_no_label_is_cut_and_nothing_stands_outside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    speak(language)
    monkeypatch.chdir(tmp_path)
    wrong = [
        f"{name}: {flaw}"
        for scene in (SCENES.values() if size == min(SIZES) else (SCENES["sample"], SCENES["story"]))
        async for name, pilot in screens(scene, tmp_path, monkeypatch, size)
        for flaw in flaws(pilot.app)
    ]
    assert wrong == []


def flaws(app: App[Outcome]) -> Iterator[str]:
    """What is wrong with the screen as it is."""
    screen = app.screen
    for widget in screen.walk_children(Widget):
        if not widget.is_on_screen or not widget.region:
            continue
        if not _is_scrolled(widget) and not screen.region.contains_region(widget.region):
            yield f"{widget!r} stands outside: {widget.region}"
        if isinstance(widget, Static) and (flaw := _cut(widget)):
            yield f"{widget!r} {flaw}"
        if isinstance(widget, ToggleButton) and widget.get_content_width(widget.size, widget.size) > widget.size.width:
            yield f"{widget!r} has no room for {widget.label}"
        if isinstance(widget, Input) and not widget.value and width_of(widget.placeholder) > widget.content_size.width:
            yield f"{widget!r} has no room for {widget.placeholder!r}"
    if isinstance(screen, CommandedScreen):
        yield from _flaws_of_lines(screen)
    if isinstance(screen, ReaderScreen):
        yield from _flaws_of_margins(screen)
        yield from _flaws_of_notices(screen)


def _flaws_of_lines(screen: CommandedScreen) -> Iterator[str]:
    for line in screen.query("PaneTitle, StatusLine, SearchCount").results(Widget):
        if line.region and re.search(r"…(  |$)", drawn := line.render_line(0).text):
            yield f"{line!r} is cut: {drawn}"
    keys = screen.query_one(KeyLine)
    if keys.region and screen.query_one(StatusLine).region:
        drawn = keys.render_line(0).text
        if drawn.count("  ") < 3:
            yield f"the key line has next to nothing: {drawn}"


def _flaws_of_margins(screen: ReaderScreen) -> Iterator[str]:
    """Signs that would be read as letters of the text."""
    for pane in screen.query(TextPane):
        rows = [pane.render_line(y).text for y in range(pane.size.height if pane.region else 0)]
        yield from (f"a sign touches the text: {row}" for row in rows if row[-1:] in SIGNS and row[-2] != " ")


def _flaws_of_notices(screen: ReaderScreen) -> Iterator[str]:
    """Notices that cover what the status line says."""
    status = screen.query_one(StatusLine).region
    yield from (
        f"{toast!r} {toast.region} covers the status line {status}"
        for toast in screen.query(Toast)
        if toast.region.overlaps(status)
    )


def _is_scrolled(widget: Widget) -> bool:
    return any(isinstance(above, VerticalScroll) for above in widget.ancestors if not isinstance(above, Screen))


def _cut(label: Static) -> str:
    """What is wrong with a label: fewer rows than its words take, or a word wider than all of it."""
    cells, rows = label.content_size
    visual = visualize(label, label.content)
    needed = visual.get_height(label.styles, cells)  # type: ignore[arg-type]  # as Textual calls it
    if needed > rows:
        return f"has {rows} rows and needs {needed}"
    words = re.split(r"[ \n]", str(label.content)) if isinstance(label.content, str | Text) else []
    longest = max(map(width_of, words), default=0)
    return f"has {cells} cells and a word of {longest}" if longest > cells else ""


def width_of(words: object) -> int:
    """Cells of a text."""
    return width(str(words), 0, len(str(words)))
