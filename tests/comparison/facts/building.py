"""Articles and links for tests, from a few lines."""

from datetime import datetime

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.facts.model import Discrepancy
from dialogue_reader.comparison.model import Comparison, Link, Order
from dialogue_reader.documents.model import Article, Pair, Passage, Sides

Texts = tuple[str, str]


def article(language: str, *paragraphs: str, published: datetime | None = None) -> Article:
    """An article of an ISO 639-1 `language`, each paragraph a passage."""
    passages: list[Passage] = []
    at = 0
    for paragraph in paragraphs:
        passages.append(Passage(len(passages), "body", at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article("test", "\n\n".join(paragraphs), tuple(passages), "", language, published)


def compared(
    left: Article, right: Article, links: list[tuple[int, int]] | None = None, *, order: Order = "monotone"
) -> tuple[Discrepancy, ...]:
    """The discrepancies of two articles whose passages are linked by `links`, or each with the one of its number."""
    pairs = [(k, k) for k in range(min(len(left.passages), len(right.passages)))] if links is None else links
    found = Comparison(tuple(Link((a,), (b,), 0.9) for a, b in pairs), (), Sides((), ()), "test", order=order)
    return discrepancies(Pair(left, right), found)


def said(found: tuple[Discrepancy, ...]) -> list[tuple[str, str | None, str | None]]:
    """Kind, left and right text of each."""
    return [(d.kind, d.left.text if d.left else None, d.right.text if d.right else None) for d in found]


def differing_in_reports(left: Article, right: Article) -> list[Texts]:
    """What numbers and dates of two reports differ, of which no passages are linked."""
    found = discrepancies(Pair(left, right), Comparison((), (), Sides((), ()), "test"))
    return [(d.mentions[0].text, d.mentions[1].text) for d in found if d.kind in ("number", "date")]
