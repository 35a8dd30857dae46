"""Textual's driver for Linux and macOS, which also asks the terminal whether its background is light or dark.

It asks with the first things that it sends, and waits for nothing: an answer becomes a message whenever it comes. It
also leaves when the terminal is gone without a word, as when a connection breaks: Textual would read its end forever.
"""

import os
import select
import signal
from collections.abc import Callable, Iterable
from functools import partial
from threading import Event

from textual import message
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers import linux_driver

from dialogue_reader.tui.terminal.background import AnswerFilter, queries


class BackgroundAnswered(message.Message):
    """The terminal has said whether its background is light."""

    def __init__(self, is_light: bool) -> None:
        super().__init__()
        self.is_light = is_light


class _AnswerParser(XTermParser):
    """Takes the terminal's answer out of what is typed; Textual would take it for keys."""

    def __init__(self, answered: Callable[[bool], None], debug: bool = False) -> None:
        super().__init__(debug)
        self._answered = answered
        self._filter = AnswerFilter(awaited=len(queries(os.environ)))

    def feed(self, data: str) -> Iterable[message.Message]:
        """Messages of what has arrived, but for the answer."""
        if not data:
            return super().feed(data)
        passed_on = self._filter.passed_on(data)
        if self._filter.is_light is not None:
            self._answered(self._filter.is_light)
            self._filter.is_light = None
        return super().feed(passed_on) if passed_on else ()

    def tick(self) -> Iterable[message.Message]:
        """Messages of what nothing has followed."""
        if held := self._filter.given_up():
            yield from super().feed(held)
        yield from super().tick()


class LeaveOrHangUp(Event):
    """Set when the terminal at `fileno` is left, and when it has gone, upon which `hung_up` is called once."""

    def __init__(self, fileno: int, hung_up: Callable[[], None]) -> None:
        super().__init__()
        self._fileno = fileno
        self._hung_up = hung_up

    def is_set(self) -> bool:
        """Whether to read no more; Textual asks before each wait for input."""
        if not super().is_set() and self._has_gone():
            self.set()
            self._hung_up()
        return super().is_set()

    def _has_gone(self) -> bool:
        poll = select.poll()  # one of its own each time: two threads may not share it
        poll.register(self._fileno, 0)  # a hang-up is reported unasked
        return any(events & select.POLLHUP for _, events in poll.poll(0))


class AskingDriver(linux_driver.LinuxDriver):
    """Asks for the background when it takes the terminal, and again after the reader was suspended."""

    def __init__(self, app: App[object], *, debug: bool, mouse: bool, size: tuple[int, int] | None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.exit_event = LeaveOrHangUp(self.fileno, partial(os.kill, os.getpid(), signal.SIGHUP))

    def start_application_mode(self) -> None:
        """Take the terminal, and ask."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's own
        self.write("".join(queries(os.environ)))
        self.flush()

    def run_input_thread(self) -> None:
        """Read what arrives, in a thread of its own."""
        # The driver makes its parser by this name when its thread begins, and has no other place for one of ours.
        vars(linux_driver)["XTermParser"] = partial(_AnswerParser, self._background_answered)
        super().run_input_thread()

    def _background_answered(self, is_light: bool) -> None:
        self._app.post_message(BackgroundAnswered(is_light))
