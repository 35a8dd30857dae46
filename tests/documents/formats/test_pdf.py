"""PDFs: paragraphs in the order of reading, out of letters at places."""

import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

from dialogue_reader.documents.assembly import assembled
from dialogue_reader.documents.formats import Imported
from dialogue_reader.documents.formats.pdf.about import plausible_author, plausible_title, time_of
from dialogue_reader.documents.formats.pdf.process import read_document
from dialogue_reader.documents.model import Article, Kind, Pair
from dialogue_reader.documents.opening import open_article
from tests.documents.formats.made.pdf import BOTTOM, LEFT, RIGHT, WIDTH, Page, assemble, make_pdf, wrapped
from tests.documents.test_vietnamese import encoded

FIRST = (
    "Le ministère a décidé lundi de réformer les hôpitaux de la capitale, où les services des urgences ne suffisent "
    "plus depuis le début de cet été et où les médecins demandent des moyens que personne ne leur donne."
)
SECOND = (
    "Les syndicats ont aussitôt répondu que la réforme ne dit rien des salaires. Ils appellent à une grève dès la "
    "semaine prochaine, dans tous les établissements du pays, et promettent de la mener aussi longtemps qu'il faudra."
)
THIRD = (
    "Une rencontre est prévue jeudi au siège du gouvernement. Personne ne s'attend à ce qu'un accord y soit trouvé, "
    "mais les deux parties disent vouloir parler avant que la situation ne devienne trop grave pour les malades."
)
VIETNAMESE = (
    "Thượng tướng Lương Tam Quang, Thứ trưởng Bộ Công an và ngài Matthew Rycroft, Quốc Vụ khanh, Bộ Nội vụ Vương quốc "
    "Anh đồng chủ trì Đối thoại về di cư và xuất nhập cảnh được tổ chức tại Hà Nội."
)
LEFT_COLUMN, RIGHT_COLUMN = (LEFT, 285.0), (310.0, float(RIGHT))


def found(*pages: Page, about: dict[str, str] | None = None, language: str | None = None) -> Imported:
    return read_document(make_pdf(pages, about, language))


def texts(*pages: Page) -> list[str]:
    return [block.text for block in found(*pages).blocks]


def kinds(*pages: Page) -> list[tuple[Kind | None, str]]:
    return [(block.kind, block.text) for block in found(*pages).blocks]


def column(page: Page, edges: tuple[float, float], *paragraphs: str, top: float = 100, size: float = 10) -> Page:
    page.y = top
    for paragraph in paragraphs:
        page.paragraph(paragraph, *edges, size=size)
    return page


