"""The one registry of commands: bindings, the key line, help, the palette and the documentation all read it.

Names and help are in `messages.commands`, under the command's id.
"""

from collections.abc import Mapping
from typing import NamedTuple

from dialogue_reader.tui.commands import annotate, appearance, compare, navigate, panels, search, session
from dialogue_reader.tui.state.effects import Command, Update, saying
from dialogue_reader.tui.state.key_names import Keys
from dialogue_reader.tui.state.model import State


class BoundCommand(NamedTuple):
    """A command as it is bound: its id, its keys (Textual's names, the first one shown), its group, what it does."""

    id: str
    keys: str
    group: str
    command: Command


MOVE, PANES, COMPARE, SEARCH, MARK, APP = "move", "articles", "compare", "search", "mark", "reader"

REGISTRY: tuple[BoundCommand, ...] = (
    BoundCommand("line_down", "j,down", MOVE, navigate.by_lines(1)),
    BoundCommand("line_up", "k,up", MOVE, navigate.by_lines(-1)),
    BoundCommand("page_down", "space,pagedown", MOVE, navigate.by_pages(1)),
    BoundCommand("page_up", "b,pageup", MOVE, navigate.by_pages(-1)),
    BoundCommand("half_down", "ctrl+d", MOVE, navigate.by_pages(0.5)),
    BoundCommand("half_up", "ctrl+u", MOVE, navigate.by_pages(-0.5)),
    BoundCommand("start", "g,ctrl+home", MOVE, navigate.to_start),
    BoundCommand("end", "G,ctrl+end", MOVE, navigate.to_end),
    BoundCommand("next_passage", "J,alt+down", MOVE, navigate.by_passages(1)),
    BoundCommand("previous_passage", "K,alt+up", MOVE, navigate.by_passages(-1)),
    BoundCommand("left", "left", MOVE, navigate.by_characters(-1)),
    BoundCommand("right", "right", MOVE, navigate.by_characters(1)),
    BoundCommand("word_left", "ctrl+left", MOVE, navigate.by_words(-1)),
    BoundCommand("word_right", "ctrl+right", MOVE, navigate.by_words(1)),
    BoundCommand("line_start", "home", MOVE, navigate.to_line_start()),
    BoundCommand("line_end", "end", MOVE, navigate.to_line_end()),
    BoundCommand("back", "alt+left", MOVE, navigate.back),
    BoundCommand("forward", "alt+right", MOVE, navigate.forward),
    BoundCommand("other_pane", "tab", PANES, navigate.to_other_pane),
    BoundCommand("language", "l", PANES, appearance.next_language),
    BoundCommand("swap", "x", PANES, appearance.swap),
    BoundCommand("view", "v", PANES, appearance.change_arrangement),
    BoundCommand("sync", "s", PANES, appearance.change_sync),
    BoundCommand("counterpart", "enter", COMPARE, navigate.to_linked_passage),
    BoundCommand("next_only_here", "full_stop", COMPARE, navigate.by_only_here(1)),
    BoundCommand("previous_only_here", "comma", COMPARE, navigate.by_only_here(-1)),
    BoundCommand("next_discrepancy", "o", COMPARE, compare.by_discrepancies(1)),
    BoundCommand("previous_discrepancy", "O", COMPARE, compare.by_discrepancies(-1)),
    BoundCommand("discrepancies", "f3", COMPARE, panels.toggle("discrepancies")),
    BoundCommand("why", "i", COMPARE, compare.why),
    BoundCommand("only_here", "f4", COMPARE, appearance.change_only_here),
    BoundCommand("reject", "r", COMPARE, compare.reject),
    BoundCommand("restore", "R", COMPARE, compare.restore),
    BoundCommand("link", "M", COMPARE, compare.link),
    BoundCommand("points", "f2", COMPARE, panels.toggle("points")),
    BoundCommand("terms", "f6", COMPARE, panels.toggle("terms")),
    BoundCommand("more_points", "plus", COMPARE, panels.by_points(1)),
    BoundCommand("fewer_points", "minus", COMPARE, panels.by_points(-1)),
    BoundCommand("contents", "t", COMPARE, panels.toggle("contents")),
    BoundCommand("keywords", "h", COMPARE, appearance.change_keywords),
    BoundCommand("search", "slash,ctrl+f", SEARCH, search.open_search),
    BoundCommand("search_meaning", "f", SEARCH, search.open_search_by_meaning),
    BoundCommand("next_hit", "n", SEARCH, search.by_hits(1)),
    BoundCommand("previous_hit", "N", SEARCH, search.by_hits(-1)),
    BoundCommand("hits", "f7", SEARCH, panels.toggle("hits")),
    BoundCommand("select_left", "shift+left", MARK, navigate.by_characters(-1, selecting=True)),
    BoundCommand("select_right", "shift+right", MARK, navigate.by_characters(1, selecting=True)),
    BoundCommand("select_up", "shift+up", MARK, navigate.by_lines(-1, selecting=True)),
    BoundCommand("select_down", "shift+down", MARK, navigate.by_lines(1, selecting=True)),
    BoundCommand("select_word_left", "ctrl+shift+left", MARK, navigate.by_words(-1, selecting=True)),
    BoundCommand("select_word_right", "ctrl+shift+right", MARK, navigate.by_words(1, selecting=True)),
    BoundCommand("select_line_start", "shift+home", MARK, navigate.to_line_start(selecting=True)),
    BoundCommand("select_line_end", "shift+end", MARK, navigate.to_line_end(selecting=True)),
    BoundCommand("colour", "c", MARK, annotate.colour),
    BoundCommand("annotate", "a", MARK, annotate.annotate),
    BoundCommand("delete", "delete,backspace", MARK, annotate.delete),
    BoundCommand("undo", "u,ctrl+z", MARK, annotate.undo),
    BoundCommand("redo", "U", MARK, annotate.redo),
    BoundCommand("notes", "f5", MARK, panels.toggle("notes")),
    BoundCommand("copy", "y", MARK, annotate.copy),
    BoundCommand("copy_with_source", "Y", MARK, annotate.copy_with_source),
    BoundCommand("export", "e", MARK, annotate.export),
    BoundCommand("library", "ctrl+o", APP, session.show_library),
    BoundCommand("theme", "T", APP, appearance.change_theme),
    BoundCommand("palette", "ctrl+p,colon", APP, session.show_palette),
    BoundCommand("help", "question_mark,f1", APP, session.show_help),
    BoundCommand("escape", "escape", APP, session.close),
    BoundCommand("quit", "q,ctrl+q", APP, session.leave),
)

