"""RTF: letters in any encoding, paragraphs and tables, and nothing of what is not printed."""

from datetime import datetime

import pytest

from dialogue_reader.documents.formats import Block
from dialogue_reader.errors import DocumentError
from tests.documents.formats.made import rtf
from tests.documents.formats.opening import article, blocks, texts


def words(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> str:
    return texts(rtf.document(rf"\pard {body}\par\pard Below it all.\par", head=head))[0]


class TestLetters:
    @pytest.mark.parametrize(
        ("body", "shown"),
        [
            (r"caf\'e9", "café"),
            (r"caf\u233 ?", "café"),
            (r"caf\u233\'e9", "café"),
            (r"{\uc0 caf\u233 s}", "cafés"),
            (r"{\uc2 caf\u233 ??s}", "cafés"),
            (r"{\uc3 a\u233 \'e9\b?b}", "aéb"),
            (r"\u-10179?\u-8704? and \u-10179?", "😀 and \ufffd"),
            (r"{\f1 Vi\'ea\'f2t Nam, \'f0\'ea\'ecn}", "Việt Nam, đến"),
            (r"a\~b\_c\-d", "a\xa0b-cd"),
            (r"\lquote a\rquote \ldblquote b\rdblquote\emdash c\endash d\bullet", "‘a’“b”—c–d•"),
            (r"a\tab b\line c", "a b\nc"),
            (r"\{a\} \\b", "{a} \\b"),
            ("a\nb", "ab"),
            (r"{\v hidden}shown{\deleted gone}", "shown"),
            (r"{\v hidden \v0 shown}", "shown"),
            (r"a\unknown12 b\unknown", "ab"),
            (r"{\*\unknown {deep} gone}kept", "kept"),
            (r"{\pict\pngblip 89504e47}kept", "kept"),
            ("{\\pict\\bin5 }}{{\\}kept", "kept"),
            (r'{\field{\*\fldinst HYPERLINK "http://a.b"}{\fldrslt the link}}', "the link"),
            (r"{\object{\*\objdata 0102}{\result shown}}", "shown"),
            (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt in a box}}{\shprslt again}}", "in a box"),
            (r"{\upr{ansi}{\*\ud{unicode}}}", "unicode"),
            (r"{\*\bkmkstart a}b{\*\annotation c}{\xe d}", "b"),
        ],
    )
    def test_what_is_printed(self, body: str, shown: str) -> None:
        assert words(body) == shown

    @pytest.mark.parametrize(
        ("head", "body", "shown"),
        [
            (r"\ansi\ansicpg1258", r"Vi\'eat Nam \'f0\'f4i", "Viêt Nam đôi"),
            (r"\ansi\ansicpg1251", r"\'cf\'f0\'e8", "При"),
            (r"\ansi\ansicpg65001", r"\'c3\'a9", "é"),
            (r"\ansi\ansicpg932", r"\'93\'fa\'96{", "日"),
            (r"\ansi\ansicpg932", r"\'83A", "ア"),
            (r"\mac", r"caf\'8e", "café"),
            (r"\pc", r"caf\'82", "café"),
            (r"\ansi\ansicpg99999", r"caf\'e9", "café"),
            (r"\ansi\ansicpg0", r"caf\'e9", "café"),
        ],
    )
    def test_the_encoding_of_the_document(self, head: str, body: str, shown: str) -> None:
        assert words(body + " ", head).startswith(shown)

    @pytest.mark.parametrize(
        ("charset", "hex_", "letter"), [(163, "f0", "đ"), (204, "e6", "ж"), (161, "e1", "α"), (238, "b3", "ł")]
    )
    def test_the_encoding_of_a_font(self, charset: int, hex_: str, letter: str) -> None:
        fonts = rf"{{\fonttbl{{\f0\fcharset0 A;}}{{\f7\fcharset{charset} B;}}}}"
        assert texts(rtf.document(rf"{{\f7 x\'{hex_}}}y{{\f7\plain \'e9}}\par", fonts)) == [f"x{letter}yé"]

    @pytest.mark.parametrize(
        ("font", "written", "shown"),
        [(".VnTime", r"Vi\'d6t Nam h\'abm nay", "Việt Nam hôm nay"), (".VnTimeH", r"Vi\'d6t", "VIỆT"),
         ("VNI-Times", r"Vie\'e4t Nam", "Việt Nam"),
         (".VnTime", r"l\'e0 ti\u7871?ng", "là tiếng"), ("Arial", r"\'d6", "Ö")],
    )  # fmt: skip
    def test_fonts_from_before_unicode(self, font: str, written: str, shown: str) -> None:
        fonts = rf"{{\fonttbl{{\f0\fcharset0 Times;}}{{\f4\fnil\fcharset0 {font};}}}}"
        assert texts(rtf.document(rf"\pard{{\f4 {written}}}\par Below.\par", fonts))[0] == shown

    def test_an_encoding_that_is_named_holds_where_no_font_tells(self) -> None:
        data = rtf.document(r"\'f0{\f1\'f0}\par")
        assert article(data, encoding="cp1251").text == "рđ"
        with pytest.raises(DocumentError, match="unknown_encoding"):
            article(data, encoding="no such thing")


