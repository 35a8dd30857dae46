"""Bringing a file up to date that a person has written in: every line is either ours or theirs, and theirs stay.

A callout remembers the lines that it was made of, by a short mark of each, in a comment below its head. Lines between
its head and its id that bear these marks, in this order, are ours; all others are the person's, wherever they stand:
added, changed, a copy. When the note has changed, our lines are replaced one by one, and the person's stay between the
ones they stood between. A line of ours that was changed is the person's from then on, and ours is written again beside
it; only the kind of a callout (`[!quote]`) and its fold may be changed without that. Where the comment is gone, the
lines that we would write now are ours.

A new note goes below the one before it in the text and what the person wrote there, before the next heading or note.
Blocks may be moved; the first of several with one id is ours. A block whose note is gone stays, unless it is asked for.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dialogue_reader.notes.export.obsidian.callouts import Block, Section, essence, mark_of, of_the_kind_of

_RECORD = re.compile(r">[ \t]*<!-- (note-[a-z0-9-]+)((?: [0-9a-f]{8})+) -->\s*")
_ID = re.compile(r"\^(note-[a-z0-9-]+)\s*")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
# Two suffice where blocks stand apart. Where a person has mixed their lines, it takes a few more to tell them apart.
_ROUNDS = 30
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class _Standing(NamedTuple):
    """A block as it stands in a file: its lines `start:end`, and the numbers of those of them that are ours."""

    id: str
    start: int
    end: int
    ours: tuple[int, ...] = ()


class _Bounds(NamedTuple):
    id: str
    start: int
    end: int
    record: int | None
    marks: tuple[str, ...]


def recognises(text: str) -> bool:
    """Whether blocks of ours stand in `text`."""
    return any(_RECORD.fullmatch(line) for line in text.split("\n"))


def merged(existing: str, sections: Sequence[Section], prune: bool) -> str:
    """`existing` with our blocks as they are in `sections`; with `prune` without those that are not there."""
    text = existing
    for _ in range(_ROUNDS):
        before, text = text, _merged_once(text, sections, prune)
        if text == before:
            break
    return text


def _merged_once(existing: str, sections: Sequence[Section], prune: bool) -> str:
    lines = existing.split("\n")
    blocks = {block.id: block for section in sections for block in section.blocks}
    standing = {block.id: block for block in _standing(lines, blocks)}
    replaced: dict[int, list[str]] = {}
    for block in standing.values():
        if block.id in blocks:
            replaced |= _renewed(lines, block, blocks[block.id].lines)
        elif prune:
            replaced |= {i: [] for i in block.ours}
    added = _added(lines, sections, standing)
    ending = "\r" if sum(line.endswith("\r") for line in lines) * 2 > len(lines) else ""
    result: list[str] = []
    for i in range(len(lines) + 1):
        result += (line + ending for line in added.get(i, ()))
        if i in replaced:
            result += (line if line == lines[i] else line + ending for line in replaced[i])
        elif i < len(lines):
            result.append(lines[i])
    return "\n".join(result)


# -- which lines are ours --------------------------------------------------------------------------------------------


def _standing(lines: Sequence[str], blocks: dict[str, Block]) -> Iterator[_Standing]:
    """Our blocks in `lines`: those with a comment, and those of `blocks` whose id is there."""
    bounds = _bounds(lines, blocks)
    naming = {block.id: _naming(lines, block) for block in bounds}
    taken = {i for numbers in naming.values() for i in numbers}
    # The shortest first, so that a block inside another has its own lines.
    for block in sorted(bounds, key=lambda block: block.end - block.start):
        free = [i for i in range(block.start, block.end) if i not in taken or i in naming[block.id]]
        free = [i for i in free if i != block.record]
        known = block.marks or tuple(mark_of(line) for line in blocks[block.id].lines if not _RECORD.fullmatch(line))
        ours = {free[i] for i, _ in _in_common([mark_of(lines[i]) for i in free], known)} | naming[block.id]
        taken |= ours
        yield _Standing(block.id, block.start, block.end, tuple(sorted(ours)))


def _naming(lines: Sequence[str], block: _Bounds) -> set[int]:
    """The lines that name a block, which are its own wherever they stand: its comment and its id."""
    return {i for i in (block.record, block.end - 1) if i is not None and _names(lines[i], block.id)}


def _names(line: str, name: str) -> bool:
    named = _RECORD.fullmatch(line) or _ID.fullmatch(line)
    return named is not None and named[1] == name


def _bounds(lines: Sequence[str], blocks: dict[str, Block]) -> list[_Bounds]:
    """Where our blocks begin and end, the first of each id, by their beginning."""
    records: dict[str, list[int]] = {}
    ids: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if comment := _RECORD.fullmatch(line):
            records.setdefault(comment[1], []).append(i)
        elif id_line := _ID.fullmatch(line):
            ids.setdefault(id_line[1], []).append(i)
    markers = {i for numbers in (*records.values(), *ids.values()) for i in numbers}
    bounds = []
    for name in dict.fromkeys((*records, *(name for name in ids if name in blocks))):
        if name not in records:
            last = ids[name][0]
            bounds.append(_Bounds(name, _beginning(lines, last, markers), last + 1, None, ()))
            continue
        record = records[name][0]
        marks = _marks_in(lines[record])
        end = next((i + 1 for i in ids.get(name, ()) if record < i), None)
        start = _head(lines, record, markers, marks[0])
        bounds.append(_Bounds(name, start, end or _quoted_until(lines, record), record, marks))
    return sorted(bounds, key=lambda block: block.start)


def _marks_in(line: str) -> tuple[str, ...]:
    comment = _RECORD.fullmatch(line)
    return tuple(comment[2].split()) if comment else ()


def _head(lines: Sequence[str], record: int, markers: set[int], mark: str) -> int:
    """The head of the callout that has its comment in line `record`; that line itself where the head is gone."""
    for i in range(record - 1, -1, -1):
        if i in markers:
            break
        if mark_of(lines[i]) == mark:
            return i
    return record


def _quoted_until(lines: Sequence[str], record: int) -> int:
    """Where the quoted lines from `record` on end."""
    return next((i for i in range(record, len(lines)) if not lines[i].startswith(">")), len(lines))


def _beginning(lines: Sequence[str], last: int, markers: set[int]) -> int:
    """Where the quoted lines begin that stand before the line `last` of an id."""
    start = last
    while start and start - 1 not in markers and not lines[start - 1].strip():
        start -= 1
    while start and start - 1 not in markers and lines[start - 1].startswith(">"):
        start -= 1
    return start


def _in_common(some: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of places of the longest sequence that both have in common."""
    first, last = 0, 0
    shorter = min(len(some), len(others))
    while first < shorter and some[first] == others[first]:
        first += 1
    while last < shorter - first and some[-1 - last] == others[-1 - last]:
        last += 1
    between = _longest(some[first : len(some) - last], others[first : len(others) - last])
    return [
        *((i, i) for i in range(first)),
        *((first + i, first + j) for i, j in between),
        *((len(some) - i, len(others) - i) for i in range(last, 0, -1)),
    ]


