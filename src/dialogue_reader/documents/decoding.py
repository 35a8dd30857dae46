"""From bytes to the NFC text that every offset counts in."""

import codecs
import unicodedata
from collections.abc import Iterator
from itertools import chain

from dialogue_reader.errors import DocumentError

_SIGNATURES = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PIECE = 1 << 18  # bytes, or code points, taken in one step

_LATIN_SHARE = 0.1  # of letters below U+0100 in a text: blanks, line ends and figures alone are as many
_BLANKS = 0.03  # of a text, at least, are blanks and line ends
_PRINTS_NOTHING = "\t\n\r\f\u00a0\u00ad\u2028\u2029\u200b\u200c\u200d\u2009\u202f\ufeff"
_HEAD = 8192  # bytes by which text and binary data are told apart
_ODD = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x08\x1b")
_ODD_SHARE = 0.1  # of such bytes: a text may hold a few
# The same where the bytes are no UTF-8 either: compressed data has 0.1, text in old encodings next to none.
_ODD_SHARE_OLD = 0.02


def decode(data: bytes, source: str, encoding: str | None = None) -> str:
    """The NFC text of `data`; `source` names it in errors.

    UTF-8 is recognised, UTF-16 and UTF-32 with a byte-order mark, and what `recognised` is sure of. Any other encoding
    must be named in `encoding`, because a wrong guess would put wrong letters into quotations. A text that is UTF-8
    beyond doubt is read as UTF-8 whatever `encoding` says, since of a pair often only one is in another encoding.
    Raises DocumentError.
    """
    return "".join(pieces(iter([data]), source, encoding))


def pieces(chunks: Iterator[bytes], source: str, encoding: str | None = None) -> Iterator[str]:
    """The same text piece by piece, as its bytes arrive. Raises DocumentError when it reaches what is wrong.

    The first piece holds more than white space. Every piece but the last ends with a paragraph, or else with a line or
    a word. No step takes long, however long the text is, so that a thread that reads a book leaves room for others.
    """
    first = next(chunks, b"")
    if not first:
        raise DocumentError("empty_file", source)
    name = marked(first) or "utf-8"
    encoding = encoding or recognised(first)
    if encoding and not _is_plainly_utf8(first):
        name = encoding
    codec = _codec(name, source)
    odd = _odd_share(first, codec)
    if odd > (_ODD_SHARE if codec.startswith("utf-8") else _ODD_SHARE_OLD):
        raise _binary(source)
    has_words, piece = False, ""
    try:
        for text in _composed(_decoded(chain([first], chunks), name, strict=bool(encoding))):
            piece += text
            has_words = has_words or bool(piece.strip())
            if has_words:
                yield piece
                piece = ""
    except UnicodeDecodeError as error:
        if odd > _ODD_SHARE_OLD:
            raise _binary(source) from None
        raise _wrong_encoding(name, source, first, byte=error.start) from None
    except ValueError:
        raise _wrong_encoding(name, source, first) from None
    if not has_words:
        raise DocumentError("only_white_space", source)
    yield piece


def recognised(first: bytes) -> str | None:
    """The encoding that a text is in beyond doubt, where it is not UTF-8 and has no mark, by its first bytes.

    UTF-16 is told by the half of its bytes that are zero, old Vietnamese encodings by their syllables.
    """
    if marked(first):
        return None
    if b"\0" in first[:_HEAD]:
        return _utf_16(first[:_HEAD])
    if _is_utf8(first):
        return None
    from dialogue_reader.documents.vietnamese import recognised as vietnamese_recognised

    return vietnamese_recognised(first)


def marked(data: bytes) -> str | None:
    """The encoding that the byte-order mark at the beginning of `data` tells; None where there is none."""
    return next((name for signature, name in _SIGNATURES if data.startswith(signature)), None)


def _utf_16(head: bytes) -> str | None:
    """The byte order in which `head` is UTF-16: one in which it is all words."""
    for name, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if high.count(0) < _LATIN_SHARE * len(high):
            continue
        try:
            text = codecs.getincrementaldecoder(name)().decode(head)
        except UnicodeDecodeError:
            continue
        in_words = text.count(" ") + text.count("\n") >= _BLANKS * len(text) and any(map(str.isalpha, text))
        if in_words and all(letter.isprintable() or letter in _PRINTS_NOTHING for letter in text):
            return name
    return None


