"""Notes as JSON, for scripts and for another store: nothing that the store holds of them is left out.

The names and offsets are those that the other commands print; `docs/notes.schema.json` describes them. `targets` is
what an import reads; the rest says where the words stand now, and what is known of their counterparts.
"""

from typing import Any

from dialogue_reader.notes.export.report import ExportedNote, Head, Quote, Report, Words
from dialogue_reader.notes.model import Target
from dialogue_reader.writing.json_text import json_text

FORMAT = "dialogue-reader notes"
VERSION = 1
"""It grows when a reader of the version before would lose something."""


def write(report: Report, words: Words) -> str:  # noqa: ARG001 - names alone, which scripts read
    """The report as one JSON object that ends with a line break; offsets count code points, ids count from 0."""
    is_single = len(report.heads) == 1
    content: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        **{head.side or "left": _head(head) for head in report.heads if head.side or is_single},
        "encoder": report.encoder,
        "colours": dict(report.colours),
        "annotations": [_note(exported, report, is_single) for exported in (*report.notes, *report.orphans)],
    }
    return json_text(content)


def _head(head: Head) -> dict[str, Any]:
    return {
        "title": head.title,
        "source": head.source,
        "outlet": head.outlet,
        "byline": head.byline,
        "published": head.published and head.published.isoformat(),
        "language": head.language,
    }


def _note(exported: ExportedNote, report: Report, is_single: bool) -> dict[str, Any]:
    note = exported.annotation
    return {
        "id": note.id,
        **_quote(exported.quote, is_single),
        "standing": note.standing,
        "marked": note.selector._asdict(),
        "across": exported.across and _quote(exported.across, is_single),
        "colour": note.colour,
        "colour_name": report.colours.get(note.colour),
        "note": note.note,
        "tags": list(note.tags),
        "created": note.created.isoformat(),
        "modified": note.modified.isoformat(),
        "verdict": exported.verdict.replace("_", " "),
        "score": exported.score,
        "counterparts": [_quote(quote, is_single) for quote in exported.counterparts],
        "targets": [_target(target) for target in note.targets],
    }


def _quote(quote: Quote, is_single: bool) -> dict[str, Any]:
    return {
        "document": quote.head.side or ("left" if is_single else None),
        "language": quote.head.language,
        "passage": quote.passage,
        "kind": quote.kind,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
    }


def _target(target: Target) -> dict[str, Any]:
    document = target.document
    return {
        "source": document.source,
        "title": document.title,
        "language": document.language,
        "outlet": document.outlet,
        "published": document.published and document.published.isoformat(),
        "digest": target.digest or None,
        "standing": target.standing,
        **target.selector._asdict(),
    }
