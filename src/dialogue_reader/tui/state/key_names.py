"""Which keys are bound to which command, for everything that prints a key: the key line, help, palette and messages."""

from collections.abc import Mapping
from typing import Generic, NamedTuple, Self, TypeVar

from dialogue_reader.messages import keys, text
from dialogue_reader.settings.keymaps import KEYS, MATRIX_KEYS, SIGNS

Command = TypeVar("Command")

_USUAL = {**KEYS, **MATRIX_KEYS}
_DRAWN = {**SIGNS, "backspace": "⌫", "down": "↓", "up": "↑", "left": "←", "right": "→"}


class BoundCommand(NamedTuple, Generic[Command]):
    """A command by its id: its group, and what it does."""

    id: str
    group: str
    command: Command

    @property
    def keys(self) -> str:
        """Its usual keys."""
        return _USUAL[self.id]


class Keys:
    """The keys of each command, by its id: Textual's names, separated by commas, the first one shown."""

    def __init__(self, bound: Mapping[str, str]) -> None:
        self.bound = bound

    @classmethod
    def of(cls, usual: Mapping[str, str], keymap: Mapping[str, str]) -> Self:
        """Those of `keymap`, which holds other ids as well; else the usual ones."""
        return cls({name: keymap.get(name, keys) for name, keys in usual.items()})

    def __getitem__(self, command: str) -> str:
        """The first key of `command` as people read it, as in "alt+←"; texts ask for it as `{key[command]}`."""
        return key_label(self.bound[command].split(",")[0])

    def all_of(self, command: str) -> str:
        """Every key of `command` as people read them."""
        return "  ".join(map(key_label, self.bound[command].split(",")))


def key_label(key: str) -> str:
    """A key as people read it, by its name in the language of the interface: "alt+left" is "alt+←"."""
    return "+".join(map(_printed, key.split("+")))


def _printed(name: str) -> str:
    if name in keys.TEXTS:
        return text(f"keys.{name}")
    return _DRAWN.get(name) or (name.upper() if len(name) > 1 and name[0] == "f" else name)
