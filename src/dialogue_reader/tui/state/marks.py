"""The marks that stand in a text, found near any place at once however many there are, and after every change."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain

from dialogue_reader.documents.model import Span
from dialogue_reader.messages import Message
from dialogue_reader.notes.model import Annotation, Colour
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.state.remembered import remembered

_BLOCK = 256  # marks that are worked out together


class _Block:
    """Some marks that follow each other."""

    def __init__(self, notes: tuple[Annotation, ...]) -> None:
        self.notes = notes
        self.start = notes[0].start
        self.end = max(note.end for note in notes)

    @cached_property
    def spans(self) -> dict[Colour, list[tuple[int, int]]]:
        """What they cover, by colour; what overlaps is joined."""
        by_colour: dict[Colour, list[tuple[int, int]]] = {}
        for note in self.notes:
            spans = by_colour.setdefault(note.colour, [])
            if spans and note.start < spans[-1][1]:
                spans[-1] = spans[-1][0], max(note.end, spans[-1][1])
            else:
                spans.append((note.start, note.end))
        return by_colour

    @cached_property
    def noted(self) -> tuple[int, ...]:
        """Where those with a note begin."""
        return tuple(dict.fromkeys(note.start for note in self.notes if note.note))


class StandingMarks:
    """The marks of one side that stand in its text, in blocks; what is known of the blocks before a change is kept."""

    def __init__(self, notes: tuple[Annotation, ...], known: Sequence[_Block] = ()) -> None:
        """`notes` are in the order of the text, orphans last; `known` are the blocks of earlier ones."""
        notes = notes[: bisect_left(notes, True, key=lambda note: note.orphan)]
        before = _beginning(notes, known)
        start = sum(len(block.notes) for block in before)
        after = _ending(notes[start:], known[len(before) :])
        end = len(notes) - sum(len(block.notes) for block in after)
        changed = [_Block(notes[k : min(k + _BLOCK, end)]) for k in range(start, end, _BLOCK)]
        self.blocks = (*before, *changed, *after)

    def around(self, offset: int) -> list[Annotation]:
        """Those that hold the character at `offset`."""
        blocks = (block for block in self.blocks if block.start <= offset < block.end)
        return [note for block in blocks for note in block.notes if note.start <= offset < note.end]

    @property
    def spans(self) -> dict[Colour, list[tuple[int, int]]]:
        """What they cover, by colour, in order; little of it overlaps."""
        by_colour: dict[Colour, list[tuple[int, int]]] = {}
        for block in self.blocks:
            for colour, spans in block.spans.items():
                by_colour.setdefault(colour, []).extend(spans)
        return by_colour

    @property
    def noted(self) -> tuple[int, ...]:
        """Where those with a note begin, in order."""
        return tuple(chain.from_iterable(block.noted for block in self.blocks))


def _beginning(notes: tuple[Annotation, ...], known: Sequence[_Block]) -> tuple[_Block, ...]:
    """The first of the known blocks, as far as `notes` begin with them."""
    end = 0
    for count, block in enumerate(known):
        start, end = end, end + len(block.notes)
        if notes[start:end] != block.notes:
            return tuple(known[:count])
    return tuple(known)


def _ending(notes: tuple[Annotation, ...], known: Sequence[_Block]) -> tuple[_Block, ...]:
    """The last of the known blocks, as far as `notes` end with them."""
    start = len(notes)
    for count, block in enumerate(reversed(known)):
        start, end = start - len(block.notes), start
        if start < 0 or notes[start:end] != block.notes:
            return tuple(known[len(known) - count :])
    return tuple(known)


def _shared(notes: tuple[Annotation, ...], known: Sequence[_Block]) -> int:
    """How many of the known blocks need not be made anew."""
    return len(_beginning(notes, known)) + len(_ending(notes, known))


class _Recent:
    """Makes the standing marks of one side from the latest of either side that begin and end as they do."""

    def __init__(self) -> None:
        self._latest: list[StandingMarks] = []

    def __call__(self, notes: tuple[Annotation, ...]) -> StandingMarks:
        known = max((marks.blocks for marks in self._latest), key=lambda own: _shared(notes, own), default=())
        marks = StandingMarks(notes, known)
        self._latest = [marks, *self._latest[:3]]
        return marks


standing_marks = remembered(_Recent())
"""Those of the notes of one side that stand in its text."""


def current_mark(state: State) -> Annotation | None:
    """The mark that a key acts on: that of the selection, or the one at the caret.

    It is the one of exactly that span, else the shortest that holds its start.
    """
    if not state.notes[state.focus]:
        return None
    span = state.selection or Span(state.focus, state.caret, state.caret + 1)
    around = standing_marks(state.notes[span.document]).around(span.start)
    exact = [note for note in around if (note.start, note.end) == (span.start, span.end)]
    return min(exact or around, key=lambda note: note.end - note.start, default=None)


def colour_word(names: Mapping[str, str], colour: Colour) -> Message | str:
    """What a colour is called: by the person, or else by the reader."""
    return names.get(colour) or Message(f"reader.colour_{colour}")
