"""What was worked out of each document, kept by the hash of its bytes: the checkpoint of a run over thousands.

A file is written at once or not at all, so whoever is killed leaves whole files; what is there is never worked out
again. A file that is missing or damaged counts as none. Folders are split by the first digits of the hash, as no
folder should hold a hundred thousand files. What no recent run has asked for makes room in the end.
"""

import contextlib
import hashlib
import io
import json
import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.cache import Check, as_json, whole_comparison
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.folders import write_whole
from dialogue_reader.stories.many.model import Card

LARGEST = 4 << 30  # bytes of everything together: a run over a hundred thousand documents leaves about half of it

# Raised whenever a document may be read, or cut into statements, otherwise than before.
_METHOD = 1
# The folders of this method and of earlier ones; whatever else is there is not ours.
_OURS = re.compile(r"(?:records|vectors|comparisons|matrices)\.(?P<method>\d+)(?:\.\w+)?")
_WIDTH = 2  # hexadecimal digits of a folder's name

OPENING = 16  # statements, the headline among them, by which two documents are judged

Halves = NDArray[np.float16]


class Record(NamedTuple):
    """What a document's bytes say, whatever it is called: a card without its path, and what its neighbours need.

    `openings` are its first OPENING statements, the headline before all; `signature` is the MinHash of its words.
    """

    title: str
    language: str
    day: float | None
    statements: int
    openings: tuple[str, ...]
    signature: bytes

    def card(self, path: str, digest: str) -> Card:
        """The card of the document at `path`."""
        return Card(path, digest, self.title, self.language, self.day, self.statements)


class Records:
    """Records, vectors, comparisons and matrices below `folder`."""

    def __init__(self, folder: Path, encoder: str) -> None:
        self._folder = folder / "stories"
        self._records = self._folder / f"records.{_METHOD}"
        self._vectors = self._folder / f"vectors.{_METHOD}.{encoder}"
        self._comparisons = self._folder / f"comparisons.{_METHOD}"
        self._matrices = self._folder / f"matrices.{_METHOD}.{encoder}"

    def record(self, digest: str) -> Record | None:
        """What was read in the document of that digest."""
        try:
            return msgspec.msgpack.decode(_below(self._records, digest).read_bytes(), type=Record)
        except (OSError, msgspec.DecodeError):
            return None

    def keep_record(self, digest: str, record: Record) -> None:
        """Keep what was read. Raises OSError."""
        _write(_below(self._records, digest), msgspec.msgpack.encode(record))

    def vectors(self, digest: str) -> Halves | None:
        """The vectors (n, d) of its first n statements, as many as were encoded."""
        try:
            with _below(self._vectors, digest).open("rb") as file:
                vectors: Halves = np.load(file, allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return None
        return vectors if vectors.ndim == 2 and vectors.dtype == np.float16 else None

    def keep_vectors(self, digest: str, vectors: Halves) -> None:
        """Keep the vectors (n, d) of the first n statements. Raises OSError."""
        body = io.BytesIO()
        np.save(body, vectors)
        _write(_below(self._vectors, digest), body.getvalue())

    def comparison(self, key: str, fits: Check) -> Comparison | None:
        """The comparison of that key, if it `fits` the articles."""
        try:
            body = _below(self._comparisons, key).read_bytes()
        except OSError:
            return None
        return whole_comparison(body, fits)

    def keep_comparison(self, key: str, comparison: Comparison) -> None:
        """Keep a comparison. Raises OSError."""
        _write(_below(self._comparisons, key), as_json(comparison))

    def matrix(self, key: str) -> dict[str, Any] | None:
        """The matrix of the story of that key, as `matrix_json` wrote it."""
        try:
            return msgspec.json.decode(_below(self._matrices, key).read_bytes(), type=dict[str, Any])
        except (OSError, msgspec.DecodeError):
            return None

    def keep_matrix(self, key: str, matrix: Mapping[str, Any]) -> None:
        """Keep the matrix of a story. Raises OSError."""
        _write(_below(self._matrices, key), json.dumps(matrix, ensure_ascii=False).encode("utf-8", "replace"))

    def make_room(self, used: Collection[str], largest: int = LARGEST) -> None:
        """Drop what an earlier method left, and of the rest the oldest until at most `largest` bytes are left.

        Whatever is kept by one of the names `used`, digests and keys of matrices, is spared.
        """
        files: list[tuple[float, int, Path]] = []
        with contextlib.suppress(OSError):
            for folder in self._folder.iterdir():
                name = _OURS.fullmatch(folder.name)
                if name and int(name["method"]) == _METHOD:
                    files.extend(_files_below(folder))
                elif name:
                    shutil.rmtree(folder, ignore_errors=True)
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= largest:
                break
            if path.name not in used:
                path.unlink(missing_ok=True)
                total -= size


def _files_below(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """When each file was written, how large it is, and where."""
    for parent, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                status = Path(parent, name).stat()
                yield status.st_mtime, status.st_size, Path(parent, name)


def digest_of(data: bytes) -> str:
    """The name of a document's bytes."""
    return hashlib.sha256(data).hexdigest()


def _below(folder: Path, digest: str) -> Path:
    return folder / digest[:_WIDTH] / digest


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, body)
