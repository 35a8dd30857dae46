"""How much of what a query is about is in each passage: by latent terms, which a vector of a whole sentence blurs."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.passage_pairs import Grouping, grouping
from dialogue_reader.comparison.encoders.base import TermEncoder, Terms
from dialogue_reader.comparison.task import Account
from dialogue_reader.documents.model import Sides

Floats = NDArray[np.float32]


def latent_terms(query: str, accounts: Sides[Account], encoder: TermEncoder) -> Sides[dict[int, float]]:
    """For each passage with a sentence, by its id: its terms along those of `query`, weighted by rarity."""
    groups = Sides(*(grouping(account, "passage") for account in accounts))
    left, right = (
        _of_passages(group, encoder.terms(account.sentences)) for group, account in zip(groups, accounts, strict=True)
    )
    (asked,) = encoder.terms([query])
    along = along_query(asked, [*left, *right]).tolist()
    return Sides(
        dict(zip(groups.left.ids, along[: len(left)], strict=True)),
        dict(zip(groups.right.ids, along[len(left) :], strict=True)),
    )


def _of_passages(group: Grouping, sentences: Sequence[Terms]) -> list[Terms]:
    """The terms of each passage, each as strong as in the sentence that has most of it."""
    strongest: list[dict[int, float]] = [{} for _ in group.ids]
    for passage, terms in zip(group.of_sentence.tolist(), sentences, strict=True):
        own = strongest[passage]
        for index, weight in zip(terms.indices.tolist(), terms.weights.tolist(), strict=True):
            own[index] = max(weight, own.get(index, 0.0))
    return [Terms(np.array([*own], np.int32), np.array([*own.values()], np.float16)) for own in strongest]


def along_query(asked: Terms, passages: Sequence[Terms]) -> Floats:
    """The length (n,) of each passage's terms along those of the query, both weighted by their rarity."""
    frequency = Counter(index for terms in passages for index in terms.indices.tolist())
    weights = dict(zip(asked.indices.tolist(), asked.weights.astype(float).tolist(), strict=True))
    rarity = {index: float(np.log((1 + len(passages)) / (1 + frequency[index]))) for index in weights}
    size = float(np.sqrt(sum((weight * rarity[index]) ** 2 for index, weight in weights.items())))
    along = np.zeros(len(passages), np.float32)
    if not size:
        return along
    for row, terms in enumerate(passages):
        along[row] = sum(
            weights[index] * weight * rarity[index] ** 2
            for index, weight in zip(terms.indices.tolist(), terms.weights.tolist(), strict=True)
            if index in weights
        )
    return np.asarray(along / np.float32(size), np.float32)
