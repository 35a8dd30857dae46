"""Words that are nearly alike: one name spelled in two ways, or two names?

Languages spell one name differently by convention ("Syrie" and "Syria", "Poutine" and "Putin"), which is not a
discrepancy. A slip of the pen changes letters inside a word where no convention would.
"""

from typing import Literal

from dialogue_reader.language.names.demonyms import is_one_place

SpellingChange = Literal["slip", "convention"]

_BEGINNING = 4  # letters in which words of two languages that are one name agree
_ALIKE = 60.0  # likeness of the letters of two such words, in a hundred
_WITHIN = 85.0  # the same where one word is part of the other
_SHORTEST_LIKE = 3  # letters of a word that may be like another
_SHORTEST = 5  # letters of a name that can be misspelled recognisably
_LONG = 8  # letters from which two may differ
# Letters that languages, or transliterations, exchange for each other inside a name; folded, in both directions.
_EXCHANGED = """
c/k c/q k/q ck/k c/ck s/z c/z ts/z cz/ts x/ks f/ph v/w w/u u/ou u/oo o/ou o/u i/y i/j j/y i/ie i/ee i/ei ei/ai ay/ai
ey/ei e/ei ae/a oe/o ue/u ae/e oe/e ch/sh sch/sh sch/ch ch/tch tsch/ch c/ch ch/kh k/kh h/kh g/gh t/th d/dh b/bh p/ph
dj/j dzh/j zh/j dj/dzh d/t b/p gu/g qu/k
"""
_CONVENTIONS = frozenset(frozenset(letters.split("/")) for letters in _EXCHANGED.split())
_SILENT = frozenset("h")  # letters that one language writes and another omits


def spelling_change(left: str, right: str) -> SpellingChange | None:
    """Why two folded words of different spelling may be one name: a slip, a convention, or None if they are not one.

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
    return "convention" if all(_is_convention(left, right, *change) for change in _changes(left, right)) else "slip"


def _changes(left: str, right: str) -> list[tuple[int, int, int, int]]:
    """Where the two differ: start and end in `left`, start and end in `right`; adjacent changes are one."""
    from rapidfuzz.distance import Levenshtein

    changes: list[tuple[int, int, int, int]] = []
    for code in Levenshtein.opcodes(left, right):
        if code.tag == "equal":
            continue
        change = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        if changes and changes[-1][1] == change[0] and changes[-1][3] == change[2]:
            change = (changes[-1][0], change[1], changes.pop()[2], change[3])
        changes.append(change)
    return changes


def _is_convention(left: str, right: str, a: int, b: int, c: int, d: int) -> bool:
    """Whether a convention turns `left[a:b]` into `right[c:d]`, if need be with the letters next to them."""
    for before in (0, 1):
        for after in (0, 1):
            if a >= before and c >= before:
                exchanged = frozenset((left[a - before : b + after], right[c - before : d + after]))
                if exchanged in _CONVENTIONS:
                    return True
    more = left[a:b] or right[c:d]
    if left[a:b] and right[c:d]:
        return False
    longer, index = (left, a) if left[a:b] else (right, c)
    return more in _SILENT or more in (longer[index - 1 : index], longer[index + 1 : index + 2])


def may_be_one_name(left: str, right: str) -> bool:
    """Whether two folded words may be one name in two languages."""
    from rapidfuzz.fuzz import partial_ratio, ratio

    if len(right) < _SHORTEST_LIKE:
        return False
    if left[:_BEGINNING] == right[:_BEGINNING] or ratio(left, right) >= _ALIKE or is_one_place(left, right):
        return True
    shorter = min(len(left), len(right))
    return shorter > _BEGINNING and partial_ratio(left, right) >= _WITHIN  # "Bayern" in "Südbayern"
