"""`export`: the notes on two articles, as a file or on standard output."""

import os
from datetime import UTC, datetime

import click

from dialogue_reader.cli.comparing import compared
from dialogue_reader.cli.exporting import Way, way_options
from dialogue_reader.cli.output import Languages, document, encoding_option, lang_option, mendable
from dialogue_reader.documents.model import SIDES, Pair, Side, Sides
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.folders import cache_folder, config_folder, data_folder
from dialogue_reader.messages import spoken
from dialogue_reader.messages.command_line import words
from dialogue_reader.notes.export.links import LINK_FORMATS, WITH_NOTES, asked_for
from dialogue_reader.notes.export.report import NO_TRANSLATIONS, Translations, report
from dialogue_reader.notes.model import PairNotes
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.settings.configuration import configuration_of


@click.command(short_help="Write the notes on two documents, or on one.")
@click.argument("left", type=document)
@click.argument("right", type=document, required=False)
@way_options(*WITH_NOTES)
@click.option(
    "--with-translations", is_flag=True, help="Add what L has shown of the passages: for md, html and templates."
)
@encoding_option
@lang_option
@mendable
def export(
    left: str, right: str | None, with_translations: bool, way: Way, encoding: str | None, languages: Languages
) -> None:
    """Write the notes on LEFT and RIGHT, or on one document, each with its quotation and its counterpart.

    A file for Obsidian that is there already is updated: what you wrote in it stays. TMX and TEI have every sure link,
    with the notes on it.
    """
    pair = open_pair(left, right, encoding, languages)
    sources = [source for source in (left, right) if source]
    with NoteStore.open(data_folder()) as store:
        notes, colours = store.of_pair(pair), store.colour_names()
    if form := asked_for(way.format, None if way.template else way.output):
        way.write_text(_links(form, pair, notes), notes.total, sources)
        return
    comparison = compared(pair) if notes.total and not pair.is_single else None
    translations = _translations(pair, notes) if with_translations else NO_TRANSLATIONS
    way.write_report(report(pair, notes, comparison, colours, translations), sources)


def _translations(pair: Pair, notes: PairNotes) -> Sides[Translations]:
    """Of the passages that notes are on, the translations that have been made before; nobody is asked for others."""
    from dialogue_reader.outside.programs import Programs
    from dialogue_reader.outside.translation import Question, Translator

    settings = configuration_of(config_folder(), os.environ).settings.translation
    translator, target = Translator(settings, cache_folder(), Programs()), settings.target(spoken())

    def of(side: Side) -> Translations:
        article = pair[side]
        passages = (article.passage_at(note.start) for note in notes[side] if not note.orphan)
        made = ((i.id, translator.kept(Question(article.text_of(i), article.language, target))) for i in passages)
        return {number: words for number, words in made if words}

    return Sides(*map(of, SIDES))


def _links(form: str, pair: Pair, notes: PairNotes) -> str:
    from dialogue_reader.notes.export.links.linked import linked_texts

    if pair.is_single:
        raise click.UsageError(words("links_of_two"))
    linked = linked_texts(pair, compared(pair), "passage", notes)
    return LINK_FORMATS[form].write(linked, datetime.now(UTC))
