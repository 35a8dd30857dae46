"""Putting a view on the screen: each widget is told its own value, when that is another one than before."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from dialogue_reader.documents.model import SIDES, Side
from dialogue_reader.search.query import Query
from dialogue_reader.tui.view.model import GuideView, PanelCalls, PanelView, ScreenView, SearchView
from dialogue_reader.tui.widgets.gutter import Gutter
from dialogue_reader.tui.widgets.one_line import KeyLine, PaneTitle, StatusLine
from dialogue_reader.tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from dialogue_reader.tui.widgets.guide import Guide
    from dialogue_reader.tui.widgets.search_bar import SearchBar
    from dialogue_reader.tui.widgets.side_panel import SidePanel


class Renderer:
    """Shows views on the reader's screen; `typed` and `left` are what a search line tells, `calls` what a list tells.

    It remembers what is on the screen, and nothing else.
    """

    def __init__(
        self,
        screen: Screen[None],
        typed: Callable[[Query], None],
        left: Callable[[bool], None],
        calls: PanelCalls,
    ) -> None:
        self._screen = screen
        self._typed = typed
        self._left = left
        self._calls = calls
        self._view: ScreenView | None = None
        self._guide: Guide | None = None
        self._bar: SearchBar | None = None
        self._panel: SidePanel | None = None
        self._removals: list[Awaitable[object]] = []

    def show(self, view: ScreenView) -> list[Awaitable[object]]:
        """Show `view`; what is returned is to be awaited before a key is taken that may be meant for a new part."""
        before, self._view = self._view, view
        opened: list[Awaitable[object]] = []
        if before is None or before.guide != view.guide:
            opened += self._show_guide(view.guide)
        if before is None or before.search != view.search:
            opened += self._show_search(view.search)
        if before is None or before.panel != view.panel:
            opened += self._show_panel(view.panel)
        self._show_frame(before, view)
        for side in SIDES:
            if before is None or before.titles[side] != view.titles[side]:
                self._show_title(side, view)
            if before is None or before.panes[side] != view.panes[side]:
                self._screen.query_one(f"#{side}", TextPane).show(view.panes[side])
        if before is None or before.gutter != view.gutter:
            self._screen.query_one(Gutter).show(view.gutter)
        if before is None or before.status != view.status:
            self._screen.query_one(StatusLine).show(view.status.text, *view.status.settings)
        if before is None or (before.key_line, before.status.rest) != (view.key_line, view.status.rest):
            self._screen.query_one(KeyLine).show(view.key_line, view.status.rest)
        if before is None or before.theme != view.theme:
            self._screen.app.theme = view.theme
        if opened:
            return [self._focus_when(opened)]
        if before is None or before.active != view.active:
            self._set_focus()
        return []

    # -- the frame: which parts there are, and where -----------------------------------------------------------------

    def _show_frame(self, before: ScreenView | None, view: ScreenView) -> None:
        if before and _frame(before) == _frame(view):
            return
        for side in SIDES:
            self._screen.query_one(f"#{side}-box", Widget).set_class(side not in view.sides, "-away")
        gutter, panes = self._screen.query_one(Gutter), self._screen.query_one("#panes", Widget)
        gutter.set_class(len(view.sides) < 2, "-away")
        gutter.set_class(view.is_narrow, "-narrow")
        panes.set_class(view.is_stacked, "-stacked")
        panes.set_class(view.is_covered, "-covered")
        self._screen.set_class(bool(view.too_small), "-too-small")
        if view.too_small:
            self._screen.query_one("#too-small", Static).update(view.too_small)
        if len(view.sides) == 2:
            first, second = (self._screen.query_one(f"#{side}-box", Widget) for side in view.sides)
            if panes.children[0] is not first:
                panes.move_child(second, after=gutter)
                panes.move_child(first, before=gutter)
            if before and (before.share, before.is_stacked) != (view.share, view.is_stacked):
                share = 0.5 if view.is_stacked else view.share
                first.styles.width, second.styles.width = f"{2 * share:.3f}fr", f"{2 - 2 * share:.3f}fr"

    def _show_title(self, side: Side, view: ScreenView) -> None:
        line = view.titles[side]
        title = self._screen.query_one(f"#{side}-title", PaneTitle)
        title.set_class(line.is_active, "-active")
        title.show(line.names, *line.coverage)

    # -- the parts that come and go ----------------------------------------------------------------------------------

    def _show_guide(self, view: GuideView | None) -> list[Awaitable[object]]:
        if view and self._guide:
            self._guide.show(view)
        elif view:
            from dialogue_reader.tui.widgets.guide import Guide

            self._guide = Guide(view)
            return [self._mount(self._guide, self._screen, after=self._screen.query_one("#panes"))]
        elif self._guide:
            self._removals.append(self._guide.remove())
            self._guide = None
        return []

    def _show_search(self, view: SearchView | None) -> list[Awaitable[object]]:
        if view and self._bar:
            self._bar.show(view)
        elif view:
            from dialogue_reader.tui.widgets.search_bar import SearchBar

            self._bar = SearchBar(view, self._typed, self._left)
            return [self._mount(self._bar, self._screen, before=self._screen.query_one(StatusLine))]
        elif self._bar:
            self._removals.append(self._bar.remove())
            self._bar = None
        return []

    def _show_panel(self, view: PanelView | None) -> list[Awaitable[object]]:
        if view and self._panel:
            self._panel.show(view)
        elif view:
            from dialogue_reader.tui.widgets.side_panel import SidePanel

            self._panel = SidePanel(view, self._calls)
            return [self._mount(self._panel, self._screen.query_one("#panes", Widget))]
        elif self._panel:
            self._removals.append(self._panel.remove())
            self._panel = None
        return []

    async def _mount(
        self, part: Widget, parent: Widget, *, before: Widget | None = None, after: Widget | None = None
    ) -> None:
        """Put `part` on the screen, once those that leave it have gone: two of one id cannot be there."""
        while self._removals:
            await self._removals.pop()
        await parent.mount(part, before=before, after=after)

    async def _focus_when(self, opened: list[Awaitable[object]]) -> None:
        """Let the keys go to a part that is being opened, once it is there."""
        for part in opened:
            await part
        self._set_focus()

    def _set_focus(self) -> None:
        assert self._view is not None
        targets = {"panel": "#panel-list", "filter": "#panel-filter", "search": "#search Input", "text": ""}
        target = targets[self._view.active]
        self._screen.set_focus(next(iter(self._screen.query(target).results(Widget)), None) if target else None)


def _frame(view: ScreenView) -> tuple[object, ...]:
    return view.sides, view.is_narrow, view.is_stacked, view.is_covered, view.too_small, view.share
