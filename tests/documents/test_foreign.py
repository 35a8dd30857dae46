"""What holds no text to be read is refused by what it is, whatever it is called; a text never is."""

import gzip
from pathlib import Path

import pytest

from dialogue_reader.documents.opening import Reading, open_article
from dialogue_reader.errors import DocumentError


def refusal(path: Path) -> tuple[str, object]:
    with pytest.raises(DocumentError) as caught:
        open_article(path)
    return caught.value.code, caught.value.arguments.get("kind")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "png"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "jpeg"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "webp"),
        (b"\0\0\0\x18ftypmp42", "video"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "office"),
        (b"\0" * 60 + b"BOOKMOBI", "mobi"),
        (b"\x7fELF\x02\x01\x01\0", "program"),
        (b"MZ\x90\0\x03\0", "program"),
        (b"\0" * 257 + b"ustar", "tar"),
    ],
)
@pytest.mark.parametrize("name", ["report.txt", "report.html", "report"])
def test_it_is_refused_by_what_it_is(tmp_path: Path, head: bytes, kind: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(head + b"\0" * 100)
    assert refusal(path) == ("not_readable", kind)


@pytest.mark.parametrize("text", ["BM25 is a way to rank.", "MZ was his sign.", "ID3 is a tag.", "BZh"])
def test_a_text_that_begins_like_one_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text)
    assert open_article(path).text == text


class TestPacked:
    def test_a_text_is_read_when_it_is_prepared(self, tmp_path: Path) -> None:
        path = tmp_path / "report.txt.gz"
        path.write_bytes(gzip.compress("Tựa đề\n\nHà Nội hôm nay.".encode()))
        reading = Reading(path)
        assert not reading.is_ready
        reading.prepare()
        assert reading.article.title == "Tựa đề"

    def test_several_parts_are_one_text(self, tmp_path: Path) -> None:
        path = tmp_path / "report.gz"
        path.write_bytes(gzip.compress(b"One. ") + gzip.compress(b"Two."))
        assert open_article(path).text == "One. Two."

    def test_a_book_is_read_by_its_head(self, tmp_path: Path) -> None:
        path = tmp_path / "book.txt.gz"
        path.write_bytes(gzip.compress(b"A line of the book.\n\n" * 50_000))
        reading = Reading(path)
        reading.prepare()
        assert reading.is_ready
        assert not reading.is_whole
        assert len(reading.finish().passages) == 50_000

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (gzip.compress(b"x" * 1000)[:-12], "cut_short"),
            (b"\x1f\x8b\x08" + b"\xff" * 100, "damaged"),
            (gzip.compress(gzip.compress(b"x")), "packed_twice"),
            (gzip.compress(b"\0" * (1 << 27)), "too_large"),
            (gzip.compress(b""), "empty_file"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_what_cannot_be_unpacked_is_refused(self, tmp_path: Path, data: bytes, code: str) -> None:
        path = tmp_path / "report.gz"
        path.write_bytes(data)
        assert refusal(path)[0] == code
