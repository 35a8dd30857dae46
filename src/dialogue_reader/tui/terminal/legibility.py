"""Whether the letters of a theme stand out from what is behind them, on the reader's own screen."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dialogue_reader.errors import SettingsError
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.tui.terminal.themes import ENOUGH, contrast
from dialogue_reader.tui.widgets.styles import LOOKS, paint

if TYPE_CHECKING:
    from rich.style import Style
    from textual.screen import Screen

_NAMED = 5  # parts that are too faint, named in one line


def faint_themes(configuration: Configuration) -> Sequence[SettingsError]:
    """Those of the person's own themes in which something is hard to read, with what."""
    if not configuration.themes:
        return ()
    return asyncio.run(_faint_themes(configuration))


async def _faint_themes(configuration: Configuration) -> Sequence[SettingsError]:
    from dialogue_reader.documents.model import NOTHING, Pair
    from dialogue_reader.documents.opening import open_article, sample
    from dialogue_reader.tui.app import DialogueReader

    app = DialogueReader(Pair(open_article(sample()[0]), NOTHING), None, None, None, configuration)
    mistakes = []
    async with app.run_test(size=(120, 40)) as pilot:
        for theme in configuration.themes:
            app.theme = theme.name
            await pilot.pause()
            if faint := {
                name: ratio for name, style in pairings(app.screen).items() if (ratio := contrast(style)) < ENOUGH
            }:
                worst = sorted(faint, key=faint.__getitem__)
                parts = ", ".join(f"{name} {faint[name]:.1f}" for name in worst[:_NAMED])
                more = " …" if len(worst) > _NAMED else ""
                mistakes.append(SettingsError("settings_faint", theme.place, theme=theme.name, parts=parts + more))
    return mistakes


def pairings(screen: "Screen[Any]") -> "Mapping[str, Style]":
    """Letters with what is behind them, by their parts: every look, and the widgets of the screen."""
    looks = {name: paint(screen, name) for name in LOOKS}
    widgets = {widget.id or type(widget).__name__: widget for widget in screen.walk_children() if widget.display}
    return looks | {name: widget.rich_style for name, widget in widgets.items() if widget.rich_style.color}
