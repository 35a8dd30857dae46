"""Opening a document: a path or an address in, an article out, or an error that says why not.

A book is opened by its head: the first pages are an article of their own, with the offsets of the whole, until the rest
has been read in the background.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from dialogue_reader.documents.assembly import article_of, assembled
from dialogue_reader.documents.compressed import is_compressed, unpacked
from dialogue_reader.documents.decoding import PIECE, decode, pieces, recognised
from dialogue_reader.documents.formats import Importer, importer_of, refuse
from dialogue_reader.documents.model import NOTHING, Article, Pair
from dialogue_reader.documents.sources import (
    STANDARD_INPUT,
    Content,
    check_standard_input,
    comes_slowly,
    content_of,
    explained,
    read_whole,
    without_password,
)
from dialogue_reader.documents.structure import lines_of
from dialogue_reader.errors import DialogueError, DocumentError
from dialogue_reader.language.identify import identify

_WHOLE = 1 << 18  # bytes that are read at once, in a hundredth of a second
_HEAD = 1 << 16  # bytes of anything longer that are shown before the rest is read: some ten screens
_LARGEST = 1 << 26  # bytes of a document in a format other than plain text, packed and unpacked

_DECODED = 0.1  # of the work of reading a document; the rest is to recognise what is in it

Progress = Callable[[float], None]


class Reading:
    """One document being read. `article` is what is there so far: all of it, or the first pages.

    A plain text in a file is there at once. What takes long to come or to be read (from the web, through a pipe, in a
    format with a library of its own) is there after `prepare`. The file stays open from the first byte to the last, so
    that one that is replaced meanwhile is still read as it was; one that is written to is read as far as it goes.
    `encoding` and `language` are what the user says of it; with `keeps`, a document from the web is kept to be read
    again offline. Raises DocumentError, at once or later.
    """

    def __init__(
        self, source: str | Path, encoding: str | None = None, language: str | None = None, *, keeps: bool = True
    ) -> None:
        self.source = without_password(str(source))
        self._encoding = encoding
        self._language = language
        self._article: Article | None = None
        self._recognised: str | None = None
        self._rest: Iterator[str] | None = None
        self._read = 0
        self._size: int | None = None
        self._url: str | None = None
        self._is_kept = False
        self._next: Callable[[], None] | None = None
        if self.source == STANDARD_INPUT:  # opened before the terminal takes its place
            self._next = partial(self._begin, content_of(self.source))
        elif comes_slowly(self.source):
            self._next = lambda: self._begin(content_of(str(source), keeps=keeps))
        else:
            self._begin(content_of(self.source))

    @property
    def is_ready(self) -> bool:
        """Whether there is something to show."""
        return self._article is not None

    @property
    def is_whole(self) -> bool:
        """Whether `article` is all of the document."""
        return self.is_ready and self._rest is None

    @property
    def article(self) -> Article:
        """What is there so far; after `prepare`."""
        assert self._article is not None
        return self._article

    def prepare(self) -> None:
        """Read until there is something to show. For a thread."""
        while self._next:
            step, self._next = self._next, None
            step()

    def finish(self, progress: Progress = lambda _: None) -> Article:
        """The whole document; `progress` is told on this thread, step by step, how much of the work is done (0..1)."""
        self.prepare()
        if self._rest is not None:
            text = self.article.text
            for piece in self._rest:
                text += piece  # lengthened where it is; to join a book at its end would hold up every other thread
                progress(_DECODED * min(1.0, self._read / self._size) if self._size else 0.0)
            self._article = self._article_of(text, lambda share: progress(_DECODED + (1 - _DECODED) * share))
            self._rest = None
            progress(1.0)
        return self.article

    def _begin(self, content: Content) -> None:
        try:
            self._look_at(content)
        except DocumentError:
            content.file.close()
            raise

    def _look_at(self, content: Content) -> None:
        """By the first bytes a text is there at once, and anything else when it is prepared."""
        self._url, self._is_kept = content.url, content.is_kept
        first = self._taken(content.file, _WHOLE + 1)
        if is_compressed(first):
            self._next = partial(self._unpack, content, first)
            return
        refuse(first, self.source)
        if importer := importer_of(first, content.name):
            self._next = partial(self._import, importer, content, first)
            return
        encoding = self._encoding or content.encoding
        if not encoding:
            encoding = self._recognised = recognised(first)
        self._size = content.size
        if len(first) <= _WHOLE:
            content.file.close()
            self._article = self._article_of(decode(first, self.source, encoding))
            return
        self._read = len(first)
        self._rest = pieces(chain([first[:_HEAD], first[_HEAD:]], self._chunks(content)), self.source, encoding)
        self._article = self._article_of(next(self._rest))

    def _unpack(self, content: Content, first: bytes) -> None:
        data, name = unpacked(self._all(content, first), content.name, self.source, _LARGEST)
        self._begin(content._replace(file=io.BytesIO(data), name=name, size=len(data)))

    def _import(self, importer: Importer, content: Content, first: bytes) -> None:
        data = self._all(content, first)
        if not data.strip():
            raise DocumentError("empty_file", self.source)
        try:
            document = importer.read(data, self.source, self._encoding or content.encoding)
        except ImportError as error:
            raise DocumentError("library_missing", self.source, detail=str(error)) from error
        article = document and assembled(document, self.source, self._language)
        if not article:
            raise DocumentError("no_article", self.source)
        self._article = self._with_origin(article)

    def _article_of(self, text: str, progress: Progress = lambda _: None) -> Article:
        return self._with_origin(article_of(text, self.source, progress, self._language))

    def _with_origin(self, article: Article) -> Article:
        """With what is known of where the bytes came from."""
        return article._replace(
            encoding=self._recognised or article.encoding, url=article.url or self._url, is_kept=self._is_kept
        )

    def _all(self, content: Content, first: bytes) -> bytes:
        """Every byte of a document that cannot be read from its beginning alone."""
        with content.file:
            data = first + self._taken(content.file, _LARGEST - len(first) + 1)
        if len(data) > _LARGEST:
            raise DocumentError("too_large", self.source, megabytes=_LARGEST >> 20)
        if content.size is not None and len(data) < content.size:
            raise DocumentError("cut_short", self.source)
        return data

    def _chunks(self, content: Content) -> Iterator[bytes]:
        with content.file:
            while data := self._taken(content.file, PIECE):
                self._read += len(data)
                yield data
        if content.size is not None and self._read < content.size:
            raise DocumentError("cut_short", self.source)

    def _taken(self, file: io.RawIOBase | io.BufferedIOBase, size: int) -> bytes:
        """The next `size` bytes, fewer at the end; a pipe gives them in parts."""
        parts: list[bytes] = []
        while size > 0:
            with explained(self.source):
                data = file.read(min(size, PIECE))
            if not data:
                break
            parts.append(data)
            size -= len(data)
        return b"".join(parts)


def languages_of(languages: Sequence[str | None], count: int) -> Sequence[str | None]:
    """The language of each of so many documents: that of all, if only one is named. Raises DialogueError."""
    if len(languages) == 1:
        return [*languages] * count
    if len(languages) != count:
        raise DialogueError("languages_miscounted", count=count, languages=len(languages))
    return languages


class PairReading:
    """Two documents being read, or one alone; `pair` is what is there so far.

    A folder stands for the pair in it, where there is but one. `languages` is that of both, or that of each; None for
    what is to be recognised. Raises DialogueError, at once or later.
    """

    def __init__(
        self,
        left: str | Path,
        right: str | Path | None = None,
        encoding: str | None = None,
        languages: Sequence[str | None] = (None,),
        *,
        keeps: bool = True,
    ) -> None:
        sources: tuple[str | Path, ...]
        if right is None:
            from dialogue_reader.documents.folders import pair_in  # two documents are opened without it

            sources = pair_in(left) or (left,)
        else:
            sources = left, right
            check_standard_input(sources)
        self.readings = [
            Reading(source, encoding, language, keeps=keeps)
            for source, language in zip(sources, languages_of(languages, 2), strict=False)
        ]

    @property
    def pair(self) -> Pair:
        """What can be shown now; after `prepare`."""
        left, right = (*(reading.article for reading in self.readings), NOTHING)[:2]
        return Pair(left, right)

    @property
    def is_ready(self) -> bool:
        """Whether there is something to show of each."""
        return all(reading.is_ready for reading in self.readings)

    @property
    def is_whole(self) -> bool:
        """Whether that is all."""
        return all(reading.is_whole for reading in self.readings)

    def prepare(self) -> None:
        """Read until there is something to show of each. For a thread."""
        for reading in self.readings:
            reading.prepare()

    def finish(self, progress: Progress = lambda _: None) -> Pair:
        """Every document, whole; `progress` is told, at every step, how much is done (0..1). For a thread."""
        parts = [reading for reading in self.readings if not reading.is_whole]
        for number, reading in enumerate(parts):
            reading.finish(lambda share, done=number: progress((done + share) / len(parts)))  # type: ignore[misc]
        return self.pair


def open_article(source: str | Path, encoding: str | None = None, language: str | None = None) -> Article:
    """Read a document. Raises DocumentError."""
    return Reading(source, encoding, language).finish()


def open_pair(
    left: str | Path,
    right: str | Path | None,
    encoding: str | None = None,
    languages: tuple[str | None, str | None] = (None, None),
) -> Pair:
    """Read two documents, or one alone. Raises DocumentError for the first that cannot be read."""
    return PairReading(left, right, encoding, languages).finish()


def open_units(
    left: str | Path,
    right: str | Path,
    encoding: str | None = None,
    languages: tuple[str | None, str | None] = (None, None),
) -> Pair:
    """Read two documents in which every line is a unit; ids are line numbers from 0. Raises DocumentError."""
    units = []
    for path, language in zip((left, right), languages, strict=True):
        text = decode(read_whole(path), str(path), encoding)
        units.append(Article(str(path), text, lines_of(text), "", language or identify(text)))
    return Pair(*units)


def sample() -> tuple[Path, Path]:
    """The two articles that open when none is named: in the package when installed, in the checkout otherwise."""
    package = Path(__file__).parents[1]
    folder = package / "articles"
    if not folder.is_dir():
        folder = package.parents[1] / "articles"
    return folder / "migration-dialogue.vi.txt", folder / "migration-dialogue.fr.txt"
