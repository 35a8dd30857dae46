"""Work done beside the screen: threads that wait for the worker process, or think for a moment, and then post.

Nothing here touches a widget; the screen changes when the message is handled.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Article, Pair, Side
from dialogue_reader.layout.spans import Layer, Marks
from dialogue_reader.search.hits import Several
from dialogue_reader.search.matcher import PairIndex, Query
from dialogue_reader.tui.threads import THINKING, beside, give_way

if TYPE_CHECKING:
    from dialogue_reader.comparison.facts.model import Discrepancy
    from dialogue_reader.comparison.worker.client import Share
    from dialogue_reader.insight.keypoints import PairPoint

_KEYWORDS = 8  # an article; more would light half the text
_BOOK = 1_000_000  # code points beyond which not every keyword is looked for at once
_SAMPLE = 60_000  # code points of a book that tell its keywords
_POINTS = 8  # of both articles together


_PATIENCE = 2.0  # seconds that keywords wait for links from the cache, at most
Seen = Mapping[Side, Sequence[int]]  # the passages in sight


@dataclass
class Compared(Message):
    """The links are known, or those of a part of a long pair."""

    comparison: Comparison


@dataclass
class ComparisonFailed(Message):
    """There will be no links; says why."""

    reason: str


@dataclass
class Progressed(Message):
    """The comparison has come this far (0..1), and may take so much longer."""

    share: float
    seconds_left: float | None = None

    def can_replace(self, message: Message) -> bool:
        """Only the latest figure matters."""
        return isinstance(message, Progressed)


@dataclass
class KeywordsFound(Message):
    """Where the keywords of both articles stand."""

    marks: dict[Side, Layer]


@dataclass
class PointsFound(Message):
    """The sentences of both articles that say the most."""

    points: "tuple[PairPoint, ...]"


@dataclass
class DifferencesFound(Message):
    """What linked passages state differently."""

    comparison: Comparison
    discrepancies: "tuple[Discrepancy, ...]"


class Background:
    """Compares the pair and looks for what it is about, each in a thread; answers are messages to the screen.

    A newer question of the same kind takes the place of an older one.
    """

    def __init__(self, pair: Pair, index: PairIndex, cache: Path | None, screen: Screen[None]) -> None:
        from dialogue_reader.comparison.worker.client import Comparer

        self._pair = pair
        self._index = index
        self._screen = screen
        self._comparer = Comparer(cache, give_way)
        self._may_think = threading.Event()  # set when links from the cache are on the screen, or cannot soon be

    def begin(self, seen: Seen) -> None:
        """Look for links and keywords; of a long pair what is `seen` on the screen comes first."""
        self._run("compare", lambda: self._compare(seen))
        self._run("keywords", lambda: self._think(self._find_keywords))

    def go_on(self) -> None:
        """The links are on the screen: the rest may take the processor now."""
        self._may_think.set()

    def look_at(self, seen: Seen) -> None:
        """While a long pair is compared: this is on the screen now."""
        self._comparer.look_at(seen)

    def look_for_points(self, comparison: Comparison | None) -> None:
        """Look for the key points of both articles."""
        self._run("points", lambda: self._find_points(comparison))

    def look_for_differences(self, comparison: Comparison) -> None:
        """Look for numbers, dates and names that differ."""
        self._run("differences", lambda: self._think(lambda: self._find_differences(comparison)))

    def close(self) -> None:
        """Let a comparison that is still running go."""
        self._comparer.close()

    def _run(self, kind: str, work: Callable[[], None]) -> None:
        self._screen.run_worker(beside(work), group=kind, exclusive=True)

    def _think(self, work: Callable[[], None]) -> None:
        """Work that keeps a processor busy: after the links, and one at a time, or the screen would wait for it."""
        self._may_think.wait(_PATIENCE)
        with THINKING:
            work()

    def _post(self, message: Message) -> None:
        self._screen.post_message(message)

    def _compare(self, seen: Seen) -> None:
        from dialogue_reader.comparison.worker.client import ComparisonCancelledError, ComparisonFailedError
        from dialogue_reader.messages.comparison import reason

        try:
            found = self._comparer.cached(self._pair)
            if found is None:
                self._may_think.set()
                found = self._comparer.compare(self._pair, progress=self._progressed, first=seen, partial=self._told)
            self._told(found)
        except ComparisonCancelledError:
            return
        except ComparisonFailedError as error:
            self._post(ComparisonFailed(reason(error)))

    def _told(self, comparison: Comparison) -> None:
        self._post(Compared(comparison))

    def _progressed(self, share: "Share") -> None:
        self._post(Progressed(share, share.seconds_left))

    def _find_keywords(self) -> None:
        self._post(KeywordsFound({side: self._keywords(side) for side in SIDES}))

    def _keywords(self, side: Side) -> Layer:
        """Where they stand; those of a book, told by a part of it, are looked for where one reads."""
        from dialogue_reader.insight.keywords import keywords

        article = self._pair[side]
        if len(article.text) <= _BOOK:
            found = keywords(article, _KEYWORDS)
            return Marks.of([(start, end) for keyword in found for start, end in keyword.spans])
        return self._keywords_of_book(article, side)

    def _keywords_of_book(self, article: Article, side: Side) -> Layer:
        from dialogue_reader.insight.keywords import keywords

        some = article._replace(passages=article.passages[:: 1 + len(article.text) // _SAMPLE])
        wanted = [Query(keyword.text) for keyword in keywords(some, _KEYWORDS)]
        return Several(tuple(self._index.find(query).on(side) for query in wanted))

    def _find_differences(self, comparison: Comparison) -> None:
        from dialogue_reader.comparison.facts.discrepancies import discrepancies

        self._post(DifferencesFound(comparison, discrepancies(self._pair, comparison)))

    def _find_points(self, comparison: Comparison | None) -> None:
        from dialogue_reader.insight.keypoints import pair_key_points

        self._post(PointsFound(tuple(pair_key_points(self._pair, comparison, _POINTS))))
