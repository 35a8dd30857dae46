"""`align`: which passages say the same, as an answer or as a file for other programs."""

from datetime import UTC, datetime
from pathlib import Path

import click

from dialogue_reader.cli.comparing import compared, comparison_json
from dialogue_reader.cli.output import (
    Languages,
    document,
    encoding_option,
    lang_option,
    mendable,
    overwrite_option,
    print_json,
    print_or_write,
    print_rows,
)
from dialogue_reader.cli.quoting import quoted, quoted_part
from dialogue_reader.comparison.model import Comparison, Level, Link, Order
from dialogue_reader.documents.model import SIDES, Pair, Sides
from dialogue_reader.documents.opening import open_pair, open_units
from dialogue_reader.messages.command_line import columns, words
from dialogue_reader.notes.export.links import LINK_FORMATS
from dialogue_reader.notes.export.links.linked import linked_texts
from dialogue_reader.writing.json_text import json_text

_QUOTED = 60  # code points of a passage or a sentence
_FILES = ("json", *LINK_FORMATS)


@click.command(short_help="Find the passages that say the same.")
@click.argument("left", type=document)
@click.argument("right", type=document)
@click.option("--level", type=click.Choice(["passage", "sentence"]), default="passage", show_default=True)
@click.option("--units", type=click.Choice(["auto", "lines"]), default="auto", help="Take every line as a unit.")
@click.option("--order", type=click.Choice(["auto", "free", "monotone"]), default="auto", show_default=True)
@click.option(
    "--piecewise",
    is_flag=True,
    help="Compare texts of more than 150,000 sentences, too: each piece of one with what stands about as far into the "
    "other. What is in one alone is not said.",
)
@encoding_option
@lang_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *_FILES]),
    help="How to answer; text, unless the file's name says otherwise. tmx, tei and csv hold the links alone, without "
    "the unsure ones.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file for json, tmx, tei or csv; without it, standard output.",
)
@overwrite_option
@mendable
def align(
    left: str,
    right: str,
    level: Level,
    units: str,
    order: Order,
    piecewise: bool,
    encoding: str | None,
    languages: Languages,
    form: str | None,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Find the passages of LEFT and RIGHT that say the same, and those that only one of them has, or has in part."""
    form = form or _named_by(output)
    if output and form not in _FILES:
        raise click.UsageError(words("output_for_links"))
    lines = units == "lines"
    pair = open_units(left, right, encoding, languages) if lines else open_pair(left, right, encoding, languages)
    comparison = compared(pair, order=order, level=level, units=lines, piecewise=piecewise)
    if comparison.share < 1:
        click.echo(words("compared_piecewise"), err=True)
    level = "passage" if lines else level
    sources = [article.source for article in (pair.left, pair.right)]
    if form in LINK_FORMATS:
        written = LINK_FORMATS[form].write(linked_texts(pair, comparison, level), datetime.now(UTC))
        print_or_write(written, output, sources, overwrite=overwrite)
        return
    answer = comparison_json(pair, comparison, level)
    if output:
        print_or_write(json_text(answer), output, sources, overwrite=overwrite)
    elif form == "json":
        print_json(answer)
    else:
        _print(pair, comparison, level)


def _print(pair: Pair, comparison: Comparison, level: Level) -> None:
    """A row for each link, the unsure ones with a question mark, and one for each part that has none."""

    def row(link: Link, doubt: str = "") -> tuple[str, ...]:
        left, right = (quoted(pair[side], link.ids(side), _QUOTED, level) for side in SIDES)
        return left, f"{link.score:.2f}{doubt}", right

    rows = [row(link) for link in comparison.links] + [row(link, "?") for link in comparison.unsure]
    partly_here = Sides(
        *([quoted_part(pair[side], part, _QUOTED) for part in comparison.partly_here[side]] for side in SIDES)
    )
    only_here = Sides(
        *([quoted(pair[side], (i,), _QUOTED, level) for i in comparison.only_here[side]] for side in SIDES)
    )
    for verdict, alone in ((words("partly_here"), partly_here), (words("only_here"), only_here)):
        rows += [(text, verdict, "") for text in alone.left]
        rows += [("", verdict, text) for text in alone.right]
    title = words("links", count=len(comparison.links), encoder=comparison.encoder)
    print_rows(title, columns("left", "score", "right"), rows, words("none.passages"))


def _named_by(path: Path | None) -> str:
    """The format that a file's name asks for; text where there is no file, or no such format."""
    suffixes = {".json": "json"} | {form.suffix: name for name, form in LINK_FORMATS.items()}
    return suffixes.get(path.suffix.lower(), "text") if path else "text"
