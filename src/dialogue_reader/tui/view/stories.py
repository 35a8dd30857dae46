"""The list of stories: what each is about, and below it who tells it, since when, and what differs."""

from collections.abc import Sequence
from typing import NamedTuple

from dialogue_reader.language.folding import folded
from dialogue_reader.messages import text
from dialogue_reader.stories.listing import ListedStory


class StoryRow(NamedTuple):
    """An entry of the list: what the story is about, and what else is known of it."""

    story: ListedStory
    title: str
    about: str


def rows(stories: Sequence[ListedStory], typed: str) -> tuple[StoryRow, ...]:
    """The stories that have all the words that were typed: in their title, languages or days."""
    wanted = folded(typed).split()
    return tuple(
        StoryRow(story, story.title, _about(story))
        for story in stories
        if all(word in _known_of(story) for word in wanted)
    )


def _about(story: ListedStory) -> str:
    """What differs in it, where it was compared; how many tell it, in which languages, and on which days."""
    first, last = (time[:10] for time in story.published)
    parts = [
        text("matrix.accounts", count=len(story.origins)),
        text("matrix.documents", count=story.documents) if story.documents > len(story.origins) else "",
        ", ".join(story.languages),
        first if first == last else f"{first} – {last}",
    ]
    if story.statements:
        count = story.differences
        differ = text("reader.differences", count=count) if count else text("matrix.nothing_differs")
        parts[:0] = [differ, text("matrix.statements", count=story.statements)]
    return " · ".join(filter(None, parts))


def _known_of(story: ListedStory) -> str:
    return folded(" ".join((story.title, *story.languages, *story.published)))
