"""Folding: the form of a text in which "Di cư", "di cu" and "DI CƯ" are one.

Readers type without accents, newsrooms differ in apostrophes, and Vietnamese arrives composed or decomposed. One
folded copy serves search, keywords and the comparison; its offset map leads every finding back to the text as printed.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

# What canonical decomposition leaves whole, marks that print differently but are typed alike, and what does not print.
_ALIKE = {
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "œ": "oe", "æ": "ae", "þ": "th",
    "’": "'", "‘": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "", "\u034f": "",
    **dict.fromkeys(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))), ""),
}  # fmt: skip

# Combining classes of marks that are sounds of their own, not accents: the vowel signs of Indic scripts, Thai, Lao and
# Tibetan, what silences a vowel, and what makes a "ka" a "ga" in Japanese.
_SOUNDS = frozenset({0, 8, 9, 84, 91, 103, 118, 129, 130, 132})


def _fold_character(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    if character.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(_ALIKE.get(part, part) for part in parts if not _is_accent(part))


def _is_accent(part: str) -> bool:
    return unicodedata.category(part) == "Mn" and unicodedata.combining(part) not in _SOUNDS


class _Table(dict[int, str]):
    """Foldings of the characters met so far, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_table = _Table()


class Folded(NamedTuple):
    """A folded text and the way back: offsets in code points on either side.

    `breaks` and `sources` hold, in step, the folded offset and the original offset after each character whose folding
    is not exactly one character long; between them both sides advance together.
    """

    text: str
    length: int
    breaks: Sequence[int]
    sources: Sequence[int]

    def source(self, offset: int) -> int:
        """The original offset of the character that the folded `offset` lies in."""
        k = bisect_right(self.breaks, offset) - 1
        base, origin = (self.breaks[k], self.sources[k]) if k >= 0 else (0, 0)
        mapped = origin + offset - base
        following = self.sources[k + 1] if k + 1 < len(self.sources) else self.length + 1
        return min(mapped, following - 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of the folded `start:end`, marks that belong to its last letter included."""
        if end <= start:
            at = self.source(start)
            return at, at
        last = self.source(end - 1) + 1
        return self.source(start), max(last, self._after(end))

    def _after(self, end: int) -> int:
        """Past the characters that fold to nothing and stand right before the folded `end`."""
        k = bisect_right(self.breaks, end) - 1
        return self.sources[k] if k >= 0 and self.breaks[k] == end else 0


def fold(text: str) -> Folded:
    """Fold case, diacritics, quotes, dashes and white space of `text`, keeping the map back to it."""
    folded = text.translate(_table)
    uneven = "".join(c for c in set(text) if len(_table[ord(c)]) != 1)
    breaks, sources = array("L"), array("L")  # a book has a great many: as plain numbers, not as objects
    shift = 0
    if uneven:
        for match in re.finditer(f"[{re.escape(uneven)}]", text):
            shift += len(_table[ord(match.group())]) - 1
            breaks.append(match.end() + shift)
            sources.append(match.end())
    return Folded(folded, len(text), breaks, sources)


def folded(text: str) -> str:
    """The folded form alone, where no way back is needed."""
    return text.translate(_table)


def differ_in_accents_alone(one: str, other: str) -> bool:
    """Whether two words are one, or one of them is the other without any diacritics.

    "Duran" is "Durán"; "Hùng" and "Hưng", which have different ones, are two words.
    """
    bare = folded(one)
    return one == other or (bare == folded(other) and bare in (one, other))


def toned(text: str) -> str:
    """The folded form, each word with its diacritics behind it, wherever in it they stand.

    Where tones tell syllables apart: "toà" and "tòa" are one, "Anh" and "Ảnh" are not.
    """
    words = unicodedata.normalize("NFD", text.lower()).split()
    return " ".join(folded(word) + "".join(sorted(c for c in word if not c.isascii())) for word in words)


def letters(text: str) -> str:
    """The words of a short text alone, to tell whether two say the same: without signs, in small letters."""
    return re.sub(r"\W+", " ", text).strip().casefold()
