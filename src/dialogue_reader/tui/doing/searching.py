"""Searching both articles."""

from collections.abc import Callable

from dialogue_reader.tui.desk import Desk, Opened
from dialogue_reader.tui.state import step_hit


def search(desk: Desk) -> Opened:
    """Type a query."""
    return desk.open_search()


def by_hits(step: int) -> Callable[[Desk], None]:
    """To the next or previous hit, across both panes."""

    def do(desk: Desk) -> None:
        if desk.state.search.hits or desk.state.search.last:
            desk.apply(step_hit(desk.state, step))
        else:
            desk.say("Nothing has been searched for: press /" if not desk.state.search.query else "No hit")

    return do
