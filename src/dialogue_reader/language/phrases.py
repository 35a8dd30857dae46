"""The longest of many phrases at a place in a text: a number or measure in words, a title, a stop phrase."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases, each a tuple of words, with what they stand for."""

    def __init__(self, values: Mapping[tuple[str, ...], T]) -> None:
        self._values = values
        self._longest: dict[str, int] = {}  # in words, of those that begin with a word
        for phrase in values:
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))

    def at(self, words: Sequence[str], place: int) -> tuple[int, T | None]:
        """How many words from `place` make the longest phrase, and its value; 0 and None if none does."""
        longest = self._longest.get(words[place]) if place < len(words) else None
        if longest is None:
            return 0, None
        for count in range(min(longest, len(words) - place), 0, -1):
            value = self._values.get(tuple(words[place : place + count]))
            if value is not None:
                return count, value
        return 0, None
