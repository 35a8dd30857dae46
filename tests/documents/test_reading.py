"""Opening by the head: what is shown first is the beginning of what comes, wherever the bytes are cut."""

import os
import threading
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogue_reader.documents import decoding, opening
from dialogue_reader.documents.decoding import decode, pieces
from dialogue_reader.documents.opening import PairReading, Reading, open_article
from dialogue_reader.documents.sources import comes_slowly
from dialogue_reader.errors import DocumentError
from dialogue_reader.messages.errors import explained

PARAGRAPH = "Đối thoại Di cư, đoạn {}, được tổ chức tại Hà Nội.\n\n"
BOOK = "Tựa đề\n\n" + "".join(PARAGRAPH.format(k) for k in range(200))


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_WHOLE", 1000)
    monkeypatch.setattr(opening, "_HEAD", 400)
    monkeypatch.setattr(opening, "PIECE", 300)
    monkeypatch.setattr(decoding, "PIECE", 300)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.txt"
    path.write_text(BOOK, encoding="utf-8")
    return path


class TestTheHead:
    def test_is_the_beginning_of_the_whole(self, book: Path) -> None:
        reading = Reading(book)
        head = reading.article
        assert not reading.is_whole
        assert 0 < len(head.text) < 500
        assert head.title == "Tựa đề"
        whole = reading.finish()
        assert whole.text == BOOK
        assert whole.text.startswith(head.text)
        assert whole.passages[: len(head.passages)] == head.passages
        assert reading.is_whole
        assert reading.article == whole == open_article(book)

    def test_a_short_document_is_whole_at_once(self, tmp_path: Path) -> None:
        path = tmp_path / "short.txt"
        path.write_text("Un texte.")
        reading = Reading(path)
        assert reading.is_whole
        assert reading.finish() is reading.article

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
    def test_in_every_encoding_and_form(self, tmp_path: Path, encoding: str) -> None:
        path = tmp_path / "book.txt"
        path.write_bytes(unicodedata.normalize("NFD", BOOK).encode(encoding))
        assert Reading(path).finish().text == BOOK

    def test_an_encoding_that_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "book.txt"
        path.write_bytes("Été à Hanoï.\n\n".encode("latin-1") * 200)
        assert Reading(path, "latin-1").finish().text == "Été à Hanoï.\n\n" * 200

    def test_blank_lines_before_the_first_word_are_read_through(self, tmp_path: Path) -> None:
        path = tmp_path / "book.txt"
        path.write_text("\n" * 5000 + BOOK)
        reading = Reading(path)
        assert reading.article.title == "Tựa đề"
        assert reading.article.language == "vi"
        assert reading.finish().text == "\n" * 5000 + BOOK

    def test_one_line_without_end(self, tmp_path: Path) -> None:
        path = tmp_path / "line.txt"
        path.write_text("x" * 20_000)
        reading = Reading(path)
        assert reading.article.passages
        whole = reading.finish()
        assert whole.text == "x" * 20_000
        assert max(p.end - p.start for p in whole.passages) <= 6000

    def test_two_are_told_as_one(self, book: Path) -> None:
        shares: list[float] = []
        reading = PairReading(book, book)
        assert not reading.is_whole
        pair = reading.finish(shares.append)
        assert (pair.left.text, pair.right.text) == (BOOK, BOOK)
        assert shares == sorted(shares)
        assert shares[-1] == 1.0
        assert len(shares) > BOOK.count("\n\n")  # it is told at every step, for whoever must pause


class TestWhatHappensMeanwhile:
    def test_a_file_that_grows_is_read_as_far_as_it_goes(self, book: Path) -> None:
        reading = Reading(book)
        with book.open("a") as more:
            more.write("Encore.\n")
        assert reading.finish().text == BOOK + "Encore.\n"

    def test_a_file_that_shrinks_is_not_passed_off_as_whole(self, book: Path) -> None:
        reading = Reading(book)
        os.truncate(book, 1500)
        with pytest.raises(DocumentError) as caught:
            reading.finish()
        assert caught.value.code == "cut_short"

    def test_a_file_that_is_deleted_or_replaced_is_read_as_it_was(self, book: Path) -> None:
        reading = Reading(book)
        book.unlink()
        book.write_text("autre chose")
        assert reading.finish().text == BOOK

    def test_what_is_wrong_further_down_is_told_with_its_place(self, book: Path) -> None:
        book.write_bytes(BOOK.encode() + b"\xff\xff")
        reading = Reading(book)
        with pytest.raises(DocumentError) as caught:
            reading.finish()
        assert f"(byte {len(BOOK.encode())})" in explained(caught.value).reason
        assert "UTF-8" in explained(caught.value).remedy

    def test_a_pipe_is_read_to_its_end(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_text, args=(BOOK,))
        writer.start()
        assert comes_slowly(str(pipe))
        assert Reading(pipe).finish().text == BOOK
        writer.join()

    def test_nothing_else_comes_slowly(self, book: Path, tmp_path: Path) -> None:
        assert not any(comes_slowly(str(path)) for path in (book, tmp_path, tmp_path / "none", "a\0b"))


def cut(data: bytes, places: list[int]) -> Iterator[bytes]:
    """`data` in parts, of which the first holds what tells the encoding."""
    edges = [0, *sorted({max(4, place % len(data)) for place in places}), len(data)]
    return (data[a:b] for a, b in pairwise(edges) if a < b)


_TEXTS = st.lists(
    st.sampled_from(["e\u0301", "ệ", "\u0301", "\n", "\n\n", "\r\n", " ", "\u1112\u1161\u11ab", "한", "x", "\ufeff"])
    | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8),
    min_size=1,
    max_size=80,
).map("".join)


@example("\ufeffé", "utf-32", [0])
@given(
    _TEXTS.filter(lambda text: bool(text.strip().strip("\ufeff"))),
    st.sampled_from(["utf-8", "utf-16", "utf-32"]),
    st.lists(st.integers(0, 10_000), max_size=6),
)
def test_wherever_the_bytes_are_cut_the_text_is_the_same(text: str, encoding: str, places: list[int]) -> None:
    data = text.encode(encoding)
    try:
        expected = decode(data, "x")
    except DocumentError:
        return
    assert (
        "".join(pieces(cut(data, places), "x")) == expected == unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    )
