"""Documents that tests make themselves: what is in them, to be written in every format."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from dialogue_reader.documents.formats import Block


class Made(NamedTuple):
    """What a document holds and says of itself; `notes` belong to the last block."""

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    outlet: str = ""
    published: datetime | None = None
    language: str = "en"
    url: str = ""
    notes: tuple[str, ...] = ()


def packed(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of parts; a part called "mimetype" is not compressed, as EPUB and OpenDocument want it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else compression)
    return file.getvalue()


def with_breaks(text: str, sign: str) -> str:
    """Escaped for XML, with `sign` for line breaks."""
    return sign.join(escape(line) for line in text.split("\n"))


def cells(block: Block) -> list[list[str]]:
    """The cells of a table."""
    return [line.split(" | ") for line in block.text.split("\n")]


def parted(block: Block) -> tuple[str, str]:
    """The number that an item begins with, if any, and its words."""
    number, dot, words = block.text.partition(". ")
    return (f"{number}.", words) if dot and number.isdigit() else ("", block.text)
