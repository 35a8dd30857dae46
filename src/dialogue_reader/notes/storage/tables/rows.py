"""Annotations as the store's rows, and back.

A value of the wrong type, as a damaged file may hold, costs no more than itself: a note without its offsets is still
found by its words.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, Self

from dialogue_reader.notes.model import Anchor, Annotation, Document, Selector, Target, colour_named
from dialogue_reader.notes.storage.database import Record, Value
from dialogue_reader.notes.storage.tables.values import LONG_AGO, local_time_of, offset_of, stored, text_of, time_of

TARGET_COLUMNS = ("document", "digest", "exact", "prefix", "suffix", "start", "stop", "orphan")
COLUMNS = ("id", "colour", "note", "tags", "created", "modified")
ALL_COLUMNS = (*COLUMNS, *TARGET_COLUMNS, *(f"across_{column}" for column in TARGET_COLUMNS))
DESCRIBED = ("source", "title", "language", "outlet", "published")
"""What is known of a document."""


class TargetRow(NamedTuple):
    """The words that an annotation is on, as stored: their document, by number and content, and what is known of it."""

    document: Value
    digest: Value
    exact: Value
    prefix: Value
    suffix: Value
    start: Value
    stop: Value
    orphan: Value
    described: Record

    @property
    def words(self) -> Record:
        """What was marked, as stored: two with the same stand at the same place of a text."""
        return self[2:7]

    @property
    def selector(self) -> Selector:
        """What was marked."""
        exact = text_of(self.exact)
        start, end = offset_of(self.start) or 0, offset_of(self.stop)
        end = start + len(exact) if end is None or end < start else end
        return Selector(exact, text_of(self.prefix), text_of(self.suffix), start, end)

    def target(self, anchor: Anchor | None = None) -> Target:
        """The target at `anchor`, else where it was made; an orphan if it was one when last looked for."""
        marked = self.selector
        if anchor is None and self.orphan:
            anchor = Anchor(marked.start, marked.start, "orphan")
        elif anchor is None:
            anchor = Anchor(marked.start, marked.end, "exact")
        return Target(document_of(self.described), marked, *anchor, digest=text_of(self.digest))


class Row(NamedTuple):
    """An annotation as stored."""

    id: Value
    colour: Value
    note: Value
    tags: Value
    created: Value
    modified: Value
    targets: tuple[TargetRow, ...]

    @property
    def values(self) -> Record:
        """One value for each of `ALL_COLUMNS`."""
        across = self.targets[1][:-1] if len(self.targets) > 1 else (None,) * len(TARGET_COLUMNS)
        return (*self[:-1], *self.targets[0][:-1], *across)

    @property
    def record(self) -> Record:
        """The record of which `row_of` makes this row."""
        across = self.targets[1].described if len(self.targets) > 1 else (None,) * len(DESCRIBED)
        return (*self.values, *self.targets[0].described, *across)

    @property
    def annotation(self) -> Annotation:
        """The annotation, its targets where they were made."""
        return self.annotation_at([None] * len(self.targets))

    def annotation_at(self, anchors: Sequence[Anchor | None], target_number: int = 0) -> Annotation:
        """The annotation seen from its target of that number, each target at its anchor, or where it was made."""
        return Annotation(
            text_of(self.id),
            tuple([target.target(anchor) for target, anchor in zip(self.targets, anchors, strict=True)]),
            colour_named(text_of(self.colour)),
            text_of(self.note),
            time_of(self.created) or LONG_AGO,
            time_of(self.modified) or LONG_AGO,
            tags_of(self.tags),
            target_number,
        )

    def changed(self, colour: str | None, note: str | None, tags: tuple[str, ...] | None, now: datetime) -> Self:
        """The row with another colour, note or tags, changed now; what is None stays."""
        changes: dict[str, Value] = {"modified": now.isoformat()}
        if colour is not None:
            changes["colour"] = colour
        if note is not None:
            changes["note"] = stored(note)
        if tags is not None:
            changes["tags"] = joined_tags(tags)
        return self._replace(**changes)  # type: ignore[arg-type]  # columns of one value each

    def moved(self, number: int, target: TargetRow, now: datetime) -> Self:
        """The row with another target of that number, changed now."""
        targets = tuple(target if k == number else old for k, old in enumerate(self.targets))
        return self._replace(targets=targets, modified=now.isoformat())

    def is_alike(self, other: "Row | None") -> bool:
        """Whether both hold the same annotation, wherever it was last found."""
        return other is not None and self._without_findings() == other._without_findings()

    def has_targets_of(self, other: "Row") -> bool:
        """Whether both are on the same words, wherever these were last found."""
        return self._without_findings().targets == other._without_findings().targets

    def _without_findings(self) -> "Row":
        bare = (target._replace(document=None, orphan=0, described=()) for target in self.targets)
        return self._replace(targets=tuple(bare))


def new_target_row(document: Value, digest: str, selector: Selector, described: Record) -> TargetRow:
    """The row of a target that is made now, on the document of that number."""
    words = (stored(selector.exact), stored(selector.prefix), stored(selector.suffix))
    return TargetRow(document, digest, *words, selector.start, selector.end, 0, described)


def new_row(
    note_id: str, colour: str, note: str, tags: Iterable[str], now: datetime, targets: Iterable[TargetRow]
) -> Row:
    """The row of an annotation that is made now."""
    time = now.isoformat()
    return Row(note_id, colour, stored(note), joined_tags(tags), time, time, tuple(targets))


def joined_tags(tags: Iterable[str]) -> Value:
    """Tags as they are stored."""
    return stored("\n".join(tags))


def tags_of(value: Value) -> tuple[str, ...]:
    """The tags that were stored."""
    return tuple(text_of(value).split("\n")) if value else ()


def row_of(record: Record) -> Row:
    """The row of a record of `ALL_COLUMNS`, followed by `DESCRIBED` of either target."""
    own, first, across = len(COLUMNS), len(TARGET_COLUMNS), len(ALL_COLUMNS)
    known = across + len(DESCRIBED)
    targets = [TargetRow._make((*record[own : own + first], record[across:known]))]
    second = record[own + first : across]
    if second[0] is not None or second[1] is not None:
        targets.append(TargetRow._make((*second, record[known:])))
    return Row._make((*record[:own], tuple(targets)))


def document_of(described: Record) -> Document:
    """A document of which so much is known."""
    source, title, language, outlet, published = described
    return Document(
        text_of(source),
        text_of(title),
        text_of(language),
        None if outlet is None else text_of(outlet),
        local_time_of(published),
    )
