"""What is looked for: as it was typed, and as its words are matched."""

import re
import unicodedata
from typing import NamedTuple


class Needle(NamedTuple):
    """What is looked for: words, folded unless `exact`, with any white space between them."""

    words: tuple[str, ...]
    exact: bool

    @property
    def text(self) -> str:
        """The words with a blank between them."""
        return " ".join(self.words)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The words with whatever white space between them."""
        return re.compile((r"\s+" if self.exact else " +").join(map(re.escape, self.words)))

    def grows_from(self, other: "Needle") -> bool:
        """Whether this occurs nowhere that `other` does not."""
        return self.exact == other.exact and other.text in self.text


class Query(NamedTuple):
    """What is looked for. `exact` tells "Cư" from "cu"; otherwise case, accents, quotes and dashes do not matter.

    `by_meaning` is for an encoder to answer (`meaning`); the matcher finds the words of such a query.
    """

    text: str = ""
    exact: bool = False
    by_meaning: bool = False

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    @property
    def needle(self) -> Needle:
        """The words as they are matched."""
        from dialogue_reader.language.folding import folded  # reading starts without it

        text = unicodedata.normalize("NFC", self.text) if self.exact else folded(self.text)
        return Needle(tuple(text.split()), self.exact)
