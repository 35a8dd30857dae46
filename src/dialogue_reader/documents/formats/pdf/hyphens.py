"""Lines put together again: whether the hyphen at the end of one is of the word or of the line."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

_SOFT = "\u00ad"
_HYPHENS = "-\u2010" + _SOFT
_FIRST_PART = re.compile(r"[^\W\d_]+$")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]+")
# What keeps its hyphen: French words that are put behind or before others, and English prefixes.
_BEHIND = (
    "être ce ci là t il ils elle elles on je tu nous vous moi toi lui leur le la les y en même mêmes dessus dessous"
)
_BEFORE = "vice ex non avant après sous demi mi semi self well anti pro quasi contre co ultra grand"
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_VIETNAMESE_SHARE = 0.05  # of the letters; in Vietnamese it is a quarter


class Joiner:
    """Joins lines as the words of the whole document suggest."""

    def __init__(self, lines: Iterable[str]) -> None:
        text = "\n".join(lines)
        compounds = (re.split("[-\u2010]", word.casefold()) for word in _COMPOUND.findall(text))
        self._compounds = frozenset(pair for parts in compounds for pair in pairwise(parts))
        self._words = frozenset(word.casefold() for word in _WORD.findall(text))
        letters = sum(map(len, self._words))
        # Vietnamese writes every syllable by itself: no line ends within one, and a hyphen is always of the word.
        self._parts_words = sum(len(_VIETNAMESE.findall(word)) for word in self._words) <= _VIETNAMESE_SHARE * letters

    def joined(self, lines: Sequence[str]) -> str:
        """The text of a paragraph that is printed on `lines`."""
        text = ""
        for line in lines:
            text = self.both(text, line)
        return text.replace(_SOFT, "")

    def both(self, text: str, line: str) -> str:
        """`text` with the next line after it."""
        if not text or not line:
            return text or line
        if text[-1] not in _HYPHENS or len(text) < 2 or not text[-2].isalnum():
            return f"{text} {line}"
        if text[-1] == _SOFT or (line[0].islower() and self._is_of_the_line(text[:-1], line)):
            return text[:-1] + line
        return text + line

    def _is_of_the_line(self, before: str, after: str) -> bool:
        begun, ended = _FIRST_PART.search(before), _WORD.match(after)
        if not self._parts_words or begun is None or ended is None:
            return False
        first, second = begun[0].casefold(), ended[0].casefold()
        if first + second in self._words:
            return True
        if (first, second) in self._compounds:
            return False
        return second not in _BEHIND.split() and first not in _BEFORE.split()