class TestParagraphs:
    def test_are_parted_by_room(self) -> None:
        assert texts(Page().paragraph(FIRST).paragraph(SECOND)) == [FIRST, SECOND]

    def test_are_parted_by_an_indent(self) -> None:
        page = Page().paragraph(FIRST, indent=15, after=0).paragraph(SECOND, indent=15, after=0)
        assert texts(page.paragraph(THIRD, indent=15)) == [FIRST, SECOND, THIRD]

    def test_are_parted_where_a_line_stops_early(self) -> None:
        page = Page().paragraph(FIRST, after=0).paragraph(SECOND, after=0).paragraph(THIRD, after=0)
        assert texts(page) == [FIRST, SECOND, THIRD]

    def test_are_parted_by_the_size_of_the_type(self) -> None:
        assert texts(Page().paragraph(FIRST, size=12, after=0).paragraph(SECOND, after=0)) == [FIRST, SECOND]

    def test_wide_leading_parts_nothing(self) -> None:
        page = Page().paragraph(FIRST, leading=2, after=1.5).paragraph(SECOND, leading=2, after=1.5)
        assert texts(page) == [FIRST, SECOND]

    def test_vietnamese_has_its_marks(self) -> None:
        assert texts(Page().paragraph(VIETNAMESE)) == [VIETNAMESE]

    def test_marks_that_stand_apart_are_composed(self) -> None:
        page = Page().lines(unicodedata.normalize("NFD", line) for line in wrapped(VIETNAMESE, RIGHT - LEFT))
        assert texts(page) == [VIETNAMESE]

    def test_words_that_come_in_any_order_are_put_in_order(self) -> None:
        page = Page().paragraph(FIRST).paragraph(SECOND)
        page.puts.reverse()
        assert texts(page) == [FIRST, SECOND]

    def test_a_page_that_lies_on_its_side_is_turned(self) -> None:
        page, upright = Page(), Page().paragraph(FIRST)
        for put in upright.puts:
            page.put(0, 0, put.text, matrix=f"0 1 -1 0 {put.y:.1f} {put.x:.1f}")
        page.turned = 90
        assert texts(page) == [FIRST]

    def test_what_lies_across_the_text_is_a_stamp(self) -> None:
        stamp = Page().paragraph(FIRST).put(0, 0, "BẢN NHÁP", 60, matrix="0.7 0.7 -0.7 0.7 100 300")
        assert texts(stamp) == [FIRST]

    def test_the_number_of_a_footnote_is_raised_and_lengthens_no_figure(self) -> None:
        page = (
            Page()
            .put(LEFT, 100, "Ils étaient 1200")
            .put(LEFT + 80, 96, "12", 6)
            .put(LEFT + 90, 100, "à Hanoï ce jour-là.")
        )
        assert texts(page) == ["Ils étaient 1200[12] à Hanoï ce jour-là."]

    @pytest.mark.parametrize(
        ("before", "raised", "text"),
        [("On 40 km", "2", "On 40 km²"), ("Of 10", "6", "Of 10⁶"), ("He left", "3", "He left[3]")],
    )
    def test_a_raised_figure_is_a_power_or_a_note_and_no_blank_is_before_it(
        self, before: str, raised: str, text: str
    ) -> None:
        page = Page().put(LEFT, 100, before).put(LEFT + 5 * len(before), 96, raised, 6)
        assert texts(page)[0].startswith(text)

    def test_a_table_is_a_block_of_rows(self) -> None:
        page = Page().paragraph(FIRST)
        for row, cells in enumerate([("Année", "Cas"), ("2021", "120"), ("2022", "98")]):
            for place, cell in enumerate(cells):
                page.put(LEFT + 120 * place, page.y + 12 * row, cell)
        assert kinds(page)[1] == ("table", "Année | Cas\n2021 | 120\n2022 | 98")

    def test_a_list_with_room_behind_its_numbers_is_no_table(self) -> None:
        page = Page()
        for row, text in enumerate(("la santé", "l'école", "la justice")):
            page.put(LEFT, 100 + 12 * row, f"{row + 1}.").put(LEFT + 25, 100 + 12 * row, text)
        assert kinds(page) == [("item", "1. la santé"), ("item", "2. l'école"), ("item", "3. la justice")]

    def test_items_have_no_sign(self) -> None:
        page = Page().paragraph(FIRST).lines(["• la santé,"], after=0).lines(["\uf0b7 l'école,"], after=0)
        assert kinds(page.lines(["– la justice."]))[1:] == [
            ("item", "la santé,"),
            ("item", "l'école,"),
            ("item", "la justice."),
        ]


class TestHyphens:
    @pytest.mark.parametrize(
        ("lines", "text"),
        [
            (["la coopé-", "ration entre eux"], "la coopération entre eux"),
            (["la coopé\u00ad", "ration entre eux"], "la coopération entre eux"),
            (["la coo\u00adpération"], "la coopération"),
            (["il viendra peut-", "être demain"], "il viendra peut-être demain"),
            (["le vice-", "ministre"], "le vice-ministre"),
            (["un accord Paris-", "Hanoï est signé"], "un accord Paris-Hanoï est signé"),
            (["mother-in-law, and her mother-", "in-law too"], "mother-in-law, and her mother-in-law too"),
            (["phòng, chống tội phạm và kinh tế-", "xã hội ở Việt Nam được đẩy mạnh"],
             "phòng, chống tội phạm và kinh tế-xã hội ở Việt Nam được đẩy mạnh"),
            (["Việt Nam -", "vương quốc Anh"], "Việt Nam - vương quốc Anh"),
            (["l'oﬃce et la ﬁn"], "l'office et la fin"),
        ],
    )  # fmt: skip
    def test_are_undone_where_the_line_needed_them(self, lines: list[str], text: str) -> None:
        assert texts(Page().lines(lines)) == [text]


