"""`show`: a document as it was read."""

from typing import Any

import click

from dialogue_reader.cli.output import Languages, document, encoding_option, lang_option, mendable, print_json
from dialogue_reader.documents.markdown import as_markdown, iso
from dialogue_reader.documents.model import Article
from dialogue_reader.documents.opening import open_article
from dialogue_reader.language.terminal_safe import harmless, harmless_lines
from dialogue_reader.messages.command_line import words

FORMATS = ("text", "markdown", "json")


@click.command(short_help="Print what the reader reads in a document.")
@click.argument("source", metavar="DOCUMENT", type=document)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print it."
)
@encoding_option
@lang_option
@mendable
def show(source: str, form: str, encoding: str | None, languages: Languages) -> None:
    """Print what the reader reads in DOCUMENT: its passages, and what is known of it."""
    article = open_article(source, encoding, languages[0])
    if article.is_kept:
        click.echo(harmless(words("kept_page", source=source)), err=True)
    if form == "json":
        print_json(shown(article))
    elif form == "markdown":
        click.echo(harmless_lines(as_markdown(article)), nl=False)
    else:
        click.echo(harmless_lines("\n\n".join(article.text_of(passage) for passage in article.passages)))


def shown(article: Article) -> dict[str, Any]:
    """The JSON of an article; offsets in code points of its text."""
    return {
        "title": article.title,
        "author": article.byline,
        "outlet": article.outlet,
        "published": iso(article.published) if article.published else None,
        "published_sure": article.dated is not None,
        "updated": iso(article.updated) if article.updated else None,
        "language": article.language,
        "encoding": article.encoding,
        "source": article.source,
        "url": article.url,
        "guessed": sorted(article.guessed),
        "passages": [{**passage._asdict(), "text": article.text_of(passage)} for passage in article.passages],
    }
