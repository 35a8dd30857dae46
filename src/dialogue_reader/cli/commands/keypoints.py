"""`keypoints`: the sentences that say the most, of one text or of two."""

from typing import TYPE_CHECKING, Any

import click

from dialogue_reader.cli.comparing import compared
from dialogue_reader.cli.output import (
    Languages,
    document,
    encoding_option,
    format_option,
    lang_option,
    mendable,
    print_json,
    print_rows,
    top_option,
)
from dialogue_reader.documents.model import Article, Side, other
from dialogue_reader.documents.opening import open_article, open_pair
from dialogue_reader.language.shortening import shortened
from dialogue_reader.messages.command_line import columns, words

if TYPE_CHECKING:
    from dialogue_reader.insight.model import Counterpart, KeyPoint

_SECTIONS = {"both": "both", "left": "only_left", "right": "only_right"}  # as they are called in JSON
_POINT, _COUNTERPART = 400, 160  # code points of each


@click.command(short_help="Print the sentences that say the most.")
@click.argument("source", metavar="DOCUMENT", type=document)
@click.argument("against", metavar="[OTHER]", type=document, required=False)
@top_option
@encoding_option
@lang_option
@format_option
@mendable
def keypoints(
    source: str, against: str | None, top: int, encoding: str | None, languages: Languages, form: str
) -> None:
    """Print the sentences of DOCUMENT that say the most; with OTHER, what both say and what only one says."""
    points = (
        _of_pair(source, against, top, encoding, languages) if against else _of_one(source, top, encoding, languages)
    )
    if form == "json":
        print_json({"points": points})
        return
    rows = [
        (
            f"{point['document']} {point['passage'] + 1}",
            shortened(point["text"], _POINT),
            shortened(point["counterpart"]["text"], _COUNTERPART) if point["counterpart"] else "",
            *((words(f"section.{point['section']}"),) if point["section"] else ()),
        )
        for point in points
    ]
    headings = columns("where", "sentence", "counterpart", *(("section",) if against else ()))
    print_rows(words("title.keypoints"), headings, rows, words("none.keypoints", source=source))


def _of_one(source: str, top: int, encoding: str | None, languages: Languages) -> list[dict[str, Any]]:
    from dialogue_reader.insight.keypoints import key_points

    article = open_article(source, encoding, languages[0])
    return [_point("left", article, point) for point in key_points(article, top)]


def _of_pair(left: str, right: str, top: int, encoding: str | None, languages: Languages) -> list[dict[str, Any]]:
    from dialogue_reader.insight.keypoints import pair_key_points
    from dialogue_reader.insight.model import in_sections

    pair = open_pair(left, right, encoding, languages)
    answer = []
    for side, point, counterpart, section in in_sections(pair_key_points(pair, compared(pair), top)):
        entry = _point(side, pair[side], point)
        if counterpart:
            entry["counterpart"] = _place(other(side), pair[other(side)], counterpart)
        if section:
            entry["section"] = _SECTIONS[section]
        answer.append(entry)
    return answer


def _place(side: Side, article: Article, place: "KeyPoint | Counterpart") -> dict[str, Any]:
    text = article.text[place.start : place.end]
    return {"text": text, "document": side, "passage": place.passage, "start": place.start, "end": place.end}


def _point(side: Side, article: Article, point: "KeyPoint") -> dict[str, Any]:
    return {**_place(side, article, point), "score": round(point.score, 4), "counterpart": None, "section": None}
