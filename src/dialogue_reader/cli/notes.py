"""`export` and `notes`: what a person has marked, taken out of the reader."""

from pathlib import Path

import click

from dialogue_reader.cli.align import compare
from dialogue_reader.cli.output import (
    counted,
    document,
    encoding_option,
    format_option,
    mendable,
    one_line,
    print_json,
    print_rows,
)
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.folders import data_folder
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages.export import words
from dialogue_reader.notes.export import FORMATS, named_by, render
from dialogue_reader.notes.export.writing import write_new
from dialogue_reader.notes.store import NoteStore


@click.command()
@click.argument("left", type=document)
@click.argument("right", type=document)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="md, unless the file's name says otherwise.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; without it, standard output.")
@click.option("--overwrite", is_flag=True, help="Replace the file if there is one.")
@encoding_option
@mendable
def export(left: str, right: str, form: str | None, output: Path | None, overwrite: bool, encoding: str | None) -> None:
    """Write the notes on LEFT and RIGHT, each with its quotation and its counterpart."""
    pair = open_pair(left, right, encoding)
    with NoteStore.open(data_folder()) as store:
        notes = store.of_pair(pair)
    text = render(form or named_by(output), pair, notes, compare(pair) if len(notes) else None, words)
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
    else:
        where = write_new(output, text, overwrite=overwrite, sources=(left, right))
        click.echo(harmless(f"{counted(len(notes), 'note')} written to {where}"), err=True)


@click.group()
def notes() -> None:
    """Look through the notes kept on this machine."""


@notes.command("list")
@format_option
@mendable
def list_notes(form: str) -> None:
    """Print every note, whatever article it belongs to."""
    with NoteStore.open(data_folder()) as store:
        found = store.all()
    if form == "json":
        print_json(
            {
                "notes": [
                    {
                        "id": note.id,
                        "source": note.document.source,
                        "title": note.document.title,
                        "language": note.document.language,
                        "quotation": note.selector.exact,
                        "start": note.selector.start,
                        "end": note.selector.end,
                        "colour": note.colour,
                        "note": note.note,
                        "created": note.created.isoformat(),
                        "modified": note.modified.isoformat(),
                    }
                    for note in found
                ]
            }
        )
        return
    rows = [(note.document.title, note.colour, one_line(note.selector.exact, 100), note.note) for note in found]
    print_rows("Notes", ("article", "colour", "quotation", "note"), rows, "There are no notes yet.")
