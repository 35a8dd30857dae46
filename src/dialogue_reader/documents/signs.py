"""By what the formats are known: the beginning of a file, and never its name."""

import re

_LOOKED_AT = 2048  # bytes
_PDF_WITHIN = 1024  # bytes within which a PDF says that it is one: ISO 32000-1, annex H
_FRONT = r"(?s)---[ \t]*\r?\n(.{1,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
_KEY = r"(?i)(title|author|date|published|outlet|source|url|lang(?:uage)?|layout|tags)\s*:\s"
_FRONT_LINE = r"[A-Za-z][\w -]{0,60}:(?:\s|$)|[ \t-]|#|\s*$"
_TITLE = r"#{1,2} [^\s#][^\n]*\n\s*\n"
_STRUCTURE = (
    r"(?<=\n\n)#{2,4} \S[^\n]*\n\n",
    r"\[[^\[\]\n]{1,200}\]\((?:https?://|/|#|\.\.?/)[^()\s]{0,500}\)",
    r"\n```[\w+-]*\n",
    r"\*\*\w[^*\n]*\w\*\*",
    r"(?<=\n\n)> \S",
    r"(?<=\n\n)[-*] \S[^\n]*\n[-*] \S",
    r"\n\|.*\|\s*\n\|[ :|-]+\|\s*\n",
)
_HEADER = re.compile(rb"([!-9;-~]{1,70}):")
_SENT = {b"received", b"return-path", b"message-id", b"delivered-to"}  # headers that only messages under way have
_SIGNS_NEEDED = 2  # besides the title
MBOX_LINE = rb"\AFrom [^\r\n]*\r?\n"  # which folders of mail put before each message


def is_package(head: bytes) -> bool:
    """Whether it is a ZIP archive, with or without anything in it."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_rtf(head: bytes) -> bool:
    """Whether it is in Rich Text Format."""
    return head[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\0").startswith(b"{\\rtf")


def is_flat_odt(head: bytes) -> bool:
    """Whether it is a text in OpenDocument, in one file of XML."""
    letters = _letters(head)
    return letters.startswith(b"<") and b"<office:document" in letters


def is_markdown(head: bytes) -> bool:
    """Whether it begins with front matter, or with a title after "# " and has several signs of Markdown more.

    One sign alone stands in many a plain text, and a program may begin with "# " too.
    """
    start = head[: 1 << 16].removeprefix(b"\xef\xbb\xbf")
    if not start.startswith((b"---", b"# ", b"## ")):
        return False
    text = start.decode("utf-8", "replace")
    if front := re.match(_FRONT, text):
        lines = front.group(1).splitlines()
        return any(re.match(_KEY, line) for line in lines) and all(re.match(_FRONT_LINE, line) for line in lines)
    text = text.replace("\r\n", "\n")
    signs = sum(1 for sign in _STRUCTURE if re.search(sign, text))
    return re.match(_TITLE, text) is not None and signs >= _SIGNS_NEEDED


def is_page(head: bytes) -> bool:
    """Whether a file begins with a tag, and soon says that it is HTML; in any encoding with the letters of ASCII."""
    letters = _letters(head).lower()
    return letters.startswith(b"<") and any(sign in letters for sign in (b"<!doctype html", b"<html>", b"<html "))


def _letters(head: bytes) -> bytes:
    """What a file begins with, in any encoding that has the letters of ASCII, without marks and blanks before it."""
    return head[:_LOOKED_AT].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")


def is_pdf(head: bytes) -> bool:
    """Whether a file says that it is a PDF, after what mail and web servers may have put before it."""
    return any(line.startswith(b"%PDF-") for line in re.split(rb"[\r\n]+", head[:_PDF_WITHIN]))


def is_saved_page(head: bytes) -> bool:
    """Whether it begins like a mail of several parts, which is how browsers save a page in one file."""
    letters = head[:_LOOKED_AT].lower()
    return b"mime-version:" in letters and b"multipart/related" in letters


def is_mail(head: bytes) -> bool:
    """Whether it begins with the headers of a message that was sent: from whom, and by which way or to whom."""
    headers = re.sub(MBOX_LINE, b"", head[: 1 << 15].removeprefix(b"\xef\xbb\xbf"))
    headers = re.split(rb"\r?\n\r?\n", headers, maxsplit=1)[0]
    lines = [line for line in headers.splitlines() if not line.startswith((b" ", b"\t"))]
    names = {match[1].lower() for line in lines if (match := _HEADER.match(line))}
    is_all_headers = bool(lines) and all(map(_HEADER.match, lines[:-1]))  # the last may be cut
    return is_all_headers and b"from" in names and bool(names & _SENT) and b"saved by" not in headers.lower()
