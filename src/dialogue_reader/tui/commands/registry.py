"""The one registry of commands: bindings, the key line, help, the palette and the documentation all read it.

Names and help are in `messages.commands`, under the command's id.
"""

from collections.abc import Mapping

from dialogue_reader.settings.keymaps import KEYS, PART_KEYS
from dialogue_reader.tui.commands import (
    accounts,
    annotate,
    appearance,
    bookmarks,
    compare,
    navigate,
    notes_list,
    outside,
    panels,
    search,
    session,
)
from dialogue_reader.tui.state.effects import Command, Update, saying
from dialogue_reader.tui.state.key_names import BoundCommand, Keys
from dialogue_reader.tui.state.model import State

MOVE, PANES, COMPARE, SEARCH, MARK, APP = "move", "articles", "compare", "search", "mark", "reader"

REGISTRY: tuple[BoundCommand[Command], ...] = (
    BoundCommand("line_down", MOVE, navigate.by_lines(1)),
    BoundCommand("line_up", MOVE, navigate.by_lines(-1)),
    BoundCommand("page_down", MOVE, navigate.by_pages(1)),
    BoundCommand("page_up", MOVE, navigate.by_pages(-1)),
    BoundCommand("half_down", MOVE, navigate.by_pages(0.5)),
    BoundCommand("half_up", MOVE, navigate.by_pages(-0.5)),
    BoundCommand("start", MOVE, navigate.to_start),
    BoundCommand("end", MOVE, navigate.to_end),
    BoundCommand("next_passage", MOVE, navigate.by_passages(1)),
    BoundCommand("previous_passage", MOVE, navigate.by_passages(-1)),
    BoundCommand("left", MOVE, navigate.by_characters(-1)),
    BoundCommand("right", MOVE, navigate.by_characters(1)),
    BoundCommand("word_left", MOVE, navigate.by_words(-1)),
    BoundCommand("word_right", MOVE, navigate.by_words(1)),
    BoundCommand("line_start", MOVE, navigate.to_line_start()),
    BoundCommand("line_end", MOVE, navigate.to_line_end()),
    BoundCommand("back", MOVE, navigate.back),
    BoundCommand("forward", MOVE, navigate.forward),
    BoundCommand("other_pane", PANES, navigate.to_other_pane),
    BoundCommand("language", PANES, appearance.next_language),
    BoundCommand("swap", PANES, appearance.swap),
    BoundCommand("view", PANES, appearance.change_arrangement),
    BoundCommand("narrower", PANES, appearance.by_shares(-1)),
    BoundCommand("wider", PANES, appearance.by_shares(1)),
    BoundCommand("sync", PANES, appearance.change_sync),
    BoundCommand("next_account", PANES, accounts.by_accounts(1)),
    BoundCommand("previous_account", PANES, accounts.by_accounts(-1)),
    BoundCommand("story", PANES, accounts.show_matrix),
    BoundCommand("counterpart", COMPARE, navigate.to_linked_passage),
    BoundCommand("next_only_here", COMPARE, navigate.by_only_here(1)),
    BoundCommand("previous_only_here", COMPARE, navigate.by_only_here(-1)),
    BoundCommand("next_discrepancy", COMPARE, compare.by_discrepancies(1)),
    BoundCommand("previous_discrepancy", COMPARE, compare.by_discrepancies(-1)),
    BoundCommand("discrepancies", COMPARE, panels.toggle("discrepancies")),
    BoundCommand("why", COMPARE, compare.why),
    BoundCommand("only_here", COMPARE, appearance.change_only_here),
    BoundCommand("reject", COMPARE, compare.reject),
    BoundCommand("restore", COMPARE, compare.restore),
    BoundCommand("link", COMPARE, compare.link),
    BoundCommand("points", COMPARE, panels.toggle("points")),
    BoundCommand("terms", COMPARE, panels.toggle("terms")),
    BoundCommand("more_points", COMPARE, panels.by_points(1)),
    BoundCommand("fewer_points", COMPARE, panels.by_points(-1)),
    BoundCommand("map", COMPARE, compare.show_map),
    BoundCommand("contents", COMPARE, panels.toggle("contents")),
    BoundCommand("keywords", COMPARE, appearance.change_keywords),
    BoundCommand("translate", COMPARE, outside.translate),
    BoundCommand("hook", COMPARE, outside.ask_hook),
    BoundCommand("search", SEARCH, search.open_search),
    BoundCommand("search_meaning", SEARCH, search.open_search_by_meaning),
    BoundCommand("next_hit", SEARCH, search.by_hits(1)),
    BoundCommand("previous_hit", SEARCH, search.by_hits(-1)),
    BoundCommand("hit_elsewhere", SEARCH, accounts.to_hit_elsewhere),
    BoundCommand("hits", SEARCH, panels.toggle("hits")),
    BoundCommand("select_left", MARK, navigate.by_characters(-1, selecting=True)),
    BoundCommand("select_right", MARK, navigate.by_characters(1, selecting=True)),
    BoundCommand("select_up", MARK, navigate.by_lines(-1, selecting=True)),
    BoundCommand("select_down", MARK, navigate.by_lines(1, selecting=True)),
    BoundCommand("select_word_left", MARK, navigate.by_words(-1, selecting=True)),
    BoundCommand("select_word_right", MARK, navigate.by_words(1, selecting=True)),
    BoundCommand("select_line_start", MARK, navigate.to_line_start(selecting=True)),
    BoundCommand("select_line_end", MARK, navigate.to_line_end(selecting=True)),
    BoundCommand("colour", MARK, annotate.colour),
    BoundCommand("annotate", MARK, annotate.annotate),
    BoundCommand("annotate_pair", MARK, annotate.annotate_pair),
    BoundCommand("name_colour", MARK, annotate.name_colour),
    BoundCommand("delete", MARK, annotate.delete),
    BoundCommand("undo", MARK, annotate.undo),
    BoundCommand("redo", MARK, annotate.redo),
    BoundCommand("notes", MARK, notes_list.toggle),
    BoundCommand("all_notes", MARK, notes_list.everywhere),
    BoundCommand("filter_notes", MARK, notes_list.open_filter),
    BoundCommand("note_order", MARK, notes_list.change_order),
    BoundCommand("merge_notes", MARK, notes_list.merge),
    BoundCommand("place_note", MARK, notes_list.place),
    BoundCommand("bookmark", MARK, bookmarks.put),
    BoundCommand("to_bookmark", MARK, bookmarks.go),
    BoundCommand("copy", MARK, annotate.copy),
    BoundCommand("copy_with_source", MARK, annotate.copy_with_source),
    BoundCommand("export", MARK, annotate.export),
    BoundCommand("library", APP, session.show_library),
    BoundCommand("theme", APP, appearance.change_theme),
    BoundCommand("ui_language", APP, appearance.next_ui_language),
    BoundCommand("palette", APP, session.show_palette),
    BoundCommand("help", APP, session.show_help),
    BoundCommand("guide", APP, session.show_guide),
    BoundCommand("suspend", APP, session.suspend),
    BoundCommand("escape", APP, session.close),
    BoundCommand("quit", APP, session.leave),
)

BY_ID: Mapping[str, BoundCommand[Command]] = {bound.id: bound for bound in REGISTRY}

NEED_TWO = frozenset(
    {"other_pane", "language", "swap", "view", "narrower", "wider", "sync", "counterpart", "next_only_here",
     "previous_only_here",
     "next_discrepancy", "previous_discrepancy", "discrepancies", "why", "only_here", "reject", "restore", "link",
     "terms", "map", "annotate_pair"}
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
    """The keys of every command and of every part: those of `keymap`, by the id, else the usual ones."""
    return Keys.of({**KEYS, **PART_KEYS}, keymap)
