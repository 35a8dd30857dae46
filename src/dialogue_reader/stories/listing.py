"""The stories that `many` has found, as the lines of its file, and read back as a list to choose from."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dialogue_reader.documents.model import Article
from dialogue_reader.errors import DialogueError
from dialogue_reader.language.terminal_safe import escaped
from dialogue_reader.stories.story import MOST, Story

if TYPE_CHECKING:
    from dialogue_reader.stories.many.model import ComparedGroup


class ListedStory(NamedTuple):
    """A story of the list: its origins as paths, and its line; without a comparison it has no statements.

    `published` is when the first and when the last document were, "" where nobody knows.
    """

    title: str
    languages: tuple[str, ...]
    published: tuple[str, str]
    origins: tuple[tuple[str, ...], ...]
    statements: int
    differences: int
    line: bytes

    @property
    def documents(self) -> int:
        """How many documents tell it, copies too."""
        return sum(map(len, self.origins))

    @property
    def compared(self) -> tuple[tuple[str, ...], ...]:
        """The origins whose accounts are compared."""
        return self.origins[:MOST]


def line_of(number: int, story: "ComparedGroup") -> str:
    """A line of the file, as JSON: the story of that number, with who says what where its accounts were compared."""
    group = story.group
    content = {
        "story": number,
        "title": group.cards[0].title,
        "languages": group.languages,
        "published": group.published and [time.isoformat(timespec="minutes") for time in group.published],
        "documents": [card.path for card in group.cards],
        "origins": [[card.path for card in origin] for origin in group.origins],
        **(story.matrix or {}),
    }
    return escaped(json.dumps(content, ensure_ascii=False)) + "\n"


def stories_in(path: Path) -> tuple[ListedStory, ...]:
    """The stories of a file that `many` has written, those with most differences first; empty for any other file.

    Raises DialogueError where a line after the first story is not one.
    """
    listed: list[ListedStory] = []
    with suppress(OSError), path.open("rb") as file:
        for number, line in enumerate(file, 1):
            story = _story(line, path.parent)
            if story:
                listed.append(story)
            elif not listed:
                return ()
            elif line.strip():
                raise DialogueError("stories_damaged", str(path), line=number)
    return tuple(sorted(listed, key=lambda story: -story.differences))


def story_as_listed(story: ListedStory, origins: Sequence[Sequence[Article]]) -> Story | None:
    """The story as its line tells it of these articles; None where it was not compared, or they are others by now."""
    import msgspec

    from dialogue_reader.stories.as_json import matrix_from

    try:
        content = msgspec.json.decode(story.line)
        matrix = matrix_from(content, [origin[0] for origin in origins])
    except (msgspec.DecodeError, KeyError, ValueError, TypeError):
        return None
    return Story(tuple(map(tuple, origins)), matrix)


def _story(line: bytes, folder: Path) -> ListedStory | None:
    """The story of a line, its statements only counted; None where the line is of something else."""
    import msgspec

    try:
        fields: dict[str, Any] = msgspec.json.decode(line, type=dict[str, msgspec.Raw])

        def value(name: str, kind: Any) -> Any:  # noqa: ANN401 - whatever the field holds
            return msgspec.json.decode(fields[name], type=kind)

        published = value("published", tuple[str, str] | None) or ("", "")
        origins = value("origins", list[list[str]])
        statements, differences = (
            len(value(name, list[msgspec.Raw])) if name in fields else 0 for name in ("statements", "differences")
        )
        title, languages = value("title", str), value("languages", list[str])
    except (msgspec.DecodeError, KeyError):
        return None
    if not origins or not all(origins):
        return None
    paths = tuple(tuple(_place_of(name, folder) for name in origin) for origin in origins)
    return ListedStory(title, tuple(languages), published, paths, statements, differences, line)


def _place_of(name: str, folder: Path) -> str:
    """Where a document is: as it was named, or else beside the file of the list."""
    beside = folder / name
    return str(beside) if not Path(name).exists() and beside.exists() else name
