"""Documents in RTF (Microsoft's Rich Text Format, version 1.9.1): the words, with what paragraphs and tables they make.

RTF is bytes: groups in braces, control words, and text, of which every font may have an encoding of its own.
"""

import codecs
import re
from datetime import datetime
from typing import Literal, NamedTuple

from dialogue_reader.documents.decoding import is_binary
from dialogue_reader.documents.formats import Block, Imported
from dialogue_reader.documents.formats.old_fonts import in_unicode, is_beyond, is_old
from dialogue_reader.documents.formats.properties import described
from dialogue_reader.documents.formats.rtf.paragraphs import Paragraphs, Shape
from dialogue_reader.documents.formats.styles import Role, heading_of, role_of
from dialogue_reader.errors import DocumentError

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,40})(?P<number>-?\d{1,10})?\d* ?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|[\r\n]+|\\",
    re.DOTALL,
)
_DATA = b"\\bin"  # what follows is a picture, and may be any bytes; all else is text
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
_HEADERS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_PAGES = {65001: "utf-8", 10000: "mac_roman", 936: "gbk"}
_LETTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ", "tab": "\t", "line": "\n", "lbr": "\n", "nestcell": " ",
    "nestrow": "\n", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_SYMBOLS = {b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
_ENDS = {"par", "sect", "page", "column"}

# What some programs write before items, instead of making a list.
_TYPED = re.compile(r"(?:[•·▪◦‣–]|(\d{1,3}[.)]))[ \xa0]*\t\s*")

# Where what is said goes: to the reader, to what is known of fonts, styles and the document, to a number, or nowhere.
Place = Literal["body", "fonts", "styles", "info", "title", "author", "created", "label", "nowhere"]
_PLACES: dict[str, Place] = {
    "fonttbl": "fonts", "stylesheet": "styles", "info": "info", "title": "title", "author": "author",
    "creatim": "created", "listtext": "label", "pntext": "label",
}  # fmt: skip
_DROPPED = (
    "aftncn aftnsep aftnsepc annotation bkmkend bkmkstart buptim category colortbl comment company datafield doccomm "
    "docvar filetbl fldinst footer footerf footerl footerr formfield ftncn ftnsep ftnsepc header headerf headerl "
    "headerr hlinkbase keywords listoverridetable listtable manager nonesttables nonshppict objclass objdata objname "
    "operator pict pn printim private revtbl revtim rsidtbl rxe shprslt sp subject tc tcn template themedata txe xe"
)
_NOT_SHOWN = frozenset(_DROPPED.split())
_SHOWN = {"shpinst", "shptxt", "footnote"}  # destinations that hold what is shown, even after \\*
_IN_INFO = {"title", "author", "created"}
_DEEPEST = 10_000  # groups in groups


class _Group(NamedTuple):
    """What holds up to the end of a group; `outside` is where an \\upr stands, to whose second half it goes."""

    place: Place = "body"
    skipped: int = 1  # characters after \\u that stand for it in programs without Unicode
    font: int = 0
    hidden: bool = False
    outside: Place = "body"
    note: bool = False


def read(data: bytes, source: str, encoding: str | None) -> Imported:
    """The document; `encoding`, if one was named, is that of text whose font does not tell. Raises DocumentError."""
    if is_binary(data.partition(_DATA)[0].rstrip(b"\0")):  # some programs fill up the last block of a file
        raise DocumentError("binary_data", source)
    if encoding:
        try:
            "".encode(encoding)
        except (LookupError, ValueError):
            raise DocumentError("unknown_encoding", source, encoding=encoding) from None
    reader = _Reader(data, source, encoding, old_fonts=True)
    reader.run()
    if reader.is_beyond:
        reader = _Reader(data, source, encoding, old_fonts=False)
        reader.run()
    return reader.document()


class _Reader:
    """The state that the control words of a document change, one after another."""

    def __init__(self, data: bytes, source: str, encoding: str | None, *, old_fonts: bool) -> None:
        self._data = data
        self._source = source
        self._codec = encoding or "cp1252"
        self._is_named = encoding is not None
        self._fonts: dict[int, str] = {}
        self._old: dict[int, str] = {}  # the names of fonts from before Unicode
        self._old_fonts = old_fonts  # whether they are believed
        self.is_beyond = False  # whether text in an old font has letters that it has not
        self._style = Shape()  # of the style that is being described
        self._font_described = 0
        self._default_font = 0
        self._group = _Group()
        self._around: list[_Group] = []
        self._paragraphs = Paragraphs(source)
        self._bytes = bytearray()
        self._texts: dict[Place, list[str]] = {}
        self._to_skip = 0
        self._is_optional = False
        self._created: dict[str, int] = {}

    def run(self) -> None:
        """Read to the end of the outermost group; a brace too many in the midst of the text does not end it."""
        last = max(self._data.rfind(b"\\par"), self._data.rfind(b"\\cell"))
        at = max(0, self._data.find(b"{\\rtf"))
        while token := _TOKEN.match(self._data, at):
            at = token.end()
            if token["brace"]:
                if token["brace"] == b"{":
                    self._open()
                elif len(self._around) > 1 or (self._around and at > last):
                    self._close()
                    if not self._around:
                        break
            elif token["word"]:
                at += self._take(token["word"].decode("ascii"), token["number"])
            elif token["hex"]:
                self._take_bytes(bytes.fromhex(token["hex"].decode("ascii")))
            elif token["symbol"]:
                self._take_symbol(token["symbol"])
            elif token["text"]:
                self._take_bytes(token["text"], counted=True)
        self._flush()
        self._paragraphs.end()

    def document(self) -> Imported:
        """What was read."""
        blocks = tuple(_finished(block) for block in self._paragraphs.blocks())
        return described(
            blocks, title=self._property("title"), author=self._property("author"), created=self._creation()
        )

    def _property(self, place: Place) -> str:
        return _whole("".join(self._texts.get(place, [])))

    def _creation(self) -> datetime | None:
        number = self._created.get
        try:
            return datetime(number("yr", 0), number("mo", 1), number("dy", 1), number("hr", 0), number("min", 0))
        except (ValueError, OverflowError):
            return None

    # Groups.

    def _open(self) -> None:
        self._flush()
        self._to_skip = 0
        self._is_optional = False
        if len(self._around) > _DEEPEST:
            raise DocumentError("damaged", self._source, detail="groups in groups without end")
        self._around.append(self._group)
        if self._group.note:
            self._group = self._group._replace(note=False)

    def _close(self) -> None:
        self._flush()
        self._to_skip = 0
        closed, self._group = self._group, self._around.pop()
        if closed.note:
            self._paragraphs.end_note()
        if closed.place == "label" and self._group.place != "label":
            words = " ".join("".join(self._texts.pop("label", [])).split())
            self._paragraphs.label(words)
        elif closed.place == self._group.place == "styles" and self._around[-1].place != "styles":
            self._describe_style()

    def _describe_style(self) -> None:
        """A style has been described: its name is what was said in its group."""
        name = "".join(self._texts.pop("styles", [])).partition(";")[0].strip()
        role = role_of(name)
        if role == Role() and self._style.level is not None and self._style.level < 9:
            role = heading_of(self._style.level + 1)
        self._paragraphs.styles[self._style.style] = role
        self._style = Shape()

    # Control words and text.

    def _take(self, word: str, number: bytes | None) -> int:
        """Do what a control word says; how many bytes behind it are data."""
        value = int(number) if number else None
        if word == "bin":
            self._flush()
            return max(0, value or 0)
        if word == "u" and value is not None:
            self._flush()
            self.is_beyond = self.is_beyond or (self._group.font in self._old and is_beyond(chr(value & 0xFFFF)))
            self._say(chr(value & 0xFFFF) if -(1 << 15) <= value < 1 << 16 else "\ufffd")
            self._to_skip = max(0, self._group.skipped)
            return 0
        if self._to_skip:
            self._to_skip -= 1
            return 0
        self._flush()
        optional, self._is_optional = self._is_optional, False
        if optional or word in _PLACES or word in _NOT_SHOWN or word in ("upr", "ud", "footnote"):
            self._go(word, optional=optional)
        elif self._group.place == "fonts":
            self._describe_font(word, value)
        elif self._group.place == "created":
            self._created[word] = value or 0
        else:
            self._format(word, value)
        return 0

    def _go(self, word: str, *, optional: bool) -> None:
        """Enter a destination."""
        place = self._group.place
        if word == "upr":
            self._group = self._group._replace(place="nowhere", outside=place)
        elif word == "ud":
            self._group = self._group._replace(place=self._group.outside)
        elif place == "nowhere":
            return
        elif word in _NOT_SHOWN or (optional and word not in _PLACES and word not in _SHOWN):
            self._group = self._group._replace(place="nowhere")
        elif word in _SHOWN:
            if word == "footnote" and place == "body":
                self._paragraphs.begin_note()
                self._group = self._group._replace(note=True)
        elif (wanted := _PLACES[word]) in _IN_INFO:
            self._group = self._group._replace(place=wanted if place == "info" else "nowhere")
            self._texts.pop(wanted, None)
        elif place == "body":
            self._group = self._group._replace(place=wanted)

    def _describe_font(self, word: str, value: int | None) -> None:
        if word == "f":
            self._font_described = value or 0
        elif word == "fcharset" and value in _CHARSETS:
            self._fonts[self._font_described] = _CHARSETS[value]
        elif word == "cpg" and value:
            self._fonts[self._font_described] = _page(value)

    def _format(self, word: str, value: int | None) -> None:
        on = value != 0
        if word in _LETTERS:
            self._say(_LETTERS[word])
        elif word in _ENDS:
            self._end_if_shown()
        elif word == "chftn":
            if self._group.place == "body" and not self._group.hidden:
                self._paragraphs.mark()
        elif word in ("cell", "row") and self._group.place == "body":
            self._paragraphs.end_cell(ends_row=word == "row")
        elif word == "uc":
            self._group = self._group._replace(skipped=min(value if value is not None else 1, 1 << 16))
        elif word in ("v", "deleted"):
            self._group = self._group._replace(hidden=on)
        elif word == "plain":
            self._group = self._group._replace(hidden=False, font=self._default_font)
        elif word == "f" and value is not None:
            self._group = self._group._replace(font=value)
        elif word == "deff":
            self._default_font = value or 0
            self._group = self._group._replace(font=self._default_font)
        elif word == "ansicpg" and value and not self._is_named:
            self._codec = _page(value)
        elif word in _HEADERS and not self._is_named:
            self._codec = _HEADERS[word]
        else:
            self._shape(word, value)

    def _shape(self, word: str, value: int | None) -> None:
        """What words say of a paragraph, or of the paragraphs of a style."""
        described = self._group.place == "styles"
        shape = self._style if described else self._paragraphs.shape
        if word == "pard":
            shape = Shape()
            if not described:
                self._paragraphs.unlabel()
        elif word == "s":
            shape = shape._replace(style=value or 0)
        elif word in ("cs", "ds", "ts") and described:
            shape = shape._replace(style=-1)
        elif word == "outlinelevel":
            shape = shape._replace(level=value)
        elif word == "ilvl":
            shape = shape._replace(item_level=value or 0)
        elif word == "intbl":
            shape = shape._replace(in_table=True)
        if described:
            self._style = shape
        elif self._group.place == "body":
            self._paragraphs.shape = shape

    def _take_symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._is_optional = True
            return
        if self._to_skip:
            self._to_skip -= 1
            return
        self._flush()
        if symbol in b"\r\n":
            self._end_if_shown()
        else:
            self._say(_SYMBOLS.get(symbol, ""))

    def _take_bytes(self, data: bytes, *, counted: bool = False) -> None:
        """Text; `counted` where every byte is a character for \\u to skip, else the whole is one."""
        if self._to_skip:
            skipped = min(self._to_skip, len(data) if counted else 1)
            self._to_skip -= skipped
            data = data[skipped:]
        self._bytes += data

    def _flush(self) -> None:
        """Say the bytes so far; letters of several bytes may be written partly as text, partly in hexadecimal."""
        if self._bytes:
            codec = self._fonts.get(self._group.font, self._codec) if self._group.place != "fonts" else self._codec
            text = bytes(self._bytes).decode(codec, "replace")
            self._say(in_unicode(text, old) if (old := self._old.get(self._group.font)) else text)
            self._bytes.clear()

    def _say(self, text: str) -> None:
        place = self._group.place
        if place != "body":
            if place == "fonts":
                name = text.partition(";")[0].strip()
                if self._old_fonts and is_old(name):
                    self._old[self._font_described] = name
            elif place not in ("nowhere", "info", "created"):
                self._texts.setdefault(place, []).append(text)
        elif text and not self._group.hidden:
            self._paragraphs.say(text)

    def _end_if_shown(self) -> None:
        if self._group.place == "body" and not self._group.hidden:
            self._paragraphs.end()


def _page(number: int) -> str:
    name = _PAGES.get(number, f"cp{number}")
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return "cp1252"
    return codecs.lookup(name).name


def _finished(block: Block) -> Block:
    """With whole characters, and as an item where it begins like one."""
    text = _whole(block.text)
    typed = _TYPED.match(text) if block.kind is None else None
    if not typed:
        return block._replace(text=text)
    label = f"{typed.group(1)} " if typed.group(1) else ""
    return Block(label + text[typed.end() :], "item", 1)


def _whole(text: str) -> str:
    """With the halves of characters beyond U+FFFF, which RTF writes one by one, made whole."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