def _longest(some: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int]]:
    longest = [[0] * (len(others) + 1) for _ in range(len(some) + 1)]
    for i in range(len(some) - 1, -1, -1):
        for j in range(len(others) - 1, -1, -1):
            same = some[i] == others[j]
            longest[i][j] = longest[i + 1][j + 1] + 1 if same else max(longest[i + 1][j], longest[i][j + 1])
    i, j = 0, 0
    while i < len(some) and j < len(others):
        if some[i] == others[j]:
            yield i, j
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1


# -- what stands in their place --------------------------------------------------------------------------------------


def _renewed(lines: Sequence[str], block: _Standing, new: Sequence[str]) -> dict[int, list[str]]:
    """What goes in the place of each line of ours, so that together they are `new`."""
    old = [lines[i] for i in block.ours]
    if [line.rstrip("\r") for line in old] == list(new):
        return {}
    same = _in_common([_kin(line) for line in old], [_kin(line) for line in new])
    head = next((line for line in old if essence(line).startswith("> [!]")), "")
    replaced: dict[int, list[str]] = {i: [] for i in block.ours}
    old_before, new_before = 0, 0
    for i, j in (*same, (len(old), len(new))):
        between = [of_the_kind_of(head, line) for line in new[new_before:j]]
        if old_before < i:  # in the place of the first one that goes
            replaced[block.ours[old_before]] = between
        elif i < len(old):
            replaced[block.ours[i]] = between
        else:
            replaced[block.ours[-1]] += between
        if i < len(old):
            is_current = essence(old[i]) == essence(new[j])
            replaced[block.ours[i]].append(old[i] if is_current else of_the_kind_of(old[i], new[j]))
        old_before, new_before = i + 1, j + 1
    return replaced


