"""Writing a note, with its tags and its colour."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Label

from dialogue_reader.errors import EditorError
from dialogue_reader.language.folding import folded
from dialogue_reader.language.shortening import shortened
from dialogue_reader.layout.breakpoints import SMALLEST
from dialogue_reader.layout.glyphs import printable
from dialogue_reader.messages.errors import described
from dialogue_reader.notes.model import COLOURS, Colour
from dialogue_reader.tui.screens.colour_name import ColourNameScreen
from dialogue_reader.tui.screens.dialog import Dialog, Excerpt, Hints
from dialogue_reader.tui.state.effects import Draft
from dialogue_reader.tui.view.labels import say
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.fields import LineField, TextField

_QUOTED = 250  # code points of all that is quoted; it is there to be recognised, and stands behind

_HIGH = 30  # rows of a terminal from which there is room between the parts
_OTHERS = 10  # rows that all but the note takes, and
_OTHERS_HIGH = 18  # so many where there is room between the parts, and some above and below
_LEAST = 3  # rows of the note

Edit = Callable[[str], str]
NameColour = Callable[[Colour, str], None]


class _NoteArea(TextField):
    """Text in which Enter saves the note."""

    class Finished(Message):
        """The note is written."""

    async def _on_key(self, event: events.Key) -> None:
        if self.screen.focused is not self:  # typed ahead, for the line that has been gone on to
            event.stop()
            event.prevent_default()
            self.app.post_message(events.Key(event.key, event.character))
        elif event.key == "tab":
            event.stop()
            event.prevent_default()
            self.screen.focus_next()
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Finished())
        elif event.key in ("ctrl+j", "shift+enter"):
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)


class TagSuggester(Suggester):
    """Completes the tag that is being typed, the last one on the line, from those that are known."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = tags

    async def get_suggestion(self, value: str) -> str | None:
        """The line with the tag completed; None where no known tag begins so."""
        before, comma, last = value.rpartition(",")
        typed = last.lstrip().removeprefix("#")
        lead = value[: len(value) - len(typed)]
        used = tags_of(before + comma)
        known = (tag for tag in self._tags if tag not in used and len(tag) > len(typed))
        return next((lead + tag for tag in known if typed and folded(tag).startswith(folded(typed))), None)


def tags_of(line: str) -> tuple[str, ...]:
    """The tags of a line, each once; commas part them, and a # before one is not part of it."""
    tags = (" ".join(part.split()).removeprefix("#").strip() for part in line.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


class NoteScreen(Dialog[Draft | None]):
    """Asks for a note, its tags and its colour; answers None where that was cancelled.

    `edit` lets the note be written in an editor, and may raise EditorError; `name_colour` keeps a colour's name.
    """

    PART = "note"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("note", is_first=True)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (SMALLEST.height, "-middle"), (_HIGH, "-high")]  # noqa: RUF012 - Textual's

    def __init__(
        self,
        quotations: Sequence[str],
        draft: Draft,
        known_tags: Sequence[str],
        colour_names: Mapping[str, str],
        edit: Edit,
        name_colour: NameColour,
    ) -> None:
        super().__init__()
        self._quotations = quotations
        self._begun = draft
        self._colour = draft.colour
        self._known_tags = known_tags
        self._colour_names = dict(colour_names)
        self._edit = edit
        self._name_colour = name_colour
        self._warned = False

    def compose(self) -> ComposeResult:
        """The quotations, a place to write, a line for tags, and the colour."""
        with Vertical(classes="dialog", id="note"):
            yield Label(say("note_title" if len(self._quotations) == 1 else "note_title_pair"), classes="dialog-title")
            with Vertical(id="note-quotes", classes="-one" if len(self._quotations) == 1 else ""):
                for words in self._quotations:
                    quoted = shortened(words, _QUOTED // len(self._quotations))
                    yield Excerpt(say("quoted", words=quoted), classes="dialog-quote")
            yield _NoteArea(
                self._begun.note, soft_wrap=True, show_line_numbers=False, placeholder=say("note_placeholder")
            )
            with Horizontal(id="note-tags"):
                yield Label(say("note_tags"))
                yield LineField(
                    ", ".join(self._begun.tags),
                    placeholder=say("note_tags_placeholder"),
                    suggester=TagSuggester(self._known_tags),
                    compact=True,
                    select_on_focus=False,
                )
            yield Label("", id="note-colour", markup=False)
            yield Label("", id="note-warning", markup=False)
            yield Hints.of_part("note", self.keys)

    def on_mount(self) -> None:
        """Write on at the end."""
        area = self.query_one(_NoteArea)
        self.set_focus(area)
        area.move_cursor(area.document.end)
        self._show_colour()

    def on_resize(self, event: events.Resize) -> None:
        """Let the note grow as far as there is room."""
        others = _OTHERS_HIGH if event.size.height >= _HIGH else _OTHERS
        self.query_one(_NoteArea).styles.max_height = max(_LEAST, event.size.height - others)

    @property
    def _draft(self) -> Draft:
        """What has been written; the note to the letter, unless it is blank."""
        note = self.query_one(_NoteArea).text
        return Draft(note if note.strip() else "", tags_of(self.query_one(Input).value), self._colour)

    def on_text_area_changed(self) -> None:
        """Typing clears a warning."""
        self._hint()

    def on_input_changed(self) -> None:
        """So does typing a tag."""
        self._hint()

    def on_input_submitted(self) -> None:
        """Enter in the line of tags is Enter."""
        self.dismiss(self._draft)

    def on__note_area_finished(self) -> None:
        """Answer with the note."""
        self.dismiss(self._draft)

    def action_leave(self) -> None:
        """Answer with nothing; what has been written is not thrown away by one key."""
        if self._draft == self._begun or self._warned:
            self.dismiss(None)
        else:
            self._hint(say("note_discard"))
            self._warned = True

    def action_edit(self) -> None:
        """Write on in the editor; what it fails to give back is still here."""
        area = self.query_one(_NoteArea)
        before, warning = area.text, ""
        try:
            written = self._edit(before)
        except EditorError as error:
            written, warning = str(error.arguments.get("written", before)), described(error)
        if written != before:
            area.replace(written, area.document.start, area.document.end)  # which undo takes back
            area.move_cursor(area.document.end)
        if warning:
            self.call_after_refresh(self._hint, warning)  # once the change of the text has been told

    def action_recolour(self) -> None:
        """Take the next colour."""
        self._colour = COLOURS[(COLOURS.index(self._colour) + 1) % len(COLOURS)]
        self._show_colour()

    async def action_name_colour(self) -> None:
        """Name the colour."""
        colour = self._colour

        def answered(name: str | None) -> None:
            if name is not None:
                self._colour_names[colour] = name
                self._name_colour(colour, name)
                self._show_colour()

        await self.app.push_screen(ColourNameScreen(colour, self._colour_names.get(colour, "")), answered)

    def _show_colour(self) -> None:
        label = self.query_one("#note-colour", Label)
        label.remove_class(*(f"-{colour}" for colour in COLOURS)).add_class(f"-{self._colour}")
        name, plain = self._colour_names.get(self._colour), say(f"colour_{self._colour}")
        label.update(say("note_colour", key=self.keys, colour=printable(f"{name} ({plain})" if name else plain)))

    def _hint(self, warning: str = "") -> None:
        self._warned = False
        line = self.query_one("#note-warning", Label)
        line.display = bool(warning)
        line.update(warning)
        self.query_one(Hints).display = not warning
