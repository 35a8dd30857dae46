"""Statements that one account denies: a negation on one side, none on the other, in sentences that say the same."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dialogue_reader.comparison.facts.translations import Translated
from dialogue_reader.documents.model import Pair
from dialogue_reader.language.negation import denials_in, is_known


class Denied(NamedTuple):
    """Spans of the left and the right text, of which one is a negation and the other the sentence without one."""

    left: tuple[int, int]
    right: tuple[int, int]
    score: float


def denied(pair: Pair, translated: Iterable[Translated]) -> Iterator[Denied]:
    """The statements that only one of two close sentences denies."""
    if not (is_known(pair.left.language) and is_known(pair.right.language)):
        return
    for left, right, score in translated:
        here = denials_in(pair.left.text, pair.left.language, left.start, left.end)
        there = denials_in(pair.right.text, pair.right.language, right.start, right.end)
        if here.spans and not there.spans and not there.implied:
            yield Denied(here.spans[0], (right.start, right.end), 0.8 * score)
        elif there.spans and not here.spans and not here.implied:
            yield Denied((left.start, left.end), there.spans[0], 0.8 * score)
