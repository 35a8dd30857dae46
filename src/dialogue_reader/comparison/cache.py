"""Comparisons kept on disk, so that opening the same two texts again shows their links at once.

Named by content, never by file name or time. The cache is a convenience: one that is missing, corrupt, full or
forbidden is the same as an empty one.
"""

import contextlib
import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from dialogue_reader.comparison.model import Comparison, Level, Link, Order
from dialogue_reader.comparison.task import METHOD, comparison_from_json, comparison_to_json
from dialogue_reader.documents.model import SIDES, Pair, Sides

LARGEST = 64 * 1024 * 1024  # bytes of all entries together; the ones that were written longest ago go first


def key_of(pair: Pair, order: Order, level: Level, encoder: str) -> str:
    """The name of one comparison: both texts and their structure, the method, the question and the encoder."""
    asked = METHOD, encoder, order, level, pair.left.fingerprint, pair.right.fingerprint
    return hashlib.sha256(repr(asked).encode()).hexdigest()


def key_of_units(left: Sequence[str], right: Sequence[str], order: Order, encoder: str) -> str:
    """The name of one comparison of units."""
    name = hashlib.sha256(repr((METHOD, encoder, order, "units")).encode())
    for side in (left, right):
        name.update(repr(list(side)).encode())
    return name.hexdigest()


Check = Callable[[Comparison], bool]


def fits_pair(comparison: Comparison, pair: Pair) -> bool:
    """Whether every id of `comparison` is one of a passage, or sentence, that `pair` has."""
    by_sentence = comparison.level == "sentence"
    if not by_sentence and not _in_range(comparison, Sides(len(pair.left.passages), len(pair.right.passages))):
        return False
    if not by_sentence and not any(link.sentences for link in _all_links(comparison)):
        return True
    sentences = Sides(len(pair.left.sentences), len(pair.right.sentences))
    return _sentences_in_range(comparison, sentences) and (not by_sentence or _in_range(comparison, sentences))


def fits_units(comparison: Comparison, left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether every id of `comparison` is a place in these sequences."""
    sizes = Sides(len(left), len(right))
    return _in_range(comparison, sizes) and _sentences_in_range(comparison, sizes)


def _all_links(comparison: Comparison) -> Iterable[Link]:
    return (*comparison.links, *comparison.unsure)


def _in_range(comparison: Comparison, sizes: Sides[int]) -> bool:
    """Whether the ids of links, none of them empty, and of what is only here lie in 0..sizes."""
    return all(
        all(0 <= i < sizes[side] for i in comparison.only(side))
        and all(link.ids(side) and all(0 <= i < sizes[side] for i in link.ids(side)) for link in _all_links(comparison))
        for side in SIDES
    )


def _sentences_in_range(comparison: Comparison, sizes: Sides[int]) -> bool:
    """Whether the ids of the sentences that tie passages lie in 0..sizes."""
    ties = (tie for link in _all_links(comparison) for tie in link.sentences)
    return all(0 <= left < sizes.left and 0 <= right < sizes.right for left, right, _ in ties)


class Cache:
    """Comparisons in files of one folder; every failure to read or write is silence."""

    def __init__(self, folder: Path | None, largest: int = LARGEST) -> None:
        self._folder = folder / "links" if folder is not None else None
        self._largest = largest

    def load(self, key: str, fits: Check) -> Comparison | None:
        """The comparison kept under `key`, if it is there and whole and `fits` the texts that are compared."""
        if self._folder is None:
            return None
        try:
            comparison = comparison_from_json(json.loads(self._path(self._folder, key).read_bytes()))
            return comparison if fits(comparison) else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def save(self, key: str, found: Comparison) -> None:
        """Keep `found` under `key`, at once or not at all, and drop the oldest entries beyond the size allowed."""
        if self._folder is None:
            return
        body = json.dumps(comparison_to_json(found), separators=(",", ":")).encode("ascii")
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._path(self._folder, key), body)
            trim(self._folder, self._largest)

    def _path(self, folder: Path, key: str) -> Path:
        return folder / f"{key}.json"


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
    """Drop the files of `folder` that were written longest ago, the last one never, until `largest` bytes hold them."""
    entries = sorted((e.stat().st_mtime, e.stat().st_size, e.name) for e in folder.iterdir())
    held = sum(size for _, size, _ in entries)
    for _, size, name in entries[:-1]:
        if held <= largest:
            break
        (folder / name).unlink(missing_ok=True)
        held -= size
