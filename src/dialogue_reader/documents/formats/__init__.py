"""The formats of documents other than plain text: a module each, loaded when a document needs it.

A new format is a module with a function `read(data, source, encoding) -> Imported | None` and a line in `IMPORTERS`.
What a file holds counts before what it is called: a web page saved without an ending is a page all the same.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from typing import NamedTuple, cast

from dialogue_reader.documents import foreign, signs
from dialogue_reader.documents.model import Field, Kind
from dialogue_reader.errors import DocumentError


class Block(NamedTuple):
    """A paragraph, heading, item, quotation or table; `kind` is None where only its words can tell what it is.

    `level` is how deep a heading or an item stands, from 1. A table is one block, a row a line.
    """

    text: str
    kind: Kind | None = None
    level: int = 0


class Imported(NamedTuple):
    """What a format makes of a document: its blocks in the order of reading, and what it says of itself.

    The title may stand among the blocks as well; it is shown once. Times are the newsroom's own, without a zone.
    `guessed` names the fields that may be wrong.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    byline: str | None = None
    outlet: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    url: str | None = None
    guessed: frozenset[Field] = frozenset()


Read = Callable[[bytes, str, str | None], Imported | None]


class Importer(NamedTuple):
    """A format: whether the beginning of a file is in it, how its files end, and the module that reads it."""

    name: str
    recognises: Callable[[bytes], bool]
    endings: tuple[str, ...]
    module: str

    @property
    def read(self) -> Read:
        """Reads the bytes of a document (named `source` in errors, in `encoding` if one was named).

        None where the document holds no article. Raises DocumentError, and ImportError where a library is missing.
        """
        return cast("Read", import_module(f"{__name__}.{self.module}").read)


def importer_of(head: bytes, name: str) -> Importer | None:
    """The importer for a file that begins with `head`, by content and else by the ending of `name`; None for text."""
    return next(_candidates(head, name.lower()), None)


def refuse(head: bytes, source: str) -> None:
    """Raise DocumentError, which says what it is, where a file that begins with `head` holds no text to be read."""
    if foreign.is_encrypted(head):
        raise DocumentError("encrypted", source)
    if kind := foreign.kind_of(head):
        raise DocumentError("not_readable", source, kind=kind)


def _candidates(head: bytes, name: str) -> Iterator[Importer]:
    yield from (importer for importer in IMPORTERS if importer.recognises(head))
    yield from (importer for importer in IMPORTERS if name.endswith(importer.endings))


IMPORTERS = (
    Importer("package", signs.is_package, (), "packages"),  # EPUB, DOCX, ODT
    Importer("RTF", signs.is_rtf, (), "rtf"),
    Importer("flat ODT", signs.is_flat_odt, (), "packages.odt"),
    Importer("PDF", signs.is_pdf, (".pdf",), "pdf"),
    Importer("mail", signs.is_mail, (".eml",), "mail"),
    Importer("saved page", signs.is_saved_page, (".mhtml", ".mht"), "mhtml"),
    Importer("page", signs.is_page, (".html", ".htm", ".xhtml"), "html"),
    Importer("Markdown", signs.is_markdown, (".md", ".markdown"), "markdown"),
)
