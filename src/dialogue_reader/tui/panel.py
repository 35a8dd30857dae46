"""The side panel's life: opened, filled, followed and closed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget

from dialogue_reader.tui import describing
from dialogue_reader.tui.desk import Desk
from dialogue_reader.tui.entry import Entry, Subject
from dialogue_reader.tui.painting import is_narrow
from dialogue_reader.tui.state import Place, jump, to_difference

if TYPE_CHECKING:
    from dialogue_reader.insight.keypoints import PairPoint
    from dialogue_reader.tui.widgets.side_panel import SidePanel

_EMPTY = {
    "points": "Looking for the sentences that say the most…",
    "facts": "No discrepancy was found.",
    "notes": "No notes yet. c marks the passage or the selection, a writes a note on it.",
    "contents": "This article has no passages.",
}
_NO_POINTS = "Neither article has a sentence to point out."


class Panel:
    """Shows one list at a time. `think` is asked for the key points, once, when they are first wanted."""

    def __init__(self, screen: Screen[None], desk: Desk, think: Callable[[], None]) -> None:
        self._screen = screen
        self._desk = desk
        self._think = think
        self._points: tuple[PairPoint, ...] | None = None
        self.subject: Subject | None = None

    async def toggle(self, subject: Subject) -> None:
        """Show a list, or put it away if it is the one shown."""
        if subject == self.subject:
            self.close()
            return
        self.subject = subject
        if subject == "notes":
            self._desk.notebook.reload()
        if subject == "points" and self._points is None:
            self._think()
        self._row.set_class(True, "-panel")
        self._row.set_class(is_narrow(self._screen.size), "-covered")
        if self._widget is None:
            from dialogue_reader.tui.widgets.side_panel import SidePanel

            await self._row.mount(SidePanel(subject))
        self.fill()
        if subject == "contents" and self._widget:
            self._widget.highlight(self._desk.state.passage.id)
        self._screen.set_focus(self._screen.query_one("#panel-list"))

    @property
    def _row(self) -> Widget:
        """What holds the panes, and the list beside them."""
        return self._screen.query_one("#desk", Widget)

    @property
    def _widget(self) -> "SidePanel | None":
        return next(iter(self._screen.query("#panel").results()), None)  # type: ignore[return-value] # ids are unique

    def fill(self) -> None:
        """Bring the list up to date."""
        widget = self._widget
        if self.subject is None or widget is None:
            return
        state = self._desk.state
        if self.subject == "points":
            entries = describing.points_entries(state.pair, state.comparison, self._points or ())
        elif self.subject == "facts":
            entries = describing.facts_entries(state)
        elif self.subject == "notes":
            entries = describing.notes_entries(state.pair, self._desk.notebook.notes)
        else:
            entries = describing.contents_entries(state)
        empty = _NO_POINTS if self.subject == "points" and self._points == () else _EMPTY[self.subject]
        widget.show(self.subject, entries, empty)

    def take_points(self, points: "tuple[PairPoint, ...]") -> None:
        """The key points have been found."""
        self._points = points
        self.fill()

    def think_again(self) -> None:
        """The links have arrived: key points found without them no longer hold."""
        self._points = None
        if self.subject == "points":
            self._think()
        self.fill()

    def go_to(self, subject: Subject, entry: Entry) -> None:
        """Go to the place of an entry; a panel that fills the screen makes room for it."""
        if self._row.has_class("-covered"):
            self.close()
        state = self._desk.state
        if subject == "facts":
            self._desk.apply(to_difference(state, int(entry.key)))
        elif entry.offset is not None:
            self._desk.apply(jump(state, Place(entry.side, entry.offset)))

    def close(self) -> None:
        """Put the panel away."""
        self.subject = None
        self._row.remove_class("-panel", "-covered")
        self._screen.query("#panel").remove()
        self._screen.set_focus(None)
