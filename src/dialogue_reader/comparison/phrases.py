"""Phrases of two accounts, as the comparison is asked which of them say the same."""

from typing import NamedTuple

from dialogue_reader.documents.model import Sides


class Phrases(NamedTuple):
    """The phrases of one side; for each, a place where it stands with the words around it, and its sentences' ids.

    `capitals_tell` names from other nouns, in all languages but a few.
    """

    texts: tuple[str, ...]
    contexts: tuple[str, ...]
    sentences: tuple[tuple[int, ...], ...]
    capitals_tell: bool = True


class PhraseMatch(NamedTuple):
    """Two phrases, by their indices, that say the same with probability `score`."""

    left: int
    right: int
    score: float


class PhraseQuestion(NamedTuple):
    """The phrases of both sides, and the sentences that match, by their ids, with the score of their match (0..1)."""

    phrases: Sides[Phrases]
    sentences: tuple[tuple[int, int, float], ...]
