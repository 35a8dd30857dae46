"""`keywords` and `keypoints`: what a text is about."""

from typing import Any

import click

from dialogue_reader.cli.align import compare
from dialogue_reader.cli.output import (
    document,
    encoding_option,
    format_option,
    mendable,
    one_line,
    print_json,
    print_rows,
)
from dialogue_reader.documents.model import Side, other
from dialogue_reader.documents.opening import open_article, open_pair

top_option = click.option("--top", type=click.IntRange(1), default=10, show_default=True, help="How many.")


@click.command()
@click.argument("source", metavar="DOCUMENT", type=document)
@top_option
@encoding_option
@format_option
@mendable
def keywords(source: str, top: int, encoding: str | None, form: str) -> None:
    """Print the keywords of DOCUMENT, the most telling first."""
    from dialogue_reader.insight.keywords import keywords as find

    found = find(open_article(source, encoding), top)
    if form == "json":
        print_json(
            {
                "keywords": [
                    {"text": k.text, "score": round(k.score, 4), "spans": [list(s) for s in k.spans]} for k in found
                ]
            }
        )
        return
    rows = [(k.text, f"{k.score:.2f}", str(len(k.spans))) for k in found]
    print_rows("Keywords", ("keyword", "score", "times"), rows, f"{source}: no keyword was found.")


@click.command()
@click.argument("source", metavar="DOCUMENT", type=document)
@click.argument("against", metavar="[OTHER]", type=document, required=False)
@top_option
@encoding_option
@format_option
@mendable
def keypoints(source: str, against: str | None, top: int, encoding: str | None, form: str) -> None:
    """Print the sentences of DOCUMENT that say the most; with OTHER, of both, and their counterparts."""
    points = _of_pair(source, against, top, encoding) if against else _of_one(source, top, encoding)
    if form == "json":
        print_json({"points": points})
        return
    rows = [
        (
            f"{point['document']} {point['passage'] + 1}",
            one_line(point["text"], 400),
            one_line(point["counterpart"]["text"]) if point["counterpart"] else "",
        )
        for point in points
    ]
    print_rows("Key points", ("where", "sentence", "counterpart"), rows, f"{source}: no sentence to point out.")


def _of_one(source: str, top: int, encoding: str | None) -> list[dict[str, Any]]:
    from dialogue_reader.insight.keypoints import key_points

    article = open_article(source, encoding)
    return [
        _point("left", article.text, point.passage, point.start, point.end, point.score)
        for point in key_points(article, top)
    ]


def _of_pair(left: str, right: str, top: int, encoding: str | None) -> list[dict[str, Any]]:
    from dialogue_reader.insight.keypoints import pair_key_points

    pair = open_pair(left, right, encoding)
    answer = []
    for found in pair_key_points(pair, compare(pair), top):
        point, there = found.point, found.counterpart
        entry = _point(found.side, pair[found.side].text, point.passage, point.start, point.end, point.score)
        if there:
            across = other(found.side)
            entry["counterpart"] = _place(across, pair[across].text, there.passage, there.start, there.end)
        answer.append(entry)
    return answer


def _place(side: Side, text: str, passage: int, start: int, end: int) -> dict[str, Any]:
    return {"text": text[start:end], "document": side, "passage": passage, "start": start, "end": end}


def _point(side: Side, text: str, passage: int, start: int, end: int, score: float) -> dict[str, Any]:
    return {**_place(side, text, passage, start, end), "score": round(score, 4), "counterpart": None}
