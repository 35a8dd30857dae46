"""Starting background jobs for the reader's screen, and handing it what comes of them."""

from collections.abc import Callable

from textual import message
from textual.screen import Screen

from dialogue_reader.documents.opening import PairReading
from dialogue_reader.logs import log_file, logger
from dialogue_reader.messages import Message
from dialogue_reader.tui.commands import session
from dialogue_reader.tui.controllers.jobs import in_daemon_thread
from dialogue_reader.tui.state.effects import Command, OpenAccounts, ShowMatrix

_log = logger(__name__)


class Happened(message.Message):
    """Something has come of work in the background: `command` takes it into the state.

    Of several of one `kind` on their way only the last matters; None where each does.
    """

    def __init__(self, command: Command, kind: str | None = None) -> None:
        super().__init__()
        self.command = command
        self.kind = kind

    def can_replace(self, message: message.Message) -> bool:
        """Whether this makes `message`, which waits still, superfluous."""
        return isinstance(message, Happened) and self.kind is not None and message.kind == self.kind


class NextChosen(message.Message):
    """Something else is to be read: for the application, which holds the screens. `note` is the id of one to go to."""

    def __init__(self, reading: PairReading, note: str | None = None) -> None:
        super().__init__()
        self.reading = reading
        self.note = note


class StoryWanted(message.Message):
    """Other accounts of the story are to be read, or all of it seen: for the application, which holds the screens."""

    def __init__(self, wanted: OpenAccounts | ShowMatrix) -> None:
        super().__init__()
        self.wanted = wanted


class Background:
    """Runs one job of a kind at a time: a newer one takes the place of an older one, which is no longer awaited."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    def start(
        self, kind: str, work: Callable[[], None], subject: Message | None = None, *, links_need_it: bool = False
    ) -> None:
        """Run `work` in the background. Where it fails, the reader goes on, and says that `subject` has failed.

        `links_need_it` is whether there will be no links then.
        """

        def guarded() -> None:
            try:
                work()
            except Exception:
                _log.exception("background job failed: %s", kind)
                if subject:
                    self.post(session.analysis_failed(subject, log_file(), links_need_it=links_need_it))

        self._screen.run_worker(in_daemon_thread(guarded), group=kind, exclusive=True)

    def post(self, command: Command, kind: str | None = None) -> None:
        """Hand a command to the screen, from any thread; of several of one `kind` that wait, only the last counts."""
        self._screen.post_message(Happened(command, kind))
