"""Results kept in files of one folder, the oldest of which make room.

A convenience: an entry that is missing or forbidden counts as none.
"""

import contextlib
from pathlib import Path

from dialogue_reader.folders import trim, write_whole


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
