"""The facts of an article."""

import pytest

from dialogue_reader.comparison.facts.extraction import facts_of
from dialogue_reader.comparison.facts.fact import Name
from dialogue_reader.comparison.facts.names.near import spelling_change
from dialogue_reader.documents.opening import open_article, sample
from dialogue_reader.language.names.places import place_of
from tests.comparison.facts.building import article


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Anh", "vi"), ("Royaume-Uni", "fr")),
        (("Hà Nội", "vi"), ("Hanoï", "fr")),
        (("Luân Đôn", "vi"), ("Londres", "fr")),
        (("Hoa Kỳ", "vi"), ("États-Unis", "fr")),
        (("Đức", "vi"), ("Germany", "en")),
        (("München", "de"), ("München", "en")),
        (("Москва", "ru"), ("Moscou", "fr")),
    ],
)
def test_a_place_is_one_under_all_its_names(left: tuple[str, str], right: tuple[str, str]) -> None:
    assert place_of(*left) == place_of(*right)


def test_every_fact_stands_where_it_says() -> None:
    for path in sample():
        found = facts_of(open_article(path))
        text = open_article(path).text
        assert found
        assert all(text[fact.start : fact.end] == fact.text for fact in found)
        assert list(found) == sorted(found, key=lambda fact: fact.start)


def test_equal_facts_share_a_key_across_languages() -> None:
    vietnamese = article("vi", "Ngày 3 tháng 5 năm 2021, tại Hà Nội, 1,2 tỷ đô la được trao cho Nguyễn Văn Bình.")
    french = article("fr", "Le 3 mai 2021, à Hanoï, 1,2 milliard de dollars ont été remis à Nguyen Van Binh.")
    assert {f.key for f in facts_of(vietnamese)} == {f.key for f in facts_of(french)}
    assert {f.key for f in facts_of(french)} == {"2021-05-03", "Hanoi", "1200000000 dollar", "binh nguyen van"}


def test_the_order_of_a_name_does_not_matter() -> None:
    turned = (facts_of(article("fr", f"Voici {name}.")) for name in ("Quang Luong Tam", "Luong Tam Quang"))
    assert len({facts[-1].key for facts in turned}) == 1


def test_a_capital_that_only_begins_a_sentence_is_no_sure_name() -> None:
    found = {fact.text: fact.value for fact in facts_of(article("fr", "Grenouilles partout. Il voit Grenouilleau."))}
    assert [value.sure for value in found.values() if isinstance(value, Name)] == [False, True]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("rycroft", "cycroft", "slip"),
        ("halloway", "hallowey", "slip"),
        ("brandstetter", "brandstetner", "slip"),
        ("mohammed", "muhammed", "convention"),
        ("wilhelm", "vilhelm", "convention"),
        ("kashoggi", "khashoggi", "convention"),
        ("wurttemberg", "wuerttemberg", "convention"),
        ("syria", "syrie", None),
        ("tasmania", "tasmanie", None),
        ("vietnam", "vietnamien", None),
        ("maria", "martin", None),
        ("iran", "irak", None),
    ],
)
def test_a_slip_is_distinguished_from_a_convention_of_languages(left: str, right: str, expected: str | None) -> None:
    assert spelling_change(left, right) == spelling_change(right, left) == expected
