"""Who says what, as values: what a story is told with, whoever works it out and whoever shows it."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from dialogue_reader.comparison.facts.model import DiscrepancyCode, DiscrepancyKind
from dialogue_reader.documents.model import Article

Presence = Literal["tells", "in_part", "silent", "unsure"]

SIGNS: Mapping[Presence, str] = {"tells": "●", "in_part": "◐", "silent": "", "unsure": "?"}
"""How each is shown; where an empty place could be overlooked, silence has a sign as well."""

METHOD = 1
"""Raised whenever the same comparisons may make another story: part of the names by which stories are kept."""

_DOUBTFUL = 0.34  # of the pairs of a statement's sentences, those that were not matched; from here on it is said


class StoryMention(NamedTuple):
    """Where an account of a story states a fact: `start:end` in code points of its text, which read `text`."""

    account: int
    passage: int
    start: int
    end: int
    text: str


class Difference(NamedTuple):
    """Mentions of one fact that differ, in order of the accounts, and how sure (0..1) that is."""

    kind: DiscrepancyKind
    code: DiscrepancyCode
    mentions: tuple[StoryMention, ...]
    score: float


class Cell(NamedTuple):
    """What one account says of a statement: in these sentences, by their ids; none where it is silent.

    It is `unsure` where neither the statement nor its absence can be relied on.
    """

    presence: Presence
    sentences: tuple[int, ...] = ()

    def spans_in(self, article: Article) -> tuple[tuple[int, int], ...]:
        """What it stands for in `article`: of each passage from its first sentence there to the last; code points."""
        spans: dict[int, tuple[int, int]] = {}
        for sentence in (article.sentences[i] for i in self.sentences):
            start, end = spans.get(sentence.passage, (sentence.start, sentence.end))
            spans[sentence.passage] = min(start, sentence.start), max(end, sentence.end)
        return tuple(spans.values())

    def holds(self, article: Article, start: int, end: int) -> bool:
        """Whether some of `start:end`, code points of the text of `article`, is in its sentences."""
        sentences = (article.sentences[i] for i in self.sentences)
        return any(sentence.start < end and start < sentence.end for sentence in sentences)

    def text_in(self, article: Article) -> str:
        """Its sentences, in the words of the account, `article`; empty where it is silent."""
        return " ".join(article.text_of(article.sentences[i]) for i in self.sentences)


class Statement(NamedTuple):
    """A statement of a story: a cell for each account, and the account whose words stand for it.

    `doubt` is the share (0..1) of pairs of its sentences, of two accounts each, that were not matched. `differences`
    are the facts in it that accounts state differently, as indices of the story's.
    """

    account: int
    cells: tuple[Cell, ...]
    doubt: float = 0.0
    differences: tuple[int, ...] = ()

    @property
    def tellers(self) -> tuple[int, ...]:
        """The accounts that tell it, wholly or in part."""
        return tuple(k for k, cell in enumerate(self.cells) if cell.sentences)

    @property
    def is_doubtful(self) -> bool:
        """Whether so much speaks against it that whoever reads it should know."""
        return self.doubt >= _DOUBTFUL


class Matrix(NamedTuple):
    """Who says what: statements, those with differences first, then those that most accounts tell."""

    statements: tuple[Statement, ...]
    differences: tuple[Difference, ...]

    def values_in(self, statement: Statement) -> dict[int, tuple[str, ...]]:
        """What each account says where others differ, as printed, of the facts in `statement`."""
        values: dict[int, dict[str, None]] = {}
        for index in statement.differences:
            for mention in self.differences[index].mentions:
                values.setdefault(mention.account, {})[mention.text] = None
        return {account: tuple(texts) for account, texts in values.items()}

    def fits(self, accounts: Sequence[Article]) -> bool:
        """Whether it may be of `accounts`: every number in it leads somewhere, and every mention reads as it says."""
        return all(self._holds(statement, accounts) for statement in self.statements) and all(
            0 <= mention.account < len(accounts)
            and accounts[mention.account].text[mention.start : mention.end] == mention.text
            for difference in self.differences
            for mention in difference.mentions
        )

    def _holds(self, statement: Statement, accounts: Sequence[Article]) -> bool:
        return (
            len(statement.cells) == len(accounts)
            and statement.account in statement.tellers
            and all(0 <= index < len(self.differences) for index in statement.differences)
            and all(
                cell.presence in get_args(Presence)
                and all(0 <= sentence < len(account.sentences) for sentence in cell.sentences)
                for cell, account in zip(statement.cells, accounts, strict=True)
            )
        )
