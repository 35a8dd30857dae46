"""What the encoders with a model have in common: they remember vectors, and keep them on disk between sessions."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dialogue_reader.comparison.encoders.base import LONGEST, Encoded, Progress, Vectors
from dialogue_reader.comparison.encoders.vector_store import HalfVector, VectorStore

_REMEMBERED = 50_000  # sentences, 45 MB
_BATCH = 16  # sentences a call: enough to keep the engine busy, few enough to report progress
_AT_RISK = 500  # sentences encoded but not stored yet


class StoredEncoder(ABC):
    """An encoder of `width` dimensions whose vectors are kept in `store`."""

    name: str

    def __init__(self, store: VectorStore | None, width: int) -> None:
        self._store = store or VectorStore(None, self.name)
        self._width = width
        self._known: dict[str, HalfVector] = {}  # so that another question about the same texts costs nothing
        self._unsaved: dict[str, HalfVector] = {}  # those that the store does not have yet

    @abstractmethod
    def _encoded(self, texts: Sequence[str]) -> Iterator[tuple[str, Vectors]]:
        """Each text, in any order, and its vector, (width,)."""

    def encode_pair(self, left: Sequence[str], right: Sequence[str], progress: Progress | None = None) -> Encoded:
        """Unit vectors, d = `width`; the common vector is that of a text without a word."""
        vectors = self.encode(["", *left, *right], progress)
        return Encoded(vectors[1 : 1 + len(left)], vectors[1 + len(left) :], vectors[0])

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors of `texts`, (n, width)."""
        new = [text for text, missing in zip(texts, self.missing(texts), strict=True) if missing]
        for start in range(0, len(new), _BATCH):
            self.take_in(new[start : start + _BATCH])
            if progress is not None:
                progress(min(len(texts), len(texts) - len(new) + start + _BATCH))
        vectors = np.zeros((len(texts), self._width), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._known[plain(text)]
        return vectors

    def encode_query(self, query: str) -> Vectors:
        """The unit vector (width,) of `query`, which is not kept."""
        ((_, vector),) = self._encoded([plain(query)])
        return np.asarray(vector, np.float32)

    def missing(self, texts: Sequence[str]) -> list[bool]:
        """Which of `texts` are neither in memory nor in the store."""
        cleaned = [plain(text) for text in texts]
        new = list(dict.fromkeys(text for text in cleaned if text not in self._known))
        if new and len(self._known) + len(new) > _REMEMBERED:
            self._known = {text: self._known[text] for text in cleaned if text in self._known}
        self._known.update(self._store.load(new))
        return [text not in self._known for text in cleaned]

    def take_in(self, texts: Sequence[str]) -> None:
        """Encode what is not known yet, and store it from time to time, so that a crash does not lose long work."""
        new = [text for text in dict.fromkeys(map(plain, texts)) if text not in self._known]
        # Rounded as the store keeps them: links must not depend on whether a vector comes from there.
        encoded = {text: vector.astype(np.float16) for text, vector in self._encoded(new)}
        self._known.update(encoded)
        self._unsaved.update(encoded)
        if len(self._unsaved) >= _AT_RISK:
            self.keep()

    def recall(self, vectors: Mapping[str, HalfVector]) -> None:
        """Take the vectors (width,) of texts that were encoded earlier and kept elsewhere."""
        self._known.update({plain(text): vector for text, vector in vectors.items()})

    def forget(self) -> None:
        """Let go of every text; what was not stored has to be encoded again."""
        self._known.clear()

    def keep(self) -> None:
        """Hand what is new to the store."""
        self._store.keep(self._unsaved)
        self._unsaved = {}


def plain(text: str) -> str:
    """`text` as an engine can take it: bounded, without NUL and lone surrogates."""
    return text[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