BY_ID: Mapping[str, BoundCommand] = {bound.id: bound for bound in REGISTRY}

KEY_LINE = ("help", "counterpart", "other_pane", "next_passage", "search", "language", "view", "colour", "annotate",
            "points", "discrepancies", "notes", "export", "search_meaning", "swap", "keywords", "quit")  # fmt: skip
"""The commands of the line at the bottom, the most wanted first."""


NEED_TWO = frozenset(
    {"other_pane", "language", "swap", "view", "sync", "counterpart", "next_only_here", "previous_only_here",
     "next_discrepancy", "previous_discrepancy", "discrepancies", "why", "only_here", "reject", "restore", "link",
     "terms"}
)  # fmt: skip
"""The commands that make no sense where one article is read alone."""


def command_of(command_id: str) -> Command:
    """What the command of that id does; where it needs a second article that is not there, it says so."""

    def command(state: State) -> Update:
        if command_id in NEED_TWO and state.pair.is_single:
            return saying(state, "one_alone")
        return BY_ID[command_id].command(state)

    return command


def bound_keys(keymap: Mapping[str, str]) -> Keys:
    """The keys of every command: those of `keymap`, by the command's id, else its own."""
    return Keys({bound.id: keymap.get(bound.id, bound.keys) for bound in REGISTRY})
