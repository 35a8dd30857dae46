"""The keys of commands, lists and dialogs: the usual ones, whole sets of others, and those that a person has chosen.

Keys are Textual's names, separated by commas, the first one shown. In `keys.toml` a key is written as it is printed on
the keyboard: "?", "ctrl+o", "G", "f5", "shift+left".
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

KEYS: Mapping[str, str] = {
    "line_down": "j,down",
    "line_up": "k,up",
    "page_down": "space,pagedown",
    "page_up": "b,pageup",
    "half_down": "ctrl+d",
    "half_up": "ctrl+u",
    "start": "g,ctrl+home",
    "end": "G,ctrl+end",
    "next_passage": "J,alt+down",
    "previous_passage": "K,alt+up",
    "left": "left",
    "right": "right",
    "word_left": "ctrl+left",
    "word_right": "ctrl+right",
    "line_start": "home",
    "line_end": "end",
    "back": "alt+left",
    "forward": "alt+right",
    "other_pane": "tab",
    "language": "l",
    "swap": "x",
    "view": "v",
    "narrower": "z",
    "wider": "Z",
    "sync": "s",
    "next_account": "greater_than_sign",
    "previous_account": "less_than_sign",
    "story": "W",
    "counterpart": "enter",
    "next_only_here": "full_stop",
    "previous_only_here": "comma",
    "next_discrepancy": "o",
    "previous_discrepancy": "O",
    "discrepancies": "f3",
    "why": "i",
    "only_here": "f4",
    "reject": "r",
    "restore": "R",
    "link": "M",
    "points": "f2",
    "terms": "f6",
    "more_points": "plus",
    "fewer_points": "minus",
    "contents": "t",
    "map": "D",
    "keywords": "h",
    "translate": "L",
    "hook": "exclamation_mark",
    "search": "slash,ctrl+f",
    "search_meaning": "f",
    "next_hit": "n",
    "previous_hit": "N",
    "hits": "f7",
    "select_left": "shift+left",
    "select_right": "shift+right",
    "select_up": "shift+up",
    "select_down": "shift+down",
    "select_word_left": "ctrl+shift+left",
    "select_word_right": "ctrl+shift+right",
    "select_line_start": "shift+home",
    "select_line_end": "shift+end",
    "colour": "c",
    "annotate": "a",
    "annotate_pair": "A",
    "name_colour": "C",
    "delete": "delete,backspace",
    "undo": "u",
    "redo": "U",
    "notes": "f5",
    "all_notes": "E",
    "filter_notes": "F",
    "note_order": "d",
    "merge_notes": "ampersand",
    "place_note": "p",
    "bookmark": "m",
    "to_bookmark": "apostrophe",
    "copy": "y",
    "copy_with_source": "Y",
    "export": "e",
    "library": "ctrl+o",
    "theme": "T",
    "ui_language": "I",
    "palette": "ctrl+p,colon",
    "help": "question_mark,f1",
    "guide": "f8",
    "suspend": "ctrl+z",
    "escape": "escape",
    "quit": "q,ctrl+q",
}
"""The usual keys, by the command's id."""

PART_KEYS: Mapping[str, str] = {
    "list.down": "down,j",
    "list.up": "up,k",
    "list.leave": "escape",
    "note.edit": "ctrl+e",
    "note.recolour": "ctrl+r",
    "note.name_colour": "ctrl+n",
    "note.help": "f1",
    "note.leave": "escape",
    "colour_name.help": "f1",
    "colour_name.leave": "escape",
    "place.down": "down,j",
    "place.up": "up,k",
    "place.help": "question_mark,f1",
    "place.leave": "escape,q",
    "export.overwrite": "ctrl+o",
    "export.help": "f1",
    "export.leave": "escape",
    "library.down": "down",
    "library.up": "up",
    "library.page_down": "pagedown",
    "library.page_up": "pageup",
    "library.take_first": "tab",
    "library.forget": "ctrl+x",
    "library.notes": "ctrl+n",
    "library.help": "f1",
    "library.leave": "escape",
    "map.go": "enter",
    "map.down": "down,j,J",
    "map.up": "up,k,K",
    "map.page_down": "pagedown,space",
    "map.page_up": "pageup,b",
    "map.cross": "tab",
    "map.help": "question_mark,f1",
    "map.leave": "escape,q,D",
    "hook.down": "down,j",
    "hook.up": "up,k",
    "hook.page_down": "space,pagedown",
    "hook.page_up": "b,pageup",
    "hook.copy": "y",
    "hook.help": "question_mark,f1",
    "hook.leave": "escape,q,exclamation_mark",
    "help.down": "down,j",
    "help.up": "up,k",
    "help.page_down": "space,pagedown",
    "help.page_up": "b,pageup",
    "help.leave": "escape,question_mark,f1,q",
    "palette.help": "f1",
    "search.next": "down,ctrl+n",
    "search.previous": "up,ctrl+b",
    "notes.edit": "a",
    "notes.remove": "delete,backspace",
    "notes.filter": "slash",
    "stories.down": "down",
    "stories.up": "up",
    "stories.page_down": "pagedown",
    "stories.page_up": "pageup",
    "stories.help": "f1",
    "stories.leave": "escape,ctrl+q",
}
"""The usual keys of lists and dialogs, by `PART.KEY`; not those that a part takes itself, as Enter where one types."""

