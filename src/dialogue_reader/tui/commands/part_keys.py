"""The keys that parts of the screen have of their own, beside those of commands: dialogs, lists, lines to type in.

As the registry is for commands, this is the one place that their bindings, their hints, the key line and help read.
What each key does is said in `messages.parts`, under the key's id.
"""

from collections.abc import Mapping
from typing import NamedTuple

from dialogue_reader.tui.state.key_names import key_label
from dialogue_reader.tui.state.model import State


class PartKey(NamedTuple):
    """A key by its id, `PART.KEY`: Textual's names, the first one shown, and the action of the part that it runs.

    Without an `action` the part takes the key itself. `is_hinted` is whether the line of hints has room for it.
    """

    id: str
    keys: str
    action: str = ""
    is_hinted: bool = True


class Part(NamedTuple):
    """The keys of a part, the way out last; and the commands that are meant for it above all."""

    keys: tuple[PartKey, ...]
    commands: tuple[str, ...] = ()


_HELP = "help"
_GO = PartKey("list.go", "enter")
_MOVES = (PartKey("list.down", "down,j", is_hinted=False), PartKey("list.up", "up,k", is_hinted=False))
_CLOSE = PartKey("list.leave", "escape", "leave")


def _list(*keys: PartKey, commands: tuple[str, ...] = ()) -> Part:
    return Part((_GO, *_MOVES, *keys, _CLOSE), commands)


PARTS: Mapping[str, Part] = {
    "note": Part(
        (
            PartKey("note.save", "enter"),
            PartKey("note.new_line", "ctrl+j,shift+enter"),
            PartKey("note.tags", "tab"),
            PartKey("note.edit", "ctrl+e", "edit"),
            PartKey("note.recolour", "ctrl+r", "recolour", is_hinted=False),
            PartKey("note.name_colour", "ctrl+n", "name_colour", is_hinted=False),
            PartKey("note.help", "f1", _HELP),
            PartKey("note.leave", "escape", "leave"),
        )
    ),
    "colour_name": Part(
        (
            PartKey("colour_name.keep", "enter"),
            PartKey("colour_name.help", "f1", _HELP),
            PartKey("colour_name.leave", "escape", "leave"),
        )
    ),
    "place": Part(
        (
            PartKey("place.put", "enter"),
            PartKey("place.down", "down,j", "move('down')"),
            PartKey("place.up", "up,k", "move('up')"),
            PartKey("place.help", "question_mark,f1", _HELP),
            PartKey("place.leave", "escape,q", "leave"),
        )
    ),
    "export": Part(
        (
            PartKey("export.write", "enter"),
            PartKey("export.formats", "tab"),
            PartKey("export.overwrite", "ctrl+o", "overwrite", is_hinted=False),
            PartKey("export.help", "f1", _HELP),
            PartKey("export.leave", "escape", "leave"),
        )
    ),
    "library": Part(
        (
            PartKey("library.open", "enter"),
            PartKey("library.down", "down", "move(1)", is_hinted=False),
            PartKey("library.up", "up", "move(-1)", is_hinted=False),
            PartKey("library.page_down", "pagedown", "move(10)", is_hinted=False),
            PartKey("library.page_up", "pageup", "move(-10)", is_hinted=False),
            PartKey("library.take_first", "tab", "take_first"),
            PartKey("library.forget", "ctrl+x", "forget"),
            PartKey("library.notes", "ctrl+n", "notes"),
            PartKey("library.help", "f1", _HELP),
            PartKey("library.leave", "escape", "leave"),
        )
    ),
    "map": Part(
        (
            PartKey("map.go", "enter", "go"),
            PartKey("map.down", "down,j,J", "step(1)"),
            PartKey("map.up", "up,k,K", "step(-1)"),
            PartKey("map.page_down", "pagedown,space", "step(5)", is_hinted=False),
            PartKey("map.page_up", "pageup,b", "step(-5)", is_hinted=False),
            PartKey("map.cross", "tab", "cross"),
            PartKey("map.help", "question_mark,f1", _HELP),
            PartKey("map.leave", "escape,q,D", "leave"),
        )
    ),
    "hook": Part(
        (
            PartKey("hook.ask", "enter"),
            PartKey("hook.down", "down,j", "move('down')", is_hinted=False),
            PartKey("hook.up", "up,k", "move('up')", is_hinted=False),
            PartKey("hook.page_down", "space,pagedown", "move('page_down')"),
            PartKey("hook.page_up", "b,pageup", "move('page_up')", is_hinted=False),
            PartKey("hook.copy", "y", "copy"),
            PartKey("hook.help", "question_mark,f1", _HELP),
            PartKey("hook.leave", "escape,q,exclamation_mark", "leave"),
        )
    ),
    "help": Part(
        (
            PartKey("help.down", "down,j", "scroll('down')"),
            PartKey("help.up", "up,k", "scroll('up')"),
            PartKey("help.page_down", "space,pagedown", "scroll('page_down')"),
            PartKey("help.page_up", "b,pageup", "scroll('page_up')", is_hinted=False),
            PartKey("help.leave", "escape,question_mark,f1,q", "leave"),
        )
    ),
    "palette": Part(
        (
            PartKey("palette.run", "enter"),
            PartKey("palette.down", "down"),
            PartKey("palette.up", "up"),
            PartKey("palette.help", "f1", _HELP, is_hinted=False),
            PartKey("palette.leave", "escape"),
        )
    ),
    "search": Part(
        (
            PartKey("search.keep", "enter"),
            PartKey("search.next", "down,ctrl+n", "step(1)"),
            PartKey("search.previous", "up,ctrl+b", "step(-1)"),
            PartKey("search.exact", "alt+e"),
            PartKey("search.by_meaning", "alt+f"),
            PartKey("search.help", "f1"),
            PartKey("search.leave", "escape"),
        )
    ),
    "filter": Part(
        (
            PartKey("filter.keep", "enter,down"),
            PartKey("filter.help", "f1"),
            PartKey("filter.leave", "escape"),
        )
    ),
    "points": _list(commands=("more_points", "fewer_points")),
    "terms": _list(),
    "discrepancies": _list(),
    "contents": _list(),
    "hits": _list(),
    "notes": _list(
        PartKey("notes.edit", "a", "edit"),
        PartKey("notes.remove", "delete,backspace", "remove"),
        PartKey("notes.filter", "slash", "filter"),
        commands=("note_order", "all_notes", "merge_notes", "export"),
    ),
}
"""The keys of every part: a dialog by its name, a list by what it is of, and the two lines to type in."""


def part_key(name: str) -> PartKey:
    """The key with that id, of whichever part."""
    return next(key for part in PARTS.values() for key in part.keys if key.id == name)


def part_of(state: State) -> str | None:
    """The part of the reader's screen that the keys go to; None where they go to the articles."""
    return state.panel if state.active == "panel" else state.active if state.active != "text" else None


def first_label(key: PartKey) -> str:
    """The first key of it as people read it."""
    return key_label(key.keys.split(",")[0])


def all_labels(key: PartKey) -> str:
    """All its keys as people read them."""
    return "  ".join(map(key_label, key.keys.split(",")))
