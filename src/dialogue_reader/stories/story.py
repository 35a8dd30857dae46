"""A story of a few documents: opened, copies put together, every two compared, and told as a matrix."""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.errors import DialogueError
from dialogue_reader.stories.matrix import Matrix, matrix_of
from dialogue_reader.stories.wording import copies_among

MOST = 50  # accounts of a story


class Story(NamedTuple):
    """Who says what in accounts of one event.

    `origins` holds all articles, copies behind the one that stands for them; `matrix` is of the first of each origin.
    """

    origins: tuple[tuple[Article, ...], ...]
    matrix: Matrix

    @property
    def accounts(self) -> tuple[Article, ...]:
        """The article that stands for each origin: a column of the matrix."""
        return tuple(origin[0] for origin in self.origins)


def story_of(articles: Sequence[Article], compare: Callable[[Pair, float], Comparison]) -> Story:
    """The story that `articles` tell; `compare` is asked for every two origins, and told the share (0..1) done by then.

    Raises DialogueError for fewer than two articles and for more than fifty, and whatever `compare` raises.
    """
    if len(articles) < 2:
        raise DialogueError("story_of_one")
    if len(articles) > MOST:
        raise DialogueError("story_too_large", count=len(articles), most=MOST)
    origins = tuple(tuple(articles[k] for k in origin) for origin in copies_among(articles))
    accounts = [origin[0] for origin in origins]
    pairs = list(combinations(range(len(accounts)), 2))
    comparisons = {
        (i, j): compare(Pair(accounts[i], accounts[j]), done / len(pairs)) for done, (i, j) in enumerate(pairs)
    }
    return Story(origins, matrix_of(accounts, comparisons))
