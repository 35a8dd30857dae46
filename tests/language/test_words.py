import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.language.words import is_part, stemmer, stop_flags, stop_words, word_spans


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’immigration à Quang-Minh", ["l", "immigration", "à", "Quang-Minh"]),
        ("1.200 người, 3,5 % au U.K.", ["1.200", "người", "3,5", "au", "U.K"]),
        ("la neige.Jeudi soir", ["la", "neige", "Jeudi", "soir"]),
        ("pre\u00admier étage", ["pre\u00admier", "étage"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("移民カタカナです", ["移", "民", "カタカナ", "です"]),
        ("ไทย มี", ["ไท", "ย", "มี"]),
        ("한국어 조사", ["한국어", "조사"]),
    ],
)
def test_words_are_found_in_every_script(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=200), st.integers(0, 50))
def test_words_stand_in_order_inside_the_stretch_that_was_asked_for(text: str, start: int) -> None:
    end = max(start, len(text) - 5)
    at = start
    for a, b in word_spans(text, start, end):
        assert at <= a < b <= end
        at = b


def test_a_vietnamese_syllable_is_a_part_of_a_word_and_a_foreign_name_is_whole() -> None:
    assert is_part("xuất", "vi")
    assert is_part("nghiêng", "vi")
    assert not is_part("Rycroft", "vi")
    assert not is_part("xuất", "fr")
    assert is_part("民", "zh")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("thời gian qua hai bên đã trao đổi", ["trao", "đổi"]),
        ("được tự do do có lý do", ["tự", "do", "lý", "do"]),  # a stop word inside a known compound is none
        ("điều tra cơ quan chính phủ", ["điều", "tra", "cơ", "quan", "chính", "phủ"]),
    ],
)
def test_vietnamese_stop_words_are_told_by_phrase(text: str, content: list[str]) -> None:
    units = words(text)
    assert [unit for unit, stop in zip(units, stop_flags(units, "vi"), strict=True) if not stop] == content


@given(st.lists(st.sampled_from([*sorted(stop_words("vi"))[:300], "di", "cư", "thời", "gian", ""])))
def test_every_word_gets_one_flag(units: list[str]) -> None:
    assert len(stop_flags(units, "vi")) == len(units)


def test_single_letters_and_hiragana_carry_no_meaning_but_digits_and_han_do() -> None:
    assert stop_flags(["d", "5", "人", "です"], "ja") == [True, False, False, True]


def test_a_language_without_a_list_has_no_stop_words() -> None:
    assert stop_words("xx") == frozenset()


def test_inflected_forms_share_a_stem_where_the_language_has_a_stemmer() -> None:
    french, vietnamese = stemmer("fr"), stemmer("vi")
    assert french("Immigrations") == french("immigration")
    assert french("petites-bourgeoises") == french("petite-bourgeoise")
    assert french("pre\u00admier") == french("premier")
    assert vietnamese("Cư") == "cư"
    assert vietnamese("cư") != vietnamese("cử")


def test_the_list_of_one_language_is_that_of_the_package() -> None:
    import stopwordsiso

    from dialogue_reader.language.words import _listed

    for language in stopwordsiso.langs():
        assert _listed(language) == stopwordsiso.stopwords(language)
    assert _listed("xx") == frozenset()
