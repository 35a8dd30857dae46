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
_ODD = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x08\x1b")
_ODD_SHARE = 0.1  # of such bytes: a text may hold a few
_ODD_SHARE_OLD = (
    0.02  # where the bytes are no UTF-8 either: compressed data has 0.1, text in old encodings next to none
)


def decode(data: bytes, source: str, encoding: str | None = None) -> str:
    """The NFC text of `data`; `source` names it in errors.

    UTF-8, and UTF-16 or UTF-32 with a byte-order mark, are recognised; anything else must be named in `encoding`,
    because a wrong guess would put wrong letters into quotations. Raises DocumentError.
    """
    if not data:
        raise DocumentError(source, "the file is empty", "Open a file that holds text")
    name = encoding or next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    codec = _codec(name, source)
    head = b"" if codec.startswith(("utf-16", "utf-32")) else data[:_HEAD]
    odd = len(head) - len(head.translate(None, _ODD))
    if odd > (_ODD_SHARE if codec.startswith("utf-8") else _ODD_SHARE_OLD) * len(head):
        raise _binary(source)
    try:
        text = data.decode(name)
        if encoding:
            text.encode()  # some codecs let halves of characters through, which no file or pipe takes
    except UnicodeDecodeError as error:
        if odd > _ODD_SHARE_OLD * len(head):
            raise _binary(source) from None
        raise DocumentError(source, f"not {_title(name)} (byte {error.start})", _remedy(data)) from None
    except ValueError:
        raise DocumentError(source, f"not {_title(name)}", _remedy(data)) from None
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise DocumentError(source, "the file holds nothing but white space", "Open a file that holds text")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _codec(name: str, source: str) -> str:
    """The canonical name of an encoding of text. Raises DocumentError."""
    try:
        "".encode(name)  # a look-up alone also finds codecs that make no text
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        raise DocumentError(source, f"no encoding is called “{name}”", "Use a name such as cp1258 or latin-1") from None


def _title(name: str) -> str:
    return name.upper().removesuffix("-SIG")


def _binary(source: str) -> DocumentError:
    return DocumentError(source, "this is not a text but binary data", "Open a text file, or export its text first")


def _remedy(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536]).best()
    if best is None:
        return "Name its encoding with --encoding, or save it as UTF-8"
    return f"It looks like {best.encoding}: open it with --encoding {best.encoding}, or save it as UTF-8"
