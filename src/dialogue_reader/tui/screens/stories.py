"""Choosing one of the stories that were found among many documents."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from dialogue_reader.documents.several import SeveralReading
from dialogue_reader.errors import DialogueError
from dialogue_reader.layout.glyphs import printable
from dialogue_reader.messages.errors import described
from dialogue_reader.stories.listing import ListedStory
from dialogue_reader.tui.screens.dialog import Dialog, Hints
from dialogue_reader.tui.view.labels import say
from dialogue_reader.tui.view.stories import StoryRow, heads, rows
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.fields import LineField


class StoryChoice(NamedTuple):
    """A story that was chosen and its documents being read; what was typed to find it, and its number among those."""

    story: ListedStory
    reading: SeveralReading
    typed: str
    number: int


class StoriesScreen(Dialog[StoryChoice | None]):
    """Lists the stories, and answers the one that was chosen; stays open, saying why, where it cannot be opened."""

    PART = "stories"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("stories", is_first=True)

    def __init__(
        self,
        stories: Sequence[ListedStory],
        open_: Callable[[ListedStory], SeveralReading],
        typed: str = "",
        number: int = 0,
        word: str = "",
    ) -> None:
        """`typed` filters to begin with, and the cursor is at the `number` of what it leaves; `word` is said."""
        super().__init__()
        self._stories = stories
        self._open = open_
        self._typed = typed
        self._number = number
        self._word = word
        self._rows: tuple[StoryRow, ...] = ()

    def compose(self) -> ComposeResult:
        """A line to filter by, the heads of the columns, and the stories."""
        with Vertical(classes="dialog dialog-whole"):
            title = say("stories_title", count=len(self._stories))
            yield Label(title, classes="dialog-title", markup=False)
            yield LineField(
                self._typed, placeholder=say("stories_placeholder"), select_on_focus=False, id="stories-line"
            )
            yield Label(self._word, id="stories-word", markup=False)
            yield Label(heads(), id="stories-heads", markup=False)
            yield OptionList(id="stories-list", markup=False)
            yield Hints.of_part("stories", self.keys)

    def on_mount(self) -> None:
        """Be ready for typing."""
        self.set_focus(self.query_one(Input))
        self._list(self._number)

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what has the words."""
        if event.value != self._typed:
            self._typed = event.value
            self._list(0)

    def on_input_submitted(self) -> None:
        """Open what the list points at."""
        self._choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click opens as well."""
        event.stop()
        self._choose()

    def action_leave(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        """Point at another line."""
        listing = self.query_one(OptionList)
        if self._rows:
            listing.highlighted = max(0, min((listing.highlighted or 0) + step, len(self._rows) - 1))

    def _list(self, number: int) -> None:
        self._rows = rows(self._stories, self._typed)
        listing = self.query_one(OptionList)
        listing.clear_options()
        if self._rows:
            listing.add_options([Option(_prompt(row)) for row in self._rows])
            listing.highlighted = min(number, len(self._rows) - 1)
        else:
            listing.add_option(Option(Text(say("stories_none"), style="italic"), disabled=True))

    def _choose(self) -> None:
        number = self.query_one(OptionList).highlighted
        if number is None or number >= len(self._rows):
            return
        story = self._rows[number].story
        try:
            self.dismiss(StoryChoice(story, self._open(story), self._typed, number))
        except DialogueError as error:
            self.query_one("#stories-word", Label).update(described(error))


def _prompt(row: StoryRow) -> Text:
    prompt = Text(f"{row.numbers}  ", no_wrap=True, overflow="ellipsis")
    prompt.append(printable(row.title.replace("\n", " ")), "bold")
    prompt.append(f"  {printable(row.about)}", "dim")
    return prompt
