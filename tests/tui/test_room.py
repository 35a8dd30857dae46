"""Every screen has room for its words: at each size and in each language no label is cut and nothing stands outside."""

from collections.abc import AsyncIterator, Iterator

import pytest
from rich.text import Text
from textual.app import App
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.screen import Screen
from textual.visual import visualize
from textual.widget import Widget
from textual.widgets import Input, Static

from dialogue_reader.layout.glyphs import width
from dialogue_reader.messages import LANGUAGES
from dialogue_reader.tui.app import Outcome
from dialogue_reader.tui.screens.reader import ReaderScreen
from dialogue_reader.tui.widgets.one_line import KeyLine, StatusLine
from tests.tui.opening import opened, typed

SIZES = ((60, 20), (80, 24), (120, 40))

SCREENS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "facing": ((), ()),
    "guide": (("f8",), ("f8",)),
    "only here": (tuple("JJJJ"), ("g",)),
    "why": (("i",), ("i",)),
    "difference": (("o",), ("g",)),
    "rows": (("v",), ("v",)),
    "selection": (("shift+down",), ("escape", "g")),
    "link by hand": (("M",), ("escape",)),
    "search": (("slash", *"viet nam"), ("escape",)),
    "search by meaning": (("f", *"migration"), ("escape",)),
    "no hits": (("f7",), ("escape",)),
    "key points": (("f2",), ("escape",)),
    "differences": (("f3",), ("escape",)),
    "terms": (("f6",), ("escape",)),
    "contents": (("t",), ("escape",)),
    "no notes": (("f5",), ("escape",)),
    "no notes anywhere": (("E",), ("escape",)),
    "marked": (("c",), ()),
    "notes": (("f5",), ("escape",)),
    "filter": (("f5", "slash", *"zz"), ("escape", "escape")),
    "note": (("a",), ("escape",)),
    "note on two places": (("J", "J", "A"), ("escape", "g")),
    "name of a colour": (("C",), ("escape",)),
    "export": (("e",), ("escape",)),
    "library": (("ctrl+o",), ("escape",)),
    "map": (("D",), ("escape",)),
    "help": (("question_mark",), ("escape",)),
    "help on a dialog": (("a", "f1"), ("escape", "escape")),
    "palette": (("ctrl+p", *"zzz"), ("escape",)),
}
"""(keys that open it, keys that close it again), one after the other."""


# Where there is least room every language is tried, elsewhere the one with the longest labels.
ROOMS = [(size, language) for size in SIZES for language in (LANGUAGES if size == min(SIZES) else ("fr",))]


@pytest.mark.parametrize(
    ("size", "language"), ROOMS, ids=lambda part: "x".join(map(str, part)) if part in SIZES else part
)
async def test_no_label_is_cut_and_nothing_stands_outside(
    monkeypatch: pytest.MonkeyPatch, language: str, size: tuple[int, int]
) -> None:
    async with opened(monkeypatch, size=size) as (pilot, screen):
        await typed(pilot, *["I"] * LANGUAGES.index(language), "g")
        assert screen.state.language == language
        wrong = [f"{name}: {flaw}" async for name in _walked(pilot) for flaw in flaws(pilot.app)]
    assert wrong == []


async def _walked(pilot: Pilot[Outcome]) -> AsyncIterator[str]:
    """The names of the screens, each while it is open."""
    for name, (opening, closing) in SCREENS.items():
        await typed(pilot, *opening)
        yield name
        await typed(pilot, *closing)


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
        if isinstance(widget, Input) and not widget.value and width_of(widget.placeholder) > widget.content_size.width:
            yield f"{widget!r} has no room for {widget.placeholder!r}"
    if isinstance(screen, ReaderScreen):
        yield from _flaws_of_lines(screen)


def _flaws_of_lines(screen: ReaderScreen) -> Iterator[str]:
    for line in screen.query("PaneTitle, StatusLine, SearchCount").results(Widget):
        if line.region and "…" in (drawn := line.render_line(0).text):
            yield f"{line!r} is cut: {drawn}"
    keys = screen.query_one(KeyLine)
    if keys.region and screen.query_one(StatusLine).region:
        drawn = keys.render_line(0).text
        if drawn.count("  ") < 3:
            yield f"the key line has next to nothing: {drawn}"


def _is_scrolled(widget: Widget) -> bool:
    return any(isinstance(above, VerticalScroll) for above in widget.ancestors if not isinstance(above, Screen))


def _cut(label: Static) -> str:
    """What is wrong with a label: fewer rows than its words take, or a word wider than all of it."""
    cells, rows = label.content_size
    visual = visualize(label, label.content)
    needed = visual.get_height(label.styles, cells)  # type: ignore[arg-type]  # as Textual calls it
    if needed > rows and "dialog-quote" not in label.classes and label.id != "map-passage":
        return f"has {rows} rows and needs {needed}"
    words = str(label.content).split() if isinstance(label.content, str | Text) else []
    longest = max(map(width_of, words), default=0)
    return f"has {cells} cells and a word of {longest}" if longest > cells else ""


def width_of(words: object) -> int:
    """Cells of a text."""
    return width(str(words), 0, len(str(words)))
