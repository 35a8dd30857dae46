"""`library`: what was opened on this machine, and what shall be at hand."""

from pathlib import Path

import click

from dialogue_reader.cli.output import (
    Languages,
    encoding_option,
    format_option,
    lang_option,
    mendable,
    print_json,
    print_rows,
)
from dialogue_reader.documents.folders import contents_of
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.documents.sources import explained
from dialogue_reader.errors import DocumentError
from dialogue_reader.folders import data_folder
from dialogue_reader.messages.command_line import columns, words
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.notes.storage.tables.library import LibraryEntry


@click.group()
def library() -> None:
    """Keep the documents that you read at hand."""


@library.command("list")
@format_option
@mendable
def list_library(form: str) -> None:
    """Print what was opened, the latest first."""
    with NoteStore.open(data_folder()) as store:
        entries = store.library()
    if form == "json":
        print_json({"library": [_as_json(entry) for entry in entries]})
        return
    rows = [
        (
            entry.left.title or entry.left.place,
            (entry.right.title or entry.right.place) if entry.right else "",
            f"{entry.opened.astimezone():%Y-%m-%d}",
            f"{entry.share:.0%}",
            str(entry.notes),
        )
        for entry in entries
    ]
    headings = columns("left", "right", "opened", "read", "notes")
    print_rows(words("title.library"), headings, rows, words("none.library"))


@library.command()
@click.argument("left")
@click.argument("right", required=False)
@encoding_option
@lang_option
@mendable
def add(left: str, right: str | None, encoding: str | None, languages: Languages) -> None:
    """Add a document, a pair, or every pair of a folder (name.vi.txt and name.fr.txt)."""
    pairs = [(left, right)] if right or not Path(left).is_dir() else _pairs_in(left)
    with NoteStore.open(data_folder()) as store:
        for first, second in pairs:
            store.shelve(open_pair(first, second, encoding, languages))
    click.echo(words("library_added", count=len(pairs)))


@library.command()
@click.argument("left")
@click.argument("right", required=False)
@mendable
def rm(left: str, right: str | None) -> None:
    """Take a document or a pair out of the library; its notes stay."""
    with NoteStore.open(data_folder()) as store:
        if not store.unshelve((left, right) if right else (left,)):
            raise DocumentError("not_in_library", left)


def _pairs_in(folder: str) -> list[tuple[str, str | None]]:
    with explained(folder):
        pairs = contents_of(Path(folder)).pairs
    if not pairs:
        raise DocumentError("no_pairs", folder)
    return [(str(first), str(second)) for first, second in pairs]


def _as_json(entry: LibraryEntry) -> dict[str, object]:
    return {
        "left": entry.left._asdict(),
        "right": entry.right._asdict() if entry.right else None,
        "opened": entry.opened.isoformat(),
        "read": round(entry.share, 3),
        "notes": entry.notes,
    }
