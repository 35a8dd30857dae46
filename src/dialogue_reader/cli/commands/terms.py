"""`terms`: which word of one text is the other's word for the same."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from dialogue_reader.cli.comparing import comparing, corrected_by_hand
from dialogue_reader.cli.output import (
    Languages,
    document,
    encoding_option,
    lang_option,
    mendable,
    print_json,
    print_rows,
)
from dialogue_reader.documents.model import SIDES, Pair
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.messages.command_line import columns, words

if TYPE_CHECKING:
    from dialogue_reader.insight.model import Keyword, Term


@click.command(short_help="List the terms of both, and of one alone.")
@click.argument("left", type=document)
@click.argument("right", type=document)
@encoding_option
@lang_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "tbx"]),
    default="text",
    show_default=True,
    help="How to answer; csv and tbx are glossaries for translators' tools.",
)
@mendable
def terms(left: str, right: str, encoding: str | None, languages: Languages, form: str) -> None:
    """List the terms of LEFT and RIGHT: those that both have, and those that only one of them has."""
    from dialogue_reader.insight import glossary
    from dialogue_reader.insight.terms import terms as terms_of

    pair = open_pair(left, right, encoding, languages)
    with comparing() as comparer:
        comparison = corrected_by_hand(pair, comparer.compare(pair))
        listed = terms_of(pair, comparison, lambda question: comparer.match_phrases(pair, question))
    if form == "json":
        print_json(_json(pair, listed))
    elif form in ("csv", "tbx"):
        click.echo((glossary.as_csv if form == "csv" else glossary.as_tbx)(pair, listed), nl=False)
    else:
        rows = [
            (
                term.left.text if term.left else "",
                term.right.text if term.right else "",
                f"{term.score:.2f}" if term.left and term.right else words("only_here"),
            )
            for term in listed
        ]
        print_rows(words("title.terms"), columns("left", "right", "score"), rows, words("none.terms"))


def _json(pair: Pair, listed: Iterable["Term"]) -> dict[str, Any]:
    return {
        "languages": {side: pair[side].language for side in SIDES},
        "terms": [
            {**{side: _keyword(term.of(side)) for side in SIDES}, "score": round(term.score, 4)} for term in listed
        ],
    }


def _keyword(keyword: "Keyword | None") -> dict[str, Any] | None:
    return None if keyword is None else {"text": keyword.text, "spans": [list(span) for span in keyword.spans]}
