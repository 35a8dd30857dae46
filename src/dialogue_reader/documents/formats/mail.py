"""Messages of mail (RFC 5322, MIME), as programs save them: newsletters and releases often come as nothing else.

The body is the plain text, unless the message says far more in HTML. What is attached is left out.
"""

import email
import email.policy
import re
from datetime import datetime
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from html import unescape

from dialogue_reader.documents.decoding import decode
from dialogue_reader.documents.formats import Block, Imported
from dialogue_reader.documents.formats.html.tree import decoded
from dialogue_reader.documents.formats.markup import blocks_of
from dialogue_reader.documents.formats.trees import text_tree
from dialogue_reader.documents.model import Field
from dialogue_reader.documents.signs import MBOX_LINE
from dialogue_reader.errors import DocumentError
from dialogue_reader.language.folding import letters

_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_ANSWER = re.compile(r"(?i)(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw|ynt|trả lời|chuyển tiếp)\s*(?:\[\d+\])?\s*:\s*)+")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_POOR = 0.5  # of the letters of the HTML: with fewer, the plain text is a stub
_FLAWS = (LookupError, ValueError, TypeError, AttributeError, IndexError)  # of the parser, at odd headers


def read(data: bytes, source: str, encoding: str | None) -> Imported | None:
    """The message; None where it holds no text. Raises DocumentError."""
    try:
        message = email.message_from_bytes(re.sub(MBOX_LINE, b"", data), policy=email.policy.default)
        if message.get_content_type() in _ENCRYPTED:
            raise DocumentError("encrypted", source)
        blocks = _body(message, source, encoding)
    except RecursionError:  # mails in mails in mails
        return None
    subject = _header(message, "Subject")
    published, is_sure = _date(_header(message, "Date"))
    return Imported(
        tuple(blocks),
        _ANSWER.sub("", subject, count=1),
        _sender(message),
        published=published,
        guessed=frozenset[Field]() if is_sure else frozenset({"published"}),
    )


def _body(message: EmailMessage | Message, source: str, encoding: str | None) -> list[Block]:
    plain, page = (_part(message, kind) for kind in ("text/plain", "text/html"))
    in_lines = _in_lines(_text(plain, source, encoding)) if plain is not None else []
    if page is None:
        return in_lines
    root = text_tree(_text(page, source, encoding, is_page=True), source)
    in_page = list(blocks_of(root, source)) if root is not None else []
    return in_lines if _letters(in_lines) >= _POOR * _letters(in_page) and in_lines else in_page


def _part(message: EmailMessage | Message, kind: str) -> Message | None:
    """The first part of a kind that is shown with the message, in messages inside it neither."""
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_disposition() == "attachment" or part.get_content_maintype() == "message":
            continue
        if part.is_multipart():
            waiting = [*part.iter_parts(), *waiting] if isinstance(part, EmailMessage) else waiting
        elif part.get_content_type() == kind:
            return part
    return None


def _text(part: Message, source: str, encoding: str | None, *, is_page: bool = False) -> str:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    if not data.strip():
        return ""
    named = part.get_content_charset()
    if is_page:
        return decoded(data, source, encoding, named)
    try:
        return data.decode(encoding or named or "utf-8")
    except (LookupError, ValueError):
        return decode(data, source, encoding)


def _in_lines(text: str) -> list[Block]:
    """The paragraphs of plain text; what is quoted has a sign before each line."""
    blocks = []
    for paragraph in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n")):
        is_quoted = all(line.startswith(">") for line in paragraph.strip().splitlines())
        blocks.append(Block(_QUOTED.sub("", paragraph).strip(), "quotation" if is_quoted else None))
    return [block for block in blocks if block.text]


def _letters(blocks: list[Block]) -> int:
    return sum(len(letters(block.text)) for block in blocks)


def _header(message: EmailMessage | Message, name: str) -> str:
    try:
        return " ".join(unescape(str(message.get(name) or "")).split())
    except _FLAWS:
        return ""


def _sender(message: EmailMessage | Message) -> str | None:
    """The name of who sent it, or else the address."""
    try:
        senders = getattr(message["From"], "addresses", ())
        return next((sender.display_name or sender.addr_spec for sender in senders), "") or None
    except _FLAWS:
        return None


def _date(words: str) -> tuple[datetime | None, bool]:
    """When it was sent, by the sender's clock; a guess where it tells the time of Greenwich, which is anybody's."""
    try:
        sent = parsedate_to_datetime(words)
    except (*_FLAWS, OverflowError):
        return None, True
    return sent.replace(tzinfo=None), bool(sent.utcoffset())
