"""Comparisons kept on disk, so that opening the same two texts again shows their links at once.

Named by content, never by file name or time. The cache is a convenience: an entry that is missing, corrupt, forbidden
or about other texts counts as none. An entry is the comparison's own tuples as JSON: to import msgspec, which the
worker's wire uses, would take most of the time in which a cached answer is on the screen.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from dialogue_reader.comparison.entries import Entries
from dialogue_reader.comparison.model import Comparison, Level, Link, Order, PartlyHere
from dialogue_reader.comparison.task import METHOD
from dialogue_reader.documents.model import SIDES, Pair, Sides

LARGEST = 64 * 1024 * 1024  # bytes of all entries together; the ones that were written longest ago go first
_ENDING = ".3.json"  # entries of another shape have another ending

Check = Callable[[Comparison], bool]


def key_of(pair: Pair, order: Order, level: Level, encoder: str, *, piecewise: bool = False) -> str:
    """The name of one comparison: both texts and their structure, the method, the question and the encoder."""
    question = METHOD, encoder, *_asked(order, piecewise), level, pair.left.fingerprint, pair.right.fingerprint
    return hashlib.sha256(repr(question).encode()).hexdigest()


def key_of_units(
    left: Sequence[str], right: Sequence[str], order: Order, encoder: str, *, piecewise: bool = False
) -> str:
    """The name of one comparison of units."""
    name = hashlib.sha256(repr((METHOD, encoder, *_asked(order, piecewise), "units")).encode())
    for side in (left, right):
        name.update(repr(list(side)).encode())
    return name.hexdigest()


def _asked(order: Order, piecewise: bool) -> tuple[str, ...]:
    """What was asked for. Comparisons of whole texts are named as before there were pieces: those kept stay valid."""
    return (order, "piecewise") if piecewise else (order,)


def fits_pair(comparison: Comparison, pair: Pair, level: Level) -> bool:
    """Whether `comparison` is one at `level` and every id in it is that of a passage, or sentence, of `pair`."""
    if comparison.level != level:
        return False
    matches = [match for link in _all_links(comparison) for match in link.sentences]
    if level == "passage":
        if not _units_in_range(comparison, Sides(len(pair.left.passages), len(pair.right.passages))):
            return False
        if not matches and not any(comparison.partly_here):
            return True
    sentences = Sides(len(pair.left.sentences), len(pair.right.sentences))
    if not all(
        _in_range([i for _, own in comparison.partly_here[side] for i in own], sentences[side]) for side in SIDES
    ):
        return False
    return _matches_in_range(matches, sentences) and (level == "passage" or _units_in_range(comparison, sentences))


def fits_units(comparison: Comparison, left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether every id of `comparison` is an index of these sequences."""
    sizes = Sides(len(left), len(right))
    matches = [match for link in _all_links(comparison) for match in link.sentences]
    return comparison.level == "sentence" and _units_in_range(comparison, sizes) and _matches_in_range(matches, sizes)


def _all_links(comparison: Comparison) -> tuple[Link, ...]:
    return (*comparison.links, *comparison.unsure)


def _units_in_range(comparison: Comparison, sizes: Sides[int]) -> bool:
    """Whether the ids of links, none of which may be empty, and of what is only or partly here lie below `sizes`."""
    links = _all_links(comparison)
    ids = Sides(
        *(
            [
                *comparison.only_here[side],
                *dict(comparison.partly_here[side]),
                *(i for link in links for i in link.ids(side)),
            ]
            for side in SIDES
        )
    )
    return all(link.left and link.right for link in links) and all(_in_range(ids[side], sizes[side]) for side in SIDES)


def _matches_in_range(matches: Sequence[tuple[int, int, float]], sizes: Sides[int]) -> bool:
    return _in_range([left for left, _, _ in matches], sizes.left) and _in_range(
        [right for _, right, _ in matches], sizes.right
    )


def _in_range(ids: Iterable[int], size: int) -> bool:
    distinct = set(ids)
    return not distinct or (set(map(type, distinct)) == {int} and min(distinct) >= 0 and max(distinct) < size)


class Cache:
    """Comparisons in files of one folder; every failure to read or write is silent."""

    def __init__(self, folder: Path | None, largest: int = LARGEST) -> None:
        self._entries = Entries(folder / "links" if folder is not None else None, _ENDING, largest)

    def load(self, key: str, fits: Check) -> Comparison | None:
        """The comparison kept under `key`, if it is there and whole and `fits` the texts that are compared."""
        body = self._entries.read(key)
        return None if body is None else whole_comparison(body, fits)

    def save(self, key: str, comparison: Comparison) -> None:
        """Keep `comparison` under `key`, at once or not at all, and drop the oldest entries beyond the size allowed."""
        self._entries.write(key, as_json(comparison))


def as_json(comparison: Comparison) -> bytes:
    """A comparison as JSON: its own tuples."""
    return json.dumps(comparison, separators=(",", ":")).encode("ascii")


def whole_comparison(body: bytes, fits: Check) -> Comparison | None:
    """The comparison that `as_json` wrote, if it is whole and `fits` the texts that are compared."""
    try:
        comparison = comparison_of(body)
        return comparison if fits(comparison) else None
    except (ValueError, TypeError, RecursionError):
        return None


def comparison_of(body: bytes) -> Comparison:
    """The comparison that `as_json` wrote. Raises ValueError or TypeError for anything else."""
    links, unsure, only_here, encoder, coverage, order, level, rejected, share, partly = json.loads(body)
    return Comparison(
        tuple(map(_link, links)),
        tuple(map(_link, unsure)),
        Sides(*map(tuple, only_here)),
        str(encoder),
        Sides(*map(float, coverage)),
        order,
        level,
        tuple(map(_link, rejected)),
        float(share),
        Sides(*(tuple(PartlyHere(passage, tuple(sentences)) for passage, sentences in own) for own in partly)),
    )


def _link(fields: Any) -> Link:  # noqa: ANN401 - whatever JSON holds
    left, right, score, sentences, by_hand = fields
    matches = tuple((a, b, float(s)) for a, b, s in sentences)
    return Link(tuple(left), tuple(right), float(score), matches, bool(by_hand))
