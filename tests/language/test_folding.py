"""The folded form of a text, and the way back to the text as printed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.language.folding import differ_in_accents_alone, fold, folded

# Letters whose folding is longer, shorter or empty, among plain ones.
texts = st.text(
    alphabet=st.one_of(
        st.sampled_from("abcAĐđœŒæßﬁ…™½’'«»—-\u00ad\u200b\ufeff\u00a0 \n\t\u0301\u0323ưữếçİıがかé한ศึ"), st.characters()
    ),
    max_size=40,
)
indic_and_latin = st.text(alphabet="aeiouđươếữậçéïœñãÅかがはぱ한글कुकिศึกข้ \u0301\u0323", max_size=30)


class TestWhatIsAlike:
    @pytest.mark.parametrize(
        ("printed", "typed"),
        [
            ("Di cư", "di cu"),
            ("ĐỐI THOẠI", "doi thoai"),
            (unicodedata.normalize("NFD", "Đối thoại"), "doi thoai"),
            ("l’immigration", "l'immigration"),
            ("l‘été", "l'ete"),
            ("« cœur »", '" coeur "'),
            ("Royaume—Uni", "royaume-uni"),
            ("xuất\u00a0nhập\u202fcảnh", "xuat nhap canh"),
            ("im\u00admi\u200bgra\u2060tion", "immigration"),
            ("ﬁn oﬃciel", "fin officiel"),
            ("Straße", "strasse"),
            ("İstanbul ılık", "istanbul ilik"),
            ("Ελλάδα", "ελλαδα"),
            ("ёлка й", "елка и"),
            ("Ａ１", "a1"),
            ("VGP™ ℌ", "vgptm h"),
            ("☎\ufe0f", "☎"),
            ("ก่ ข้", "ก ข"),
            ("שָׁלוֹם", "שלום"),
        ],
    )
    def test_as_printed_and_as_typed(self, printed: str, typed: str) -> None:
        assert folded(printed) == typed

    @pytest.mark.parametrize(("one", "another"), [("कि", "कु"), ("कु", "क"), ("かき", "かぎ"), ("กุ", "ก"), ("a", "b")])
    def test_sounds_are_not_accents(self, one: str, another: str) -> None:
        assert folded(one) != folded(another)

    @given(indic_and_latin)
    def test_composed_and_decomposed_are_one(self, text: str) -> None:
        assert folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFD", text))

    @given(texts)
    def test_folding_again_changes_nothing(self, text: str) -> None:
        assert folded(folded(text)) == folded(text)

    @given(texts)
    def test_case_does_not_matter(self, text: str) -> None:
        assert folded(text.casefold()) == folded(text)


class TestTheWayBack:
    @given(texts, st.data())
    def test_a_folded_span_leads_to_text_that_folds_to_hold_it(self, text: str, data: st.DataObject) -> None:
        found = fold(text)
        assert found.text == folded(text)
        if not found.text:
            return
        start = data.draw(st.integers(0, len(found.text) - 1))
        end = data.draw(st.integers(start + 1, len(found.text)))
        first, last = found.span(start, end)
        assert 0 <= first < last <= len(text)
        assert found.text[start:end] in folded(text[first:last])

    @given(texts)
    def test_the_way_back_never_turns(self, text: str) -> None:
        found = fold(text)
        sources = [found.source(k) for k in range(len(found.text) + 1)]
        assert sources == sorted(sources)
        assert all(0 <= source <= len(text) for source in sources)

    @given(texts)
    def test_the_whole_leads_to_the_whole_but_for_what_does_not_print_in_front(self, text: str) -> None:
        found = fold(text)
        if found.text:
            first, last = found.span(0, len(found.text))
            assert folded(text[:first]) == ""
            assert last == len(text)

    def test_no_letters_of_a_neighbour_are_taken_along(self) -> None:
        text = "le cœur\u00ad bat"
        start = folded(text).index("oeur")
        assert text[slice(*fold(text).span(start, start + 4))] == "œur\u00ad"
        assert text[slice(*fold(text).span(start, start + 1))] == "œ"
        assert text[slice(*fold(text).span(start + 1, start + 2))] == "œ"

    def test_an_empty_span_stays_empty(self) -> None:
        assert fold("cœur").span(2, 2) == (1, 1)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Durán", "Duran", True),
        ("Durán", "Durán", True),
        ("Hùng", "Hung", True),
        ("Hùng", "Hưng", False),
        ("Đức", "Duran", False),
    ],
)
def test_a_word_is_another_if_that_lacks_its_accents(one: str, other: str, is_one: bool) -> None:
    assert differ_in_accents_alone(one.lower(), other.lower()) is is_one
