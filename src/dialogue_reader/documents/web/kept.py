"""Pages that were fetched, kept as they came, so that they open again without a network; the oldest make room."""

import hashlib
import json
import os
from pathlib import Path
from typing import NamedTuple

from dialogue_reader.folders import data_folder, trim, write_whole
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
        for folder in (data_folder(), path.parent):  # what somebody reads is nobody else's business
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, head.encode() + b"\n" + page.data)
        trim(path.parent, MOST)
    except OSError as error:
        _log.warning("a page was not kept: %s", os.strerror(error.errno or 0))


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
