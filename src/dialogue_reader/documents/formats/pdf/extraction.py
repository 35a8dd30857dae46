"""From a file to the words of its pages and where they stand, with PDFium, the reader of Chrome.

Lengths are in points; `y` counts downwards from the top of the page, as people read.
"""

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple, Self

import pypdfium2.raw as pdfium

from dialogue_reader.documents.formats.pdf.limits import MOST_CHARACTERS, MOST_PAGES
from dialogue_reader.documents.formats.pdf.outline import Entry
from dialogue_reader.errors import DocumentError

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_HYPHEN = "\x02"  # what PDFium makes of a hyphen at the end of a line that goes on
_BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "medi")
_RAISED = 0.15  # of the size: how far above the line a reference stands
_SMALL = 0.8  # of the size of the word before, at most
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_POWERS = ("2", "3")
_MEASURE = re.compile(r"(?:^|\d)[kcdm]?m$")  # that is squared and cubed
_MOST_ENTRIES, _DEEPEST = 4000, 6  # of an outline: lines, levels
_FAR = 1e9  # points
_SAME_ANGLE = 5  # degrees


class Style(NamedTuple):
    """How a run of letters is printed: its size in points as it is on the page, and whether it is bold."""

    size: float
    bold: bool
    angle: int
    font: str


class _Run(NamedTuple):
    """Letters in one style without a blank, and the places of the first and the last; `glued` as of a word."""

    text: str
    style: Style
    first: int
    last: int
    glued: bool


