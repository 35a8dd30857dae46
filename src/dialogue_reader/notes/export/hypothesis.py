"""Notes as Hypothesis has them: annotations as its API gives and takes them, in the file that its client imports.

Hypothesis knows no colour, so that is a tag, the last one; it keeps the first of two targets.
"""

from typing import Any

from dialogue_reader.notes.export.report import ExportedNote, Report, Words
from dialogue_reader.notes.export.web_annotation import selectors
from dialogue_reader.notes.identifiers import iri_of_source
from dialogue_reader.notes.model import Target
from dialogue_reader.writing.json_text import json_text

COLOUR_TAG = "colour:"
_USER = "acct:dialogue-reader@localhost"  # the client sorts what it imports by users


def write(report: Report, words: Words) -> str:  # noqa: ARG001 - names alone, which programs read
    """The report as one JSON object that ends with a line break."""
    return json_text({"annotations": [_annotation(exported) for exported in (*report.notes, *report.orphans)]})


def _annotation(exported: ExportedNote) -> dict[str, Any]:
    note = exported.annotation
    document = note.targets[0].document
    return {
        "id": note.id,
        "created": note.created.isoformat(),
        "updated": note.modified.isoformat(),
        "user": _USER,
        "uri": iri_of_source(document.source, note.targets[0].digest),
        "document": {"title": [document.title] if document.title else []},
        "text": note.note,
        "tags": [*note.tags, COLOUR_TAG + note.colour],
        "target": [_target(target) for target in note.targets],
    }


def _target(target: Target) -> dict[str, Any]:
    return {"source": iri_of_source(target.document.source, target.digest), "selector": selectors(target.selector)}
