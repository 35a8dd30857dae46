"""`keywords`: the words that say what a text is about."""

import click

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
from dialogue_reader.documents.opening import open_article
from dialogue_reader.messages.command_line import columns, words


@click.command(short_help="Print the keywords of a document.")
@click.argument("source", metavar="DOCUMENT", type=document)
@top_option
@encoding_option
@lang_option
@format_option
@mendable
def keywords(source: str, top: int, encoding: str | None, languages: Languages, form: str) -> None:
    """Print the keywords of DOCUMENT, the most telling first."""
    from dialogue_reader.insight.keywords import keywords as keywords_of

    best = keywords_of(open_article(source, encoding, languages[0]), top)
    if form == "json":
        print_json(
            {
                "keywords": [
                    {"text": k.text, "score": round(k.score, 4), "spans": [list(s) for s in k.spans]} for k in best
                ]
            }
        )
        return
    rows = [(k.text, f"{k.score:.2f}", str(len(k.spans))) for k in best]
    print_rows(
        words("title.keywords"), columns("keyword", "score", "times"), rows, words("none.keywords", source=source)
    )
