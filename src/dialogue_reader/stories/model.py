"""What is known of many documents before any two are compared: small values, for there may be a hundred thousand."""

from typing import NamedTuple


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


def in_order(card: Card) -> tuple[bool, float, str]:
    """What cards are sorted by: time, those without a sure date last, and the path."""
    return card.day is None, card.day or 0.0, card.path
