"""Documents that were packed as one file with gzip."""

import zlib

from dialogue_reader.errors import DocumentError

_MAGIC = b"\x1f\x8b\x08"
_GZIP = 16 + zlib.MAX_WBITS


def is_compressed(first: bytes) -> bool:
    """Whether a file that begins with `first` was packed."""
    return first.startswith(_MAGIC)


def unpacked(data: bytes, name: str, source: str, largest: int) -> tuple[bytes, str]:
    """What was packed and what it was called, of at most `largest` bytes; `source` names it in errors.

    A file inside that is packed once more is refused. Raises DocumentError.
    """
    parts: list[bytes] = []
    size = 0
    while data:
        stream = zlib.decompressobj(_GZIP)
        try:
            part = stream.decompress(data, largest - size + 1)
        except zlib.error as error:
            if parts:
                break  # what other tools leave behind the end is no part of the document
            raise DocumentError("damaged", source, detail=str(error)) from None
        parts.append(part)
        size += len(part)
        if size > largest:
            raise DocumentError("too_large", source, megabytes=largest >> 20)
        if not stream.eof:
            raise DocumentError("cut_short", source)
        data = stream.unused_data
    whole = b"".join(parts)
    if is_compressed(whole):
        raise DocumentError("packed_twice", source)
    return whole, name.removesuffix(".gz")
