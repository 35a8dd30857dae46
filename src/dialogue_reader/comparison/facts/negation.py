"""Statements that one account denies: a negation on one side, none on the other, in sentences that say the same."""

from collections.abc import Iterable, Iterator

from dialogue_reader.comparison.facts.model import Contrast
from dialogue_reader.comparison.facts.translations import Translated
from dialogue_reader.documents.model import Pair
from dialogue_reader.language.negation import denials_in, is_known


def denied(pair: Pair, translated: Iterable[Translated]) -> Iterator[Contrast]:
    """The statements that only one of two close sentences denies."""
    if not (is_known(pair.left.language) and is_known(pair.right.language)):
        return
    for left, right, score in translated:
        left_denials = denials_in(pair.left.text, pair.left.language, left.start, left.end)
        right_denials = denials_in(pair.right.text, pair.right.language, right.start, right.end)
        if left_denials.spans and not right_denials.spans and not right_denials.implied:
            yield Contrast(left_denials.spans[0], (right.start, right.end), 0.8 * score)
        elif right_denials.spans and not left_denials.spans and not left_denials.implied:
            yield Contrast((left.start, left.end), right_denials.spans[0], 0.8 * score)
