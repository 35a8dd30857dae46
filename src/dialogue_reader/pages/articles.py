"""What every page says of an article."""

from typing import Any

from dialogue_reader.documents.model import Article, Side
from dialogue_reader.writing.plain_text import on_one_line

Values = dict[str, Any]
"""What a template is given."""


def described(article: Article) -> Values:
    """Its title, language and address, and where and on what day it was published; None for what is not known."""
    return {
        "title": on_one_line(article.title or article.source),
        "outlet": article.known_outlet and on_one_line(article.known_outlet),
        "day": f"{article.dated:%Y-%m-%d}" if article.dated else None,
        "language": article.language,
        "url": article.url,
    }


def anchor(side: Side, passage: int) -> str:
    """The id of a passage in the page of a comparison, by which links lead to it."""
    return f"{side[0]}{passage + 1}"
