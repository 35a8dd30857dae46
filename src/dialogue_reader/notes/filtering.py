"""Which notes are wanted: by article, colour, tag, word and day, alike wherever notes are listed."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from dialogue_reader.language.folding import folded
from dialogue_reader.notes.model import Annotation, Colour


class Filter(NamedTuple):
    """What a note must have to be wanted; what is None or empty, any note has.

    `ids` are the notes of an article; each of `tags` is needed; `word` may stand in what was marked, in the note or in
    a tag, whatever its accents and capitals; `since` is when it was last changed.
    """

    ids: frozenset[str] | None = None
    colour: Colour | None = None
    tags: tuple[str, ...] = ()
    word: str = ""
    since: datetime | None = None

    def of(self, notes: Iterable[Annotation]) -> tuple[Annotation, ...]:
        """The notes that are wanted, in the order given."""
        word = folded(self.word).strip()
        tags = {folded(tag) for tag in self.tags}
        return tuple(note for note in notes if self._wants(note) and _says(note, word) and _has(note, tags))

    def _wants(self, note: Annotation) -> bool:
        return (
            (self.ids is None or note.id in self.ids)
            and self.colour in (None, note.colour)
            and (self.since is None or note.modified >= self.since)
        )


def _says(note: Annotation, word: str) -> bool:
    texts = (*(target.selector.exact for target in note.targets), note.note, *note.tags)
    return not word or any(word in folded(text) for text in texts)


def _has(note: Annotation, tags: set[str]) -> bool:
    return tags <= {folded(tag) for tag in note.tags}
