"""How likely each pair of passages is a link: first by its own evidence, then by that of all pairs together.

A link is likelier beside another one, and what a likeness is worth depends on the two texts: in a translation the pairs
are either plainly right or plainly wrong, in two reports of one event most lie between.
"""

from typing import NamedTuple

import numpy as np

from dialogue_reader.comparison.alignment.free_order import probability
from dialogue_reader.comparison.alignment.neighbours import Floats, Indices, values_at
from dialogue_reader.comparison.alignment.passage_pairs import PassagePairs
from dialogue_reader.comparison.alignment.weights import BOUND, LinkWeights

_PRIOR = 0.5  # links that any two texts are taken to have


class Context(NamedTuple):
    """What all pairs say about each of them; all are (c,).

    `odds` are the log-odds by its own evidence; `in_step` is the probability of the likelier of the pairs before and
    after it in both texts, `beside` that of the likeliest pair which is next to it in one, the less the clearer the
    texts are. `clear` (0..1) is how clearly the pairs of these two texts are right or wrong, `clear_odds` its product
    with `odds`.
    """

    odds: Floats
    in_step: Floats
    beside: Floats
    clear: Floats
    clear_odds: Floats


def link_probabilities(pairs: PassagePairs, weights: LinkWeights) -> Floats:
    """The probability (c,) that each pair is a link; `pairs` are sorted by `left` and then `right`."""
    odds = weighted(pairs, weights.evidence)
    return probability(weighted(context(pairs.left, pairs.right, odds), weights.context))


def clearness(probabilities: Floats) -> float:
    """How clearly pairs (c,) are right or wrong: the mean probability of those that are right, 0..1."""
    return float((probabilities**2).sum() / max(float(probabilities.sum()), _PRIOR))


def weighted(columns: NamedTuple, weights: NamedTuple) -> Floats:
    """The sum (c,) of the columns times the weights of the same name, and the bias."""
    named = weights._asdict()
    total = named.pop("bias") + sum(weight * getattr(columns, name) for name, weight in named.items())
    return np.asarray(total, np.float32)


def context(left: Indices, right: Indices, odds: Floats) -> Context:
    """The context of pairs with the log-odds `odds` (c,) by their own evidence, sorted by `left` and then `right`."""
    likely = np.clip(probability(odds), BOUND, 1 - BOUND)
    odds = np.asarray(np.log(likely / (1 - likely)), np.float32)
    width = int(right.max(initial=0)) + 3
    keys = (left + 1) * width + right + 1

    def next_to(step: int) -> Floats:
        return values_at(keys, likely, keys + step)

    clear = clearness(likely)
    return Context(
        odds,
        np.maximum(next_to(-width - 1), next_to(width + 1)),
        np.maximum.reduce([next_to(step) for step in (-width, -1, 1, width)]) * np.float32(1 - clear),
        np.full(len(odds), clear, np.float32),
        odds * clear,
    )
