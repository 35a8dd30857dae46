"""Choosing one of the stories that were found among many documents."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList

from dialogue_reader.documents.several import SeveralReading
from dialogue_reader.errors import DialogueError
from dialogue_reader.messages.errors import described
from dialogue_reader.stories.listing import ListedStory
from dialogue_reader.tui.screens.dialog import Hints, ListDialog, entry
from dialogue_reader.tui.view.labels import say
from dialogue_reader.tui.view.stories import StoryRow, rows
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.fields import LineField


class StoryChoice(NamedTuple):
    """A story that was chosen and its documents being read; what was typed to find it, and its number among those."""

    story: ListedStory
    reading: SeveralReading
    typed: str
    number: int


class StoriesScreen(ListDialog[StoryChoice | None]):
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
        """A line to filter by, and the stories."""
        with Vertical(classes="dialog dialog-whole"):
            title = say("stories_title", count=len(self._stories))
            yield Label(title, classes="dialog-title", markup=False)
            yield LineField(
                self._typed, placeholder=say("stories_placeholder"), select_on_focus=False, id="stories-line"
            )
            yield Label(self._word, id="stories-word", markup=False)
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

    def _list(self, number: int) -> None:
        self._rows = rows(self._stories, self._typed)
        prompts = [entry(" ".join(row.title.split()), row.about) for row in self._rows]
        self.list_prompts(prompts, say("stories_none"), number)

    def choose(self) -> None:
        """Answer with the story, whose documents are being read."""
        if (number := self.pointed) is None:
            return
        story = self._rows[number].story
        try:
            self.dismiss(StoryChoice(story, self._open(story), self._typed, number))
        except DialogueError as error:
            self.query_one("#stories-word", Label).update(described(error))
