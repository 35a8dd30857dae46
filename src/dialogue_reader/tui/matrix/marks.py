"""The marks in the cells of the matrix: which words of an account a cell stands for, and what is noted on them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dialogue_reader.documents.model import Article
from dialogue_reader.notes.model import Annotation
from dialogue_reader.stories.statements import Cell, Statement
from dialogue_reader.stories.story import Story
from dialogue_reader.tui.matrix.model import MatrixState
from dialogue_reader.tui.state.remembered import remembered


class Words(NamedTuple):
    """Words of an account, in code points of its text."""

    start: int
    end: int


def words_of(article: Article, cell: Cell) -> tuple[Words, ...]:
    """What an account says in a cell, passage by passage."""
    return tuple(Words(*span) for span in cell.spans_in(article))


def values_at(story: Story, statement: Statement, account: int) -> tuple[Words, ...]:
    """Where an account states what others state differently, in the order of its text."""
    mentions = (mention for index in statement.differences for mention in story.matrix.differences[index].mentions)
    return tuple(sorted(Words(own.start, own.end) for own in mentions if own.account == account))


def main_words(story: Story, statement: Statement, account: int) -> Words | None:
    """The words of a cell that one mark is on: those with what differs, or else the most; None of a silent one."""
    words = words_of(story.accounts[account], statement.cells[account])
    values = values_at(story, statement, account)
    with_value = (own for own in words for value in values if own.start <= value.start < own.end)
    return next(with_value, None) or max(words, key=lambda own: own.end - own.start, default=None)


def notes_of(state: MatrixState, account: int) -> tuple[Annotation, ...]:
    """The notes on an account, in the order of its text; none before they have been read."""
    article = state.origins[account][0]
    return next((notes for own, notes in zip(state.articles, state.notes, strict=False) if own is article), ())


def notes_in(state: MatrixState, statement: Statement, account: int) -> tuple[Annotation, ...]:
    """The notes on what an account says of a statement."""
    if not any(state.notes) or state.story is None:
        return ()
    return _noted(state.story, state.articles, state.notes).get((id(statement), account), ())


@remembered
def _noted(
    story: Story, articles: tuple[Article, ...], notes: tuple[tuple[Annotation, ...], ...]
) -> Mapping[tuple[int, int], tuple[Annotation, ...]]:
    """The notes in cells, by the identity of the statement and the number of the account."""
    by_article = {id(article): own for article, own in zip(articles, notes, strict=True)}
    noted = {}
    for account, article in enumerate(story.accounts):
        own = by_article[id(article)]
        for statement in story.matrix.statements if own else ():
            cell = statement.cells[account]
            inside = tuple(note for note in own if not note.orphan and cell.holds(article, note.start, note.end))
            if inside:
                noted[id(statement), account] = inside
    return noted


def account_notes(state: MatrixState) -> tuple[tuple[Annotation, ...], ...]:
    """The notes on every account."""
    return tuple(notes_of(state, account) for account in range(len(state.origins)))


def all_notes(state: MatrixState) -> Iterator[tuple[int, Annotation]]:
    """Every note on an account, with the number of that; one on two accounts is there once."""
    listed = set()
    for account in range(len(state.origins)):
        for note in notes_of(state, account):
            if note.id not in listed:
                listed.add(note.id)
                yield account, note


def place_of(state: MatrixState, account: int, note: Annotation) -> Statement | None:
    """The first statement in which a note on an account stands; None for one that is in no cell."""
    statements = state.story.matrix.statements if state.story else ()
    return next((own for own in statements if note in notes_in(state, own, account)), None)