class Word(NamedTuple):
    """Letters in one style without a blank; `glued` where the word before goes on."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    glued: bool = False
    font: str = ""


class Page(NamedTuple):
    """The words of a page, in the order of the file, and how large the page is."""

    words: tuple[Word, ...]
    width: float
    height: float


class Opened:
    """A document that PDFium has opened. Raises DocumentError, which does not know what the document is called."""

    def __init__(self, data: bytes) -> None:
        self._data = data  # PDFium reads from it for as long as the document is open
        pdfium.FPDF_InitLibrary()
        self._document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            if pdfium.FPDF_GetLastError() == _PASSWORD:
                raise DocumentError("encrypted")
            raise DocumentError("damaged", detail="no document was found in it")
        self.page_count = pdfium.FPDF_GetPageCount(self._document)
        if self.page_count > MOST_PAGES:
            pdfium.FPDF_CloseDocument(self._document)
            raise DocumentError("too_many_pages", pages=self.page_count, most=MOST_PAGES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pdfium.FPDF_CloseDocument(self._document)

    def about(self, name: str) -> str:
        """What the document says of itself under `name`: Title, Author, CreationDate, ModDate."""
        return _wide(lambda room, size: pdfium.FPDF_GetMetaText(self._document, name.encode(), room, size))

    @property
    def language(self) -> str:
        """The tag of the language that the document says it is in."""
        units = ctypes.POINTER(ctypes.c_ushort)
        return _wide(lambda room, size: pdfium.FPDFCatalog_GetLanguage(self._document, ctypes.cast(room, units), size))

    def outline(self) -> Iterator[Entry]:
        """The lines of the outline that lead to a page, in their order; one that never ends is cut."""
        waiting = [(pdfium.FPDFBookmark_GetFirstChild(self._document, None), 1)]
        for _ in range(_MOST_ENTRIES):
            if not waiting:
                return
            bookmark, level = waiting.pop()
            if not bookmark:
                continue
            waiting.append((pdfium.FPDFBookmark_GetNextSibling(self._document, bookmark), level))
            if level < _DEEPEST:
                waiting.append((pdfium.FPDFBookmark_GetFirstChild(self._document, bookmark), level + 1))
            place = pdfium.FPDFBookmark_GetDest(self._document, bookmark)
            if not place and (action := pdfium.FPDFBookmark_GetAction(bookmark)):
                place = pdfium.FPDFAction_GetDest(self._document, action)
            page = pdfium.FPDFDest_GetDestPageIndex(self._document, place) if place else -1
            title = _wide(lambda room, size, of=bookmark: pdfium.FPDFBookmark_GetTitle(of, room, size))
            if page >= 0 and title:
                yield Entry(title, page, level)

    def pages(self) -> Iterator[Page]:
        """Every page that can be read. Raises DocumentError where none can, or where they hold too much."""
        left = MOST_CHARACTERS
        is_damaged = True
        for number in range(self.page_count):
            page = pdfium.FPDF_LoadPage(self._document, number)
            if not page:
                continue  # a damaged one among others
            text = pdfium.FPDFText_LoadPage(page)
            try:
                if not text:
                    continue
                is_damaged = False
                left -= max(0, pdfium.FPDFText_CountChars(text))
                if left < 0:
                    raise DocumentError("too_large", megabytes=MOST_CHARACTERS >> 20)
                yield _page(page, _Letters(text))
            finally:
                pdfium.FPDFText_ClosePage(text)
                pdfium.FPDF_ClosePage(page)
        if is_damaged:
            raise DocumentError("damaged", detail="no page can be read")


class _Letters:
    """The letters of one page, as PDFium hands them out one by one."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401 - a handle of PDFium
        self._text = text
        self._styles: dict[int | None, Style] = {}

    def runs(self) -> Iterator[_Run]:
        """All letters, in the order of the file."""
        text, begun, style, key, glued = "", 0, Style(0, False, 0, ""), None, False
        for place in range(max(0, pdfium.FPDFText_CountChars(self._text))):
            letter = _character(pdfium.FPDFText_GetUnicode(self._text, place))
            blank = letter.isspace() or not letter
            now = None if blank else self._object(place)
            if text and (blank or now != key):
                yield _Run(text, style, begun, place - 1, glued)
                text, glued = "", not blank
            if blank:
                glued = False
                continue
            if not text:
                begun, key, style = place, now, self._style(place, now)
            text += "-" if letter == _HYPHEN else letter
            if letter == _HYPHEN:
                yield _Run(text, style, begun, place, glued)
                text, glued = "", False
        if text:
            yield _Run(text, style, begun, place, glued)

    def _object(self, place: int) -> int | None:
        """What tells the piece of text that a letter was printed with from others."""
        handle = pdfium.FPDFText_GetTextObject(self._text, place)
        return ctypes.addressof(handle.contents) if handle else None

    def origin(self, place: int) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._text, place, x, y)
        return _near(x.value), _near(y.value)

    def box(self, place: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of the room that a letter takes up."""
        room = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._text, place, room)
        return _near(room.left), _near(room.bottom), _near(room.right), _near(room.top)

    def _style(self, place: int, key: int | None) -> Style:
        if key not in self._styles:
            matrix = pdfium.FS_MATRIX()
            size = pdfium.FPDFText_GetFontSize(self._text, place)
            angle = 0
            if pdfium.FPDFText_GetMatrix(self._text, place, matrix):
                size *= math.hypot(matrix.c, matrix.d)
                angle = round(math.degrees(math.atan2(_near(matrix.b), _near(matrix.a))))
            name = ctypes.create_string_buffer(128)
            pdfium.FPDFText_GetFontInfo(self._text, place, name, len(name), None)
            font = name.value.decode("utf-8", "replace")
            bold = any(sign in font.lower() for sign in _BOLD)
            self._styles[key] = Style(round(abs(size), 1) if math.isfinite(size) else 0.0, bold, angle, font)
        return self._styles[key]


def _near(place: float) -> float:
    """A place on the paper; what is nowhere, or endlessly far away, is far outside every page."""
    return place if abs(place) < _FAR else -_FAR


def _page(page: Any, letters: _Letters) -> Page:  # noqa: ANN401 - a handle of PDFium
    """A page turned so that most of its letters stand upright; what lies across it is a stamp, no text."""
    runs = list(letters.runs())
    counted = Counter(run.style.angle for run in runs for _ in run.text)
    angle = counted.most_common(1)[0][0] if counted else 0
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, bounds)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def turned(x: float, y: float) -> tuple[float, float]:
        return x * cos + y * sin, y * cos - x * sin

    corners = [turned(x, y) for x in (bounds.left, bounds.right) for y in (bounds.bottom, bounds.top)]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    words: list[Word] = []
    for run in runs:
        if abs(run.style.angle - angle) > _SAME_ANGLE:
            continue
        size, bold, _, font = run.style
        for part in _on_one_line(letters, run, turned):
            x0, y = turned(*letters.origin(part.first))
            a, b, c, d = letters.box(part.last)
            x1 = max(turned(x, y)[0] for x in (a, c) for y in (b, d))
            if left <= (x0 + x1) / 2 <= right and bottom <= y <= top:
                edges = x0 - left, max(x0, x1) - left
                words.append(Word(_plain(part.text), *edges, top - y, size, bold, part.glued, font))
    return Page(tuple(_references_raised(word for word in words if word.text)), right - left, top - bottom)


def _on_one_line(letters: _Letters, run: _Run, turned: Callable[[float, float], tuple[float, float]]) -> Iterator[_Run]:
    """A run, parted where it goes on on another line, which a file of few blanks may do."""
    text, style, first, last, glued = run
    end, begin = turned(*letters.origin(last)), turned(*letters.origin(first))
    if (abs(end[1] - begin[1]) <= style.size / 2 and end[0] >= begin[0]) or last - first + 1 != len(text):
        yield run
        return
    for _, group in groupby(range(first, last + 1), key=lambda place: round(turned(*letters.origin(place))[1])):
        places = list(group)
        part = text[places[0] - first : places[-1] - first + 1]
        yield _Run(part, style, places[0], places[-1], glued and places[0] == first)


def _references_raised(words: Iterable[Word]) -> Iterator[Word]:
    """The words with the numbers of footnotes as signs of notes, which would lengthen a number before them.

    Squares, cubes and powers of ten stay what they are.
    """
    before: Word | None = None
    for word in words:
        raised = (
            before is not None
            and word.text.isascii()
            and word.text.isdigit()
            and len(word.text) <= 3
            and word.size <= _SMALL * before.size
            and before.y - word.y > _RAISED * word.size
            and abs(word.x0 - before.x1) < before.size
        )
        if raised and before is not None:
            is_power = word.text in _POWERS and bool(_MEASURE.search(before.text))
            sign = word.text.translate(_SUPERSCRIPT) if is_power or before.text.endswith("10") else f"[{word.text}]"
            yield word._replace(text=sign, y=before.y, glued=True)
        else:
            before = word
            yield word


def _character(code: int) -> str:
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code == 0xFFFE:
        return "" if code != 0xFFFE else _HYPHEN
    return chr(code)


def _plain(text: str) -> str:
    """Ligatures as their letters, signs of a font's own as a bullet, nothing that is not printed."""
    if text.isascii() and text.isprintable():
        return text
    letters = []
    for letter in text:
        if "\ufb00" <= letter <= "\ufb06":
            letters.append(unicodedata.normalize("NFKC", letter))
        elif unicodedata.category(letter) == "Co":
            letters.append("•")
        elif letter == "\u00ad" or unicodedata.category(letter) not in ("Cc", "Cs", "Cn"):
            letters.append(letter)
    return "".join(letters)


def _wide(ask: Any) -> str:  # noqa: ANN401 - PDFium asks twice: for the size, and for the room
    size = ask(None, 0)
    room = ctypes.create_string_buffer(min(size, 1 << 16))
    ask(room, len(room))
    return room.raw.decode("utf-16-le", "replace").split("\0")[0].strip()
