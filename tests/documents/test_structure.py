"""What each paragraph of a printed article is recognised as."""

import re
import unicodedata
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.documents.structure import Given, is_hard_wrapped, lines_of, recognise


def kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind, text[p.start : p.end]) for p in recognise(text).passages]


def parts(article: Article, kind: str) -> list[str]:
    return [article.text_of(p) for p in article.passages if p.kind == kind]


class TestTheVietnameseArticle:
    def test_its_parts_are_told_apart(self, articles: Pair) -> None:
        found = [p.kind for p in articles.left.passages]
        assert found == [
            "title", "date", "lede", "body", "body", "caption", "body", "body", "caption", "body", "body", "caption",
            "body", "body", "byline",
        ]  # fmt: skip

    def test_captions_come_without_the_headline_above_them(self, articles: Pair) -> None:
        assert parts(articles.left, "caption") == [
            "Thứ trưởng Lương Tam Quang và\u00a0ngài Matthew Rycroft.",
            "Thứ trưởng Lương Tam Quang phát biểu tại Đối thoại.",
            "Thứ trưởng Lương Tam Quang,\u00a0ngài Matthew Cycroft và các đại biểu dự đối thoại.",
        ]

    def test_the_byline_comes_without_stray_dots(self, articles: Pair) -> None:
        assert parts(articles.left, "byline") == ["Khổng Hà"]
        assert articles.left.byline == "Khổng Hà"

    def test_the_date_line_gives_the_minute_of_publication(self, articles: Pair) -> None:
        assert parts(articles.left, "date") == ["Thứ Hai, 15/08/2022, 11:59"]
        assert articles.left.published == datetime(2022, 8, 15, 11, 59)

    def test_title_and_language(self, articles: Pair) -> None:
        assert articles.left.title == "Việt Nam - Vương quốc Anh tăng cường hợp tác phòng, chống tội phạm"
        assert articles.left.language == "vi"
        assert articles.left.outlet is None


@pytest.mark.parametrize(("before", "outlet"), [("WASHINGTON", None), ("Nhân Dân en ligne", "Nhân Dân en ligne")])
def test_a_city_in_capitals_before_the_lede_is_no_outlet(before: str, outlet: str | None) -> None:
    text = f"The bridge is closed\n\n{before} — The old bridge of Morlenne has been closed to lorries since Monday."
    assert article_of(text, "bridge.txt").outlet == outlet


class TestTheFrenchArticle:
    def test_its_parts_are_told_apart(self, articles: Pair) -> None:
        assert [p.kind for p in articles.right.passages] == ["title", "lede", "caption", *["body"] * 6]

    def test_the_doubled_caption_stands_once(self, articles: Pair) -> None:
        assert parts(articles.right, "caption") == [
            "Le 1er Dialogue Vietnam — Royaume-Uni sur l’immigration a eu lieu le 15 août, à Hanoï. Photo : VGP."
        ]

    def test_the_outlet_is_read_from_the_lede(self, articles: Pair) -> None:
        assert articles.right.outlet == "Nhân Dân en ligne"

    def test_what_it_does_not_say_is_not_claimed(self, articles: Pair) -> None:
        assert articles.right.published is None
        assert articles.right.byline is None
        assert articles.right.language == "fr"


class TestShapesOfPages:
    def test_one_paragraph_is_body_without_a_title(self) -> None:
        found = recognise("Un seul paragraphe, sans rien autour.")
        assert [p.kind for p in found.passages] == ["body"]
        assert found.title == ""

    def test_a_first_paragraph_that_ends_like_a_sentence_is_no_title(self) -> None:
        assert [kind for kind, _ in kinds("Il a plu hier.\n\nIl pleuvra demain.")] == ["body", "body"]

    def test_a_paragraph_a_line(self) -> None:
        text = "Le titre\nUn premier paragraphe court.\nUn deuxième, bien plus long que le premier.\nUn troisième."
        assert [said for _, said in kinds(text)] == text.split("\n")
        assert kinds(text)[0] == ("title", "Le titre")

    def test_a_paragraph_a_line_below_blank_lines(self) -> None:
        text = "\n\n \nLe titre\nUn premier paragraphe court.\nUn deuxième, bien plus long que le premier.\n\n"
        assert [kind for kind, _ in kinds(text)] == ["title", "lede", "body"]

    def test_long_lines_under_a_blank_line_are_paragraphs_each(self) -> None:
        text = "Titre\n\n" + "mot " * 60 + "fin.\n" + "autre " * 60 + "fin."
        assert [kind for kind, _ in kinds(text)] == ["title", "lede", "body"]

    def test_a_hard_wrapped_text_is_one_paragraph(self) -> None:
        lines = ["Ces derniers temps, les relations entre le Vietnam et le Royaume-Uni se", "sont approfondies dans"]
        lines = [lines[0], "divers domaines, tels que le commerce, l’investissement et l’éducation,", "la culture."]
        assert kinds("\n".join(lines)) == [("body", "\n".join(lines))]

    def test_hard_wrapped_paragraphs_stay_whole(self) -> None:
        first = "Ces derniers temps, les relations entre le Vietnam\net le Royaume-Uni se sont approfondies."
        second = "Dans le domaine de la sécurité, les deux parties\nmaintiennent des entretiens."
        assert [said for _, said in kinds(f"Un titre\n\n{first}\n\n{second}")] == ["Un titre", first, second]

    def test_a_stanza_stays_whole(self) -> None:
        stanza = "Trăm năm trong cõi người ta,\nChữ tài chữ mệnh khéo là ghét nhau."
        second = "Trải qua một cuộc bể dâu,\nNhững điều trông thấy mà đau đớn lòng."
        assert [said for _, said in kinds(f"{stanza}\n\n{second}")] == [stanza, second]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
    def test_line_ends_of_every_system_part_alike(self, end: str) -> None:
        text = f"Titre{end}{end}15/08/2022{end}{end}Un chapeau.{end}{end}Un corps{end}sur deux lignes.{end}"
        assert [kind for kind, _ in kinds(text)] == ["title", "date", "lede", "body"]
        assert kinds(text)[-1][1] == f"Un corps{end}sur deux lignes."

    def test_the_date_may_stand_above_the_title(self) -> None:
        found = recognise("15/08/2022\n\nLe titre\n\nUn chapeau.\n\nUn corps.")
        assert [p.kind for p in found.passages] == ["date", "title", "lede", "body"]
        assert found.title == "Le titre"


