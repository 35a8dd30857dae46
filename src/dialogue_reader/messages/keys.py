"""What is printed on the keys that have a name; by Textual's name of each."""

from dialogue_reader.messages import Texts

TEXTS: Texts = {
    "space": "Space",
    "enter": "Enter",
    "tab": "Tab",
    "escape": "Esc",
    "delete": "Del",
    "insert": "Ins",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "ctrl": "ctrl",
    "alt": "alt",
    "shift": "shift",
}
