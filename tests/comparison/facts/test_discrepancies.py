"""What is reported as differing, and what is not."""

from datetime import datetime

import pytest

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.facts.model import Discrepancy, Mention
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Pair, Sides
from dialogue_reader.documents.opening import open_pair, sample
from tests.comparison.facts.building import article, compared, said


def test_a_changed_figure_is_reported_with_both_places() -> None:
    left = article("vi", "Bãi biển đóng cửa trong 48 giờ.")
    right = article("fr", "La plage est fermée pendant 51 heures.")
    (discrepancy,) = compared(left, right)
    assert discrepancy == Discrepancy(
        "number", "number_differs", (Mention("left", 0, 24, 26, "48"), Mention("right", 0, 28, 30, "51")), 0.9
    )
    assert discrepancy.arguments == {"left": "48", "right": "51"}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Cuộc họp diễn ra ngày 12/5.", "La réunion a eu lieu le 19 mai.", ("date", "12/5", "19 mai")),
        ("Cuộc họp diễn ra hôm thứ Ba.", "La réunion a eu lieu jeudi.", ("date", "thứ Ba", "jeudi")),
        ("Hai bộ trưởng có mặt.", "Sept ministres étaient présents.", None),  # too far apart to be one fact
        ("Bốn bộ trưởng có mặt.", "Cinq ministres étaient présents.", ("number", "Bốn", "Cinq")),
        (
            "Thiệt hại là 1,2 tỷ đô la.",
            "Les dégâts sont de 1,5 milliard de dollars.",
            ("number", "1,2 tỷ", "1,5 milliard"),
        ),
        ("Ông Brandmeyer phát biểu.", "M. Branfmeyer a parlé.", ("name", "Brandmeyer", "Branfmeyer")),
    ],
)
def test_facts_of_every_kind_are_held_against_each_other(
    left: str, right: str, expected: tuple[str, str, str] | None
) -> None:
    found = said(compared(article("vi", left), article("fr", right)))
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hơn 1.500 người biểu tình.", "Plus de 1 500 personnes ont manifesté."),
        ("Khoảng 500 tù nhân trốn thoát.", "On compte 511 évadés."),
        ("Hai mươi ba người bị thương.", "On compte 23 blessés."),
        ("Vụ cháy kéo dài nửa tiếng.", "L’incendie a duré 30 minutes."),
        ("Đoạn đường dài 5 dặm.", "Le tronçon fait 8 kilomètres."),
        ("Sự việc xảy ra vào tháng 8.", "Les faits remontent au 15 août 2022."),
        ("Trận đấu bắt đầu lúc 7 giờ 30 tối.", "Le match commence à 19 h 30."),
        ("Có 40 người.", "Il y avait du monde."),
        ("Ông thăm Syria và Pakistan.", "Il a visité la Syrie et le Pakistan."),
        ("Tổng thống Nguyễn Văn Thiệu.", "Le président Nguyen Van Thieu."),
        ("Lãnh đạo là Mohammed Karim.", "Le chef est Mohamed Karim."),
        ("Có một ngôi làng.", "Deux villages."),
        ("Năm ngoái, 12 làng bị ngập.", "L’an dernier, 12 villages ont été inondés."),
    ],
)
def test_a_faithful_translation_raises_no_alarm(left: str, right: str) -> None:
    assert said(compared(article("vi", left), article("fr", right))) == []


def test_one_word_of_two_related_languages_is_no_misspelled_name() -> None:
    left = article("en", "The Parliament heard the Department of Justice.")
    right = article("fr", "Le Parlement a entendu le Département de la Justice.")
    assert compared(left, right) == ()


def test_a_noun_with_a_capital_letter_is_no_name() -> None:
    left = article("de", "Die Leitung lobte die Leistung. Der Ozean ist weit.")
    right = article("fr", "La direction a salué la performance. L’Océan est vaste.")
    assert compared(left, right) == ()


def test_a_figure_that_moved_into_the_next_sentence_is_found_there() -> None:
    left = article("vi", "Cảnh sát bắt 14 người. Họ bị giam 30 ngày.")
    right = article("fr", "La police a arrêté du monde, détenu 30 jours. Ils étaient 14.")
    assert compared(left, right) == ()


