"""The application around the reader: its look, its palette, and the folders it keeps things in."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.screen import Screen

from dialogue_reader.documents.model import Pair
from dialogue_reader.tui.actions import ACTIONS, shown_key
from dialogue_reader.tui.notebook import Notebook
from dialogue_reader.tui.screens.reader import ReaderScreen


class DialogueReader(App[None]):
    """Opens the reader on a pair. `data` and `cache` are folders; None keeps nothing."""

    TITLE = "dialogue_reader"
    CSS_PATH = "reader.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "f12"  # ctrl+p and : come from the registry
    BINDINGS: ClassVar[list[object]] = []  # type: ignore[assignment]

    def __init__(self, pair: Pair, data: Path | None, cache: Path | None) -> None:
        super().__init__()
        self._pair = pair
        self._cache = cache
        self._notebook, self._warning = Notebook.open(pair, data)

    def get_default_screen(self) -> Screen[None]:
        """The reader itself is the first screen; nothing is drawn before it."""
        return ReaderScreen(self._pair, self._notebook, self._warning, self._cache)

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
