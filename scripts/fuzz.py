"""Feed what opens documents with bytes that a coverage-guided fuzzer makes up.

uv run --with atheris python scripts/fuzz.py TARGET SECONDS

TARGET is decoding, structure, html, mhtml, markdown, epub, docx, odt, rtf or pdf. Ends with 0 where nothing but a
DocumentError was raised and nothing took longer than ten seconds.
"""

import contextlib
import io
import logging
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["dialogue_reader.documents", "dialogue_reader.language"]):
    from dialogue_reader.documents.assembly import article_of, assembled
    from dialogue_reader.documents.decoding import decode
    from dialogue_reader.errors import DocumentError

FORMATS = {
    "html": "html", "mhtml": "mhtml", "markdown": "markdown", "rtf": "rtf", "epub": "packages", "docx": "packages",
    "odt": "packages", "pdf": "pdf.process",
}  # fmt: skip
ENDINGS = {"markdown": "md"}
PARTS = {
    "epub": "c0.xhtml",
    "docx": "word/document.xml",
    "odt": "content.xml",
}  # made up, in a sound package


def target_of(name: str) -> Callable[[bytes], None]:
    """What is tried with every input."""
    if name == "decoding":
        return lambda data: _said(decode(data, "x"))
    if name == "structure":
        return lambda data: _said(article_of(_composed(data), "x").text)
    with atheris.instrument_imports(include=["dialogue_reader.documents"]):
        module = import_module(f"dialogue_reader.documents.formats.{FORMATS[name]}")

    def read(data: bytes) -> None:
        if name in PARTS:
            data = _packed(name, data)
        document = module.read_document(data) if name == "pdf" else module.read(data, "x", None)
        article = document and assembled(document, "x")
        if article:
            _said(article.text)

    return read


def _packed(name: str, part: bytes) -> bytes:
    """A package whose one part with words is `part`."""
    from tests.documents.formats.made import docx, epub, packed

    if name == "epub":
        return epub.book({"c0.xhtml": part})
    if name == "docx":
        return docx.changed(docx.document(docx.paragraph("One.")), {"word/document.xml": part})
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": part})


def _said(text: str) -> None:
    """A text is in NFC, and any file can take it."""
    text.encode()
    assert unicodedata.is_normalized("NFC", text)


def _composed(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("utf-8", "replace"))


def main() -> None:
    """Fuzz one target."""
    name, seconds = sys.argv[1], int(sys.argv[2])
    logging.disable(logging.CRITICAL)
    target = target_of(name)

    def one(data: bytes) -> None:
        with contextlib.suppress(DocumentError):
            target(data)

    with tempfile.TemporaryDirectory() as folder:
        _seed(Path(folder), name)
        options = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2000", "-max_len=65536", "-verbosity=0"]
        atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", folder], one)
        atheris.Fuzz()


def _seed(folder: Path, name: str) -> None:
    """Whole documents to begin with."""
    from tests.documents.formats.made.everything import one_of_each

    ending = ENDINGS.get(name, name)
    for known, data in one_of_each().items():
        if known.endswith(f".{ending}") or (name in ("decoding", "structure") and known.endswith(".txt")):
            (folder / known).write_bytes(_part_of(data, PARTS[name]) if name in PARTS else data)


def _part_of(data: bytes, part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(next(known for known in archive.namelist() if known.endswith(part.rpartition("/")[2])))


if __name__ == "__main__":
    main()
