"""What holds for each command of the registry, wherever it is pressed."""

import itertools
from functools import cache

import pytest

from dialogue_reader.documents.model import Side, Sides
from dialogue_reader.layout.viewport import Area
from dialogue_reader.notes.model import PairNotes
from dialogue_reader.tui.commands import annotate, compare
from dialogue_reader.tui.commands.registry import BY_ID, REGISTRY
from dialogue_reader.tui.state.arrange import arranged
from dialogue_reader.tui.state.effects import KeepCorrections, Notify, Update
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.view import screen
from dialogue_reader.tui.view.model import ScreenView
from tests.tui.core.reading import LINKS, after, at, compared, difference, mark_on, reading, said, searched

ONE_LINK = LINKS._replace(links=LINKS.links[:1], unsure=(), only_here=Sides((), ()))


def _furnished(height: int) -> State:
    """Compared, with a difference, marks, hits, and a way back."""
    state = compared(panes=Area(24, height))
    assert state.comparison
    notes = PairNotes((mark_on(state, "left", "Đối", note="ai?"),), (mark_on(state, "right", "Vietnam", id="m2"),))
    differences = (difference(state, "15/8", "15 août"),)
    state = after(
        searched(state, "viet nam"),
        annotate.notes_loaded(notes),
        compare.discrepancies_arrived(state.comparison, differences),
        "end",
    )
    return state._replace(why=True)


_MANNERS: tuple[tuple[Side, bool, bool], ...] = (
    ("left", False, False),
    ("left", True, True),
    ("right", False, True),
    ("right", True, False),
)
"""On which side, whether in rows, whether with a selection: each two of these meet in all ways."""


@cache
def readers() -> tuple[State, ...]:
    """Fresh ones, compared ones and furnished ones, on either side, in either view, with and without a selection."""
    begun = [
        *(reading(panes=Area(24, height)) for height in (0, 1)),
        *(compared(panes=Area(24, height)) for height in (2, 3)),
        _furnished(8),
        reading(["Một"], ["Un"], panes=Area(3, 2)),
        reading(["Một"], ["Un"], links=ONE_LINK, panes=Area(24, 1)),
    ]
    states = []
    for state, (side, rows, selecting) in itertools.product(begun, _MANNERS):
        made = after(at(state, side, 0), *(["view"] if rows else []), *(["select_right"] if selecting else []))
        states.append(made)
    return tuple(states)


@cache
def _shown() -> tuple[tuple[State, ScreenView, tuple[object, ...], tuple[object, ...]], ...]:
    """Those readers, with what is to be seen of them."""
    return tuple((s, screen.view(s), tuple(pane.lines for pane in s.panes), tuple(s)) for s in readers())


@pytest.mark.parametrize("command", [entry.id for entry in REGISTRY])
def test_a_command_makes_a_state_that_can_be_shown_and_leaves_the_old_one_as_it_was(command: str) -> None:
    for state, before, seen, parts in _shown():
        update = BY_ID[command].command(state)
        assert isinstance(update, Update)
        assert isinstance(update.state, State)
        made = arranged(state, update.state, is_scrolled=update.is_scrolled)
        screen.view(made)
        said(made)
        for effect in update.effects:
            if isinstance(effect, KeepCorrections):
                said(state._replace(notice=effect.notice))
            elif isinstance(effect, Notify):
                said(state._replace(notice=effect.title))
        assert (screen.view(state), tuple(pane.lines for pane in state.panes), tuple(state)) == (before, seen, parts)


@pytest.mark.parametrize("command", [entry.id for entry in REGISTRY])
def test_a_command_is_a_function_of_the_state_alone(command: str) -> None:
    for state in readers()[::7]:
        run = BY_ID[command].command
        assert run(state).effects == run(state).effects
        assert run(state).state == run(state).state
