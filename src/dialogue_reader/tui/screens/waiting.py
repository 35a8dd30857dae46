"""What is on the screen while a document is still coming: its name, and the way out."""

import time
from typing import ClassVar, Protocol

from textual import message
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from dialogue_reader.documents.opening import Reading
from dialogue_reader.documents.sources import STANDARD_INPUT, is_url
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages import text
from dialogue_reader.tui.controllers.jobs import in_daemon_thread

_INTERVAL = 1.0  # seconds from one look at the clock to the next


class Awaited(Protocol):
    """Documents that are being read; `prepare` reads until there is something to show."""

    @property
    def readings(self) -> list[Reading]: ...  # noqa: D102 - told above

    def prepare(self) -> None: ...  # noqa: D102 - told above


class WaitingScreen(Screen[None]):
    """Reads documents in a thread until there is something to show, then says so with `Ready` or `Failed`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,escape,ctrl+c,ctrl+q", "give_up", show=False)]

    class Ready(message.Message):
        """There is something to show of `reading`."""

        def __init__(self, reading: Awaited) -> None:
            super().__init__()
            self.reading = reading

    class Failed(message.Message):
        """A document cannot be read: `error` says why. Any other exception is for the program to end with."""

        def __init__(self, error: Exception) -> None:
            super().__init__()
            self.error = error

    class GivenUp(message.Message):
        """Nobody waits for it any more."""

    def __init__(self, reading: Awaited) -> None:
        super().__init__()
        self._reading = reading
        self._begun = time.monotonic()

    def compose(self) -> ComposeResult:
        """A few words in the middle."""
        yield Static("", id="waiting", markup=False)

    def on_mount(self) -> None:
        """Begin to read."""
        self._show()
        self._clock = self.set_interval(_INTERVAL, self._show)
        self.run_worker(in_daemon_thread(self._prepare))

    def action_give_up(self) -> None:
        """Wait no longer."""
        self.post_message(self.GivenUp())

    def on_screen_suspend(self) -> None:
        """What was waited for has come."""
        self._clock.stop()

    def _prepare(self) -> None:
        try:
            self._reading.prepare()
            self.post_message(self.Ready(self._reading))
        except Exception as error:
            self.post_message(self.Failed(error))

    def _show(self) -> None:
        waiting = [reading.source for reading in self._reading.readings if not reading.is_ready]
        seconds = int(time.monotonic() - self._begun)
        lines = [text(f"reader.{_message(source)}", source=harmless(source)) for source in waiting[:1]]
        if seconds >= 2 * _INTERVAL:
            lines.append(text("reader.waiting_seconds", count=seconds))
        self.query_one("#waiting", Static).update("\n".join([*lines, "", text("reader.waiting_leave")]))


def _message(source: str) -> str:
    if source == STANDARD_INPUT:
        return "waiting_standard_input"
    return "waiting_url" if is_url(source) else "waiting_document"
