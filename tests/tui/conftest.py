"""The reader in one process with its tests, and pilots that wait for it, not for the clock."""

import asyncio
import time
from collections.abc import Iterator

import pytest

from tests.tui.opening import AnalystAtHand, HandMadeComparer


@pytest.fixture(autouse=True)
def _no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links are made by hand, and what two texts are about is worked out here."""
    monkeypatch.setattr("dialogue_reader.comparison.worker.client.Comparer", HandMadeComparer)
    monkeypatch.setattr("dialogue_reader.insight.worker.client.Analyst", AnalystAtHand)


@pytest.fixture(scope="session", autouse=True)
def _no_sleeping_pilots() -> Iterator[None]:
    """Textual's pilots sleep 20 ms, several times a key, to see whether the processor is idle."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("textual.app", "textual.pilot"):
            patch.setattr(f"{module}.wait_for_idle", _nothing_is_left_to_do)
        yield


async def _nothing_is_left_to_do(_: float = 0, max_sleep: float = 1) -> None:
    """Wait until the event loop has nothing to do at once, for at most `max_sleep` seconds."""
    loop = asyncio.get_running_loop()
    deadline = time.monotonic() + max_sleep
    idle_turns = 0
    while idle_turns < 2 and time.monotonic() < deadline:  # the second turn has looked for what threads have sent
        await asyncio.sleep(0)
        idle_turns = 0 if loop._ready else idle_turns + 1  # type: ignore[attr-defined]
