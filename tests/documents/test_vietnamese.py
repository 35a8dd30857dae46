"""The encodings that Vietnamese was written in before Unicode."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.documents import vietnamese
from dialogue_reader.documents.decoding import decode, recognised
from dialogue_reader.documents.model import Pair
from dialogue_reader.documents.opening import open_article
from dialogue_reader.errors import DocumentError
from dialogue_reader.messages.errors import explained

ENCODINGS = ("viscii", "tcvn3", "vni")
EVERY = "".join(
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưy"
    for tone in ("", *vietnamese._TONES.values())
)
SHORT = "Hà Nội, ngày mười lăm"
FRENCH = "Le président est à Genève, où le ministère a décidé de réformer les hôpitaux cet été. " * 5


def encoded(text: str, name: str) -> bytes:
    """`text` in an old encoding, what it has no sign for left out."""
    units = {
        vietnamese.decode(bytes([code]), name): bytes([code]) for code in range(255, -1, -1) if is_defined(code, name)
    }
    if name == "vni":
        for base in "AEOUYaeouyÔÖôö":
            for sign in vietnamese._VNI_SIGNS:
                pair = (base + sign).encode("cp1252")
                letter = vietnamese.decode(pair, name)
                if len(letter) == 1 and (base.isupper() == sign.isupper() or letter not in units):
                    units[letter] = pair
    return b"".join(units.get(letter, letter.encode("ascii", "ignore")) for letter in text)


def is_defined(code: int, name: str) -> bool:
    try:
        return bool(vietnamese.decode(bytes([code]), name))
    except UnicodeDecodeError:
        return False


@pytest.fixture
def text(articles: Pair) -> str:
    return articles.left.text.replace("…", "...").replace("\u00a0", " ")


class TestTables:
    @pytest.mark.parametrize("name", ENCODINGS)
    def test_hold_every_small_letter(self, name: str) -> None:
        assert vietnamese.decode(encoded(EVERY, name), name) == EVERY

    @pytest.mark.parametrize("name", ["viscii", "vni"])
    def test_hold_every_capital(self, name: str) -> None:
        assert vietnamese.decode(encoded(EVERY.upper(), name), name) == EVERY.upper()

    # "Việt Nam độc lập", as printed in RFC 1456, in a table of TCVN 5712, and as seen in files of VNI.
    @pytest.mark.parametrize(
        ("data", "name"),
        [
            (b"Vi\xaet Nam \xf0\xb5c l\xa7p", "viscii"),
            (b"Vi\xd6t Nam \xae\xe9c l\xcbp", "tcvn3"),
            (b"Vie\xe4t Nam \xf1o\xe4c la\xe4p", "vni"),
        ],
    )
    def test_are_those_of_the_standards(self, data: bytes, name: str) -> None:
        assert vietnamese.decode(data, name) == "Việt Nam độc lập"


class TestRecognised:
    @pytest.mark.parametrize("name", ENCODINGS)
    def test_by_content(self, text: str, name: str) -> None:
        assert recognised(encoded(text, name)) == name
        assert decode(encoded(text, name), "x") == decode(encoded(text, name), "x", name)

    @pytest.mark.parametrize("name", ["viscii", "vni"])
    def test_the_sample_is_the_same_as_in_unicode(self, text: str, name: str, tmp_path: Path) -> None:
        paths = tmp_path / "cũ.txt", tmp_path / "mới.txt"
        paths[0].write_bytes(encoded(text, name))
        paths[1].write_text(text, encoding="utf-8")
        old, new = map(open_article, paths)
        assert old.text == new.text
        assert (old.passages, old.title, old.published, old.language) == (
            new.passages,
            new.title,
            new.published,
            new.language,
        )
        assert (old.encoding, new.encoding) == (name, None)

    def test_tcvn3_has_no_capitals_with_tones(self, text: str) -> None:
        assert decode(encoded(text.casefold(), "tcvn3"), "x") == text.casefold()

    @pytest.mark.parametrize("name", ENCODINGS)
    def test_all_in_capitals(self, text: str, name: str) -> None:
        assert recognised(encoded(text.upper(), name)) == name

    @pytest.mark.parametrize("name", ENCODINGS)
    def test_by_their_name_as_well(self, name: str) -> None:
        assert decode(encoded(SHORT, name), "x", name.upper()) == SHORT

    @pytest.mark.parametrize("name", ["TCVN-3", "tcvn", "ABC", "vni-windows", "VISCII"])
    def test_their_names_are_spelt_in_many_ways(self, name: str) -> None:
        assert decode(b"Nam", "x", name) == "Nam"

    def test_what_they_do_not_have_is_said_with_its_place(self) -> None:
        with pytest.raises(DocumentError) as caught:
            decode(b"Nam \x81", "x", "tcvn3")
        assert explained(caught.value).reason == "not TCVN3 (byte 4)"


class TestInDoubt:
    @pytest.mark.parametrize("name", ENCODINGS)
    def test_a_few_words_are_refused_with_a_suggestion(self, name: str) -> None:
        with pytest.raises(DocumentError) as caught:
            decode(encoded(SHORT, name), "x")
        assert f"--encoding {name}" in explained(caught.value).remedy

    @pytest.mark.parametrize("name", ["cp1252", "latin-1", "mac-roman", "iso-8859-15"])
    def test_french_is_none_of_them(self, name: str) -> None:
        assert recognised(FRENCH.encode(name)) is None

    def test_windows_1258_is_suggested_as_before(self, text: str) -> None:
        data = unicodedata.normalize("NFD", text).replace("\u0302", "").encode("cp1258", "ignore")
        assert recognised(data) is None
        with pytest.raises(DocumentError) as caught:
            decode(data, "x")
        assert "cp1258" in explained(caught.value).remedy

    @pytest.mark.parametrize("name", ["shift-jis", "gb18030", "koi8-r", "cp1251", "iso-8859-7"])
    def test_other_scripts_are_none_of_them(self, name: str) -> None:
        words = {
            "shift-jis": "すべての人間は、生まれながらにして自由",
            "gb18030": "人人生而自由，在尊严和权利上一律平等",
        }
        text = words.get(name, "Αα Ββ Γγ Δδ Εε" if name.endswith("7") else "Все люди рождаются свободными и равными")
        assert recognised((f"{text} " * 20).encode(name)) is None

    @given(st.binary(max_size=300))
    def test_any_bytes_are_judged(self, data: bytes) -> None:
        assert recognised(data) in {None, *ENCODINGS, "utf-16-le", "utf-16-be"}


class TestSyllables:
    @pytest.mark.parametrize("word", ["nghiêng", "giếng", "quốc", "khuỷu", "thoại", "gì", "yêu", "ý", "Hoàng", "quyết"])
    def test_well_formed(self, word: str) -> None:
        assert vietnamese.is_syllable(word)

    @pytest.mark.parametrize("word", ["", "hệllo", "tốc\u0300", "tồc", "rộforme", "ðó", "bnà", "fà", "êtrê"])
    def test_not_well_formed(self, word: str) -> None:
        assert not vietnamese.is_syllable(word)


class TestUtf16WithoutAMark:
    @pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
    def test_is_recognised(self, text: str, name: str) -> None:
        assert decode(text.encode(name), "x") == text
        assert recognised(text.encode(name)) == name

    @pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
    def test_in_other_scripts_too(self, name: str) -> None:
        text = "Все люди рождаются свободными и равными в своём достоинстве и правах.\n"
        assert decode(text.encode(name), "x") == text

    @pytest.mark.parametrize(
        "data", [b"abc\0def\0ghi\0", b"a\0\x01\0b\0\x02\0", bytes(400), b"Un texte\0 avec un z\xc3\xa9ro"]
    )
    def test_zeros_alone_do_not_make_it(self, data: bytes) -> None:
        assert recognised(data) is None
