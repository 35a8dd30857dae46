"""Which annotations are on an article, and where: rows of the store, looked for in the text as it is now.

A document is known by its content and by its place; one that was moved or edited is followed.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime

from dialogue_reader.documents.model import Article
from dialogue_reader.errors import StoreError
from dialogue_reader.notes.anchoring.anchors import anchors
from dialogue_reader.notes.model import Anchor, Annotation, Selector, text_position
from dialogue_reader.notes.storage.database import Record, Value
from dialogue_reader.notes.storage.note_file import NoteFile
from dialogue_reader.notes.storage.tables import annotations, documents
from dialogue_reader.notes.storage.tables.rows import Row, TargetRow, new_target_row
from dialogue_reader.notes.storage.waiting import overlay
from dialogue_reader.notes.storage.waiting.overlay import RowsOnArticle

_Landing = tuple[tuple[str, Record], Anchor | None]
"""The content and the words that were looked for in it, and where they are."""
_NOWHERE: _Landing = (("", ()), None)


class Placing:
    """Looks for annotations in articles, and remembers where they are. Methods raise StoreError."""

    def __init__(self, file: NoteFile, now: Callable[[], datetime]) -> None:
        self._file = file
        self._now = now
        self._anchors: dict[tuple[str, int], _Landing] = {}  # by id and number of the target

    def meet(self, article: Article) -> documents.Meeting:
        """How an article is met; one that was edited takes its document over before it gets another note."""
        met = documents.meeting(article)
        if (met.digest, met.place) not in self._file.documents:
            self.rows_on(article)
        return met

    def new_target(self, article: Article, selector: Selector) -> TargetRow:
        """The row of a target that is made now on words of `article`; its document is told when it is written."""
        return new_target_row(None, article.digest, selector, self.meet(article).described)

    def rows_on(self, article: Article) -> RowsOnArticle:
        """The rows of the notes on `article`, with the numbers of their targets there, looked for once a text."""
        met = documents.meeting(article)
        rows = self._file.read_over(lambda db, waiting: overlay.of_document(db, waiting, met.digest, met.place))
        self._look_for(rows, article)
        self._remember(met, rows)
        known = self._file.read(lambda connection: documents.known_document(connection, met.digest, met.place))
        self._file.documents[met.digest, met.place] = known
        return rows

    def some_rows_on(self, article: Article, note_ids: Sequence[str]) -> RowsOnArticle:
        """The same of the notes of these ids alone, on an article whose document is known to have been met so."""
        met = documents.meeting(article)
        rows = self._file.read_over(
            lambda db, waiting: overlay.some_of_document(db, waiting, note_ids, met.digest, met.place)
        )
        self._look_for(rows, article)
        return rows

    def _look_for(self, rows: RowsOnArticle, article: Article) -> None:
        """Find the targets of the rows in the article, unless they have been looked for in this very text."""
        unknown: dict[tuple[str, int], TargetRow] = {}
        for row, numbers in rows:
            for number in numbers:
                target = row.targets[number]
                if self._anchors.get((str(row.id), number), _NOWHERE)[0] != (article.digest, target.words):
                    unknown[str(row.id), number] = target
        places = anchors([target.selector for target in unknown.values()], article.text)
        for (key, target), at in zip(unknown.items(), places, strict=True):
            self._anchors[key] = (article.digest, target.words), at

    def count_on(self, article: Article) -> int:
        """How many notes the file has on `article`."""
        met = documents.meeting(article)
        return self._file.read(lambda connection: annotations.count_of_document(connection, met.digest, met.place))

    def forget(self) -> None:
        """Look for everything anew: much has changed at once."""
        self._anchors.clear()
        self._file.documents.clear()

    def seen(self, rows: RowsOnArticle) -> tuple[Annotation, ...]:
        """The notes of these rows, each seen from the targets of these numbers."""
        notes = [self.current(row, number) for row, numbers in rows for number in numbers]
        return tuple(sorted(notes, key=text_position))

    def current(self, row: Row, target_number: int = 0) -> Annotation:
        """The annotation of `row`, its targets where they were last found, seen from the one of that number."""
        return row.annotation_at([self._anchor(row, number) for number in range(len(row.targets))], target_number)

    def _anchor(self, row: Row, number: int) -> Anchor | None:
        (_, words), at = self._anchors.get((str(row.id), number), _NOWHERE)
        return at if words == row.targets[number].words else None

    def _remember(self, met: documents.Meeting, rows: RowsOnArticle) -> None:
        """Follow a document to its new place or content, and keep which notes are orphans."""
        placed = [
            (row.targets[number], row.id, number, at.standing == "orphan")
            for row, numbers in rows
            for number in numbers
            if row.targets[number].document is not None and (at := self._anchor(row, number))
        ]
        turned = [
            (note_id, number, orphan) for target, note_id, number, orphan in placed if bool(target.orphan) != orphan
        ]
        follow(self._file, met, [(target.document, not orphan) for target, _, _, orphan in placed], self._now, turned)


def follow(
    file: NoteFile,
    met: documents.Meeting,
    placed: list[tuple[Value, bool]],
    now: Callable[[], datetime],
    turned: Iterable[tuple[Value, int, bool]] = (),
) -> None:
    """Remember that documents were met so, each by its number with whether words of it stand there.

    `turned` are targets, by id and number, that have become orphans or are none any more. Reading goes on where nothing
    can be written.
    """
    if not placed:
        return
    with suppress(StoreError):
        unseen = file.read(lambda connection: documents.unseen(connection, placed, met.digest, met.place))
        if unseen or turned:
            with file.transaction(0) as connection:
                for document in unseen:
                    documents.sight(connection, document, met, now())
                for note_id, number, orphan in turned:
                    annotations.flag(connection, str(note_id), number, orphan)
