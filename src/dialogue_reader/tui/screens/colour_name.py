"""Giving a colour a name of one's own."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label

from dialogue_reader.notes.model import Colour
from dialogue_reader.tui.screens.dialog import Dialog, Hints
from dialogue_reader.tui.view.labels import say
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.fields import LineField

_LONGEST = 40  # characters; a name stands in lists and on the status line


class ColourNameScreen(Dialog[str | None]):
    """Asks what a colour shall be called; answers an empty name where it shall have none.

    It answers None where nothing changes.
    """

    PART = "colour_name"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("colour_name", is_first=True)

    def __init__(self, colour: Colour, name: str) -> None:
        super().__init__()
        self._colour = colour
        self._name_before = name

    def compose(self) -> ComposeResult:
        """The name."""
        colour = say(f"colour_{self._colour}")
        with Vertical(classes="dialog"):
            yield Label(say("colour_name_title", colour=colour), classes="dialog-title", markup=False)
            yield LineField(
                self._name_before, max_length=_LONGEST, placeholder=say("colour_name_placeholder"), id="colour-name"
            )
            yield Hints.of_part("colour_name", self.keys)

    def on_mount(self) -> None:
        """Be ready for typing."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self) -> None:
        """Answer with the name."""
        self.dismiss(" ".join(self.query_one(Input).value.split()))

    def action_leave(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)
