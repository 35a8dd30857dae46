"""The one registry of commands: bindings, the key line, help, the palette and the documentation all read it.

Names and help are in `messages.commands`, under the command's id.
"""

from collections.abc import Mapping
from typing import NamedTuple

from dialogue_reader.tui.commands import annotate, appearance, compare, navigate, panels, search, session
from dialogue_reader.tui.state.effects import Command
from dialogue_reader.tui.state.key_names import Keys


class Entry(NamedTuple):
    """A command as it is bound: its id, its keys (Textual's names, the first one shown), its group, what it does."""

    id: str
    keys: str
    group: str
    command: Command


MOVE, PANES, COMPARE, SEARCH, MARK, APP = "move", "articles", "compare", "search", "mark", "reader"

REGISTRY: tuple[Entry, ...] = (
    Entry("line_down", "j,down", MOVE, navigate.by_lines(1)),
    Entry("line_up", "k,up", MOVE, navigate.by_lines(-1)),
    Entry("page_down", "space,pagedown", MOVE, navigate.by_pages(1)),
    Entry("page_up", "b,pageup", MOVE, navigate.by_pages(-1)),
    Entry("half_down", "ctrl+d", MOVE, navigate.by_pages(0.5)),
    Entry("half_up", "ctrl+u", MOVE, navigate.by_pages(-0.5)),
    Entry("start", "g,ctrl+home", MOVE, navigate.to_start),
    Entry("end", "G,ctrl+end", MOVE, navigate.to_end),
    Entry("next_passage", "J,alt+down", MOVE, navigate.by_passages(1)),
    Entry("previous_passage", "K,alt+up", MOVE, navigate.by_passages(-1)),
    Entry("left", "left", MOVE, navigate.by_characters(-1)),
    Entry("right", "right", MOVE, navigate.by_characters(1)),
    Entry("word_left", "ctrl+left", MOVE, navigate.by_words(-1)),
    Entry("word_right", "ctrl+right", MOVE, navigate.by_words(1)),
    Entry("line_start", "home", MOVE, navigate.to_line_start()),
    Entry("line_end", "end", MOVE, navigate.to_line_end()),
    Entry("back", "alt+left,ctrl+o", MOVE, navigate.back),
    Entry("forward", "alt+right", MOVE, navigate.forward),
    Entry("other_pane", "tab", PANES, navigate.to_other_pane),
    Entry("language", "l", PANES, appearance.next_language),
    Entry("swap", "x", PANES, appearance.swap),
    Entry("view", "v", PANES, appearance.change_arrangement),
    Entry("sync", "s", PANES, appearance.change_sync),
    Entry("counterpart", "enter", COMPARE, navigate.to_linked_passage),
    Entry("next_only_here", "full_stop", COMPARE, navigate.by_only_here(1)),
    Entry("previous_only_here", "comma", COMPARE, navigate.by_only_here(-1)),
    Entry("next_discrepancy", "o", COMPARE, compare.by_discrepancies(1)),
    Entry("previous_discrepancy", "O", COMPARE, compare.by_discrepancies(-1)),
    Entry("discrepancies", "f3", COMPARE, panels.toggle("discrepancies")),
    Entry("why", "i", COMPARE, compare.why),
    Entry("only_here", "f4", COMPARE, appearance.change_only_here),
    Entry("reject", "r", COMPARE, compare.reject),
    Entry("restore", "R", COMPARE, compare.restore),
    Entry("link", "M", COMPARE, compare.link),
    Entry("points", "f2", COMPARE, panels.toggle("points")),
    Entry("contents", "t", COMPARE, panels.toggle("contents")),
    Entry("keywords", "h", COMPARE, appearance.change_keywords),
    Entry("search", "slash,ctrl+f", SEARCH, search.open_search),
    Entry("next_hit", "n", SEARCH, search.by_hits(1)),
    Entry("previous_hit", "N", SEARCH, search.by_hits(-1)),
    Entry("select_left", "shift+left", MARK, navigate.by_characters(-1, selecting=True)),
    Entry("select_right", "shift+right", MARK, navigate.by_characters(1, selecting=True)),
    Entry("select_up", "shift+up", MARK, navigate.by_lines(-1, selecting=True)),
    Entry("select_down", "shift+down", MARK, navigate.by_lines(1, selecting=True)),
    Entry("select_word_left", "ctrl+shift+left", MARK, navigate.by_words(-1, selecting=True)),
    Entry("select_word_right", "ctrl+shift+right", MARK, navigate.by_words(1, selecting=True)),
    Entry("select_line_start", "shift+home", MARK, navigate.to_line_start(selecting=True)),
    Entry("select_line_end", "shift+end", MARK, navigate.to_line_end(selecting=True)),
    Entry("colour", "c", MARK, annotate.colour),
    Entry("annotate", "a", MARK, annotate.annotate),
    Entry("delete", "delete,backspace", MARK, annotate.delete),
    Entry("undo", "u,ctrl+z", MARK, annotate.undo),
    Entry("redo", "U", MARK, annotate.redo),
    Entry("notes", "f5", MARK, panels.toggle("notes")),
    Entry("copy", "y", MARK, annotate.copy),
    Entry("export", "e", MARK, annotate.export),
    Entry("theme", "T", APP, appearance.change_theme),
    Entry("palette", "ctrl+p,colon", APP, session.show_palette),
    Entry("help", "question_mark,f1", APP, session.show_help),
    Entry("escape", "escape", APP, session.close),
    Entry("quit", "q,ctrl+q", APP, session.leave),
)

BY_ID: Mapping[str, Entry] = {entry.id: entry for entry in REGISTRY}

KEY_LINE = ("help", "counterpart", "other_pane", "next_passage", "search", "language", "view", "colour", "annotate",
            "points", "discrepancies", "notes", "export", "swap", "keywords", "quit")  # fmt: skip
"""The commands of the line at the bottom, the most wanted first."""


def bound_keys(keymap: Mapping[str, str]) -> Keys:
    """The keys of every command: those of `keymap`, by the command's id, else its own."""
    return Keys({entry.id: keymap.get(entry.id, entry.keys) for entry in REGISTRY})
