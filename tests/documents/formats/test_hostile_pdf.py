"""PDFs that are no good, or meant to do harm: each is read as far as it goes or refused, soon and in little memory."""

import subprocess
import sys
import time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue_reader.documents.formats import importer_of
from dialogue_reader.documents.formats.pdf import limits, read
from dialogue_reader.documents.formats.pdf.process import read_document
from dialogue_reader.errors import DocumentError
from dialogue_reader.messages.errors import explained
from tests.documents.formats.made.pdf import LEFT, Page, assemble, make_pdf

TEXT = "Le ministère a décidé lundi de réformer les hôpitaux de la capitale."
OTHER = "Les syndicats ont aussitôt répondu que la réforme ne dit rien des salaires."
WHOLE = make_pdf([Page().paragraph(TEXT), Page().paragraph(OTHER)], {"Title": "La réforme"}, "fr")
ONE_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
SAYING = b"BT /F 10 Tf 72 700 Td (Une phrase de la page.) Tj ET"


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def packed(content: bytes) -> bytes:
    return stream(zlib.compress(content, 9), b"/Filter /FlateDecode")


def bomb(content: bytes, times: int) -> bytes:
    """A stream that unpacks to `content`, many times over, and is packed as soon as once."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    part = packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH)
    return stream(b"\x78\x9c" + part * times + b"\x03\x00", b"/Filter /FlateDecode")


def one_page(content: bytes, page: bytes = ONE_PAGE, *more: bytes) -> bytes:
    return assemble([CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content, FONT, b"<< >>", *more])


def tree(*kids: bytes, count: int = 1) -> bytes:
    nodes = [b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kid, count) for kid in kids]
    return assemble([CATALOGUE, *nodes])


def encrypted() -> bytes:
    """As if by RC4 with a password of the user's that nobody knows."""
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    return assemble([CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", ONE_PAGE, stream(SAYING), FONT], lock)


def many_forms(depth: int) -> bytes:
    """Forms each of which draws the next one ten times."""
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % n,
        )
        for n in range(8, 8 + depth)
    ]
    page = ONE_PAGE.replace(b"/Font", b"/XObject << /X 7 0 R >> /Font")
    return one_page(stream(b"/X Do"), page, *forms, stream(SAYING, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a beginning alone": lambda: b"%PDF-1.7\n",
    "a beginning and an end": lambda: b"%PDF-1.7\n%%EOF",
    "noise behind the beginning": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 100,
    "half of it": lambda: WHOLE[: len(WHOLE) // 2],
    "all but the end": lambda: WHOLE[:-200],
    "without its table": lambda: WHOLE.replace(b"xref", b"xxxx"),
    "a table that points elsewhere": lambda: WHOLE.replace(b"00000 n", b"00009 n"),
    "an end before the beginning": lambda: WHOLE.replace(b"startxref\n", b"startxref\n-9"),
    "a table of tables in a circle": lambda: WHOLE.replace(b"/Root", b"/Prev 9 /Root"),
    "pages that are their own parent": lambda: tree(b"2 0 R", count=1),
    "pages in a circle": lambda: tree(b"3 0 R", b"2 0 R", count=1000),
    "a page a thousand times": lambda: tree(b"3 0 R " * 1000, count=1000).replace(b"/Count 1000", b"/Count 9999", 1),
    "a million pages that are not there": lambda: tree(b"9 0 R", count=1_000_000),
    "less than no pages": lambda: tree(b"9 0 R", count=-5),
    "pages a thousand deep": lambda: assemble(
        [CATALOGUE, *(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % n for n in range(3, 1003))]
    ),
    "no catalogue": lambda: assemble([b"<< >>"]),
    "a number for a catalogue": lambda: assemble([b"7"]),
    "a page that has no content": lambda: one_page(stream(b"")),
    "a picture of a page": lambda: one_page(stream(b"q 595 0 0 842 0 0 cm /I Do Q")),
    "letters without a font": lambda: one_page(stream(SAYING.replace(b"/F", b"/G"))),
    "letters of no size": lambda: one_page(stream(SAYING.replace(b"10 Tf", b"0 Tf"))),
    "letters of any size": lambda: one_page(stream(SAYING.replace(b"10 Tf", b"1e38 Tf"))),
    "letters nowhere": lambda: one_page(stream(SAYING.replace(b"72 700", b"1e38 1e38").replace(b"10 Tf", b"1e38 Tf"))),
    "letters far away": lambda: one_page(stream(SAYING.replace(b"72 700", b"1e30 -1e30"))),
    "a matrix of nothing": lambda: one_page(stream(b"0 0 0 0 0 0 cm " + SAYING)),
    "a page of no size": lambda: one_page(stream(SAYING), ONE_PAGE.replace(b"595 842", b"0 0")),
    "a page without end": lambda: one_page(stream(SAYING), ONE_PAGE.replace(b"595 842", b"1e30 1e30")),
    "a gigabyte of nothing in a megabyte": lambda: one_page(bomb(bytes(1 << 20), 1 << 10)),
    "a gigabyte of words in some megabytes": lambda: one_page(bomb(SAYING * (1 << 14), 1 << 10)),
    "states a million deep": lambda: one_page(packed(b"q " * 1_000_000 + SAYING)),
    "lists a million deep": lambda: one_page(packed(b"[" * 1_000_000)),
    "lists a million deep in the file": lambda: one_page(stream(SAYING), b"[" * 1_000_000),
    "a billion forms": lambda: many_forms(9),
    "a form that draws itself": lambda: many_forms(1).replace(b"/X 8 0 R", b"/X 7 0 R"),
    "a length that is a lie": lambda: one_page(stream(SAYING).replace(b"/Length 49", b"/Length 4900000000")),
    "a filter that is none": lambda: one_page(stream(SAYING, b"/Filter /JavaScript")),
    "a hundred filters": lambda: one_page(stream(SAYING, b"/Filter [%s]" % (b"/ASCIIHexDecode " * 100))),
    "a locked one": encrypted,
    "control characters": lambda: one_page(stream(SAYING.replace(b"phrase", b"phr\\033[31m\\007ase"))),
    "all letters in one place": lambda: one_page(
        stream(b"BT /F 10 Tf 72 700 Td %s ET" % (b"(x) Tj -5 0 Td " * 20_000))
    ),
    "as many columns as words": lambda: make_pdf([_scattered()]),
}


def _scattered() -> Page:
    page = Page()
    for number in range(3000):
        page.put(LEFT + number * 37 % 450, 72 + number * 11 % 700, "mot")
    return page


# What PDFium alone would take minutes or gigabytes for, or might not come back from.
HEAVY = ("gigabyte", "deep", "form", "all letters")


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_is_read_or_refused_soon(name: str) -> None:
    data = HOSTILE[name]()
    begun = time.monotonic()
    try:
        document = read(data, "x.pdf", None) if any(word in name for word in HEAVY) else read_document(data)
    except DocumentError as error:
        assert all(explained(error))
    else:
        assert document is not None
        assert not any(letter in block.text for block in document.blocks for letter in "\x1b\x07\0")
    assert time.monotonic() - begun < limits.OPENING + 4


class TestRefusals:
    def code(self, data: bytes) -> str:
        with pytest.raises(DocumentError) as caught:
            read_document(data)
        assert all(explained(caught.value))
        return caught.value.code

    def test_a_locked_one(self) -> None:
        assert self.code(encrypted()) == "encrypted"

    def test_pictures_of_pages(self) -> None:
        assert self.code(one_page(stream(b""))) == "no_text_layer"

    def test_too_many_pages(self) -> None:
        kids = b"3 0 R " * (limits.MOST_PAGES + 1)
        page = b"<< /Type /Page /Parent 2 0 R >>"
        pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, limits.MOST_PAGES + 1)
        assert self.code(assemble([CATALOGUE, pages, page])) == "too_many_pages"

    def test_a_damaged_one(self) -> None:
        assert self.code(b"%PDF-1.7\n" + bytes(200)) == "damaged"

    def test_one_without_its_table_is_read_all_the_same(self) -> None:
        assert [block.text for block in read_document(WHOLE.replace(b"xref", b"xxxx")).blocks] == [TEXT, OTHER]


def test_the_process_ends_itself_when_it_has_taken_too_long() -> None:
    code = (
        "from dialogue_reader.documents.formats.pdf import limits; import time; limits.end_after(0.1); time.sleep(20)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=10).returncode == 1


@pytest.mark.parametrize("before", [b"", b"\r\n", b"Content-Type: application/pdf\r\n\r\n", b"\xef\xbb\xbf\n"])
def test_a_pdf_is_told_by_its_content(before: bytes) -> None:
    importer = importer_of(before + WHOLE[:500], "x.txt")
    assert importer is not None
    assert importer.name == "PDF"


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(max_size=6)), min_size=1, max_size=12),
    st.integers(0, len(WHOLE)),
)
def test_changed_bytes_give_a_document_or_a_clear_word(changes: list[tuple[int, bytes]], end: int) -> None:
    data = bytearray(WHOLE)
    for place, new in changes:
        data[place : place + len(new)] = new
    try:
        read_document(bytes(data[:end]))
    except DocumentError as error:
        assert all(explained(error))