class TestColumns:
    def test_two_are_read_one_after_the_other(self) -> None:
        page = column(column(Page(), LEFT_COLUMN, FIRST, SECOND), RIGHT_COLUMN, THIRD, VIETNAMESE)
        assert texts(page) == [FIRST, SECOND, THIRD, VIETNAMESE]

    def test_whose_lines_do_not_stand_level(self) -> None:
        page = column(column(Page(), LEFT_COLUMN, FIRST, SECOND), RIGHT_COLUMN, THIRD, VIETNAMESE, top=105)
        assert texts(page) == [FIRST, SECOND, THIRD, VIETNAMESE]

    def test_written_line_by_line_across_the_gutter(self) -> None:
        page = column(column(Page(), LEFT_COLUMN, FIRST, SECOND), RIGHT_COLUMN, THIRD, VIETNAMESE)
        page.puts.sort(key=lambda put: (put.y, put.x))
        assert texts(page) == [FIRST, SECOND, THIRD, VIETNAMESE]

    def test_a_paragraph_goes_on_in_the_next(self) -> None:
        lines = wrapped(f"{FIRST} {SECOND}", LEFT_COLUMN[1] - LEFT_COLUMN[0])
        half = len(lines) // 2
        page = Page().lines(lines[:half], LEFT)
        page.y = 72
        page.lines(lines[half:], RIGHT_COLUMN[0])
        assert texts(page) == [f"{FIRST} {SECOND}"]

    def test_headings_across_all_part_what_is_above_from_what_is_below(self) -> None:
        page = Page().lines(["Un titre qui va d'un bord à l'autre de la page"], size=18)
        column(column(page, LEFT_COLUMN, FIRST, top=120), RIGHT_COLUMN, SECOND, top=120)
        page.y = 250
        page.lines(["Un intertitre qui va lui aussi d'un bord à l'autre de la page"], size=14)
        column(column(page, LEFT_COLUMN, THIRD, top=290), RIGHT_COLUMN, VIETNAMESE, top=290)
        assert texts(page) == [
            "Un titre qui va d'un bord à l'autre de la page",
            FIRST,
            SECOND,
            "Un intertitre qui va lui aussi d'un bord à l'autre de la page",
            THIRD,
            VIETNAMESE,
        ]

    def test_three(self) -> None:
        page = Page()
        for place, text in enumerate((FIRST, SECOND, THIRD)):
            column(page, (40 + 180 * place, 205 + 180 * place), text, VIETNAMESE)
        assert texts(page) == [FIRST, VIETNAMESE, SECOND, VIETNAMESE, THIRD, VIETNAMESE]

    def test_of_few_lines_on_the_last_page_are_told_by_the_pages_before(self) -> None:
        first = column(column(Page(), LEFT_COLUMN, THIRD, VIETNAMESE), RIGHT_COLUMN, SECOND, THIRD)
        last = column(column(Page(), LEFT_COLUMN, FIRST, SECOND), RIGHT_COLUMN, "Et ce fut la fin de cette journée.")
        assert texts(first, last)[-3:] == [FIRST, SECOND, "Et ce fut la fin de cette journée."]

    def test_a_list_with_dates_beside_it_is_none(self) -> None:
        page = Page()
        for row, (what, when) in enumerate(
            [("Première rencontre", "12 mai"), ("Accord", "3 juin"), ("Vote", "9 juin")]
        ):
            page.put(LEFT, 100 + 14 * row, what).put(400, 100 + 14 * row, when)
        assert kinds(page) == [("table", "Première rencontre | 12 mai\nAccord | 3 juin\nVote | 9 juin")]


