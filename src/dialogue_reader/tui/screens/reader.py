"""The reader's screen: it holds the state, and `dispatch` is the only way to another one."""

from collections.abc import Awaitable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.theme import Theme as TextualTheme
from textual.widgets import Static

from dialogue_reader.documents.model import SIDES, Side, Sides
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.errors import SettingsError
from dialogue_reader.layout.viewport import Area
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.tui.commands import annotate, appearance, navigate, notes_list, panels, search, session
from dialogue_reader.tui.commands.registry import REGISTRY, command_of
from dialogue_reader.tui.controllers.background import Happened
from dialogue_reader.tui.controllers.effects import Effects
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.screens.commanded import CommandedScreen, bindings_of_commands
from dialogue_reader.tui.screens.renderer import Renderer
from dialogue_reader.tui.state.arrange import arranged
from dialogue_reader.tui.state.consequences import consequences
from dialogue_reader.tui.state.effects import Command, Update
from dialogue_reader.tui.state.model import State, Theme
from dialogue_reader.tui.view import screen
from dialogue_reader.tui.view.model import PanelCalls, PaneView
from dialogue_reader.tui.widgets.base import Backdrop, HorizontalBox, VerticalBox
from dialogue_reader.tui.widgets.gutter import Gutter
from dialogue_reader.tui.widgets.one_line import KeyLine, PaneTitle, StatusLine
from dialogue_reader.tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from dialogue_reader.tui.widgets.search_bar import SearchBar
    from dialogue_reader.tui.widgets.side_panel import SidePanel


