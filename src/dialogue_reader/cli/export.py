"""`export`: the notes on two articles, as a file or on standard output."""

from datetime import UTC, datetime
from pathlib import Path

import click

from dialogue_reader.cli._comparison import compared
from dialogue_reader.cli.output import Languages, document, encoding_option, lang_option, mendable
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.folders import data_folder
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages import command_line
from dialogue_reader.messages.export import words
from dialogue_reader.notes.export import FORMATS, named_by, render
from dialogue_reader.notes.export.links import LINK_FORMATS
from dialogue_reader.notes.export.links.linked import linked_texts
from dialogue_reader.notes.export.writing import write_new
from dialogue_reader.notes.storage.store import NoteStore

_OF_LINKS = ("tmx", "tei")  # formats that hold every link, with the notes on it


@click.command()
@click.argument("left", type=document)
@click.argument("right", type=document, required=False)
@click.option(
    "--format", "form", type=click.Choice([*FORMATS, *_OF_LINKS]), help="md, unless the file's name says otherwise."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; without it, standard output.")
@click.option("--overwrite", is_flag=True, help="Replace the file if there is one.")
@encoding_option
@lang_option
@mendable
def export(
    left: str,
    right: str | None,
    form: str | None,
    output: Path | None,
    overwrite: bool,
    encoding: str | None,
    languages: Languages,
) -> None:
    """Write the notes on LEFT and RIGHT, or on one document, each with its quotation and its counterpart."""
    pair = open_pair(left, right, encoding, languages)
    with NoteStore.open(data_folder()) as store:
        notes = store.of_pair(pair)
    name = form or ("tmx" if output and output.suffix.lower() == ".tmx" else named_by(output))
    if name in _OF_LINKS:
        if pair.is_single:
            raise click.UsageError(command_line.words("links_of_two"))
        linked = linked_texts(pair, compared(pair), "passage", notes)
        text = LINK_FORMATS[name].write(linked, datetime.now(UTC))
    else:
        text = render(name, pair, notes, compared(pair) if notes.total and not pair.is_single else None, words)
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
    else:
        where = write_new(output, text, overwrite=overwrite, sources=[source for source in (left, right) if source])
        click.echo(harmless(command_line.words("notes_written", count=notes.total, path=where)), err=True)
