"""Who says what as one page of HTML, for a browser, a phone and paper; it asks nothing of anyone and has no script."""

from collections.abc import Iterator

from dialogue_reader.documents.model import Article
from dialogue_reader.notes.export.report import Words
from dialogue_reader.pages.articles import Values, described
from dialogue_reader.stories.names import name_of
from dialogue_reader.stories.statements import SIGNS
from dialogue_reader.stories.story import Story
from dialogue_reader.writing.plain_text import on_one_line


def story_page(story: Story, words: Words) -> str:
    """The page."""
    from dialogue_reader.notes.export.pages.template import page_template

    accounts = [_account(number, origin) for number, origin in enumerate(story.origins)]
    return page_template(__package__, "story.html.j2").render(
        words=words,
        signs={**SIGNS, "silent": "–"},
        accounts=accounts,
        statements=list(_statements(story)),
    )


def _account(number: int, origin: tuple[Article, ...]) -> Values:
    return {**described(origin[0]), "name": name_of(number), "copies": [on_one_line(copy.source) for copy in origin]}


def _statements(story: Story) -> Iterator[Values]:
    for statement in story.matrix.statements:
        values = story.matrix.values_in(statement)
        yield {
            "text": on_one_line(story.text_of(statement)),
            "language": story.accounts[statement.account].language,
            "tellers": len(statement.tellers),
            "differs": bool(values),
            "is_doubtful": statement.is_doubtful,
            "cells": [
                {
                    "name": name_of(k),
                    "presence": cell.presence,
                    "values": [on_one_line(value) for value in values.get(k, ())],
                    "text": on_one_line(cell.text_in(story.accounts[k])),
                    "language": story.accounts[k].language,
                }
                for k, cell in enumerate(statement.cells)
            ],
        }
