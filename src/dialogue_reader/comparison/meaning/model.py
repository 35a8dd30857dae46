"""What is asked of two accounts by its meaning, and what comes of it. No numpy: the front ends load this."""

from typing import NamedTuple

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Side

LONGEST_QUERY = 2000  # code points; as much as the encoder takes in at once
_IDEOGRAPHS = "\u2e80"  # from here on one letter can be a word
_LETTERS = 2  # that make a word elsewhere

PassageLink = tuple[int, int, float]
"""A passage on the left, one on the right, and how likely the two say the same (0..1)."""


class Inquiry(NamedTuple):
    """A query, and the links between the two accounts, as far as they are known.

    `waits` is whether all of both texts is to be encoded first, however long that takes.
    """

    query: str
    links: tuple[PassageLink, ...] = ()
    waits: bool = False


class Match(NamedTuple):
    """A passage that says what is asked for, the sentence of it (by its id) that does so best, and a score in 0..1."""

    side: Side
    passage: int
    sentence: int
    score: float


class Matches(NamedTuple):
    """The passages of both accounts that match, best first; `share` (0..1) is how much of the texts was looked at."""

    matches: tuple[Match, ...]
    encoder: str
    share: float = 1.0


def inquiry_of(query: str, comparison: Comparison | None, *, waits: bool = False) -> Inquiry:
    """The inquiry for `query`, however it was typed, with the links of `comparison`."""
    links = (*comparison.links, *comparison.unsure) if comparison is not None else ()
    pairs = tuple((i, j, link.score) for link in links for i in link.left for j in link.right)
    return Inquiry(readable(query), pairs, waits)


def readable(query: str) -> str:
    """`query` as an encoder can take it: without control characters, on one line, bounded."""
    start = query[: 2 * LONGEST_QUERY]
    return " ".join("".join(c if c.isprintable() else " " for c in start).split())[:LONGEST_QUERY]


def has_meaning(query: str) -> bool:
    """Whether `query` has a word; a single letter means nothing, and is found everywhere."""
    letters = [letter for letter in query[:LONGEST_QUERY] if letter.isalnum()]
    return len(letters) >= _LETTERS or any(letter >= _IDEOGRAPHS for letter in letters)
