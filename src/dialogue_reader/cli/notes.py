"""`notes`: what a person has marked and written, whatever article it belongs to."""

import click

from dialogue_reader.cli.output import format_option, mendable, one_line, print_json, print_rows
from dialogue_reader.folders import data_folder
from dialogue_reader.messages.command_line import columns, words
from dialogue_reader.notes.storage.store import NoteStore


@click.group(short_help="Look through your notes.")
def notes() -> None:
    """Look through the notes kept on this machine."""


@notes.command("list")
@format_option
@mendable
def list_notes(form: str) -> None:
    """Print every note, whatever article it belongs to."""
    with NoteStore.open(data_folder()) as store:
        kept = store.all()
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
                    for note in kept
                ]
            }
        )
        return
    rows = [(note.document.title, note.colour, one_line(note.selector.exact, 100), note.note) for note in kept]
    headings = columns("article", "colour", "quotation", "note")
    print_rows(words("title.notes"), headings, rows, words("none.notes"))
