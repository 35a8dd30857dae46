"""Pages that a browser saved in one file."""

import base64
import quopri
from pathlib import Path

import pytest

from dialogue_reader.documents.opening import open_article
from dialogue_reader.errors import DocumentError

URL = "https://baoviet.example/gap-go"
BODY = (
    "<p>Thứ trưởng đã đến Hà Nội để ký một thỏa thuận với chính quyền nước này, theo tin sáng thứ Ba vừa qua.</p>" * 4
)
PAGE = f"<html><head><title>Một cuộc gặp</title></head><body><h1>Một cuộc gặp</h1>{BODY}</body></html>"


def saved(content: bytes, transfer: str, charset: str = "utf-8", kind: str = "text/html") -> bytes:
    packed = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(transfer, bytes)(content)
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: =?utf-8?Q?M=E1=BB=99t?=\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        '\tboundary="----b----"\r\n\r\n\r\n'
        f"------b----\r\nContent-Type: {kind}; charset={charset}\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: {transfer}\r\nContent-Location: {URL}\r\n\r\n"
    ).encode() + packed + (
        b"\r\n------b----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: https://baoviet.example/a.png\r\n\r\niVBORw0KGgo=\r\n------b------\r\n"
    )  # fmt: skip


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("name", ["page.mhtml", "page"])
def test_the_page_inside_is_read(tmp_path: Path, transfer: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(saved(PAGE.encode(), transfer))
    article = open_article(path)
    assert (article.title, article.url, article.language) == ("Một cuộc gặp", URL, "vi")
    assert "ký một thỏa thuận" in article.text
    assert "iVBOR" not in article.text


def test_the_encoding_is_that_of_the_part(tmp_path: Path) -> None:
    path = tmp_path / "page.mht"
    french = PAGE.replace(
        BODY, "<p>Le ministre est venu à Hanoï, où l'été s'achève, et il a été reçu avec égards.</p>" * 4
    )
    french = french.replace("Một cuộc gặp", "Une rencontre")
    path.write_bytes(saved(french.encode("cp1252"), "quoted-printable", "windows-1252"))
    assert "où l'été s'achève" in open_article(path).text


@pytest.mark.parametrize(
    "data",
    [
        saved(b"\x89PNG", "base64", kind="image/png"),
        saved(b"", "8bit"),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n",
        b"MIME-Version: 1.0\r\n" + b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n" * 5000,
    ],
    ids=["no page", "an empty page", "no part", "mails in mails"],
)
def test_one_without_a_page_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "page.mhtml"
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        open_article(path)
    assert caught.value.code == "no_article"
