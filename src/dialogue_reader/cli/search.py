"""`search`: one query over both articles."""

import sys

import click

from dialogue_reader.cli.output import (
    document,
    encoding_option,
    format_option,
    mendable,
    print_json,
    print_rows,
)
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.messages.command_line import columns, words
from dialogue_reader.search.matcher import PairIndex, Query

_AROUND = 40  # code points shown on either side of a hit


@click.command()
@click.argument("query")
@click.argument("left", type=document)
@click.argument("right", type=document)
@click.option("--exact", is_flag=True, help="Tell accents and capitals apart.")
@encoding_option
@format_option
@mendable
def search(query: str, left: str, right: str, exact: bool, encoding: str | None, form: str) -> None:
    """Find QUERY in LEFT and RIGHT, whatever its accents and capitals. Exit status 1 if it is in neither."""
    pair = open_pair(left, right, encoding)
    hits = PairIndex(pair).find(Query(query, exact))
    if form == "json":
        print_json(
            {
                "query": query,
                "hits": [
                    {
                        "document": hit.document,
                        "passage": pair[hit.document].passage_at(hit.start).id,
                        "start": hit.start,
                        "end": hit.end,
                        "text": pair[hit.document].text_of(hit),
                    }
                    for hit in hits
                ],
            }
        )
    else:
        rows = []
        for hit in hits:
            article = pair[hit.document]
            passage = article.passage_at(hit.start)
            around = article.text[max(passage.start, hit.start - _AROUND) : min(passage.end, hit.end + _AROUND)]
            rows.append((f"{hit.document} {passage.id + 1}", around))
        print_rows(words("hits", count=len(hits)), columns("where", "hit"), rows, words("none.hits", query=query))
    sys.exit(0 if hits else 1)
