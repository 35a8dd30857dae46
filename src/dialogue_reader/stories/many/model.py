"""What is known of many documents before any two are compared: small values, for there may be a hundred thousand."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

_FIRST_DAY = datetime(1970, 1, 1)  # by the clocks of the newsroom, wherever it is


class Card(NamedTuple):
    """What is known of one document: enough to sort it, and the name of what else is kept of it.

    `digest` names the bytes of its file. `day` is when it was published, in days since 1970, None where that is not
    sure; `statements` is how many there are to compare.
    """

    path: str
    digest: str
    title: str
    language: str
    day: float | None
    statements: int

    @property
    def published(self) -> datetime | None:
        """When it was published, by the clocks of its newsroom."""
        return None if self.day is None else _FIRST_DAY + timedelta(days=self.day)


class Unreadable(NamedTuple):
    """A document that could not be read: the code of the error, as in DocumentError, and what fills its text."""

    path: str
    code: str
    arguments: tuple[tuple[str, str], ...] = ()


Origin = tuple[Card, ...]
"""Copies of one report, the earliest first; most often one document alone."""


class Group(NamedTuple):
    """The documents that report one event, as origins in order of time."""

    origins: tuple[Origin, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every document, copies behind their original."""
        return tuple(card for origin in self.origins for card in origin)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its documents, in alphabetical order."""
        return tuple(sorted({card.language for card in self.cards}))

    @property
    def published(self) -> tuple[datetime, datetime] | None:
        """When the first and when the last of its documents was published; None where that is sure of none."""
        times = [card.published for card in self.cards if card.published is not None]
        return (min(times), max(times)) if times else None


class ComparedGroup(NamedTuple):
    """The documents of one event, and who says what of it, as JSON; None where they were not compared."""

    group: Group
    matrix: dict[str, Any] | None


class Outcome(NamedTuple):
    """The stories, what could not be read, and whether someone interrupted the work.

    Stories with the most differences come first, then those of most origins, then the earliest.
    """

    stories: tuple[ComparedGroup, ...]
    unreadable: tuple[Unreadable, ...]
    was_interrupted: bool


def day_of(time: datetime) -> float:
    """The days from the beginning of 1970 to `time`, by the clocks where it was written."""
    return (time.replace(tzinfo=None) - _FIRST_DAY) / timedelta(days=1)


def days_between(card: Card, other: Card) -> float | None:
    """How many days apart two documents were published; None where that is not sure of both."""
    return None if card.day is None or other.day is None else abs(card.day - other.day)


def in_order(card: Card) -> tuple[bool, float, str]:
    """What cards are sorted by: time, those without a sure date last, and the path."""
    return card.day is None, card.day or 0.0, card.path
