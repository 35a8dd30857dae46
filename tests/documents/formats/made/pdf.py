"""PDFs written by hand: letters at places, in a font whose codes are Unicode and whose letters are half as wide as high
(marks take no room).

No font is embedded and nothing needs to be drawn; what is read is the map from codes to Unicode, as of any other PDF.
"""

import textwrap
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Self

WIDTH, HEIGHT = 595, 842  # points: A4
LEFT, RIGHT, TOP, BOTTOM = 72, 523, 72, 770
EM = 0.5  # how wide a letter is


class _Put(NamedTuple):
    x: float
    y: float
    size: float
    text: str
    bold: bool
    matrix: str | None


class Page:
    """A page that is written on from top to bottom; `y` is where the next line stands."""

    def __init__(self) -> None:
        self.puts: list[_Put] = []
        self.y = float(TOP)
        self.turned = 0

    def put(
        self, x: float, y: float, text: str, size: float = 10, bold: bool = False, matrix: str | None = None
    ) -> Self:
        """One line at a place; `y` counts from the top."""
        self.puts.append(_Put(x, y, size, text, bold, matrix))
        return self

    def lines(
        self,
        lines: Iterable[str],
        x: float = LEFT,
        size: float = 10,
        bold: bool = False,
        indent: float = 0,
        leading: float = 1.2,
        after: float = 0.8,
    ) -> Self:
        """Lines below what is there, the first one indented, with room behind the last."""
        for number, line in enumerate(lines):
            self.put(x + (indent if number == 0 else 0), self.y, line, size, bold)
            self.y += leading * size
        self.y += after * size
        return self

    def paragraph(
        self, text: str, x: float = LEFT, right: float = RIGHT, size: float = 10, **how: float | bool
    ) -> Self:
        """A paragraph, wrapped."""
        return self.lines(wrapped(text, right - x, size), x, size, **how)  # type: ignore[arg-type]

    def content(self) -> bytes:
        """The operators that print the page."""
        parts = []
        for put in self.puts:
            font = "/B" if put.bold else "/F"
            codes = put.text.encode("utf-16-be").hex()
            matrix = put.matrix or f"1 0 0 1 {put.x:.2f} {HEIGHT - put.y:.2f}"
            parts.append(f"BT {font} {put.size} Tf {matrix} Tm <{codes}> Tj ET")
        return "\n".join(parts).encode()


def wrapped(text: str, width: float, size: float = 10) -> list[str]:
    """The lines that `text` makes in `width` points."""
    return textwrap.wrap(text, int(width / (EM * size)), break_on_hyphens=False)


def make_pdf(
    pages: Sequence[Page],
    about: dict[str, str] | None = None,
    language: str | None = None,
    outline: Sequence[tuple[str, int]] = (),
) -> bytes:
    """The bytes of a document; `outline` has titles and the pages that they are on, from 0, one below another."""
    first = 7
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R%s%s >>"
        % (
            f" /Lang ({language})".encode() if language else b"",
            f" /Outlines {first + 2 * len(pages)} 0 R".encode() if outline else b"",
        ),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        *(_font(name) for name in ("Plain", "Plain-Bold")),
        _stream(_TO_UNICODE),
        b"<< %s >>" % b" ".join(b"/%s %s" % (key.encode(), _said(value)) for key, value in (about or {}).items()),
    ]
    for number, page in enumerate(pages):
        turned = f" /Rotate {page.turned}" if page.turned else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]{turned} "
            f"/Contents {first + 2 * number + 1} 0 R /Resources << /Font << /F 3 0 R /B 4 0 R >> >> >>".encode()
        )
        objects.append(_stream(page.content()))
    if outline:
        objects += _outline(outline, first, len(objects) + 1)
    return assemble(objects)


def _outline(entries: Sequence[tuple[str, int]], first_page: int, at: int) -> Iterator[bytes]:
    """The objects of an outline, the first of which has the number `at`."""
    yield f"<< /Type /Outlines /First {at + 1} 0 R /Last {at + len(entries)} 0 R >>".encode()
    for number, (title, page) in enumerate(entries, 1):
        below = f" /Next {at + number + 1} 0 R" if number < len(entries) else ""
        place = f"/Parent {at} 0 R /Dest [{first_page + 2 * page} 0 R /Fit]{below}"
        yield b"<< /Title %s %s >>" % (_said(title), place.encode())


def assemble(objects: Sequence[bytes], trailer: bytes = b"/Info 6 0 R") -> bytes:
    """A file of these objects, numbered from 1, the first of which is the catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return data + end % (size, table, size, trailer, len(data))


def _font(name: str) -> bytes:
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    shape = "/Ascent 800 /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 /Flags 4 /FontBBox [0 -200 1000 800]"
    below = (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} {system} /DW {int(1000 * EM)} /W [768 879 0] "
        f"/FontDescriptor << /Type /FontDescriptor /FontName /{name} {shape} >> >>"
    )
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /ToUnicode 5 0 R "
        f"/DescendantFonts [{below}] >>".encode()
    )


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _said(text: str) -> bytes:
    return b"<%s>" % ("\ufeff" + text).encode("utf-16-be").hex().encode()


def _ranges() -> str:
    rows = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256) if not 0xD8 <= high < 0xE0]
    parts = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    return "\n".join(f"{len(part)} beginbfrange\n" + "\n".join(part) + "\nendbfrange" for part in parts)


_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
    f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{_ranges()}\nendcmap end end"
).encode()
