"""A stand-in for the background, for controllers whose work is to be done when a test wants it."""

from collections.abc import Callable

from dialogue_reader.tui.state.effects import Command


class Later:
    """In the place of the background: work is done when a test wants it."""

    def __init__(self) -> None:
        self.work: list[Callable[[], None]] = []
        self.posted: list[Command] = []

    def start(self, _kind: str, work: Callable[[], None], *_: object) -> None:
        self.work.append(work)

    def post(self, command: Command) -> None:
        self.posted.append(command)
