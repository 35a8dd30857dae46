"""Starting background jobs for the reader's screen, and handing it what comes of them."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from dialogue_reader.logs import log_file
from dialogue_reader.messages import Message
from dialogue_reader.tui.commands import session
from dialogue_reader.tui.controllers.jobs import in_daemon_thread
from dialogue_reader.tui.state.effects import Command

if TYPE_CHECKING:
    from dialogue_reader.tui.screens.reader import ReaderScreen

_log = logging.getLogger(__name__)


class Background:
    """Runs one job of a kind at a time: a newer one takes the place of an older one, which is no longer awaited."""

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen

    def start(self, kind: str, work: Callable[[], None], subject: Message | None = None) -> None:
        """Run `work` beside the screen. Where it fails, the reader goes on, and says that `subject` was not found."""

        def guarded() -> None:
            try:
                work()
            except Exception:
                _log.exception("background job failed: %s", kind)
                if subject:
                    self.post(session.analysis_failed(subject, log_file()))

        self._screen.run_worker(in_daemon_thread(guarded), group=kind, exclusive=True, exit_on_error=False)

    def post(self, command: Command, kind: str | None = None) -> None:
        """Hand a command to the screen, from any thread; of several of one `kind` that wait, only the last counts."""
        self._screen.post_message(self._screen.Happened(command, kind))
