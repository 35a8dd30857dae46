"""How who says what looks."""

from collections.abc import Callable

import pytest

from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.stories.worker.client import Storyteller
from dialogue_reader.tui.matrix.widgets import Grid
from dialogue_reader.tui.story_reader import StoryReader
from dialogue_reader.tui.terminal.themes import ENOUGH, contrast, contrast_of
from tests.tui.matrix.opening import ReadAlready, matrix_of, opened_story
from tests.tui.matrix.story import STORY
from tests.tui.opening import settled, typed
from tests.tui.test_contrast import colours, seen_without_green
from tests.tui.test_snapshots import pressing

SCREENS: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "matrix": ((120, 40), ()),
    "matrix-at-a-silent-cell": ((120, 40), ("G", "end")),
    "small-matrix": ((80, 24), ("j", "l", "l")),
    "smallest-french-matrix": ((60, 20), ("I", "I")),
    "light-vietnamese-matrix": ((80, 24), ("I", "T")),
    "matrix-search": ((80, 24), ("slash", *"warehouse")),
    "matrix-filtered": ((80, 24), ("s",)),
    "matrix-help": ((120, 60), ("question_mark",)),
    "matrix-with-notes": ((80, 24), ("c", "j", "l", "a", *"is it?", "enter")),
    "matrix-notes": ((80, 24), ("c", "j", "l", "a", *"is it?", "enter", "f5")),
}

Compare = Callable[..., bool]


@pytest.mark.parametrize("screen", SCREENS)
def test_the_screen_looks_as_it_did(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch, screen: str) -> None:
    size, keys = SCREENS[screen]
    monkeypatch.setattr(Storyteller, "known", lambda *_: STORY)
    monkeypatch.setattr("textual.widgets.Input.cursor_blink", False)
    app = StoryReader(ReadAlready(), None, None, Configuration())
    assert snap_compare(app, terminal_size=size, run_before=pressing(keys))


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_every_letter_of_the_matrix_can_be_read(monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    faint = set()
    async with opened_story(monkeypatch, size=(80, 24)) as pilot:
        pilot.app.theme = theme
        await settled(pilot)
        for _ in STORY.matrix.statements:
            grid = matrix_of(pilot).query_one(Grid)
            for segment in (segment for y in range(grid.size.height) for segment in grid.render_line(y)):
                if segment.text.strip() and segment.style:
                    ratio = contrast(segment.style)
                    blind = contrast_of(*map(seen_without_green, colours(segment.style)))
                    faint |= {(segment.text.strip(), round(ratio, 1))} if min(ratio, blind) < ENOUGH else set()
            await typed(pilot, "j", "l")
    assert faint == set()


async def test_without_colours_the_cursor_is_told_from_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened_story(monkeypatch, size=(80, 24)) as pilot:
        grid = matrix_of(pilot).query_one(Grid)
        looks = [segment.style for segment in grid.render_line(2) if segment.text.strip() and segment.style]
        assert [bool(style.reverse) for style in looks] == [False, False, False, True, False, False]
        assert [bool(style.underline) for style in looks] == [True, True, True, False, True, True]
