"""Words that are nearly alike: one name spelled in two ways, or two names?

Languages spell one name differently by habit ("Syrie" and "Syria", "Poutine" and "Putin"), which is no discrepancy. A
slip of the pen changes letters inside a word where no habit asks for it.
"""

from typing import Literal

Likeness = Literal["slip", "habit"]

_SHORTEST = 5  # letters of a name that can be misspelled recognisably
_LONG = 8  # letters from which two may differ
# Letters that languages, or ways to write another script, exchange for each other inside a name; folded, both ways.
_EXCHANGED = """
c/k c/q k/q ck/k c/ck s/z c/z ts/z cz/ts x/ks f/ph v/w w/u u/ou u/oo o/ou o/u i/y i/j j/y i/ie i/ee i/ei ei/ai ay/ai
ey/ei e/ei ae/a oe/o ue/u ae/e oe/e ch/sh sch/sh sch/ch ch/tch tsch/ch c/ch ch/kh k/kh h/kh g/gh t/th d/dh b/bh p/ph
dj/j dzh/j zh/j dj/dzh d/t b/p gu/g qu/k
"""
_HABITS = frozenset(frozenset(pair.split("/")) for pair in _EXCHANGED.split())
_SILENT = frozenset("h")  # letters that one language writes and another leaves out


def likeness(left: str, right: str) -> Likeness | None:
    """How two folded words of different spelling can be one name: by a slip, by a habit of languages, or (None) not.

    Endings are inflected and translated: words that end differently are never one name misspelled.
    """
    shortest = min(len(left), len(right))
    if left == right or shortest < _SHORTEST or left[-1] != right[-1] or not (left.isalpha() and right.isalpha()):
        return None
    most = 2 if shortest >= _LONG else 1
    if abs(len(left) - len(right)) > most:
        return None
    from rapidfuzz.distance import OSA

    if OSA.distance(left, right, score_cutoff=most) > most:
        return None
    return "habit" if all(_is_habit(left, right, *change) for change in _changes(left, right)) else "slip"


def _changes(left: str, right: str) -> list[tuple[int, int, int, int]]:
    """Where the two differ: start and end in `left`, start and end in `right`; changes that touch are one."""
    from rapidfuzz.distance import Levenshtein

    found: list[tuple[int, int, int, int]] = []
    for code in Levenshtein.opcodes(left, right):
        if code.tag == "equal":
            continue
        place = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        if found and found[-1][1] == place[0] and found[-1][3] == place[2]:
            place = (found[-1][0], place[1], found.pop()[2], place[3])
        found.append(place)
    return found


def _is_habit(left: str, right: str, a: int, b: int, c: int, d: int) -> bool:
    """Whether one of the habits turns `left[a:b]` into `right[c:d]`, letters beside them counted in where needed."""
    for before in (0, 1):
        for after in (0, 1):
            if a >= before and c >= before:
                pair = frozenset((left[a - before : b + after], right[c - before : d + after]))
                if pair in _HABITS:
                    return True
    more = left[a:b] or right[c:d]
    if left[a:b] and right[c:d]:
        return False
    longer, at = (left, a) if left[a:b] else (right, c)
    return more in _SILENT or more in (longer[at - 1 : at], longer[at + 1 : at + 2])
