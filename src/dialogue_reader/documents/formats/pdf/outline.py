"""The outline of a PDF, which programs show beside it: which paragraphs are headings, and how deep they stand."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dialogue_reader.language.folding import letters

_NUMBERING = re.compile(r"^\W*(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z])[.):]?\s+(?=\S)")


class Entry(NamedTuple):
    """A line of the outline, the page that it leads to, from 0, and how deep it stands, from 1."""

    title: str
    page: int
    level: int


class Outline:
    """Knows the headings that the entries lead to, by their words, with or without the number of a chapter."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._levels = {(entry.page, _key(entry.title)): entry.level for entry in entries}
        self.deepest = max(self._levels.values(), default=0)

    def level(self, text: str, page: int) -> int:
        """The level of the heading that a paragraph of a page is; 0 where it is none by the outline."""
        return self._levels.get((page, _key(text)), 0)


def _key(text: str) -> str:
    return letters(_NUMBERING.sub("", text)) or letters(text)
