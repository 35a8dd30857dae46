"""`notes list` and `notes colours`: what there is, and what colours are called."""

import click

from dialogue_reader.cli.commands.notes.choosing import Wanted, filter_options, note_json, short_ids
from dialogue_reader.cli.output import format_option, mendable, print_json, print_rows
from dialogue_reader.folders import data_folder
from dialogue_reader.language.shortening import shortened
from dialogue_reader.messages.command_line import columns, words
from dialogue_reader.notes.model import COLOURS, Colour
from dialogue_reader.notes.storage.store import NoteStore

_QUOTED = 100  # code points


@click.command("list")
@filter_options
@format_option
@mendable
def list_notes(wanted: Wanted, form: str) -> None:
    """Print the notes on all articles, or those that the options choose."""
    with NoteStore.open(data_folder()) as store:
        notes, names = wanted.notes(store), store.colour_names()
        ids = short_ids(store.all()) if form == "text" else {}
    if form == "json":
        print_json({"notes": [note_json(note, names) for note in notes]})
        return
    rows = [
        (
            ids[note.id],
            note.document.title or note.document.source,
            names.get(note.colour, note.colour),
            shortened(" ↔ ".join(target.selector.exact for target in note.targets), _QUOTED),
            note.note,
            ", ".join(note.tags),
        )
        for note in notes
    ]
    headings = columns("id", "article", "colour", "quotation", "note", "tags")
    print_rows(words("title.notes"), headings, rows, words("none.chosen" if wanted.chooses else "none.notes"))


@click.command()
@click.argument("colour", type=click.Choice(COLOURS), required=False)
@click.argument("name", required=False)
@format_option
@mendable
def colours(colour: Colour | None, name: str | None, form: str) -> None:
    """Print what you call the colours; with COLOUR and NAME, call one so. An empty NAME takes its name away."""
    if colour is not None and name is None:
        raise click.UsageError(words("name_missing"))
    with NoteStore.open(data_folder()) as store:
        if colour is not None and name is not None:
            store.name_colour(colour, " ".join(name.split()))
        names = store.colour_names()
    if form == "json":
        print_json({"colours": {each: names.get(each) for each in COLOURS}})
    else:
        print_rows(
            words("title.colours"), columns("colour", "name"), [(each, names.get(each, "")) for each in COLOURS], ""
        )
