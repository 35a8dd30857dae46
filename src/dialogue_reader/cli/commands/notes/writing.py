"""`notes add`, `notes edit` and `notes remove`."""

import re
import unicodedata
from typing import NamedTuple

import click

from dialogue_reader.cli.commands.notes.choosing import colour_named, note_json, note_text, notes_by_ids, tags_of
from dialogue_reader.cli.output import (
    Languages,
    document,
    encoding_option,
    format_option,
    lang_option,
    mendable,
    print_json,
)
from dialogue_reader.documents.model import Article, Side, Span
from dialogue_reader.documents.opening import open_article
from dialogue_reader.documents.sources import check_standard_input
from dialogue_reader.errors import DocumentError
from dialogue_reader.folders import data_folder
from dialogue_reader.messages.command_line import words
from dialogue_reader.notes.model import COLOURS, Annotation
from dialogue_reader.notes.storage.store import NoteStore


class Place(NamedTuple):
    """Where in a document, as it was typed: one of a quotation, a passage and a span."""

    quote: str | None
    occurrence: int | None
    passage: int | None
    span: tuple[int, int] | None


def _span(_ctx: click.Context, _option: click.Parameter, value: str | None) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{1,12}):(\d{1,12})", value or "", re.ASCII)
    if value and not match:
        raise click.BadParameter(words("no_span"))
    return (int(match[1]), int(match[2])) if match else None


_colour = click.option("--colour", help="yellow, green, blue, pink or purple, or what you call it.")


@click.command()
@click.argument("source", metavar="DOCUMENT", type=document)
@click.option(
    "--quote", metavar="TEXT", help="The words to mark, as they stand there; blanks and line breaks are alike."
)
@click.option("--occurrence", type=click.IntRange(1), help="Which of several places where they stand.")
@click.option("--passage", type=click.IntRange(1), help="The passage to mark, by its number from 1.")
@click.option("--span", metavar="START:END", callback=_span, help="Code points to mark, as JSON answers count them.")
@click.option("--across", metavar="DOCUMENT2", type=document, help="A second document that the note is on as well.")
@click.option("--quote2", metavar="TEXT", help="The words to mark there.")
@click.option("--occurrence2", type=click.IntRange(1), help="Which of several places.")
@click.option("--passage2", type=click.IntRange(1), help="The passage to mark there.")
@click.option("--span2", metavar="START:END", callback=_span, help="Code points to mark there.")
@_colour
@click.option("--note", metavar="TEXT", default="", help="What to note, in Markdown; - reads it from standard input.")
@click.option("--tag", "tags", multiple=True, help="A tag; several are given one by one.")
@encoding_option
@lang_option
@format_option
@mendable
def add(
    source: str,
    quote: str | None,
    occurrence: int | None,
    passage: int | None,
    span: tuple[int, int] | None,
    across: str | None,
    quote2: str | None,
    occurrence2: int | None,
    passage2: int | None,
    span2: tuple[int, int] | None,
    colour: str | None,
    note: str,
    tags: tuple[str, ...],
    encoding: str | None,
    languages: Languages,
    form: str,
) -> None:
    """Mark words of DOCUMENT, and of a second one, and note something on them. Prints the ID of the note.

    One of --quote, --passage and --span says which words.
    """
    here, there = Place(quote, occurrence, passage, span), Place(quote2, occurrence2, passage2, span2)
    _check("", here, needed=True)
    _check("2", there, needed=across is not None)
    check_standard_input([source, across or "", note])
    article = open_article(source, encoding, languages[0])
    marked = _marked(article, here, "left", "")
    other = open_article(across, encoding, languages[1]) if across else None
    second = (other, _marked(other, there, "right", "2")) if other else None
    text = note_text(note) or ""
    with NoteStore.open(data_folder()) as store:
        chosen = colour_named(colour, store) if colour else COLOURS[0]
        _print(store.add(article, marked, chosen, text, tags_of(tags), across=second), store, form)


def _check(number: str, place: Place, *, needed: bool) -> None:
    """Raise a UsageError unless there is one way to say which words, or none where none is needed."""
    count = sum(value is not None for value in (place.quote, place.passage, place.span))
    if count != int(needed):
        raise click.UsageError(words("which_words" if needed else "needs_across", number=number))
    if place.occurrence is not None and place.quote is None:
        raise click.UsageError(words("needs_quote", number=number))


def _marked(article: Article, place: Place, side: Side, number: str) -> Span:
    """The span that is meant. Raises DocumentError."""
    length = len(article.text)
    if place.span:
        start, end = place.span
        if not start < end <= length:
            raise DocumentError("span_outside", article.source, start=start, end=end, length=length)
        return Span(side, start, end)
    if place.passage is not None:
        count = len(article.passages)
        if place.passage > count:
            raise DocumentError("no_such_passage", article.source, passage=place.passage, count=count)
        passage = article.passages[place.passage - 1]
        return Span(side, passage.start, passage.end)
    return _quoted(article, place, side, number)


def _quoted(article: Article, place: Place, side: Side, number: str) -> Span:
    typed = unicodedata.normalize("NFC", place.quote or "").split()
    pattern = r"\s+".join(map(re.escape, typed))
    matches = list(re.finditer(pattern, article.text)) if pattern else []
    wanted = place.occurrence or 1
    if len(matches) < wanted:
        if not matches:
            raise DocumentError("quotation_missing", article.source)
        raise DocumentError("quotation_rare", article.source, count=len(matches))
    if len(matches) > 1 and place.occurrence is None:
        raise DocumentError("quotation_several", article.source, count=len(matches), option=f"--occurrence{number}")
    return Span(side, *matches[wanted - 1].span())


@click.command()
@click.argument("note_id", metavar="ID")
@click.option("--note", metavar="TEXT", help="Another text; - reads it from standard input.")
@_colour
@click.option("--tag", "tags", multiple=True, help="A tag to add.")
@click.option("--untag", "without", multiple=True, help="A tag to take away.")
@format_option
@mendable
def edit(
    note_id: str, note: str | None, colour: str | None, tags: tuple[str, ...], without: tuple[str, ...], form: str
) -> None:
    """Change the text, the colour or the tags of the note of that ID. Prints its ID."""
    if note is None and colour is None and not tags and not without:
        raise click.UsageError(words("nothing_to_change"))
    text = note_text(note)
    with NoteStore.open(data_folder()) as store:
        (before,) = notes_by_ids(store, [note_id])
        chosen = colour_named(colour, store) if colour else None
        gone = tags_of(without)
        kept = tuple(tag for tag in dict.fromkeys((*before.tags, *tags_of(tags))) if tag not in gone)
        _print(store.change(before.id, chosen, text, kept if kept != before.tags else None), store, form)


@click.command()
@click.argument("note_ids", metavar="ID...", nargs=-1, required=True)
@format_option
@mendable
def remove(note_ids: tuple[str, ...], form: str) -> None:
    """Remove the notes of these IDs; none, if one of them is not there."""
    with NoteStore.open(data_folder()) as store:
        ids = list(dict.fromkeys(note.id for note in notes_by_ids(store, note_ids)))
        for each in ids:
            store.delete(each)
    if form == "json":
        print_json({"removed": ids})
    else:
        click.echo(words("notes_removed", count=len(ids)))


def _print(note: Annotation, store: NoteStore, form: str) -> None:
    if form == "json":
        print_json(note_json(note, store.colour_names()))
    else:
        click.echo(note.id)