def _is_plainly_utf8(data: bytes) -> bool:
    """Whether letters beyond ASCII are there, all in UTF-8: in no other encoding do they fall into its pattern."""
    return not data.isascii() and _is_utf8(data)


def _is_utf8(data: bytes) -> bool:
    """Whether `data` is UTF-8 as far as it goes; it may be cut within a letter."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _odd_share(data: bytes, codec: str) -> float:
    """The share of bytes at the head that hardly any text has."""
    head = b"" if codec.startswith(("utf-16", "utf-32")) else data[:_HEAD]
    return (len(head) - len(head.translate(None, _ODD))) / len(head) if head else 0.0


def is_binary(data: bytes) -> bool:
    """Whether bytes in an encoding older than Unicode are hardly a text, judged by their head."""
    return _odd_share(data, "") > _ODD_SHARE_OLD


def _decoded(chunks: Iterator[bytes], name: str, *, strict: bool) -> Iterator[str]:
    """Text as the bytes have it; `strict` where the codec is one that may make half characters."""
    data = next(chunks)
    if old := _old_vietnamese(name):
        from dialogue_reader.documents import vietnamese

        yield vietnamese.decode(data + b"".join(chunks), old)
        return
    if not codecs.lookup(name).name.startswith(("utf-8", "utf-16", "utf-32")):
        data += b"".join(chunks)  # other codecs cannot all be stopped in the midst of a text
    decoder = None
    read, begun = 0, False
    while data:
        following = next(chunks, b"")
        if decoder is None and not following:
            text = data.decode(name)
        else:
            decoder = decoder or codecs.getincrementaldecoder(name)()
            waiting = len(decoder.getstate()[0])
            try:
                text = decoder.decode(data, not following)
            except UnicodeDecodeError as error:
                error.start += read - waiting
                raise
        if strict:
            text.encode()  # some codecs let halves of characters through, which no file or pipe takes
        yield text if begun else text.removeprefix("\ufeff")
        begun = begun or bool(text)
        read += len(data)
        data = following


def _composed(texts: Iterator[str]) -> Iterator[str]:
    """The same text in NFC, cut where the parts compose as the whole does."""
    pending = ""
    for text in texts:
        pending += text
        at = 0
        while len(pending) > at + PIECE or not at:
            part = pending[at : at + PIECE]
            cut = at + _seam(part)
            if cut == at:
                break
            yield _nfc(pending[at:cut])
            at = cut
        pending = pending[at:]
    yield _nfc(pending)


def _nfc(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _seam(text: str) -> int:
    """Where `text` can be cut: before the last blank line, line break or blank in its second half, or between two
    characters that do not compose."""
    middle = len(text) // 2
    for end in ("\n\n", "\r\n\r\n", "\n", "\r", " "):
        if (seam := text.rfind(end, middle)) > 0:
            return seam
    for k in range(len(text) - 1, middle, -1):
        letter = text[k]
        part = unicodedata.combining(letter) or "\u1100" <= letter <= "\u11ff"  # of a letter, or of a Korean syllable
        if not part and unicodedata.is_normalized("NFC", text[k - 1 : k + 1]):
            return k
    return 0


def _old_vietnamese(name: str) -> str | None:
    """The canonical name of an encoding from before Unicode, none of which Python has."""
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        from dialogue_reader.documents.vietnamese import canonical

        return canonical(name)
    return None


def _codec(name: str, source: str) -> str:
    """The canonical name of an encoding of text. Raises DocumentError."""
    if old := _old_vietnamese(name):
        return old
    try:
        "".encode(name)  # a look-up alone also finds codecs that make no text
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        raise DocumentError("unknown_encoding", source, encoding=name) from None


def _binary(source: str) -> DocumentError:
    return DocumentError("binary_data", source)


def _wrong_encoding(name: str, source: str, data: bytes, **where: int) -> DocumentError:
    from dialogue_reader.documents.advice import likely_encoding

    guess = likely_encoding(data)
    guessed = {"guess": guess} if guess else {}
    return DocumentError("wrong_encoding", source, encoding=name.upper().removesuffix("-SIG"), **where, **guessed)
