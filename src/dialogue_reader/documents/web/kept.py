"""Pages that were fetched, kept as they came, so that they open again without a network; the oldest make room."""

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from dialogue_reader.folders import data_folder
from dialogue_reader.logs import logger

MOST = 256 << 20  # bytes of all pages that are kept

_log = logger(__name__)


class Page(NamedTuple):
    """What a server answered: the bytes, the type it gave them, and where they were in the end."""

    data: bytes
    kind: str
    url: str


def keep(url: str, page: Page) -> None:
    """Keep the page that `url` names, in place of an older one; what cannot be kept is no failure."""
    path = _path(url)
    head = json.dumps({"kind": page.kind, "url": page.url, "from": url})
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=path.parent)
        try:
            with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor
                file.write(head.encode() + b"\n" + page.data)
            Path(draft).replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                Path(draft).unlink()
            raise
        _make_room(path)
    except OSError as error:
        _log.warning("a page was not kept: %s", os.strerror(error.errno or 0))


def _make_room(newest: Path) -> None:
    """Let go of the pages that were fetched first, until all are few enough; never of the `newest`."""
    pages = []
    for path in newest.parent.iterdir():
        with contextlib.suppress(OSError):  # another reader may be tidying up, too
            status = path.stat()
            pages.append((path == newest, status.st_mtime_ns, status.st_size, path))
    pages.sort(reverse=True)
    total = 0
    for is_newest, _, size, path in pages:
        total += size
        if total > MOST and not is_newest:
            with contextlib.suppress(OSError):
                path.unlink()


def kept(url: str) -> Page | None:
    """The page that `url` named when it was last fetched."""
    try:
        head, _, data = _path(url).read_bytes().partition(b"\n")
        described = json.loads(head)
        return Page(data, str(described["kind"]), str(described["url"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _path(url: str) -> Path:
    return data_folder() / "pages" / hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:32]
