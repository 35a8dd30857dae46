"""One document read alone: full width, and every key does something sensible."""

from pathlib import Path

import pytest

from dialogue_reader.documents.model import NOTHING, Pair
from dialogue_reader.documents.opening import PairReading, open_article, sample
from dialogue_reader.tui.commands.registry import NEED_TWO, REGISTRY
from tests.tui.opening import lines, opened, settled, status, typed

ALONE = Pair(open_article(sample()[0]), NOTHING)


async def test_it_has_the_whole_width(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, pair=ALONE) as (_, screen):
        assert max(len(line) for line in lines(screen, "left")) > 80
        assert "1/15" in status(screen)


async def test_what_needs_two_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, pair=ALONE) as (pilot, screen):
        for bound in REGISTRY:
            if bound.id in NEED_TWO:
                await pilot.press(bound.keys.partition(",")[0])
                assert "Only one document is open" in status(screen)


@pytest.mark.parametrize("bound", [bound for bound in REGISTRY if bound.id not in NEED_TWO], ids=lambda bound: bound.id)
async def test_every_other_key_can_be_pressed(monkeypatch: pytest.MonkeyPatch, bound: object, tmp_path: Path) -> None:
    async with opened(monkeypatch, data=tmp_path, pair=ALONE) as (pilot, screen):
        await pilot.press(bound.keys.partition(",")[0])  # type: ignore[attr-defined]
        await settled(pilot)
        assert "Only one document is open" not in status(screen)


async def test_it_is_searched_by_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, pair=ALONE) as (pilot, screen):
        await typed(pilot, "f", *"migration")
        assert [hit.document for hit in screen.state.search.hits] == ["left", "left"]


async def test_its_notes_and_its_place_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with opened(monkeypatch, data=tmp_path, pair=ALONE) as (pilot, screen):
        await pilot.press("J", "J", "c", "q")
    async with opened(monkeypatch, data=tmp_path, pair=ALONE) as (pilot, screen):
        assert screen.state.passage.id == 2
        assert [note.start for note in screen.state.notes.left] == [screen.state.passage.start]


def test_it_is_named_alone() -> None:
    reading = PairReading(sample()[0])
    assert reading.pair.is_single
    assert reading.finish().left == ALONE.left