class ReaderScreen(CommandedScreen, Backdrop):
    """Both articles, and everything done with them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of_commands(REGISTRY)
    AUTO_FOCUS = ""

    def __init__(
        self,
        state: State,
        notebook: Notebook,
        cache: Path | None,
        reading: PairReading | None,
        configuration: Configuration = Configuration(),  # noqa: B008 - a frozen value
        mistakes: Sequence[SettingsError] = (),
        *,
        offers_guide: bool = False,
    ) -> None:
        """`configuration` has a person's own settings, `mistakes` are those that were passed over; `offers_guide` as in
        `begin`.
        """
        super().__init__()
        self._offers_guide = offers_guide
        self._mistakes = mistakes
        self._notebook = notebook
        self._has_begun = False
        self._effects = Effects(self, self.perform, state.keys, notebook, cache, reading, configuration)
        calls = PanelCalls(
            lambda typed: self.perform(notes_list.filter_by(typed)),
            lambda keep: self.perform(notes_list.leave_filter(keep=keep)),
            lambda key, number: self.perform(notes_list.point_at(key, number)),
        )
        self._renderer = Renderer(self, lambda query: self.perform(search.search_for(query)), self._leave_search, calls)
        self._state = state

    # -- the loop ----------------------------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """The moment shown."""
        return self._state

    def dispatch(self, command: Command) -> list[Awaitable[object]]:
        """Make the next state, do what the command wants done, and show what there is to be seen.

        What is returned is to be awaited before the next key is looked at: it may be meant for what is being opened.
        """
        before = state = self._state
        opened: list[Awaitable[object]] = []
        commands = [command]
        while commands:
            update = commands.pop(0)(state)
            changed = arranged(state, update.state, is_scrolled=update.is_scrolled)
            for effect in (*update.effects, *consequences(state, changed)):
                outcome = self._effects.run(effect)
                if isinstance(outcome, Awaitable):
                    opened.append(outcome)
                elif outcome:
                    commands.append(outcome)
            state = changed
        if state is not before:
            self._state = state
            opened += self._renderer.show(screen.view(state))
        return opened

    def perform(self, command: Command) -> None:
        """Dispatch a command where nothing waits for what it opens."""
        if opened := self.dispatch(command):
            self.call_later(_await_all, opened)

    async def action_run(self, command: str) -> None:
        """Run a command of the registry, and wait for what it opens."""
        await _await_all(self.dispatch(_afresh(command_of(command))))

    def on_happened(self, message: Happened) -> None:
        """Something has come of work in the background."""
        self.perform(message.command)

    # -- the parts ---------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Two titled panes with the gutter between them, and two lines below."""
        with HorizontalBox(id="panes"):
            for side in SIDES:
                with VerticalBox(id=f"{side}-box", classes="box"):
                    yield PaneTitle(id=f"{side}-title", classes="pane-title")
                    yield TextPane(side, PaneView(self._state.panes[side]), self._panes_resized, self._scrolled)
                if side == "left":
                    yield Gutter(self._panes_resized)
        yield StatusLine(id="status")
        yield KeyLine()
        yield Static("", id="too-small", markup=False)

    def on_mount(self) -> None:
        """Show the text first."""
        self._renderer.show(screen.view(self._state))
        self.app.theme_changed_signal.subscribe(self, self._theme_chosen)

    def on_unmount(self) -> None:
        """Let the worker go."""
        self._effects.close()

    def _panes_resized(self) -> None:
        """Lay out for the sizes at hand, in the midst of drawing."""
        left, right = (self.query_one(f"#{side}", TextPane).area for side in SIDES)
        self.perform(appearance.resize_panes(Sides(left, right)))
        if not self._has_begun:
            self._has_begun = True
            self.call_later(self.perform, self._begun())

    def _begun(self) -> Command:
        """What follows the first page, the notes too where it did not wait for them."""
        notes, pair = self._state.notes, self._state.pair
        are_to_come = self._state.is_whole and not any(notes) and self._notebook.has_many(pair)
        return session.begin(
            self._notebook.warning, self._mistakes, notes_are_to_come=are_to_come, offers_guide=self._offers_guide
        )

    # -- what the parts tell -----------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the parts for the terminal's size."""
        self.perform(appearance.resize_screen(Area(*event.size)))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A part has been clicked on: the keys go to it, unless another part has them by now."""
        if event.widget is not self.focused:
            return
        if event.widget.id == "panel-list":
            self.perform(panels.focus_panel)
        elif event.widget.id == "panel-filter":
            self.perform(notes_list.focus_filter)
        elif event.widget.id == "search-line":
            self.perform(search.focus_search)

    def _theme_chosen(self, theme: TextualTheme) -> None:
        if theme.name == self.app.theme:  # by now it may be another one
            self.perform(appearance.theme_chosen(Theme(theme.name, theme.dark)))

    def _scrolled(self, side: Side, row: int) -> None:
        self.perform(navigate.scroll(side, row))

    def on_text_pane_pointed(self, message: TextPane.Pointed) -> None:
        """Go where the mouse points; select what it is dragged over."""
        self.perform(navigate.point_at(message.side, message.offset, dragged=message.dragged))

    def on_gutter_link_pointed(self, message: Gutter.LinkPointed) -> None:
        """Go to an end of a link."""
        self.perform(navigate.along_link(message.passages, to_first=message.to_first))

    def on_gutter_row_pointed(self, message: Gutter.RowPointed) -> None:
        """Go to the passage beside a sign."""
        self.perform(navigate.to_row(message.row, in_first=message.in_first))

    def on_gutter_dragged(self, message: Gutter.Dragged) -> None:
        """Give the panes other shares of the width."""
        panes = self.query_one("#panes").region
        self.perform(appearance.divide((message.column - panes.x) / max(1, panes.width)))

    def on_search_bar_stepped(self, message: "SearchBar.Stepped") -> None:
        """Go on to another hit while typing."""
        self.perform(search.by_hits(message.step))

    def _leave_search(self, keep: bool) -> None:
        self.perform(search.leave_search(keep=keep))

    def on_side_panel_chosen(self, message: "SidePanel.Chosen") -> None:
        """Go to the place of an entry."""
        entry = message.entry
        if message.subject == "notes":
            self.perform(notes_list.go_to_item(entry.key))
            return
        assert entry.offset is not None
        self.perform(panels.go_to(message.subject, entry.key, entry.side, entry.offset))

    def on_side_panel_removed(self, message: "SidePanel.Removed") -> None:
        """Delete a mark, or a bookmark, from the list."""
        self.perform(notes_list.remove_item(message.key))

    async def on_side_panel_edited(self, message: "SidePanel.Edited") -> None:
        """Write the note of a mark from the list."""
        await _await_all(self.dispatch(annotate.edit_note(message.key)))

    def on_side_panel_closed(self, message: "SidePanel.Closed") -> None:
        """Close the list."""
        self.perform(panels.close_list(message.subject))


def _afresh(command: Command) -> Command:
    """`command`, with what was said before cleared."""

    def cleared(state: State) -> Update:
        return command(state._replace(notice=None))

    return cleared


async def _await_all(opened: list[Awaitable[object]]) -> None:
    for part in opened:
        await part
