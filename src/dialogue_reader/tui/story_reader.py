"""The application for the accounts of a story: who says what in them, and two of them at a time in the reader.

An application of its own, so that whoever reads two documents loads none of it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from textual.app import SystemCommand
from textual.screen import Screen

from dialogue_reader.documents.model import Article, Pair, Side, Sides
from dialogue_reader.documents.several import SeveralReading
from dialogue_reader.errors import DialogueError
from dialogue_reader.messages.errors import described
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.stories.listing import ListedStory, story_as_listed
from dialogue_reader.stories.story import Story
from dialogue_reader.tui.app import DialogueReader
from dialogue_reader.tui.controllers.background import StoryWanted
from dialogue_reader.tui.matrix.controller import PairWanted
from dialogue_reader.tui.matrix.help import entries
from dialogue_reader.tui.matrix.opening import matrix_screen
from dialogue_reader.tui.matrix.screen import MatrixScreen
from dialogue_reader.tui.screens.reader import ReaderScreen
from dialogue_reader.tui.screens.stories import StoriesScreen, StoryChoice
from dialogue_reader.tui.screens.waiting import WaitingScreen
from dialogue_reader.tui.state.effects import ShowMatrix
from dialogue_reader.tui.state.model import Accounts, Search, Theme


class StoryReader(DialogueReader):
    """Opens who says what in the documents of `reading`, or lets a story be chosen of `stories`.

    `data` and `cache` are folders, None keeps nothing.
    """

    def __init__(
        self,
        reading: SeveralReading | None,
        data: Path | None,
        cache: Path | None,
        configuration: Configuration,
        stories: Sequence[ListedStory] = (),
    ) -> None:
        super().__init__(None, data, cache, configuration=configuration)
        self._story_reading = reading
        self._stories = stories
        self._chosen: StoryChoice | None = None

    def get_default_screen(self) -> Screen[None]:
        """Who says what, once every document has been read."""
        if self._story_reading is None:
            return Screen()  # behind the list
        if self._story_reading.is_ready:
            return self._matrix(self._story_reading)
        return WaitingScreen(self._story_reading)

    def _choose(self, word: str = "") -> None:
        """Let a story be chosen, where that is not settled; `word` says why the last one could not be read."""
        if not self._stories:
            return

        def chosen(choice: StoryChoice | None) -> None:
            if choice is None:
                self.exit()
                return
            self._chosen = choice
            is_ready = choice.reading.is_ready
            self.push_screen(self._matrix(choice.reading) if is_ready else WaitingScreen(choice.reading))

        typed, number = (self._chosen.typed, self._chosen.number) if self._chosen else ("", 0)
        self.push_screen(StoriesScreen(self._stories, self._opened, typed, number, word), chosen)

    def _opened(self, story: ListedStory) -> SeveralReading:
        paths = [path for origin in story.compared for path in origin]
        return SeveralReading(paths, keeps=not self._notebook.is_private)

    def _matrix(self, reading: SeveralReading) -> MatrixScreen:
        theme = Theme(self.current_theme.name, self.current_theme.dark)
        story = self._as_listed(reading.articles) if self._chosen else None
        kept = self._notebook, self._cache
        return matrix_screen(reading.articles, *kept, self._configuration, theme, self._themes, story)

    def _as_listed(self, articles: Sequence[Article]) -> Story | None:
        assert self._chosen is not None
        left = iter(articles)
        origins = [[next(left) for _ in origin] for origin in self._chosen.story.compared]
        return story_as_listed(self._chosen.story, origins)

    async def on_waiting_screen_ready(self, event: WaitingScreen.Ready) -> None:
        """Every document has been read."""
        if isinstance(event.reading, SeveralReading):
            event.prevent_default()
            matrix = self._matrix(event.reading)
            await (self.switch_screen(matrix) if self._stories else self.push_screen(matrix))

    def _end_waiting(self, error: DialogueError | None) -> None:
        """Back to the list, where the story was chosen there."""
        if not self._stories:
            super()._end_waiting(error)
            return
        self.pop_screen()
        self._choose(described(error) if error else "")

    async def on_pair_wanted(self, event: PairWanted) -> None:
        """Read two accounts, over who says what."""
        if self._behind:
            return  # the same key twice
        wanted = event.pair
        accounts = Accounts(wanted.accounts, Sides(wanted.left, wanted.right))
        focus: Side = "left" if wanted.at == wanted.left else "right"
        await self.push_screen(self._reader_of(accounts, focus, Sides(*wanted.offsets)))

    async def on_story_wanted(self, event: StoryWanted) -> None:
        """Go on to two other accounts, or back to who says what."""
        if not isinstance(self.screen, ReaderScreen):
            return  # it has been left
        wanted = event.wanted
        if isinstance(wanted, ShowMatrix):
            await self.pop_screen()
        else:
            search = Search(wanted.query)
            await self.switch_screen(self._reader_of(wanted.accounts, wanted.focus, wanted.carets, search))

    async def on_matrix_left(self) -> None:
        """Back to the list of stories, or the end."""
        if not isinstance(self.screen, MatrixScreen):
            return  # the same key twice
        if not self._stories:
            self.exit()
            return
        await self.pop_screen()
        self._choose()

    def _reader_of(
        self,
        accounts: Accounts,
        focus: Side,
        carets: Sides[int],
        search: Search = Search(),  # noqa: B008 - a frozen value
    ) -> ReaderScreen:
        left, right = (accounts.articles[number] for number in accounts.numbers)
        state = self._first_state(Pair(left, right))
        accounts = accounts._replace(notes=self._notebook.of_accounts(accounts.articles))
        state = state._replace(accounts=accounts, focus=focus, carets=carets, search=search, visible="both")
        reader = self._reader(state)
        self._mistakes = []  # which are told once
        return reader

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette knows."""
        if isinstance(screen, MatrixScreen):
            yield from entries(screen)
        else:
            yield from super().get_system_commands(screen)
