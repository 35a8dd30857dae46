"""The words of a text that are looked for, and where they stand: gone through once for all the notes on it."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from math import log2
from typing import NamedTuple

from dialogue_reader.language.folding import folded
from dialogue_reader.language.words import word_spans

_ARTICLE = 300  # words; of a shorter text the frequencies tell little
_STRETCH = 1 << 16  # code points; of a book only so many words are held at a time


class Word(NamedTuple):
    """A written word, in code points, and the form in which it is compared: without case and accents."""

    start: int
    end: int
    key: str


class WordPlaces:
    """Where each of the `sought` keys begins in `text`, in code points, in order."""

    def __init__(self, text: str, sought: Iterable[str]) -> None:
        self._places = {key: array("L") for key in sought}
        self._count = 1
        known: dict[str, array[int] | None] = {}  # by the word as printed
        for start, end in _spans(text):
            printed = text[start:end]
            if printed not in known:
                known[printed] = self._places.get(folded(printed))
            places = known[printed]
            if places is not None:
                places.append(start)
            self._count += 1

    def of(self, key: str) -> Sequence[int]:
        """The places of one of the keys."""
        return self._places.get(key, ())

    @property
    def surprise(self) -> float:
        """How surprising it is, in bits, to meet a given word of the text by chance."""
        return log2(self._count)

    def surprise_of(self, key: str) -> float:
        """How surprising it is, in bits, that a word taken at random is this one."""
        return log2(max(self._count, _ARTICLE) / (1 + len(self.of(key))))


def words_in(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`."""
    return [Word(a, b, folded(text[a:b])) for a, b in word_spans(text, start, end)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(text):
        # Between two lines or words, so that none is cut.
        end = at + _STRETCH
        cut = max(text.rfind("\n", at, end), text.rfind(" ", at, end)) + 1 if end < len(text) else len(text)
        end = cut or min(end, len(text))
        yield from word_spans(text, at, end)
        at = end