class TestPages:
    def test_a_paragraph_goes_on_over_the_break(self) -> None:
        lines = wrapped(f"{FIRST} {SECOND}", RIGHT - LEFT)
        assert texts(Page().lines(lines[:2]), Page().lines(lines[2:]).paragraph(THIRD)) == [f"{FIRST} {SECOND}", THIRD]

    def test_a_word_goes_on_over_the_break(self) -> None:
        first, second = Page().lines(["Ils ont longuement parlé de la coopé-"]), Page().lines(["ration entre eux."])
        assert texts(first, second) == ["Ils ont longuement parlé de la coopération entre eux."]

    def test_a_paragraph_that_ends_with_the_page_ends(self) -> None:
        assert texts(Page().paragraph(FIRST), Page().paragraph(SECOND)) == [FIRST, SECOND]

    def test_footnotes_stand_behind_the_paragraph_that_goes_on(self) -> None:
        lines = wrapped(f"{FIRST} {SECOND}", RIGHT - LEFT)
        first = Page().lines(lines[:2])
        first.y = 700
        first.lines(["1. Selon le ministère, qui ne donne pas d'autres chiffres."], size=8)
        second = Page().lines(lines[2:]).paragraph(THIRD)
        assert texts(first, second) == [
            f"{FIRST} {SECOND}",
            "1. Selon le ministère, qui ne donne pas d'autres chiffres.",
            THIRD,
        ]

    @pytest.mark.parametrize("form", ["{}", "- {} -", "Trang {}", "Page {} sur 3", "{}/3", "Le Journal, 15 mai {}"])
    def test_what_is_on_every_page_is_dropped_whatever_its_figures(self, form: str) -> None:
        pages = [Page().paragraph(text) for text in (FIRST, SECOND, THIRD)]
        for number, page in enumerate(pages, 1):
            page.put(LEFT, 40, "Le Journal de la capitale", 8).put(WIDTH / 2, BOTTOM + 30, form.format(number), 8)
        assert texts(*pages) == [FIRST, SECOND, THIRD]

    def test_headers_that_name_the_chapter_are_told_by_the_number_beside(self) -> None:
        pages = [Page().paragraph(text) for text in (FIRST, SECOND, THIRD, VIETNAMESE)]
        for number, page in enumerate(pages, 17):
            page.put(LEFT, 40, f"Chapitre {'ABCD'[number - 17] * 3} {number}")
        assert texts(*pages) == [FIRST, SECOND, THIRD, VIETNAMESE]

    def test_the_headline_that_later_pages_repeat_stays_on_the_first(self) -> None:
        pages = [
            Page().lines(["La réforme des hôpitaux"], size=20).paragraph(FIRST),
            Page().paragraph(SECOND),
            Page().paragraph(THIRD),
        ]
        for page in pages[1:]:
            page.put(LEFT, 40, "La réforme des hôpitaux", 8)
        assert texts(*pages) == ["La réforme des hôpitaux", FIRST, SECOND, THIRD]

    def test_what_is_on_every_page_is_the_text_where_nothing_else_is(self) -> None:
        lines = ["Budget de l'année 2021 : 12 millions.", "Budget de l'année 2022 : 14 millions."]
        assert texts(*(Page().lines([line]) for line in lines)) == lines

    def test_a_number_alone_on_a_single_page(self) -> None:
        assert texts(Page().paragraph(FIRST).put(WIDTH / 2, BOTTOM + 30, "1")) == [FIRST]


class TestHeadings:
    def test_stand_on_levels_by_their_size(self) -> None:
        page = (
            Page().lines(["La réforme"], size=20).paragraph(FIRST).lines(["Ce qui change"], size=14).paragraph(SECOND)
        )
        page.lines(["À Paris"], bold=True).paragraph(THIRD)
        blocks = found(page).blocks
        assert [(block.level, block.text) for block in blocks if block.kind == "heading"] == [
            (1, "La réforme"),
            (2, "Ce qui change"),
            (3, "À Paris"),
        ]

    def test_on_several_lines_are_one(self) -> None:
        page = Page().lines(["Le gouvernement veut réformer", "les hôpitaux de la capitale"], size=20, leading=1.4)
        assert kinds(page.paragraph(FIRST))[0] == (
            "heading",
            "Le gouvernement veut réformer les hôpitaux de la capitale",
        )

    def test_a_bold_lede_is_none(self) -> None:
        page = Page().lines(["La réforme"], size=20).paragraph(FIRST, bold=True).paragraph(SECOND).paragraph(THIRD)
        assert kinds(page)[1] == (None, FIRST)

    def test_captions_are_told_by_their_first_word(self) -> None:
        page = Page().paragraph(FIRST).lines(["Figure 2 : Les urgences en chiffres"], size=9).paragraph(SECOND)
        assert kinds(page)[1] == ("caption", "Figure 2 : Les urgences en chiffres")

    def test_a_line_in_the_middle_is_no_part_of_the_paragraph_below(self) -> None:
        centred = "Un intertitre au milieu de la colonne et presque aussi large qu'elle"
        page = Page().paragraph(FIRST).lines([centred], x=LEFT + 55, after=0).paragraph(SECOND)
        assert texts(page) == [FIRST, centred, SECOND]

    def test_the_dots_of_a_table_of_contents_are_left_out(self) -> None:
        page = Page().lines(["Introduction . . . . . . . . . . . 1", "Conclusion ............... 12"], bold=True)
        assert kinds(page.paragraph(FIRST)) == [
            ("item", "Introduction … 1"),
            ("item", "Conclusion … 12"),
            (None, FIRST),
        ]


