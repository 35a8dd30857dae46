"""From a few articles to their story: copies put together, every two compared, and told as a matrix."""

import time
from collections.abc import Callable, Sequence
from itertools import combinations

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.facts.model import Discrepancy
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.stories.differences import Find
from dialogue_reader.stories.matrix import matrix_of
from dialogue_reader.stories.story import Story, check_count
from dialogue_reader.stories.wording import copies_among

_FIRST = 0.5  # seconds of comparing after which what is known by then is told
_SHARE = 0.1  # of the time, that telling it again may take

Partial = Callable[[Story], None]


def story_of(
    articles: Sequence[Article], compare: Callable[[Pair, float], Comparison], partial: Partial | None = None
) -> Story:
    """The story that `articles` tell; `compare` is asked for every two origins, and told the share (0..1) done by then.

    `partial` hears, at growing intervals, what is known so far. Raises DialogueError for fewer than two articles and
    for more than fifty, and whatever `compare` raises.
    """
    check_count(len(articles))
    origins = tuple(tuple(articles[k] for k in origin) for origin in copies_among(articles))
    accounts = [origin[0] for origin in origins]
    pairs = list(combinations(range(len(accounts)), 2))
    comparisons: dict[tuple[int, int], Comparison] = {}
    find, due = _finding_once(), time.monotonic() + _FIRST
    for done, (i, j) in enumerate(pairs):
        comparisons[i, j] = compare(Pair(accounts[i], accounts[j]), done / len(pairs))
        if partial and done + 1 < len(pairs) and (begun := time.monotonic()) >= due:
            partial(Story(origins, matrix_of(accounts, comparisons, find)))
            due = time.monotonic() + max(_FIRST, (time.monotonic() - begun) / _SHARE)
    return Story(origins, matrix_of(accounts, comparisons, find))


def _finding_once() -> Find:
    """What finds discrepancies, each comparison's once, however often the story is told."""
    known: dict[int, tuple[Comparison, tuple[Discrepancy, ...]]] = {}

    def find(pair: Pair, comparison: Comparison) -> tuple[Discrepancy, ...]:
        if id(comparison) not in known:
            known[id(comparison)] = comparison, tuple(discrepancies(pair, comparison))
        return known[id(comparison)][1]

    return find
