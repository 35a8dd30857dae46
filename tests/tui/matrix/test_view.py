"""What the matrix shows of its state."""

import pytest

from dialogue_reader.layout.viewport import Area
from dialogue_reader.stories.story import Story
from dialogue_reader.tui.matrix import commands
from dialogue_reader.tui.matrix.model import MatrixState
from dialogue_reader.tui.matrix.registry import bound_keys
from dialogue_reader.tui.matrix.view import view
from tests.tui.matrix.story import ARTICLES, FIRE, GONE, MATRIX, MEN, SMOKE, SPAIN, STORY


@pytest.fixture
def state() -> MatrixState:
    fresh = MatrixState(ARTICLES, keys=bound_keys({}), size=Area(120, 40))
    return commands.story_arrived(STORY, "whole")(fresh).state


def signs(state: MatrixState, row: int) -> list[str]:
    return [cell.text for cell in view(state).grid.rows[row].cells]


def test_a_cell_says_who_tells_it_who_in_part_who_is_silent_and_who_is_unsure(state: MatrixState) -> None:
    assert signs(state, GONE) == ["●", "●", "◐"]
    assert signs(state, FIRE) == ["●", "●", "?"]
    assert signs(state, SMOKE) == ["·", "●", "·"]


def test_what_differs_has_its_values_in_the_cells_and_a_sign(state: MatrixState) -> None:
    assert signs(state, MEN) == ["Sixty", "Seventy", "●"]
    assert [row.sign for row in view(state).grid.rows] == ["≠", "~", "", "", ""]
    assert [row.told_by for row in view(state).grid.rows] == ["3", "3", "2", "1", "1"]


def test_nobody_is_called_silent_or_unsure_before_all_are_compared(state: MatrixState) -> None:
    assert signs(state._replace(stage="part"), FIRE) == ["●", "●", ""]


def test_that_nothing_differs_is_said_only_once_all_is_known(state: MatrixState) -> None:
    alike = tuple(statement._replace(differences=()) for statement in MATRIX.statements)
    same = state._replace(story=Story(STORY.origins, MATRIX._replace(statements=alike, differences=())))
    assert view(same).title.coverage[0] == "5 statements · nothing differs "
    assert view(same._replace(stage="first")).title.coverage[0] == "5 statements "


def test_copies_are_one_column_and_told_by_name(state: MatrixState) -> None:
    shown = view(state)
    assert shown.grid.heads == (("A", "daily"), ("B ×2", "evening"), ("C", "matin"))
    assert shown.title.names[0] == " Who says what · 3 accounts · 4 documents"
    assert "2 copies of one report: evening, reprint" in shown.words.sayings[1].account


def test_the_words_of_every_account_that_tells_it_are_shown_the_current_one_first(state: MatrixState) -> None:
    sayings = view(commands.by_accounts(1)(state).state).words.sayings
    assert [saying.account[0] for saying in sayings] == ["B", "A", "C"]
    assert [(piece.text, piece.differs) for piece in sayings[0].pieces] == [
        ("Seventy", True),
        (" men fought the fire.", False),
    ]


def test_of_a_silent_account_it_is_said_that_it_does_not_tell(state: MatrixState) -> None:
    smoke = state._replace(row=SMOKE, account=2)
    assert view(smoke).words.sayings[0].pieces[0].text == "C does not tell this."
    spain = state._replace(row=SPAIN, account=2)
    assert view(spain).words.sayings[0].pieces[0].text == "It is not sure whether C tells this."
    unfinished = spain._replace(stage="part")
    assert view(unfinished).words.sayings[0].pieces[0].text == "C has not been compared to its end."


def test_before_anything_is_known_the_accounts_are_shown(state: MatrixState) -> None:
    shown = view(MatrixState(ARTICLES, keys=bound_keys({}), size=Area(80, 24)))
    assert len(shown.words.sayings) == len(shown.grid.heads) == 4
    assert shown.grid.empty == "comparing every two accounts …"
    assert shown.status.text == " comparing every two accounts …"


def test_progress_is_shown_while_the_work_goes_on(state: MatrixState) -> None:
    working = commands.progressed(0.45, 12.0)(state._replace(stage="part")).state
    assert "comparing: 45%, about 12 s left" in view(working).status.settings[0]
    assert "refining: 45%, about 12 s left" in view(working._replace(stage="first")).status.settings[0]


def test_doubt_is_said_of_the_statement_at_the_cursor(state: MatrixState) -> None:
    assert view(state._replace(row=GONE)).status.text == " 2 of 5 · told by 3 of 3 · unsure that these say the same"


def test_a_value_has_room_before_names_have(state: MatrixState) -> None:
    long = MATRIX.differences[0].mentions[0]._replace(text="sixty thousand")
    difference = MATRIX.differences[0]._replace(mentions=(long, MATRIX.differences[0].mentions[1]))
    wide = Story(STORY.origins, MATRIX._replace(differences=(difference,)))
    narrow = commands.story_arrived(wide, "whole")(state._replace(size=Area(80, 24))).state
    assert view(narrow).grid.layout.column == len("sixty thousand") + 2


@pytest.mark.parametrize("size", [Area(60, 20), Area(80, 24), Area(120, 40), Area(200, 60)])
def test_columns_and_rows_fill_the_screen_and_no_more(state: MatrixState, size: Area) -> None:
    own = view(state._replace(size=size)).grid.layout
    assert own.statement + own.column * own.columns == size.width
    assert own.rows + own.words + 5 == size.height
    assert own.statement >= 24


def test_the_key_line_ends_with_the_way_out(state: MatrixState) -> None:
    assert view(state).key_line[-1] == ("q", "quit")
    searching = commands.open_search(state).state
    assert view(searching).key_line == (("Enter", "search"), ("Esc", "close"))