class TestWhatItSaysOfItself:
    PAGE = Page().lines(["La réforme des hôpitaux"], size=20).lines(["Jeanne Dupont"]).paragraph(FIRST)

    def test_dates_are_guesses(self) -> None:
        document = found(self.PAGE, about={"CreationDate": "D:20220815115900+07'00'", "ModDate": "D:20220816"})
        assert (document.published, document.updated) == (datetime(2022, 8, 15, 11, 59), datetime(2022, 8, 16))
        assert {"published", "updated"} <= document.guessed

    def test_the_language(self) -> None:
        assert found(self.PAGE, language="fr-FR").language == "fr"

    def test_an_author_who_is_printed_is_sure(self) -> None:
        document = found(self.PAGE, about={"Author": "Jeanne Dupont"})
        assert document.byline == "Jeanne Dupont"
        assert "byline" not in document.guessed
        assert "byline" in found(self.PAGE, about={"Author": "Service de presse"}).guessed

    @pytest.mark.parametrize(
        "title", ["", "Microsoft Word - x.doc", "untitled", "réforme.indd", "La réforme", "Modèle 2014"]
    )
    def test_what_is_printed_largest_is_the_title_where_the_named_one_is_none(self, title: str) -> None:
        assert found(self.PAGE, about={"Title": title}).title == "La réforme des hôpitaux"

    def test_a_title_that_is_printed_somewhere_is_believed(self) -> None:
        page = Page().lines(["LE JOURNAL"], size=30).lines(["La réforme des hôpitaux"], size=14).paragraph(FIRST)
        assert found(page, about={"Title": "La réforme des hôpitaux"}).title == "La réforme des hôpitaux"

    def test_a_title_where_nothing_is_printed_large(self) -> None:
        assert found(Page().paragraph(FIRST), about={"Title": "Đối thoại Di cư"}).title == "Đối thoại Di cư"

    @pytest.mark.parametrize("name", ["", "admin", "Windows User", "user@example.org", "PC01"])
    def test_the_name_of_an_account_is_no_author(self, name: str) -> None:
        assert plausible_author(name) is None

    @pytest.mark.parametrize("date", ["", "hier", "D:20221399", "D:99999999999999"])
    def test_a_date_that_is_none(self, date: str) -> None:
        assert time_of(date) is None

    def test_a_shorter_title_is_not_preferred(self) -> None:
        assert (
            plausible_title("La réforme", "La réforme des hôpitaux", "La réforme des hôpitaux")
            == "La réforme des hôpitaux"
        )


def printed_in(font: str, *lines: bytes) -> bytes:
    """A page in a font that no file holds, with the codes of its letters; western ones, as far as the file says."""
    parts = [f"BT /F 10 Tf 72 {700 - 12 * at} Td <{line.hex()}> Tj ET" for at, line in enumerate(lines)]
    content = "\n".join(parts).encode()
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode(),
        ],
        b"",
    )


