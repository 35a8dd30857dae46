"""From bytes to text, and the clear word where that cannot be."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.documents.decoding import decode
from dialogue_reader.errors import DocumentError
from dialogue_reader.messages.errors import Explanation, described, explained

VIETNAMESE = "Đối thoại Di cư và Xuất nhập cảnh"
NOISE = hashlib.shake_256(b"compressed").digest(4000)


def refused(data: bytes, encoding: str | None = None) -> Explanation:
    with pytest.raises(DocumentError) as caught:
        decode(data, "bài báo.txt", encoding)
    message = described(caught.value)
    assert message.startswith("bài báo.txt: ")
    assert len(message.splitlines()) <= 2
    assert all(explained(caught.value))
    return explained(caught.value)


class TestTexts:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
    def test_unicode_is_recognised(self, encoding: str) -> None:
        assert decode(VIETNAMESE.encode(encoding), "x") == VIETNAMESE

    @pytest.mark.parametrize(("encoding", "mark"), [("utf-16-be", b"\xfe\xff"), ("utf-32-be", b"\x00\x00\xfe\xff")])
    def test_the_other_byte_order(self, encoding: str, mark: bytes) -> None:
        assert decode(mark + VIETNAMESE.encode(encoding), "x") == VIETNAMESE

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "UTF8"])
    def test_a_byte_order_mark_is_no_part_of_the_text_even_if_the_encoding_is_named(self, encoding: str) -> None:
        assert decode(VIETNAMESE.encode("utf-8-sig"), "x", encoding) == VIETNAMESE

    def test_a_named_encoding_is_followed(self) -> None:
        assert decode("Việt Nam".encode("cp1258", "ignore"), "x", "cp1258")
        assert decode("à Hanoï".encode("latin-1"), "x", "latin-1") == "à Hanoï"

    def test_decomposed_text_is_composed(self) -> None:
        assert decode(unicodedata.normalize("NFD", VIETNAMESE).encode(), "x") == VIETNAMESE

    def test_line_ends_and_odd_characters_stay(self) -> None:
        text = "un\r\ndeux\ttrois\x1b[31mrouge\x00\x07" + "." * 100
        assert decode(text.encode(), "x") == text

    @given(st.text(min_size=1).filter(lambda text: bool(text.strip())))
    def test_every_text_comes_through_or_is_called_binary(self, text: str) -> None:
        data = text.encode()
        try:
            assert decode(data, "x") == unicodedata.normalize("NFC", text).removeprefix("\ufeff")
        except DocumentError as error:
            assert error.code in ("binary_data", "only_white_space")

    @given(
        st.binary(max_size=400), st.sampled_from([None, "utf-8", "utf-16", "cp1258", "utf-7", "unicode_escape", "idna"])
    )
    @pytest.mark.filterwarnings("ignore:.*invalid escape sequence:DeprecationWarning")
    def test_any_bytes_give_nfc_text_or_a_clear_word(self, data: bytes, encoding: str | None) -> None:
        try:
            text = decode(data, "x", encoding)
        except DocumentError:
            return
        assert unicodedata.is_normalized("NFC", text)
        assert text.strip()
        text.encode()


class TestBadInput:
    def test_empty(self) -> None:
        assert "empty" in refused(b"").reason

    @pytest.mark.parametrize("data", [b" \n\t\r\n ", "\u00a0\u3000\n".encode(), b"\xef\xbb\xbf", b"\xff\xfe"])
    def test_white_space_only(self, data: bytes) -> None:
        assert "white space" in refused(data).reason

    @pytest.mark.parametrize(
        "data",
        [
            bytes(range(256)) * 8,
            b"\x7fELF\x02\x01\x01" + bytes(64),
            b"\x89PNG\r\n\x1a\n" + NOISE,
            b"PK\x03\x04" + NOISE,
            b"\xff\xd8\xff\xe0" + NOISE,
        ],
        ids=["all bytes", "program", "picture", "archive", "photo"],
    )
    def test_binary(self, data: bytes) -> None:
        assert "binary" in refused(data).reason

    def test_binary_stays_binary_under_a_named_encoding(self) -> None:
        assert "binary" in refused(b"PK\x03\x04" + NOISE, "latin-1").reason

    def test_not_utf8_says_what_it_looks_like_and_what_to_type(self) -> None:
        text = "Les relations se sont approfondies dans divers domaines, l'éducation, la sécurité et la défense. " * 5
        error = refused(text.encode("latin-1"))
        assert error.reason.startswith("not UTF-8")
        assert "--encoding " in error.remedy
        assert "UTF-8" in error.remedy

    def test_a_wrong_encoding(self) -> None:
        error = refused("à Hanoï".encode("latin-1"), "ascii")
        assert "ASCII" in error.reason

    def test_one_that_is_utf8_beyond_doubt_stays_so(self) -> None:
        assert decode("à Hanoï, María".encode(), "a.txt", "latin-1") == "à Hanoï, María"

    def test_french_is_told_as_what_french_was_written_in(self) -> None:
        text = "Le président est à Genève, où le ministère a décidé de réformer les hôpitaux cet été. " * 3
        assert "--encoding cp1252" in refused(text.encode("cp1252")).remedy

    @pytest.mark.parametrize("encoding", ["klingon", "base64", "undefined", "utf\0"])
    def test_an_encoding_that_is_none(self, encoding: str) -> None:
        assert "encoding" in refused(b"du texte", encoding).reason

    def test_half_a_utf16_character(self) -> None:
        assert "UTF-16" in refused("abc".encode("utf-16")[:-1]).reason
