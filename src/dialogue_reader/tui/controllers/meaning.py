"""Search by meaning: asked once typing rests, one query at a time, of the worker that compares."""

import threading
import time
from typing import TYPE_CHECKING

from dialogue_reader.comparison.meaning.model import has_meaning, inquiry_of, readable
from dialogue_reader.comparison.worker.client import Comparer, ComparisonCancelledError, ComparisonFailedError
from dialogue_reader.messages import Message
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.search.meaning import ranked_hits
from dialogue_reader.search.query import Query
from dialogue_reader.search.ranked import RankedHits
from dialogue_reader.tui.commands.search import hits_arrived, hits_renewed, meaning_failed
from dialogue_reader.tui.controllers.background import Background

if TYPE_CHECKING:
    from dialogue_reader.tui.state.effects import FindMeaning

REST = 0.15  # seconds without another letter, after which a query is taken to be meant


class MeaningFinder:
    """Asks `comparer` for what is looked for; of several queries only the last is answered."""

    def __init__(self, background: Background, comparer: Comparer) -> None:
        self._background = background
        self._comparer = comparer
        self._last: FindMeaning | None = None  # told by identity: the same words may be asked for again
        self._turn = threading.Lock()

    def find(self, effect: "FindMeaning", index: PairIndex) -> None:
        """Look for what the query of `effect` means, and for its words; the hits come as a command, later."""
        self._last = effect

        def work() -> None:
            time.sleep(REST)
            with self._turn:
                if effect is self._last:
                    self._seek(effect, index)

        self._background.start("meaning", work, Message("reader.analysis_meaning"))

    def _seek(self, effect: "FindMeaning", index: PairIndex) -> None:
        query = effect.query
        try:
            hits = self._hits(effect, index)
        except ComparisonCancelledError:
            return
        except ComparisonFailedError as error:
            self._background.post(meaning_failed(query, Message(f"comparison.{error.code}", error.arguments)))
            return
        if effect is self._last:
            self._background.post((hits_renewed if effect.again else hits_arrived)(query, hits))

    def _hits(self, effect: "FindMeaning", index: PairIndex) -> RankedHits:
        text = effect.query.text
        if not has_meaning(text):
            return RankedHits(())
        matches = self._comparer.seek(effect.pair, inquiry_of(text, effect.comparison))
        return ranked_hits(effect.pair, text, matches, index.find(Query(readable(text))))
