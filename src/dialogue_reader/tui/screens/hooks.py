"""Asking a program of one's own about a word or a passage, and showing what it prints."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Label, OptionList, TextArea
from textual.widgets.option_list import Option

from dialogue_reader.errors import OutsideError
from dialogue_reader.language.shortening import shortened
from dialogue_reader.language.terminal_safe import harmless_lines
from dialogue_reader.layout.glyphs import wrappable
from dialogue_reader.messages.errors import described
from dialogue_reader.outside.hooks import Words
from dialogue_reader.settings.hooks import Hook
from dialogue_reader.tui.controllers.jobs import in_daemon_thread
from dialogue_reader.tui.screens.dialog import Dialog, Hints, key_hints
from dialogue_reader.tui.view.labels import say
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.styles import MUTED

_QUOTED = 60  # code points of the words in the title
_MOST = 64 << 10  # characters that are shown


class HookScreen(Dialog[None]):
    """Lets a hook be chosen where there are several, runs it, and shows what it prints; says how to name one else.

    `run` is called in a thread and may raise OutsideError; `copy` takes what shall go to the clipboard.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_of("hook")
    PART = "hook"

    class Answered(Message):
        """The hook of that number has printed this, or failed as `text` says."""

        def __init__(self, number: int, text: str) -> None:
            super().__init__()
            self.number = number
            self.text = text

    def __init__(
        self, hooks: Sequence[Hook], words: Words, run: Callable[[Hook], str], copy: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._hooks = hooks
        self._words = words
        self._run = run
        self._copy = copy
        self._asked: int | None = None

    def compose(self) -> ComposeResult:
        """The words, the hooks, and what one of them printed."""
        ask = ("hook.ask",) if self._hooks else ()
        with Vertical(classes="dialog"):
            yield Label("", id="hook-title", classes="dialog-title", markup=False)
            yield OptionList(*map(_option, self._hooks), id="hook-list", markup=False)
            yield TextArea("", read_only=True, show_cursor=False, id="hook-output")
            yield Label(say("hook_none"), id="hook-none", markup=False)
            yield Hints.of_part("hook", self.keys, *ask, "hook.help", "hook.leave")

    def on_mount(self) -> None:
        """Run the only hook, or let one be chosen."""
        listing, output = self.query_one("#hook-list", OptionList), self.query_one("#hook-output", TextArea)
        self.query_one("#hook-none").display = not self._hooks
        self.query_one("#hook-title", Label).update(say("hook_title"))
        output.display = False
        listing.display = len(self._hooks) > 1
        if len(self._hooks) == 1:
            self._ask(0)
        elif self._hooks:
            listing.highlighted = 0
            self.set_focus(listing)

    def on_key(self, event: events.Key) -> None:
        """The number of a hook runs it."""
        if self._asked is None and event.key.isdigit() and 1 <= int(event.key) <= len(self._hooks):
            event.stop()
            self._ask(int(event.key) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click runs a hook."""
        event.stop()
        self._ask(event.option_index)

    def on_hook_screen_answered(self, event: Answered) -> None:
        """Show what was printed."""
        if event.number == self._asked:
            self.query_one("#hook-output", TextArea).text = event.text

    def action_move(self, way: str) -> None:
        """Scroll what was printed, or go to another hook."""
        listing = self.query_one("#hook-list", OptionList)
        if listing.display:
            getattr(listing, f"action_{'cursor_' if way in ('up', 'down') else ''}{way}")()
        else:
            getattr(self.query_one("#hook-output", TextArea), f"scroll_{way}")(animate=False)

    def action_copy(self) -> None:
        """Copy what was printed."""
        if self._asked is not None:
            self._copy(self.query_one("#hook-output", TextArea).text)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

    def _ask(self, number: int) -> None:
        self._asked, hook = number, self._hooks[number]
        quoted = shortened(self._words.wanted_by(hook), _QUOTED)
        self.query_one("#hook-title", Label).update(wrappable(say("hook_of", hook=hook.name, words=quoted)))
        self.query_one("#hook-list").display = False
        self.query_one(".dialog").add_class("dialog-tall")
        self.query_one(Hints).update(
            key_hints("hook", self.keys, "hook.page_down", "hook.copy", "hook.help", "hook.leave")
        )
        output = self.query_one("#hook-output", TextArea)
        output.display = True
        output.text = say("hook_running") if quoted else say("hook_no_word")
        self.set_focus(output)
        if quoted:
            self.run_worker(in_daemon_thread(lambda: self._answer(number)), exclusive=True)

    def _answer(self, number: int) -> None:
        """Run a hook and tell what it printed. For a thread."""
        try:
            text = self._run(self._hooks[number])
        except OutsideError as error:
            text = described(error)
        shown = harmless_lines(text[:_MOST]).expandtabs(4).rstrip()
        self.post_message(self.Answered(number, shown or say("hook_silent")))


def _option(hook: Hook) -> Option:
    command = hook.command if isinstance(hook.command, str) else " ".join(hook.command)
    return Option(Content.assemble((wrappable(hook.name), "bold"), "  ", (wrappable(command), MUTED)))
