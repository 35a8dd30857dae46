"""A story of four accounts in tests: three reports, and a copy of the second."""

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Article
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
