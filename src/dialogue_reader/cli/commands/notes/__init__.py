"""`notes`: what a person has marked and written, whatever article it belongs to."""

import click

from dialogue_reader.cli.commands.notes.checking import check
from dialogue_reader.cli.commands.notes.exchanging import export_notes, import_notes
from dialogue_reader.cli.commands.notes.listing import colours, list_notes
from dialogue_reader.cli.commands.notes.writing import add, edit, remove


@click.group(short_help="Work with your notes.")
def notes() -> None:
    """Work with the notes kept on this machine.

    For scripts, --format json answers in JSON (import: --json). An ID may be shortened as long as no other begins so.
    """


for command in (add, list_notes, edit, remove, import_notes, export_notes, colours, check):
    notes.add_command(command)
