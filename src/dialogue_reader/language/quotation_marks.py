"""Which marks begin a quotation and which end one: a straight mark does not tell, and many are forgotten."""

import re

MARKS = re.compile(r"[\"“”„«»「」『』]")
_OPENING = "“„«「『"
_STRAIGHT_OR_CURLED = re.compile(r"[\"“”]")
_BEFORE, _AFTER = frozenset(" \u00a0\n\t([—–-'’"), frozenset(" \u00a0\n\t,.;:!?)")
_NO_MARK = "\u2019"


def opens(text: str, at: int, start: int, *, within: bool) -> bool:
    """Whether the mark at a place begins a quotation; `start` is where its passage does.

    A straight mark does so after a blank, but `within` a quotation not if another blank follows, and outside of one
    also where a letter does.
    """
    after_blank, before_blank = text[at - 1 : at] in _BEFORE or at == start, text[at + 1 : at + 2] in _AFTER
    if text[at] != '"':
        return text[at] in _OPENING
    return after_blank and not before_blank if within else after_blank or not before_blank


def paired(text: str) -> str:
    """`text`, as long as it is, with an apostrophe for a mark without its partner, and no pair of two kinds.

    Whoever pairs straight marks from the first one on takes for quoted, after a forgotten one, what stands between
    quotations.
    """
    signs = list(text)
    opened: int | None = None
    for mark in _STRAIGHT_OR_CURLED.finditer(text):
        at = mark.start()
        if opens(text, at, 0, within=opened is not None):
            if opened is not None:
                signs[opened] = _NO_MARK
            opened = at
        elif opened is None:
            signs[at] = _NO_MARK
        else:
            if text[opened] != '"' or text[at] != '"':
                signs[opened], signs[at] = "“", "”"
            opened = None
    if opened is not None:
        signs[opened] = _NO_MARK
    return "".join(signs)