def test_only_linked_passages_are_held_against_each_other() -> None:
    left = article("vi", "Có 14 người.", "Có 30 ngày.")
    right = article("fr", "Il y a 17 personnes.", "Il y a 33 jours.")
    assert compared(left, right, []) == ()
    assert said(compared(left, right, [(0, 0)])) == [("number", "14", "17")]


def test_sentences_that_tie_a_link_narrow_it_down() -> None:
    left = article("vi", "Có 14 người. Có 30 ngôi nhà.")
    right = article("fr", "Il y a 33 maisons. Il y a 14 personnes.")
    link = Link((0,), (0,), 0.9, ((0, 1, 0.9), (1, 0, 0.9)))
    found = discrepancies(Pair(left, right), Comparison((link,), (), Sides((), ()), "test"))
    assert said(found) == [("number", "30", "33")]


def test_links_between_sentences_serve_as_well() -> None:
    left, right = article("vi", "Trời mưa. Có 14 người."), article("fr", "Il y a 17 personnes.")
    linked = Comparison((Link((1,), (0,), 0.9),), (), Sides((), ()), "test", level="sentence")
    assert said(discrepancies(Pair(left, right), linked)) == [("number", "14", "17")]


def test_yesterday_is_resolved_from_each_articles_own_date() -> None:
    left = article("vi", "Vụ việc xảy ra hôm qua.", published=datetime(2022, 8, 15))
    same, other = (article("fr", f"Les faits se sont produits le {day} août.") for day in (14, 12))
    assert compared(left, same) == ()
    assert said(compared(left, other)) == [("date", "hôm qua", "12 août")]


def test_a_name_that_one_article_spells_in_two_ways_has_both_places_on_one_side() -> None:
    left = article("vi", "Ngài Matthew Halbrook phát biểu.", "Ngài Matthew Dalbrook trả lời. Ông Halbrook cảm ơn.")
    right = article("fr", "Le ministre a parlé.", "Il a répondu.")
    (found,) = compared(left, right)
    assert [(place.side, place.text) for place in found.mentions] == [("left", "Dalbrook"), ("left", "Halbrook")]
    assert found.right is None
    assert found.code == "spelled_two_ways"
    assert found.arguments == {"side": "left", "rarer": "Dalbrook", "usual": "Halbrook"}


def test_two_names_that_both_articles_know_are_two_names() -> None:
    left = article("vi", "Marina Kovac gặp Karina Kovac.")
    right = article("fr", "Marina Kovac a rencontré Karina Kovac.")
    assert compared(left, right) == ()


def test_the_sample_holds_one_name_in_two_spellings_and_nothing_else() -> None:
    pair = open_pair(*sample())
    links = [(0, 0), (2, 5), (3, 3), (6, 4), (7, 5), (9, 7), (10, 8), (12, 6)]
    found = discrepancies(pair, Comparison(tuple(Link((a,), (b,), 0.9) for a, b in links), (), Sides((), ()), "test"))
    assert said(found) == [("name", "Cycroft", None)]
    assert found[0].mentions[1].text == "Rycroft"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("", ""),
        ("", "Il y a 17 personnes."),
        ("\ufeff\u200b", "17"),
        ("x" * 3000, "1" * 3000),
        ("1 " * 4000, "2 " * 4000),
    ],
)
def test_odd_texts_get_an_answer(left: str, right: str) -> None:
    assert len(compared(article("und", left), article("fr", right))) <= 4000


def test_identical_articles_have_no_discrepancy() -> None:
    text = "Le 15 août, à Hanoï, 12 ministres et M. Halbrook ont versé 3,5 millions d’euros."
    assert compared(article("fr", text), article("fr", text)) == ()


@pytest.mark.parametrize(("count", "reported"), [(1, True), (30, True), (59, True), (60, False), (120, False)])
def test_of_a_changed_figure_among_many_only_a_table_says_nothing(count: int, reported: bool) -> None:
    values = [1000 + 7 * k for k in range(count)]
    left = article("vi", f"Số liệu: {', '.join(map(str, values))} và 48 giờ.")
    right = article("fr", f"Chiffres : {', '.join(map(str, values))} et 51 heures.")
    expected = [("number", "48", "51")] if reported else []
    assert said(compared(left, right)) == expected
