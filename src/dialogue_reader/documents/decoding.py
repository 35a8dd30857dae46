"""From bytes to the NFC text that every offset counts in."""

import codecs
import unicodedata

from dialogue_reader.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 8192  # bytes looked at to tell a text from a binary
_ODD = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x08\x1b")
_ODD_SHARE = 0.1  # of such bytes; a text may hold a few


def decode(data: bytes, source: str, encoding: str | None = None) -> str:
    """The NFC text of `data`; `source` names it in errors.

    UTF-8, and UTF-16 or UTF-32 with a byte-order mark, are recognised; anything else must be named in `encoding`,
    because a wrong guess would put wrong letters into quotations. Raises DocumentError.
    """
    if not data.strip():
        raise DocumentError(source, "the file is empty", "Open a file that holds text")
    name = encoding or next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if name in ("utf-8", "utf-8-sig") and _is_binary(data[:_HEAD]):
        raise DocumentError(source, "this is not a text but binary data", "Open a text file, or export its text first")
    try:
        text = data.decode(name)
    except LookupError:
        raise DocumentError(source, f"no encoding is called “{name}”", "Use a name such as cp1258 or latin-1") from None
    except UnicodeDecodeError as error:
        raise DocumentError(source, f"not {name.upper()} (byte {error.start})", _remedy(data)) from None
    if not text.strip():
        raise DocumentError(source, "the file holds nothing but white space", "Open a file that holds text")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _is_binary(head: bytes) -> bool:
    return sum(byte in _ODD for byte in head) > _ODD_SHARE * len(head)


def _remedy(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536]).best()
    if best is None:
        return "Name its encoding with --encoding, or save it as UTF-8"
    return f"It looks like {best.encoding}: open it with --encoding {best.encoding}, or save it as UTF-8"
