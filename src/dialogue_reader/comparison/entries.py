"""Results kept in files of one folder, the oldest of which make room.

A convenience: an entry that is missing or forbidden counts as none.
"""

import contextlib
import os
import threading
from pathlib import Path


class Entries:
    """What is kept in `folder`, None to keep nothing; every failure to read or write is silent.

    Entries of another shape have another `ending`, and make room as they age: of all together there are at most
    `largest` bytes.
    """

    def __init__(self, folder: Path | None, ending: str, largest: int) -> None:
        self._folder = folder
        self._ending = ending
        self._largest = largest

    def read(self, key: str) -> bytes | None:
        """What is kept under `key`."""
        if self._folder is None:
            return None
        try:
            return self._path(self._folder, key).read_bytes()
        except OSError:
            return None

    def write(self, key: str, body: bytes) -> None:
        """Keep `body` under `key`, at once or not at all, and drop the oldest entries beyond the size allowed."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._path(self._folder, key), body)
            trim(self._folder, self._largest)

    def _path(self, folder: Path, key: str) -> Path:
        return folder / f"{key}{self._ending}"


def write_whole(path: Path, body: bytes) -> None:
    """Write the file at once or not at all. Raises OSError."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}.part")
    try:
        draft.write_bytes(body)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def trim(folder: Path, largest: int) -> None:
    """Drop the files of `folder` written longest ago, but never the newest, until at most `largest` bytes are left."""
    entries = sorted((e.stat().st_mtime, e.stat().st_size, e.name) for e in folder.iterdir())
    total = sum(size for _, size, _ in entries)
    for _, size, name in entries[:-1]:
        if total <= largest:
            break
        (folder / name).unlink(missing_ok=True)
        total -= size
