"""What an action costs in work, not in time: lines wrapped, lines painted, slots estimated. A book must cost no more
than the screens that it is looked at through."""

from collections import Counter
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Pair, Sides
from dialogue_reader.layout import flow
from dialogue_reader.tui.app import Outcome
from dialogue_reader.tui.widgets import gutter, scroll_bar, text_pane
from tests.tui.opening import opened, pair_of, settled

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT = 3000  # passages
SCREEN = 2 * 40  # lines of both panes together
WORDS = "Le paragraphe {} parle de migration, de sécurité et de coopération entre les deux pays, longuement."

Work = Counter[str]


@pytest.fixture(scope="module")
def book() -> Pair:
    left, right = ("\n\n".join([f"Titre {k}", *(WORDS.format(n) for n in range(COUNT))]) for k in range(2))
    return pair_of(left, right)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    counts: Work = Counter()

    def counted(owner: type | ModuleType, name: str, what: str) -> None:
        does: Callable[..., object] = getattr(owner, name)

        def doing(*arguments: object, **named: object) -> object:
            counts[what] += 1
            return does(*arguments, **named)

        monkeypatch.setattr(owner, name, doing)

    counted(flow, "wrap", "wrapped")
    counted(flow.Column, "estimate", "estimated")
    counted(text_pane, "line_strip", "painted")
    counted(Screen, "_refresh_layout", "laid out")
    counted(text_pane.TextPane, "render_lines", "drawn")
    counted(text_pane.TextPane, "render_line", "rows")
    counted(gutter.Gutter, "render_line", "rows of the gutter")
    counted(scroll_bar.PaneScrollBar, "render", "bars")
    return counts


LINKED = Comparison(tuple(Link((k,), (k,), 0.9) for k in range(1, COUNT)), (), Sides((), (0,)), "test")


async def cost(pilot: Pilot[Outcome], work: Work, *keys: str) -> Work:
    """What pressing `keys` costs."""
    work.clear()
    await pilot.press(*keys)
    await settled(pilot)
    return Counter(work)


async def test_opening_a_book_costs_a_screen(monkeypatch: pytest.MonkeyPatch, book: Pair, work: Work) -> None:
    async with opened(monkeypatch, book, answer=LINKED):
        assert work["wrapped"] <= SCREEN
        assert work["estimated"] <= 8 * SCREEN
        assert work["painted"] <= 4 * SCREEN


@pytest.mark.parametrize(
    ("before", "keys", "screens"),
    [
        ((), ("space",), 2),
        ((), ("G",), 2),
        (("G",), ("g",), 2),
        ((), ("slash", *"paragraphe 1500", "enter"), 20),
        (("slash", *"migration", "enter"), ("n",), 1),
        ((), ("l",), 2),
        ((), ("x",), 2),
        ((), ("v",), 2),
        (("G",), ("v",), 3),
    ],
)
async def test_no_action_costs_more_than_the_screens_it_shows(
    monkeypatch: pytest.MonkeyPatch,
    book: Pair,
    work: Work,
    before: tuple[str, ...],
    keys: tuple[str, ...],
    screens: int,
) -> None:
    async with opened(monkeypatch, book, answer=LINKED) as (pilot, _):
        await cost(pilot, work, *before)
        found = await cost(pilot, work, *keys)
        assert found["wrapped"] <= screens * SCREEN
        assert found["painted"] <= 2 * screens * SCREEN
        assert found["estimated"] <= 8 * screens * SCREEN


async def test_another_size_costs_a_screen(monkeypatch: pytest.MonkeyPatch, book: Pair, work: Work) -> None:
    async with opened(monkeypatch, book, answer=LINKED) as (pilot, _):
        work.clear()
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert work["wrapped"] <= 2 * SCREEN
        assert work["painted"] <= 3 * SCREEN


