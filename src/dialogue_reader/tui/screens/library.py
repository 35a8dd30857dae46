"""Choosing what to read next: from the library, a folder, or the web."""

import os
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList

from dialogue_reader.documents.opening import PairReading
from dialogue_reader.documents.sources import is_url
from dialogue_reader.errors import DialogueError
from dialogue_reader.layout.glyphs import printable
from dialogue_reader.messages.errors import described
from dialogue_reader.notes.storage.tables.library import LibraryEntry
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.screens.dialog import Hints, ListDialog, entry
from dialogue_reader.tui.view.choices import Choice, choices
from dialogue_reader.tui.view.labels import say
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.fields import LineField

Open = Callable[[Sequence[str]], PairReading]
Forget = Callable[[LibraryEntry], Sequence[LibraryEntry]]


class LibraryScreen(ListDialog[PairReading | Literal["notes"] | None]):
    """Asks what to open, and answers its reading, or that the notes of all documents are wanted.

    It stays open, saying why, where something cannot be opened.

    `forget` takes an entry out of the library, and answers those that remain; `typed` is on the line to begin with.
    """

    PART = "library"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("library", is_first=True)

    def __init__(self, entries: Sequence[LibraryEntry], open_: Open, forget: Forget, typed: str = "") -> None:
        super().__init__()
        self._typed = typed
        self._entries = entries
        self._open = open_
        self._forget = forget
        self._choices: tuple[Choice, ...] = ()
        self._first: str | None = None

    def compose(self) -> ComposeResult:
        """A line to type in, and what may be meant."""
        with Vertical(classes="dialog dialog-tall"):
            yield Label(say("library_title"), classes="dialog-title")
            yield LineField(
                self._typed, select_on_focus=False, placeholder=say("library_placeholder"), id="library-line"
            )
            yield Label("", id="library-word", markup=False)
            yield OptionList(id="library-list", markup=False)
            yield Hints.of_part("library", self.keys)

    def on_mount(self) -> None:
        """Be ready for typing."""
        self.set_focus(self.query_one(Input))
        self._list()

    def on_input_changed(self) -> None:
        """List what may be meant now."""
        self._tell_first()
        self._list()

    def action_notes(self) -> None:
        """Answer that the notes of all documents are wanted."""
        self.dismiss("notes")

    def action_take_first(self) -> None:
        """Take a document for the left side; the next one that is opened stands on the right."""
        choice = self._current
        if choice and len(choice.sources) == 1:
            self._first = None if self._first == choice.sources[0] else choice.sources[0]
            self.query_one(Input).value = ""
        self._tell_first()

    def _tell_first(self) -> None:
        first = self._first or ""
        name = first if is_url(first) else PurePath(first).name  # a path has more than the line has room for
        self._say(say("library_first", source=printable(name)) if first else "")

    def action_forget(self) -> None:
        """Take an entry out of the library; its notes stay."""
        if (choice := self._current) and choice.entry:
            try:
                self._entries = self._forget(choice.entry)
                self._list()
                self._say(say("library_forgotten"))
            except DialogueError as error:
                self._say(described(error))

    @property
    def _current(self) -> Choice | None:
        return None if self.pointed is None else self._choices[self.pointed]

    def _list(self) -> None:
        typed = self.query_one(Input).value
        self._choices = choices(typed, self._entries)
        self.list_prompts([*map(_prompt, self._choices)], say("library_none") if typed else say("library_empty"))

    def choose(self) -> None:
        """Answer with its reading, beside what was taken for the left side; a folder is typed into the line."""
        choice = self._current
        if choice is None:
            return
        if choice.folder is not None:
            line = self.query_one(Input)
            line.value = as_typed(choice.folder)
            line.cursor_position = len(line.value)
            return
        sources = (self._first, *choice.sources) if self._first and len(choice.sources) == 1 else choice.sources
        try:
            self.dismiss(self._open(sources))
        except DialogueError as error:
            self._say(described(error))

    def _say(self, words: str) -> None:
        self.query_one("#library-word", Label).update(words)


def library_of(notebook: Notebook, folder: str | None = None) -> LibraryScreen:
    """The library that is kept with the notes; it begins with what `folder` holds, where one is given."""

    def open_(sources: Sequence[str]) -> PairReading:
        left, right = (*sources, None)[:2]
        assert left is not None
        return PairReading(left, right, keeps=not notebook.is_private)

    return LibraryScreen(
        notebook.library(),
        open_,
        notebook.forget,
        as_typed(folder) if folder is not None else "",
    )


def as_typed(folder: str) -> str:
    """The path of a folder as a person types it to see what it holds."""
    return os.path.join(os.curdir if folder == os.curdir else os.path.normpath(folder), "")  # noqa: PTH118


def _prompt(choice: Choice) -> Content:
    return entry(choice.text, choice.below, is_bold=bool(choice.entry) or len(choice.sources) > 1)
