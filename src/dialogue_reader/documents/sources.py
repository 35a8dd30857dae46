"""Where the bytes of a document come from: a file, a pipe, standard input, or the web."""

import io
import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from dialogue_reader.errors import DocumentError, detail_of

STANDARD_INPUT = "-"


class Content(NamedTuple):
    """The bytes of a document, still to be read, and what is known before they are.

    `size` is in bytes, None where nobody knows it; `name` is what the file is called, for its ending; `encoding` and
    `url` are what a server said; `is_kept` marks a page that was fetched earlier, since the network fails.
    """

    file: io.RawIOBase | io.BufferedIOBase
    name: str
    size: int | None = None
    encoding: str | None = None
    url: str | None = None
    is_kept: bool = False


def check_standard_input(sources: Sequence[str | Path]) -> None:
    """Raise DocumentError where more than one of the `sources` is standard input, which can be read only once."""
    if list(map(str, sources)).count(STANDARD_INPUT) > 1:
        raise DocumentError("standard_input_twice", STANDARD_INPUT)


def is_url(source: str) -> bool:
    """Whether a document is named by its address on the web."""
    return re.match(r"https?://", source, re.IGNORECASE) is not None


def without_password(source: str) -> str:
    """An address as it may be kept and shown: without the name and password that it may hold; any other as it is."""
    return re.sub(r"^(https?://)[^/?#]*@", r"\1", source, flags=re.IGNORECASE) if is_url(source) else source


def comes_slowly(source: str) -> bool:
    """Whether the first byte may take any time: from the web, through a pipe, or from whoever types."""
    if source == STANDARD_INPUT or is_url(source):
        return True
    try:
        return stat.S_ISFIFO(os.stat(source).st_mode)  # noqa: PTH116 - a path of any kind, as it was typed
    except (OSError, ValueError):
        return False


def content_of(source: str, *, keeps: bool = True) -> Content:
    """Open a document; with `keeps`, one from the web is kept to be read again offline. Raises DocumentError."""
    if is_url(source):
        from dialogue_reader.documents.web import fetched

        return fetched(source, keeps=keeps)
    try:
        with explained(source):
            file = io.FileIO(os.dup(0) if source == STANDARD_INPUT else source)
            status = os.fstat(file.fileno())
    except ValueError:
        raise DocumentError("impossible_name", source) from None
    return Content(file, source, status.st_size if stat.S_ISREG(status.st_mode) else None)


def read_whole(path: str | Path) -> bytes:
    """All bytes of a file. Raises DocumentError."""
    with explained(str(path)), Path(path).open("rb") as file:
        return file.read()


@contextmanager
def explained(source: str) -> Iterator[None]:
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
        raise DocumentError("cannot_read", source, detail=detail_of(error)) from None
