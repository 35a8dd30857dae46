"""Text of a document made harmless to a terminal: what would steer it is shown instead.

Escape sequences arrive in articles by accident and by design; an exported file is read with `cat` sooner or later.
"""


def _shown(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if code < 0xA0:  # C1: one character for ESC and the letter 0x40 below it
        return "␛" + chr(code - 0x40)
    return "�"


# The controls; what turns the direction of the text after it; what is half a character.
_TABLE = {code: _shown(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x202D, 0x202E, *range(0xD800, 0xE000))}
_BLOCK = {code: shown for code, shown in _TABLE.items() if code != ord("\n")} | {ord("\t"): " "}
_LINE = _TABLE | dict.fromkeys((ord("\t"), ord("\n"), 0x2028, 0x2029), " ")


def visible(text: str) -> str:
    """`text` with controls as symbols; lines stay lines."""
    return text.translate(_BLOCK)


def on_one_line(text: str) -> str:
    """The same on a single line, for titles and names."""
    return " ".join(text.translate(_LINE).split())
