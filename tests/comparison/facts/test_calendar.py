"""A day, however it is told."""

from datetime import date

import pytest

from dialogue_reader.language.dates.calendar import Moment, agree, moments_in

TODAY = date(2022, 8, 15)


def only(text: str, language: str, today: date | None = TODAY) -> Moment:
    (found,) = moments_in(text, language, today=today)
    return found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Ngày 15 tháng 8 năm 2022"),
        ("vi", "15/08/2022"),
        ("fr", "le lundi 15 août 2022"),
        ("en", "on August 15, 2022"),
        ("en", "8/15/2022"),
        ("de", "am 15. August 2022"),
        ("es", "el 15 de agosto de 2022"),
        ("ru", "15 августа 2022 года"),
        ("hu", "2022. augusztus 15."),
        ("zh", "2022年8月15日"),
        ("und", "2022-08-15"),
        ("vi", "hôm nay"),
        ("fr", "aujourd’hui"),
    ],
)
def test_one_day_in_every_language(language: str, text: str) -> None:
    moment = only(text, language)
    assert (moment.year, moment.month, moment.day, moment.weekday) == (2022, 8, 15, 0)


def test_yesterday_is_told_from_the_day_the_article_appeared() -> None:
    assert only("hôm qua", "vi").day == only("hier", "fr").day == 14
    assert moments_in("hier", "fr") == []


def test_a_day_without_a_year_takes_the_nearest_but_contradicts_no_year() -> None:
    moment = only("Sáng 15/8", "vi")
    assert (moment.year, moment.nearest) == (2022, True)
    assert only("le 2 janvier", "fr", date(2022, 12, 30)).year == 2023
    assert agree(moment, only("15 août 1998", "fr"))


def test_different_precision_is_no_contradiction() -> None:
    assert agree(only("tháng 8", "vi"), only("15 août 2022", "fr"))
    assert agree(only("thứ Hai", "vi"), only("15 août 2022", "fr"))
    assert agree(only("năm 2018", "vi"), only("lundi", "fr")) is None
    assert agree(only("15/8", "vi"), only("16 août", "fr")) is False


def test_a_weekday_and_its_date_are_one() -> None:
    text = "Le samedi 13 août, il pleut."
    moment = only(text, "fr")
    assert text[moment.start : moment.end] == "samedi 13 août"


@pytest.mark.parametrize("text", ["we may march on", "1/200", "31/31", "version 2.10.3"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert moments_in(text, "en", today=TODAY) == []


def test_a_day_that_no_month_has_is_kept_so_that_the_slip_is_seen() -> None:
    assert only("le 40 mars", "fr").day == 40


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("Thứ hai, giá tăng. Thứ ba, dân thiếu nước.", []),
        ("Đây là lần thứ ba đội về thứ hai.", []),
        ("Họ đến hôm thứ ba và đi sáng thứ năm.", [1, 3]),
        ("Trận đấu vào Thứ Hai tới.", [0]),
        ("Phiên tòa mở thứ hai tuần sau.", [0]),
        ("Họ gặp nhau chủ nhật.", [6]),
    ],
)
def test_a_vietnamese_ordinal_is_no_weekday(text: str, weekdays: list[int]) -> None:
    assert [moment.weekday for moment in moments_in(text, "vi")] == weekdays


@pytest.mark.parametrize(
    ("text", "days"),
    [("Sáng 31-10, mưa to.", [(31, 10)]), ("Chiều 29.10 có gió.", [(29, 10)]), ("Tỷ số 3-1 và 2.5 điểm.", [])],
)
def test_a_vietnamese_day_and_month_may_be_joined_by_a_hyphen_or_a_full_stop(
    text: str, days: list[tuple[int, int]]
) -> None:
    assert [(moment.day, moment.month) for moment in moments_in(text, "vi")] == days
