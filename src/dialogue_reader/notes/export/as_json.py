"""Notes as JSON for scripts: the names and offsets that the other commands print."""

from typing import Any

from dialogue_reader.language.terminal_safe import escaped
from dialogue_reader.notes.export.report import ExportedNote, Head, Quote, Report, Words


def write(report: Report, words: Words) -> str:  # noqa: ARG001 - names alone, which scripts read
    """The report as one JSON object that ends with a line break; offsets count code points, ids count from 0."""
    import json

    content: dict[str, Any] = {
        **{head.side or "left": _head(head) for head in report.heads},
        "encoder": report.encoder,
        "annotations": [_note(exported) for exported in (*report.notes, *report.orphans)],
    }
    return escaped(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def _head(head: Head) -> dict[str, Any]:
    return {
        "title": head.title,
        "source": head.source,
        "outlet": head.outlet,
        "byline": head.byline,
        "published": head.published and head.published.isoformat(),
        "language": head.language,
    }


def _note(exported: ExportedNote) -> dict[str, Any]:
    note = exported.annotation
    return {
        "id": note.id,
        **_quote(exported.quote),
        "standing": note.standing,
        "marked": {
            "exact": note.selector.exact,
            "prefix": note.selector.prefix,
            "suffix": note.selector.suffix,
            "start": note.selector.start,
            "end": note.selector.end,
        },
        "colour": note.colour,
        "note": note.note,
        "created": note.created.isoformat(),
        "modified": note.modified.isoformat(),
        "verdict": exported.verdict.replace("_", " "),
        "score": exported.score,
        "counterparts": [_quote(quote) for quote in exported.counterparts],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "document": quote.head.side or "left",
        "language": quote.head.language,
        "passage": quote.passage,
        "kind": quote.kind,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
    }
