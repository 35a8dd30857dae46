"""Kinds of passages are shown as what they are."""

import pytest

from dialogue_reader.documents.assembly import assembled
from dialogue_reader.documents.formats import Block, Imported
from dialogue_reader.documents.model import NOTHING, Pair
from tests.tui.opening import lines, opened

DOCUMENT = Imported(
    (
        Block("Something is said at first."),
        Block("A part", "heading", 2),
        Block("a dot before it", "item", 1),
        Block("deeper", "item", 2),
        Block("1. a number before it", "item", 1),
        Block("Words of another, long enough to go on in a second line of the pane.", "quotation"),
        Block("Year | Boats\n2021 | 15", "table"),
    ),
    "A title",
)


async def test_signs_stand_in_the_space_before_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    article = assembled(DOCUMENT, "document")
    assert article
    async with opened(monkeypatch, Pair(article, NOTHING), size=(60, 40)) as (_, screen):
        shown = [line.rstrip() for line in lines(screen, "left") if line.strip()]
    assert shown[2:] == [
        "  A part",
        "  • a dot before it",
        "    • deeper",
        "    1. a number before it",
        "  ▎ Words of another, long enough to go on in a second",
        "  ▎ line of the pane.",
        "    Year | Boats",
        "    2021 | 15",
    ]
