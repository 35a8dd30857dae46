"""The encodings that Vietnamese was written in before Unicode: VISCII, TCVN3 and VNI.

VISCII is RFC 1456. TCVN3 is the third set of TCVN 5712:1993, that of the ABC fonts, which has no capitals with tones: a
font whose name ends with H shows its small letters as capitals, and what was in such a font is read as small letters.
Where the standard's second set has capitals, they are read as well. VNI, for Windows, writes a letter and then a sign
for all that stands on it.

No file says which of them it is in. It is told by its syllables: Vietnamese builds them by rules strict enough that
hardly one in ten is well formed under a wrong table.
"""

import codecs
import re
import unicodedata
from functools import lru_cache

_UNDEFINED = "\ufffe"

_VISCII_CONTROLS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"  # 80
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "Õắằặấầẩậẽẹếềểễệố"  # A0
    "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"  # C0
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉ"  # E0
    "đựòóôõỏọụùúũủýợỮ"
)
_TCVN3 = (
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ"  # A0
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"  # C0
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"  # E0
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
_PUNCTUATION = "€□‚□„…†‡□‰□‹□□□□□‘’“”•–—□™□›□□□□"  # 80 to 9F of windows-1252, which the fonts had as well

# VNI, in the letters of windows-1252: letters that are written with one, and what stands on the letter before.
_VNI_LETTERS = dict(zip("ÑñÖöÔôÆæÓóÒòÎî", "ĐđƯưƠơỈỉĨĩỊịỴỵ", strict=True))
_TONES = {"acute": "\u0301", "grave": "\u0300", "hook": "\u0309", "tilde": "\u0303", "dot": "\u0323"}
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_SIGNS = {
    **dict(zip("ùøûõï", _TONES.values(), strict=True)),
    **dict(zip("âáàåãä", (_CIRCUMFLEX, *(_CIRCUMFLEX + tone for tone in _TONES.values())), strict=True)),
    **dict(zip("êéèúüë", (_BREVE, *(_BREVE + tone for tone in _TONES.values())), strict=True)),
}
_VNI_SIGNS |= {sign.upper(): marks for sign, marks in _VNI_SIGNS.items()}
_VNI = re.compile(f"([AEOUYÔÖaeouyôö])([{''.join(_VNI_SIGNS)}])|([{''.join(_VNI_LETTERS)}])")

NAMES = {
    "viscii": "viscii",
    "tcvn": "tcvn3",
    "tcvn3": "tcvn3",
    "abc": "tcvn3",
    "vni": "vni",
    "vniwindows": "vni",
}
_ALL = ("viscii", "tcvn3", "vni")

_FEWEST = 12  # syllables with letters beyond ASCII by which an encoding is told
_CERTAIN = 0.9  # of them well formed; a text has foreign names
_RIVAL = 0.6  # of them in any other encoding, at most
_LOOKED_AT = 1 << 14  # bytes

_INITIALS_LISTED = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_INITIALS = tuple(_INITIALS_LISTED.split())
_RHYMES_LISTED = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
    oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uơ up ut
    uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uynh uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
_RHYMES = frozenset(_RHYMES_LISTED.split())
_STOPPED = ("c", "ch", "p", "t")
_TONES_OF_STOPPED = {_TONES["acute"], _TONES["dot"]}
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_SPLIT = re.compile(r"[\s/–—-]+")


def canonical(name: str) -> str | None:
    """The name of the encoding that is called `name`, in whatever spelling; None where it is none of these."""
    return NAMES.get(re.sub(r"[\W_]+", "", name).casefold())


def decode(data: bytes, name: str) -> str:
    """The NFC text of `data` in one of the encodings. Raises UnicodeDecodeError."""
    if name == "vni":
        return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, data.decode("cp1252")))
    text, _ = codecs.charmap_decode(data, "strict", _table(name))
    return unicodedata.normalize("NFC", text)


def recognised(data: bytes) -> str | None:
    """The encoding that the text is in beyond doubt."""
    scores = _scores(data)
    ranked = sorted(scores, key=lambda name: scores[name], reverse=True)
    sure = ranked and scores[ranked[0]] >= _CERTAIN and all(scores[name] <= _RIVAL for name in ranked[1:])
    return ranked[0] if sure and ranked[0] in _ALL else None


def likely(data: bytes) -> str | None:
    """The encoding that the text seems to be in, for a person to judge."""
    scores = _scores(data, fewest=3)
    best = max(scores, key=lambda name: scores[name], default=None)
    return best if best and scores[best] > _RIVAL else None


def bare(word: str) -> str:
    """A word without the signs around it."""
    return _AROUND.sub("", word)


def is_syllable(word: str) -> bool:
    """Whether `word` is built as Vietnamese syllables are: initial, rhyme, and a tone that the rhyme can bear."""
    marks = unicodedata.normalize("NFD", word.casefold())
    tones = [mark for mark in marks if mark in _TONES.values()]
    letters = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES.values()))
    if len(tones) > 1 or (letters.endswith(_STOPPED) and not set(tones) <= _TONES_OF_STOPPED):
        return False
    if letters in _RHYMES:
        return True
    return any(letters.startswith(initial) and letters[len(initial) :] in _RHYMES for initial in _INITIALS)


def _scores(data: bytes, fewest: int = _FEWEST) -> dict[str, float]:
    """The share of syllables with marks that are well formed, by encoding; cp1258 is a rival, no candidate."""
    head = data[:_LOOKED_AT]
    if len(head) == _LOOKED_AT:
        head = head[: max(head.rfind(b" "), head.rfind(b"\n")) + 1] or head
    scores = {}
    for name in (*_ALL, "cp1258"):
        try:
            text = head.decode(name) if name == "cp1258" else decode(head, name)
        except UnicodeDecodeError:
            continue
        words = [bare(word) for word in _SPLIT.split(unicodedata.normalize("NFC", text))]
        marked = [word for word in words if not word.isascii()]
        if len(marked) >= fewest:
            scores[name] = sum(map(is_syllable, marked)) / len(marked)
    return scores


def _vni_letter(match: re.Match[str]) -> str:
    if match[3]:
        return _VNI_LETTERS[match[3]]
    return _VNI_LETTERS.get(match[1], match[1]) + _VNI_SIGNS[match[2]]


@lru_cache
def _table(name: str) -> str:
    """The letters of all 256 bytes."""
    low = [chr(code) for code in range(128)]
    if name == "viscii":
        for code, letter in _VISCII_CONTROLS.items():
            low[code] = letter
        return "".join(low) + _VISCII
    return "".join(low) + _PUNCTUATION.replace("□", _UNDEFINED) + _TCVN3