@pytest.mark.parametrize(
    ("keys", "layouts", "drawings"),
    [(("space",), 0, 2), (("G",), 0, 2), (("l",), 1, 1), (("x",), 1, 2), (("v",), 0, 2)],
)
async def test_one_change_is_laid_out_and_drawn_once(
    monkeypatch: pytest.MonkeyPatch, book: Pair, work: Work, keys: tuple[str, ...], layouts: int, drawings: int
) -> None:
    async with opened(monkeypatch, book, answer=LINKED) as (pilot, _):
        found = await cost(pilot, work, *keys)
        assert found["laid out"] == layouts
        assert found["drawn"] == drawings  # the panes that are shown, once each


async def test_a_letter_is_drawn_with_its_hits(monkeypatch: pytest.MonkeyPatch, book: Pair, work: Work) -> None:
    async with opened(monkeypatch, book, answer=LINKED) as (pilot, _):
        await cost(pilot, work, "slash", "m")
        found = await cost(pilot, work, "i")
        assert found["laid out"] == 0
        assert found["drawn"] == 2


async def test_a_line_down_paints_what_changes(monkeypatch: pytest.MonkeyPatch, book: Pair, work: Work) -> None:
    async with opened(monkeypatch, book, answer=LINKED) as (pilot, _):
        await cost(pilot, work, "J", "J")
        found = await cost(pilot, work, "j")
        assert found["painted"] <= 12
        assert found["wrapped"] <= 4


async def test_only_rows_that_look_different_are_drawn(monkeypatch: pytest.MonkeyPatch, book: Pair, work: Work) -> None:
    async with opened(monkeypatch, book, answer=LINKED) as (pilot, _):
        await cost(pilot, work, "J", "J", "J")
        passage = await cost(pilot, work, "J")
        assert 0 < passage["rows"] <= 20  # both passages, on either side
        assert passage["rows of the gutter"] <= 10
        assert (await cost(pilot, work, "end"))["rows"] <= 4


async def test_the_other_pane_costs_nothing_where_it_stays(
    monkeypatch: pytest.MonkeyPatch, book: Pair, work: Work
) -> None:
    """Its highlighted passages are others with every passage, and mostly out of sight."""
    far = Comparison(tuple(Link((k,), (COUNT - k,), 0.9) for k in range(1, COUNT)), (), Sides((), (0,)), "test")
    async with opened(monkeypatch, book, answer=far) as (pilot, _):
        await cost(pilot, work, "s", "J", "J", "J")
        assert (await cost(pilot, work, "J"))["rows"] <= 10
        assert (await cost(pilot, work, "space"))["rows"] <= SCREEN // 2 + 1


async def test_a_bar_is_drawn_when_its_thumb_moves(monkeypatch: pytest.MonkeyPatch, book: Pair, work: Work) -> None:
    async with opened(monkeypatch, book, answer=LINKED) as (pilot, _):
        await cost(pilot, work, "space")
        assert (await cost(pilot, work, "J"))["bars"] == 0
        assert (await cost(pilot, work, "G"))["bars"] == 1  # the last passage has no link, and the other pane stays


async def test_the_current_hit_is_all_that_is_painted_anew(
    monkeypatch: pytest.MonkeyPatch, book: Pair, work: Work
) -> None:
    async with opened(monkeypatch, book, answer=LINKED) as (pilot, _):
        await cost(pilot, work, "slash", *"migration", "enter", "n")
        found = await cost(pilot, work, "n")
        assert found["painted"] <= 24


async def test_ten_pages_cost_ten_screens(monkeypatch: pytest.MonkeyPatch, book: Pair, work: Work) -> None:
    async with opened(monkeypatch, book, answer=LINKED) as (pilot, _):
        found = await cost(pilot, work, *["space"] * 10)
        assert found["wrapped"] <= 10 * SCREEN


async def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch, book: Pair, work: Work) -> None:
    monkeypatch.setattr(flow, "_KEPT", 30)
    async with opened(monkeypatch, book, answer=LINKED) as (pilot, screen):
        await cost(pilot, work, *["space"] * 8)
        for side in ("left", "right"):
            assert all(len(column._wrapped) <= 30 for column in screen.state.panes[side].flow.columns)
            assert len(screen.query_one(f"#{side}", text_pane.TextPane)._strips) <= 240
