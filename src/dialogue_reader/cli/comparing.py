"""What several commands need of a comparison: having it made, its JSON, and what it quotes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from dialogue_reader.cli.progress import progress
from dialogue_reader.comparison.meaning.model import Matches, inquiry_of
from dialogue_reader.comparison.model import Comparison, Level, Link, Order, PartlyHere
from dialogue_reader.comparison.worker.client import Comparer, ComparisonFailedError
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.errors import DialogueError
from dialogue_reader.folders import cache_folder
from dialogue_reader.language.shortening import shortened
from dialogue_reader.messages.comparison import reason


@contextmanager
def comparing() -> Iterator[Comparer]:
    """Someone to ask. What fails is a DialogueError."""
    with Comparer(cache_folder()) as comparer:
        try:
            yield comparer
        except ComparisonFailedError as error:
            if error.code == "too_vast":
                raise DialogueError("texts_too_vast") from None
            raise DialogueError("comparison_failed", detail=reason(error)) from None


def compared(
    pair: Pair,
    *,
    order: Order = "auto",
    level: Level = "passage",
    units: bool = False,
    piecewise: bool = False,
) -> Comparison:
    """The comparison, from the cache or the worker. Raises DialogueError."""
    with comparing() as comparer, progress() as report:
        if units:
            texts = [[article.text_of(passage) for passage in article.passages] for article in (pair.left, pair.right)]
            return comparer.compare_units(
                *texts,
                languages=(pair.left.language, pair.right.language),
                order=order,
                piecewise=piecewise,
                progress=report,
            )
        return comparer.compare(pair, order=order, level=level, piecewise=piecewise, progress=report)


def sought(pair: Pair, query: str) -> Matches:
    """The passages that say what `query` says, by the worker, after comparing the two. Raises DialogueError."""
    with comparing() as comparer, progress() as report:
        return comparer.seek(pair, inquiry_of(query, comparer.compare(pair, progress=report), waits=True))


def article_json(article: Article, level: Level) -> dict[str, Any]:
    """An article with its passages, or its sentences as passages; offsets in code points."""
    parts = (
        [(sentence.id, "sentence", sentence.start, sentence.end) for sentence in article.sentences]
        if level == "sentence"
        else [(passage.id, passage.kind, passage.start, passage.end) for passage in article.passages]
    )
    return {
        "title": article.title,
        "language": article.language,
        "published": article.dated.isoformat(timespec="minutes") if article.dated else None,
        "source": article.source,
        "passages": [
            {"id": i, "kind": kind, "start": start, "end": end, "text": article.text[start:end]}
            for i, kind, start, end in parts
        ],
    }


def comparison_json(pair: Pair, comparison: Comparison, level: Level) -> dict[str, Any]:
    """Both articles and what was found between them."""
    return {
        "left": article_json(pair.left, level),
        "right": article_json(pair.right, level),
        "links": [_link_json(link) for link in comparison.links],
        "unsure": [_link_json(link) for link in comparison.unsure],
        "only_left": list(comparison.only_here.left),
        "only_right": list(comparison.only_here.right),
        "partly_left": _partly_json(pair.left, comparison.partly_here.left),
        "partly_right": _partly_json(pair.right, comparison.partly_here.right),
        "encoder": comparison.encoder,
        "compared": round(comparison.share, 4),
    }


def _partly_json(article: Article, parts: Iterable[PartlyHere]) -> list[dict[str, Any]]:
    """Passages that are told in part, with the spans that are only here."""
    return [
        {
            "passage": part.passage,
            "spans": [[article.sentences[i].start, article.sentences[i].end] for i in part.sentences],
        }
        for part in parts
    ]


def quoted_part(article: Article, part: PartlyHere, longest: int) -> str:
    """The number of a passage that is told in part, and its sentences that are only here."""
    sentences = " … ".join(article.text_of(article.sentences[i]) for i in part.sentences)
    return f"{part.passage + 1} {shortened(sentences, longest)}"


def _link_json(link: Link) -> dict[str, Any]:
    return {"left": list(link.left), "right": list(link.right), "score": round(link.score, 4)}