class TestMargins:
    @pytest.mark.parametrize(
        ("text", "wrapped"),
        [
            ("Les relations entre le Vietnam et le Royaume-Uni\nse sont approfondies dans divers domaines.", True),
            ("Sáng 15/8, tại Hà Nội, Bộ Công an Việt Nam phối hợp\nvới Bộ Nội vụ Vương quốc Anh tổ chức.", True),
            ("Heureux qui, comme Ulysse, a fait un beau voyage,\nOu comme cestuy-là qui conquit la toison", False),
            ("Trăm năm trong cõi người ta,\nchữ tài chữ mệnh khéo là ghét nhau", False),
            ("Un titre\nune ligne", False),
            ("Une ligne seule, assez longue pour toucher la marge de droite", False),
            ("中文句子很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长\n中文", False),
        ],
    )  # fmt: skip
    def test_prose_broken_at_a_margin_is_told_from_verse_and_lists(self, text: str, wrapped: bool) -> None:
        assert is_hard_wrapped(text, 0, len(text)) is wrapped


class TestDates:
    @pytest.mark.parametrize(
        ("line", "moment"),
        [
            ("Thứ Hai, 15/08/2022, 11:59", datetime(2022, 8, 15, 11, 59)),
            ("15.8.2022", datetime(2022, 8, 15)),
            ("2022-08-15 07:05", datetime(2022, 8, 15, 7, 5)),
            ("2022年8月15日 11:59", datetime(2022, 8, 15, 11, 59)),
            ("2022/08/15", datetime(2022, 8, 15)),
            ("11:59, 15/08/2022", datetime(2022, 8, 15, 11, 59)),
            ("Publié le 15/08/2022 à 11h59", datetime(2022, 8, 15, 11, 59)),
            ("15 août 2022", None),
            ("Hà Nội, ngày 15 tháng 8 năm 2022", None),
            ("August 15, 2022", None),
            ("31/02/2022", None),
        ],
    )
    def test_a_line_that_is_a_date(self, line: str, moment: datetime | None) -> None:
        found = recognise(f"Un titre\n\n{line}\n\nUn corps de texte.")
        assert found.passages[1].kind == "date"
        assert found.published == moment

    @pytest.mark.parametrize(
        "line",
        [
            "Le 15 août 2022, un premier dialogue s’est tenu à Hanoï.",
            "Sáng 15/8/2022, tại Hà Nội, hai bên tổ chức Đối thoại Di cư lần thứ nhất.",
            "On 15 August 2022 the first dialogue was held in Hanoi",
            "Area 51, 2019",
            "Route 66, 2015",
        ],
    )
    def test_a_sentence_with_a_date_in_it_is_an_account(self, line: str) -> None:
        assert recognise(f"Un titre\n\n{line}\n\nUn corps de texte.").passages[1].kind == "lede"

    def test_a_headline_with_a_date_in_it_is_the_title(self) -> None:
        line = "Dialogue Vietnam et Royaume-Uni sur l’immigration du 15 août 2022"
        assert recognise(f"{line}\n\nUn corps de texte.").title == line

    def test_a_date_far_down_is_body(self) -> None:
        text = "\n\n".join(["Un titre", *[f"Paragraphe {n}." for n in range(6)], "15/08/2022", "Encore.", "Fin."])
        assert recognise(text).published is None


