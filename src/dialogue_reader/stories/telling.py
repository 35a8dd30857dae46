"""From a few articles to their story: copies put together, every two compared, and told as a matrix.

It is told twice: what the sentences of all accounts tell comes in half the time, and is refined then. Between, and
before, it is told in part. Differences are looked for where a comparison is whole: they rest on its surest matches.
"""

import time
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.facts.model import Discrepancy
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.stories.comparing import PairComparer, Report
from dialogue_reader.stories.differences import Find
from dialogue_reader.stories.matrix import matrix_of
from dialogue_reader.stories.story import Stage, Story, check_count
from dialogue_reader.stories.wording import copies_among

_FIRST = 0.5  # seconds of comparing after which what is known by then is told
_SHARE = 0.04  # of the time, that telling it again may take; to show it takes as long again
_KNOWN = 0.02  # of the work on an account that is new: what a pair of known ones takes

Partial = Callable[[Story, Stage], None]


class _Turn(NamedTuple):
    """Two accounts to be compared, by their numbers, and which shares (0..1) of the work that takes."""

    left: int
    right: int
    start: float
    end: float


def story_of(
    articles: Sequence[Article],
    comparer: PairComparer,
    partial: Partial = lambda *_: None,
    report: Report = lambda _: None,
) -> Story:
    """The story that `articles` tell.

    `partial` hears, at growing intervals, what is known so far, and once what the first comparison of all has told;
    `report` hears the share (0..1) that is done. Raises DialogueError for fewer than two articles and for more than
    fifty, and whatever `comparer` raises.
    """
    check_count(len(articles))
    origins = tuple(tuple(articles[k] for k in origin) for origin in copies_among(articles))
    accounts = [origin[0] for origin in origins]
    turns = _turns(accounts)
    comparisons: dict[tuple[int, int], Comparison] = {}
    find, rhythm = _finding_once(), _Rhythm()

    def story() -> Story:
        return Story(origins, matrix_of(accounts, comparisons, find))

    def compare(passes: Callable[[Pair, Report], Comparison], turn: _Turn, before: float) -> None:
        def reported(share: float) -> None:
            report(before + (turn.start + share * (turn.end - turn.start)) / 2)

        pair = Pair(accounts[turn.left], accounts[turn.right])
        comparisons[turn.left, turn.right] = passes(pair, reported)
        reported(1.0)

    for turn in turns:
        compare(comparer.first, turn, 0.0)
        if turn is not turns[-1]:
            rhythm.tell(lambda: partial(story(), "part"))
    unrefined = [turn for turn in turns if comparisons[turn.left, turn.right].share < 1]
    if unrefined:
        rhythm.tell_now(lambda: partial(story(), "first"))
    for turn in unrefined:
        compare(comparer.whole, turn, 0.5)
        if turn is not unrefined[-1]:
            rhythm.tell(lambda: partial(story(), "first"))
    return story()


def _turns(accounts: Sequence[Article]) -> list[_Turn]:
    """Every two accounts, those of the first few before another one comes in; half of the work, first or second."""
    pairs = sorted(combinations(range(len(accounts)), 2), key=lambda pair: pair[::-1])
    known: set[int] = set()
    costs = []
    for pair in pairs:
        new = sum(len(accounts[k].text) for k in pair if k not in known)
        costs.append(new + _KNOWN * sum(len(accounts[k].text) for k in pair))
        known.update(pair)
    whole, turns, done = max(1.0, sum(costs)), [], 0.0
    for (left, right), cost in zip(pairs, costs, strict=True):
        turns.append(_Turn(left, right, done / whole, (done + cost) / whole))
        done += cost
    return turns


class _Rhythm:
    """When what is known is told: at growing intervals, so that it takes little of the time."""

    def __init__(self) -> None:
        self._due = time.monotonic() + _FIRST

    def tell(self, partial: Callable[[], None]) -> None:
        """Call `partial` if it is time to."""
        if time.monotonic() >= self._due:
            self.tell_now(partial)

    def tell_now(self, partial: Callable[[], None]) -> None:
        """Call `partial`."""
        begun = time.monotonic()
        partial()
        ended = time.monotonic()
        self._due = ended + max(_FIRST, (ended - begun) / _SHARE)


def _finding_once() -> Find:
    """What finds the discrepancies of whole comparisons, each one's once, however often the story is told."""
    known: dict[int, tuple[Comparison, tuple[Discrepancy, ...]]] = {}

    def find(pair: Pair, comparison: Comparison) -> tuple[Discrepancy, ...]:
        if comparison.share < 1:
            return ()
        if id(comparison) not in known:
            known[id(comparison)] = comparison, tuple(discrepancies(pair, comparison))
        return known[id(comparison)][1]

    return find
