"""What is worked out about both articles in the background: links, keywords, key points, differences.

Nothing here touches a widget: results are commands that the screen takes in its own time.
"""

import contextlib
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion
from dialogue_reader.documents.model import Pair, Side, Sides
from dialogue_reader.layout.spans import Layer, SpanLayer
from dialogue_reader.messages import Message
from dialogue_reader.search.hits import Several
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.search.query import Query
from dialogue_reader.tui.commands import compare, panels
from dialogue_reader.tui.controllers.background import Background
from dialogue_reader.tui.controllers.yielding import yield_to_interface

if TYPE_CHECKING:
    from dialogue_reader.comparison.worker.client import Comparer, Share
    from dialogue_reader.insight.model import Keyword
    from dialogue_reader.insight.worker.client import Analyst
    from dialogue_reader.insight.worker.questions import Kind
    from dialogue_reader.tui.controllers.meaning import MeaningFinder
    from dialogue_reader.tui.state.effects import FindMeaning

_KEYWORDS = 8  # an article; more would light half the text
_POINTS = 40  # of both articles together; how many of them are listed is for the reader to say
_LONGEST_WAIT = 2.0  # seconds that what nobody has asked for waits for links from the cache, at most

InSight = Mapping[Side, Sequence[int]]


class Analysis:
    """Compares the pair and looks for what it is about."""

    def __init__(self, background: Background, cache: Path | None) -> None:
        self._background = background
        self._cache = cache
        self._comparer: Comparer | None = None
        self._finder: MeaningFinder | None = None
        self._links_shown = threading.Event()  # or there is no hope that they soon will be

    def begin(self, pair: Pair, index: PairIndex, in_sight: InSight) -> None:
        """Look for links and keywords; of a long pair what is in sight comes first."""
        self._look_for("keywords", lambda analyst: self._find_keywords(analyst, pair, index))
        from dialogue_reader.comparison.worker.client import Comparer

        comparer = self._comparer = Comparer(self._cache, yield_to_interface)
        if pair.is_single:
            self._links_shown.set()
            return
        self._background.start(
            "compare",
            lambda: self._compare(comparer, pair, in_sight),
            Message("reader.analysis_links"),
            links_need_it=True,
        )

    def look_at(self, in_sight: InSight) -> None:
        """While a long pair is compared: this is on the screen now."""
        if self._comparer:
            self._comparer.look_at(in_sight)

    def links_are_shown(self) -> None:
        """The links are on the screen: other work may take the processor now."""
        self._links_shown.set()

    def find_points(self, pair: Pair, comparison: Comparison | None) -> None:
        """Look for the key points of both articles."""

        def work(analyst: "Analyst") -> None:
            self._background.post(panels.points_arrived(comparison, analyst.points(pair, comparison, _POINTS)))

        self._look_for("points", work)

    def find_terms(self, pair: Pair, comparison: Comparison) -> None:
        """Look for the keywords of one article that are the other's words for the same."""
        comparer = self._comparer
        if comparer is None:
            return

        def match(question: PhraseQuestion) -> tuple[PhraseMatch, ...]:
            return comparer.match_phrases(pair, question)

        def work(analyst: "Analyst") -> None:
            from dialogue_reader.comparison.worker.client import ComparisonCancelledError

            with contextlib.suppress(ComparisonCancelledError):
                listed = analyst.terms(pair, comparison, match, lambda: comparer.encoder_of(pair))
                self._background.post(panels.terms_arrived(comparison, listed))

        self._look_for("terms", work)

    def find_discrepancies(self, pair: Pair, comparison: Comparison) -> None:
        """Look for numbers, dates and names that differ."""

        def work(analyst: "Analyst") -> None:
            self._links_shown.wait(_LONGEST_WAIT)
            differing = analyst.discrepancies(pair, comparison)
            self._background.post(compare.discrepancies_arrived(comparison, differing))

        self._look_for("discrepancies", work)

    def find_meaning(self, effect: "FindMeaning", index: PairIndex) -> None:
        """Look for what a query means, once there is something to look in."""
        if self._comparer is None:
            return
        if self._finder is None:
            from dialogue_reader.tui.controllers.meaning import MeaningFinder

            self._finder = MeaningFinder(self._background, self._comparer)
        self._finder.find(effect, index)

    def close(self) -> None:
        """Let a comparison, and whatever else is still looked for, go."""
        if self._comparer:
            self._comparer.close()
        if "_analyst" in self.__dict__:
            self._analyst.close()

    @cached_property
    def _analyst(self) -> "Analyst":
        from dialogue_reader.insight.worker.client import Analyst

        return Analyst(self._cache, yield_to_interface)

    def _look_for(self, kind: "Kind", work: "Callable[[Analyst], None]") -> None:
        """Let `work` ask the analyst in the background."""
        analyst = self._analyst

        def looking() -> None:
            from dialogue_reader.insight.worker.client import AnalysisWithdrawnError

            with contextlib.suppress(AnalysisWithdrawnError):
                work(analyst)

        self._background.start(kind, looking, Message(f"reader.analysis_{kind}"))

    def _compare(self, comparer: "Comparer", pair: Pair, in_sight: InSight) -> None:
        from dialogue_reader.comparison.worker.client import ComparisonCancelledError, ComparisonFailedError

        try:
            comparison = comparer.cached(pair)
            if comparison is None:
                self._links_shown.set()
                comparison = comparer.compare(
                    pair, progress=self._progressed, first=in_sight, partial=self._links_arrived
                )
            self._links_arrived(comparison)
        except ComparisonCancelledError:
            return
        except ComparisonFailedError as error:
            self._background.post(compare.comparison_failed(Message(f"comparison.{error.code}", error.arguments)))

    def _links_arrived(self, comparison: Comparison) -> None:
        self._background.post(compare.links_arrived(comparison))

    def _progressed(self, share: "Share") -> None:
        self._background.post(compare.comparison_progressed(share, share.seconds_left, nearby=share.nearby), "progress")

    def _find_keywords(self, analyst: "Analyst", pair: Pair, index: PairIndex) -> None:
        left, right = analyst.keywords(pair, _KEYWORDS)
        self._links_shown.wait(_LONGEST_WAIT)  # those from the cache come first, whatever else is there already
        layers = Sides(_layer(left, "left", index), _layer(right, "right", index))
        self._background.post(panels.keywords_arrived(layers))


def _layer(keywords: "Sequence[Keyword]", side: Side, index: PairIndex) -> Layer:
    """Where the keywords are; those that come without their places are located as they come into sight."""
    if all(keyword.spans for keyword in keywords):
        return SpanLayer.of([span for keyword in keywords for span in keyword.spans])
    return Several(tuple(index.find(Query(keyword.text)).on(side) for keyword in keywords))
