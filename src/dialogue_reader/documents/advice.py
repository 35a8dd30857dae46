"""The encoding to try where a text is not UTF-8: the one under which it is spelled as its language is.

Programs that guess encodings by statistics take the accents of DOS and of old Macs for those of Windows, and say so
with confidence. Wrong advice puts wrong letters into quotations; none at all costs a person a look at the letters.
"""

import unicodedata
from collections.abc import Callable

from dialogue_reader.documents import vietnamese
from dialogue_reader.language.identify import identify

_LOOKED_AT = 1 << 16  # bytes
_SPELLED = 0.9  # of what stands beyond ASCII, at least, so that the advice is worth giving
_CAPITALS = 0.5  # of the letters beyond ASCII, at most: KOI8 read as windows-1251 has small and capital exchanged
_CAPITALS_COUNT = 20  # of such letters and more

# The small letters beyond a to z, by language.
_LETTERS = {
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåéèüöä",
    "de": "äöüßéèà",
    "en": "éèêëïîöüçáàíóñôâ",
    "es": "áéíóúüñçªº",
    "et": "äöõüšž",
    "fi": "äöåšž",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "it": "àèéìíîòóùúªº",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "nb": "æøåéèêòóôü",
    "nl": "áéèëêíïóöôúüç",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõúüªº",
    "ro": "ăâîşţșț",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšžćđ",
    "sv": "åäöéèü",
    "tr": "çğıöşüâîûi̇",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "ar": "".join(map(chr, range(0x0600, 0x0700))),
    "fa": "".join(map(chr, range(0x0600, 0x0700))),
    "he": "".join(map(chr, range(0x05D0, 0x05EB))),
    "th": "".join(map(chr, range(0x0E00, 0x0E80))),
}
_SIGNS = "«»‹›“”„‘’‚–—…·•°§€£©®™×¿¡ºª½¼¾²³ \u00a0\u00ad"
_IN_WORDS = "’·\u00ad"  # signs that may stand between two letters

# The most likely first: those that come later must do better.
_WESTERN = ("da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "pt", "sv")
_CENTRAL = ("cs", "hr", "hu", "pl", "ro", "sk", "sl")
_CYRILLIC = ("bg", "ru", "sr", "uk")
_ENCODINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp1252", _WESTERN),
    ("mac_roman", _WESTERN),
    ("cp850", _WESTERN),
    ("cp437", _WESTERN),
    ("cp1250", _CENTRAL),
    ("iso8859-2", _CENTRAL),
    ("cp852", _CENTRAL),
    ("cp1255", ("he",)),
    ("cp1251", _CYRILLIC),
    ("koi8-r", ("ru",)),
    ("koi8-u", ("uk",)),
    ("cp866", ("bg", "ru", "uk")),
    ("iso8859-5", _CYRILLIC),
    ("mac_cyrillic", _CYRILLIC),
    ("cp1253", ("el",)),
    ("cp1254", ("tr",)),
    ("cp1256", ("ar", "fa")),
    ("cp1257", ("et", "lt", "lv")),
    ("cp874", ("th",)),
)
_COMMON_CHINESE = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主年"
)
_TYPICAL: dict[str, tuple[Callable[[str], bool], float]] = {  # letters, and the least share that they have of a text
    "ja": (lambda letter: "\u3040" <= letter <= "\u30ff", 0.2),
    "ko": (lambda letter: "\uac00" <= letter <= "\ud7a3", 0.8),
    "zh": (_COMMON_CHINESE.__contains__, 0.1),
}
_EAST_ASIAN = (("cp932", "ja"), ("euc_jp", "ja"), ("cp949", "ko"), ("gb18030", "zh"), ("big5", "zh"))


def likely_encoding(data: bytes) -> str | None:
    """The encoding that a text which is not UTF-8 is most likely in; None where any advice might be wrong."""
    data = data[:_LOOKED_AT]
    old = vietnamese.likely(data)
    if old and identify(_decoded(data, old)) == "vi":
        return old
    if east_asian := _east_asian(data):
        return east_asian
    best, most = None, 0.0
    for name, languages in _ENCODINGS:
        text = _decoded(data, name)
        if text and (language := identify(text)) in languages and (share := _spelled(text, _LETTERS[language])) > most:
            best, most = name, share
    return best if most >= _SPELLED else None


def _decoded(data: bytes, name: str) -> str:
    """The text in NFC; empty where these bytes cannot be in that encoding. A letter may be cut at the end."""
    try:
        text = vietnamese.decode(data, name) if vietnamese.canonical(name) else data.decode(name)
    except UnicodeDecodeError as error:
        if error.start < len(data) - 4 or len(data) < _LOOKED_AT:
            return ""
        text = data[: error.start].decode(name)
    return unicodedata.normalize("NFC", text)


def _spelled(text: str, letters: str) -> float:
    """The share of what is beyond ASCII that is as the language with these `letters` has it."""
    good = beyond = capitals = 0
    for place, sign in enumerate(text):
        if sign.isascii():
            continue
        beyond += 1
        before, behind = text[place - 1 : place], text[place + 1 : place + 2]
        if sign in _SIGNS:
            good += sign in _IN_WORDS or not (before.isalpha() and behind.isalpha())
        elif sign.lower() in letters:
            capitals += sign.isupper()
            good += not (sign.isupper() and before.islower())
    if beyond >= _CAPITALS_COUNT and capitals > _CAPITALS * beyond:
        return 0.0
    return good / beyond if beyond else 0.0


def _east_asian(data: bytes) -> str | None:
    """The encoding in two bytes a letter under which there are enough letters that every text in its language has."""
    for name, language in _EAST_ASIAN:
        text = _decoded(data, name)
        beyond = [sign for sign in text if not sign.isascii() and sign.isalpha()]
        if not beyond or identify(text) != language or not all("\u2e80" <= sign <= "\uffef" for sign in beyond):
            continue
        is_typical, share = _TYPICAL[language]
        if sum(map(is_typical, beyond)) >= share * len(beyond):
            return name
    return None
