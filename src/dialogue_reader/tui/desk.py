"""What an action may use of the reader: its state, its panes, its voice, and no more."""

from collections.abc import Awaitable
from typing import Protocol

from dialogue_reader.documents.model import Side
from dialogue_reader.errors import DialogueError
from dialogue_reader.tui.entry import Subject
from dialogue_reader.tui.notebook import Notebook
from dialogue_reader.tui.state import State
from dialogue_reader.tui.widgets.text_pane import TextPane

# What is typed next must reach what an action has opened: whoever does the action waits for this.
Opened = Awaitable[object]


class Asking(Protocol):
    """What asks a person for something."""

    def help(self) -> Opened:
        """Show every key."""

    def palette(self) -> Opened:
        """Show every action by name."""

    def note(self, annotation: str | None) -> Opened:
        """Let the note of a mark be written; None for a mark to be made of what is selected."""

    def export(self) -> Opened | None:
        """Ask where the notes shall go; None where there are none."""


class Desk(Protocol):
    """The reader as its actions see it."""

    @property
    def state(self) -> State:
        """The moment shown."""

    @property
    def notebook(self) -> Notebook:
        """The person's marks on both articles."""

    @property
    def dialogs(self) -> Asking:
        """What asks a person for something."""

    def pane(self, side: Side) -> TextPane:
        """The pane of one side."""

    def apply(self, state: State) -> None:
        """Show another moment."""

    def say(self, text: str) -> None:
        """Tell the person something until the next key."""

    def fail(self, error: DialogueError) -> None:
        """Tell what could not be done, why, and how to mend it."""

    def repaint_marks(self) -> None:
        """Show the marks as they are now."""

    def reconsider(self) -> None:
        """Show the links as they are with what has been set right by hand."""

    def open_search(self) -> Opened:
        """Let a query be typed."""

    def open_panel(self, subject: Subject) -> Opened:
        """Show a list beside the panes, or put it away if it is shown."""

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard."""

    def change_theme(self) -> None:
        """Dark to light or back."""

    def put_away(self) -> None:
        """End what is most passing: the selection, the panel, the search."""

    def leave(self) -> None:
        """End the reader."""
