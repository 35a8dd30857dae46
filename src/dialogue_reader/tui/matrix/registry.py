"""The commands of the matrix: its bindings, key line, help and palette read this one list.

What each does is said in `messages.matrix`, under the id without the name of the screen.
"""

from collections.abc import Mapping
from typing import NamedTuple

from dialogue_reader.settings.keymaps import MATRIX_KEYS
from dialogue_reader.tui.matrix import commands
from dialogue_reader.tui.matrix.effects import MatrixCommand
from dialogue_reader.tui.state.key_names import Keys


class MatrixBinding(NamedTuple):
    """A command by its id, which begins with "matrix.": its group, and what it does."""

    id: str
    group: str
    command: MatrixCommand

    @property
    def keys(self) -> str:
        """Its usual keys."""
        return MATRIX_KEYS[self.id]


_MOVE, _SHOW, _SEARCH, _MATRIX = "move", "show", "search", "matrix"

REGISTRY: tuple[MatrixBinding, ...] = (
    MatrixBinding("matrix.down", _MOVE, commands.by_rows(1)),
    MatrixBinding("matrix.up", _MOVE, commands.by_rows(-1)),
    MatrixBinding("matrix.right", _MOVE, commands.by_accounts(1)),
    MatrixBinding("matrix.left", _MOVE, commands.by_accounts(-1)),
    MatrixBinding("matrix.page_down", _MOVE, commands.by_pages(1)),
    MatrixBinding("matrix.page_up", _MOVE, commands.by_pages(-1)),
    MatrixBinding("matrix.start", _MOVE, commands.to_start),
    MatrixBinding("matrix.end", _MOVE, commands.to_end),
    MatrixBinding("matrix.first_account", _MOVE, commands.to_first_account),
    MatrixBinding("matrix.last_account", _MOVE, commands.to_last_account),
    MatrixBinding("matrix.next_differing", _MOVE, commands.by_differing(1)),
    MatrixBinding("matrix.previous_differing", _MOVE, commands.by_differing(-1)),
    MatrixBinding("matrix.words_down", _MOVE, commands.scroll_words(1)),
    MatrixBinding("matrix.words_up", _MOVE, commands.scroll_words(-1)),
    MatrixBinding("matrix.open", _SHOW, commands.open_cell),
    MatrixBinding("matrix.differing", _SHOW, commands.show_only("differing")),
    MatrixBinding("matrix.alone", _SHOW, commands.show_only("alone")),
    MatrixBinding("matrix.account", _SHOW, commands.show_only_account),
    MatrixBinding("matrix.search", _SEARCH, commands.open_search),
    MatrixBinding("matrix.next_hit", _SEARCH, commands.by_hits(1)),
    MatrixBinding("matrix.previous_hit", _SEARCH, commands.by_hits(-1)),
    MatrixBinding("matrix.export", _MATRIX, commands.export),
    MatrixBinding("matrix.theme", _MATRIX, commands.change_theme),
    MatrixBinding("matrix.ui_language", _MATRIX, commands.next_language),
    MatrixBinding("matrix.palette", _MATRIX, commands.show_palette),
    MatrixBinding("matrix.help", _MATRIX, commands.show_help),
    MatrixBinding("matrix.suspend", _MATRIX, commands.suspend),
    MatrixBinding("matrix.escape", _MATRIX, commands.close),
    MatrixBinding("matrix.quit", _MATRIX, commands.leave),
)

BY_ID: Mapping[str, MatrixBinding] = {bound.id: bound for bound in REGISTRY}


def bound_keys(keymap: Mapping[str, str]) -> Keys:
    """The keys of every command of the matrix: those of `keymap`, by the command's id, else its own."""
    return Keys.of(MATRIX_KEYS, keymap)
