"""How the matrix is laid out in a terminal of some size: how wide its columns are, how many rows and columns fit."""

from typing import NamedTuple

from dialogue_reader.layout.glyphs import cells_of
from dialogue_reader.stories.statements import Matrix
from dialogue_reader.stories.story import Story
from dialogue_reader.tui.matrix.model import MatrixState
from dialogue_reader.tui.state.remembered import remembered
from dialogue_reader.tui.view.labels import name_of

MARGIN = 5  # cells before a statement: a sign, and by how many accounts it is told
_LINES = 5  # that are no rows of the matrix: the title, two of heads, status, keys
_NARROWEST, _WIDEST = 7, 16  # cells of an account's column
_STATEMENT = 24  # cells of the column of statements, at least
_STATEMENT_SHARE = 0.48  # of the width, that the statements have at least
_WORDS_SHARE = 0.34  # of the height, that the words of the statement have


class Layout(NamedTuple):
    """`statement` cells of the statements, `column` of each account, of which `columns` fit; `rows`, and of `words`."""

    statement: int
    column: int
    columns: int
    rows: int
    words: int


def layout(state: MatrixState) -> Layout:
    """The layout for the terminal of the state."""
    width, height = max(1, state.size.width), state.size.height
    accounts = len(state.origins)
    words = max(4, round(_WORDS_SHARE * height))
    rows = max(1, height - _LINES - words)
    names = max(cells_of(name_of(origin[0])) + 2 for origin in state.origins)
    beside_words = width - max(_STATEMENT, round(_STATEMENT_SHARE * width))
    room = width - _STATEMENT  # where values need it
    column = max(_NARROWEST, min(names, _WIDEST, beside_words // accounts))
    if state.story:
        widest = _widest(state.story) + any(state.notes)  # a sign that there is a note
        column = max(column, min(widest, _WIDEST, room // accounts))
    columns = max(1, min(accounts, room // column))
    return Layout(width - columns * column, column, columns, rows, words)


def arranged(state: MatrixState) -> MatrixState:
    """The state with its cursor inside what there is, and in sight."""
    count, accounts, own = len(state.rows), len(state.origins), layout(state)
    row = max(0, min(state.row, count - 1))
    account = max(0, min(state.account, accounts - 1))
    top = max(0, row - own.rows + 1, min(state.top, row, count - own.rows))
    first = max(0, account - own.columns + 1, min(state.first, account, accounts - own.columns))
    return state._replace(row=row, account=account, top=top, first=first)


@remembered
def _widest(story: Story) -> int:
    """The cells that the widest value of any cell takes, with the blanks around."""
    return max((cells_of(text) + 2 for text in _values(story.matrix)), default=0)


def _values(matrix: Matrix) -> list[str]:
    values = (matrix.values_in(own) for own in matrix.statements if own.differences)
    return [" / ".join(texts) for own in values for texts in own.values()]