# Parts that letters are for.
_TYPED_IN = frozenset({"note", "colour_name", "export", "library", "palette", "search", "stories"})

MATRIX_KEYS: Mapping[str, str] = {
    "matrix.down": "down,j",
    "matrix.up": "up,k",
    "matrix.left": "left,h",
    "matrix.right": "right,l",
    "matrix.page_down": "space,pagedown",
    "matrix.page_up": "b,pageup",
    "matrix.start": "g,ctrl+home",
    "matrix.end": "G,ctrl+end",
    "matrix.first_account": "home",
    "matrix.last_account": "end",
    "matrix.next_differing": "o",
    "matrix.previous_differing": "O",
    "matrix.words_down": "J,alt+down",
    "matrix.words_up": "K,alt+up",
    "matrix.open": "enter",
    "matrix.differing": "d,f3",
    "matrix.alone": "u,f4",
    "matrix.account": "a",
    "matrix.search": "slash,ctrl+f",
    "matrix.next_hit": "n",
    "matrix.previous_hit": "N",
    "matrix.export": "e",
    "matrix.theme": "T",
    "matrix.ui_language": "I",
    "matrix.palette": "ctrl+p,colon",
    "matrix.help": "question_mark,f1",
    "matrix.suspend": "ctrl+z",
    "matrix.escape": "escape",
    "matrix.quit": "q,ctrl+q",
}
"""The usual keys on the screen that shows who says what, by `matrix.COMMAND`."""

PRESETS: Mapping[str, Mapping[str, str]] = {
    "default": {},
    # As in Vim: ctrl+f and ctrl+b for pages, braces for paragraphs, ctrl+o for the way back.
    "vim": {
        "page_down": "ctrl+f,space,pagedown",
        "page_up": "ctrl+b,b,pageup",
        "next_passage": "right_curly_bracket,J,alt+down",
        "previous_passage": "left_curly_bracket,K,alt+up",
        "left": "h,left",
        "right": "l,right",
        "word_left": "B,ctrl+left",
        "word_right": "w,ctrl+right",
        "line_start": "0,home",
        "line_end": "dollar_sign,end",
        "back": "ctrl+o,alt+left",
        "library": "ctrl+l",
        "search": "slash",
        "keywords": "H",
        "language": "L",
        "translate": "X",
    },
    # Without a letter for moving about: arrows, and the keys beside them.
    "arrows": {
        "line_down": "down",
        "line_up": "up",
        "page_down": "pagedown,space",
        "page_up": "pageup",
        "half_down": "ctrl+pagedown",
        "half_up": "ctrl+pageup",
        "start": "ctrl+home",
        "end": "ctrl+end",
        "next_passage": "ctrl+down,alt+down",
        "previous_passage": "ctrl+up,alt+up",
        "matrix.down": "down",
        "matrix.up": "up",
        "matrix.left": "left",
        "matrix.right": "right",
        "matrix.page_down": "pagedown,space",
        "matrix.page_up": "pageup",
        "matrix.start": "ctrl+home",
        "matrix.end": "ctrl+end",
        "matrix.words_down": "alt+down",
        "matrix.words_up": "alt+up",
    },
}
"""Sets of keys that differ from the usual ones in these."""

_NAMES = {
    "-": "minus", "/": "slash", "\\": "backslash", "@": "at", "+": "plus", "_": "underscore", " ": "space",
    "esc": "escape", "return": "enter", "del": "delete", "pgup": "pageup", "pgdn": "pagedown", "ins": "insert",
}  # fmt: skip
SIGNS: Mapping[str, str] = {
    "minus": "-", "slash": "/", "plus": "+", "full_stop": ".", "comma": ",", "colon": ":", "apostrophe": "'",
    "question_mark": "?", "less_than_sign": "<", "greater_than_sign": ">", "exclamation_mark": "!",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "dollar_sign": "$", "ampersand": "&",
}  # fmt: skip
"""What is printed on a key of a sign, by Textual's name of it."""
_SPECIAL = frozenset(
    {"space", "enter", "tab", "escape", "delete", "backspace", "insert", "down", "up", "left", "right", "pagedown",
     "pageup", "home", "end", *(f"f{n}" for n in range(1, 25))}
)  # fmt: skip
_MODIFIERS = ("ctrl", "alt", "shift", "super", "meta")

