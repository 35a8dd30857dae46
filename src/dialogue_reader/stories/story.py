"""A story of a few documents: the accounts of one event, copies put together, and who says what in them."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from dialogue_reader.documents.model import Article
from dialogue_reader.errors import DialogueError
from dialogue_reader.stories.statements import Matrix, Statement

MOST = 50  # accounts of a story

Stage = Literal["part", "first", "whole"]
"""How much is known of a story: some pairs of accounts; all, by their sentences, which is refined yet; or all."""


class Story(NamedTuple):
    """Who says what in accounts of one event.

    `origins` holds all articles, copies behind the one that stands for them; `matrix` is of the first of each origin.
    """

    origins: tuple[tuple[Article, ...], ...]
    matrix: Matrix

    @property
    def accounts(self) -> tuple[Article, ...]:
        """The article that stands for each origin: a column of the matrix."""
        return tuple(origin[0] for origin in self.origins)

    def text_of(self, statement: Statement) -> str:
        """The words that stand for a statement, those of its account."""
        return statement.cells[statement.account].text_in(self.accounts[statement.account])

    def words_on(self, statement: Statement) -> str:
        """All that the accounts say of a statement."""
        return " ".join(cell.text_in(account) for account, cell in zip(self.accounts, statement.cells, strict=True))


def next_after(numbers: Sequence[int], at: int, step: int) -> int:
    """The next (1) or previous (-1) of these numbers, which are in order and at least one, going round at the ends."""
    further = [number for number in numbers if (number > at if step > 0 else number < at)] or numbers
    return further[0] if step > 0 else further[-1]


def check_count(documents: int) -> None:
    """Raise DialogueError for fewer documents than make a story, and for more than are compared."""
    if documents < 2:
        raise DialogueError("story_of_one")
    if documents > MOST:
        raise DialogueError("story_too_large", count=documents, most=MOST)