class TestBlocks:
    @pytest.mark.parametrize(
        ("shape", "block"),
        [
            (r"\s1", Block("It", "heading", 1)),
            (r"\s2", Block("It", "heading", 2)),
            (r"\outlinelevel3", Block("It", "heading", 4)),
            (r"\s4", Block("It", "quotation")),
            (r"\s5", Block("It", "caption")),
            (r"\s99", Block("It", "body")),
            (r"{\listtext 3.\tab}\ilvl1", Block("3. It", "item", 2)),
            (r"\bullet\tab", Block("It", "item", 1)),
            (r" 12.\tab", Block("12. It", "item", 1)),
            (r"{\pntext\'b7\tab}{\*\pn\pnlvlblt}", Block("It", "item", 1)),
        ],
    )
    def test_what_a_paragraph_is(self, shape: str, block: Block) -> None:
        body = rf"\pard Above it.\par\pard{shape} It\par\pard Below it.\par"
        assert blocks(rtf.document(body))[1] == block

    def test_a_table_ends_with_its_last_row(self) -> None:
        row = r"\trowd\pard\intbl {}\cell {}\cell\row"
        body = r"\pard Above.\par" + row.format("a", r"b\par c") + row.format("", "d") + r"\pard Below.\par"
        assert blocks(rtf.document(body))[1:-1] == [Block("a | b c\n| d", "table")]

    def test_a_note_stands_at_the_end(self) -> None:
        note = r"{\super\chftn}{\footnote\pard\plain{\super\chftn} The note.\par More of it.}"
        body = rf"\pard One{note} goes on.\par Two.\par"
        assert texts(rtf.document(body)) == ["One[1] goes on.", "Two.", "[1] The note.", "More of it."]

    def test_what_stands_around_pages_is_not_read(self) -> None:
        body = r"{\footer Page {\field{\fldrslt 1}}}\pard One.\par{\footerf\pard No\par}Two.\par"
        assert texts(rtf.document(body)) == ["One.", "Two."]

    @pytest.mark.parametrize(
        "data",
        [
            rb"{\rtf1 One.\par Two.\par",
            rb"{\rtf1 One.\par}} Two.\par}",
            rb"{\rtf1 {\b One.\par Two.\par}",
            b"\xef\xbb\xbf\r\n{\\rtf1 One.\\par Two.}garbage\0\0",
            b"{\\rtf1 One.\\\nTwo.}",
            b"{\\rtf One.\\par Two.\\",
        ],
    )
    def test_braces_that_do_not_fit_are_let_be(self, data: bytes) -> None:
        assert texts(data) == ["One.", "Two."]


def test_what_the_document_says_of_itself() -> None:
    info = (
        r"{\info{\upr{\title ?}{\*\ud{\title B\u224?i b\u225?o}}}{\author Jane}{\operator No}{\creatim\yr2022\mo8\dy15}"
        r"{\revtim\yr1999\mo1\dy1}{\*\company No}}"
    )
    found = article(rtf.document(r"\pard One sentence.\par Two of them.\par", info=info))
    assert (found.title, found.byline, found.published) == ("Bài báo", "Jane", datetime(2022, 8, 15))
    assert found.guessed == {"title", "byline", "published", "updated"}
