"""What is known of the marks that stand in a text is, after any change, what would be worked out anew."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import get_args
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.notes.model import COLOURS, Annotation, Document, Selector, Standing, Target, text_position
from dialogue_reader.tui.state import marks
from dialogue_reader.tui.state.marks import StandingMarks

LENGTH = 40  # code points of a text


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    """A mark on any words of a text, or one whose words are gone."""
    start = draw(st.integers(0, LENGTH - 1))
    end = draw(st.integers(start + 1, LENGTH))
    standing = draw(st.sampled_from(get_args(Standing)))
    target = Target(Document("made.txt", "", "vi"), Selector("", "", "", start, end), start, end, standing)
    day = datetime(2022, 8, 15, tzinfo=UTC)
    colour, note = draw(st.sampled_from(COLOURS[:2])), draw(st.sampled_from(("", "so")))
    return Annotation(f"{draw(st.integers(0, 10**6))}", (target,), colour, note, day, day)


def in_order(notes: Sequence[Annotation]) -> tuple[Annotation, ...]:
    return tuple(sorted(notes, key=text_position))


@st.composite
def changes(draw: st.DrawFn) -> tuple[tuple[Annotation, ...], tuple[Annotation, ...]]:
    """The marks of a text, and those after some were taken away and others made."""
    notes = draw(st.lists(annotations(), max_size=12))
    left = [note for note in notes if draw(st.integers(0, 3))]
    return in_order(notes), in_order([*left, *draw(st.lists(annotations(), max_size=2))])


@given(changes())
def test_after_a_change_the_marks_around_every_place_are_those_that_hold_it(
    change: tuple[tuple[Annotation, ...], tuple[Annotation, ...]],
) -> None:
    before, after = change
    with patch.object(marks, "_BLOCK", 3):
        standing = StandingMarks(after, StandingMarks(before).blocks)
    there = [note for note in after if not note.orphan]
    for offset in range(LENGTH):
        assert standing.around(offset) == [note for note in there if note.start <= offset < note.end]
    for colour in COLOURS:
        covered = {at for start, end in standing.spans.get(colour, ()) for at in range(start, end)}
        assert covered == {at for note in there if note.colour == colour for at in range(note.start, note.end)}
    assert set(standing.noted) == {note.start for note in there if note.note}
    assert list(standing.noted) == sorted(standing.noted)


@given(changes())
def test_blocks_that_a_change_has_left_alone_are_the_same_objects(
    change: tuple[tuple[Annotation, ...], tuple[Annotation, ...]],
) -> None:
    notes, _ = change
    with patch.object(marks, "_BLOCK", 3):
        known = StandingMarks(notes)
        assert list(map(id, StandingMarks(notes, known.blocks).blocks)) == list(map(id, known.blocks))
        fewer = StandingMarks(notes[1:], known.blocks)
    assert set(map(id, known.blocks[1:])) <= set(map(id, fewer.blocks))
