"""`compare`: what two accounts share, what only one says, and where they differ."""

import sys
from pathlib import Path
from typing import Any

import click

from dialogue_reader.cli.comparing import compared, comparing, comparison_json
from dialogue_reader.cli.output import (
    Languages,
    document,
    encoding_option,
    lang_option,
    mendable,
    output_option,
    overwrite_option,
    page_written,
    print_json,
    print_or_write,
)
from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.facts.model import Discrepancy, Mention
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.wording import NEARLY, wording
from dialogue_reader.documents.model import Pair
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.messages import differences

_POINTS = 12  # key points of a page


@click.command(short_help="Say what both tell, and where they differ.")
@click.argument("left", type=document)
@click.argument("right", type=document)
@encoding_option
@lang_option
@click.option("--soft", is_flag=True, help="Also tell what one states more exactly: “about 500” and “503”.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="How to answer; html is a page for a browser, a phone and paper.",
)
@output_option
@overwrite_option
@mendable
def compare(
    left: str,
    right: str,
    encoding: str | None,
    languages: Languages,
    soft: bool,
    form: str,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Compare LEFT and RIGHT.

    Exit status as diff's: 0 if nothing differs, 1 if a fact is stated differently or only one of them has a
    passage or a sentence, 2 on an error.
    """
    pair = open_pair(left, right, encoding, languages)
    comparison = compared(pair)
    differing = discrepancies(pair, comparison, soft=soft)
    if form == "html":
        page = _page(pair, comparison, differing)
        print_or_write(page, output, [left, right], overwrite=overwrite, notice=page_written)
    elif form == "json":
        print_json(_json(pair, comparison, differing))
    else:
        from dialogue_reader.cli.compare_text import print_report

        print_report(pair, comparison, differing)
    sys.exit(1 if differing or any(comparison.only_here) or any(comparison.partly_here) else 0)


def _page(pair: Pair, comparison: Comparison, differing: tuple[Discrepancy, ...]) -> str:
    from dialogue_reader.insight.keypoints import pair_key_points
    from dialogue_reader.insight.terms import terms
    from dialogue_reader.messages import pages
    from dialogue_reader.pages.comparison import Findings, comparison_page

    with comparing() as comparer:
        listed = terms(pair, comparison, lambda question: comparer.match_phrases(pair, question))
    findings = Findings(differing, pair_key_points(pair, comparison, _POINTS), listed)
    return comparison_page(pair, comparison, findings, pages.words, differences.explanation)


def _json(pair: Pair, comparison: Comparison, differing: tuple[Discrepancy, ...]) -> dict[str, Any]:
    copied = [(link, wording(pair, link)) for link in comparison.links]
    return {
        **comparison_json(pair, comparison, "passage"),
        "discrepancies": [_discrepancy_json(discrepancy) for discrepancy in differing],
        "coverage": {"left": comparison.coverage.left, "right": comparison.coverage.right},
        "copied": [
            {"left": list(link.left), "right": list(link.right), "likeness": round(share, 4)}
            for link, share in copied
            if share >= NEARLY
        ],
    }


def _discrepancy_json(discrepancy: Discrepancy) -> dict[str, Any]:
    return {
        "kind": discrepancy.kind,
        "code": discrepancy.code,
        "score": round(discrepancy.score, 4),
        "left": _mention_json(discrepancy.left),
        "right": _mention_json(discrepancy.right),
        "note": differences.explanation(discrepancy),
    }


def _mention_json(mention: Mention | None) -> dict[str, Any] | None:
    if mention is None:
        return None
    return {"passage": mention.passage, "start": mention.start, "end": mention.end, "text": mention.text}
