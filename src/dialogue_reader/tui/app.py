"""The application around the reader: its look, its palette, and the folders it keeps things in."""

import asyncio
import signal
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.screen import Screen

from dialogue_reader.documents.model import Pair
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.tui.actions import ACTIONS, shown_key
from dialogue_reader.tui.loading import Broken
from dialogue_reader.tui.notebook import Notebook
from dialogue_reader.tui.screens.reader import ReaderScreen
from dialogue_reader.tui.threads import answer

if TYPE_CHECKING:
    from dialogue_reader.errors import DocumentError


# What ends a program from outside. SIGHUP and SIGQUIT are Unix's.
_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)]


class DialogueReader(App[None]):
    """Opens the reader on a pair. `data` and `cache` are folders; None keeps nothing."""

    TITLE = "dialogue_reader"
    CSS_PATH = "reader.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "f12"  # ctrl+p and : come from the registry
    BINDINGS: ClassVar[list[object]] = []  # type: ignore[assignment]

    def __init__(self, pair: Pair, data: Path | None, cache: Path | None, reading: PairReading | None = None) -> None:
        """`reading` is given where `pair` is but the first pages of what is still being read."""
        super().__init__()
        self._pair = pair
        self._cache = cache
        self._reading = reading
        self._notebook, self._warning = Notebook.open(pair, data, whole=reading is None)
        self.failure: DocumentError | None = None

    def get_default_screen(self) -> Screen[None]:
        """The reader itself is the first screen; nothing is drawn before it."""
        return ReaderScreen(self._pair, self._notebook, self._warning, self._cache, self._reading)

    def on_mount(self) -> None:
        """Leave in good order when asked to from outside; Textual alone would leave the terminal in its own mode."""
        loop = asyncio.get_running_loop()
        for ending in _ENDING:
            try:
                loop.add_signal_handler(ending, self._end_by, ending)
            except (NotImplementedError, RuntimeError, ValueError):
                return  # another system, or not the main thread, as in tests

    def _end_by(self, ending: signal.Signals) -> None:
        """Restore the terminal and end with the status a shell gives; a second signal ends at once."""
        asyncio.get_running_loop().remove_signal_handler(ending)
        self.exit(return_code=128 + ending)

    def on_broken(self, message: Broken) -> None:
        """End as if the document had never been opened: what was shown of it is not what it holds."""
        self.failure = message.error
        self.exit(return_code=2)

    async def on_event(self, event: events.Event) -> None:
        """Do what a key stands for before the next one is looked at.

        Left to the screen's own queue, "/" and the letters typed right after it would be taken for commands alike.
        """
        if isinstance(event, events.InputEvent) and not isinstance(event, events.MouseMove):
            answer()
        if isinstance(event, events.Key) and not event.is_forwarded and self._is_reading:
            binding = self.screen.active_bindings.get(event.key)
            if binding and binding.node is self.screen:
                await self.run_action(binding.binding.action, self.screen)
                return
        await super().on_event(event)

    @property
    def _is_reading(self) -> bool:
        """Whether the reader is in front, and no part of it waits for text."""
        return self.is_running and isinstance(self.screen, ReaderScreen) and self.focused is None

    def on_unmount(self) -> None:
        """Let the store go."""
        self._notebook.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the registry, and Textual's themes."""
        if isinstance(screen, ReaderScreen):
            for action in ACTIONS:
                keys = "  ".join(map(shown_key, action.keys.split(",")))
                yield SystemCommand(
                    action.name, f"{action.help} ({keys})", lambda name=action.id: screen.action_act(name)
                )
        yield SystemCommand("Theme", "Choose among all colour themes", self.action_change_theme)
