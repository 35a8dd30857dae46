"""Notes as the W3C's Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD.

A note is a TextualBody in Markdown, a tag one whose purpose is tagging, the name of a colour one whose purpose is
classifying. The colour itself is a style class with its sheet: what knows styles paints it, all else goes past it. The
positions count code points, as the model asks for, of the text whose digest stands beside them. What the model
has no word for has a name of our own, an IRI, which other programs are bound to ignore.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from dialogue_reader.notes.export.report import ExportedNote, Report, Words
from dialogue_reader.notes.identifiers import OWN, iri_of_note, iri_of_source, is_exact
from dialogue_reader.notes.model import Colour, Selector, Target
from dialogue_reader.writing.json_text import json_text

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
DOCUMENT, SOURCE, DIGEST, STANDING, COLOUR = (
    f"{OWN}{name}" for name in ("document", "source", "digest", "standing", "colour")
)
"""Names of our own: what is known of the document, its place where no IRI says it exactly; the SHA-256 of the text that
was marked, and what became of the words; the colour that is given a name."""
TITLE, OUTLET, PUBLISHED = "dcterms:title", "dcterms:publisher", "dcterms:date"
"""Names of other vocabularies, whose prefixes the context of the model declares."""

_PAPER: dict[Colour, str] = {
    "yellow": "#fff3a3",
    "green": "#c8f0c0",
    "blue": "#bfe0ff",
    "pink": "#ffcfe3",
    "purple": "#dfd0ff",
}


def write(report: Report, words: Words) -> str:  # noqa: ARG001 - names alone, which programs read
    """The report as an AnnotationCollection that ends with a line break."""
    from uuid import NAMESPACE_URL, uuid5

    items = [_annotation(exported, report) for exported in (*report.notes, *report.orphans)]
    ids = "\n".join(str(item["id"]) for item in items)
    collection, page = (f"urn:uuid:{uuid5(NAMESPACE_URL, f'{OWN}{name}:{ids}')}" for name in ("collection", "page"))
    content: dict[str, Any] = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "total": len(items),
        COLOUR: [_named(colour, name) for colour, name in report.colours.items()],
    }
    if items:
        content["first"] = {"id": page, "type": "AnnotationPage", "partOf": collection, "startIndex": 0, "items": items}
    return json_text(content)


def _annotation(exported: ExportedNote, report: Report) -> dict[str, Any]:
    note = exported.annotation
    motives = [
        *(["commenting"] if note.note else []),
        *(["linking"] if note.across else []),
    ]
    bodies = [
        *([_body(note.note, "commenting") | {"format": "text/markdown"}] if note.note else []),
        *(_body(tag, "tagging") for tag in note.tags),
        *(
            [_named(note.colour, name) | {"purpose": "classifying"}]
            if (name := report.colours.get(note.colour))
            else []
        ),
    ]
    return {
        "id": iri_of_note(note.id),
        "type": "Annotation",
        "motivation": _one_or_several(motives or ["highlighting"]),
        "created": _time(note.created),
        "modified": _time(note.modified),
        **({"body": _one_or_several(bodies)} if bodies else {}),
        "stylesheet": {
            "type": "CssStylesheet",
            "value": f".{note.colour} {{ background-color: {_PAPER[note.colour]} }}",
        },
        "target": _one_or_several([_target(target, note.colour) for target in note.targets]),
    }


def _one_or_several(values: Sequence[Any]) -> Any:  # noqa: ANN401 - what JSON-LD calls a set
    return values[0] if len(values) == 1 else values


def _body(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _named(colour: str, name: str) -> dict[str, Any]:
    """What the person calls a colour."""
    return {"type": "TextualBody", "value": name, COLOUR: colour}


def _target(target: Target, colour: Colour) -> dict[str, Any]:
    document = target.document
    source = iri_of_source(document.source, target.digest)
    facts = {
        "language": document.language,
        TITLE: document.title,
        OUTLET: document.outlet,
        PUBLISHED: document.published and document.published.isoformat(),
        SOURCE: None if is_exact(document.source) else document.source,
    }
    return {
        "type": "SpecificResource",
        "source": source,
        "styleClass": colour,
        "selector": selectors(target.selector),
        **({DIGEST: target.digest} if target.digest else {}),
        **({STANDING: "orphan"} if target.orphan else {}),
        # What is said of the document is said of what the source names: one thing of one IRI.
        DOCUMENT: {
            "id": source,
            "type": "Text",
            **{name: fact for name, fact in facts.items() if fact is not None},
        },
    }


def selectors(words: Selector) -> list[dict[str, Any]]:
    """The words that were marked, by their quotation and by their position."""
    return [
        {"type": "TextQuoteSelector", "exact": words.exact, "prefix": words.prefix, "suffix": words.suffix},
        {"type": "TextPositionSelector", "start": words.start, "end": words.end},
    ]


def _time(time: datetime) -> str:
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")
