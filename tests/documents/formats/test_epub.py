"""EPUB: chapters in the order of the spine, under the headings of the book or of its table of contents."""

from datetime import datetime

import pytest

from dialogue_reader.documents.formats import Block
from dialogue_reader.errors import DocumentError
from tests.documents.formats.made import epub
from tests.documents.formats.opening import article, blocks, texts

NCX = """<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{}</navMap></ncx>"""
POINT = "<navPoint><navLabel><text>{}</text></navLabel><content src='{}'/>{}</navPoint>"


def chapter(body: str) -> list[Block]:
    return blocks(epub.book({"a.xhtml": epub.page(body)}))


def words(body: str) -> list[str]:
    return [block.text for block in chapter(f"<p>Above it all.</p>{body}<p>Below it.</p>")][1:-1]


class TestPages:
    @pytest.mark.parametrize(
        ("body", "shown"),
        [
            ("<p>one <b>two</b>\n three<br/>four</p>", ["one two three\nfour"]),
            ("<p>one</p>loose text<p>two</p>", ["one", "loose text", "two"]),
            ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
            ("<p>one<br/><br/>two</p>", ["one", "two"]),
            ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</p>", ["漢字"]),
            ("<p>kept <span hidden=''>not</span><span style='DISPLAY : none'>nor</span>too</p>", ["kept too"]),
            ("<p>a<a epub:type='noteref' href='#n'>1</a> b<span epub:type='pagebreak'>12</span></p>", ["a b"]),
            (
                "<p>a<sup><a href='#n'>1</a></sup> b<a href='c.xhtml#n'><sup>[2]</sup></a> c<a href='#n'>3</a></p>",
                ["a b c3"],
            ),
            ("<pre>one\n  two</pre>", ["one\ntwo"]),
            ("<script>x()</script><style>y</style><svg><text>z</text></svg><p>text</p>", ["text"]),
            ("<p>caf&eacute; &nbsp;&mdash; &unknown; &amp;amp; &#233;</p>", ["café \xa0— &unknown; &amp; é"]),
            ("<dl><dt>one</dt><dd>two</dd></dl>", ["one", "two"]),
            ("<p>soft\u00adhyphen</p>", ["softhyphen"]),
        ],
    )
    def test_a_page_is_what_a_reader_sees(self, body: str, shown: list[str]) -> None:
        assert words(body) == shown

    def test_lists(self) -> None:
        body = (
            "<ul><li>one<ul><li>deep</li></ul></li><li><p>two</p><p>more</p></li></ul>"
            "<ol start='3' type='a'><li>c</li><li value='9'>i</li></ol><ol reversed=''><li>x</li><li>y</li></ol>"
        )
        assert chapter(f"<p>Above.</p>{body}<p>Below.</p>")[1:-1] == [
            Block("one", "item", 1), Block("deep", "item", 2), Block("two", "item", 1), Block("more", "body"),
            Block("c. c", "item", 1), Block("i. i", "item", 1), Block("2. x", "item", 1), Block("1. y", "item", 1),
        ]  # fmt: skip

    def test_a_table_is_one_block_and_a_layout_is_none(self) -> None:
        table = "<table><caption>In numbers</caption><tr><th>a</th><th>b</th></tr><tr><td>1</td><td></td></tr></table>"
        layout = f"<table><tr><td><p>left</p></td><td>{table}</td></tr></table>"
        one = [Block("In numbers", "caption"), Block("a | b\n1", "table")]
        assert chapter(f"<p>Above.</p>{table}<p>Below.</p>")[1:-1] == one
        assert chapter(f"<p>Above.</p>{layout}<p>Below.</p>")[1:-1] == [Block("left", "body"), *one]

    def test_notes_stand_at_the_end_of_the_chapter(self) -> None:
        body = "<p>One</p><aside epub:type='footnote'><p>The note</p></aside><p>Two is here</p>"
        assert [block.text for block in chapter(body)] == ["One", "Two is here", "The note"]

    @pytest.mark.parametrize("page", ["<html><body><p>one<p>two & three", "<p>one</p><p>two & three</b></p>"])
    def test_a_page_that_is_no_xml_is_read_as_html(self, page: str) -> None:
        assert texts(epub.book({"a.xhtml": page})) == ["one", "two & three"]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
    def test_encodings_by_what_is_declared(self, encoding: str) -> None:
        page = epub.page("<p>Déjà vu, à l'été.</p>", f'<?xml version="1.0" encoding="{encoding}"?>').encode(encoding)
        assert texts(epub.book({"a.xhtml": page})) == ["Déjà vu, à l'été."]

    def test_a_wrong_declaration_costs_letters_and_not_the_page(self) -> None:
        for name in ("no-such-encoding", "utf-8", "hex", "undefined"):
            page = epub.page("<p>One d\xe9j\xe0 two.</p>", f'<?xml version="1.0" encoding="{name}"?>').encode("latin-1")
            assert texts(epub.book({"a.xhtml": page}))[0].startswith("One d")


