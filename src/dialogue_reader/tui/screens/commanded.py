"""A screen whose keys are commands: the application runs the command of a key before it looks at the next key."""

from collections.abc import Iterable
from typing import Any

from textual.binding import Binding, BindingType
from textual.screen import Screen

from dialogue_reader.tui.state.key_names import BoundCommand


def bindings_of_commands(registry: Iterable[BoundCommand[Any]]) -> list[BindingType]:
    """The bindings of a screen that has these commands."""
    return [Binding(bound.keys, f"run('{bound.id}')", show=False, id=bound.id) for bound in registry]


class CommandedScreen(Screen[None]):
    """A screen with a registry of commands; `action_run` runs one by its id."""

    async def action_run(self, command: str) -> None:
        """Run a command, and wait for what it opens."""
        raise NotImplementedError
