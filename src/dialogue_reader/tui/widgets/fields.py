"""Fields for typing in which keys take effect in the order in which they are typed.

Textual inserts a letter as soon as the field has its key, but sends keys such as Backspace up to the application and
back. A Telex keyboard takes letters back and sends composed ones faster than that: what it takes back would be wrong.
"""

from textual import events
from textual.widget import Widget
from textual.widgets import Input, TextArea


async def _took_at_once(field: Widget, event: events.Key) -> bool:
    """Whether the key is one that the field itself is bound to, and has taken effect; Enter is for others, too."""
    own = field._bindings.key_to_bindings.get(event.key, [])
    if event.key == "enter" or not own:
        return False
    event.stop()
    event.prevent_default()
    await field.run_action(own[0].action)
    return True


class LineField(Input):
    """A line to type in."""

    async def _on_key(self, event: events.Key) -> None:
        if not await _took_at_once(self, event):
            await super()._on_key(event)


class TextField(TextArea):
    """Lines to type in."""

    async def _on_key(self, event: events.Key) -> None:
        if not await _took_at_once(self, event):
            await super()._on_key(event)
