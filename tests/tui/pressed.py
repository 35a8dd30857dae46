"""Which commands of a screen the tests press the keys of."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest

from dialogue_reader.tui.screens.commanded import CommandedScreen


class PressedCommands:
    """The commands of a kind of screen that tests say they are of."""

    def __init__(self, screen: type[CommandedScreen]) -> None:
        self._screen = screen
        self.ids: set[str] = set()

    def of(self, *commands: str) -> Callable[[Any], Any]:
        """Say which commands a test is of; it fails where the key of one of them was never pressed."""
        self.ids.update(commands)

        def decorator(test: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(test)
            async def watched(*args: object, **kwargs: object) -> None:
                pressed: set[str] = set()
                run = self._screen.action_run

                async def watching(screen: CommandedScreen, command: str) -> None:
                    pressed.add(command)
                    await run(screen, command)

                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(self._screen, "action_run", watching)
                    await test(*args, **kwargs)
                assert set(commands) <= pressed

            return watched

        return decorator
