"""The encoder for everywhere: what two languages share without knowing either.

Numbers, names and loan words survive translation. Folded and cut into pieces, weighted by how rare they are in the two
texts, they make vectors like any other encoder's, in the space of the pieces that both sides have.
"""

import re
import zlib
from collections import Counter
from collections.abc import Sequence

import numpy as np

from dialogue_reader.comparison.encoders.base import LONGEST, Encoded, Progress, Vectors
from dialogue_reader.language.folding import folded
from dialogue_reader.language.words import word_spans

_DIGIT = re.compile(r"\d")
_GROUPING = re.compile(r"[.,·](?=\d{3}(?!\d))")  # "1.200" and "1,200" are one number
_STEM = 5  # letters that cognates have in common at their beginning
_NAME, _WORD, _STEMMED = 1.0, 0.7, 0.5  # how much a piece of each sort says; a stem of a word says _WORD * _STEMMED
_WIDEST = 2048  # dimensions; beyond them pieces share one
_DOUBT = 4.0  # what a sentence's evidence is measured against, so that one common piece alone makes no likeness of 1

Pieces = dict[str, float]


class Lexical:
    """Likeness by shared numbers, names and cognates."""

    name = "lexical"

    def encode_pair(self, left: Sequence[str], right: Sequence[str], progress: Progress | None = None) -> Encoded:
        """Vectors of length less than 1 over the pieces that both sides have; d is at most 2048."""
        a, b = [pieces(text) for text in left], [pieces(text) for text in right]
        rare = rarity(a, b)
        shared = sorted(rare)
        places = {p: k for k, p in enumerate(shared)}
        if len(shared) > _WIDEST:
            places = {p: zlib.crc32(p.encode()) % _WIDEST for p in shared}
        if progress is not None:
            progress(len(a) + len(b))
        width = max(1, min(_WIDEST, len(shared)))
        return Encoded(_vectors(a, places, rare, width), _vectors(b, places, rare, width))


def rarity(left: Sequence[Pieces], right: Sequence[Pieces]) -> dict[str, float]:
    """How rare each piece is that both sides have, as the logarithm of all sentences to those that hold it."""
    a, b = (Counter(piece for bag in side for piece in bag) for side in (left, right))
    return {p: float(np.log((1 + len(left) + len(right)) / (a[p] + b[p]))) for p in a.keys() & b.keys()}


def pieces(text: str) -> Pieces:
    """The pieces of a sentence that a translation may keep, and how much each says."""
    text = text[:LONGEST]
    found: dict[str, float] = {}
    for start, end in word_spans(text):
        word = folded(text[start:end])
        if _DIGIT.search(word):
            found["#" + _GROUPING.sub("", word).replace(",", ".")] = _NAME
            continue
        name = text[start].isupper()
        for part in word.split("-"):
            if len(part) < (2 if name else _STEM):
                continue
            weight = _NAME if name else _WORD
            found[part] = max(weight, found.get(part, 0))
            if len(part) > _STEM:
                stem = "^" + part[:_STEM]
                found[stem] = max(weight * _STEMMED, found.get(stem, 0))
    return found


def _vectors(bags: Sequence[Pieces], places: dict[str, int], rare: dict[str, float], width: int) -> Vectors:
    found = np.zeros((len(bags), width), np.float32)
    for row, bag in enumerate(bags):
        for piece, weight in bag.items():
            if piece in places:
                found[row, places[piece]] += np.sqrt(weight) * rare[piece]
    lengths = np.sqrt((found**2).sum(axis=1, keepdims=True) + _DOUBT)
    return np.asarray(found / lengths, np.float32)
