"""A screen whose keys are commands: the application runs the command of a key before it looks at the next key."""

from textual.screen import Screen


class CommandedScreen(Screen[None]):
    """A screen with a registry of commands; `action_run` runs one by its id."""

    async def action_run(self, command: str) -> None:
        """Run a command, and wait for what it opens."""
        raise NotImplementedError
