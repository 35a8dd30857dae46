"""A story of four accounts in tests: three reports, and a copy of the second."""

from collections.abc import Sequence
from pathlib import Path

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Article
from dialogue_reader.stories.listing import ListedStory
from dialogue_reader.stories.statements import Cell, Difference, Matrix, Presence, Statement, StoryMention
from dialogue_reader.stories.story import Story

FIRST = "Fire in the harbour\n\nSixty men came to the fire. The owner was away in Spain.\n\nA warehouse burned down."
SECOND = "Warehouse burns\n\nSeventy men fought the fire.\n\nSmoke was seen for miles.\n\nThe warehouse is gone."
THIRD = "Incendie au port\n\nUn entrepôt a brûlé.\n\nIl y avait soixante hommes."

ARTICLES: tuple[Article, ...] = tuple(
    article_of(text, f"{name}.txt")
    for name, text in (("daily", FIRST), ("evening", SECOND), ("matin", THIRD), ("reprint", SECOND))
)
MEN, GONE, FIRE, SPAIN, SMOKE = range(5)
"""The rows of the statements."""


def _ids(account: int, words: str) -> tuple[int, ...]:
    article = ARTICLES[account]
    return tuple(sentence.id for sentence in article.sentences if words in article.text_of(sentence))


def _told(*words: str, partly: int | None = None) -> tuple[Cell, ...]:
    cells = []
    for account, own in enumerate(words):
        presence: Presence = "in_part" if account == partly else "tells"
        cells.append(Cell(presence, _ids(account, own)) if own.strip("?") else Cell("unsure" if own else "silent"))
    return tuple(cells)


def _mention(account: int, words: str) -> StoryMention:
    text = ARTICLES[account].text
    start = text.index(words)
    return StoryMention(account, ARTICLES[account].passage_at(start).id, start, start + len(words), words)


DIFFERENCE = Difference("number", "number_differs", (_mention(0, "Sixty"), _mention(1, "Seventy")), 0.9)
MATRIX = Matrix(
    (
        Statement(0, _told("Sixty", "Seventy", "soixante"), 0.0, (0,)),
        Statement(0, _told("burned down", "is gone", "a brûlé", partly=2), 0.4),
        Statement(0, _told("Fire in", "Warehouse burns", "?")),
        Statement(0, _told("Spain", "", "?")),
        Statement(1, _told("", "Smoke", "")),
    ),
    (DIFFERENCE,),
)
STORY = Story(((ARTICLES[0],), (ARTICLES[1], ARTICLES[3]), (ARTICLES[2],)), MATRIX)


def wider(articles: Sequence[Article], times: int) -> tuple[tuple[Article, ...], Story]:
    """As many times as many accounts of the same, under longer and longer names, and who says what in them."""
    several = tuple(
        article._replace(source=f"{'the-' * round_}{article.source}") for round_ in range(times) for article in articles
    )
    statements = tuple(own._replace(cells=own.cells * times) for own in MATRIX.statements)
    return several, Story(tuple((article,) for article in several), MATRIX._replace(statements=statements))


def written_documents(folder: Path) -> list[str]:
    """The documents of the story as files in `folder`: their paths."""
    paths = [folder / article.source for article in ARTICLES]
    for path, text in zip(paths, (FIRST, SECOND, THIRD, SECOND), strict=True):
        path.write_text(text)
    return [str(path) for path in paths]


def listed_story(documents: Sequence[str], title: str, differences: int = 1) -> ListedStory:
    """The story as a list of stories has it."""
    first, second, third, copy = documents
    origins = ((first,), (second, copy), (third,))
    return ListedStory(title, ("en", "fr"), ("2025-03-03T10:00", "2025-03-04T09:00"), origins, 5, differences, b"")
