"""`fetch`: a page on the web, as Markdown with front matter."""

from pathlib import Path

import click

from dialogue_reader.cli.output import encoding_option, mendable, output_option, page_written, print_or_write
from dialogue_reader.documents.markdown import as_markdown
from dialogue_reader.documents.opening import open_article
from dialogue_reader.language.terminal_safe import harmless, harmless_lines
from dialogue_reader.messages.command_line import words


@click.command(short_help="Save a page of the web as Markdown.")
@click.argument("url")
@output_option
@click.option("--overwrite", "--force", is_flag=True, help="Replace the file if there is one.")
@encoding_option
@mendable
def fetch(url: str, output: Path | None, overwrite: bool, encoding: str | None) -> None:
    """Save the page at URL as Markdown, with what is known of it above the text."""
    article = open_article(url, encoding)
    text = harmless_lines(as_markdown(article))
    if article.is_kept:
        click.echo(harmless(words("kept_page", source=url)), err=True)
    print_or_write(text, output, (url,), overwrite=overwrite, notice=page_written)
