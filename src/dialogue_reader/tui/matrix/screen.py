"""The screen that shows who says what: it holds the state, and `dispatch` is the only way to another one."""

from collections.abc import Awaitable
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.theme import Theme as TextualTheme
from textual.widgets import Input, Static

from dialogue_reader.layout.viewport import Area
from dialogue_reader.settings.model import Notes as NoteSettings
from dialogue_reader.tui.controllers import garbage
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.matrix import commands
from dialogue_reader.tui.matrix.controller import Learned, MatrixEffects
from dialogue_reader.tui.matrix.effects import MatrixCommand, MatrixUpdate
from dialogue_reader.tui.matrix.layout import arranged
from dialogue_reader.tui.matrix.model import MatrixState
from dialogue_reader.tui.matrix.registry import BY_ID, REGISTRY
from dialogue_reader.tui.matrix.view import MatrixView, phrase, view
from dialogue_reader.tui.matrix.widgets import Grid, Words
from dialogue_reader.tui.screens.commanded import CommandedScreen, bindings_of_commands
from dialogue_reader.tui.state.model import Theme
from dialogue_reader.tui.widgets.base import Backdrop
from dialogue_reader.tui.widgets.fields import LineField
from dialogue_reader.tui.widgets.one_line import KeyLine, PaneTitle, StatusLine


class MatrixScreen(CommandedScreen, Backdrop):
    """Statements from top to bottom, accounts side by side, and the words of the statement at the cursor."""

    DEFAULT_CSS = """
    MatrixScreen { layout: vertical; background: $background; }
    #matrix-search { height: 1; border: none; background: $panel; color: $text; padding: 0 1; }
    .-too-small #matrix-title, .-too-small #matrix-search { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings_of_commands(REGISTRY)
    AUTO_FOCUS = ""

    def __init__(self, state: MatrixState, notebook: Notebook, cache: Path | None, settings: NoteSettings) -> None:
        """`cache` is the folder for what is worked out, None for none; `settings` are those of notes and exports."""
        super().__init__()
        self._state = state
        self._notebook = notebook
        self._effects = MatrixEffects(self, self.perform, notebook, cache, settings)
        self._shown: MatrixView | None = None

    @property
    def state(self) -> MatrixState:
        """The moment shown."""
        return self._state

    def dispatch(self, command: MatrixCommand) -> list[Awaitable[object]]:
        """Make the next state, do what the command wants done, and show what there is to be seen.

        What is returned is to be awaited before the next key is looked at: it may be meant for what is being opened.
        """
        update = command(self._state)
        self._state = arranged(update.state)
        opened = [outcome for effect in update.effects if (outcome := self._effects.run(effect))]
        return [*opened, *self._show()]

    def perform(self, command: MatrixCommand) -> None:
        """Dispatch a command where nothing waits for what it opens."""
        if opened := self.dispatch(command):
            self.call_later(_await_all, opened)

    async def action_run(self, command: str) -> None:
        """Run a command of the registry, and wait for what it opens."""
        await _await_all(self.dispatch(_by_hand(BY_ID[command].command)))

    # -- what is on the screen ---------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The title, the grid, the words, and two lines below."""
        yield PaneTitle("matrix-title", "pane-title -active")
        yield Grid(view(self._state).grid)
        yield Words()
        yield StatusLine(id="status")
        yield KeyLine()
        yield Static("", id="too-small", markup=False)

    def on_mount(self) -> None:
        """Show what is known, and have the rest worked out."""
        self._show()
        self.app.theme_changed_signal.subscribe(self, self._theme_chosen)
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        """Let the work go."""
        self._effects.close()

    def _begin(self) -> None:
        garbage.resume(is_long=False)
        self.perform(commands.begin(self._notebook.warning))

    def _show(self) -> list[Awaitable[object]]:
        before, shown = self._shown, view(self._state)
        self._shown = shown
        if before is None or before.title != shown.title:
            self.query_one("#matrix-title", PaneTitle).show(shown.title.names, *shown.title.coverage)
        if before is None or before.grid != shown.grid:
            self.query_one(Grid).show(shown.grid)
        if before is None or before.words != shown.words:
            self.query_one(Words).show(shown.words)
        if before is None or before.status != shown.status:
            self.query_one(StatusLine).show(shown.status.text, *shown.status.settings)
        if before is None or (before.key_line, before.status.rest) != (shown.key_line, shown.status.rest):
            self.query_one(KeyLine).show(shown.key_line, shown.status.rest)
        if before is None or before.theme != shown.theme:
            self.app.theme = shown.theme
        self.set_class(bool(shown.too_small), "-too-small")
        self.query_one("#too-small", Static).update(shown.too_small)
        is_searching = before is not None and before.is_searching
        return [] if shown.is_searching == is_searching else [self._open_line(is_open=shown.is_searching)]

    async def _open_line(self, *, is_open: bool) -> None:
        """Open the line in which words are typed, or close it."""
        if is_open:
            line = LineField(placeholder=phrase("search_placeholder"), id="matrix-search", compact=True)
            await self.mount(line, before=self.query_one(StatusLine))
            self.set_focus(line)
        else:
            await self.query("#matrix-search").remove()

    # -- what the parts tell -----------------------------------------------------------------------------------------

    def on_learned(self, message: Learned) -> None:
        """Something has become known."""
        self.perform(message.command)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for the terminal's size."""
        self.perform(commands.resize(Area(*event.size)))

    def on_screen_resume(self) -> None:
        """The reader over it has been left: speak as it does by now."""
        if self.is_mounted:
            self.perform(commands.resume)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Go to what is typed."""
        self.perform(commands.search_for(event.value))

    def on_input_submitted(self) -> None:
        """Keep the hits."""
        self.perform(commands.leave_search(keep=True))

    def on_grid_pointed(self, message: Grid.Pointed) -> None:
        """Go where the mouse points."""
        state = self._state
        account = None if message.column is None else min(state.first + message.column, len(state.origins) - 1)
        self.perform(_by_hand(commands.point_at(state.top + message.row, account)))

    def on_grid_turned(self, message: Grid.Turned) -> None:
        """Go as far as the wheel was turned."""
        self.perform(_by_hand(commands.by_rows(message.step)))

    def _theme_chosen(self, theme: TextualTheme) -> None:
        if theme.name == self.app.theme:  # by now it may be another one
            self.perform(commands.theme_chosen(Theme(theme.name, theme.dark)))
            self.query_one(Words).repaint()


def _by_hand(command: MatrixCommand) -> MatrixCommand:
    """`command` as someone has given it: what was said before is cleared."""

    def given(state: MatrixState) -> MatrixUpdate:
        return command(state._replace(notice=None, is_untouched=False))

    return given


async def _await_all(opened: list[Awaitable[object]]) -> None:
    for part in opened:
        await part
