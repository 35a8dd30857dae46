"""The list of stories as lines of columns: what differs, of how much, and what it is about."""

from collections.abc import Sequence
from typing import NamedTuple

from dialogue_reader.language.folding import folded
from dialogue_reader.layout.glyphs import cells_of
from dialogue_reader.stories.listing import ListedStory
from dialogue_reader.tui.view.labels import say

_COLUMNS = ("differences", "documents", "origins", "statements")
_GAP = "  "


class StoryRow(NamedTuple):
    """A line of the list: its numbers in columns, what the story is about, and what more is known of it."""

    story: ListedStory
    numbers: str
    title: str
    about: str


def heads() -> str:
    """What stands above the columns."""
    return _GAP.join((*_words(), say("stories_story")))


def rows(stories: Sequence[ListedStory], typed: str) -> tuple[StoryRow, ...]:
    """The stories that have all the words that were typed: in their title, languages or days."""
    wanted = folded(typed).split()
    widths = [cells_of(word) for word in _words()]
    return tuple(_row(story, widths) for story in stories if all(word in _known_of(story) for word in wanted))


def _words() -> list[str]:
    return [say(f"stories_{column}") for column in _COLUMNS]


def _row(story: ListedStory, widths: Sequence[int]) -> StoryRow:
    counts = (story.differences, story.documents, len(story.origins), story.statements)
    numbers = _GAP.join(f"{count:>{width}}" for count, width in zip(counts, widths, strict=True))
    first, last = (time[:10] for time in story.published)
    days = first if first == last else f"{first} – {last}"
    about = " · ".join(part for part in (", ".join(story.languages), days) if part)
    return StoryRow(story, numbers, story.title, about)


def _known_of(story: ListedStory) -> str:
    return folded(" ".join((story.title, *story.languages, *story.published)))
