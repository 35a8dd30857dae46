"""Statements that one account denies or reverses, in sentences that say the same.

A negation on one side and none on the other; "before" here, "after" there.
"""

from collections.abc import Iterable, Iterator

from dialogue_reader.comparison.facts.model import Contrast
from dialogue_reader.comparison.facts.translations import Translated
from dialogue_reader.documents.model import SIDES, Pair
from dialogue_reader.language.contradiction.negation import denials_in
from dialogue_reader.language.contradiction.negation import is_known as has_negations
from dialogue_reader.language.contradiction.opposites import Pole, poles_in
from dialogue_reader.language.contradiction.opposites import is_known as has_opposites


def denied(pair: Pair, translated: Iterable[Translated]) -> Iterator[Contrast]:
    """The statements that only one of two close sentences denies."""
    if not (all(has_negations(pair[side].language) for side in SIDES)):
        return
    for left, right, score in translated:
        left_denials = denials_in(pair.left.text, pair.left.language, left.start, left.end)
        right_denials = denials_in(pair.right.text, pair.right.language, right.start, right.end)
        if left_denials.spans and not right_denials.spans and not right_denials.implied:
            yield Contrast(left_denials.spans[0], (right.start, right.end), 0.8 * score)
        elif right_denials.spans and not left_denials.spans and not left_denials.implied:
            yield Contrast((left.start, left.end), right_denials.spans[0], 0.8 * score)


def opposed(pair: Pair, translated: Iterable[Translated]) -> Iterator[Contrast]:
    """The first pair of opposite words of every two close sentences, where neither has the other's word as well."""
    if not (all(has_opposites(pair[side].language) for side in SIDES)):
        return
    for left, right, score in translated:
        left_poles = poles_in(pair.left.text, pair.left.language, left.start, left.end)
        right_poles = poles_in(pair.right.text, pair.right.language, right.start, right.end)
        denials = (
            denials_in(article.text, article.language, sentence.start, sentence.end)
            for article, sentence in ((pair.left, left), (pair.right, right))
        )
        if len({bool(denial.spans) for denial in denials}) > 1:
            continue  # "not often" is "rarely"
        if opposites := _opposite(left_poles, right_poles):
            a, b = opposites
            yield Contrast((a.start, a.end), (b.start, b.end), 0.75 * score)


def _opposite(left_poles: list[Pole], right_poles: list[Pole]) -> tuple[Pole, Pole] | None:
    """A word of either side that the other has only the opposite of."""
    left, right = ({(pole.name, pole.second) for pole in own} for own in (left_poles, right_poles))
    for a in left_poles:
        opposite = (a.name, not a.second)
        if opposite in right and opposite not in left and (a.name, a.second) not in right:
            return a, next(b for b in right_poles if (b.name, b.second) == opposite)
    return None
