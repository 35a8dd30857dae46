"""Phrases of two accounts, as the comparison is asked which of them say the same."""

from typing import NamedTuple

from dialogue_reader.documents.model import Sides


class Phrases(NamedTuple):
    """The phrases of one side; for each, a place where it stands with the words around it, and its sentences' ids.

    `referents` are what each is known to name, the same in every language: several where it may be one of several, none
    where nothing is known of it.
    """

    texts: tuple[str, ...]
    contexts: tuple[str, ...]
    sentences: tuple[tuple[int, ...], ...]
    referents: tuple[tuple[str, ...], ...]


class PhraseMatch(NamedTuple):
    """Two phrases, by their indices, that say the same with probability `score`; either may match others as well."""

    left: int
    right: int
    score: float


class PhraseQuestion(NamedTuple):
    """The phrases of both sides, and the sentences that match, by their ids."""

    phrases: Sides[Phrases]
    sentences: tuple[tuple[int, int], ...]
