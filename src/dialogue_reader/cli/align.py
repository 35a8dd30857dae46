"""`align`: which passages say the same."""

from typing import Any

import click

from dialogue_reader.cli.output import (
    counted,
    document,
    encoding_option,
    format_option,
    mendable,
    one_line,
    print_json,
    print_rows,
)
from dialogue_reader.comparison.model import Comparison, Level, Link, Order
from dialogue_reader.comparison.worker.client import Comparer, ComparisonFailedError
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.documents.opening import open_pair, open_units
from dialogue_reader.errors import DialogueError
from dialogue_reader.folders import cache_folder
from dialogue_reader.messages.comparison import reason


def compare(pair: Pair, *, order: Order = "auto", level: Level = "passage", units: bool = False) -> Comparison:
    """The comparison, from the cache or the worker. Raises DialogueError."""
    with Comparer(cache_folder()) as comparer:
        try:
            if units:
                texts = [
                    [article.text_of(passage) for passage in article.passages] for article in (pair.left, pair.right)
                ]
                return comparer.compare_units(*texts, order=order)
            return comparer.compare(pair, order=order, level=level)
        except ComparisonFailedError as error:
            raise DialogueError("comparison", reason(error), "Try again; if it fails again, report it") from None


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
        "published": article.published.isoformat(timespec="minutes") if article.published else None,
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
        "encoder": comparison.encoder,
    }


def _link_json(link: Link) -> dict[str, Any]:
    return {"left": list(link.left), "right": list(link.right), "score": round(link.score, 4)}


@click.command()
@click.argument("left", type=document)
@click.argument("right", type=document)
@click.option("--level", type=click.Choice(["passage", "sentence"]), default="passage", show_default=True)
@click.option("--units", type=click.Choice(["auto", "lines"]), default="auto", help="Take every line as a unit.")
@click.option("--order", type=click.Choice(["auto", "free", "monotone"]), default="auto", show_default=True)
@encoding_option
@format_option
@mendable
def align(left: str, right: str, level: Level, units: str, order: Order, encoding: str | None, form: str) -> None:
    """Find the passages of LEFT and RIGHT that say the same, and those that stand on one side only."""
    lines = units == "lines"
    pair = open_units(left, right, encoding) if lines else open_pair(left, right, encoding)
    comparison = compare(pair, order=order, level=level, units=lines)
    answer = comparison_json(pair, comparison, "passage" if lines else level)
    if form == "json":
        print_json(answer)
        return
    text = {
        side: {part["id"]: one_line(part["text"], 60) for part in answer[side]["passages"]}
        for side in ("left", "right")
    }

    def cell(side: str, ids: list[int]) -> str:
        return " / ".join(f"{i + 1} {text[side][i]}" for i in ids)

    rows = [(cell("left", x["left"]), f"{x['score']:.2f}", cell("right", x["right"])) for x in answer["links"]]
    rows += [(cell("left", x["left"]), f"{x['score']:.2f}?", cell("right", x["right"])) for x in answer["unsure"]]
    rows += [(cell("left", [i]), "only here", "") for i in answer["only_left"]]
    rows += [("", "only here", cell("right", [i])) for i in answer["only_right"]]
    title = f"{counted(len(comparison.links), 'link')}, found by {comparison.encoder}"
    print_rows(title, ("left", "score", "right"), rows, "Neither text has a passage.")
