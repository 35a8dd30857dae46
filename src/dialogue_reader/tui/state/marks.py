"""Which mark a key acts on, found at once however many there are."""

from bisect import bisect_right
from itertools import accumulate

from dialogue_reader.documents.model import Span
from dialogue_reader.messages import Message
from dialogue_reader.notes.model import Annotation, Colour
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.state.remembered import remembered


class _Standing:
    """The marks of one side that stand in its text."""

    def __init__(self, notes: tuple[Annotation, ...]) -> None:
        self._notes = [note for note in notes if not note.orphan]  # in the order of their starts
        self._starts = [note.start for note in self._notes]
        self._reach = list(accumulate((note.end for note in self._notes), max))

    def around(self, offset: int) -> list[Annotation]:
        """Those that hold the character at `offset`."""
        marks = []
        number = bisect_right(self._starts, offset) - 1
        while number >= 0 and self._reach[number] > offset:
            if self._notes[number].end > offset:
                marks.append(self._notes[number])
            number -= 1
        return marks[::-1]


_standing = remembered(_Standing)


def current_mark(state: State) -> Annotation | None:
    """The mark that a key acts on: that of the selection, or the one at the caret.

    It is the one of exactly that span, else the shortest that holds its start.
    """
    if not state.notes[state.focus]:
        return None
    span = state.selection or Span(state.focus, state.caret, state.caret + 1)
    around = _standing(state.notes[span.document]).around(span.start)
    exact = [note for note in around if (note.start, note.end) == (span.start, span.end)]
    return min(exact or around, key=lambda note: note.end - note.start, default=None)


def colour_word(state: State, colour: Colour) -> Message | str:
    """What a colour is called: by the person, or else by the reader."""
    return state.colour_names.get(colour) or Message(f"reader.colour_{colour}")
