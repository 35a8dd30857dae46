"""The bindings of the parts of the screen, made of the one list of their keys."""

from textual.binding import Binding, BindingType

from dialogue_reader.tui.commands.part_keys import PARTS


def bindings_of(part: str, *, is_first: bool = False) -> list[BindingType]:
    """The bindings of a part of the screen; `is_first` lets them come before those of what has the focus in it."""
    return [
        Binding(key.keys, key.action, show=False, priority=is_first, id=key.id)
        for key in PARTS[part].keys
        if key.action
    ]
