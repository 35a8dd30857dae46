"""Words printed in Vietnamese fonts from before Unicode, whose letters a PDF takes for those of western languages.

The fonts are known by their names: those of ABC (TCVN3) begin with ".Vn", and end with H where they have capitals
alone; those of VNI begin with "VNI-". A PDF may say all the same which letters they are; then nothing is done.
"""

import re
from collections.abc import Sequence

from dialogue_reader.documents import vietnamese
from dialogue_reader.documents.formats.pdf.extraction import Word

_ABC = re.compile(r"(?:.*\+)?\.vn\w*?(h?)(?:[,-].*)?", re.IGNORECASE)
_VNI = re.compile(r"(?:.*\+)?vni[-_ ].*", re.IGNORECASE)
_WELL_FORMED = 0.6  # of the syllables, so that the names of the fonts are believed
_HYPHEN, _U_HORN = b"-", b"\xad"  # WinAnsiEncoding has a hyphen in both places; in TCVN3 the second is a letter


def in_unicode(words: Sequence[Word]) -> list[Word]:
    """The words of a page, those in old fonts in Unicode."""
    read = [_read(word) for word in words]
    changed = [new for word, new in zip(words, read, strict=True) if new != word.text and not new.isascii()]
    if not changed or any(map(_is_beyond, words)):
        return list(words)
    if sum(map(vietnamese.is_syllable, map(vietnamese.bare, changed))) < _WELL_FORMED * len(changed):
        return list(words)
    return [word._replace(text=new) for word, new in zip(words, read, strict=True)]


def _is_beyond(word: Word) -> bool:
    """Whether a word in an old font has letters that no such font has: the PDF says which they are."""
    return bool(_ABC.fullmatch(word.font) or _VNI.fullmatch(word.font)) and _bytes(word.text) is None


def _read(word: Word) -> str:
    data = _bytes(word.text)
    if data is None:
        return word.text
    try:
        if abc := _ABC.fullmatch(word.font):
            text = _with_horns(data)
            return text.upper() if abc[1] else text
        return vietnamese.decode(data, "vni") if _VNI.fullmatch(word.font) else word.text
    except UnicodeDecodeError:
        return word.text


def _with_horns(data: bytes) -> str:
    text = vietnamese.decode(data, "tcvn3")
    if _HYPHEN not in data or vietnamese.is_syllable(vietnamese.bare(text)):
        return text
    horned = vietnamese.decode(data.replace(_HYPHEN, _U_HORN), "tcvn3")
    return horned if vietnamese.is_syllable(vietnamese.bare(horned)) else text


def _bytes(text: str) -> bytes | None:
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return None
