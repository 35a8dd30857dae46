"""The keys that parts of the screen have of their own, beside those of commands: dialogs, lists, lines to type in.

As the registry is for commands, this is the one place that their bindings, their hints, the key line and help read.
What each key does is said in `messages.parts`, under the key's id.
"""

from collections.abc import Mapping
from typing import NamedTuple

from dialogue_reader.settings.keymaps import PART_KEYS
from dialogue_reader.tui.state.key_names import Keys, key_label
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


def _bound(name: str, action: str, *, is_hinted: bool = True) -> PartKey:
    """A key that a person may choose."""
    return PartKey(name, PART_KEYS[name], action, is_hinted)


_HELP = "help"
_GO = PartKey("list.go", "enter")
_MOVES = (_bound("list.down", "down", is_hinted=False), _bound("list.up", "up", is_hinted=False))
_CLOSE = _bound("list.leave", "leave")


def _list(*keys: PartKey, commands: tuple[str, ...] = ()) -> Part:
    return Part((_GO, *_MOVES, *keys, _CLOSE), commands)


def _filtered(part: str, choose: str, *keys: PartKey) -> Part:
    """A dialog with a list under a line that filters it; moving needs a hint only where there are no other keys."""
    return Part(
        (
            PartKey(f"{part}.{choose}", "enter"),
            _bound(f"{part}.down", "move(1)", is_hinted=not keys),
            _bound(f"{part}.up", "move(-1)", is_hinted=not keys),
            _bound(f"{part}.page_down", "move(10)", is_hinted=False),
            _bound(f"{part}.page_up", "move(-10)", is_hinted=False),
            *keys,
            _bound(f"{part}.help", _HELP),
            _bound(f"{part}.leave", "leave"),
        )
    )


PARTS: Mapping[str, Part] = {
    "note": Part(
        (
            PartKey("note.save", "enter"),
            PartKey("note.new_line", "ctrl+j,shift+enter"),
            PartKey("note.tags", "tab"),
            _bound("note.edit", "edit"),
            _bound("note.recolour", "recolour", is_hinted=False),
            _bound("note.name_colour", "name_colour", is_hinted=False),
            _bound("note.help", _HELP),
            _bound("note.leave", "leave"),
        )
    ),
    "colour_name": Part(
        (
            PartKey("colour_name.keep", "enter"),
            _bound("colour_name.help", _HELP),
            _bound("colour_name.leave", "leave"),
        )
    ),
    "place": Part(
        (
            PartKey("place.put", "enter"),
            _bound("place.down", "move('down')"),
            _bound("place.up", "move('up')"),
            _bound("place.help", _HELP),
            _bound("place.leave", "leave"),
        )
    ),
    "export": Part(
        (
            PartKey("export.write", "enter"),
            PartKey("export.formats", "tab"),
            _bound("export.overwrite", "overwrite", is_hinted=False),
            _bound("export.help", _HELP),
            _bound("export.leave", "leave"),
        )
    ),
    "library": _filtered(
        "library",
        "open",
        _bound("library.take_first", "take_first"),
        _bound("library.forget", "forget"),
        _bound("library.notes", "notes"),
    ),
    "stories": _filtered("stories", "open"),
    "story_notes": _filtered("story_notes", "go"),
    "map": Part(
        (
            _bound("map.go", "go"),
            _bound("map.down", "step(1)"),
            _bound("map.up", "step(-1)"),
            _bound("map.page_down", "step(5)", is_hinted=False),
            _bound("map.page_up", "step(-5)", is_hinted=False),
            _bound("map.cross", "cross"),
            _bound("map.help", _HELP),
            _bound("map.leave", "leave"),
        )
    ),
    "hook": Part(
        (
            PartKey("hook.ask", "enter"),
            _bound("hook.down", "move('down')", is_hinted=False),
            _bound("hook.up", "move('up')", is_hinted=False),
            _bound("hook.page_down", "move('page_down')"),
            _bound("hook.page_up", "move('page_up')", is_hinted=False),
            _bound("hook.copy", "copy"),
            _bound("hook.help", _HELP),
            _bound("hook.leave", "leave"),
        )
    ),
    "help": Part(
        (
            _bound("help.down", "scroll('down')"),
            _bound("help.up", "scroll('up')"),
            _bound("help.page_down", "scroll('page_down')"),
            _bound("help.page_up", "scroll('page_up')", is_hinted=False),
            _bound("help.leave", "leave"),
        )
    ),
    "palette": Part(
        (
            PartKey("palette.run", "enter"),
            PartKey("palette.down", "down"),
            PartKey("palette.up", "up"),
            _bound("palette.help", _HELP, is_hinted=False),
            PartKey("palette.leave", "escape"),
        )
    ),
    "search": Part(
        (
            PartKey("search.keep", "enter"),
            _bound("search.next", "step(1)"),
            _bound("search.previous", "step(-1)"),
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
        _bound("notes.edit", "edit"),
        _bound("notes.remove", "remove"),
        _bound("notes.filter", "filter"),
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


def first_label(key: PartKey, keys: Keys) -> str:
    """The first key of it as people read it; `keys` are those that are bound."""
    return key_label(_bound_to(key, keys)[0])


def all_labels(key: PartKey, keys: Keys) -> str:
    """All its keys as people read them."""
    return "  ".join(map(key_label, _bound_to(key, keys)))


def _bound_to(key: PartKey, keys: Keys) -> list[str]:
    return keys.bound.get(key.id, key.keys).split(",")
