"""The one registry of actions: bindings, the key line, help, the palette and the documentation all read it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from textual.binding import Binding

from dialogue_reader.tui.desk import Desk, Opened
from dialogue_reader.tui.doing import comparing, marking, moving, searching, viewing


class Action(NamedTuple):
    """Something a person can do: its keys (Textual's names, the first one shown), its name, and what it does."""

    id: str
    keys: str
    name: str
    help: str
    group: str
    do: Callable[[Desk], Opened | None]
    line: str = ""  # its word in the key line; none if it is not there


_SHOWN = {
    "slash": "/", "colon": ":", "question_mark": "?", "full_stop": ".", "comma": ",", "apostrophe": "'",
    "space": "Space", "enter": "Enter", "tab": "Tab", "escape": "Esc", "delete": "Del", "backspace": "⌫",
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
}  # fmt: skip


def shown_key(key: str) -> str:
    """A key as a person reads it: "alt+left" is "alt+←"."""
    *modifiers, last = key.split("+")
    name = _SHOWN.get(last, last.upper() if len(last) > 1 and last[0] == "f" else last)
    return "+".join([*modifiers, name])


MOVE, PANES, COMPARE, SEARCH, MARK, APP = "Move", "Articles", "Compare", "Search", "Mark and note", "Reader"

ACTIONS: tuple[Action, ...] = (
    Action("line_down", "j,down", "Next line", "One line of text down", MOVE, moving.by_lines(1)),
    Action("line_up", "k,up", "Previous line", "One line of text up", MOVE, moving.by_lines(-1)),
    Action("page_down", "space,pagedown", "Next page", "One page down", MOVE, moving.by_pages(1)),
    Action("page_up", "b,pageup", "Previous page", "One page up", MOVE, moving.by_pages(-1)),
    Action("half_down", "ctrl+d", "Half a page down", "Half a page down", MOVE, moving.by_pages(0.5)),
    Action("half_up", "ctrl+u", "Half a page up", "Half a page up", MOVE, moving.by_pages(-0.5)),
    Action("start", "g,ctrl+home", "Start", "To the first passage", MOVE, moving.to_start),
    Action("end", "G,ctrl+end", "End", "To the last line", MOVE, moving.to_end),
    Action("next_passage", "J,alt+down", "Next passage", "To the next passage", MOVE, moving.by_passages(1), "passage"),
    Action("previous_passage", "K,alt+up", "Previous passage", "To the previous passage", MOVE, moving.by_passages(-1)),
    Action("left", "left", "Left", "One character back", MOVE, moving.by_characters(-1)),
    Action("right", "right", "Right", "One character on", MOVE, moving.by_characters(1)),
    Action("word_left", "ctrl+left", "Previous word", "To the previous word", MOVE, moving.by_words(-1)),
    Action("word_right", "ctrl+right", "Next word", "To the next word", MOVE, moving.by_words(1)),
    Action("line_start", "home", "Start of line", "To the start of the line", MOVE, moving.to_line_end(0)),
    Action("line_end", "end", "End of line", "To the end of the line", MOVE, moving.to_line_end(1)),
    Action("back", "alt+left,ctrl+o", "Back", "To where the last jump began", MOVE, moving.back),
    Action("forward", "alt+right", "Forward", "Where one came back from", MOVE, moving.forward),
    Action("other_pane", "tab", "Other article", "To the other pane", PANES, moving.to_other_pane, "pane"),
    Action("language", "l", "Languages", "Show both, the left, the right article", PANES, viewing.next_language, "languages"),
    Action("swap", "x", "Swap sides", "Let the articles change places", PANES, viewing.exchange, "swap"),
    Action("view", "v", "Facing or rows", "Counterparts facing by lines, or beside each other", PANES, viewing.change_view, "view"),
    Action("sync", "s", "Sync on or off", "Let the other pane follow, or not", PANES, viewing.change_sync),
    Action("counterpart", "enter", "Counterpart", "To the counterpart of the passage", COMPARE, moving.across, "counterpart"),
    Action("next_alone", "full_stop", "Next only here", "To the next passage without counterpart", COMPARE, moving.by_lone_passages(1)),
    Action("previous_alone", "comma", "Previous only here", "To the previous passage without counterpart", COMPARE, moving.by_lone_passages(-1)),
    Action("next_difference", "o", "Next discrepancy", "To the next fact that both state differently", COMPARE, comparing.by_differences(1), "differences"),
    Action("previous_difference", "O", "Previous discrepancy", "To the previous discrepancy", COMPARE, comparing.by_differences(-1)),
    Action("facts", "f3", "Facts", "What both state differently", COMPARE, lambda desk: desk.open_panel("facts"), "facts"),
    Action("why", "i", "Why linked", "Light the sentences, facts and words that tie a passage to its counterpart", COMPARE, comparing.why),
    Action("only_here", "f4", "Only here", "Show only what stands on one side only, or everything", COMPARE, comparing.only_here),
    Action("reject", "r", "Reject link", "Take the link of the passage out", COMPARE, comparing.reject),
    Action("restore", "R", "Restore links", "Let what was found hold again for the passage", COMPARE, comparing.restore),
    Action("link", "M", "Link by hand", "Link this passage with one of the other article", COMPARE, comparing.link),
    Action("points", "f2", "Key points", "The sentences that say the most", COMPARE, lambda desk: desk.open_panel("points"), "key points"),
    Action("contents", "t", "Contents", "Every passage, and whether it is shared", COMPARE, lambda desk: desk.open_panel("contents")),
    Action("keywords", "h", "Keywords on or off", "Highlight the keywords, or not", COMPARE, viewing.change_keywords, "keywords"),
    Action("search", "slash,ctrl+f", "Search", "Search both articles", SEARCH, searching.search, "search"),
    Action("next_hit", "n", "Next hit", "To the next hit, across both panes", SEARCH, searching.by_hits(1)),
    Action("previous_hit", "N", "Previous hit", "To the previous hit", SEARCH, searching.by_hits(-1)),
    Action("select_left", "shift+left", "Select left", "Select one character back", MARK, moving.by_characters(-1, selecting=True)),
    Action("select_right", "shift+right", "Select right", "Select one character on", MARK, moving.by_characters(1, selecting=True)),
    Action("select_up", "shift+up", "Select up", "Select one line up", MARK, moving.by_lines(-1, selecting=True)),
    Action("select_down", "shift+down", "Select down", "Select one line down", MARK, moving.by_lines(1, selecting=True)),
    Action("select_word_left", "ctrl+shift+left", "Select word left", "Select to the previous word", MARK, moving.by_words(-1, selecting=True)),
    Action("select_word_right", "ctrl+shift+right", "Select word right", "Select to the end of the word", MARK, moving.by_words(1, selecting=True)),
    Action("select_line_start", "shift+home", "Select to start", "Select to the start of the line", MARK, moving.to_line_end(0, selecting=True)),
    Action("select_line_end", "shift+end", "Select to end", "Select to the end of the line", MARK, moving.to_line_end(1, selecting=True)),
    Action("colour", "c", "Colour", "Mark the selection or passage; again: next colour", MARK, marking.colour, "colour"),
    Action("annotate", "a", "Note", "Write a note on the selection or passage", MARK, marking.annotate, "note"),
    Action("delete", "delete,backspace", "Delete mark", "Delete the mark stood in", MARK, marking.delete),
    Action("undo", "u,ctrl+z", "Undo", "Take the last change of the marks back", MARK, marking.undo),
    Action("redo", "U", "Do again", "Do again what was last undone", MARK, marking.redo),
    Action("notes", "f5", "Notes", "All marks and notes on both articles", MARK, lambda desk: desk.open_panel("notes"), "notes"),
    Action("copy", "y", "Copy", "Copy the selection or passage", MARK, marking.copy),
    Action("export", "e", "Export notes", "Write the notes to a file", MARK, lambda desk: desk.dialogs.export(), "export"),
    Action("theme", "T", "Dark or light", "Change between dark and light", APP, lambda desk: desk.change_theme()),
    Action("palette", "ctrl+p,colon", "Palette", "Every action by its name", APP, lambda desk: desk.dialogs.palette()),
    Action("help", "question_mark,f1", "Help", "Every key", APP, lambda desk: desk.dialogs.help(), "help"),
    Action("escape", "escape", "Put away", "End the selection, the search or the panel", APP, lambda desk: desk.put_away()),
    Action("quit", "q,ctrl+q", "Quit", "Leave the reader", APP, lambda desk: desk.leave(), "leave"),
)  # fmt: skip

BY_ID = {action.id: action for action in ACTIONS}


def bindings() -> Iterator[Binding]:
    """A Textual binding for every action; its id lets a keymap move it to other keys."""
    for action in ACTIONS:
        yield Binding(action.keys, f"act('{action.id}')", action.name, show=False, id=action.id)


def key_line() -> list[tuple[str, str]]:
    """(keys, word) for the line at the bottom, the most wanted first."""
    wanted = ("help", "counterpart", "other_pane", "next_passage", "search", "language", "view", "colour", "annotate",
              "points", "facts", "notes", "export", "swap", "keywords", "quit")  # fmt: skip
    return [(shown_key(BY_ID[name].keys.split(",")[0]), BY_ID[name].line) for name in wanted]
