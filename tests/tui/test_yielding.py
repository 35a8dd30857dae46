"""Whoever works beside the screen makes way while a key is answered, but not for ever."""

import asyncio
import threading

import pytest

from dialogue_reader.documents.model import Pair
from dialogue_reader.tui.controllers import yielding
from dialogue_reader.tui.screens.reader import ReaderScreen
from tests.tui.opening import opened, settled

LONG = 60.0  # seconds that no test lasts


class Rival:
    """Takes one step in a thread of its own."""

    def __init__(self) -> None:
        self.has_stepped = threading.Event()
        threading.Thread(target=self._step, daemon=True).start()

    def _step(self) -> None:
        yielding.yield_to_interface()
        self.has_stepped.set()


async def test_work_beside_the_screen_waits_while_a_key_is_answered(
    articles: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yielding, "_LONGEST_PAUSE", LONG)
    monkeypatch.setattr(yielding, "_FRAME", 0.5)
    steps: list[bool] = []
    async with opened(monkeypatch, articles) as (pilot, screen):
        act = ReaderScreen.action_run

        async def watched(self: ReaderScreen, action: str) -> None:
            steps.append(Rival().has_stepped.wait(0.05))  # this thread is the screen's: nothing goes on meanwhile
            await act(self, action)

        monkeypatch.setattr(ReaderScreen, "action_run", watched)
        await pilot.press("space")
        await settled(pilot)
        assert steps == [False]
        assert await asyncio.to_thread(Rival().has_stepped.wait, LONG)
        assert screen.state.place.offset


def test_the_last_key_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yielding, "_LONGEST_PAUSE", LONG)
    monkeypatch.setattr(yielding, "_FRAME", 0.3)
    yielding.expect_frame()
    rival = Rival()
    assert not rival.has_stepped.wait(0.2)
    yielding.expect_frame()
    assert not rival.has_stepped.wait(0.2)
    assert rival.has_stepped.wait(LONG)


def test_it_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yielding, "_FRAME", LONG)
    yielding.expect_frame()
    assert Rival().has_stepped.wait(LONG / 2)
    monkeypatch.undo()
    yielding.expect_frame()  # or every later test would be polite for a minute
