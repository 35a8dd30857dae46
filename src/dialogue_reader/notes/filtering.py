"""Which of many notes are wanted: by words, tags, colours, article and day, by one rule for every list and export.

What is searched of a note is folded once, so that of fifty thousand those that match are there within a frame.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from dialogue_reader.language.folding import folded
from dialogue_reader.notes.model import COLOURS, Annotation, Colour


class NoteQuery(NamedTuple):
    """What a note must have to be wanted; what is None or empty, any note has. Words and tags are folded.

    Each of `words`, which may be several in a row, stands in what was marked, in the note or in a tag. Each of `tags`
    is a tag, or the first words of one; `begun`, which is still being typed, need only be its first letters. The colour
    is one of `colours`, the id one of `ids`, and the note was last changed at `since` or later.
    """

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    begun: str = ""
    colours: tuple[Colour, ...] = ()
    ids: frozenset[str] | None = None
    since: datetime | None = None


def line(text: str) -> str:
    """`text` as words are looked for in it: whatever the accents, capitals and white space."""
    return " ".join(folded(text).split())


def colours_by_name(own_names: Mapping[str, str], words: Mapping[str, Colour] | None = None) -> dict[str, Colour]:
    """The colours by what they are called, folded: in `words`, by the reader's codes, and first by a person's names."""
    codes: dict[str, Colour] = {colour: colour for colour in COLOURS}
    own = {name: colour for colour in COLOURS if (name := own_names.get(colour))}
    return {line(name): colour for name, colour in (codes | dict(words or {}) | own).items()}


def note_query(typed: str, colours: Mapping[str, Colour]) -> NoteQuery:
    """What is meant by what was typed: words, `#tag`, a colour by one of its names; words in quotes are only words.

    `colours` are by their folded names.
    """
    parts = folded(typed).split('"')
    words, tags, chosen = [], [], []
    for number, part in enumerate(parts):
        if number % 2:
            words.append(" ".join(part.split()))
            continue
        tokens = part.split()
        while tokens:
            length, colour = _colour_at_start(tokens, colours)
            if colour:
                chosen.append(colour)
            elif tokens[0].startswith("#"):
                tags.append(tokens[0][1:])
            else:
                words.append(tokens[0])
            del tokens[:length]
    tail = parts[-1].rpartition(" ")[2]
    is_begun = len(parts) % 2 and tags and tail == f"#{tags[-1]}"  # and no space is there yet
    begun = tags.pop() if is_begun else ""
    return NoteQuery(tuple(filter(None, words)), tuple(filter(None, tags)), begun, tuple(chosen))


def _colour_at_start(tokens: Sequence[str], by_name: Mapping[str, Colour]) -> tuple[int, Colour | None]:
    """How many words at the beginning name a colour, and which; one word and None where none do."""
    for length in range(len(tokens), 0, -1):
        if colour := by_name.get(" ".join(tokens[:length])):
            return length, colour
    return 1, None


class NoteIndex:
    """Notes with what is searched of them, folded; `notes` are those that it was made of, in their order."""

    def __init__(self, notes: Sequence[Annotation], known: "NoteIndex | None" = None) -> None:
        """What `known` has folded already is not folded again: a note that was changed is of another time."""
        folded_before = known._folded if known else {}
        self.notes = notes
        self._folded: dict[tuple[object, ...], tuple[str, str]] = {}
        self._texts: list[str] = []
        self._tags: list[str] = []  # each on a line of its own
        for note in notes:
            key = note.id, note.modified
            searched = folded_before.get(key)
            if searched is None:
                searched = _lines(_texts_of(note)), _lines(note.tags)
            self._folded[key] = searched
            self._texts.append(searched[0])
            self._tags.append(searched[1])
        self._newest_first = sorted(range(len(notes)), key=lambda number: notes[number].created, reverse=True)

    def matching(self, query: NoteQuery, *, by_date: bool = False) -> list[int]:
        """The numbers of the notes that match, in their own order or the newest first."""
        notes, texts, tags = self.notes, self._texts, self._tags
        numbers: Sequence[int] = self._newest_first if by_date else range(len(notes))
        if query.ids is not None:
            numbers = [number for number in numbers if notes[number].id in query.ids]
        if query.since is not None:
            numbers = [number for number in numbers if notes[number].modified >= query.since]
        if query.colours:
            numbers = [number for number in numbers if notes[number].colour in query.colours]
        for word in sorted(query.words, key=len, reverse=True):  # the longest are the rarest, as a rule
            numbers = [number for number in numbers if word in texts[number]]
        for tag in (*query.tags, query.begun):
            numbers = [number for number in numbers if f"\n{tag}" in tags[number]] if tag else numbers
        for tag in query.tags:
            numbers = [number for number in numbers if _is_tagged(tags[number], tag)]
        return list(numbers)


def _lines(texts: Iterable[str]) -> str:
    return "".join(f"\n{line(text)}" for text in texts) + "\n"


def _texts_of(note: Annotation) -> Iterable[str]:
    return (*(target.selector.exact for target in note.targets), note.note, *note.tags)


def _is_tagged(tags: str, tag: str) -> bool:
    """Whether one of the tags is `tag`, or goes on after it with another word: "press" wants "press/local", too."""
    return any(t.startswith(tag) and not t[len(tag) : len(tag) + 1].isalnum() for t in tags.split("\n"))
