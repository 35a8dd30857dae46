"""Text in Vietnamese fonts from before Unicode, whose letters a document takes for those of western languages.

The fonts are known by their names: those of ABC (TCVN3) begin with ".Vn", and end with H where they have capitals
alone; those of VNI begin with "VNI-". A PDF puts six letters and a plus sign before the name, and perhaps the style
behind it. A document may have been set in Unicode since and name the font all the same; then it has letters that no
such font has.
"""

import re
from functools import lru_cache

from dialogue_reader.documents import vietnamese

_ABC = re.compile(r"(?:.*\+)?\.vn\w*?(h?)(?:[ ,-].*)?", re.IGNORECASE)
_VNI = re.compile(r"(?:.*\+)?vni[-_ ].*", re.IGNORECASE)


@lru_cache(maxsize=256)
def is_old(font: str) -> bool:
    """Whether it is such a font."""
    return bool(_ABC.fullmatch(font) or _VNI.fullmatch(font))


def is_beyond(text: str) -> bool:
    """Whether `text` has letters that no such font has."""
    return not text.isascii() and _bytes(text) is None


def in_unicode(text: str, font: str) -> str:
    """The letters that such a font shows for `text`."""
    data = None if text.isascii() and not _ABC.fullmatch(font) else _bytes(text)
    if data is None:
        return text
    abc = _ABC.fullmatch(font)
    try:
        shown = vietnamese.decode(data, "tcvn3" if abc else "vni")
    except UnicodeDecodeError:
        return text
    return shown.upper() if abc and abc[1] else shown


def _bytes(text: str) -> bytes | None:
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return None