def _kin(line: str) -> str:
    """By what an old line and a new one are taken for the same: the comment stays where it is, whatever it holds."""
    return "comment" if _RECORD.fullmatch(line) else essence(line)


# -- where new notes go ----------------------------------------------------------------------------------------------


def _added(lines: Sequence[str], sections: Sequence[Section], standing: dict[str, _Standing]) -> dict[int, list[str]]:
    """The lines of notes that are not there yet, by the line before which they go."""
    places = _Places(lines, standing)
    added: dict[int, list[str]] = {}

    def add(place: int, *paragraphs: str) -> None:
        for paragraph in paragraphs:
            new = added.setdefault(place, [])
            new += [*([""] if new else []), *paragraph.split("\n")]

    for section in sections:
        first = next((standing[block.id].start for block in section.blocks if block.id in standing), None)
        place = places.in_section(section.heading)
        place = first if place is None else place
        for block in section.blocks:
            if block.id in standing:
                place = places.below(standing[block.id].end)
                continue
            if place is None:
                place = places.end
                add(place, section.heading, *section.introduction)
            add(place, "\n".join(block.lines))
    return {place: places.parted(place, new) for place, new in added.items()}


class _Places:
    """Where in a file something may be added without parting what belongs together."""

    def __init__(self, lines: Sequence[str], standing: dict[str, _Standing]) -> None:
        self._lines = lines
        self._ends: dict[int, int] = {}  # of the blocks that begin at a line
        for block in standing.values():
            self._ends[block.start] = max(block.end, self._ends.get(block.start, 0))
        self._headings = set(_headings(lines))
        self.end = self._back_over_blanks(len(lines), 0)

    def below(self, line: int) -> int:
        """The place below what was written from `line` on: before the next heading or block of ours."""
        stop = line
        while stop < len(self._lines) and stop not in self._headings and stop not in self._ends:
            stop += 1
        return self._back_over_blanks(stop, line)

    def in_section(self, heading: str) -> int | None:
        """The place below that heading and what introduces it; None where there is no such heading."""
        at = next((i for i in sorted(self._headings) if self._lines[i].rstrip() == heading), None)
        return None if at is None else self.below(at + 1)

    def parted(self, place: int, new: Sequence[str]) -> list[str]:
        """What is added at `place`, with an empty line before and after where there is none."""
        above = [""] if place and self._lines[place - 1].strip() else []
        below = [""] if place < len(self._lines) and self._lines[place].strip() else []
        return [*above, *new, *below]

    def _back_over_blanks(self, line: int, least: int) -> int:
        while line > least and not self._lines[line - 1].strip():
            line -= 1
        return line


def _headings(lines: Sequence[str]) -> Iterator[int]:
    """The lines that are headings, outside fenced code."""
    fence = ""
    for i, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif not fence and _HEADING.match(line):
            yield i
