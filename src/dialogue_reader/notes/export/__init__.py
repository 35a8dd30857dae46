"""Exporting notes: a module a format, each a pure function from a report to text.

A new format is a module with such a function and a line in `FORMATS`; both front ends offer it then.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Pair
from dialogue_reader.notes.export import as_json, hypothesis, markdown, web_annotation
from dialogue_reader.notes.export.report import Report, Words, report
from dialogue_reader.notes.model import PairNotes


class Format(NamedTuple):
    """A way to write notes down: what people call it, how its files end, and the function that writes it."""

    title: str
    suffix: str
    write: Callable[[Report, Words], str]


FORMATS: dict[str, Format] = {
    "md": Format("Markdown", ".md", markdown.write),
    "json": Format("JSON", ".json", as_json.write),
    "jsonld": Format("W3C Web Annotation", ".jsonld", web_annotation.write),
    "hypothesis": Format("Hypothesis", ".hypothesis.json", hypothesis.write),
}


def named_by(path: Path | None) -> str:
    """The name of the format that a file's name asks for; Markdown where it asks for none."""
    name = path.name.lower() if path else ""
    endings = {form.suffix: key for key, form in FORMATS.items() if name.endswith(form.suffix)}
    return endings[max(endings, key=len)] if endings else "md"


def render(name: str, pair: Pair, notes: PairNotes, comparison: Comparison | None, words: Words) -> str:
    """The notes on `pair` in the format of that name; `words` are what it says around them.

    Raises KeyError for a name that `FORMATS` does not have.
    """
    return FORMATS[name].write(report(pair, notes, comparison), words)
