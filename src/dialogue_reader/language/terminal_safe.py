"""What in a text would steer a terminal, and the sign that is shown in its place.

Escape sequences arrive in articles by accident and by design. Whatever leaves the reader, for the screen, a pipe or a
file, has them replaced by this one table, a character for a character, so that offsets keep counting.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

_UNREADABLE = "�"
# The controls of ASCII as their pictures, those above it as "unreadable", and the marks that turn the direction of all
# text after them.
SIGNS: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "␡",
    **dict.fromkeys(range(0x80, 0xA0), _UNREADABLE),
    **dict.fromkeys(range(0x202A, 0x202F), "·"),
}
# JSON escapes the rest itself; these it may hold as they are, yet a terminal or a reader of lines obeys them.
_RAW_IN_JSON = "[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


def replacing(signs: Mapping[int, str]) -> Callable[[str], str]:
    """What puts these signs in the place of characters, and "unreadable" in that of halves of a character.

    There are two thousand halves, so they stand in no table; and most texts hold nothing that is to be replaced.
    """

    @cache
    def characters() -> re.Pattern[str]:  # compiled for the first text, since the first page needs one such table
        return re.compile(f"[{re.escape(''.join(map(chr, signs)))}\ud800-\udfff]")

    def replaced(text: str) -> str:
        if not characters().search(text):
            return text
        return characters().sub(lambda match: signs.get(ord(match.group()), _UNREADABLE), text)

    return replaced


harmless = replacing(SIGNS)
"""A text on one line, in which nothing can reach a terminal as a command."""

harmless_lines = replacing({code: sign for code, sign in SIGNS.items() if chr(code) not in "\n\t"})
"""The same of a text that keeps its lines and tabs."""


def escaped(json: str) -> str:
    """The same JSON value, in which nothing can reach a terminal as a command."""
    return re.sub(_RAW_IN_JSON, lambda match: f"\\u{ord(match.group()):04x}", json)
