"""Documents on the web: fetched by their URL within limits of time and size, and kept to be read again offline."""

import codecs
import io
import queue
import re
import threading
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from dialogue_reader.documents.sources import Content, without_password
from dialogue_reader.documents.web.kept import Page, keep, kept
from dialogue_reader.documents.web.request import PageRequest
from dialogue_reader.errors import DocumentError

LONGEST = 30.0  # seconds in which a page must have come
_OFFLINE = ("url_no_host", "url_unreachable", "url_slow", "url_busy", "url_fails", "cut_short")
_PAGES = ("text/html", "application/xhtml+xml")


def fetched(url: str, *, keeps: bool = True) -> Content:
    """The document at `url`, or the one that was kept when the network fails. Raises DocumentError.

    With `keeps` the page is kept for then.
    """
    place = without_password(url)
    try:
        page = _in_time(url)
    except DocumentError as error:
        older = kept(place) if keeps and error.code in _OFFLINE else None
        if older is None:
            raise DocumentError(error.code, without_password(error.subject), **error.arguments) from None
        return _content(older, is_kept=True)
    page = page._replace(url=without_password(page.url))
    if keeps and page.data:
        keep(place, page)
    return _content(page)


def _in_time(url: str) -> Page:
    """Fetch in a thread that is left behind where a server takes for ever, by whatever trick."""
    request = PageRequest(url)
    answer: queue.Queue[Page | BaseException] = queue.Queue()

    def work() -> None:
        try:
            answer.put(request.run())
        except BaseException as error:
            answer.put(error)

    threading.Thread(target=work, daemon=True, name="fetch").start()
    try:
        outcome = answer.get(timeout=LONGEST)
    except queue.Empty:
        raise DocumentError("url_slow", url, seconds=int(LONGEST)) from None
    finally:
        request.give_up()
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def _content(page: Page, *, is_kept: bool = False) -> Content:
    kind, _, options = page.kind.partition(";")
    name = PurePosixPath(urlsplit(page.url).path).name
    if kind.strip().lower() in _PAGES:
        name += ".html"
    return Content(io.BytesIO(page.data), name, len(page.data), _encoding(options, page.data), page.url, is_kept)


def _encoding(options: str, data: bytes) -> str | None:
    """The encoding that a server names, where the bytes can be read so: servers know little of their pages."""
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", options, re.IGNORECASE)
    try:
        name = codecs.lookup(charset[1]).name if charset else None
        if name == "iso8859-1":  # as all browsers take it
            name = "cp1252"
        if name:
            data.decode(name)
    except (LookupError, ValueError):
        return None
    return name
