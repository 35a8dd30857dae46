"""Many stories as one page of HTML, for a browser, a phone and paper; it asks nothing of anyone and has no script.

What stands alone is listed behind the stories, and what could not be read behind that: nobody should have to wonder
where a document has gone.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dialogue_reader.language.terminal_safe import harmless_lines
from dialogue_reader.notes.export.report import Words
from dialogue_reader.pages.articles import Values
from dialogue_reader.stories.many.model import Card, ComparedGroup, Origin, Outcome, Unreadable
from dialogue_reader.stories.names import name_of
from dialogue_reader.writing.plain_text import on_one_line

_STATEMENTS = 12  # of a story, those that most accounts tell; all of them are in its JSON


class _Quotation(NamedTuple):
    """A sentence of an account, in code points of its text."""

    start: int
    end: int
    text: str


def summary_page(outcome: Outcome, words: Words, reason: Callable[[Unreadable], str]) -> str:
    """The page; `reason` says of a document why it could not be read."""
    from dialogue_reader.notes.export.pages.template import page_template

    several = [story for story in outcome.stories if len(story.group.cards) > 1]
    alone = [story.group.cards[0] for story in outcome.stories if len(story.group.cards) == 1]
    return page_template(__package__, "summary.html.j2").render(
        words=words,
        documents=sum(len(story.group.cards) for story in outcome.stories),
        stories=[_story(number, story) for number, story in enumerate(several, 1)],
        alone=[_document(card) for card in alone],
        unreadable=[on_one_line(reason(one)) for one in outcome.unreadable],
        was_interrupted=outcome.was_interrupted,
    )


def _story(number: int, story: ComparedGroup) -> Values:
    matrix = story.matrix or {"statements": [], "differences": []}
    origins = story.group.origins
    statements = [statement for statement in matrix["statements"] if len(statement["told_by"]) > 1]
    return {
        "id": f"s{number}",
        "title": on_one_line(story.group.cards[0].title),
        "language": story.group.cards[0].language,
        "days": list(dict.fromkeys(f"{time:%Y-%m-%d}" for time in story.group.published or ())),
        "languages": story.group.languages,
        "documents": len(story.group.cards),
        "accounts": [_account(k, origin) for k, origin in enumerate(origins)],
        "is_compared": story.matrix is not None,
        "statements": len(matrix["statements"]),
        "differences": list(_differences(matrix, origins)),
        "shared": [_statement(statement, origins) for statement in statements[:_STATEMENTS]],
        "more": max(0, len(statements) - _STATEMENTS),
    }


def _account(number: int, origin: Origin) -> Values:
    return {**_document(origin[0]), "name": name_of(number), "copies": [on_one_line(card.path) for card in origin[1:]]}


def _document(card: Card) -> Values:
    return {
        "title": on_one_line(card.title),
        "language": card.language,
        "day": f"{card.published:%Y-%m-%d}" if card.published else None,
        "path": on_one_line(card.path),
    }


def _statement(statement: Values, origins: tuple[Origin, ...]) -> Values:
    return {
        "text": on_one_line(statement["text"]),
        "language": origins[statement["account"]][0].language,
        "tellers": [name_of(k) for k in statement["told_by"]],
    }


def _differences(matrix: Values, origins: tuple[Origin, ...]) -> Iterator[list[Values]]:
    """The places of each difference, with the sentences that they stand in."""
    quotations = [list(_quotations(matrix, account)) for account in range(len(origins))]
    for difference in matrix["differences"]:
        yield [_place(mention, quotations, origins) for mention in difference["mentions"]]


def _quotations(matrix: Values, account: int) -> Iterator[_Quotation]:
    """The sentences of an account that are in statements; the text of a cell is its sentences with blanks between."""
    for statement in matrix["statements"]:
        if account >= len(statement["cells"]):
            continue  # only so many accounts are compared
        cell, at = statement["cells"][account], 0
        for start, end in cell["spans"]:
            yield _Quotation(start, end, cell["text"][at : at + end - start])
            at += end - start + 1


def _place(mention: Values, quotations: list[list[_Quotation]], origins: tuple[Origin, ...]) -> Values:
    """A mention within its sentence; alone where that is in no statement, as a caption is not."""
    account, start, end = mention["account"], mention["start"], mention["end"]
    alone = _Quotation(start, end, mention["text"])
    sentence = next((own for own in quotations[account] if own.start <= start and end <= own.end), alone)
    before, after = sentence.text[: start - sentence.start], sentence.text[end - sentence.start :]
    return {
        "name": name_of(account),
        "language": origins[account][0].language,
        "before": harmless_lines(before),
        "text": on_one_line(mention["text"]),
        "after": harmless_lines(after),
    }
