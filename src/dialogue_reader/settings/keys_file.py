"""Reading `keys.toml`, in which a key is written as it is printed on the keyboard: "?", "ctrl+o", "G", "shift+left"."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dialogue_reader.settings.keymaps import KEYS, MATRIX_KEYS, PART_KEYS, PRESETS, SIGNS
from dialogue_reader.settings.values import Mistake, guess

_NAMES = {
    "-": "minus", "/": "slash", "\\": "backslash", "@": "at", "+": "plus", "_": "underscore", " ": "space",
    "esc": "escape", "return": "enter", "del": "delete", "pgup": "pageup", "pgdn": "pagedown", "ins": "insert",
}  # fmt: skip
_SPECIAL = frozenset(
    {"space", "enter", "tab", "escape", "delete", "backspace", "insert", "down", "up", "left", "right", "pagedown",
     "pageup", "home", "end", *(f"f{n}" for n in range(1, 25))}
)  # fmt: skip
_MODIFIERS = ("ctrl", "alt", "shift", "super", "meta")

# Parts in which letters are typed, so that none can be a key.
_TYPED_IN = frozenset({"note", "colour_name", "export", "library", "palette", "search", "stories", "story_notes"})


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
        mistakes.append(("keys_preset", ("preset",), {"choices": ", ".join(PRESETS)}))
        preset = "default"
    keymap = dict(PRESETS[preset])
    known = {**KEYS, **PART_KEYS, **MATRIX_KEYS}
    chosen = dict(_chosen(content.get("keys", {})))
    for command, value in chosen.items():
        path, keys = ("keys", command), [value] if isinstance(value, str) else value
        if command not in known:
            mistakes.append(("keys_command", path, guess(command, known)))
        elif not isinstance(keys, list) or not keys or not all(isinstance(key, str) for key in keys):
            mistakes.append(("keys_value", path, {}))
        elif wrong := next((key for key in keys if key_of(key) is None), None):
            mistakes.append(("keys_key", path, {"key": wrong}))
        elif _part_of(command) in _TYPED_IN and (letter := next(filter(_is_typed, keys), None)):
            mistakes.append(("keys_typed", path, {"key": letter}))
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
            ("keys_taken", ("keys", command), {"key": written(key), "other": owner[key]})
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
