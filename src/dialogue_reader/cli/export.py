"""`export`: the notes on two articles, as a file or on standard output."""

import click

from dialogue_reader.cli._comparison import compared
from dialogue_reader.cli._export import Way, way_options
from dialogue_reader.cli.output import Languages, document, encoding_option, lang_option, mendable
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.folders import data_folder
from dialogue_reader.notes.export.report import report
from dialogue_reader.notes.storage.store import NoteStore


@click.command(short_help="Write the notes on two documents, or on one.")
@click.argument("left", type=document)
@click.argument("right", type=document, required=False)
@way_options
@encoding_option
@lang_option
@mendable
def export(left: str, right: str | None, way: Way, encoding: str | None, languages: Languages) -> None:
    """Write the notes on LEFT and RIGHT, or on one document, each with its quotation and its counterpart.

    A file for Obsidian that is there already is updated: what you wrote in it stays.
    """
    pair = open_pair(left, right, encoding, languages)
    with NoteStore.open(data_folder()) as store:
        notes, colours = store.of_pair(pair), store.colour_names()
    comparison = compared(pair) if notes.total and not pair.is_single else None
    way.take(report(pair, notes, comparison, colours), [source for source in (left, right) if source])
