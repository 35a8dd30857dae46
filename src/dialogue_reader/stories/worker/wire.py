"""A story as it travels between two processes, and as it is kept: its own tuples as JSON, articles by their numbers."""

import hashlib
import json
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from dialogue_reader.comparison.cache import key_of
from dialogue_reader.comparison.worker.client import Comparer
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.stories.statements import METHOD, Cell, Difference, Matrix, Statement, StoryMention
from dialogue_reader.stories.story import Story


def key_of_story(articles: Sequence[Article]) -> str:
    """The name of the story that these articles tell, in this order: of all that their comparisons depend on.

    It is about the encoder that is to compare each two of them, whether or not that will do.
    """
    comparer = Comparer()
    pairs = [Pair(*two) for two in combinations(articles, 2)]
    keys = [key_of(pair, "auto", "passage", comparer.encoder_of(pair)) for pair in pairs]
    dates = [(article.title, article.dated) for article in articles]
    return hashlib.sha256(repr((METHOD, keys, dates)).encode()).hexdigest()


def as_json(story: Story, articles: Sequence[Article]) -> bytes:
    """A story of `articles` as JSON."""
    numbers = {id(article): number for number, article in enumerate(articles)}
    origins = [[numbers[id(article)] for article in origin] for origin in story.origins]
    return json.dumps((origins, story.matrix), separators=(",", ":")).encode("ascii")


def story_from(body: bytes, articles: Sequence[Article]) -> Story:
    """The story that `as_json` wrote of `articles`. Raises ValueError or TypeError for anything else."""
    numbers, (statements, differences) = json.loads(body)
    if sorted(number for origin in numbers for number in origin) != [*range(len(articles))]:
        raise ValueError("a story of other articles")
    origins = tuple(tuple(articles[number] for number in origin) for origin in numbers)
    matrix = Matrix(tuple(map(_statement, statements)), tuple(map(_difference, differences)))
    story = Story(origins, matrix)
    if not matrix.fits(story.accounts):
        raise ValueError("a matrix of other articles")
    return story


def _statement(fields: Any) -> Statement:  # noqa: ANN401 - whatever JSON holds
    account, cells, doubt, differences = fields
    own = tuple(Cell(presence, tuple(sentences)) for presence, sentences in cells)
    return Statement(account, own, float(doubt), tuple(differences))


def _difference(fields: Any) -> Difference:  # noqa: ANN401
    kind, code, mentions, score = fields
    return Difference(kind, code, tuple(StoryMention(*mention) for mention in mentions), float(score))
