"""From the bytes of a page to its tree: in the encoding that it is in whatever it says, at a depth that is safe."""

import codecs
import re

from lxml import etree, html

from dialogue_reader.documents import vietnamese
from dialogue_reader.documents.decoding import decode, marked
from dialogue_reader.documents.formats.trees import Element, without_declaration
from dialogue_reader.errors import DocumentError

_MANY, _LONG = 12_000, 1 << 20  # elements, and code points: beyond these it is no article, and libraries take long
_LARGEST = 10 << 20  # code points of a page without the pictures inside it
_LOOKED_AT = 4096  # bytes in which a page says its encoding
_HEAD, _FEW = 8192, 4  # bytes at the head, and those of them that may be zero in a page that was damaged
_UNMARKED = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}  # by how such a page begins
_GUESSED = 1 << 16  # bytes by which an encoding is guessed
_DECLARED = re.compile(rb"""(?:charset\s*=|<\?xml[^>]{0,99}encoding\s*=)\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
_READ_THROUGH = 1 << 17  # bytes in which words are looked for that tell an old encoding
_MARKUP = re.compile(rb"<(?:script|style)\b[^<]*|<[^<>]{0,2000}>")
_HALF_WRONG = 0.005  # of the characters: more cannot be damage, only another encoding

_PICTURE = re.compile(r"data:[\w/+.-]{1,60}(?:;[\w=-]{1,40}){0,3},[A-Za-z0-9+/=%._-]{64,}")
# Controls, of which no word consists and at which libraries stop; and marks in a word that nobody sees.
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_UNSEEN = ("\u00ad", "\u200b", "\ufeff", "\ufffe", "\uffff")
_BY_NUMBER = re.compile(
    r"&(?:shy;|#0*(?:[0-8]|1[124-9]|2\d|3[01]|173|8203|6553[45])(?!\d);?"
    r"|#x0*(?:[0-8bcef]|1[0-9a-f]|ad|200b|fff[ef])(?![\da-f]);?)",
    re.IGNORECASE,
)
_LONG_TAG = re.compile(r"<([a-z]\w{0,20})\s[^<>]{50000,}>", re.IGNORECASE)  # of attributes that take for ever to read
# What lies too deep is laid flat: a new paragraph where a part begins or ends.
_NESTED = re.compile(
    r"</?(?!(?:p|h[1-6]|li|br|title|meta|link|script|style|head|body|html)\b)[a-z][^<>]{0,2000}>", re.IGNORECASE
)


_IN_A_LINE = re.compile(r"</?(?:a|b|i|em|strong|span|font|u|s|sub|sup|small|big|code|abbr|mark)\b", re.IGNORECASE)


def decoded(data: bytes, source: str, encoding: str | None, from_outside: str | None = None) -> str:
    """The text of a page: as `encoding` has it where one is named, else as its bytes are, else as it says itself.

    `from_outside` is the encoding that its server or its mail names. Raises DocumentError.
    """
    if encoding:
        return decode(data, source, encoding)
    if name := marked(data) or _UNMARKED.get(data[:2]):
        return data.decode(name, "replace")
    if data[:_HEAD].count(0) > _FEW:
        raise DocumentError("binary_data", source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _by_declaration(data, from_outside)


def _by_declaration(data: bytes, from_outside: str | None) -> str:
    try:
        if old := vietnamese.recognised(_MARKUP.sub(b" ", data[:_READ_THROUGH])):
            return vietnamese.decode(data, old)
    except UnicodeDecodeError:
        pass  # what it says may still help
    declared = _DECLARED.search(data[:_LOOKED_AT])
    for name in filter(None, (from_outside, declared and declared[1].decode("ascii"), "utf-8")):
        try:
            codec = codecs.lookup(name).name
            text = data.decode(_WIDER.get(codec, codec), "replace")
        except (LookupError, ValueError, UnicodeError):
            continue
        if text.count("\ufffd") <= _HALF_WRONG * len(text):
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESSED]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def parsed(page: str, source: str) -> Element | None:
    """The tree of a page, None where there is none. Raises DocumentError where the page is too large."""
    page = _PICTURE.sub("", page)
    if len(page) > _LARGEST:
        raise DocumentError("too_large", source, megabytes=_LARGEST >> 20)
    page = _LONG_TAG.sub(r"<\1>", _BY_NUMBER.sub("", without_declaration(page)))
    page = page.replace("\f", " ")
    for mark in _UNSEEN:
        page = page.replace(mark, "")
    root, is_too_deep = _tree(page)
    return _tree(_NESTED.sub(_laid_flat, page), is_huge=True)[0] if is_too_deep else root


def _tree(page: str, *, is_huge: bool = False) -> tuple[Element | None, bool]:
    """The tree of a page, and whether the parser has left out what lies too deep, unless the tree may be huge."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=is_huge)
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace").translate(None, _CONTROLS), parser=parser)
    except (etree.LxmlError, ValueError):
        return None, False
    return root, any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def _laid_flat(tag: re.Match[str]) -> str:
    return "" if _IN_A_LINE.match(tag[0]) else "<p>"


def without_scripts(root: Element) -> bool:
    """Take away what is never shown, but for what scripts declare; whether the page is large all the same."""
    for element in list(root.iter("script", "style", "noscript", "template", "svg")):
        if "ld+json" not in element.get("type", "") and element.getparent() is not None:
            element.drop_tree()
    return bool(root.xpath("count(//*)") > _MANY or root.xpath("string-length(/)") > _LONG)


def classes(element: Element) -> str:
    """What an element is called, in small letters: its classes, its id and its role."""
    return " ".join(filter(None, map(element.get, ("class", "id", "role")))).lower()
