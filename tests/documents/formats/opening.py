"""Documents opened from their bytes."""

import tempfile
from pathlib import Path

from dialogue_reader.documents.formats import Block
from dialogue_reader.documents.model import Article
from dialogue_reader.documents.opening import open_article


def article(data: bytes, name: str = "document", encoding: str | None = None) -> Article:
    """The article in a file with these bytes. Raises DocumentError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return open_article(path, encoding)


def blocks(data: bytes, name: str = "document") -> list[Block]:
    """Its passages, all paragraphs of the same kind."""
    found = article(data, name)
    return [Block(found.text_of(p), "body" if p.kind == "lede" else p.kind, p.level) for p in found.passages]


def texts(data: bytes, name: str = "document") -> list[str]:
    """The texts of its passages."""
    return [block.text for block in blocks(data, name)]
