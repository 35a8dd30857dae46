"""`story`: who says what in several accounts of one event."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from dialogue_reader.cli.comparing import story_of
from dialogue_reader.cli.output import (
    document,
    encoding_option,
    langs_option,
    mendable,
    output_option,
    overwrite_option,
    page_written,
    print_or_write,
    print_rows,
)
from dialogue_reader.cli.quoting import about
from dialogue_reader.documents.folders import contents_of
from dialogue_reader.documents.model import Article
from dialogue_reader.documents.opening import languages_of, open_article
from dialogue_reader.folders import cache_folder
from dialogue_reader.language.shortening import shortened
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages.command_line import columns, words
from dialogue_reader.messages.pages import words as page_words
from dialogue_reader.pages.story_files import format_of, marks, written
from dialogue_reader.stories.names import name_of
from dialogue_reader.stories.story import Story

_FORMATS = ("text", "json", "csv", "html")
_QUOTED = 100  # code points of a statement


@click.command(short_help="Say who says what, in several accounts.")
@click.argument("sources", metavar="DOCUMENT...", nargs=-1, required=True, type=document)
@encoding_option
@langs_option
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How to answer; html is a page for a browser and a phone, csv is for a spreadsheet.",
)
@output_option
@overwrite_option
@mendable
def story(
    sources: tuple[str, ...],
    encoding: str | None,
    languages: tuple[str | None, ...],
    form: str,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Say who says what in the accounts of one event at DOCUMENT..., or in a folder of them.

    A statement is told by an account (●), told in part (◐), not told, or that is unsure (?). What accounts state
    differently comes first, then what most of them tell. Copies of one report count as one.
    """
    paths = [path for source in sources for path in _documents(source)]
    of_each = languages_of(languages, len(paths))
    articles = [open_article(path, encoding, code) for path, code in zip(paths, of_each, strict=True)]
    compared = story_of(articles, cache_folder())
    if form == "text" and output is None:
        _print(compared)
        return
    if form == "text":
        form = format_of(output) or "csv"
    text = written(compared, form, page_words)
    print_or_write(text, output, paths, overwrite=overwrite, notice=page_written if form == "html" else None)


def _documents(source: str) -> Sequence[str]:
    """A document, or those of a folder."""
    if not Path(source).is_dir():
        return [source]
    return [str(path) for path in contents_of(Path(source)).documents]


def _print(story: Story) -> None:
    names = [name_of(k) for k in range(len(story.origins))]
    if sys.stdout.isatty():
        for name, origin in zip(names, story.origins, strict=True):
            click.echo(harmless(f"{name}  {_described(origin)}"))
        click.echo()
    rows = [
        (*marks(story, statement), shortened(story.text_of(statement), _QUOTED))
        for statement in story.matrix.statements
    ]
    print_rows(words("title.story"), (*names, *columns("statement")), rows, words("none.passages"))


def _described(origin: Sequence[Article]) -> str:
    article = origin[0]
    copies = f" · {page_words('story.copies', count=len(origin))}" if len(origin) > 1 else ""
    return f"{article.title or article.source} ({about(article)}){copies}"