class TestOldFonts:
    TEXT = "Thứ trưởng và người dân được tổ chức đối thoại ở Hà Nội."

    @pytest.mark.parametrize(
        ("font", "name"), [(".VnTime", "tcvn3"), ("ABCDEF+.VnTime,Bold", "tcvn3"), ("VNI-Times", "vni")]
    )
    def test_are_known_by_their_names(self, font: str, name: str) -> None:
        assert [b.text for b in read_document(printed_in(font, encoded(self.TEXT, name))).blocks] == [self.TEXT]

    def test_those_of_capitals_have_capitals_alone(self) -> None:
        page = printed_in(".VnTimeH", encoded(self.TEXT.casefold(), "tcvn3"))
        assert [block.text for block in read_document(page).blocks] == [self.TEXT.upper()]

    def test_french_in_such_a_font_stays_french(self) -> None:
        text = "Le président est à Genève, où il a décidé cet été de réformer."
        assert [b.text for b in read_document(printed_in(".VnTime", text.encode("cp1252"))).blocks] == [text]


def sample_as_pdf(article: Article, size: float = 11) -> bytes:
    """The whole text of an article, its repetitions too, on as many pages as it takes."""
    pages = [Page()]
    for block in article.text.split("\n\n"):
        for paragraph in block.split("\n"):
            for line in wrapped(paragraph, RIGHT - LEFT, size):
                if pages[-1].y > 400:
                    pages.append(Page())
                pages[-1].lines([line], size=size, after=0)
        pages[-1].y += 8
    return make_pdf(pages)


class TestTheSample:
    def test_has_the_same_passages_as_the_text(self, articles: Pair) -> None:
        for article in articles:
            read = assembled(read_document(sample_as_pdf(article)), "x.pdf")
            assert read is not None
            assert [(p.kind, read.text_of(p)) for p in read.passages] == [
                (p.kind, " ".join(article.text_of(p).split())) for p in article.passages
            ]
            assert (read.title, read.published, read.language) == (article.title, article.published, article.language)

    def test_opens_as_a_file_whatever_it_is_called(self, articles: Pair, tmp_path: Path) -> None:
        path = tmp_path / "bài báo.txt"
        path.write_bytes(b"\r\n" + sample_as_pdf(articles.left))
        assert open_article(path).title == articles.left.title


def test_notes_that_differ_in_a_figure_alone_are_no_running_feet() -> None:
    pages = [
        Page().paragraph(f"Page {k} says something of its own, and goes on.").put(LEFT, 780, f"Ibid., p. {12 + 3 * k}.")
        for k in range(2)
    ]
    article = assembled(read_document(make_pdf(pages)), "x.pdf")
    assert article
    assert "Ibid., p. 12." in article.text
    assert "Ibid., p. 15." in article.text


class TestOutline:
    def test_its_lines_are_headings_however_they_look(self) -> None:
        first = Page().paragraph("Introduction").paragraph(FIRST)
        second = Page().paragraph("2. Les syndicats").paragraph(SECOND)
        entries = [("1 Introduction", 0), ("Les syndicats", 1), ("Nulle part", 1)]
        blocks = read_document(make_pdf([first, second], outline=entries)).blocks
        assert [(block.kind, block.level) for block in blocks] == [("heading", 1), (None, 0), ("heading", 1), (None, 0)]

    def test_what_else_looks_like_a_heading_stands_below_them(self) -> None:
        page = (
            Page().paragraph("Introduction", size=14).paragraph(FIRST).paragraph("Plus bas", size=12).paragraph(SECOND)
        )
        blocks = read_document(make_pdf([page], outline=[("Introduction", 0)])).blocks
        assert [block.level for block in blocks if block.kind == "heading"] == [1, 3]

    def test_a_sentence_on_another_page_is_none(self) -> None:
        blocks = read_document(
            make_pdf([Page().paragraph(FIRST), Page().paragraph("Fin")], outline=[("Fin", 0)])
        ).blocks
        assert [block.kind for block in blocks] == [None, None]

    def test_one_that_leads_back_to_itself_ends(self) -> None:
        data = make_pdf([Page().paragraph(FIRST)], outline=[("A", 0), ("B", 0)])
        looped = data.replace(b"/Next 11 0 R", b"/Next 10 0 R")
        assert looped != data
        assert [block.text for block in read_document(looped).blocks] == [FIRST]
