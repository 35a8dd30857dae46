"""The question that a comparison answers: the sentences of both accounts, and how they are to be matched."""

from collections.abc import Sequence
from typing import NamedTuple

from dialogue_reader.comparison.model import Level, Order
from dialogue_reader.documents.model import Sides

# Raised whenever the same texts may get other links than before; part of every cache key.
METHOD = 21


class Account(NamedTuple):
    """The sentences of one side that take part, in the order of the text.

    `sentences`, `ids` and `passages` run in parallel: text, sentence id, id of its passage; a sentence of several
    statements has one entry for each. Captions, the passages in `aside`, can be linked but do not count as content;
    `titles` and `ledes` are the passages of headlines and of leading paragraphs.
    """

    sentences: tuple[str, ...]
    ids: tuple[int, ...]
    passages: tuple[int, ...]
    aside: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()
    ledes: frozenset[int] = frozenset()

    def only(self, indices: Sequence[int]) -> "Account":
        """The account with the sentences at these indices alone."""
        return self._replace(
            sentences=tuple(self.sentences[k] for k in indices),
            ids=tuple(self.ids[k] for k in indices),
            passages=tuple(self.passages[k] for k in indices),
        )

    def units(self, level: Level) -> tuple[int, ...]:
        """The id that the verdict on each sentence applies to, in parallel with `sentences`."""
        return self.passages if level == "passage" else self.ids


class Task(NamedTuple):
    """One comparison to be made; of vast texts `piecewise`, by what stands about as far into both."""

    accounts: Sides[Account]
    order: Order = "auto"
    level: Level = "passage"
    piecewise: bool = False
