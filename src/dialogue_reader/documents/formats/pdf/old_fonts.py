"""The words of a page that are printed in old Vietnamese fonts, where the PDF does not say which letters they are."""

from collections.abc import Sequence

from dialogue_reader.documents import vietnamese
from dialogue_reader.documents.formats.old_fonts import in_unicode, is_beyond, is_old
from dialogue_reader.documents.formats.pdf.extraction import Word

_WELL_FORMED = 0.6  # of the syllables, so that the names of the fonts are believed
_HYPHEN, _U_HORN = "-", "\xad"  # WinAnsiEncoding has a hyphen in both places; in TCVN3 the second is a letter


def words_in_unicode(words: Sequence[Word]) -> list[Word]:
    """The words of a page, those in old fonts in Unicode."""
    read = [_read(word) for word in words]
    changed = [new for word, new in zip(words, read, strict=True) if new != word.text and not new.isascii()]
    if not changed or any(is_old(word.font) and is_beyond(word.text) for word in words):
        return list(words)
    if sum(map(_is_syllable, changed)) < _WELL_FORMED * len(changed):
        return list(words)
    return [word._replace(text=new) for word, new in zip(words, read, strict=True)]


def _read(word: Word) -> str:
    if not is_old(word.font):
        return word.text
    text = in_unicode(word.text, word.font)
    if _HYPHEN not in text or _is_syllable(text):
        return text
    horned = in_unicode(word.text.replace(_HYPHEN, _U_HORN), word.font)
    return horned if _is_syllable(horned) else text


def _is_syllable(word: str) -> bool:
    return vietnamese.is_syllable(vietnamese.bare(word))
