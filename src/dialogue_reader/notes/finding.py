"""Finding notes in a long list as one types: by words, tags and colours, whatever the accents and case.

What is searched is folded once, so that of fifty thousand notes those that match are there within a frame.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dialogue_reader.language.folding import folded
from dialogue_reader.notes.model import Annotation, Colour


class NoteQuery(NamedTuple):
    """What notes are wanted: with all these words, with a tag that begins with each of these, in one of these colours.

    Words and beginnings of tags are folded.
    """

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    colours: tuple[Colour, ...] = ()


def note_query(typed: str, colours: Mapping[str, Colour]) -> NoteQuery:
    """What is meant by what was typed: words, `#tag`, a colour by one of its names; words in quotes are only words."""
    by_name = {folded(name).strip(): colour for name, colour in colours.items()}
    parts = folded(typed).split('"')
    words, tags, chosen = [], [], []
    for number, part in enumerate(parts):
        if number % 2:
            words.append(" ".join(part.split()))
            continue
        tokens = part.split()
        while tokens:
            length, colour = _colour_at_start(tokens, by_name)
            if colour:
                chosen.append(colour)
            elif tokens[0].startswith("#"):
                tags.append(tokens[0][1:])
            else:
                words.append(tokens[0])
            del tokens[:length]
    return NoteQuery(tuple(word for word in words if word), tuple(tag for tag in tags if tag), tuple(chosen))


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
        self._tags: list[str] = []  # each on a line that begins with #
        for note in notes:
            key = note.id, note.modified
            searched = folded_before.get(key)
            if searched is None:
                searched = _words_of(note), "".join(f"#{folded(tag)}\n" for tag in note.tags)
            self._folded[key] = searched
            self._texts.append(searched[0])
            self._tags.append("\n" + searched[1])
        self._newest_first = sorted(range(len(notes)), key=lambda number: notes[number].created, reverse=True)

    def matching(self, query: NoteQuery, *, by_date: bool = False) -> list[int]:
        """The numbers of the notes that match, in their own order or the newest first."""
        notes, texts, tags = self.notes, self._texts, self._tags
        numbers: Sequence[int] = self._newest_first if by_date else range(len(notes))
        if query.colours:
            numbers = [number for number in numbers if notes[number].colour in query.colours]
        for word in sorted(query.words, key=len, reverse=True):  # the longest are the rarest, as a rule
            numbers = [number for number in numbers if word in texts[number]]
        for tag in query.tags:
            line = f"\n#{tag}"
            numbers = [number for number in numbers if line in tags[number]]
        return list(numbers)


def _words_of(note: Annotation) -> str:
    """Its words, its note and its tags, in one line."""
    return " ".join(folded("\n".join((*(t.selector.exact for t in note.targets), note.note, *note.tags))).split())
