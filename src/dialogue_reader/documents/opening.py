"""Opening a document: a path in, an article out, or an error that says why not.

A book is opened by its head: the first pages are an article of their own, with the offsets of the whole, until the rest
has been read in the background.
"""

import io
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from dialogue_reader.documents.decoding import PIECE, decode, pieces
from dialogue_reader.documents.formats import Importer, importer_of
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.documents.structure import lines_of, recognise
from dialogue_reader.errors import DocumentError
from dialogue_reader.language.identify import identify

_SAMPLE = 8000  # code points by which the language is identified
_WHOLE = 1 << 18  # bytes that are read at once, in a hundredth of a second
_HEAD = 1 << 16  # bytes of anything longer that are shown before the rest is read: some ten screens

_DECODED = 0.1  # of the work of reading a document; the rest is to recognise what is in it

Progress = Callable[[float], None]


class Reading:
    """One document being read. `article` is what is there so far: all of it, or the first pages.

    The file stays open from the first byte to the last, so that one that is replaced meanwhile is still read as it
    was; one that is written to is read as far as it goes. Raises DocumentError, at once or at the end.
    """

    def __init__(self, path: str | Path, encoding: str | None = None) -> None:
        self._source = str(path)
        self._rest: Iterator[str] | None = None
        self._begin(self._opened(Path(path)), encoding)

    def _opened(self, path: Path) -> io.FileIO:
        try:
            with _explained(self._source):
                return io.FileIO(path)
        except ValueError:
            raise DocumentError("impossible_name", self._source) from None

    def _begin(self, file: io.FileIO, encoding: str | None) -> None:
        self._size = os.fstat(file.fileno()).st_size
        first = self._taken(file, _WHOLE + 1)
        importer = importer_of(first, self._source)
        if importer:
            with file:
                data = b"".join([first, *iter(lambda: self._taken(file, PIECE), b"")])
            self.article = _imported(importer, data, self._source, encoding)
            return
        if len(first) <= _WHOLE:
            file.close()
            self.article = article_of(decode(first, self._source, encoding), self._source)
            return
        self._read = len(first)
        self._rest = pieces(chain([first[:_HEAD], first[_HEAD:]], self._chunks(file)), self._source, encoding)
        self.article = article_of(next(self._rest), self._source)

    @property
    def is_whole(self) -> bool:
        """Whether `article` is all of the document."""
        return self._rest is None

    def finish(self, progress: Progress = lambda _: None) -> Article:
        """The whole document; `progress` is told on this thread, step by step, how much of the work is done (0..1)."""
        if self._rest is not None:
            text = self.article.text
            for piece in self._rest:
                text += piece  # lengthened where it is; to join a book at its end would hold up every other thread
                progress(_DECODED * min(1.0, self._read / self._size) if self._size else 0.0)
            self.article = article_of(
                text, self._source, progress=lambda share: progress(_DECODED + (1 - _DECODED) * share)
            )
            self._rest = None
            progress(1.0)
        return self.article

    def _chunks(self, file: io.FileIO) -> Iterator[bytes]:
        with file:
            while data := self._taken(file, PIECE):
                self._read += len(data)
                yield data

    def _taken(self, file: io.FileIO, size: int) -> bytes:
        """The next `size` bytes, fewer at the end; a pipe gives them in parts."""
        parts: list[bytes] = []
        while size > 0:
            with _explained(self._source):
                data = file.read(size)
            if not data:
                break
            parts.append(data)
            size -= len(data)
        return b"".join(parts)


class PairReading:
    """Two documents being read; `pair` is what is there so far."""

    def __init__(self, left: str | Path, right: str | Path, encoding: str | None = None) -> None:
        self._readings = Reading(left, encoding), Reading(right, encoding)

    @property
    def pair(self) -> Pair:
        """What can be shown now."""
        return Pair(*(reading.article for reading in self._readings))

    @property
    def is_whole(self) -> bool:
        """Whether that is all."""
        return all(reading.is_whole for reading in self._readings)

    def finish(self, progress: Progress = lambda _: None) -> Pair:
        """Both documents, whole; `progress` is told, at every step, how much is done (0..1). For a thread."""
        left, right = self._readings
        half = 0.0 if left.is_whole or right.is_whole else 0.5
        left.finish(lambda share: progress(share * (1 - half)))
        right.finish(lambda share: progress(half + share * (1 - half)))
        return self.pair


def awaited(path: str | Path) -> bool:
    """Whether a document comes through a pipe, so that its first word may take any time."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)  # noqa: PTH116 - a path of any kind, as it was typed
    except (OSError, ValueError):
        return False


def open_article(path: str | Path, encoding: str | None = None) -> Article:
    """Read the document at `path`. Raises DocumentError."""
    return Reading(path, encoding).finish()


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


def article_of(
    text: str, source: str, captions: frozenset[str] = frozenset(), progress: Progress = lambda _: None
) -> Article:
    """The article that a text makes. `captions` and `progress` are as in `recognise`."""
    structure = recognise(text, captions, progress)
    begin = structure.passages[0].start if structure.passages else 0
    return Article(
        source,
        text,
        structure.passages,
        structure.title,
        identify(text[begin : begin + _SAMPLE]),
        structure.published,
        structure.outlet,
        structure.byline,
    )


def sample() -> tuple[Path, Path]:
    """The two articles that open when none is named: in the package when installed, in the checkout otherwise."""
    package = Path(__file__).parents[1]
    folder = package / "articles"
    if not folder.is_dir():
        folder = package.parents[1] / "articles"
    return folder / "migration-dialogue.vi.txt", folder / "migration-dialogue.fr.txt"


def _read(path: Path, source: str) -> bytes:
    with _explained(source), path.open("rb") as file:
        return file.read()


@contextmanager
def _explained(source: str) -> Iterator[None]:
    """Turn what the system says of a file into a DocumentError."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise DocumentError("no_such_file", source) from None
    except IsADirectoryError:
        raise DocumentError("document_is_folder", source) from None
    except PermissionError:
        raise DocumentError("may_not_read", source) from None
    except OSError as error:
        raise DocumentError("cannot_read", source, detail=(error.strerror or str(error)).lower()) from None


def _imported(importer: Importer, data: bytes, source: str, encoding: str | None) -> Article:
    if not data.strip():
        raise DocumentError("empty_file", source)
    try:
        document = importer.read(data, source, encoding)
    except ImportError as error:
        raise DocumentError("library_missing", source, detail=str(error)) from error
    if document is None:
        raise DocumentError("no_article", source)
    captions = frozenset(unicodedata.normalize("NFC", caption) for caption in document.captions)
    article = article_of(unicodedata.normalize("NFC", document.text), source, captions)
    return article._replace(
        outlet=article.outlet or document.outlet,
        byline=article.byline or document.byline,
        published=article.published or document.published,
    )
