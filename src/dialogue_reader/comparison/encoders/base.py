"""The port through which the comparison learns how alike two sentences are.

An encoder turns the sentences of both sides into vectors whose dot product says how alike they are; everything above
works on those arrays and on one `Profile` of numbers that belong to the encoder.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.encoders.registry import ENCODERS, FALLBACK, UnknownEncoderError
from dialogue_reader.logs import logger

Vectors = NDArray[np.float32]
Progress = Callable[[int], None]

LONGEST = 2000  # code points that go in at once; beyond it the time of the encoder grows without bound


class Encoded(NamedTuple):
    """Sentences of both sides as vectors of one space, of length 1 or less: left (n, d), right (m, d).

    `common_vector` (d,) is what every text looks like to the encoder: the part of any likeness that means nothing. It
    is None where texts without anything in common have a likeness of 0.
    """

    left: Vectors
    right: Vectors
    common_vector: Vectors | None = None


class Terms(NamedTuple):
    """The latent terms of a text: `indices` (k,) in the encoder's list of terms, each once, and `weights` (k,)."""

    indices: NDArray[np.int32]
    weights: NDArray[np.float16]


class Encoder(Protocol):
    """Turns sentences into vectors."""

    @property
    def name(self) -> str:
        """What the reader shows as the maker of the links."""

    def encode_pair(self, left: Sequence[str], right: Sequence[str], progress: Progress | None = None) -> Encoded:
        """The sentences as vectors, in arrays that are the caller's to change. `progress` hears how many are done."""


@runtime_checkable
class TermEncoder(Encoder, Protocol):
    """An encoder that also names what a text is about, for as much work again."""

    def terms(self, texts: Sequence[str]) -> list[Terms]:
        """The latent terms of each text."""


@runtime_checkable
class QueryEncoder(Encoder, Protocol):
    """An encoder that also says what a few words mean, in the space of its sentences."""

    def encode_query(self, query: str) -> Vectors:
        """The unit vector (d,) of what is looked for."""


def create_encoder(name: str, cache: Path | None) -> Encoder:
    """The encoder called `name`, which may keep vectors below `cache`; its module is loaded only now.

    Raises UnknownEncoderError, and ImportError, OSError or RuntimeError if it does not work here.
    """
    if name not in ENCODERS:
        raise UnknownEncoderError(name)
    encoder: Encoder = import_module(ENCODERS[name].module).create(cache)
    return encoder


def working_encoder(name: str, cache: Path | None) -> Encoder:
    """The encoder called `name`, or the one that takes its place where that does not work here."""
    try:
        return create_encoder(name, cache)
    except (ImportError, OSError, RuntimeError):
        if name == FALLBACK:
            raise
        logger(__name__).exception("the encoder %s does not work here; %s takes its place", name, FALLBACK)
        return create_encoder(FALLBACK, cache)
