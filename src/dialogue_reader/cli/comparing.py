"""What several commands need of a comparison: having it made, and its JSON."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dialogue_reader.cli.progress import progress
from dialogue_reader.comparison.corrections import corrected
from dialogue_reader.comparison.meaning.model import Matches, inquiry_of
from dialogue_reader.comparison.model import Comparison, Level, Link, Order, PartlyHere, parts_of
from dialogue_reader.comparison.worker.client import Comparer, ComparisonFailedError, Share
from dialogue_reader.documents.model import Article, Pair, Passage
from dialogue_reader.errors import DialogueError, StoreError
from dialogue_reader.folders import cache_folder, data_folder
from dialogue_reader.messages.comparison import reason
from dialogue_reader.messages.errors import described
from dialogue_reader.notes.storage.database import FILE

if TYPE_CHECKING:
    from dialogue_reader.stories.story import Story


@contextmanager
def comparing() -> Iterator[Comparer]:
    """A connection to the worker, inside which what fails is a DialogueError."""
    with Comparer(cache_folder()) as comparer, _explained():
        yield comparer


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except ComparisonFailedError as error:
        if error.code == "too_vast":
            raise DialogueError("texts_too_vast") from None
        raise DialogueError("comparison_failed", detail=reason(error)) from None


def story_of(articles: Sequence[Article], cache: Path | None) -> "Story":
    """Who says what in the accounts of one event, from `cache` or a process of its own. Raises DialogueError."""
    from dialogue_reader.stories.story import check_count
    from dialogue_reader.stories.worker.client import Storyteller
    from dialogue_reader.stories.worker.protocol import Progressed

    check_count(len(articles))
    teller = Storyteller(cache)
    if story := teller.known(articles):
        return story
    with _explained(), progress() as report:

        def hear(news: object) -> None:
            if report is not None and isinstance(news, Progressed):
                report(Share.of(*news))

        return teller.tell(articles, hear)


def compared(
    pair: Pair,
    *,
    order: Order = "auto",
    level: Level = "passage",
    units: bool = False,
    piecewise: bool = False,
) -> Comparison:
    """The comparison, from the cache or the worker, at passage level with the links made or rejected by hand.

    Raises DialogueError.
    """
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
        comparison = comparer.compare(pair, order=order, level=level, piecewise=piecewise, progress=report)
        return corrected_by_hand(pair, comparison) if level == "passage" else comparison


def corrected_by_hand(pair: Pair, comparison: Comparison) -> Comparison:
    """`comparison`, at passage level, with the links that a person has made or rejected in the reader.

    Without them, and with a word on the error stream, where the notes that they are kept with cannot be read.
    """
    if not (data_folder() / FILE).exists():
        return comparison
    from dialogue_reader.notes.storage.store import NoteStore

    try:
        with NoteStore.open(data_folder()) as store:
            return corrected(pair, comparison, store.corrections())
    except StoreError as error:
        click.echo(described(error), err=True)
        return comparison


def sought(pair: Pair, query: str) -> Matches:
    """The passages that say what `query` says, by the worker, after comparing the two. Raises DialogueError."""
    with comparing() as comparer, progress() as report:
        comparison = corrected_by_hand(pair, comparer.compare(pair, progress=report))
        return comparer.seek(pair, inquiry_of(query, comparison, waits=True))


def _article_json(article: Article, level: Level) -> dict[str, Any]:
    """An article with its passages, or its sentences as passages; offsets in code points."""
    return {
        "title": article.title,
        "language": article.language,
        "published": article.dated.isoformat(timespec="minutes") if article.dated else None,
        "source": article.source,
        "passages": [
            {
                "id": part.id,
                "kind": part.kind if isinstance(part, Passage) else "sentence",
                "start": part.start,
                "end": part.end,
                "text": article.text_of(part),
            }
            for part in parts_of(article, level)
        ],
    }


def comparison_json(pair: Pair, comparison: Comparison, level: Level) -> dict[str, Any]:
    """Both articles and what was found between them."""
    return {
        "left": _article_json(pair.left, level),
        "right": _article_json(pair.right, level),
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


def _link_json(link: Link) -> dict[str, Any]:
    return {"left": list(link.left), "right": list(link.right), "score": round(link.score, 4)}
