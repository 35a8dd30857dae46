"""`export`: the notes on two articles, as a file or on standard output."""

from datetime import UTC, datetime

import click

from dialogue_reader.cli.comparing import compared
from dialogue_reader.cli.exporting import Way, way_options
from dialogue_reader.cli.output import Languages, document, encoding_option, lang_option, mendable
from dialogue_reader.documents.model import Pair
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.folders import data_folder
from dialogue_reader.messages.command_line import words
from dialogue_reader.notes.export.links import LINK_FORMATS, WITH_NOTES, asked_for
from dialogue_reader.notes.export.report import report
from dialogue_reader.notes.model import PairNotes
from dialogue_reader.notes.storage.store import NoteStore


@click.command(short_help="Write the notes on two documents, or on one.")
@click.argument("left", type=document)
@click.argument("right", type=document, required=False)
@way_options(*WITH_NOTES)
@encoding_option
@lang_option
@mendable
def export(left: str, right: str | None, way: Way, encoding: str | None, languages: Languages) -> None:
    """Write the notes on LEFT and RIGHT, or on one document, each with its quotation and its counterpart.

    A file for Obsidian that is there already is updated: what you wrote in it stays. TMX and TEI have every sure link,
    with the notes on it.
    """
    pair = open_pair(left, right, encoding, languages)
    sources = [source for source in (left, right) if source]
    with NoteStore.open(data_folder()) as store:
        notes, colours = store.of_pair(pair), store.colour_names()
    if form := asked_for(way.format, None if way.template else way.output):
        way.write(_links(form, pair, notes), notes.total, sources)
        return
    comparison = compared(pair) if notes.total and not pair.is_single else None
    way.take(report(pair, notes, comparison, colours), sources)


def _links(form: str, pair: Pair, notes: PairNotes) -> str:
    from dialogue_reader.notes.export.links.linked import linked_texts

    if pair.is_single:
        raise click.UsageError(words("links_of_two"))
    linked = linked_texts(pair, compared(pair), "passage", notes)
    return LINK_FORMATS[form].write(linked, datetime.now(UTC))
