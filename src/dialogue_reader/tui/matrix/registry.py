"""The commands of the matrix: its bindings, key line, help and palette read this one list.

What each does is said in `messages.matrix`, under the id without the name of the screen.
"""

from collections.abc import Mapping

from dialogue_reader.settings.keymaps import MATRIX_KEYS
from dialogue_reader.tui.matrix import commands, marking
from dialogue_reader.tui.matrix.effects import MatrixCommand
from dialogue_reader.tui.state.key_names import BoundCommand, Keys

_MOVE, _SHOW, _SEARCH, _MARK, _MATRIX = "move", "show", "search", "mark", "matrix"

REGISTRY: tuple[BoundCommand[MatrixCommand], ...] = (
    BoundCommand("matrix.down", _MOVE, commands.by_rows(1)),
    BoundCommand("matrix.up", _MOVE, commands.by_rows(-1)),
    BoundCommand("matrix.right", _MOVE, commands.by_accounts(1)),
    BoundCommand("matrix.left", _MOVE, commands.by_accounts(-1)),
    BoundCommand("matrix.page_down", _MOVE, commands.by_pages(1)),
    BoundCommand("matrix.page_up", _MOVE, commands.by_pages(-1)),
    BoundCommand("matrix.start", _MOVE, commands.to_start),
    BoundCommand("matrix.end", _MOVE, commands.to_end),
    BoundCommand("matrix.first_account", _MOVE, commands.to_first_account),
    BoundCommand("matrix.last_account", _MOVE, commands.to_last_account),
    BoundCommand("matrix.next_differing", _MOVE, commands.by_differing(1)),
    BoundCommand("matrix.previous_differing", _MOVE, commands.by_differing(-1)),
    BoundCommand("matrix.words_down", _MOVE, commands.scroll_words(1)),
    BoundCommand("matrix.words_up", _MOVE, commands.scroll_words(-1)),
    BoundCommand("matrix.open", _SHOW, commands.open_cell),
    BoundCommand("matrix.differing", _SHOW, commands.show_only("differing")),
    BoundCommand("matrix.alone", _SHOW, commands.show_only("alone")),
    BoundCommand("matrix.account", _SHOW, commands.show_only_account),
    BoundCommand("matrix.search", _SEARCH, commands.open_search),
    BoundCommand("matrix.next_hit", _SEARCH, commands.by_hits(1)),
    BoundCommand("matrix.previous_hit", _SEARCH, commands.by_hits(-1)),
    BoundCommand("matrix.colour", _MARK, marking.colour),
    BoundCommand("matrix.annotate", _MARK, marking.annotate),
    BoundCommand("matrix.annotate_pair", _MARK, marking.annotate_pair),
    BoundCommand("matrix.delete", _MARK, marking.delete),
    BoundCommand("matrix.undo", _MARK, marking.undo),
    BoundCommand("matrix.redo", _MARK, marking.redo),
    BoundCommand("matrix.notes", _MARK, marking.list_notes),
    BoundCommand("matrix.export", _MATRIX, commands.export),
    BoundCommand("matrix.theme", _MATRIX, commands.change_theme),
    BoundCommand("matrix.ui_language", _MATRIX, commands.next_language),
    BoundCommand("matrix.palette", _MATRIX, commands.show_palette),
    BoundCommand("matrix.help", _MATRIX, commands.show_help),
    BoundCommand("matrix.suspend", _MATRIX, commands.suspend),
    BoundCommand("matrix.escape", _MATRIX, commands.close),
    BoundCommand("matrix.quit", _MATRIX, commands.leave),
)

BY_ID: Mapping[str, BoundCommand[MatrixCommand]] = {bound.id: bound for bound in REGISTRY}


def bound_keys(keymap: Mapping[str, str]) -> Keys:
    """The keys of every command of the matrix: those of `keymap`, by the command's id, else its own."""
    return Keys.of(MATRIX_KEYS, keymap)