Mistake = tuple[str, str, dict[str, object]]  # a code, the command that it is about, and arguments


def key_of(printed: str) -> str | None:
    """Textual's name of a key as people write it; None for what is no key."""
    is_plus = printed == "+" or printed.endswith("++")
    *modifiers, last = [*printed[:-1].split("+")[:-1], "+"] if is_plus else printed.split("+")
    modifiers = [modifier.strip().lower() for modifier in modifiers]
    name = _name_of(last if len(last) == 1 else last.strip())
    if not name or any(modifier not in _MODIFIERS for modifier in modifiers):
        return None
    if "shift" in modifiers and len(name) == 1 and name.isalpha():
        modifiers.remove("shift")
        name = name.upper()
    return "+".join([*sorted(modifiers, key=_MODIFIERS.index), name])


def written(key: str) -> str:
    """A key of Textual's name as people write it in `keys.toml`."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, SIGNS.get(last, last)])


def _name_of(key: str) -> str | None:
    if len(key) == 1:
        if key.isalnum():
            return key
        named = unicodedata.name(key, "").lower().replace("-", "_").replace(" ", "_")
        return _NAMES.get(key) or named or None
    name = _NAMES.get(key.lower(), key.lower())
    return name if name in _SPECIAL else None


def keymap_of(content: Mapping[str, Any]) -> tuple[dict[str, str], list[Mistake]]:
    """The keys that `keys.toml` gives to commands, by the command's id, and what is wrong with it.

    `preset` names a set of keys; the table `keys` has a key, or a list of them, for a command, for `PART.KEY`, or for
    `matrix.COMMAND`.
    """
    mistakes: list[Mistake] = []
    preset = content.get("preset", "default")
    if preset not in PRESETS:
        mistakes.append(("keys_preset", "preset", {"choices": ", ".join(PRESETS)}))
        preset = "default"
    keymap = dict(PRESETS[preset])
    known = {**KEYS, **PART_KEYS, **MATRIX_KEYS}
    chosen = dict(_chosen(content.get("keys", {})))
    for command, value in chosen.items():
        keys = [value] if isinstance(value, str) else value
        if command not in known:
            from dialogue_reader.settings.values import guess  # the usual keys are read without it

            mistakes.append(("keys_command", command, guess(command, known)))
        elif not isinstance(keys, list) or not keys or not all(isinstance(key, str) for key in keys):
            mistakes.append(("keys_value", command, {}))
        elif wrong := next((key for key in keys if key_of(key) is None), None):
            mistakes.append(("keys_key", command, {"key": wrong}))
        elif _part_of(command) in _TYPED_IN and (letter := next(filter(_is_typed, keys), None)):
            mistakes.append(("keys_typed", command, {"key": letter}))
        else:
            keymap[command] = ",".join(filter(None, map(key_of, keys)))
    for part in dict.fromkeys(map(_part_of, known)):
        usual = {command: keys for command, keys in known.items() if _part_of(command) == part}
        _take_away(keymap, [command for command in chosen if command in usual], usual, mistakes)
    return keymap, mistakes


def _chosen(table: object, part: str = "") -> Iterator[tuple[str, object]]:
    """What a table gives keys to, with the keys; `part.key` and `"part.key"` are the same."""
    for name, value in table.items() if isinstance(table, dict) else ():
        if isinstance(value, dict) and not part:
            yield from _chosen(value, f"{name}.")
        else:
            yield part + name, value


def _part_of(name: str) -> str:
    """The part that a key is of; empty for a command."""
    return name.rpartition(".")[0]


def _is_typed(printed: str) -> bool:
    """Whether a key, as it is printed, types a character."""
    key = key_of(printed) or ""
    return "+" not in key and (key == "space" or key not in _SPECIAL)


def _take_away(
    keymap: dict[str, str], chosen: Sequence[str], usual: Mapping[str, str], mistakes: list[Mistake]
) -> None:
    """Take the keys that a person gave to some from the others of `usual`; what two were given is a mistake."""
    given = [command for command in chosen if command in keymap]
    owner: dict[str, str] = {}
    for command in given:
        mistakes += [
            ("keys_taken", command, {"key": written(key), "other": owner[key]})
            for key in keymap[command].split(",")
            if owner.setdefault(key, command) != command
        ]
    for command in usual:
        if command in given:
            keymap[command] = ",".join(key for key in keymap[command].split(",") if owner[key] == command)
        else:
            own = keymap.get(command, usual[command]).split(",")
            if any(key in owner for key in own):
                keymap[command] = ",".join(key for key in own if key not in owner)
