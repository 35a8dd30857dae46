"""A text too long for its place, cut by one rule: lists, tables and pages show the beginnings of passages alike."""

import re

_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")


def on_one_line(text: str) -> str:
    """The text with single blanks for its line breaks and runs of blanks; one that holds two words together stays."""
    return _BLANKS.sub(" ", text).strip()


def shortened(text: str, longest: int) -> str:
    """The text on one line, of at most `longest` code points: what is over is cut off, at a word, with an ellipsis.

    A word that would take half of the room with it is cut itself, as are texts without spaces. The ellipsis takes the
    place of a full stop or a comma before it.
    """
    line = on_one_line(text)
    if len(line) <= longest:
        return line
    words = line[:longest].rfind(" ")
    return line[: words if 2 * words >= longest else longest - 1].rstrip(" .,;:…") + "…"
