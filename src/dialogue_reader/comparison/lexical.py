"""The encoder for everywhere: what two languages share without knowing either.

Numbers, names and loan words survive translation. Folded and cut into pieces, weighted by how rare they are in the two
texts, they make vectors like any other encoder's, in the space of the pieces that both sides have.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from dialogue_reader.comparison.encoder import LONGEST, Progress, Vectors
from dialogue_reader.language.folding import folded
from dialogue_reader.language.words import word_spans


class Lexical:
    """Likeness by shared numbers, names and cognates."""

    name = "lexical"

    def encode_pair(
        self, left: Sequence[str], right: Sequence[str], progress: Progress | None = None
    ) -> tuple[Vectors, Vectors]:
        """Unit vectors, or zeros, of both sides over the pieces that both sides have."""
        a, b = [_pieces(text) for text in left], [_pieces(text) for text in right]
        seen_a, seen_b = Counter(p for bag in a for p in bag), Counter(p for bag in b for p in bag)
        shared = {piece: k for k, piece in enumerate(sorted(seen_a.keys() & seen_b.keys()))}
        weight = {p: np.log((1 + len(a) + len(b)) / (1 + seen_a[p] + seen_b[p])) for p in shared}
        if progress is not None:
            progress(len(a) + len(b))
        return _vectors(a, shared, weight), _vectors(b, shared, weight)


def _pieces(text: str) -> set[str]:
    text = text[:LONGEST]
    found = set()
    for start, end in word_spans(text):
        word = folded(text[start:end])
        found.add(word)
    return found


def _vectors(bags: Sequence[set[str]], shared: dict[str, int], weight: dict[str, float]) -> Vectors:
    found = np.zeros((len(bags), max(1, len(shared))), np.float32)
    for row, bag in enumerate(bags):
        for piece in bag:
            if piece in shared:
                found[row, shared[piece]] = weight[piece]
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths > 0, lengths, 1), np.float32)
