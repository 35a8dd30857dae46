"""Word: what is printed in the body, as its styles and lists have it, and nothing else."""

from datetime import datetime

import pytest

from dialogue_reader.documents.formats import Block
from tests.documents.formats.made import docx
from tests.documents.formats.made.docx import NAMESPACES, paragraph
from tests.documents.formats.opening import article, blocks, texts


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(step: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>'


def words(content: str) -> str:
    return texts(docx.document(f"<w:p>{content}</w:p>" + paragraph("Below it all.")))[0]


SHAPE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


class TestWords:
    @pytest.mark.parametrize(
        ("content", "shown"),
        [
            (run("one ") + run("two"), "one two"),
            (run("a") + "<w:r><w:tab/></w:r>" + run("b"), "a b"),
            (run("a") + "<w:r><w:br/></w:r>" + run("b") + "<w:r><w:cr/></w:r>" + run("c"), "a\nb\nc"),
            (run("co") + "<w:r><w:noBreakHyphen/></w:r>" + run("op") + "<w:r><w:softHyphen/></w:r>" + run("en"),
             "co-open"),
            (run("kept") + run(" hidden", "<w:vanish/>") + run(" shown", '<w:vanish w:val="0"/>'), "kept shown"),
            (run("kept") + run(" hidden", '<w:rStyle w:val="Hidden"/>'), "kept"),
            (run("a") + f"<w:del>{run('b').replace('w:t', 'w:delText')}</w:del><w:ins>{run('c')}</w:ins>", "ac"),
            (f"<w:moveFrom>{run('a')}</w:moveFrom><w:moveTo>{run('b')}</w:moveTo>", "b"),
            (run("see ") + f"<w:hyperlink>{run('the link')}</w:hyperlink>", "see the link"),
            (f"<w:sdt><w:sdtContent>{run('a')}</w:sdtContent></w:sdt><w:smartTag>{run('b')}</w:smartTag>", "ab"),
            (field("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + field("separate") + run("12"), "12"),
            (field("begin") + field("begin") + field("separate") + run("no") + field("end") + field("separate")
             + run("yes") + field("end"), "yes"),
            (f'<w:fldSimple w:instr="DATE">{run("today")}</w:fldSimple>', "today"),
            (f"<w:r><w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>", "漢"),
            ('<w:r><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Arial" w:char="263A"/></w:r>', "☺"),
        ],
    )  # fmt: skip
    def test_what_is_printed(self, content: str, shown: str) -> None:
        assert words(content) == shown

    def test_a_text_box_is_read_once(self) -> None:
        box = SHAPE.format(paragraph("In the box."))
        assert texts(docx.document(f"<w:p>{run('Around ')}{box}{run('it.')}</w:p>")) == ["In the box.", "Around it."]

    def test_a_deleted_end_joins_paragraphs(self) -> None:
        body = paragraph("One", "<w:rPr><w:del/></w:rPr>") + paragraph(" and two.") + paragraph("Three.")
        assert texts(docx.document(body)) == ["One and two.", "Three."]

    def test_a_deleted_row_is_not_shown(self) -> None:
        rows = "".join(
            f"<w:tr>{mark}<w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>"
            for mark, a, b in (("", "a", "b"), ("<w:trPr><w:del/></w:trPr>", "c", "d"))
        )
        assert texts(docx.document(f"<w:tbl>{rows}</w:tbl>")) == ["a | b"]

    def test_endnotes_are_counted_in_roman_numerals_and_marks_of_ones_own_are_kept(self) -> None:
        ends = f'<w:endnotes {NAMESPACES}><w:endnote w:id="3">{paragraph("An end.")}</w:endnote></w:endnotes>'
        foot = f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">{paragraph("* A star.")}</w:footnote></w:footnotes>'
        star = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
        body = f'<w:p>{run("One")}{star}{run(" and two")}<w:r><w:endnoteReference w:id="3"/></w:r></w:p>'
        data = docx.document(paragraph("Above it.") + body, footnotes=foot, endnotes=ends)
        assert texts(data) == ["Above it.", "One* and two[i]", "* A star.", "[i] An end."]

    def test_notes_come_in_the_order_of_their_signs(self) -> None:
        signs = "".join(f'<w:r><w:footnoteReference w:id="{k}"/></w:r>' for k in (3, 2, 9))
        notes = "".join(f'<w:footnote w:id="{k}">{paragraph(f"Note {k}.")}</w:footnote>' for k in (0, 2, 3))
        ends = f'<w:endnotes {NAMESPACES}><w:endnote w:id="3">{paragraph("Unused.")}</w:endnote></w:endnotes>'
        body = paragraph("Above it.") + f"<w:p>{run('One')}{signs}</w:p>"
        data = docx.document(body, footnotes=f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>", endnotes=ends)
        assert texts(data) == ["Above it.", "One[1][2][3]", "[1] Note 3.", "[2] Note 2."]


class TestStyles:
    @pytest.mark.parametrize(
        ("properties", "kind", "level"),
        [
            ('<w:pStyle w:val="Titre1"/>', "heading", 1),
            ('<w:pStyle w:val="Mine"/>', "heading", 3),
            ('<w:pStyle w:val="Derived"/>', "heading", 3),
            ('<w:outlineLvl w:val="1"/>', "heading", 2),
            ('<w:outlineLvl w:val="9"/>', "body", 0),
            ('<w:outlineLvl w:val="x"/>', "body", 0),
            ('<w:pStyle w:val="Author"/>', "body", 0),
            ('<w:pStyle w:val="Citation"/>', "quotation", 0),
            ('<w:pStyle w:val="Legende"/>', "caption", 0),
            ('<w:pStyle w:val="Bullets"/>', "item", 1),
            ('<w:pStyle w:val="Bullets"/><w:numPr><w:numId w:val="0"/></w:numPr>', "body", 0),
            ('<w:pStyle w:val="Ring"/>', "body", 0),
            ('<w:pStyle w:val="Gone"/>', "body", 0),
            ('<w:pStyle w:val="Heading4"/>', "heading", 4),
        ],
    )
    def test_what_a_paragraph_is(self, properties: str, kind: str, level: int) -> None:
        body = paragraph("Above it all.") + paragraph("It itself", properties) + paragraph("Below it.")
        assert blocks(docx.document(body))[1] == Block("It itself", kind, level)  # type: ignore[arg-type]

    def test_the_table_of_contents_is_not_read(self) -> None:
        sdt = (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{paragraph('Contents')}</w:sdtContent></w:sdt>"
        )
        body = sdt + paragraph("The talks 3", '<w:pStyle w:val="TM1"/>') + paragraph("The text.")
        assert texts(docx.document(body)) == ["The text."]


class TestNumbers:
    def labels(self, levels: str, *places: tuple[str, int]) -> list[str]:
        extra = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        numbering = docx.numbering(extra).replace(
            "</w:numbering>",
            '<w:num w:numId="70"><w:abstractNumId w:val="7"/></w:num>'
            '<w:num w:numId="71"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
            "</w:lvlOverride></w:num></w:numbering>",
        )
        body = "".join(
            paragraph("x", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>')
            for list_, level in places
        )
        return [
            text.removesuffix(" x") for text in texts(docx.document(paragraph("A.") + body, numbering=numbering))[1:]
        ]

    def test_levels_restart_below_and_show_what_is_above(self) -> None:
        levels = docx.levels("decimal", "%1.", "%1.%2.", "%1.%2.%3")
        places = [("70", 0), ("70", 1), ("70", 1), ("70", 0), ("70", 1), ("70", 2)]
        assert self.labels(levels, *places) == ["1.", "1.1.", "1.2.", "2.", "2.1.", "2.1.1"]

    @pytest.mark.parametrize(
        ("style", "sign", "shown"),
        [("lowerLetter", "%1)", "a)"), ("upperRoman", "(%1)", "(I)"), ("decimal", "Điều %1.", "Điều 1."),
         ("none", "", "x"), ("bullet", "•", "x"), ("strange", "%1.", "1."), ("decimal", "%9", "x")],
    )  # fmt: skip
    def test_what_is_printed_before_an_item(self, style: str, sign: str, shown: str) -> None:
        assert self.labels(docx.levels(style, sign), ("70", 0)) == [shown]

    def test_a_list_goes_on_after_another_and_begins_anew_where_it_is_told_to(self) -> None:
        levels = docx.levels("decimal", "%1.")
        places = [("70", 0), ("1", 0), ("70", 0), ("71", 0), ("71", 0), ("404", 0)]
        assert self.labels(levels, *places) == ["1.", "x", "2.", "1.", "2.", "x"]


OLD = '<w:rFonts w:ascii="{}" w:hAnsi="{}"/>'


@pytest.mark.parametrize(
    ("font", "written", "shown"),
    [(".VnTime", "ViÖt Nam h«m nay, ­u tiªn", "Việt Nam hôm nay, ưu tiên"), (".VnTimeH", "ViÖt Nam", "VIỆT NAM"),
     ("VNI-Times", "Vieät Nam hoâm nay, öu tieân", "Việt Nam hôm nay, ưu tiên"), ("Arial", "ViÖt", "ViÖt")],
)  # fmt: skip
class TestFontsFromBeforeUnicode:
    def test_of_a_run(self, font: str, written: str, shown: str) -> None:
        assert words(run(written, OLD.format(font, font))) == shown

    def test_of_a_style(self, font: str, written: str, shown: str) -> None:
        fonts = f"<w:rPr>{OLD.format(font, font)}</w:rPr>"
        styles = f'<w:style w:type="paragraph" w:styleId="Old"><w:name w:val="Old"/>{fonts}</w:style>'
        body = paragraph(written, '<w:pStyle w:val="Old"/>') + paragraph("Below it all.")
        assert texts(docx.document(body, styles=f"<w:styles {NAMESPACES}>{styles}</w:styles>"))[0] == shown


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_what_is_in_unicode_in_an_old_font_is_left_as_it_is(font: str) -> None:
    fonts = OLD.format(font, font)
    assert words(run("là Öa", fonts) + run(" tiếng Việt", fonts)) == "là Öa tiếng Việt"


class TestTheFile:
    def test_the_body_may_have_another_name(self) -> None:
        data = docx.document(
            "", document2=f"<w:document {NAMESPACES}><w:body>{paragraph('Found.')}</w:body></w:document>"
        )
        relations = docx.RELATIONS.replace("word/document.xml", "/word/document2.xml")
        assert texts(docx.changed(data, {"_rels/.rels": relations})) == ["Found."]

    def test_the_strict_variant(self) -> None:
        strict = f"<w:document {NAMESPACES}><w:body>{paragraph('Found.')}</w:body></w:document>".replace(
            docx.W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
        )
        assert texts(docx.changed(docx.document(""), {"word/document.xml": strict})) == ["Found."]

    def test_only_the_body_is_needed(self) -> None:
        data = docx.document(paragraph("Found."))
        gone = dict.fromkeys(["_rels/.rels", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml"])
        assert texts(docx.changed(data, gone)) == ["Found."]


CORE = (
    '<p xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/"><dc:title>{}</dc:title>'
    "<dc:creator>Jane</dc:creator><t:created>2022-08-15T04:59:00Z</t:created>"
    "<t:modified>2022-08-16T00:00:00Z</t:modified></p>"
)


class TestMetadata:
    @pytest.mark.parametrize(
        ("named", "title"),
        [("A name of its own", "A name of its own"), ("Microsoft Word - a.doc", ""), ("report.docx", ""), ("", "")],
    )
    def test_a_title_that_word_made_up_is_none(self, named: str, title: str) -> None:
        body = paragraph("A first sentence stands here.") + paragraph("A second one.")
        assert article(docx.document(body, core=CORE.format(named))).title == title

    def test_a_printed_title_counts_before_that_of_the_file(self) -> None:
        body = paragraph("Printed title", '<w:pStyle w:val="Tieude"/>') + paragraph("A sentence.")
        found = article(docx.document(body, core=CORE.format("Another")))
        assert (found.title, "title" in found.guessed) == ("Printed title", False)

    def test_everything_word_says_by_itself_is_a_guess(self) -> None:
        found = article(docx.document(paragraph("One.") + paragraph("Two."), core=CORE.format("A name of its own")))
        assert (found.byline, found.published, found.updated) == (
            "Jane", datetime(2022, 8, 15, 4, 59), datetime(2022, 8, 16),
        )  # fmt: skip
        assert found.guessed == {"title", "byline", "published", "updated"}
