"""Which marks begin a quotation and which end one: a straight mark does not tell, and many marks are missing."""

import re

MARKS = re.compile(r"[\"“”„«»「」『』]")
_OPENING = "“„«「『"
_PAIRED = re.compile(r"[\"„“”]")
_BEFORE, _AFTER = frozenset(" \u00a0\n\t([—–-'’"), frozenset(" \u00a0\n\t,.;:!?)")
_NO_MARK = "\u2019"


def opens(text: str, at: int, start: int, *, within: bool) -> bool:
    """Whether the mark at a place begins a quotation; `start` is where its passage does.

    A straight mark does so after a blank, but `within` a quotation not if another blank follows, and outside of one
    also before a letter.
    """
    after_blank, before_blank = text[at - 1 : at] in _BEFORE or at == start, text[at + 1 : at + 2] in _AFTER
    if text[at] != '"':
        return text[at] in _OPENING
    return after_blank and not before_blank if within else after_blank or not before_blank


def paired(text: str) -> str:
    """`text` with marks that can be paired from the first one on; its length stays the same.

    A straight mark without a partner, and any that opens what the next one opens again, becomes an apostrophe: after
    it, what stands between quotations would be taken for quoted. A straight mark that is paired with a curly one
    becomes curly, and the other one with it.
    """
    signs, opened = list(text), list[int]()
    for mark in _PAIRED.finditer(text):
        at, sign = mark.start(), mark.group()
        before = text[opened[-1]] if opened else ""
        if opens(text, at, 0, within=bool(opened)) and not (sign == "“" and before == "„"):
            if before == sign:
                signs[opened.pop()] = _NO_MARK
            opened.append(at)
        elif opened:
            partner = opened.pop()
            if sign == "”" and before == '"' and opened and text[opened[-1]] == "“":
                signs[partner], partner = _NO_MARK, opened.pop()
            if (text[partner] == '"') != (sign == '"'):
                signs[partner], signs[at] = "“", "”"
        elif sign == '"':
            signs[at] = _NO_MARK
    for at in opened:
        signs[at] = _NO_MARK if text[at] == '"' else text[at]
    return "".join(signs)
