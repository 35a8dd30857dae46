"""Work done beside the screen: threads that wait for the worker process, or think for a moment, and then post.

Nothing here touches a widget; the screen changes when the message is handled.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Pair, Side
from dialogue_reader.layout.spans import Marks

if TYPE_CHECKING:
    from dialogue_reader.comparison.facts.model import Discrepancy
    from dialogue_reader.insight.keypoints import PairPoint

_KEYWORDS = 8  # an article; more would light half the text
_POINTS = 8  # of both articles together

Post = Callable[[Message], object]


@dataclass
class Compared(Message):
    """The links are known."""

    comparison: Comparison


@dataclass
class ComparisonFailed(Message):
    """There will be no links; says why."""

    reason: str


@dataclass
class Progressed(Message):
    """The comparison has come this far (0..1)."""

    share: float

    def can_replace(self, message: Message) -> bool:
        """Only the latest figure matters."""
        return isinstance(message, Progressed)


@dataclass
class KeywordsFound(Message):
    """Where the keywords of both articles stand."""

    marks: dict[Side, Marks]


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
    """Compares the pair and looks for what it is about. The methods block and are called from threads."""

    def __init__(self, pair: Pair, cache: Path | None, post: Post) -> None:
        from dialogue_reader.comparison.client import Comparer

        self._pair = pair
        self._post = post
        self._comparer = Comparer(cache)

    def compare(self) -> None:
        """Find the links; the cache answers at once."""
        from dialogue_reader.comparison.client import ComparisonCancelledError, ComparisonFailedError

        try:
            self._post(Compared(self._comparer.compare(self._pair, progress=self._progressed)))
        except ComparisonCancelledError:
            return
        except ComparisonFailedError as error:
            self._post(ComparisonFailed(str(error)))

    def _progressed(self, share: float) -> None:
        self._post(Progressed(share))

    def find_keywords(self) -> None:
        """Find the keywords of both articles."""
        from dialogue_reader.insight.keywords import keywords

        marks: dict[Side, Marks] = {}
        for side in SIDES:
            found = keywords(self._pair[side], _KEYWORDS)
            marks[side] = Marks.of([(start, end) for keyword in found for start, end in keyword.spans])
        self._post(KeywordsFound(marks))

    def find_differences(self, comparison: Comparison) -> None:
        """Find numbers, dates and names that differ."""
        from dialogue_reader.comparison.facts.discrepancies import discrepancies

        self._post(DifferencesFound(comparison, discrepancies(self._pair, comparison)))

    def find_points(self, comparison: Comparison | None) -> None:
        """Find the key points of both articles."""
        from dialogue_reader.insight.keypoints import pair_key_points

        self._post(PointsFound(tuple(pair_key_points(self._pair, comparison, _POINTS))))

    def close(self) -> None:
        """Let a comparison that is still running go."""
        self._comparer.close()
