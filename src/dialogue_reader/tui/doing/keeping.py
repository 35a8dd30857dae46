"""Changes of what is kept on disk: said when they are made, and when they cannot be."""

from collections.abc import Callable

from dialogue_reader.errors import StoreError
from dialogue_reader.tui.desk import Desk


def keep(desk: Desk, change: Callable[[], object], shown: Callable[[], None], told: str) -> None:
    """Make a change, have it `shown`, and say what was done; or why it could not be kept."""
    try:
        change()
    except StoreError as error:
        desk.fail(error)
        return
    shown()
    desk.say(told)
