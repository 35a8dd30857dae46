"""What stands on a card, field by field, as the HTML that Anki shows."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dialogue_reader.notes.export.pages.markup import as_html, emphasised
from dialogue_reader.notes.export.phrases import Phrases
from dialogue_reader.notes.export.report import Quote, Report, Words
from dialogue_reader.writing.plain_text import on_one_line, visible

FIELDS = ("Passage", "Counterpart", "Note", "Source")
NOTE_TYPE = "dialogue_reader"

# What Anki would take for sound, LaTeX, a deletion or mathematics, wherever it stands.
_ANKI_SIGNS = {"[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "\\": "&#92;"}
_TRANSLATED = str.maketrans(_ANKI_SIGNS)


class Card(NamedTuple):
    """A note as Anki has it: what it is known by, its `FIELDS` as HTML on one line each, and its tags."""

    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]


def cards(report: Report, words: Words) -> Iterator[Card]:
    """A card for each note, orphans last."""
    phrases = Phrases(report, words, _escaped)
    for exported in (*report.notes, *report.orphans):
        note = exported.annotation
        there = [exported.across] if exported.across else []
        counterpart = "".join(
            (
                *(_quoted(quote) for quote in there),
                f"<p>{emphasised(verdict)}</p>" if (verdict := phrases.verdict(exported)) else "",
                *(_quoted(quote) for quote in exported.further),
            )
        )
        places = [
            _source(exported.quote, phrases, words, is_orphan=note.orphan),
            *(_source(quote, phrases, words) for quote in (*there, *exported.further)),
        ]
        body = as_html(note.note).translate(_TRANSLATED) if note.note.strip() else ""
        fields = (_quoted(exported.quote), counterpart, body, "".join(places))
        label = report.colours.get(note.colour) or words(f"colour.{note.colour}")
        yield Card(note.id, tuple(map(_on_one_line, fields)), tuple(_tags((*note.tags, label))))


def deck_of(report: Report, words: Words) -> str:
    """The name of the deck, below one for all that the reader exports."""
    title = Phrases(report, words, str).title().replace("::", ":").replace('"', "'")
    return f"{NOTE_TYPE}::{title}"


def _escaped(text: str) -> str:
    return html.escape(visible(text)).translate(_TRANSLATED)


def _quoted(quote: Quote) -> str:
    known = quote.head.language not in ("", "und")
    language = f' lang="{_escaped(quote.head.language)}"' if known else ""
    return f'<div{language} dir="auto">{_escaped(quote.text)}</div>'


def _source(quote: Quote, phrases: Phrases, words: Words, *, is_orphan: bool = False) -> str:
    place = f"{phrases.name(quote.head)} {phrases.place(quote, is_orphan=is_orphan, is_titled=False)}"
    if quote.address:
        place += f' · <a href="{_escaped(on_one_line(quote.address))}">{_escaped(words("open_at"))}</a>'
    return f"<div>{place}</div>"


def _on_one_line(field: str) -> str:
    """The same HTML on one line: line breaks in a text become `<br>`, those between elements go."""
    field = field.replace("<br />\n", "<br>")
    return re.sub(r"(?<!>)\n|\n(?=[^<\n])", "<br>", field).replace("\n", "")


def _tags(tags: Sequence[str]) -> Iterator[str]:
    """Tags as Anki takes them: no spaces, each once."""
    for tag in dict.fromkeys("_".join(on_one_line(tag).replace('"', "'").split()) for tag in tags):
        if tag:
            yield tag
