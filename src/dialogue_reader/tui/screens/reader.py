"""The reader: the one mediator between state, panes and dialogs."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from dialogue_reader.documents.model import SIDES, Pair, Side
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.errors import DialogueError, StoreError
from dialogue_reader.search.hits import Hits
from dialogue_reader.search.matcher import Query
from dialogue_reader.tui import background
from dialogue_reader.tui.actions import BY_ID, bindings, key_line
from dialogue_reader.tui.arranging import Arranger
from dialogue_reader.tui.desk import Opened
from dialogue_reader.tui.dialogs import Dialogs
from dialogue_reader.tui.doing import marking
from dialogue_reader.tui.entry import Subject
from dialogue_reader.tui.finding import Finder, Searched
from dialogue_reader.tui.loading import Loaded, Loader, ReadOn
from dialogue_reader.tui.notebook import Notebook
from dialogue_reader.tui.painting import Painter
from dialogue_reader.tui.paints import PAINTS
from dialogue_reader.tui.panel import Panel
from dialogue_reader.tui.state import (
    Place,
    State,
    begin_search,
    completed,
    end_linking,
    end_search,
    follow,
    found,
    keep_search,
    move,
    position,
    resumed,
    select_none,
    step_hit,
)
from dialogue_reader.tui.thinking import Thinking
from dialogue_reader.tui.widgets.gutter import Gutter
from dialogue_reader.tui.widgets.lines import KeyLine, PaneTitle, StatusLine
from dialogue_reader.tui.widgets.still import Above, Beside, Ground
from dialogue_reader.tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from dialogue_reader.tui.widgets.search_bar import SearchBar
    from dialogue_reader.tui.widgets.side_panel import SidePanel


class ReaderScreen(Screen[None], Ground):
    """Both articles, and everything done with them."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings())
    COMPONENT_CLASSES: ClassVar[set[str]] = PAINTS
    AUTO_FOCUS = ""

    def __init__(
        self, pair: Pair, notebook: Notebook, warning: str, cache: Path | None, reading: PairReading | None
    ) -> None:
        super().__init__()
        self._loader = Loader(self, reading) if reading else None
        self._notebook = notebook
        self._warning = warning
        self._state = resumed(pair, notebook.position())
        self._finder = Finder(self, pair)
        self._panes: dict[Side, TextPane] = {side: TextPane(side, pair[side], self._lay_out) for side in SIDES}
        self._arranger = Arranger(self._panes)
        self._painter = Painter(self, self._panes, self._arranger, notebook)
        self._thinking = Thinking(self, self, self._painter, cache)
        self._panel = Panel(self, self, self._thinking.look_for_points)
        self._dialogs = Dialogs(self.app, self)

    # -- the parts ---------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Two titled panes with the gutter between them, and two lines below."""
        with Beside(id="desk"):
            for side in SIDES:
                active = "-active" if side == self._state.focus else ""
                with Above(id=f"{side}-column", classes="column"):
                    yield PaneTitle(id=f"{side}-title", classes=f"pane-title {active}")
                    yield self._panes[side]
                if side == "left":
                    yield Gutter(self._lay_out)
        yield StatusLine(id="status")
        yield KeyLine(key_line())
        yield Static("", id="too-small", markup=False)

    def on_mount(self) -> None:
        """Show the text first."""
        self._painter.show(self._state)

    def _begin(self) -> None:
        """The first page is drawn: read on, or think."""
        if self._loader:
            self._loader.begin()
        else:
            self._begin_thinking()
        if self._warning:
            self._warn("Notes will not be kept", self._warning)

    def _begin_thinking(self) -> None:
        self._finder.prepare()
        self._thinking.begin(self._finder.index, self._arranger.seen(self._state), long=self._loader is not None)

    def on_unmount(self) -> None:
        """Let the worker go."""
        self._thinking.close()

    # -- what the desk offers to actions -----------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """The moment shown."""
        return self._state

    @property
    def notebook(self) -> Notebook:
        """The person's marks on both articles."""
        return self._notebook

    @property
    def dialogs(self) -> Dialogs:
        """What asks a person for something."""
        return self._dialogs

    def pane(self, side: Side) -> TextPane:
        """The pane of one side."""
        return self._panes[side]

    def apply(self, state: State) -> None:
        """Show another moment: lay out if need be, bring the caret into sight and the counterpart level."""
        before, self._state = self._state, state
        self._painter.show(state)
        if before.layout != state.layout:
            self._rearrange()
        if (before.place, before.anchor, before.synced) != (state.place, state.anchor, state.synced):
            entered = before.focus != state.focus or before.passage.id != state.passage.id
            self._follow_caret(entered=entered)
            self._thinking.look_at(self._arranger.seen(self._state))
        self._painter.draw(self._state)

    def _follow_caret(self, *, entered: bool) -> None:
        """Bring the caret into sight, with its passage where that was just entered; let the other pane follow."""
        state = self._state
        pane = self._panes[state.focus]
        if not pane.area.height:
            return
        whole = entered and state.caret(state.focus) == state.passage.start
        rows = pane.row_of(state.passage.end) - pane.row_of(state.passage.start) + 1 if whole else 1
        pane.reveal(state.caret(state.focus), rows)
        if state.synced:
            self._state = follow(state)
        self._arranger.level(self._state)
        if entered:
            self._keep_position()

    def _lay_out(self) -> None:
        """Lay out for the sizes at hand, in the midst of drawing."""
        first = self._arranger.is_fresh
        self._rearrange()
        self._painter.draw(self._state)
        if first:
            self.call_later(self._begin)

    def _rearrange(self) -> None:
        self._arranger.arrange(self._state)
        self._arranger.level(self._state)

    def _keep_position(self) -> None:
        try:
            self._notebook.keep_position(position(self._state))
        except StoreError as error:
            self.fail(error)

    def say(self, text: str) -> None:
        """Tell the person something, on the status line."""
        self._painter.say(self._state, text)

    def fail(self, error: DialogueError) -> None:
        """Tell what could not be done and how to mend it, in a notice; the status line has the reason."""
        from dialogue_reader.messages.errors import described, explained

        self._warn(f"Not done: {explained(error).reason}", described(error))

    def _warn(self, reason: str, notice: str) -> None:
        self.say(reason)
        self.notify(notice, title=reason, severity="error", timeout=10, markup=False)

    def repaint_marks(self) -> None:
        """Show the marks as they are now."""
        self._painter.paint(self._state)
        self._panel.fill()

    async def open_search(self) -> None:
        """Let a query be typed; every character searches."""
        from dialogue_reader.tui.widgets.search_bar import SearchBar

        self._state = begin_search(self._state)
        await self.query("#search").remove()
        await self.mount(SearchBar(self._state.search.query, self._search), before=self.query_one(StatusLine))
        self.set_focus(self.query_one("#search Input"))

    def open_panel(self, subject: Subject) -> Opened:
        """Show a list beside the panes, or put it away if it is shown."""
        return self._panel.toggle(subject)

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard."""
        self.app.copy_to_clipboard(text)

    def change_theme(self) -> None:
        """Dark to light or back."""
        self.app.theme = "textual-light" if self.app.current_theme.dark else "textual-dark"

    def put_away(self) -> None:
        """End what is most passing: the selection, the panel, the search."""
        if self._state.linking:
            self.apply(end_linking(self._state))
        elif self._state.anchor is not None:
            self.apply(select_none(self._state))
        elif self._panel.subject:
            self._panel.close()
        elif self._state.search.query:
            self.apply(end_search(self._state))
        else:
            self.say("")

    def leave(self) -> None:
        """Remember the place and end."""
        self._keep_position()
        self.app.exit()

    async def action_act(self, action: str) -> None:
        """Do what the registry has under this name, and wait for what it opens."""
        self.say("")
        if opened := BY_ID[action].do(self):
            await opened

    # -- what the parts tell -----------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the parts for the terminal's size."""
        self._painter.fit(event.size)

    def on_text_pane_scrolled(self, message: TextPane.Scrolled) -> None:
        """The wheel leads like the keys: the caret comes along, and the other pane follows."""
        pane = self._panes[message.side]
        offset = pane.nearest_in_sight(self._state.caret(message.side))
        self._state = move(self._state, Place(message.side, offset))
        if self._state.synced:
            self._state = follow(self._state)
        self._painter.show(self._state)
        self._arranger.level(self._state)
        self._painter.draw(self._state)

    def on_text_pane_pointed(self, message: TextPane.Pointed) -> None:
        """Go where the mouse points; select what it is dragged over."""
        self.say("")
        dragged = message.dragged and message.side == self._state.focus
        self.apply(move(self._state, Place(message.side, message.offset), selecting=dragged))

    def _search(self, query: Query) -> None:
        """Search for what has been typed so far."""
        self._finder.ask(query, self._show_hits)

    def on_searched(self, message: Searched) -> None:
        """Show hits that took a while, unless something else is wanted by now."""
        if self._finder.is_wanted(message.query):
            self._show_hits(message.query, message.hits)

    def _show_hits(self, query: Query, hits: Hits) -> None:
        self.apply(found(self._state, query, hits))
        self._finder.count(self._state.search)

    def on_search_bar_stepped(self, message: "SearchBar.Stepped") -> None:
        """Go on to another hit while typing."""
        self.apply(step_hit(self._state, message.step))
        self._finder.count(self._state.search)

    def on_search_bar_left(self, message: "SearchBar.Left") -> None:
        """Keep the hits, or return to where the search was begun."""
        if not message.kept:
            self._finder.forget()
        self.query("#search").remove()
        self.apply(keep_search(self._state) if message.kept else end_search(self._state))

    def on_side_panel_chosen(self, message: "SidePanel.Chosen") -> None:
        """Go to the place of an entry; a panel that fills the screen makes room for it."""
        self._panel.go_to(message.subject, message.entry)

    def on_side_panel_removed(self, message: "SidePanel.Removed") -> None:
        """Delete a mark from the list."""
        marking.delete_named(self, message.key)

    async def on_side_panel_edited(self, message: "SidePanel.Edited") -> None:
        """Write the note of a mark from the list."""
        await self._dialogs.note(message.key)

    def on_side_panel_closed(self) -> None:
        """Put the panel away."""
        self._panel.close()

    def on_read_on(self, message: ReadOn) -> None:
        """Say how much of both is here."""
        self.say(f"Reading on… {message.share:.0%}")

    def on_loaded(self, message: Loaded) -> None:
        """Show the same moment in the whole of both, and begin to think."""
        self._notebook.take(message.pair)
        self._finder.take(message.index)
        for side in SIDES:
            self._panes[side].article = message.pair[side]
        hits = self._finder.find(self._state.search.query)
        self.apply(completed(self._state, message.pair, hits, self._notebook.position()))
        self.say("")
        self._begin_thinking()

    def on_compared(self, message: background.Compared) -> None:
        """Draw the links; the key points depend on them."""
        self._thinking.take_links(message.comparison)
        if message.comparison.share >= 1:
            self._panel.think_again()

    def reconsider(self) -> None:
        """Show the links as they are with what has been set right by hand."""
        self._thinking.reconsider()
        self._panel.think_again()

    def on_differences_found(self, message: background.DifferencesFound) -> None:
        """Light what differs."""
        self._thinking.take_differences(message)
        self._panel.fill()

    def on_comparison_failed(self, message: background.ComparisonFailed) -> None:
        """Go on without links."""
        self._warn("The articles could not be compared", message.reason)

    def on_progressed(self, message: background.Progressed) -> None:
        """Say how far the comparison has come."""
        self._thinking.take_progress(message)

    def on_keywords_found(self, message: background.KeywordsFound) -> None:
        """Light the keywords."""
        self._thinking.take_keywords(message)

    def on_points_found(self, message: background.PointsFound) -> None:
        """List the key points."""
        self._panel.take_points(message.points)
