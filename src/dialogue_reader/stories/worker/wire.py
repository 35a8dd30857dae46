"""A story as it travels between two processes, and as it is kept: as JSON, articles by their numbers."""

import hashlib
import json
from collections.abc import Sequence
from itertools import combinations

from dialogue_reader.comparison.cache import key_of
from dialogue_reader.comparison.worker.client import Comparer
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.stories.as_json import matrix_from, matrix_json
from dialogue_reader.stories.statements import METHOD
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
    content = {"origins": origins, **matrix_json(story.accounts, story.matrix)}
    return json.dumps(content, separators=(",", ":")).encode("ascii")


def story_from(body: bytes, articles: Sequence[Article]) -> Story:
    """The story that `as_json` wrote of `articles`. Raises KeyError, ValueError or TypeError for anything else."""
    content = json.loads(body)
    numbers = content["origins"]
    if sorted(number for origin in numbers for number in origin) != [*range(len(articles))]:
        raise ValueError("a story of other articles")
    origins = tuple(tuple(articles[number] for number in origin) for origin in numbers)
    return Story(origins, matrix_from(content, [origin[0] for origin in origins]))
