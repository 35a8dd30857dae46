"""How likely each pair of passages is a link: first by its own evidence, then by that of all pairs together.

A link is likelier beside another one, and what a likeness is worth depends on the two texts: in a translation the pairs
are either plainly right or plainly wrong, in two reports of one event most lie between.
"""

from typing import NamedTuple

import numpy as np

from dialogue_reader.comparison.alignment.free_order import best_rival, probability
from dialogue_reader.comparison.alignment.neighbours import Floats, values_at
from dialogue_reader.comparison.alignment.passage_pairs import PassagePairs
from dialogue_reader.comparison.alignment.weights import BOUND, LinkWeights

_PRIOR = 0.5  # links that any two texts are taken to have


class Context(NamedTuple):
    """What all pairs, and the two texts, say about each of them; all are (c,).

    `odds` are the log-odds by its own evidence; `in_step` is the probability of the likelier of the pairs before and
    after it in both texts, `beside` that of the likeliest pair which is next to it in one, the less the clearer the
    texts are. `clear` (0..1) is how clearly the pairs of these two texts are right or wrong, `clear_odds` its product
    with `odds`. `headline` and `early` are those of `PassagePairs`, the less the clearer the texts are: two reports sum
    up one act in headline and lead, of a translation each sentence has one counterpart. `rival` is the probability of
    the likeliest other pair of either passage, the lesser of the two, `clear_rival` its product with `clear`.
    """

    odds: Floats
    in_step: Floats
    beside: Floats
    clear: Floats
    clear_odds: Floats
    headline: Floats
    early: Floats
    rival: Floats
    clear_rival: Floats


def link_probabilities(pairs: PassagePairs, weights: LinkWeights) -> Floats:
    """The probability (c,) that each pair is a link; `pairs` are sorted by `left` and then `right`."""
    odds = weighted(pairs, weights.evidence)
    return probability(weighted(context(pairs, odds), weights.context))


def clearness(probabilities: Floats) -> float:
    """How clearly pairs (c,) are right or wrong: the mean probability of those that are right, 0..1."""
    return float((probabilities**2).sum() / max(float(probabilities.sum()), _PRIOR))


def weighted(columns: NamedTuple, weights: NamedTuple) -> Floats:
    """The sum (c,) of the columns times the weights of the same name, and the bias."""
    named = weights._asdict()
    total = named.pop("bias") + sum(weight * getattr(columns, name) for name, weight in named.items())
    return np.asarray(total, np.float32)


def context(pairs: PassagePairs, odds: Floats) -> Context:
    """The context of `pairs`, sorted by `left` and then `right`; `odds` (c,) are log-odds by their own evidence."""
    left, right = pairs.left, pairs.right
    likely = np.clip(probability(odds), BOUND, 1 - BOUND)
    odds = np.asarray(np.log(likely / (1 - likely)), np.float32)
    width = int(right.max(initial=0)) + 3
    keys = (left + 1) * width + right + 1

    def next_to(step: int) -> Floats:
        return values_at(keys, likely, keys + step)

    clear = clearness(likely)
    unclear = np.float32(1 - clear)
    rival = np.minimum(best_rival(likely, left), best_rival(likely, right))
    return Context(
        odds,
        np.maximum(next_to(-width - 1), next_to(width + 1)),
        np.maximum.reduce([next_to(step) for step in (-width, -1, 1, width)]) * unclear,
        np.full(len(odds), clear, np.float32),
        odds * clear,
        pairs.headline * unclear,
        pairs.early * unclear,
        rival,
        rival * np.float32(clear),
    )
