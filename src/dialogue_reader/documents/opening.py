"""Opening a document: a path in, an article out, or a clear word why not."""

import unicodedata
from pathlib import Path

from dialogue_reader.documents.decoding import decode
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.documents.structure import lines_of, recognise
from dialogue_reader.errors import DocumentError
from dialogue_reader.language.identify import identify

_PAGES = (".html", ".htm", ".xhtml")


def open_article(path: str | Path, encoding: str | None = None) -> Article:
    """Read the document at `path`. Raises DocumentError."""
    source = str(path)
    data = _read(Path(path), source)
    if source.lower().endswith(_PAGES):
        return article_of(_page_text(data, source, encoding), source)
    return article_of(decode(data, source, encoding), source)


def open_pair(left: str | Path, right: str | Path, encoding: str | None = None) -> Pair:
    """Read two documents. Raises DocumentError for the first that cannot be read."""
    return Pair(open_article(left, encoding), open_article(right, encoding))


def open_units(left: str | Path, right: str | Path, encoding: str | None = None) -> Pair:
    """Read two documents in which every line is a unit; ids are line numbers from 0. Raises DocumentError."""
    units = []
    for path in (left, right):
        text = decode(_read(Path(path), str(path)), str(path), encoding)
        units.append(Article(str(path), text, lines_of(text), "", identify(text)))
    return Pair(*units)


def article_of(text: str, source: str) -> Article:
    """The article that a text makes."""
    found = recognise(text)
    return Article(
        source,
        text,
        found.passages,
        found.title,
        identify(text),
        found.published,
        found.outlet,
        found.byline,
    )


def sample() -> tuple[Path, Path]:
    """The two articles that open when none is named: beside the package when installed, in the checkout otherwise."""
    package = Path(__file__).parents[1]
    folder = package / "articles"
    if not folder.is_dir():
        folder = package.parents[1] / "articles"
    return folder / "migration-dialogue.vi.txt", folder / "migration-dialogue.fr.txt"


def _read(path: Path, source: str) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise DocumentError(
            source, "there is no such file", "Check the name, or drag the file into the terminal"
        ) from None
    except IsADirectoryError:
        raise DocumentError(source, "this is a folder", "Name one text file inside it") from None
    except PermissionError:
        import shlex

        allow = f"chmod u+r {shlex.quote(source)}"
        raise DocumentError(source, "you may not read it", f"Allow it with: {allow}") from None
    except ValueError:
        raise DocumentError(source, "no file can have this name", "Check the name") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DocumentError(source, reason, "Check the name, or copy the file to a local disk") from None


def _page_text(data: bytes, source: str, encoding: str | None) -> str:
    from dialogue_reader.documents.formats.html import extract

    if not data.strip():
        raise DocumentError(source, "the file is empty", "Open a file that holds text")
    # What a page says of its own encoding holds unless another is named.
    text = extract(decode(data, source, encoding) if encoding else data)
    if text is None:
        raise DocumentError(source, "no article was found in this page", "Save its text as a .txt file and open that")
    return unicodedata.normalize("NFC", text)
