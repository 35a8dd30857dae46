"""Messages of mail: the body, with its subject, sender and day; nothing that is attached."""

from datetime import datetime
from email.message import EmailMessage

import pytest

from dialogue_reader.documents.signs import is_mail, is_saved_page
from dialogue_reader.errors import DocumentError
from tests.documents.formats.opening import article, blocks, texts

PLAIN = (
    "Les ministres se sont réunis à Hanoï pour signer un accord.\n\nIls se reverront en mars.\n\n> Qui vient ?\n> Moi."
)
PAGE = (
    "<html><body><h1>Réunion</h1><p>Les ministres se sont réunis à Hanoï.</p><ul><li>Un point</li></ul></body></html>"
)


def message(plain: str | None = PLAIN, page: str | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    usual = {
        "Received": "from a by b", "From": "Jeanne Dupont-Lê <jd@example.org>", "To": "me@example.org",
        "Subject": "Re: Réunion des ministres", "Date": "Mon, 15 Aug 2022 11:59:00 +0700",
    }  # fmt: skip
    for name, value in {**usual, **headers}.items():
        made[name] = value
    if plain is not None:
        made.set_content(plain)
    if page is not None:
        made.add_alternative(page, subtype="html") if plain is not None else made.set_content(page, subtype="html")
    return made


@pytest.mark.parametrize("name", ["message.eml", "message"])
@pytest.mark.parametrize("before", [b"", b"From jd@example.org Mon Aug 15 11:59:00 2022\n"])
def test_what_the_headers_say_is_known_of_the_text(name: str, before: bytes) -> None:
    found = article(before + bytes(message()), name)
    assert (found.title, found.byline) == ("Réunion des ministres", "Jeanne Dupont-Lê")
    assert (found.published, found.guessed) == (datetime(2022, 8, 15, 11, 59), frozenset())


def test_the_time_of_greenwich_is_a_guess() -> None:
    assert "published" in article(bytes(message(Date="Mon, 15 Aug 2022 11:59:00 +0000"))).guessed


@pytest.mark.parametrize("header", ["Date", "From", "Subject"])
def test_a_header_that_makes_no_sense_says_nothing(header: str) -> None:
    data = bytes(message()).replace(f"{header}: ".encode(), f"{header}: \x80\x81 =?utf-9?Q?=FF?= <<".encode("latin-1"))
    assert "Ils se reverront en mars." in article(data, "a.eml").text


def test_plain_text_is_read_by_paragraphs_and_what_is_quoted_without_its_signs() -> None:
    assert [(block.text, block.kind) for block in blocks(bytes(message()))][1:] == [
        ("Les ministres se sont réunis à Hanoï pour signer un accord.", "body"),
        ("Ils se reverront en mars.", "body"),
        ("Qui vient ?\nMoi.", "quotation"),
    ]


@pytest.mark.parametrize("plain", [None, "See it in a browser."])
def test_html_is_read_where_there_is_next_to_nothing_else(plain: str | None) -> None:
    kinds = [(block.text, block.kind) for block in blocks(bytes(message(plain, PAGE + "<p>Encore.</p>" * 9)))]
    assert kinds[1:4] == [
        ("Réunion", "heading"), ("Les ministres se sont réunis à Hanoï.", "body"), ("Un point", "item"),
    ]  # fmt: skip


def test_attachments_and_forwarded_messages_are_left_out() -> None:
    made = message()
    made.add_attachment("Not this.", filename="a.txt")
    made.add_attachment(message("Nor this."))
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    assert texts(bytes(made)) == texts(bytes(message()))


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "windows-1252"])
def test_the_encoding_is_the_one_that_the_part_names(charset: str) -> None:
    made = message()
    made.set_content(PLAIN, charset=charset, cte="quoted-printable")
    assert "réunis à Hanoï" in article(bytes(made)).text


def test_what_is_encrypted_or_empty_is_refused() -> None:
    made = message(None)
    made["Content-Type"] = "application/pkcs7-mime; smime-type=enveloped-data"
    for data, code in ((bytes(made), "encrypted"), (bytes(message("")), "no_article")):
        with pytest.raises(DocumentError) as caught:
            article(data)
        assert caught.value.code == code


def test_messages_in_messages_end_somewhere() -> None:
    head = b"Received: a\r\nFrom: a@b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
    with pytest.raises(DocumentError):
        article(head * 3000, "a.eml")


def test_neither_a_saved_page_nor_a_report_that_begins_like_one_is_a_message() -> None:
    page = b"From: <Saved by Blink>\r\nMessage-ID: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; b\r\n\r\n"
    assert is_saved_page(page)
    assert not is_mail(page)
    assert not is_mail("From: Hanoï\nDate: mardi\n\nLes ministres se sont réunis.".encode())
    assert not is_mail(b"From: a\nMessage-ID: b\nand then a sentence\nmore\n\nText")
