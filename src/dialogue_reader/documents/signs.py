"""By what the formats are known: the beginning of a file, and never its name."""

import re

_LOOKED_AT = 2048  # bytes
_FRONT = re.compile(r"---[ \t]*\r?\n(.{1,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_KEY = re.compile(r"(title|author|date|published|outlet|source|url|lang(?:uage)?|layout|tags)\s*:\s", re.IGNORECASE)
_FRONT_LINE = re.compile(r"[A-Za-z][\w -]{0,60}:(?:\s|$)|[ \t-]|#|\s*$")
_TITLE = re.compile(r"#{1,2} [^\s#][^\n]*\n\s*\n")
_STRUCTURE = (
    re.compile(r"(?<=\n\n)#{2,4} \S[^\n]*\n\n"),
    re.compile(r"\[[^\[\]\n]{1,200}\]\((?:https?://|/|#|\.\.?/)[^()\s]{0,500}\)"),
    re.compile(r"\n```[\w+-]*\n"),
    re.compile(r"\*\*\w[^*\n]*\w\*\*"),
    re.compile(r"(?<=\n\n)> \S"),
    re.compile(r"(?<=\n\n)[-*] \S[^\n]*\n[-*] \S"),
    re.compile(r"\n\|.*\|\s*\n\|[ :|-]+\|\s*\n"),
)
_SIGNS_NEEDED = 2  # besides the title


def is_package(head: bytes) -> bool:
    """Whether it is a ZIP archive, with or without anything in it."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_rtf(head: bytes) -> bool:
    """Whether it is in Rich Text Format."""
    return head[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\0").startswith(b"{\\rtf")


def is_flat_odt(head: bytes) -> bool:
    """Whether it is a text in OpenDocument, in one file of XML."""
    letters = head[:_LOOKED_AT].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    return letters.startswith(b"<") and b"<office:document" in letters


def is_markdown(head: bytes) -> bool:
    """Whether it begins with front matter, or with a title after "# " and has several signs of Markdown more.

    One sign alone stands in many a plain text, and a program may begin with "# " too.
    """
    start = head[: 1 << 16].removeprefix(b"\xef\xbb\xbf")
    if not start.startswith((b"---", b"# ", b"## ")):
        return False
    text = start.decode("utf-8", "replace")
    if front := _FRONT.match(text):
        lines = front.group(1).splitlines()
        return any(map(_KEY.match, lines)) and all(map(_FRONT_LINE.match, lines))
    text = text.replace("\r\n", "\n")
    return bool(_TITLE.match(text)) and sum(1 for sign in _STRUCTURE if sign.search(text)) >= _SIGNS_NEEDED
