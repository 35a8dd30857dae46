"""Opening who says what in a test: a story made by hand, or told by whoever a test has tell it; no process."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dialogue_reader.documents.model import Article
from dialogue_reader.documents.several import SeveralReading
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.stories.listing import ListedStory
from dialogue_reader.stories.story import Story
from dialogue_reader.stories.worker.client import Storyteller
from dialogue_reader.tui.app import Outcome
from dialogue_reader.tui.matrix.screen import MatrixScreen
from dialogue_reader.tui.story_reader import StoryReader
from tests.tui.matrix.story import ARTICLES, STORY
from tests.tui.opening import NO_LINKS, HandMadeComparer, settled

Tell = Callable[[Callable[[object], None]], Story]


class ReadAlready(SeveralReading):
    """The documents of a story, as if they had been read."""

    def __init__(self, articles: tuple[Article, ...] = ARTICLES) -> None:
        super().__init__(())
        self._articles = articles

    @property
    def articles(self) -> tuple[Article, ...]:
        return self._articles


@asynccontextmanager
async def opened_story(
    monkeypatch: pytest.MonkeyPatch,
    *,
    size: tuple[int, int] = (120, 40),
    data: Path | None = None,
    tell: Tell | None = None,
    configuration: Configuration = Configuration(),  # noqa: B008 - a frozen value
    stories: Sequence[ListedStory] = (),
) -> AsyncIterator[Pilot[Outcome]]:
    """Who says what in the story by hand: known already, or told by `tell`; or the list of `stories`."""
    monkeypatch.setattr(HandMadeComparer, "answer", NO_LINKS)
    monkeypatch.setattr(Storyteller, "known", lambda *_: None if tell else STORY)
    if tell:
        monkeypatch.setattr(Storyteller, "tell", lambda _, __, heard: tell(heard))
    reading = None if stories else ReadAlready()
    app = StoryReader(reading, data, None, configuration, stories)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


def matrix_of(pilot: Pilot[Outcome]) -> MatrixScreen:
    """The screen of the matrix, which is in front."""
    screen = pilot.app.screen
    assert isinstance(screen, MatrixScreen)
    return screen


def lines_of(screen: MatrixScreen) -> list[str]:
    """What the grid shows, line by line."""
    grid = screen.query_one("#matrix")
    return [grid.render_line(y).text.rstrip() for y in range(grid.size.height)]
