"""The dialogs, from question to what is done with the answer."""

from pathlib import Path, PurePath

from textual.app import App

from dialogue_reader.documents.model import SIDES
from dialogue_reader.tui import describing
from dialogue_reader.tui.desk import Desk, Opened
from dialogue_reader.tui.doing import marking


class Dialogs:
    """Opens a dialog over the reader; its modules are loaded at the first use."""

    def __init__(self, app: App[None], desk: Desk) -> None:
        self._app = app
        self._desk = desk

    def help(self) -> Opened:
        """Every key."""
        from dialogue_reader.tui.screens.help import HelpScreen

        return self._app.push_screen(HelpScreen())

    def palette(self) -> Opened:
        """Every action by name."""
        from textual.command import CommandPalette

        return self._app.push_screen(CommandPalette(id="--command-palette"))

    def note(self, annotation: str | None) -> Opened:
        """The note of a mark; None for a mark to be made of what is selected."""
        from dialogue_reader.tui.screens.note import NoteScreen

        state = self._desk.state
        held = self._desk.notebook.named(annotation) if annotation else None
        quotation = held.selector.exact if held else state.pair[state.focus].text_of(state.marked)

        def answered(note: str | None) -> None:
            if note is not None:
                marking.write(self._desk, annotation, note)

        return self._app.push_screen(NoteScreen(quotation, held.note if held else ""), answered)

    def export(self) -> Opened | None:
        """Where the notes shall go."""
        from dialogue_reader.tui.screens.export import ExportScreen

        notes = self._desk.notebook.notes
        if not len(notes):
            self._desk.say("There is nothing to export: mark a passage with c, or write a note with a")
            return None
        stems = [PurePath(self._desk.state.pair[side].source).stem for side in SIDES]

        def answered(path: Path | None) -> None:
            if path is not None:
                self._desk.say(f"{describing.plural(len(notes), 'note')} written to {path}")

        return self._app.push_screen(ExportScreen(f"{stems[0]}+{stems[1]}.md", self._write), answered)

    def _write(self, path: Path, overwrite: bool) -> None:
        from dialogue_reader.messages.export import words
        from dialogue_reader.notes.export import named_by, render
        from dialogue_reader.notes.export.writing import write_new

        state = self._desk.state
        text = render(named_by(path), state.pair, self._desk.notebook.notes, state.comparison, words)
        write_new(path, text, overwrite=overwrite, sources=[state.pair[side].source for side in SIDES])
