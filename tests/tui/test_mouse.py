"""The mouse does what one would expect of it; everything that it does, a key does, too."""

import pytest

from dialogue_reader.tui.widgets.gutter import Gutter
from dialogue_reader.tui.widgets.text_pane import TextPane
from tests.tui.opening import opened, pane_of, settled, typed


async def test_a_click_on_a_link_goes_to_the_end_of_it_that_was_clicked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        gutter = screen.query_one(Gutter)
        line = next(line for line in gutter._view.lines if line.passages == (3, 3))
        await pilot.click(Gutter, offset=(gutter.size.width - 1, line.right + 1))
        await settled(pilot)
        assert (screen.state.focus, screen.state.passage.id) == ("right", 3)
        assert screen.state.pair.left.passage_at(screen.state.carets.left).id == 3
        await typed(pilot, "alt+left")
        assert (screen.state.focus, screen.state.passage.id) == ("left", 0)


async def test_a_click_on_a_link_that_leads_out_of_sight_goes_there(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, size=(100, 20)) as (pilot, screen):
        await typed(pilot, "s", *"JJJJJJJJJ")  # the other pane stays
        gutter = screen.query_one(Gutter)
        height = gutter.size.height - 1
        line = next(line for line in gutter._view.lines if 0 <= line.left < height <= line.right)
        await pilot.click(Gutter, offset=(0, line.left + 1))
        await settled(pilot)
        assert (screen.state.focus, screen.state.passage.id) == ("right", line.passages[1])


async def test_a_click_on_a_sign_goes_to_its_passage(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        sign = next(sign for sign in screen.query_one(Gutter)._view.signs if sign.side == "left")
        await pilot.click(Gutter, offset=(0, sign.row + 1))
        await settled(pilot)
        assert screen.state.comparison
        assert screen.state.passage.id in screen.state.comparison.only_here.left
        assert pane_of(screen, "left").row_of(screen.state.passage.start) == sign.row


async def test_the_gutter_is_dragged_to_share_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        place, caret = screen.state.place, screen.state.caret
        await pilot.mouse_down(Gutter, offset=(3, 5))
        await pilot.hover("#left", offset=(39, 5))
        await pilot.mouse_up("#left", offset=(39, 5))
        await settled(pilot)
        assert abs(screen.query_one("#left", TextPane).outer_size.width - 40) <= 4
        assert screen.query_one("#right", TextPane).outer_size.width > 70
        assert (screen.state.place, screen.state.caret) == (place, caret)


async def test_no_pane_is_dragged_away(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as (pilot, screen):
        for column in (0, 119):
            await pilot.mouse_down(Gutter, offset=(3, 5))
            await pilot.hover(None, offset=(column, 5))
            await pilot.mouse_up(None, offset=(column, 5))
            await settled(pilot)
            assert screen.state.share != 0.5
            assert min(screen.query_one(f"#{side}", TextPane).outer_size.width for side in ("left", "right")) >= 25
