"""What is shown and how: which articles, in which view, with which highlights."""

from dialogue_reader.tui.desk import Desk
from dialogue_reader.tui.state import cycle_shown, swap, toggle_keywords, toggle_sync, toggle_view


def next_language(desk: Desk) -> None:
    """Both articles, the left one, the right one."""
    desk.apply(cycle_shown(desk.state))


def exchange(desk: Desk) -> None:
    """Let the articles change places."""
    desk.apply(swap(desk.state))
    if desk.state.shown != "both":
        desk.say("They have changed places; l shows both")


def change_view(desk: Desk) -> None:
    """Facing view or row view."""
    desk.apply(toggle_view(desk.state))
    if desk.state.view == "rows" and desk.state.comparison is None:
        desk.say("Counterparts will move together when the comparison is done")


def change_sync(desk: Desk) -> None:
    """Lock or unlock the panes; locking brings the counterpart level at once."""
    desk.apply(toggle_sync(desk.state))
    desk.say("The other pane follows" if desk.state.synced else "The panes move apart")


def change_keywords(desk: Desk) -> None:
    """Keywords lit or not."""
    desk.apply(toggle_keywords(desk.state))
    desk.say("Keywords are highlighted" if desk.state.keywords else "Keywords are not highlighted")
