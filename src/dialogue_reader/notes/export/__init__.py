"""Exporting notes: a module a format, each a pure function from a report to text.

A new format is a module with such a function and a line in `FORMATS`; both front ends offer it then.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Pair
from dialogue_reader.notes.export import as_json, markdown
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
}


def named_by(path: Path | None) -> str:
    """The name of the format that a file's name asks for; Markdown where it asks for none."""
    ending = path.suffix.lower() if path else ""
    return next((name for name, form in FORMATS.items() if form.suffix == ending), "md")


def render(
    name: str,
    pair: Pair,
    notes: PairNotes,
    comparison: Comparison | None,
    words: Words,
    *,
    colours: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The notes on `pair` in the format of that name; `words` are what it says around them.

    `colours` are the names that the person gave to colours.

    Raises KeyError for a name that `FORMATS` does not have.
    """
    return FORMATS[name].write(report(pair, notes, comparison, colours), words)
