"""Which keys are bound to which command, for everything that prints a key: the key line, help, palette and messages."""

from collections.abc import Mapping

from dialogue_reader.settings.keymaps import SIGNS

_NAMES = {
    **SIGNS,
    "space": "Space", "enter": "Enter", "tab": "Tab", "escape": "Esc", "delete": "Del", "backspace": "⌫",
    "down": "↓", "up": "↑", "left": "←", "right": "→",
    "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
}  # fmt: skip


class Keys:
    """The keys of each command, by its id: Textual's names, separated by commas, the first one shown."""

    def __init__(self, bound: Mapping[str, str]) -> None:
        self.bound = bound

    def __getitem__(self, command: str) -> str:
        """The first key of `command` as people read it, as in "alt+←"; texts ask for it as `{key[command]}`."""
        return key_label(self.bound[command].split(",")[0])

    def all_of(self, command: str) -> str:
        """Every key of `command` as people read them."""
        return "  ".join(map(key_label, self.bound[command].split(",")))


def key_label(key: str) -> str:
    """A key as people read it: "alt+left" is "alt+←"."""
    *modifiers, last = key.split("+")
    name = _NAMES.get(last, last.upper() if len(last) > 1 and last[0] == "f" else last)
    return "+".join([*modifiers, name])
