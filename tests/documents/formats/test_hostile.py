"""Documents that nobody vouches for: each is read or refused, in bounded memory, and none reaches anything outside."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.documents.formats import building, importer_of, trees
from dialogue_reader.documents.formats.packages import archive
from dialogue_reader.errors import DocumentError
from dialogue_reader.messages.errors import described
from tests.documents.formats.made import docx, epub, odt, packed, rtf
from tests.documents.formats.opening import article, texts
from tests.documents.formats.test_all import DOCUMENTS, WRITERS

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">{}]>'.format(
    "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;]>'
PAGE = epub.page("<p>One sentence stands here.</p>", "")


def refusal(data: bytes, name: str = "document") -> str:
    """The code of the error, which is told in two lines."""
    with pytest.raises(DocumentError) as caught:
        article(data, name)
    assert len(described(caught.value).splitlines()) <= 2
    return caught.value.code


def book(page: str | bytes, parts: dict[str, str | bytes] | None = None) -> bytes:
    return epub.book({"a.xhtml": page}, None, **(parts or {}))


def word(part: str, data: str | bytes) -> bytes:
    """A document of Word of which one part is another."""
    return docx.changed(docx.document(docx.paragraph("One.")), {part: data})


def flagged(data: bytes, flag: int) -> bytes:
    """With a flag set in every entry of a ZIP archive."""
    changed = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(signature)
        while place >= 0:
            changed[place + at] |= flag
            place = changed.find(signature, place + 4)
    return bytes(changed)


def wrong_sum(data: bytes) -> bytes:
    """With the check sums of a ZIP archive wrong."""
    changed = bytearray(data)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 16] ^= 0xFF
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


def squeezed(size: int) -> bytes:
    """Zeros, compressed a thousand times."""
    return zipped_with(zipfile.ZIP_DEFLATED, b"\0" * size)


def zipped_with(way: int, text: bytes = PAGE.encode()) -> bytes:
    return packed({"mimetype": "application/epub+zip", "META-INF/container.xml": epub.CONTAINER,
                   "OEBPS/content.opf": epub.package(["a.xhtml"]), "OEBPS/a.xhtml": text}, way)  # fmt: skip


SOUND = book(PAGE)

REFUSED: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "a bomb": (lambda: squeezed(1 << 27), {"too_large"}),
    "a bomb of XML": (lambda: word("word/document.xml", b" " * (1 << 27)), {"too_large"}),
    "many small bombs": (lambda: packed({
        "META-INF/container.xml": epub.CONTAINER, "OEBPS/content.opf": epub.package([f"{k}.xhtml" for k in range(40)]),
        **{f"OEBPS/{k}.xhtml": b"\n" * (1 << 21) for k in range(40)},
    }), {"too_large"}),
    "more entries than anything has": (lambda: packed({f"a{k}": b"" for k in range(10_100)}), {"too_many_parts"}),
    "laughs in a body": (lambda: word("word/document.xml", LAUGHS + "<x>&i;</x>"), {"declares_entities"}),
    "laughs in styles": (lambda: word("word/styles.xml", LAUGHS + "<x>&i;</x>"), {"declares_entities"}),
    "laughs in an attribute": (lambda: word("word/document.xml", LAUGHS + "<x a='&i;'/>"), {"declares_entities"}),
    "laughs in UTF-16": (
        lambda: word("word/document.xml", (LAUGHS + "<x>&i;</x>").encode("utf-16")), {"declares_entities"}),
    "laughs in a page": (lambda: book(LAUGHS + PAGE), {"declares_entities"}),
    "laughs in a package": (
        lambda: epub.book({"a.xhtml": PAGE}, LAUGHS + epub.package(["a.xhtml"])[38:]), {"declares_entities"}),
    "laughs in a flat text": (
        lambda: odt.flat("<text:p>a</text:p>").replace(b"<office:document ", LAUGHS.encode() + b"<office:document ", 1),
                              {"declares_entities"}),
    "a file outside": (lambda: word("word/document.xml", OUTSIDE + "<x>&a;</x>"), {"declares_entities"}),
    "a server outside": (lambda: word("word/document.xml", REMOTE + "<x/>"), {"declares_entities"}),
    "a file outside in a page": (lambda: book(OUTSIDE + PAGE.replace("One", "&a;")), {"declares_entities"}),
    "cut in the middle": (lambda: SOUND[: len(SOUND) // 2], {"cut_short"}),
    "nothing but a beginning": (lambda: b"PK\x03\x04", {"cut_short"}),
    "no archive at all": (
        lambda: b"PK\x03\x04" + b"\xff" * 1000 + b"PK\x05\x06" + b"\xff" * 18, {"damaged", "cut_short"}),
    "wrong sums": (lambda: wrong_sum(SOUND), {"damaged"}),
    "encrypted entries": (lambda: flagged(SOUND, 1), {"encrypted"}),
    "packed in another way": (lambda: zipped_with(zipfile.ZIP_BZIP2), {"damaged"}),
    "packed in a third way": (lambda: zipped_with(zipfile.ZIP_LZMA), {"damaged"}),
    "an empty archive": (lambda: packed({}), {"not_readable"}),
    "archives in an archive": (lambda: packed({"a.zip": SOUND, "b.epub": SOUND}), {"not_readable"}),
    "names that climb": (lambda: packed({"../../etc/passwd": "x", "/etc/shadow": "x", "C:\\x": "x"}), {"not_readable"}),
    "a book of names that climb": (
        lambda: epub.book({}, epub.package(["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd"])),
                                   {"no_article"}),
    "a book without anything": (lambda: packed({"mimetype": "application/epub+zip"}), {"damaged"}),
    "a book without a package": (lambda: book(PAGE, {"OEBPS/content.opf": ""}), {"damaged"}),
    "a book without pages": (lambda: epub.book({}), {"no_article"}),
    "a body that is empty": (lambda: word("word/document.xml", ""), {"damaged"}),
    "a body that is not closed": (lambda: word("word/document.xml", "<a><b>"), {"damaged"}),
    "a body that is bytes": (lambda: word("word/document.xml", bytes(range(256))), {"damaged"}),
    "a body in no encoding": (
        lambda: word("word/document.xml", "<?xml version='1.0' encoding='no-such'?><a/>"), {"damaged"}),
    "a body of another kind": (lambda: word("word/document.xml", "<a>text</a>"), {"no_article"}),
    "a body as deep as can be": (lambda: docx.document("<w:p>" * 5000 + "</w:p>" * 5000), {"damaged"}),
    "a text without content": (lambda: packed({"mimetype": odt.TYPE}), {"damaged"}),
    "a text that is not closed": (lambda: packed({"mimetype": odt.TYPE, "content.xml": "<a>"}), {"damaged"}),
    "a flat text that is not closed": (lambda: b"<?xml version='1.0'?><office:document>", {"damaged"}),
    "a flat text of nothing": (lambda: odt.flat(""), {"no_article"}),
    "a drawing": (lambda: packed({"mimetype": "application/vnd.oasis.opendocument.graphics"}), {"not_readable"}),
    "RTF of nothing": (lambda: b"{\\rtf1}", {"no_article"}),
    "RTF of braces": (lambda: b"{\\rtf1 " + b"{" * 100_000, {"damaged"}),
    "RTF of noise": (lambda: b"{\\rtf1 " + random.Random(1).randbytes(5000), {"binary_data"}),
    "RTF of pictures": (lambda: b"{\\rtf1{\\pict\\bin2147483647 " + b"\xff" * 1000, {"no_article"}),
    "Markdown of nothing": (lambda: b"---\ntitle: A\n---\n\n<!-- -->\n", {"no_article"}),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_two_lines(name: str) -> None:
    make, codes = REFUSED[name]
    assert refusal(make()) in codes


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed({"xl/workbook.xml": "<x/>", "[Content_Types].xml": ""}), "spreadsheet"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "spreadsheet"),
        (packed({"ppt/presentation.xml": "<x/>"}), "slides"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.presentation"}), "slides"),
        (packed({"photo.jpg": "", "text.txt": "A text."}), "zip"),
        (packed({"META-INF/MANIFEST.MF": "", "A.class": ""}), "zip"),
    ],
    ids=["xlsx", "ods", "pptx", "odp", "zip", "jar"],
)
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a"])
def test_other_archives_are_refused_by_what_they_are(data: bytes, kind: str, name: str) -> None:
    with pytest.raises(DocumentError) as caught:
        article(data, name)
    assert (caught.value.code, caught.value.arguments) == ("not_readable", {"kind": kind})


def test_an_office_document_with_a_password_is_said_to_be_encrypted() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100
    assert refusal(data) == "encrypted"


READ: dict[str, tuple[Callable[[], bytes], str]] = {
    "a style based on itself": (lambda: docx.document(docx.paragraph("One.", '<w:pStyle w:val="Ring"/>')), "One."),
    "a spine in a circle": (
        lambda: epub.book({"a.xhtml": PAGE}, epub.package(["a.xhtml"], spine='<itemref idref="c0"/>' * 5000)),
                            "One sentence stands here."),
    "a table of contents without end": (
        lambda: book(PAGE, {"OEBPS/n.xhtml": "<nav>" * 5000}), "One sentence stands here."),
    "a page within a page": (lambda: book("<html><body>" * 200 + "One." + "</body></html>" * 200), "One."),
    "a picture from outside": (
        lambda: book(epub.page("<p>One.<img src='http://127.0.0.1:9/a.png'/></p><script src='//x/y.js'/>")), "One."),
    "a template from outside": (lambda: word("word/_rels/document.xml.rels",
        "<Relationships><Relationship Type='x/styles' Target='http://127.0.0.1:9/' TargetMode='External'/>"
        "</Relationships>"), "One."),
    "styles that are no XML": (lambda: word("word/styles.xml", "<a><b>"), "One."),
    "properties that are no XML": (lambda: word("docProps/core.xml", b"\xff" * 100), "One."),
    "a container that is no XML": (lambda: book(PAGE, {"META-INF/container.xml": "<a>"}), "One sentence stands here."),
    "a list far too deep": (lambda: docx.document(docx.paragraph(
        "One.", '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="2"/></w:numPr>')), "1. One."),
    "a number far too large": (
        lambda: epub.book({"a.xhtml": epub.page(f"<ol start='{'9' * 5000}'><li>One.</li></ol>")}), "999999999. One."),
    "blanks without end": (lambda: odt.package('<text:p>One.<text:s text:c="999999999999"/></text:p>'), "One."),
    "cells without end": (lambda: odt.package(
        '<table:table><table:table-row><table:table-cell table:number-columns-repeated="999999999">'
        "<text:p>One.</text:p>"
        "</table:table-cell></table:table-row></table:table>"), "One."),
    "characters to be skipped without end": (lambda: rtf.document(r"One.\par{\uc2147483647\u233 gone}Two"), "One."),
    "a number of a character that is none": (lambda: rtf.document(r"\u99999999999?One.\par"), "One."),
    "controls": (lambda: rtf.document(r"On\u27?\u155?\'07e.\par \u8238?"), "One."),
    "controls in a page": (lambda: book("<html><body><p>On&#27;e.</p><p>&#0;</p><br></body>"), "One."),
    "controls in Markdown": (lambda: b"---\ntitle: One.\n---\n\nOne\x1b[2J\x07 and &#27; more \\\x1b.\n", "One."),
    "a name that is no UTF-8": (lambda: flagged(book(PAGE, {"\xff\xfe": ""}), 0), "One sentence stands here."),
    "bytes before the archive": (lambda: b"PK\x03\x04garbage" + SOUND, "One sentence stands here."),
    "bytes behind the archive": (lambda: SOUND + b"garbage" * 100, "One sentence stands here."),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_it_is_read_all_the_same(name: str) -> None:
    make, first = READ[name]
    found = texts(make())
    assert found[0].replace("\ufffd", "") == first
    assert not any((ord(c) < 32 and c not in "\t\n") or 127 <= ord(c) < 160 for c in "".join(found))


def test_two_parts_of_one_name_are_one_part() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made, pytest.warns(UserWarning, match="Duplicate name"):
        for name, part in (
            ("META-INF/container.xml", epub.CONTAINER),
            ("OEBPS/content.opf", epub.package(["a.xhtml"])),
        ):
            made.writestr(name, part)
        for text in ("First.", "Second."):
            made.writestr("OEBPS/a.xhtml", epub.page(f"<p>{text}</p>"))
    assert texts(file.getvalue()) == ["Second."]


def test_an_entry_that_lies_about_its_size_is_not_trusted() -> None:
    data = bytearray(SOUND)
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(signature)
        while place >= 0:
            data[place + at : place + at + 4] = struct.pack("<L", 5)
            place = data.find(signature, place + 4)
    assert refusal(bytes(data)) in ("damaged", "not_readable")


def test_what_is_behind_a_short_entry_is_not_read() -> None:
    body = zlib.compress(b"x" * 100)
    assert refusal(b"PK\x03\x04" + body) == "cut_short"


class TestBounds:
    """The bounds are as they are for memory; here they are small, to be reached at once."""

    @pytest.mark.parametrize("format_", ["epub", "docx", "odt", "fodt", "rtf", "md"])
    def test_paragraphs_without_end(self, monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
        monkeypatch.setattr(building, "MOST", 2)
        monkeypatch.setattr("dialogue_reader.documents.formats.packages.epub.MOST", 2)
        assert refusal(WRITERS[format_](DOCUMENTS["headings"])) == "too_many_parts"

    @pytest.mark.parametrize("format_", ["epub", "docx", "odt", "fodt"])
    def test_elements_without_end(self, monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
        monkeypatch.setattr(trees, "_MOST", 20)
        assert refusal(WRITERS[format_](DOCUMENTS["headings"])) == "too_many_parts"

    def test_a_package_may_unpack_to_so_much_in_all(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archive, "_LARGEST", 500)
        assert refusal(SOUND) == "too_large"

    def test_and_to_so_many_times_its_size(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archive, "_SMALL", 100)
        assert refusal(squeezed(1 << 20)) == "too_large"


MANY = 20_000


@pytest.mark.parametrize(
    "data",
    [
        docx.document(docx.paragraph("One.") * MANY),
        epub.book({"a.xhtml": epub.page("<p>One.</p>" * MANY)}),
        epub.book({"a.xhtml": "<html><body>" + "<p>One." * MANY}),
        odt.package("<text:p>One.</text:p>" * MANY),
        rtf.document(r"One.\par " * MANY),
        b"---\ntitle: A title\n---\n" + b"One.\n\n" * MANY,
    ],
    ids=["docx", "epub", "html", "odt", "rtf", "md"],
)
def test_a_long_document_is_read_to_its_end(data: bytes) -> None:
    assert len(article(data).passages) >= MANY


SEEDS = [write(DOCUMENTS[name]) for write in WRITERS.values() for name in ("metadata", "numbers", "table", "notes")]
HEADS = [b"PK\x03\x04", b"{\\rtf1", b"---\ntitle: a\n---\n", b"<office:document>", b"# A\n\n**b** [c](http://d)\n"]


def opens_or_is_refused(data: bytes, name: str) -> None:
    importer = importer_of(data[: 1 << 18], name)
    if importer is not None and importer.name != "page":
        try:
            importer.read(data, name, None)
        except DocumentError as error:
            assert described(error)


@given(st.sampled_from(HEADS), st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(head: bytes, data: bytes) -> None:
    opens_or_is_refused(head + data, "a.md")


@given(
    st.sampled_from(SEEDS), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8), st.integers(0, 8)), max_size=8)
)
def test_a_changed_document_is_read_or_refused(data: bytes, changes: list[tuple[float, bytes, int]]) -> None:
    for where, new, removed in changes:
        at = int(where * len(data))
        data = data[:at] + new + data[at + removed :]
    opens_or_is_refused(data, "a.md")


PIECES = st.sampled_from(
    ["<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ol>", "</ol>", "<br>", "<pre>", "</pre>", "&#27;",
     "&", "<h1>", "</h1>", "<aside role='doc-footnote'>", "</aside>", "<svg>", "</svg>", "<!--", "-->",
     "<blockquote>", "text "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60))
def test_any_page_is_read(pieces: list[str]) -> None:
    opens_or_is_refused(book("".join(pieces)), "a.epub")


WORDS = st.sampled_from(
    [r"\par ", r"\cell ", r"\row ", r"\intbl ", r"\pard ", "{", "}", r"{\footnote ", r"{\*\x ", r"{\listtext ",
     r"\u-3 ?",
     r"\'e9", r"\bin3 ", r"\uc0 ", r"{\upr{a}{\*\ud{b}}}", r"{\stylesheet{\s1 a;}}", r"\s1 ", r"\trowd ", "text ",
     r"{\info{\title "]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60))
def test_any_rtf_is_read(pieces: list[str]) -> None:
    opens_or_is_refused(("{\\rtf1 " + "".join(pieces)).encode(), "a.rtf")


ELEMENTS = st.recursive(
    st.sampled_from(
        ["text", "<w:tab/>", "<w:fldChar w:fldCharType='begin'/>", "<w:fldChar w:fldCharType='end'/>", "<w:br/>"]
    ),
    lambda inner: st.builds(
        lambda name, parts: f"<w:{name}>{''.join(parts)}</w:{name}>",
        st.sampled_from(
            ["p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "del", "numPr", "sdt", "txbxContent", "hyperlink"]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(ELEMENTS)
def test_any_document_of_word_is_read(body: str) -> None:
    opens_or_is_refused(docx.document(body), "a.docx")
