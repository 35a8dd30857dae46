"""Sentence vectors kept on disk, so that an edited article, another question or a restart encodes only what is new.

Named by what was encoded, never by file or time. A segment is one file: the keys of its sentences, then their vectors,
as two arrays in numpy's own format. Like every cache here it is a convenience: what is missing, corrupt or forbidden
counts as nothing, and a full disk keeps nothing.
"""

import contextlib
import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.folders import trim, write_whole

HalfVector = NDArray[np.float16]
Keys = NDArray[np.uint64]
Check = Callable[[NDArray[np.float16]], NDArray[np.bool_]]

LARGEST = 128 * 1024 * 1024  # bytes of all segments together: 170,000 sentences; the oldest segments go first
_SMALL = 1024 * 1024  # bytes; a segment below it is written anew with what comes next
_TOLERANCE = 0.01  # how far a unit vector's length may be from 1
_BROKEN = (OSError, ValueError, EOFError, MemoryError, TypeError, SyntaxError)


def have_length_one(vectors: NDArray[np.float16]) -> NDArray[np.bool_]:
    """Which of `vectors` (n, d) are unit vectors, as those of a damaged file hardly are."""
    return np.asarray(np.abs(np.linalg.norm(vectors.astype(np.float32), axis=1) - 1) < _TOLERANCE)


class VectorStore:
    """The vectors of one encoder below `folder`, or nowhere; `are_whole` tells which of (n, d) are undamaged."""

    def __init__(
        self, folder: Path | None, encoder: str, largest: int = LARGEST, are_whole: Check = have_length_one
    ) -> None:
        self._folder = folder / "vectors" / encoder if folder is not None else None
        self._largest = largest
        self._are_whole = are_whole

    def load(self, texts: Sequence[str]) -> dict[str, HalfVector]:
        """The vectors (d,) of those `texts` that are kept."""
        if not texts:
            return {}
        text_of = {key_of_text(text): text for text in texts}
        keys = np.fromiter(text_of, np.uint64, len(text_of))
        vectors: dict[str, HalfVector] = {}
        for segment in self._segments():
            for key, vector in self._matching(segment, keys):
                vectors[text_of[key]] = vector
        return vectors

    def keep(self, vectors: Mapping[str, HalfVector]) -> None:
        """Add `vectors` (d,) by their texts, at once or not at all, and make room by dropping the oldest."""
        if self._folder is None or not vectors:
            return
        keys = np.fromiter(map(key_of_text, vectors), np.uint64, len(vectors))
        values = np.stack(list(vectors.values()))
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            last = next(iter(self._segments()[::-1]), None)
            if last is not None and last.stat().st_size < _SMALL:
                rows = list(self._matching(last, None))
                if rows and rows[0][1].shape == values.shape[1:]:
                    keys = np.concatenate([np.array([key for key, _ in rows], np.uint64), keys])
                    values = np.concatenate([np.stack([vector for _, vector in rows]), values])
            else:
                last = None
            body = io.BytesIO()
            np.save(body, keys)
            np.save(body, values)
            name = hashlib.blake2b(keys.tobytes(), digest_size=16).hexdigest() + ".npy"
            write_whole(self._folder / name, body.getvalue())
            if last is not None and last.name != name:
                last.unlink(missing_ok=True)
            trim(self._folder, self._largest)

    def _segments(self) -> list[Path]:
        """The files, oldest first."""
        if self._folder is None:
            return []
        dated = []
        with contextlib.suppress(OSError):
            for path in self._folder.glob("*.npy"):
                with contextlib.suppress(OSError):
                    dated.append((path.stat().st_mtime, path))
        return [path for _, path in sorted(dated)]

    def _matching(self, path: Path, wanted: Keys | None) -> list[tuple[int, HalfVector]]:
        """Keys and vectors of one segment, all or only the `wanted` ones; none if the file is damaged."""
        try:
            with path.open("rb") as file:
                keys = np.load(file, allow_pickle=False)
                if keys.dtype != np.uint64 or keys.ndim != 1:
                    return []
                rows = np.arange(len(keys)) if wanted is None else np.flatnonzero(np.isin(keys, wanted))
                if not len(rows):
                    return []
                values = np.load(file, allow_pickle=False)
        except _BROKEN:
            return []
        if values.dtype != np.float16 or values.ndim != 2 or len(values) != len(keys):
            return []
        values = values[rows]
        intact = self._are_whole(values)
        return [(int(keys[row]), vector) for row, vector, ok in zip(rows, values, intact, strict=True) if ok]


def key_of_text(text: str) -> int:
    """64 bits of the hash of a sentence; a billion stores of 200,000 sentences would have one collision."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
