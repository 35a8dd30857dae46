"""Fields take keys in the order in which they are typed, however quickly."""

import pytest
from textual import events
from textual.widgets import Input, TextArea

from tests.tui.opening import Reader, opened, settled, typed

TELEX = ("v", "i", "e", "backspace", "ê", "t", "backspace", "backspace", "ệ", "t")


async def hurried(reader: Reader, *keys: str) -> None:
    """Press keys that are all there before the first of them is looked at."""
    pilot, _ = reader
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await settled(pilot)


@pytest.mark.parametrize("opening", [("slash",), ("a", "tab"), ("e",), ("ctrl+o",), ("C",)], ids=str)
async def test_a_letter_that_is_taken_back_is_the_one_that_was_meant(
    monkeypatch: pytest.MonkeyPatch, opening: tuple[str, ...]
) -> None:
    async with opened(monkeypatch) as reader:
        pilot, _ = reader
        await typed(pilot, "c", *opening)
        field = pilot.app.focused
        assert isinstance(field, Input)
        field.value = ""
        await hurried(reader, *TELEX)
        assert field.value == "việt"


async def test_a_note_is_written_as_it_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch) as reader:
        pilot, _ = reader
        await typed(pilot, "a")
        await hurried(reader, *TELEX, "ctrl+j", *TELEX, "left", "left", "delete", "x")
        assert pilot.app.screen.query_one(TextArea).text == "việt\nvixt"