class TestBylines:
    @pytest.mark.parametrize(
        ("line", "name"),
        [("Par Jean Dupont", "Jean Dupont"), ("By Mary O’Neill", "Mary O’Neill"), ("Tác giả: Khổng Hà", "Khổng Hà")],
    )
    def test_after_by_under_the_title(self, line: str, name: str) -> None:
        found = recognise(f"Un titre\n\n{line}\n\nUn corps de texte.\n\nUn autre.\n\nEncore un.")
        assert found.byline == name
        assert [p.kind for p in found.passages][:3] == ["title", "byline", "lede"]

    def test_no_figure_is_lost_from_what_looks_like_a_byline(self) -> None:
        text = "Un titre\n\nUn corps.\n\nJean Dupont\n1 234 567"
        assert kinds(text)[-1] == ("body", "Jean Dupont\n1 234 567")

    def test_a_short_last_sentence_is_no_byline(self) -> None:
        assert recognise("Un titre\n\nUn corps de texte.\n\nEt voilà tout").byline is None


class TestCaptions:
    def test_a_picture_credit_makes_a_caption(self) -> None:
        text = "Un titre\n\nUn corps.\n\nLes deux ministres à Hanoï. Photo : VGP.\n\nUn corps.\n\nUn autre corps."
        assert kinds(text)[2] == ("caption", "Les deux ministres à Hanoï. Photo : VGP.")

    def test_a_caption_both_echoed_and_doubled_stands_once(self) -> None:
        text = "Un titre\n\nUn corps.\n\nUn titre -0\nLes ministres.\nLes ministres.\n\nUn corps.\n\nFin du texte."
        assert kinds(text)[2] == ("caption", "Les ministres.")


_PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", "\r", " ", "\t", ".", "Un titre", "Un titre -0", "15/08/2022", "Par Jean Dupont", "Khổng Hà",
     "Photo : VGP.", "Un corps de texte, assez long pour en être un.", "x" * 200, "中文", "\u200b", "\ufeff", "12"]
)  # fmt: skip
pages = st.lists(_PIECES | st.text(max_size=12), min_size=1, max_size=24).map(
    lambda pieces: unicodedata.normalize("NFC", "".join(pieces))
)


class TestAnyText:
    @given(pages)
    def test_passages_are_numbered_ordered_apart_and_trimmed(self, text: str) -> None:
        passages = recognise(text).passages
        assert [p.id for p in passages] == list(range(len(passages)))
        assert all(0 <= p.start < p.end <= len(text) for p in passages)
        assert all(a.end <= b.start for a, b in pairwise(passages))
        assert all(text[p.start : p.end] == text[p.start : p.end].strip() for p in passages)

    @given(pages)
    def test_what_no_passage_holds_is_blank_punctuation_or_said_elsewhere(self, text: str) -> None:
        found = recognise(text)
        said = {line.strip() for p in found.passages for line in text[p.start : p.end].splitlines()}
        edges = [0, *(edge for p in found.passages for edge in (p.start, p.end)), len(text)]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            for line in text[start:end].splitlines():
                repeated = line.strip() in said or (found.title and line.strip().startswith(found.title))
                assert repeated or not any(c.isalnum() for c in line)

    @given(pages)
    def test_a_text_with_letters_has_a_passage(self, text: str) -> None:
        assert bool(recognise(text).passages) == bool(text.strip())


class TestLinesAsUnits:
    def test_ids_are_line_numbers_and_blank_lines_count(self) -> None:
        text = "un\n\n  deux \r\n\t\ntrois\n"
        found = lines_of(text)
        assert [(p.id, text[p.start : p.end]) for p in found] == [
            (0, "un"),
            (1, ""),
            (2, "deux"),
            (3, ""),
            (4, "trois"),
        ]

    @given(st.text(alphabet="ab \t\r\n\u00a0", max_size=40))
    def test_spans_run_forward_inside_their_lines(self, text: str) -> None:
        found = lines_of(text)
        assert [text[p.start : p.end] for p in found] == [line.strip() for line in text.removesuffix("\n").split("\n")]
        assert all(p.start <= p.end for p in found)


def test_a_byline_and_a_date_on_lines_of_one_block() -> None:
    text = (
        "The river rises\n\nBy Mary O'Neill\n12 October 2024\n\nThe river rose on Friday by two metres.\n\nPeople left."
    )
    assert [passage.kind for passage in recognise(text).passages] == ["title", "byline", "date", "lede", "body"]


@pytest.mark.parametrize(
    "below", ["Par Jeanne Dupont\n15 août 2022", "15/08/2022", "Mis en ligne le 15/08/2022 à 11h59"]
)
def test_a_title_above_them_in_the_same_block_is_the_title(below: str) -> None:
    found = recognise(f"Hanoï a ouvert le dialogue\n{below}\n\nLes ministres ont signé un accord.\n\nUn autre.")
    assert found.title == "Hanoï a ouvert le dialogue"
    assert [passage.kind for passage in found.passages if passage.kind not in ("byline", "date")] == [
        "title", "lede", "body",
    ]  # fmt: skip


def test_what_is_known_to_be_a_caption_is_one() -> None:
    text = "A title\n\nThe lede of it.\n\nThe minister speaks.\n\nThe body of it goes on."
    paragraphs = [(match.start(), match.end()) for match in re.finditer(r".+", text)]
    blocks = [Given(*span, "caption" if place == 2 else None, 0) for place, span in enumerate(paragraphs)]
    kinds = [passage.kind for passage in recognise(text, blocks).passages]
    assert kinds == ["title", "lede", "caption", "body"]
