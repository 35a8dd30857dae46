"""`notes import` and `notes export`: between this store and everything else."""

import io
import sys
from typing import BinaryIO

import click

from dialogue_reader.cli.commands.notes.choosing import Wanted, filter_options
from dialogue_reader.cli.exporting import Way, way_options
from dialogue_reader.cli.output import document, mendable, print_json
from dialogue_reader.documents.decoding import PIECE
from dialogue_reader.documents.sources import STANDARD_INPUT, content_of, explained
from dialogue_reader.folders import data_folder
from dialogue_reader.messages import command_line
from dialogue_reader.notes.export.report import report_of_all
from dialogue_reader.notes.imports import IMPORTERS, arrivals_of
from dialogue_reader.notes.imports.content import LARGEST
from dialogue_reader.notes.storage.store import NoteStore


@click.command("import")
@click.argument("source", metavar="FILE", type=document)
@click.option("--format", "form", type=click.Choice(list(IMPORTERS)), help="Its format; recognised if not named.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@mendable
def import_notes(source: str, form: str | None, as_json: bool) -> None:
    """Take over the notes in FILE, or on standard input (-): all of them, or none if one cannot be read.

    JSON of this reader, W3C Web Annotations in JSON-LD, Hypothesis JSON and Readwise CSV are recognised by what they
    hold. Importing the same again changes nothing; of two versions of a note the one changed last stays.
    """
    arrivals = arrivals_of(_read(source), source, form)
    with NoteStore.open(data_folder()) as store:
        intake = store.take(arrivals)
    if as_json:
        print_json(intake._asdict())
    else:
        click.echo(command_line.words("notes_taken", **intake._asdict()))


def _read(source: str) -> bytes:
    """The bytes of a file, of one that is too large a byte more than are allowed. Raises DocumentError."""
    if source == STANDARD_INPUT:
        return _beginning(sys.stdin.buffer, source)
    with content_of(source, keeps=False).file as file:
        return _beginning(file, source)


def _beginning(file: io.RawIOBase | io.BufferedIOBase | BinaryIO, source: str) -> bytes:
    """So much of a file; a pipe gives it in parts."""
    parts: list[bytes] = []
    left = LARGEST + 1
    with explained(source):
        while left and (part := file.read(min(left, PIECE))):
            parts.append(part)
            left -= len(part)
    return b"".join(parts)


@click.command("export")
@filter_options
@way_options()
@mendable
def export_notes(wanted: Wanted, way: Way) -> None:
    """Write the notes on all articles, or those that the options choose, in one file.

    A file for Obsidian that is there already is updated: what you wrote in it stays.
    """
    with NoteStore.open(data_folder()) as store:
        notes, names = wanted.notes(store), store.colour_names()
    sources = {target.document.source for note in notes for target in note.targets}
    way.write_report(report_of_all(notes, names), sources - {""})
