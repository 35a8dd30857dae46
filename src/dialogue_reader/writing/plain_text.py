"""Text of a document made harmless in an exported file: it is read with `cat` sooner or later."""

from dialogue_reader.language import shortening
from dialogue_reader.language.terminal_safe import SIGNS, replacing

visible = replacing({code: sign for code, sign in SIGNS.items() if code != ord("\n")} | {ord("\t"): " "})
"""A text with controls as signs; lines stay lines."""

_visible_on_a_line = replacing(SIGNS | dict.fromkeys((ord("\t"), ord("\n"), 0x2028, 0x2029), " "))

_NOT_IN_XML = dict.fromkeys((0xFFFE, 0xFFFF), "�")


def on_one_line(text: str) -> str:
    """The same on a single line, for titles and names."""
    return shortening.on_one_line(_visible_on_a_line(text))


def in_xml(text: str) -> str:
    """The same on a single line, of characters that XML may hold."""
    return on_one_line(text).translate(_NOT_IN_XML)