class TestOrder:
    PAGES = {f"c{k}.xhtml": epub.page(f"<p>Chapter number {k}.</p>") for k in range(3)}  # noqa: RUF012 - a constant

    def test_the_spine_has_the_order_each_page_once(self) -> None:
        spine = '<itemref idref="c2"/><itemref idref="c0"/><itemref idref="c2"/><itemref idref="gone"/>'
        opf = epub.package(list(self.PAGES), spine=spine)
        assert texts(epub.book(dict(self.PAGES), opf)) == ["Chapter number 2.", "Chapter number 0."]

    def test_what_other_readers_show_by_a_link_alone_comes_last(self) -> None:
        spine = '<itemref idref="c1" linear="no"/><itemref idref="c2"/><itemref idref="c0"/>'
        opf = epub.package(list(self.PAGES), spine=spine)
        assert texts(epub.book(dict(self.PAGES), opf)) == [f"Chapter number {k}." for k in (2, 0, 1)]

    def test_without_a_spine_the_manifest_has(self) -> None:
        opf = epub.package(list(self.PAGES), spine=" ")
        assert len(texts(epub.book(dict(self.PAGES), opf))) == 3

    def test_a_missing_page_is_left_out(self) -> None:
        opf = epub.package([*self.PAGES, "gone.xhtml"])
        assert len(texts(epub.book(dict(self.PAGES), opf))) == 3

    @pytest.mark.parametrize(
        "href", ["a%20b.xhtml", "a b.xhtml", "A B.XHTML", "./x/../a%20b.xhtml", "../OEBPS/a b.xhtml"]
    )
    def test_names_however_they_are_written(self, href: str) -> None:
        assert texts(epub.book({"a b.xhtml": epub.page("<p>Found it.</p>")}, epub.package([href]))) == ["Found it."]

    def test_the_package_is_found_without_a_container(self) -> None:
        data = epub.book(dict(self.PAGES), **{"META-INF/container.xml": "<container/>"})
        assert len(texts(data)) == 3

    def test_tables_of_contents_are_not_read(self) -> None:
        nav = epub.page("<nav epub:type='toc'><ol><li><a href='c0.xhtml'>One</a></li></ol></nav>")
        opf = epub.package(list(self.PAGES), manifest=(
            f'<item id="nav" href="nav.xhtml" media-type="{epub.XHTML}" properties="nav"/>'
        ), spine='<itemref idref="nav"/><itemref idref="c0"/>')  # fmt: skip
        found = blocks(epub.book({**self.PAGES, "nav.xhtml": nav}, opf))
        assert [block.text for block in found] == ["One", "Chapter number 0."]


class TestHeadings:
    def headings(self, ncx: str, *pages: str) -> list[tuple[str, int]]:
        names = {f"c{k}.xhtml": epub.page(page) for k, page in enumerate(pages)}
        item = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        opf = epub.package(
            list(names), "<d:title xmlns:d='http://purl.org/dc/elements/1.1/'>A book</d:title>", manifest=item
        )
        found = blocks(epub.book({**names, "toc.ncx": NCX.format(ncx)}, opf))
        return [(block.text, block.level) for block in found if block.kind == "heading"]

    def test_the_chapter_has_its_own(self) -> None:
        ncx = POINT.format("Another name", "c0.xhtml", "")
        assert self.headings(ncx, "<h2>Its name</h2><p>Text.</p>") == [("Its name", 2)]

    def test_else_the_table_of_contents_gives_it(self) -> None:
        ncx = POINT.format("Part", "c0.xhtml", POINT.format("Chapter &#233;", "C1.xhtml", ""))
        assert self.headings(ncx, "<p>Text.</p>", "<p>More.</p>") == [("Part", 1), ("Chapter é", 2)]

    def test_what_is_printed_already_becomes_the_heading(self) -> None:
        ncx = POINT.format("One: a start", "c0.xhtml#a", "") + POINT.format("Two", "c0.xhtml#b", "")
        pages = "<p class='big' id='a'>ONE – A START</p><p>Text.</p><p id='b'>Two</p><p>More text.</p>"
        assert self.headings(ncx, pages) == [("ONE – A START", 1), ("Two", 1)]


class TestMetadata:
    def said(self, metadata: str) -> tuple[object, ...]:
        opf = epub.package(["a.xhtml"], metadata)
        found = article(epub.book({"a.xhtml": epub.page("<p>One sentence.</p><p>Two of them.</p>")}, opf))
        return found.title, found.byline, found.outlet, found.published, found.url, sorted(found.guessed)

    def test_several_authors_and_an_address(self) -> None:
        metadata = (
            "<dc:title>A book</dc:title><dc:creator>Jane</dc:creator><dc:creator>John</dc:creator>"
            "<dc:identifier>urn:isbn:1</dc:identifier><dc:source>https://example.org</dc:source>"
            "<dc:date opf:event='creation'>1900-01-01</dc:date><dc:date>2020-02-03</dc:date>"
        )
        assert self.said(metadata) == ("A book", "Jane, John", None, datetime(2020, 2, 3), "https://example.org", [])

    def test_a_year_alone_is_a_guess_and_so_is_when_the_file_was_changed(self) -> None:
        metadata = "<dc:date>2020</dc:date><meta property='dcterms:modified'>2021-01-02T03:04:05Z</meta>"
        assert self.said(metadata)[3:] == (datetime(2020, 1, 1), None, ["published", "updated"])


ENCRYPTION = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData
xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/><CipherData>
<CipherReference URI="OEBPS/a.xhtml"/></CipherData></EncryptedData></encryption>"""


def test_a_book_with_copy_protection_is_refused_and_one_with_hidden_fonts_is_not() -> None:
    pages: dict[str, str | bytes] = {"a.xhtml": epub.page("<p>One sentence.</p>")}
    locked = ENCRYPTION.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    with pytest.raises(DocumentError, match="encrypted"):
        article(epub.book(pages, **{"META-INF/encryption.xml": locked}))
    fonts = ENCRYPTION.format("http://www.idpf.org/2008/embedding")
    assert texts(epub.book(pages, **{"META-INF/encryption.xml": fonts})) == ["One sentence."]
