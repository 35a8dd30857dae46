"""One value, whatever it is written with."""

import pytest

from dialogue_reader.language.numbers import Number, numbers_in, rounds_to, same_value


def first(text: str, language: str) -> Number:
    return numbers_in(text, language)[0]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("vi", "1,2 tỷ đồng", 1.2e9),
        ("fr", "1,2 milliard d’euros", 1.2e9),
        ("en", "1.2 billion pounds", 1.2e9),
        ("de", "1,2 Milliarden Euro", 1.2e9),
        ("zh", "12亿美元", 1.2e9),
        ("vi", "15.000 người", 15000),
        ("fr", "15 000 personnes", 15000),
        ("fr", "15\u202f000 personnes", 15000),
        ("en", "15,000 people", 15000),
        ("vi", "hai trăm ba mươi lăm người", 235),
        ("fr", "deux cent trente-cinq personnes", 235),
        ("en", "two hundred and thirty-five people", 235),
        ("de", "zweihundertfünfunddreißig Menschen", 235),
        ("ru", "двести тридцать пять человек", 235),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("ar", "٢٣ شخصا", 23),
        ("fr", "une quinzaine de blessés", 15),
        ("en", "nearly two dozen boats", 24),
        ("en", "a two-dozen-strong crew", 24),
        ("de", "drei Dutzend Boote", 36),
        ("fr", "2 douzaines d’œufs", 24),
    ],
)
def test_a_number_has_one_value_in_every_language(language: str, text: str, value: float) -> None:
    assert first(text, language).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("vi", "3,5%", "percent"),
        ("fr", "3,5 pour cent", "percent"),
        ("en", "$40", "dollar"),
        ("vi", "40 đô la", "dollar"),
        ("fr", "40 millions d’euros", "EUR"),
        ("fr", "800 km/h", "kilometer-per-hour"),
        ("de", "12 Kilometer", "kilometer"),
        ("vi", "19 tuổi", "year"),
        ("fr", "19 ans", "year"),
        ("en", "a 12-year sentence", "year"),
        ("en", "a 45-day strike", "day"),
    ],
)
def test_what_a_number_measures_is_read_with_it(language: str, text: str, unit: str) -> None:
    assert first(text, language).unit == unit


@pytest.mark.parametrize(
    "text",
    ["Ils ont signé mardi.[1] Puis rien.", "Hanoï[12], dit-on.", "[3] Voir plus haut.", "a\n[4] Voir plus haut."],
)
def test_the_number_of_a_footnote_counts_nothing(text: str) -> None:
    assert numbers_in(text, "fr") == []


def test_a_number_that_somebody_put_in_is_one() -> None:
    assert first("environ [20] personnes", "fr").value == 20


def test_the_span_covers_the_number_and_its_scale_but_not_its_measure() -> None:
    text = "Giá là 1,2 tỷ đồng."
    number = first(text, "vi")
    assert text[number.start : number.end] == "1,2 tỷ"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("vi", "7 giờ 30"), ("fr", "7h30")),
        (("en", "7:30 pm"), ("fr", "19 h 30")),
        (("en", "8 hours"), ("fr", "20 heures")),
        (("fr", "2-3 millions"), ("en", "2 million")),
        (("de", "20.30 Uhr"), ("fr", "20 h. 30")),
        (("de", "1 ½ Meter"), ("fr", "1,50 m")),
        (("vi", "nửa tiếng"), ("fr", "30 minutes")),
        (("vi", "16,700 người"), ("fr", "16 700 personnes")),
    ],
)
def test_two_ways_to_write_one_value_agree(left: tuple[str, str], right: tuple[str, str]) -> None:
    assert same_value(first(left[1], left[0]), first(right[1], right[0]))


def test_a_rounded_number_agrees_with_the_exact_one_only_when_it_calls_itself_rounded() -> None:
    exact = first("511 prisonniers", "fr")
    assert rounds_to(first("hơn 500 tù nhân", "vi"), exact)
    assert not rounds_to(first("500 tù nhân", "vi"), exact)
    assert not rounds_to(first("hơn 500 tù nhân", "vi"), first("plus de 511 prisonniers", "fr"))


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [n.value for n in numbers_in("3-1, puis 24, 17 et vingt et un", "fr")] == [3, 1, 24, 17, 21]


def test_what_has_no_table_still_has_its_digits() -> None:
    assert [n.value for n in numbers_in("qwx 42 % und 7", "und")] == [42, 7]


def test_a_word_of_two_meanings_is_told_as_doubtful() -> None:
    assert first("năm qua", "vi").doubtful
    assert not first("năm tuần", "vi").doubtful


def test_a_comma_groups_thousands_where_it_never_parts_decimals() -> None:
    assert first("17,000 seats", "en").values == (17000,)
    assert set(first("17.000 seats", "en").values) == {17, 17000}
    assert set(first("17,000 ghế", "vi").values) == {17, 17000}


def test_a_decade_is_no_number_and_no_year() -> None:
    assert numbers_in("a woman in her 40s", "en") == []
    assert numbers_in("the mid-40's", "en") == []
