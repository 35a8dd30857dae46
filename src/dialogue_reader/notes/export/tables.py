"""Notes as tables: CSV and TSV for spreadsheets and scripts, and the CSV that Readwise imports.

Readwise runs no formulas and keeps a highlight as it is, so its file is not guarded against them.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from dialogue_reader.notes.export.report import ExportedNote, Quote, Report, Words
from dialogue_reader.writing.plain_text import on_one_line
from dialogue_reader.writing.tables import Cell, table

_QUOTE = ("document", "title", "language", "source", "address", "passage", "kind", "start", "end")
COLUMNS = (
    "id", *_QUOTE, "before", "text", "after", "standing", "marked",
    *(f"across_{name}" for name in (*_QUOTE, "text")),
    "verdict", "score", "counterpart_language", "counterpart",
    "colour", "colour_name", "tags", "note", "created", "modified",
)  # fmt: skip

READWISE = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")
"""The columns that Readwise's import of CSV knows."""


def write_csv(report: Report, words: Words) -> str:  # noqa: ARG001 - names alone, which scripts read
    """A line of `COLUMNS`, then one for each note, with commas between the cells."""
    return table((COLUMNS, *_rows(report)), ",", is_guarded=True)


def write_tsv(report: Report, words: Words) -> str:  # noqa: ARG001 - names alone, which scripts read
    """The same with tabs between the cells."""
    return table((COLUMNS, *_rows(report)), "\t", is_guarded=True)


def write_readwise(report: Report, words: Words) -> str:
    """A line of `READWISE`, then one for each note; its tags stand in the note, as Readwise reads them there."""
    notes = (_readwise(exported, words) for exported in (*report.notes, *report.orphans))
    return table((READWISE, *notes), ",", is_guarded=False)


def _rows(report: Report) -> Iterable[Sequence[Cell]]:
    for exported in (*report.notes, *report.orphans):
        note, quote, across = exported.annotation, exported.quote, exported.across
        counterparts = exported.counterparts
        yield (
            note.id, *_place(quote), quote.prefix, quote.text, quote.suffix, note.standing, exported.marked,
            *(_place(across) if across else (None,) * len(_QUOTE)), across and across.text,
            exported.verdict.replace("_", " "), exported.score,
            counterparts[0].head.language if counterparts else None, "\n\n".join(other.text for other in counterparts),
            note.colour, report.colours.get(note.colour), "; ".join(map(on_one_line, note.tags)), note.note,
            note.created.isoformat(), note.modified.isoformat(),
        )  # fmt: skip


def _place(quote: Quote) -> tuple[Cell, ...]:
    head = quote.head
    described = head.side, head.title, head.language, head.source, quote.address
    return (*described, None if quote.passage is None else quote.passage + 1, quote.kind, quote.start, quote.end)


def _readwise(exported: ExportedNote, words: Words) -> tuple[Cell, ...]:
    note, quote = exported.annotation, exported.quote
    tags = " ".join(f".{'_'.join(on_one_line(tag).split())}" for tag in note.tags)
    parts = [tags, note.note.strip()]
    if exported.across:
        parts.append(f"{words('across').strip('*')} {exported.across.text} ({_named(exported.across)})")
    comment = "\n\n".join(part for part in parts if part)
    title, author = quote.head.title or quote.head.source, quote.head.byline or quote.head.outlet
    return quote.text, title, author, quote.head.url, comment, quote.start, _time(note.created)


def _named(quote: Quote) -> str:
    return on_one_line(quote.head.title or quote.head.source)


def _time(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M:%S}"
