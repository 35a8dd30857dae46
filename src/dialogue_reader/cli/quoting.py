"""How tables and lines of the command line name an article and quote its parts."""

from collections.abc import Iterable

from dialogue_reader.comparison.model import Level, PartlyHere, parts_of
from dialogue_reader.documents.model import Article
from dialogue_reader.language.shortening import shortened


def about(article: Article) -> str:
    """Where an article was published, its language and its time, as far as they are known."""
    time = f"{article.dated:%Y-%m-%d %H:%M}" if article.dated else ""
    return ", ".join(filter(None, (article.known_outlet, article.language, time)))


def quoted(article: Article, ids: Iterable[int], longest: int, level: Level = "passage") -> str:
    """Passages or sentences, each by its number from 1 and at most `longest` code points of its words."""
    parts = parts_of(article, level)
    return " / ".join(f"{i + 1} {shortened(article.text_of(parts[i]), longest)}" for i in ids)


def quoted_part(article: Article, part: PartlyHere, longest: int) -> str:
    """The number of a passage that is partly here, and its sentences that are only here."""
    sentences = " … ".join(article.text_of(article.sentences[i]) for i in part.sentences)
    return f"{part.passage + 1} {shortened(sentences, longest)}"
