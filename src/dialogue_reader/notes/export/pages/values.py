"""What a template can say of the notes: plain values under names that stay, documented in docs/exports.md."""

from typing import Any

from dialogue_reader.notes.export.phrases import Phrases
from dialogue_reader.notes.export.report import ExportedNote, Head, Quote, Report, Words
from dialogue_reader.notes.model import SHORT_CONTEXT
from dialogue_reader.writing.plain_text import on_one_line, visible

Values = dict[str, Any]


def values_of(report: Report, words: Words) -> Values:
    """The report as a template sees it; its texts have no controls, but are not escaped for any format."""
    phrases = Phrases(report, words, str)
    articles = {head: _article(head, phrases) for head in report.heads}

    def noted(note: ExportedNote) -> Values:
        return _note(note, phrases, articles)

    return {
        "title": phrases.title(),
        "articles": list(articles.values()),
        "notes": [noted(note) for note in report.notes],
        "orphans": [noted(note) for note in report.orphans],
        "encoder": report.encoder and on_one_line(report.encoder),
    }


def _article(head: Head, phrases: Phrases) -> Values:
    return {
        "side": head.side,
        "name": phrases.section(head),
        "title": phrases.name(head),
        "source": on_one_line(head.source),
        "url": head.url and on_one_line(head.url),
        "outlet": head.outlet and on_one_line(head.outlet),
        "byline": head.byline and on_one_line(head.byline),
        "published": head.published,
        "language": on_one_line(head.language),
        "facts": [{"label": label, "value": value} for label, value in phrases.facts(head)],
    }


def _note(exported: ExportedNote, phrases: Phrases, articles: dict[Head, Values]) -> Values:
    note = exported.annotation

    def quoted(quote: Quote, *, is_orphan: bool = False) -> Values:
        return _quote(quote, phrases, articles, is_orphan=is_orphan)

    across = exported.across and quoted(exported.across, is_orphan=bool(note.across and note.across.orphan))
    return {
        "id": note.id,
        "label": phrases.label(exported),
        "colour": note.colour,
        "colour_name": phrases.colour(note),
        "tags": [on_one_line(tag) for tag in note.tags],
        "body": visible(note.note),
        "created": note.created,
        "modified": note.modified,
        "quote": quoted(exported.quote, is_orphan=note.orphan),
        "across": across,
        "counterparts": [quoted(quote) for quote in exported.counterparts],
        "further": [quoted(quote) for quote in exported.further],
        "marked": exported.marked and visible(exported.marked),
        "translation": exported.translation and visible(exported.translation),
        "orphan": note.orphan,
        "verdict": exported.verdict,
        "verdict_text": phrases.verdict(exported),
        "score": exported.score,
    }


def _quote(quote: Quote, phrases: Phrases, articles: dict[Head, Values], *, is_orphan: bool) -> Values:
    return {
        "article": articles.get(quote.head) or _article(quote.head, phrases),
        "text": visible(quote.text),
        "before": _cut(quote.prefix.rsplit("\n", 1)[-1], at_start=True),
        "after": _cut(quote.suffix.split("\n", 1)[0], at_start=False),
        "passage": None if quote.passage is None else quote.passage + 1,
        "kind": quote.kind,
        "start": quote.start,
        "end": quote.end,
        "place": phrases.place(quote, is_orphan=is_orphan),
        "address": quote.address and on_one_line(quote.address),
    }


def _cut(context: str, *, at_start: bool) -> str:
    """Words around a quotation, within its paragraph; an ellipsis where they are cut."""
    shown = visible(context)
    if len(context) < SHORT_CONTEXT:
        return shown
    return f"…{shown}" if at_start else f"{shown}…"
