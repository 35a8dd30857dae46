"""The numbers that lists are printed with, which documents leave to the program that shows them."""

from collections.abc import Sequence
from contextlib import suppress

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 4999  # that Roman numerals are used for
_LEVELS = 9


def number_of(text: str | None, otherwise: int) -> int:
    """The number that an attribute gives; `otherwise` where it gives none."""
    with suppress(ValueError):
        return int((text or "")[:9])
    return otherwise


def numeral(number: int, style: str) -> str:
    """`number` as a list shows it: `style` is "1", "a", "A", "i" or "I"."""
    if style in ("i", "I") and 0 < number <= _LARGEST:
        letters = ""
        for value, sign in _ROMAN:
            letters += sign * (number // value)
            number %= value
        return letters.upper() if style == "I" else letters
    if style in ("a", "A") and 0 < number <= _LARGEST:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style == "A" else letters
    return str(number)


class Counter:
    """Where a list of several levels has got to."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def next(self, level: int, starts: Sequence[int] = ()) -> tuple[int, ...]:
        """The numbers of the next item of `level`, from 0, and of the items that it is below.

        `starts` has the first number of each level, where it is not 1.
        """
        level = max(0, min(level, _LEVELS - 1))
        begins = [starts[k] if k < len(starts) else 1 for k in range(level + 1)]
        self._numbers = {k: number for k, number in self._numbers.items() if k <= level}
        self._numbers[level] = self._numbers.get(level, begins[level] - 1) + 1
        for k in range(level):
            self._numbers.setdefault(k, begins[k])
        return tuple(self._numbers[k] for k in range(level + 1))

    def restart(self, level: int) -> None:
        """Count `level` and what is below it anew."""
        self._numbers = {k: number for k, number in self._numbers.items() if k < level}
