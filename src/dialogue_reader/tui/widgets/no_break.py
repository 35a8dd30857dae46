"""Spaces that hold words together do so wherever Textual and Rich break a text into lines.

Both take any white space for a place to break at. French sets such a space before ; : ! ? and inside « » and numbers.
"""

import re

from rich import _wrap

_HOLDING = "\u00a0\u2007\u202f"
_WORD = re.compile(rf"[^\S{_HOLDING}]*[\S{_HOLDING}]+[^\S{_HOLDING}]*")


def hold_together() -> None:
    """Let nothing be broken at such a space from now on."""
    # What both ask for the words of a text, each with the white space around it.
    _wrap.re_word = _WORD
