"""Which annotations are on an article, and where: rows of the store, looked for in the text as it is now.

A document is known by its content and by its place; one that was moved or edited is followed.
"""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import datetime

from dialogue_reader.documents.model import Article
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.anchoring.anchors import anchor
from dialogue_reader.notes.model import Anchor, Annotation, Selector, text_position
from dialogue_reader.notes.storage import annotations, documents
from dialogue_reader.notes.storage.database import Record
from dialogue_reader.notes.storage.rows import Row, TargetRow, new_target_row
from dialogue_reader.notes.storage.values import place_of

PlacedRows = list[tuple[Row, tuple[int, ...]]]
"""Annotations with the numbers of their targets in an article."""

_Finding = tuple[tuple[str, Record], Anchor | None]
"""The content and the words that were looked for in it, and where they are."""
_NOWHERE: _Finding = (("", ()), None)

Connecting = Callable[[], AbstractContextManager[sqlite3.Connection]]
"""A way to read or to write."""


class Placing:
    """Finds annotations in articles, and remembers where they were; `reading` and `writing` are the store's ways."""

    def __init__(self, reading: Connecting, writing: Connecting, now: Callable[[], datetime]) -> None:
        self._reading = reading
        self._writing = writing
        self._now = now
        self._anchors: dict[tuple[str, int], _Finding] = {}  # by id and number of the target
        self._documents: dict[tuple[str, str], documents.KnownDocument] = {}  # by content and place

    def meet(self, article: Article) -> None:
        """An edited article takes its document over before it gets another note."""
        if (article.digest, place_of(article.source)) not in self._documents:
            self.rows_on(article)

    def document_for(self, connection: sqlite3.Connection, article: Article, now: datetime) -> documents.KnownDocument:
        """The document that a new annotation on `article` belongs to; it is made where there is none."""
        place = place_of(article.source)
        known = self._documents.get((article.digest, place)) or documents.known_document(connection, article, place)
        known = documents.document_for(connection, known, article, place, now)
        self._documents[article.digest, place] = known
        return known

    def new_target(
        self, connection: sqlite3.Connection, article: Article, selector: Selector, now: datetime
    ) -> TargetRow:
        """The row of a target that is made now on words of `article`, once that was met."""
        known = self.document_for(connection, article, now)
        return new_target_row(known.id, article.digest, selector, known.described)

    def rows_on(self, article: Article) -> PlacedRows:
        """The rows of the notes on `article`, with the numbers of their targets there, looked for once a text."""
        place = place_of(article.source)
        with self._reading() as connection:
            rows = annotations.of_document(connection, article.digest, place)
        for row, numbers in rows:
            for number in numbers:
                target = row.targets[number]
                key, looked_for = (str(row.id), number), (article.digest, target.words)
                if self._anchors.get(key, _NOWHERE)[0] != looked_for:
                    self._anchors[key] = looked_for, anchor(target.selector, article.text)
        self._remember(article, place, rows)
        with self._reading() as connection:
            self._documents[article.digest, place] = documents.known_document(connection, article, place)
        return rows

    def seen(self, placed: PlacedRows) -> tuple[Annotation, ...]:
        """The notes of these rows, each seen from the targets of these numbers."""
        notes = [self.current(row).seen_from(number) for row, numbers in placed for number in numbers]
        return tuple(sorted(notes, key=text_position))

    def current(self, row: Row) -> Annotation:
        """The annotation of `row`, its targets where they were last found."""
        note = row.annotation
        targets = list(note.targets)
        for number, target in enumerate(row.targets):
            (_, words), at = self._anchors.get((note.id, number), _NOWHERE)
            if at and words == target.words:
                targets[number] = targets[number].at(at)
        return note._replace(targets=tuple(targets))

    def _remember(self, article: Article, place: str, rows: PlacedRows) -> None:
        """Follow a document to its new place or content. Reading goes on where that cannot be written."""
        placed = [
            (row.targets[number], row.id, number, at)
            for row, numbers in rows
            for number in numbers
            if (at := self._anchors[str(row.id), number][1])
        ]
        if not placed:
            return
        with suppress(StoreError):
            with self._reading() as connection:
                here = [(target.document, at.standing != "orphan") for target, _, _, at in placed]
                unseen = documents.unseen(connection, here, article.digest, place)
            turned = [
                (note_id, number, at.standing == "orphan")
                for target, note_id, number, at in placed
                if bool(target.orphan) != (at.standing == "orphan")
            ]
            if unseen or turned:
                with self._writing() as connection:
                    for document in unseen:
                        documents.sight(connection, document, article, place, self._now())
                    for note_id, number, orphan in turned:
                        annotations.flag(connection, str(note_id), number, orphan)
