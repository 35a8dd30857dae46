"""A web page in one file, as browsers save it: a mail whose first page of HTML is the page itself."""

import email
from email.message import Message

from dialogue_reader.documents.formats import Imported
from dialogue_reader.documents.formats.html import extract
from dialogue_reader.documents.formats.html.tree import decoded
from dialogue_reader.documents.sources import is_url

_PAGES = ("text/html", "application/xhtml+xml")


def read(data: bytes, source: str, encoding: str | None) -> Imported | None:
    """The article of the page; what the page says of its own encoding holds unless another is named."""
    try:
        whole = email.message_from_bytes(data)
        part = _page(whole)
    except RecursionError:  # mails in mails in mails
        return None
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes):
        return None
    document = extract(decoded(content, source, encoding, part.get_content_charset()), source)
    if document is None or document.url:
        return document
    headers = (whole["Snapshot-Content-Location"], part["Content-Location"], whole["Content-Location"])
    url = "".join(str(next(filter(None, headers), "")).split())
    return document._replace(url=url) if is_url(url) else document


def _page(whole: Message) -> Message | None:
    """The part that the others belong to: the one named as the start, else the first page."""
    pages = [part for part in whole.walk() if part.get_content_type() in _PAGES]
    start = whole.get_param("start")
    return next((part for part in pages if start and part.get("Content-ID") == start), next(iter(pages), None))
