"""Who says what as a file: a page, a table, JSON; both front ends write the same."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dialogue_reader.language.shortening import shortened
from dialogue_reader.language.terminal_safe import escaped
from dialogue_reader.notes.export.report import Words
from dialogue_reader.stories.as_json import matrix_json
from dialogue_reader.stories.names import name_of
from dialogue_reader.stories.statements import SIGNS, Statement
from dialogue_reader.stories.story import Story
from dialogue_reader.writing.tables import table

_LONGEST = 40  # code points of a value


FORMATS = {"html": ".html", "csv": ".csv", "json": ".json"}
"""How files of each format end, by its name."""


def format_of(path: Path | None) -> str | None:
    """The name of the format that a file's name asks for by its ending; None where it asks for none."""
    ending = path.suffix.lower() if path else ""
    return next((name for name, suffix in FORMATS.items() if suffix == ending), None)


def written(story: Story, form: str, words: Words) -> str:
    """The story in the format of that name."""
    if form == "json":
        return _json(story)
    if form == "csv":
        return _csv(story)
    from dialogue_reader.pages.story import story_page

    return story_page(story, words)


def marks(story: Story, statement: Statement) -> Iterator[str]:
    """What stands in the column of each account: its sign, and the value in which it differs."""
    values = story.matrix.values_in(statement)
    for k, cell in enumerate(statement.cells):
        own = " / ".join(shortened(value, _LONGEST) for value in values.get(k, ()))
        yield f"{SIGNS[cell.presence]} {own}".strip()


def _json(story: Story) -> str:
    answer: dict[str, Any] = {
        "documents": [article.source for origin in story.origins for article in origin],
        "origins": [[article.source for article in origin] for origin in story.origins],
        "accounts": [
            {
                "name": name_of(k),
                "title": article.title,
                "outlet": article.known_outlet,
                "language": article.language,
                "published": article.dated.isoformat(timespec="minutes") if article.dated else None,
                "source": article.source,
            }
            for k, article in enumerate(story.accounts)
        ],
        **matrix_json(story.accounts, story.matrix),
    }
    return escaped(json.dumps(answer, ensure_ascii=False))


def _csv(story: Story) -> str:
    """A row a statement."""
    names = [f"{name_of(k)} {article.source}" for k, article in enumerate(story.accounts)]
    rows: list[tuple[str | int | float, ...]] = [
        (story.text_of(statement), len(statement.tellers), statement.doubt, *marks(story, statement))
        for statement in story.matrix.statements
    ]
    return table([("statement", "told_by", "doubt", *names), *rows], ",", is_guarded=True)
