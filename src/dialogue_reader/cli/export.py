"""`export`: the notes on two articles, as a file or on standard output."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from dialogue_reader.cli._comparison import compared
from dialogue_reader.cli.output import Languages, document, encoding_option, lang_option, mendable
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.errors import OutputError
from dialogue_reader.folders import data_folder
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages import command_line
from dialogue_reader.messages.export import words
from dialogue_reader.notes.export import FORMATS
from dialogue_reader.notes.export.delivery import deliver, written
from dialogue_reader.notes.export.report import Report, report
from dialogue_reader.notes.storage.store import NoteStore


@click.command()
@click.argument("left", type=document)
@click.argument("right", type=document, required=False)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="md, unless the file's name says otherwise.")
@click.option(
    "--template", type=click.Path(path_type=Path), help="A Jinja2 template of your own, in place of a format."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; without it, standard output.")
@click.option("--overwrite", is_flag=True, help="Replace the file if there is one, even one that would be updated.")
@click.option("--prune", is_flag=True, help="Take notes that are gone out of a file that is updated.")
@encoding_option
@lang_option
@mendable
def export(
    left: str,
    right: str | None,
    form: str | None,
    template: Path | None,
    output: Path | None,
    overwrite: bool,
    prune: bool,
    encoding: str | None,
    languages: Languages,
) -> None:
    """Write the notes on LEFT and RIGHT, or on one document, each with its quotation and its counterpart.

    A file for Obsidian that is there already is updated: what you wrote in it stays.
    """
    if form and template:
        raise click.UsageError(command_line.words("format_or_template"))
    pair = open_pair(left, right, encoding, languages)
    with NoteStore.open(data_folder()) as store:
        notes, colours = store.of_pair(pair), store.colour_names()
    comparison = compared(pair) if notes.total and not pair.is_single else None
    exported = report(pair, notes, comparison, colours)
    way = template or form
    if output is None:
        print_export(exported, way)
    else:
        sources = [source for source in (left, right) if source]
        save_export(exported, output, way, overwrite=overwrite, prune=prune, sources=sources)


def print_export(exported: Report, way: str | Path | None) -> None:
    """Write an export to standard output. Raises OutputError for one that would garble a terminal."""
    content = written(exported, words, way)
    if isinstance(content, bytes) and sys.stdout.isatty():
        raise OutputError("output_binary", str(way))
    click.echo(content, nl=False)


def save_export(
    exported: Report,
    output: Path,
    way: str | Path | None,
    *,
    overwrite: bool = False,
    prune: bool = False,
    sources: Sequence[str] = (),
) -> None:
    """Write an export to a file and say so. Raises OutputError."""
    delivery = deliver(exported, words, output, way, overwrite=overwrite, prune=prune, sources=sources)
    name = "notes_updated" if delivery.is_update else "notes_written"
    count = len(exported.notes) + len(exported.orphans)
    click.echo(harmless(command_line.words(name, count=count, path=delivery.path)), err=True)
