"""Whoever works beside the screen makes way while a key is answered, but not for ever."""

import asyncio
import threading

import pytest

from dialogue_reader.documents.model import Pair
from dialogue_reader.tui import threads
from dialogue_reader.tui.screens.reader import ReaderScreen
from tests.tui.opening import opened, settled

LONG = 60.0  # seconds that no test lasts


class Rival:
    """Takes one step in a thread of its own."""

    def __init__(self) -> None:
        self.has_stepped = threading.Event()
        threading.Thread(target=self._step, daemon=True).start()

    def _step(self) -> None:
        threads.give_way()
        self.has_stepped.set()


async def test_work_beside_the_screen_waits_until_a_key_is_answered(
    articles: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "_POLITE", LONG)
    steps: list[bool] = []
    async with opened(monkeypatch, articles) as (pilot, screen):
        answer = ReaderScreen.action_act

        async def watched(self: ReaderScreen, action: str) -> None:
            rival = Rival()
            await asyncio.sleep(0.05)
            steps.append(rival.has_stepped.is_set())
            await answer(self, action)

        monkeypatch.setattr(ReaderScreen, "action_act", watched)
        await pilot.press("space")
        await settled(pilot)
        assert steps == [False]
        assert await asyncio.to_thread(Rival().has_stepped.wait, LONG)
        assert screen.state.place.offset


async def test_it_does_not_wait_for_ever(articles: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(monkeypatch, articles) as (_, screen):
        with threads.answering(screen):
            assert Rival().has_stepped.wait(LONG)  # this thread is the screen's: nothing is drawn meanwhile
