"""A translation stands below its passage, and is nothing but that."""

import pytest

from dialogue_reader.errors import OutsideError
from dialogue_reader.layout.viewport import Area
from dialogue_reader.settings.model import Translation
from dialogue_reader.tui.commands import outside
from dialogue_reader.tui.state.effects import Notify, Translate
from dialogue_reader.tui.state.model import State
from tests.tui.core.reading import after, at, caret_row, compared, effects_of, row, said, searched

SETTLED = Translation(command=("translator",))
WORDS = "Only the Vietnamese paper writes this sentence."


def settled(**panes: Area) -> State:
    """A reader of English with a translator."""
    return compared(**panes)._replace(translation=SETTLED, language="en")


def asked_at(state: State) -> Translate:
    (effect,) = effects_of(state, "translate")
    assert isinstance(effect, Translate)
    return effect


def translated(state: State, words: str = WORDS) -> State:
    asked = asked_at(state)
    return after(state, "translate", outside.translation_arrived(asked, words))


def asides(state: State) -> str:
    rows = (state.pane.aside_at(row) for row in range(state.pane.area.height))
    return " ".join(aside.words for aside in rows if aside)


def test_without_a_translator_it_says_how_to_name_one() -> None:
    state = compared()
    (notice,) = effects_of(state, "translate")
    assert isinstance(notice, Notify)
    assert said(after(state, "translate")) == "No translator is set up yet"


def test_the_passage_is_asked_about_and_its_translation_stands_below_it_marked_as_one() -> None:
    state = at(settled(panes=Area(40, 20)), "left", 3)
    asked = asked_at(state)
    assert (asked.side, asked.passage, asked.target) == ("left", 3, "en")
    waiting = after(state, "translate")
    assert "Machine translation vi → en: waiting" in asides(waiting)
    shown = translated(state)
    assert asides(shown) == f"≈ Machine translation vi → en {WORDS}"
    assert caret_row(shown) == row(shown, "left", 3)


def test_the_same_key_puts_it_away() -> None:
    state = at(settled(), "left", 3)
    shown = translated(state)
    hidden = after(shown, "translate")
    assert asides(hidden) == ""
    assert effects_of(shown, "translate") == ()


def test_rows_of_a_translation_are_no_text_to_anything_that_asks_for_text() -> None:
    state = at(settled(panes=Area(40, 30)), "left", 3)
    shown = translated(state)
    first = next(row for row in range(30) if shown.pane.aside_at(row))
    assert shown.pane.line_at(first) is None
    assert shown.pane.offset_near(first, 5) == shown.pane.offset_near(first - 1, 5)
    assert searched(shown, "sentence").search.hits == searched(state, "sentence").search.hits
    assert not searched(shown, "sentence").search.hits
    assert shown.comparison is state.comparison
    assert shown.marked == state.marked
    assert row(shown, "left", 4) == row(state, "left", 4) + sum(shown.pane.aside_at(r) is not None for r in range(30))


def test_the_next_passage_and_the_next_line_are_those_of_the_text() -> None:
    shown = translated(at(settled(), "left", 3))
    assert after(shown, "next_passage").passage.id == 4
    line_by_line = shown
    for _ in range(8):
        line_by_line = after(line_by_line, "line_down")
    assert line_by_line.passage.id == 4


@pytest.mark.parametrize("command", ["page_down", "half_down", "line_down"])
def test_a_translation_longer_than_the_pane_holds_nobody_up(command: str) -> None:
    state = translated(at(settled(), "left", 1), "Words upon words. " * 60)
    for _ in range(60):
        state = after(state, command)
    assert state.passage.id == len(state.pair.left.passages) - 1


def test_what_comes_too_late_is_not_shown() -> None:
    state = at(settled(), "left", 3)
    asked = asked_at(state)
    hidden = after(state, "translate", "translate")
    assert asides(after(hidden, outside.translation_arrived(asked, WORDS))) == ""
    assert after(hidden, outside.translation_failed(asked, OutsideError("program_slow", "x", seconds=3))) == hidden


def test_a_failure_is_told_and_nothing_stays_below_the_passage() -> None:
    state = at(settled(), "left", 3)
    failed = outside.translation_failed(asked_at(state), OutsideError("program_slow", "translator", seconds=3))
    told = after(after(state, "translate"), failed)
    assert asides(told) == ""
    assert "took more than 3 seconds" in said(told)
    assert asked_at(told) == asked_at(state)


def test_a_passage_in_one_s_own_language_needs_none() -> None:
    state = at(settled()._replace(language="vi"), "left", 3)
    assert effects_of(state, "translate") == ()
    assert "in your language already" in said(after(state, "translate"))


def test_in_rows_the_counterpart_stays_level_below_a_translation() -> None:
    state = after(at(settled(panes=Area(30, 40)), "left", 1), "view")
    shown = translated(state)
    assert row(shown, "left", 4) == row(shown, "right", 3)
    assert row(shown, "left", 4) > row(state, "left", 4)
