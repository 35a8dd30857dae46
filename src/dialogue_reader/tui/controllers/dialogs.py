"""The dialogs, from question to what is done with the answer; their modules are loaded at the first use."""

from collections.abc import Awaitable, Callable
from pathlib import Path, PurePath

from textual.app import App

from dialogue_reader.documents.model import SIDES
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.tui.commands import annotate
from dialogue_reader.tui.controllers.background import NextChosen
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command
from dialogue_reader.tui.state.key_names import Keys
from dialogue_reader.tui.view.labels import say


class Dialogs:
    """Opens a dialog over the reader; `perform` takes the command that its answer amounts to."""

    def __init__(self, app: App[None], perform: Callable[[Command], None]) -> None:
        self._app = app
        self._perform = perform

    def help(self, keys: Keys) -> Awaitable[object]:
        """Every key."""
        from dialogue_reader.tui.screens.help import HelpScreen

        return self._app.push_screen(HelpScreen(keys))

    def library(self, notebook: Notebook) -> Awaitable[object]:
        """What else there is to read."""
        from dialogue_reader.tui.screens.library import library_of

        def answered(reading: PairReading | None) -> None:
            if reading is not None:
                self._app.post_message(NextChosen(reading))

        return self._app.push_screen(library_of(notebook), answered)

    def palette(self) -> Awaitable[object]:
        """Every command by its name."""
        from textual.command import CommandPalette

        return self._app.push_screen(CommandPalette(id="--command-palette"))

    def note(self, asked: effects.AskForNote) -> Awaitable[object]:
        """The note of a mark."""
        from dialogue_reader.tui.screens.note import NoteScreen

        def answered(note: str | None) -> None:
            if note is not None:
                self._perform(annotate.write_note(asked.keep, note))

        return self._app.push_screen(NoteScreen(asked.quotation, asked.note), answered)

    def export(self, asked: effects.AskForExport) -> Awaitable[object]:
        """Where the notes shall go."""
        from dialogue_reader.tui.screens.export import ExportScreen

        sources = [asked.pair[side].source for side in SIDES]

        def write(path: Path, overwrite: bool) -> None:
            from dialogue_reader.messages.export import words
            from dialogue_reader.notes.export import named_by, render
            from dialogue_reader.notes.export.writing import write_new

            exported = render(named_by(path), asked.pair, asked.notes, asked.comparison, words)
            write_new(path, exported, overwrite=overwrite, sources=sources)

        def answered(path: Path | None) -> None:
            if path is not None:
                self._perform(annotate.exported(asked.notes.total, path))

        name = "+".join(PurePath(source).stem.strip("-") or say("standard_input") for source in sources if source)
        return self._app.push_screen(ExportScreen(f"{name}.md", write), answered)
